"""Our World in Data: Entity, Code, Year and one or several columns of figures.

A test file of the old shape and a header of 2026 seen: newer files write small letters and add
`owid_region`. Codes are ISO alpha-3; groups have none or one that begins with OWID_. Units are not
in the file but where a column names one in brackets. Some series begin thousands of years before
those that the package can hold. Columns of words (a region, a remark) are no figures; a remark that
calls a row a projection or an estimate is obeyed. Files by day are left to the mapping page.
"""

import re
from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.reading import footnotes, steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.periods import year_of
from dashboard.reading.table import Table, quoted
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted
from dashboard.vocabulary import Status

NOT_FIGURES = {"owid_region", "annotations"}
REMARKS = re.compile("annotation|note|remark|comment|status|flag", re.IGNORECASE)
FIRST_YEAR = 1500
TOO_EARLY = f"years before {FIRST_YEAR}"
PROJECTED = re.compile("project|forecast|scenario|variant(?!_+estimate)|predict", re.IGNORECASE)
ESTIMATED = re.compile("estimate", re.IGNORECASE)
TO_COME = "years to come: projections"
MODELLED = "the column's name says that it holds projections"
RECKONED = "the column's name says that it holds estimates"
OTHER_CALENDAR = re.compile("1[34][0-9]{2}|2[45][0-9]{2}")
IN_BRACKETS = re.compile(r".*[(]([^()]*)[)]\s*")
UNITS = re.compile(
    r"[%$€°]|\b(thousand|million|billion|trillion|per|[kmgt]?wh|tons?|tonnes?|barrels?|years?|days|"
    r"people|persons|index|usd|dollars?|kg|km|litres?|hectares?|deaths|cases)s?\b",
    re.IGNORECASE,
)
UNIT = "as Our World in Data says (not in the file)"


def _fits(table: Table) -> bool:
    return [name.lower() for name in table.header()[:3]] == ["entity", "code", "year"]


def _read(table: Table, wanted: Wanted) -> Draft:
    header = table.header()
    code, year = header[1], header[2]
    codes = by("iso3", wanted.economies) | {"OWID_WRL": WORLD, "OWID_USS": "SUN"}
    keep = frozenset(theirs for theirs, ours in codes.items() if ours in wanted.economies)
    rule = Keep(code, keep, "other economies and groups of countries")
    draft = drafted(table, header, [rule], kind=Kind.INDICATORS)
    steps.put_codes(draft, code, "economy", codes)
    steps.refuse_other_names(draft, table, header[0], "economy")
    _leave_years(draft, year)
    figures = _columns_of_figures(draft, header[3:])
    _put_remarks(draft, header[3:])
    steps.melted(draft, figures, ["economy", year, "__remark"])
    frame = draft.frame
    frame["label"] = frame["__period"]
    frame["indicator"] = frame["label"].map(lambda name: steps.slug(name)[:80].strip("-"))
    frame["unit"], frame["partner"] = frame["label"].map(_unit_of).astype("str"), ""
    for name in frame["label"].unique() if frame["unit"].ne(UNIT).any() else ():
        draft.prove(Fact.UNIT, _unit_of(name), line=1, column=name, words=name)
    said = frame["label"].map(_said_by_name)
    frame["note"] = said.where(said != "", frame["__remark"]).astype("str")
    guessed = (said != "") | frame["__remark"].map(footnotes.guessed).astype(bool)
    frame["status"] = guessed.map({True: Status.ESTIMATE, False: Status.REPORTED})
    steps.put_periods(draft, table, year)
    steps.put_values(draft, table, "__cell")
    return draft


def _leave_years(draft: Draft, year: str) -> None:
    """Leave out years too early or to come; years that are all of another calendar stay."""
    years = draft.frame[year]
    foreign = years.str.fullmatch(OTHER_CALENDAR) & (not any(map(year_of, years.unique())))
    early = years.map(_is_early).astype(bool) & ~foreign
    to_come = years.map(_is_to_come).astype(bool) & ~foreign
    steps.leave_out(draft, early, TOO_EARLY)
    steps.leave_out(draft, to_come[~early], TO_COME)


def _said_by_name(name: str) -> str:
    """What a column's name says of how its figures came to be; nothing of most."""
    return MODELLED if PROJECTED.search(name) else RECKONED if ESTIMATED.search(name) else ""


def _unit_of(name: str) -> str:
    """The unit in brackets in a column's name, or that none is in the file."""
    found = IN_BRACKETS.fullmatch(name)
    return found[1] if found and UNITS.search(found[1]) else UNIT


def _put_remarks(draft: Draft, names: list[str]) -> None:
    """The remark beside each row: words of a column named so, or that call figures a guess."""
    frame = draft.frame
    remarks = [name for name in names if _is_remark(name, frame[name])]
    cells = [
        list(filter(None, row)) for row in zip(*(frame[name] for name in remarks), strict=True)
    ]
    frame["__remark"] = pd.Series(["; ".join(row) for row in cells] or "", frame.index, dtype="str")
    if remarks:
        words = next((row[0] for row in cells if row), "no words")
        draft.prove(Fact.STATUS, "by each row's remark", column=", ".join(remarks), words=words)


def _is_remark(name: str, cells: "pd.Series[str]") -> bool:
    words = any(footnotes.guessed(cell) or footnotes.provisional(cell) for cell in cells.unique())
    is_named = bool(REMARKS.search(name)) and name.lower() != "owid_region"
    return (_holds_words(cells) and (is_named or words)) or name.lower() == "annotations"


def _is_early(cell: str) -> bool:
    """Whether a year is one that the package cannot hold."""
    return bool(re.fullmatch("-?[0-9]+", cell)) and int(cell) < FIRST_YEAR


def _is_to_come(cell: str) -> bool:
    return bool(re.fullmatch("[0-9]{4}", cell)) and int(cell) > date.today().year


def _columns_of_figures(draft: Draft, names: list[str]) -> list[str]:
    """The columns that hold figures; those of words alone are told and left out."""
    words = [name for name in names if _holds_words(draft.frame[name])]
    told = [name for name in words if name.lower() not in NOT_FIGURES]
    if told:
        draft.notices.append(f"Columns of words were left out: {quoted(told)}.")
    return [name for name in names if name not in words and name.lower() not in NOT_FIGURES]


def _holds_words(cells: "pd.Series[str]") -> bool:
    """Whether a column has words and no digit in any cell."""
    filled = cells[cells != ""]
    return bool(len(filled)) and not filled.str.contains(r"\d").any()


CREDIT = Credit(
    source="our-world-in-data",
    publisher="Our World in Data",
    title="Our World in Data, a chart's figures",
    page="https://ourworldindata.org",
    licence="Creative Commons Attribution 4.0; the original source's terms apply too",
    caution="The unit and the original source stand on the chart's page, not in the file.",
    definition="As the chart's page says",
    short_name="Our World in Data",
)
FACTS = (
    by_column(Fact.FLOW, "each economy's, by code", "Code"),
    documented(Fact.PARTNER, "none", "a chart's figures are of one economy"),
    documented(Fact.UNIT, "not in the file: as the chart's page says", "one unit a chart's column"),
    by_column(Fact.STATUS, "reported, or an estimate where the name says so", "the column's name"),
    documented(Fact.WHOLE, "one figure an economy and year", "the key of the data set"),
)
LAYOUT = Layout("our-world-in-data", CREDIT, _fits, _read, Kind.INDICATORS, FACTS)
