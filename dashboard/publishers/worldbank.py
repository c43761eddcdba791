"""World Bank: World Development Indicators, one indicator per file (CSV or its zip), and DataBank.

Indicator files (real ones of 2017 seen): UTF-8 with a mark at the start, a preamble of up to four
lines of which copies may have lost some, every line ending in a comma, missing cells empty, groups
of countries among the countries. DataBank exports (known by the programs that read them): columns
named `1990 [YR1990]`, or years down and columns named `GDP (current US$) [NY.GDP.MKTP.CD]`;
missing is `..`; below the figures stand blank rows and “Data from database: …”, “Last Updated: …”.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, clean
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted

COUNTRY = ("Country Name", "Country Code")
NOT_HELD = "other economies and groups of countries"
SERIES = {
    "NY.GDP.MKTP.CD": ("gdp", "Gross domestic product", "current US dollars"),
    "NY.GDP.PCAP.CD": ("gdp-per-capita", "GDP per person", "current US dollars per person"),
    "TX.VAL.MRCH.CD.WT": ("goods-exports", "Goods exports to the world", "current US dollars"),
    "TM.VAL.MRCH.CD.WT": ("goods-imports", "Goods imports from the world", "current US dollars"),
    "SP.POP.TOTL": ("population", "Population", "persons"),
}
IN_BRACKETS = re.compile(r"(.*)\(([^()]*)\)\s*$")
YEAR = "[12][0-9]{3}"
DATABANK_YEAR = r"[12][0-9]{3} \[YR[12][0-9]{3}\]"
FOOTER = ("Data from database:", "Last Updated:")
DARK_YEARS = {"goods-exports": ("IRN", 1972, 1979, "far below Correlates of War for the same year")}
"""Rows that the package marks as doubtful, and why; the mark must outlive a release."""


def _header_row(table: Table) -> int | None:
    wanted = {*COUNTRY, "Indicator Name", "Indicator Code"}
    return table.find(lambda row: wanted <= set(row) and "Attribute" not in row)


def _fits_wdi(table: Table) -> bool:
    row = _header_row(table)
    return row is not None and bool(steps.years_apart(table, row, YEAR))


def _fits_databank(table: Table) -> bool:
    down = table.holds("Time", "Time Code", *COUNTRY)
    across = table.holds("Series Name", "Series Code", *COUNTRY)
    return down or (across and bool(steps.years_apart(table, 0, DATABANK_YEAR)))


def _read_wdi(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    years = steps.years_apart(table, row, YEAR)
    names = ["Country Code", "Indicator Name", "Indicator Code"]
    rule = Keep("Country Code", frozenset(by("iso3", wanted.economies)), NOT_HELD)
    draft = drafted(table, [*names, *years], [rule], header_row=row, kind=Kind.INDICATORS)
    steps.melted(draft, years, names)
    draft.vintage = _stated(table, "Last Updated Date")
    return _in_our_words(draft, table, wanted, "Indicator Name", "Indicator Code")


def _read_databank(table: Table, wanted: Wanted) -> Draft:
    rule = Keep("Country Code", frozenset(by("iso3", wanted.economies)), NOT_HELD)
    if table.holds("Time Code"):
        draft = _years_down(table, rule)
    else:
        years = steps.years_apart(table, 0, DATABANK_YEAR)
        names = ["Country Code", "Series Name", "Series Code"]
        draft = drafted(table, [*names, *years], [rule], until=_is_footer, kind=Kind.INDICATORS)
        steps.melted(draft, years, names)
        draft.frame["__period"] = draft.frame["__period"].str[:4]
    draft.vintage = _footer_date(table)
    return _in_our_words(draft, table, wanted, "Series Name", "Series Code")


def _years_down(table: Table, rule: Keep) -> Draft:
    series = [name for name in table.header() if re.fullmatch(r".* \[[A-Z0-9.]+\]", name)]
    draft = drafted(
        table, ["Time", "Country Code", *series], [rule], until=_is_footer, kind=Kind.INDICATORS
    )
    steps.melted(draft, series, ["Time", "Country Code"])
    parts = draft.frame["__period"].str.extract(r"^(.*) \[([A-Z0-9.]+)\]$")
    draft.frame["Series Name"], draft.frame["Series Code"] = parts[0], parts[1]
    draft.frame["__period"] = draft.frame["Time"]
    return draft


def _is_footer(row: Sequence[str]) -> bool:
    return clean(row)[:1] != [] and row[0].strip().startswith(FOOTER)


def _footer_date(table: Table) -> str:
    """The day in the footer, written month/day/year there."""
    for _, row in table.rows():
        found = re.match(r"Last Updated: (\d{2})/(\d{2})/(\d{4})", row[0].strip() if row else "")
        if found:
            return f"{found[3]}-{found[1]}-{found[2]}"
    return ""


def _stated(table: Table, name: str) -> str:
    row = table.find(lambda cells: cells[:1] == [name])
    return table.header(row)[1] if row is not None else ""


def _in_our_words(draft: Draft, table: Table, wanted: Wanted, name: str, code: str) -> Draft:
    frame = draft.frame
    steps.put_codes(draft, "Country Code", "economy", by("iso3", wanted.economies))
    frame["partner"] = ""
    words = {
        (its_code, its_name): _words(str(its_code), str(its_name))
        for its_code, its_name in frame[[code, name]].drop_duplicates().itertuples(index=False)
    }
    pairs = list(zip(frame[code], frame[name], strict=True))
    for i, column in enumerate(("indicator", "label", "unit")):
        frame[column] = pd.Series([words[pair][i] for pair in pairs], frame.index, dtype="str")
    steps.put_periods(draft, table, "__period", "the heads of columns, or Time")
    steps.put_values(draft, table, "__cell", missing=frozenset({"", ".."}))
    draft.frame["status"], draft.frame["note"] = "reported", ""
    _mark_doubtful(draft)
    _refuse_nameless(draft, table)
    return draft


def _words(code: str, name: str) -> tuple[str, str, str]:
    """Indicator, label and unit: the package's where it has them, else from the publisher's."""
    if code in SERIES:
        return SERIES[code]
    found = IN_BRACKETS.match(name)
    label, unit = (found[1].strip(), found[2]) if found else (name, "as the label says")
    return steps.slug(code), label, unit


def _mark_doubtful(draft: Draft) -> None:
    frame = draft.frame
    for indicator, (code, first, last, why) in DARK_YEARS.items():
        years = frame["period"].str[:4].isin([str(year) for year in range(first, last + 1)])
        rows = (frame["indicator"] == indicator) & (frame["economy"] == code) & years
        frame["status"] = frame["status"].mask(rows, "doubtful")
        frame["note"] = frame["note"].mask(rows, why)


def _refuse_nameless(draft: Draft, table: Table) -> None:
    for line in draft.frame.index[draft.frame["indicator"] == ""]:
        what = "the series has no code; it cannot be named."
        draft.problems.append(Problem(table.name, what, line=int(line)))


WDI = Credit(
    source="wdi",
    publisher="World Bank",
    title="World Bank, World Development Indicators: one indicator",
    page="https://data.worldbank.org",
    licence="Creative Commons Attribution 4.0",
    caution="Iran's goods exports 1972-1979 are far too low and marked doubtful.",
    definition="As the unit says; goods trade is WTO data",
)
DATABANK = replace(WDI, title="World Bank, export of DataBank")
FACTS = (
    by_column(Fact.FLOW, "each economy's, by code", "Country Code"),
    documented(Fact.PARTNER, "none", "World Development Indicators are of one economy"),
    by_column(Fact.UNIT, "as the name of the series says", "Indicator Name or Series Name"),
    documented(Fact.STATUS, "reported", "as the World Bank publishes it"),
    documented(Fact.WHOLE, "one figure a series and year", "the key of the data set"),
)
LAYOUTS = (
    Layout("wdi", WDI, _fits_wdi, _read_wdi, Kind.INDICATORS, FACTS),
    Layout("databank", DATABANK, _fits_databank, _read_databank, Kind.INDICATORS, FACTS),
)
