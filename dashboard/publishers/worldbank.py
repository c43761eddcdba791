"""World Bank: World Development Indicators, one indicator per file (CSV or its zip), or all.

Indicator files (real ones of 2017 seen): UTF-8 with a mark at the start, a preamble of up to four
lines of which copies may have lost some, every line ending in a comma, missing cells empty, groups
of countries among the countries. The whole bulk file has the same columns: of its 1,500 series
those are taken that the data hold. Columns that are no plain year, such as the forecast “2026f”,
are left out by name.
"""

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by, former_states
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief, quoted
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
OF_RECORD = (
    "World Development Indicators",
    "Indicateurs du développement dans le monde",
    "Indicadores del desarrollo mundial",
    "مؤشرات التنمية العالمية",
)
"""The one database without projections, in the languages of its page."""
ESTIMATES = re.compile("estimates? starts? after", re.IGNORECASE)
ESTIMATED = "a year after “{}”, {}"
AFTER = "years after the release of the file: projections"
IN_BRACKETS = re.compile(r"(.*)\(([^()]*)\)\s*$")
YEAR = "[12][0-9]{3}"
WHICH_HOLDS = "One of the two is wrong: download the series again."
NO_BRACKETS = "No unit stands in brackets in the name; read it there before you compare:"
DARK_YEARS = {"goods-exports": ("IRN", 1972, 1979, "far below Correlates of War for the same year")}
"""Rows that the package marks as doubtful, and why; the mark must outlive a release."""


def _header_row(table: Table) -> int | None:
    wanted = {*COUNTRY, "Indicator Name", "Indicator Code"}
    of_imf = {"Attribute", "Counterpart Country Code"}
    return table.find(lambda row: wanted <= set(row) and not of_imf & set(row))


def _fits(table: Table) -> bool:
    row = _header_row(table)
    return row is not None and bool(steps.years_apart(table, row, YEAR))


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    years = steps.years_apart(table, row, YEAR)
    names = [*COUNTRY, "Indicator Name", "Indicator Code", *estimated_from(table, row)]
    rule = of_package(wanted)
    draft = drafted(table, [*names, *years], [rule], header_row=row, kind=Kind.INDICATORS)
    check_names(draft, table, wanted)
    keep_series(draft, table, "Indicator Code", wanted)
    tell_columns(draft, table, row, [*names, *years])
    steps.melted(draft, years, names)
    draft.vintage = _stated(table, "Last Updated Date")
    put_source(draft, table, _stated(table, "Data Source"), "Data Source")
    return in_our_words(draft, table, wanted, "Indicator Name", "Indicator Code")


def of_package(wanted: Wanted) -> Keep:
    """Rows of the package's economies, also by the letters that they had before."""
    codes = frozenset(by("iso3", wanted.economies))
    return Keep("Country Code", codes, NOT_HELD, former_states(wanted.economies))


def estimated_from(table: Table, row: int) -> list[str]:
    """The column that says after which year a row holds estimates, where there is one."""
    return [name for name in table.header(row) if ESTIMATES.fullmatch(name)][:1]


def check_names(draft: Draft, table: Table, wanted: Wanted) -> None:
    """Our code of each economy, and problems of names that belong to another."""
    steps.put_codes(draft, COUNTRY[1], "economy", by("iso3", wanted.economies))
    steps.refuse_other_names(draft, table, COUNTRY[0], "economy")


def keep_series(draft: Draft, table: Table, column: str, wanted: Wanted) -> None:
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


def tell_columns(draft: Draft, table: Table, row: int, read: Sequence[str]) -> None:
    """Columns beside years and names: a forecast is marked so; what splits figures is a problem."""
    others = [name for name in table.header(row) if name and name not in read]
    if others:
        draft.notices.append(f"Columns that are no plain year were left out: {quoted(others)}.")
    line = table.lines[row]
    draft.problems += [
        Problem(table.name, SPLIT, line, name, ONE_TABLE) for name in others if SPLITS.search(name)
    ]


def put_source(draft: Draft, table: Table, database: str, column: str) -> None:
    """Which of the World Bank's databases it is; only one is known to hold no projections."""
    if database and not database.startswith(OF_RECORD):
        draft.source = f"world-bank-{steps.slug(database)}"[:60].strip("-")
        what = f"found the database “{brief(database)}”, which may hold projections."
        said = steps.answer(draft, table, "status", Fact.STATUS, what, list(Status), column=column)
        draft.frame["status"] = said or Status.DOUBTFUL
    draft.frame["__release"] = draft.vintage[:4] or str(date.today().year)


def _stated(table: Table, name: str) -> str:
    row = table.find(lambda cells: cells[:1] == [name])
    return table.header(row)[1] if row is not None and len(table.header(row)) > 1 else ""


def in_our_words(draft: Draft, table: Table, wanted: Wanted, name: str, code: str) -> Draft:
    """The figures of melted series, in the words of the package where it has them."""
    frame = draft.frame
    steps.put_codes(draft, "Country Code", "economy", by("iso3", wanted.economies))
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
    _refuse_nothing(draft, table)
    _mark_estimates(draft)
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


def _refuse_nothing(draft: Draft, table: Table) -> None:
    """Problems of an output, a trade or a population that is nil or less: none ever was."""
    frame = draft.frame
    known = frame["indicator"].isin([words[0] for words in SERIES.values()])
    wrong = frame[known & (frame["value"] <= 0)]
    draft.problems += [
        Problem(table.name, f"found {value:,.15g}; allowed is more than 0.", int(line), head)
        for line, value, head in zip(wrong.index, wrong["value"], wrong[steps.HEAD], strict=True)
    ]


def _mark_estimates(draft: Draft) -> None:
    """Figures of years after the one from which on a row says that it holds estimates."""
    frame = draft.frame
    for name in filter(ESTIMATES.fullmatch, map(str, frame.columns)):
        rows = frame["period"].str[:4] > frame[name].where(frame[name].str.isdigit(), "0")
        frame["status"] = frame["status"].mask(rows, Status.ESTIMATE)
        notes = [ESTIMATED.format(name, year or "not said") for year in frame[name]]
        frame["note"] = frame["note"].mask(rows, pd.Series(notes, frame.index, dtype="str"))
        draft.prove(Fact.STATUS, "reported, and estimates after the year named", column=name)


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
    short_name="World Bank",
)
FACTS = (
    by_column(Fact.FLOW, "each economy's, by code", "Country Code"),
    documented(Fact.PARTNER, "none", "World Development Indicators are of one economy"),
    documented(Fact.STATUS, "reported", "World Development Indicators hold no projections"),
    documented(Fact.WHOLE, "one figure a series and year", "the key of the data set"),
)
LAYOUT = Layout("wdi", WDI, _fits, _read, Kind.INDICATORS, FACTS)
