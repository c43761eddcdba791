"""World Bank: World Development Indicators, one indicator per file (CSV or its zip), and DataBank.

Indicator files (real ones of 2017 seen): UTF-8 with a mark at the start, a preamble of up to four
lines of which copies may have lost some, every line ending in a comma, missing cells empty, groups
of countries among the countries. DataBank exports (known by the programs that read them): columns
named `1990 [YR1990]`, or years down and columns named `GDP (current US$) [NY.GDP.MKTP.CD]`;
missing is `..`; below the figures stand blank rows and “Data from database: …”, “Last Updated: …”.
The whole bulk file has the same columns as an indicator's: of its 1,500 series those are taken that
the data hold. Columns that are no plain year, such as the forecast “2026f”, are left out by name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief, clean, quoted
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted
from dashboard.vocabulary import Status

COUNTRY = ("Country Name", "Country Code")
NOT_HELD = "other economies and groups of countries"
SERIES = {
    "NY.GDP.MKTP.CD": ("gdp", "Gross domestic product", "current US dollars"),
    "NY.GDP.PCAP.CD": ("gdp-per-capita", "GDP per person", "current US dollars per person"),
    "TX.VAL.MRCH.CD.WT": ("goods-exports", "Goods exports to the world", "current US dollars"),
    "TM.VAL.MRCH.CD.WT": ("goods-imports", "Goods imports from the world", "current US dollars"),
    "SP.POP.TOTL": ("population", "Population", "persons"),
}
SERIES_KEPT = 50
"""So many series of one file are all taken; of more, those that the data hold."""
OTHER_SERIES = "series that the data do not hold"
TAKE_FEW = (
    "Download the series that you want alone, on its page of data.worldbank.org or in DataBank; "
    f"of up to {SERIES_KEPT} in a file all are taken."
)
NOT_SAID = "as the label says"
DOLLARS = re.compile(r"US ?\$|\$ ?(US|EU)|USD|دولار|долл|美元", re.IGNORECASE)
NOT_CURRENT = re.compile(
    r"constant|constante|%|LCU|PPP|PPA|intern|index|thousand|million|billion|mille|miles|000",
    re.IGNORECASE,
)
"""Words of a name that contradict a series in plain current dollars, or a count of persons."""
SPLITS = re.compile("counterpart|partner|product|sector|sex|version|dimension", re.IGNORECASE)
SPLIT = "this column splits the figures of an economy, so that each row may be a part."
ONE_TABLE = "Download series of one economy and year without it."
OF_RECORD = "World Development Indicators"
AFTER = "years after the release of the file: projections"
IN_BRACKETS = re.compile(r"(.*)\(([^()]*)\)\s*$")
YEAR = "[12][0-9]{3}"
DATABANK_YEAR = r"([12][0-9]{3}) \[YR\1\]"
FOOTER = ("Data from database:", "Last Updated:")
NO_DATABASE = (
    "No line “Data from database” stands below the figures: if the download broke off, figures are "
    "missing."
)
WHICH_HOLDS = "One of the two is wrong: download the series again."
NO_BRACKETS = "No unit stands in brackets in the name; read it there before you compare:"
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
    names = [*COUNTRY, "Indicator Name", "Indicator Code"]
    rule = Keep("Country Code", wanted.economies, NOT_HELD)
    draft = drafted(table, [*names, *years], [rule], header_row=row, kind=Kind.INDICATORS)
    steps.refuse_other_names(draft, table, wanted, *COUNTRY)
    _keep_series(draft, table, "Indicator Code", wanted)
    _tell_columns(draft, table, row, [*names, *years])
    steps.melted(draft, years, names)
    draft.vintage = _stated(table, "Last Updated Date")
    _put_source(draft, table, _stated(table, "Data Source"), "Data Source")
    return _in_our_words(draft, table, "Indicator Name", "Indicator Code")


def _read_databank(table: Table, wanted: Wanted) -> Draft:
    rule = Keep("Country Code", wanted.economies, NOT_HELD)
    footer = _footer(table)
    if table.holds("Time Code"):
        draft = _years_down(table, rule, wanted)
    else:
        years = steps.years_apart(table, 0, DATABANK_YEAR)
        names = [*COUNTRY, "Series Name", "Series Code"]
        draft = drafted(table, [*names, *years], [rule], until=_is_footer, kind=Kind.INDICATORS)
        steps.refuse_other_names(draft, table, wanted, *COUNTRY)
        _keep_series(draft, table, "Series Code", wanted)
        _tell_columns(draft, table, 0, [*names, *years])
        steps.melted(draft, years, names)
        draft.frame["__period"] = draft.frame["__period"].str[:4]
    found = re.match(r"(\d{2})/(\d{2})/(\d{4})", footer.get(FOOTER[1], ""))
    draft.vintage = f"{found[3]}-{found[1]}-{found[2]}" if found else ""
    _put_source(draft, table, footer.get(FOOTER[0], ""), FOOTER[0])
    return _in_our_words(draft, table, "Series Name", "Series Code")


def _years_down(table: Table, rule: Keep, wanted: Wanted) -> Draft:
    series = [name for name in table.header() if re.fullmatch(r".* \[[A-Z0-9.]+\]", name)]
    draft = drafted(
        table, ["Time", *COUNTRY, *series], [rule], until=_is_footer, kind=Kind.INDICATORS
    )
    _tell_columns(draft, table, 0, ["Time", "Time Code", *COUNTRY, *series])
    steps.refuse_other_names(draft, table, wanted, *COUNTRY)
    steps.melted(draft, series, ["Time", *COUNTRY])
    parts = draft.frame["__period"].str.extract(r"^(.*) \[([A-Z0-9.]+)\]$")
    draft.frame["Series Name"], draft.frame["Series Code"] = parts[0], parts[1]
    draft.frame["__period"] = draft.frame["Time"]
    return draft


def _keep_series(draft: Draft, table: Table, column: str, wanted: Wanted) -> None:
    """Of a file with more series than anyone looks at, those that the data hold."""
    codes = draft.frame[column]
    found = codes.unique()
    if len(found) <= SERIES_KEPT:
        return
    known = [code for code in found if code in SERIES or steps.slug(code) in wanted.indicators]
    said = f"found {len(found):,} series, of which the data hold {len(known):,}"
    if known:
        draft.notices.append(f"{said}; these are taken. {TAKE_FEW}")
    else:
        line = int(draft.frame.index[0])
        draft.problems.append(Problem(table.name, f"{said}.", line, column, TAKE_FEW))
    steps.leave_out(draft, ~codes.isin(known), OTHER_SERIES)


def _tell_columns(draft: Draft, table: Table, row: int, read: Sequence[str]) -> None:
    """Columns beside years and names: a forecast is marked so; what splits figures is a problem."""
    others = [name for name in table.header(row) if name and name not in read]
    if others:
        draft.notices.append(f"Columns that are no plain year were left out: {quoted(others)}.")
    line = table.lines[row]
    draft.problems += [
        Problem(table.name, SPLIT, line, name, ONE_TABLE) for name in others if SPLITS.search(name)
    ]


def _put_source(draft: Draft, table: Table, database: str, column: str) -> None:
    """Which of the World Bank's databases it is; only one is known to hold no projections."""
    if not database and column == FOOTER[0]:
        draft.notices.append(NO_DATABASE)
    if database and not database.startswith(OF_RECORD):
        draft.source = f"world-bank-{steps.slug(database)}"[:60].strip("-")
        what = f"found the database “{brief(database)}”, which may hold projections."
        said = steps.answer(draft, table, "status", Fact.STATUS, what, list(Status), column=column)
        draft.frame["status"] = said or Status.DOUBTFUL
    draft.frame["__release"] = draft.vintage[:4] or str(date.today().year)


def _is_footer(row: Sequence[str]) -> bool:
    return clean(row)[:1] != [] and row[0].strip().startswith(FOOTER)


def _footer(table: Table) -> dict[str, str]:
    """What stands below the figures: the database, and the day written month/day/year there."""
    return {
        start: row[0].strip().removeprefix(start).strip()
        for _, row in table.rows()
        for start in FOOTER
        if row and row[0].strip().startswith(start)
    }


def _stated(table: Table, name: str) -> str:
    row = table.find(lambda cells: cells[:1] == [name])
    return table.header(row)[1] if row is not None and len(table.header(row)) > 1 else ""


def _in_our_words(draft: Draft, table: Table, name: str, code: str) -> Draft:
    frame = draft.frame
    frame["economy"] = frame["Country Code"]
    frame["partner"] = ""
    pairs = pd.MultiIndex.from_frame(frame[[code, name]])
    words = {pair: _words(*map(str, pair)) for pair in pairs.unique()}
    for i, column in enumerate(("indicator", "label", "unit")):
        said = {pair: found[i] for pair, found in words.items()}
        frame[column] = pd.Series(pairs.map(said), frame.index, dtype="str")
    _prove_units(draft, table, name, code)
    steps.put_periods(draft, table, "__period", "the heads of columns, or Time")
    steps.leave_out(draft, draft.frame["period"].str[:4] > draft.frame["__release"], AFTER)
    steps.put_values(draft, table, "__cell", missing=frozenset({"", ".."}))
    frame = draft.frame
    frame["status"] = frame.get("status", Status.REPORTED)
    frame["note"] = ""
    _mark_doubtful(draft)
    _refuse_nameless(draft, table)
    return draft


def _words(code: str, name: str) -> tuple[str, str, str]:
    """Indicator, label and unit: the package's where it has them, else from the publisher's."""
    if code in SERIES:
        return SERIES[code]
    found = IN_BRACKETS.match(name)
    label, unit = (found[1].strip(), found[2]) if found else (name, NOT_SAID)
    return steps.slug(code), label, unit


def _prove_units(draft: Draft, table: Table, name: str, code: str) -> None:
    """The unit of each series by its name; where its code promises one, the two must agree."""
    first = draft.frame[~draft.frame.duplicated([name, code])]
    for line in first.index[first.duplicated(code) & ~first.duplicated([code, "unit"])]:
        what = f"found “{brief(first[name][line])}” with a code that stands in another unit above."
        draft.problems.append(Problem(table.name, what, int(line), code, WHICH_HOLDS))
    silent = []
    for line, its_code, its_name, unit in zip(
        first.index, first[code], first[name], first["unit"], strict=True
    ):
        if its_code in SERIES and _contradicts(its_name, unit):
            what = f"found “{brief(its_name)}” for {its_code}, which is in {unit}."
            draft.problems.append(Problem(table.name, what, int(line), name, WHICH_HOLDS))
        if its_code in SERIES or unit != NOT_SAID:
            draft.prove(Fact.UNIT, unit, line=int(line), column=name, words=its_name)
        else:
            silent.append(its_name)
    if silent:
        draft.prove(Fact.UNIT, NOT_SAID, column=name, words=silent[0])
        draft.notices.append(f"{NO_BRACKETS} {quoted(silent[:3])}.")


def _contradicts(name: str, unit: str) -> bool:
    """Whether the words of a name speak against the unit that its code stands for."""
    money = "dollars" in unit
    odd = NOT_CURRENT.search(name) or (not money and DOLLARS.search(name))
    return bool(odd or (money and "(" in name and not DOLLARS.search(name)))


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
    documented(Fact.STATUS, "reported", "World Development Indicators hold no projections"),
    documented(Fact.WHOLE, "one figure a series and year", "the key of the data set"),
)
LAYOUTS = (
    Layout("wdi", WDI, _fits_wdi, _read_wdi, Kind.INDICATORS, FACTS),
    Layout("databank", DATABANK, _fits_databank, _read_databank, Kind.INDICATORS, FACTS),
)
