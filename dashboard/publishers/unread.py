"""Files of known publishers that are not read: what each is, and what to choose on its page.

Known by their first rows, like a layout, but only after no layout has fitted.
"""

import re
from collections.abc import Callable, Sequence

from dashboard.publishers.sipri import FIRST_WORDS
from dashboard.publishers.turkstat_months import has_months_across

Row = Sequence[str]
Heads = Sequence[Sequence[Row]]
COUNTRY = {"Country Name", "Country Code"}
INDICATOR = {"Indicator Name", "Indicator Code"}
SERIES = {"Series Name", "Series Code"}
SHORTER = re.compile(r"[0-9]{4}[QM][0-9]{1,2} \[YR.*\]")
ONE_COUNTRY = re.compile(r".* \[[A-Z]{3}\]")
CODE = re.compile(r"[A-Z]{2}(\.[A-Z0-9]+){2,}")
SPAN = re.compile(r"(19|20)[0-9]{2}[-–](19|20)?[0-9]{2}")
DAYS = ["entity", "code", "day"]
WDI = "World Bank's World Development Indicators"

KINDS: tuple[tuple[Callable[[Row], bool], str], ...] = (
    (
        lambda row: set(row) >= SERIES and any(map(SHORTER.fullmatch, row)),
        "it is an export of the World Bank's DataBank by quarters or months. In DataBank choose "
        "years under Time.",
    ),
    (
        lambda row: set(row) >= SERIES and any(map(ONE_COUNTRY.fullmatch, row)),
        "it is an export of the World Bank's DataBank with a column for each country. In DataBank, "
        "under Layout, put Country into the rows and Time into the columns.",
    ),
    (
        lambda row: set(row) >= COUNTRY | INDICATOR and "Attribute" not in row,
        f"it has the columns of the {WDI}, but none of them is a calendar year, such as 2024; "
        "fiscal years and years of another calendar are not read. Download it again.",
    ),
    (
        lambda row: len(row) > 4 and bool(CODE.fullmatch(row[3])) and len(row[1]) == 3,
        f"it is one of the {WDI} in another language. Choose English on data.worldbank.org, and "
        "download it again.",
    ),
    (
        lambda row: bool(re.search(r"(?i)commodit(y|ies) prices? forecast", " ".join(row))),
        "it is the World Bank's forecast of prices, and forecasts are no prices. On the page of "
        "Commodity Markets choose “Monthly prices” or “Annual prices” (the Pink Sheet).",
    ),
    (
        lambda row: [name.lower() for name in row[:3]] in (DAYS, [*DAYS[:2], "date"]),
        "it is a chart of Our World in Data by day. The dashboard draws years and months: choose a "
        "chart by year.",
    ),
    (
        lambda row: [name.lower() for name in row[:2]] == ["entity", "year"],
        "it is a chart of Our World in Data without the codes of countries. On the chart's page "
        "choose Download, Data, and keep the column Code.",
    ),
    (
        has_months_across,
        "it is a table of TurkStat's kind with months across its columns. Choose a table by "
        "country and month with one column for exports and one for imports, or write it so: "
        "columns Yıl, Ay, Ülke, İhracat (Dolar), İthalat (Dolar).",
    ),
)
SUMS_OF_SIPRI = (
    "it is a table of SIPRI with sums of several years. In the Arms Transfers Database choose "
    "single years."
)


def what_it_is(heads: Heads) -> str:
    """What a file with these first rows of its tables is, and what to do; nothing if not known."""
    return next((said for rows in heads for said in _said_of(rows)), "")


def _said_of(rows: Sequence[Row]) -> list[str]:
    said = [said for fits, said in KINDS if any(map(fits, rows))]
    return [SUMS_OF_SIPRI] if _is_of_sipri(rows) and any(map(_has_spans, rows)) else said


def _is_of_sipri(rows: Sequence[Row]) -> bool:
    first = next((row[0] for row in rows if row and row[0]), "")
    return first.strip('"').startswith(FIRST_WORDS)


def _has_spans(row: Row) -> bool:
    """Whether a header has sums of several years where single years belong."""
    return len(row) > 1 and bool(row[0]) and bool(SPAN.fullmatch(row[1]))
