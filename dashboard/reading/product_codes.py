"""Which product a row is about: everything together, or a group of a classification.

A file about one flow often holds both. Totals make trade rows; where there is no total, product
rows are taken as they are and never added up to one, because a download may hold a few of them.
"""

import re

import pandas as pd

from dashboard.package.kinds import Kind
from dashboard.reading.letters import folded
from dashboard.reading.steps import leave_out, refuse
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft

TOTALS = frozenset({"TOTAL", "AG0", "Total", "total", "All Products", "999999999"})
RE_TRADE = "re-exports, re-imports and processing (inside exports and imports already)"
PRODUCT_ROWS = "single products (the totals are kept)"
HELD = frozenset(
    [
        *("SITC1", "SITC2", "SITC3", "SITC4", "SITC5", "HS2", "HS4", "HS6", "HS8"),
        *("EB02", "EB10", "EB10S", "two groups"),
    ]
)
OTHER_LISTS = "classifications of products that the package does not hold"
OF_ALL_GOODS = """
all total totals grand of the commodities commodity products product goods merchandise trade items
hs sitc bec sections chapters h s b tum butun urunler mallar mal esya fasillar toplam genel ticaret
все всего всем всех итого товары товаров товарам по tous toutes les produits marchandises ensemble
des de la todos todas los las productos mercancias alle waren guter insgesamt gesamt na nan none
همه کل کالاها مجموع جمیع السلع المنتجات 总计 全部商品 所有商品
"""
ALL_GOODS = frozenset(OF_ALL_GOODS.split())
"""The words of which descriptions of all goods together are made."""
A_GROUP = "this is no name of all goods together, which the code beside it stands for."
LEVELS = {2: "HS2", 4: "HS4", 6: "HS6", 8: "HS8"}


LOST = "a code that lost a zero"
NO_ZERO = (
    "codes of the Harmonized System have two, four or six digits: a zero may have been lost before "
    "this one."
)
AGAIN = "Download the file again, and do not save it from a spreadsheet."


def classified(systems: "pd.Series[str]", codes: "pd.Series[str]") -> pd.DataFrame:
    """Columns `classification` (empty for a total) and `code` for each row.

    A code of the Harmonized System with an odd number of digits is LOST.
    """
    total = codes.isin(TOTALS)
    names = [_name(system, code) for system, code in zip(systems, codes, strict=True)]
    found = pd.Series(names, index=codes.index, dtype="str").mask(total, "")
    return pd.DataFrame({"classification": found, "code": codes})


def says_all_goods(words: str) -> bool:
    """Whether a description may be that of all goods together; an empty one says nothing."""
    return ALL_GOODS.issuperset(re.findall(r"[^\W\d_]+", folded(words)))


def refuse_part_words(
    draft: Draft, table: Table, code: str, words: str, shown: str, rows: "pd.Series[bool]"
) -> None:
    """Problems of rows with the code of all goods that are described as some of them."""
    total = draft.frame[code].isin(TOTALS) & rows
    cells = draft.frame[words][total.to_numpy()]
    some = ~cells.map(says_all_goods).astype(bool)
    refuse(draft, table, cells[some.to_numpy()], A_GROUP, shown)


def restored(system: str, code: str, level: str) -> str:
    """A code with the zeros before it that its level proves to be missing."""
    if not (code.isdigit() and level.isdigit() and len(code) < int(level) <= 8):
        return code
    harmonized, standard = _is_harmonized(system), _is_standard(system)
    one_lost = len(code) == int(level) - 1  # no chapter begins with two zeros
    return code.zfill(int(level)) if standard or (harmonized and one_lost) else code


def _is_harmonized(system: str) -> bool:
    return system.upper().startswith("H")


def _is_standard(system: str) -> bool:
    """Whether it is the SITC, whose first section is 0, so that several zeros may stand first."""
    return system.upper().startswith("S") and system[1:].isdigit()


def _name(system: str, code: str) -> str:
    """HS2, HS4, HS6, HS8; SITC1 to SITC5; else the publisher's own word, in capitals."""
    if _is_standard(system) and code.isdigit():
        return f"SITC{len(code)}"
    if _is_harmonized(system):
        lost = code.isdigit() and len(code) in {1, 3, 5, 7}
        return LOST if lost else LEVELS.get(len(code), system)
    return system


def keep_one_kind(draft: Draft, table: Table, products: pd.DataFrame, column: str) -> None:
    """Make trade rows of the totals, or product rows where there is no total.

    Codes that lost a zero are problems in the `column` of the file.
    """
    draft.frame["classification"] = products["classification"]
    draft.frame["code"] = products["code"]
    single = draft.frame["classification"] != ""
    if len(single) and single.all():
        draft.kind = Kind.PRODUCTS
        _refuse_lost(draft, table, column)
        leave_out(draft, ~draft.frame["classification"].isin(list(HELD)), OTHER_LISTS)
    else:
        leave_out(draft, single, PRODUCT_ROWS)


def _refuse_lost(draft: Draft, table: Table, column: str) -> None:
    lost = (draft.frame["classification"] == LOST).to_numpy()
    refuse(draft, table, draft.frame["code"][lost], NO_ZERO, column, AGAIN)
    draft.frame = draft.frame[~lost]
