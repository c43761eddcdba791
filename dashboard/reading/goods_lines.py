"""What the product code of a row says: a line of goods, all goods, or nothing that is known.

A row that is not known to be a line is never added to lines: it may be their sum.
"""

import re

from dashboard.reading.letters import folded
from dashboard.reading.product_codes import TOTALS

ALL_GOODS = ""
"""The part of a row that says that it is for all goods."""
PERHAPS = "?"
"""The part of a row without a code, with zeros or with words of a total: its sum decides."""
NOT_NAMED = re.compile(r"X{2,}|[A-Z]*9{6,}[A-Z]*|99[SX]+[A-Z]*|CONFID.*|SECRET", re.IGNORECASE)
DIGITS = re.compile(r"[0-9]{1,12}")
DOTTED = re.compile(r"[0-9]{2,4}([. ][0-9]{2}){1,5}")
LETTERED = re.compile(r"[0-9]{2}[0-9A-Z]{2,10}")
"""A line of which a chapter is told and no product, such as 84MMM000 and 27XXXXXXXX."""
WITH_NAME = re.compile(r"([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8})(?: ?[-:.–] ?| )[^\W\d_][^\d_]*")
WHOLE_WORDS = frozenset(
    {
        *("total", "totals", "grand total", "sum", "all", "all products", "all goods", "totaal"),
        *("all commodities", "toplam", "genel toplam", "tumu", "hepsi", "tum urunler", "gesamt"),
        *("insgesamt", "summe", "totale", "total general", "tous produits"),
        *("ensemble", "razem", "ogolem", "suma", "итого", "всего", "итог", "все товары"),
        *("всего товаров", "итого товаров", "усього", "جمع", "جمع کل", "کل", "合计", "总计"),
    }
)
"""Words for all goods, in small letters without accents."""
BEGINS = re.compile(
    r"\W*(grand total|sub ?total|total\w*|toplam|genel toplam|ara toplam|gesamt|insgesamt|"
    r"итого|всего|подитог|all|جمع)\b|.*\b(total|toplam\w*|итого|всего)\W*$"
)


def part_of(code: str) -> str | None:
    """The line of goods of a code, with a zero that a spreadsheet took; None where not known."""
    bare = code.strip().lstrip("'").strip()
    if bare in TOTALS or folded(bare).strip(" :./*-") in WHOLE_WORDS:
        return ALL_GOODS
    plain = re.sub(r"(?<=[0-9])\.0$", "", bare)
    if not plain.strip("-. ") or not plain.strip("0") or BEGINS.match(folded(plain)):
        return PERHAPS
    return _line(plain)


def _line(code: str) -> str | None:
    """A code of digits, in one of the forms that are written, or a line for goods not named."""
    named = WITH_NAME.fullmatch(code)
    if DIGITS.fullmatch(code):
        return code.zfill(len(code) + len(code) % 2)
    if DOTTED.fullmatch(code):
        return re.sub("[. ]", "", code)
    if named:
        return named[1]
    return code if NOT_NAMED.fullmatch(code) or LETTERED.fullmatch(code.upper()) else None
