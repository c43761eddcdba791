"""Which product a row is about: everything together, or a group of a classification.

A file about one flow often holds both. Totals make trade rows; where there is no total, product
rows are taken as they are and never added up to one, because a download may hold a few of them.
"""

import pandas as pd

from dashboard.package.kinds import Kind
from dashboard.reading.steps import leave_out
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
LEVELS = {2: "HS2", 4: "HS4", 6: "HS6", 8: "HS8"}


def classified(systems: "pd.Series[str]", codes: "pd.Series[str]") -> pd.DataFrame:
    """Columns `classification` (empty for a total) and `code` for each row."""
    total = codes.isin(TOTALS)
    names = [_name(system, code) for system, code in zip(systems, codes, strict=True)]
    found = pd.Series(names, index=codes.index, dtype="str").mask(total, "")
    return pd.DataFrame({"classification": found, "code": codes})


def _name(system: str, code: str) -> str:
    """HS2, HS4, HS6, HS8; SITC1 to SITC5; else the publisher's own word, in capitals."""
    if system.upper().startswith("S") and system[1:].isdigit() and code.isdigit():
        return f"SITC{len(code)}"
    if system.upper().startswith("H"):
        return LEVELS.get(len(code), system)
    return system


def keep_one_kind(draft: Draft, products: pd.DataFrame) -> None:
    """Make trade rows of the totals, or product rows where there is no total."""
    draft.frame["classification"] = products["classification"]
    draft.frame["code"] = products["code"]
    single = draft.frame["classification"] != ""
    if len(single) and single.all():
        draft.kind = Kind.PRODUCTS
        leave_out(draft, ~draft.frame["classification"].isin(list(HELD)), OTHER_LISTS)
    else:
        leave_out(draft, single, PRODUCT_ROWS)
