"""Our World in Data: Entity, Code, Year and one or several columns of figures.

A test file of the old shape and a header of 2026 seen: newer files write small letters and add
`owid_region`. Codes are ISO alpha-3; groups have none or one that begins with OWID_. Units are not
in the file. Some series begin thousands of years before those that the package can hold. Columns of
words (a region, a remark) are no figures. Files by day are left to the mapping page.
"""

import re
from datetime import date

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, quoted
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted
from dashboard.vocabulary import Status

NOT_FIGURES = {"owid_region", "annotations"}
FIRST_YEAR = 1500
TOO_EARLY = f"years before {FIRST_YEAR}"
PROJECTED = re.compile("project|forecast|scenario|variant|predict", re.IGNORECASE)
TO_COME = "years to come: projections"
MODELLED = "the column's name says that it holds projections"
UNIT = "as Our World in Data says (not in the file)"


def _fits(table: Table) -> bool:
    return [name.lower() for name in table.header()[:3]] == ["entity", "code", "year"]


def _read(table: Table, wanted: Wanted) -> Draft:
    header = table.header()
    code, year = header[1], header[2]
    codes = {known: known for known in wanted.economies}
    codes |= {"OWID_WRL": WORLD, "OWID_USS": "SUN"}
    keep = frozenset(theirs for theirs, ours in codes.items() if ours in wanted.economies)
    rule = Keep(code, keep, "other economies and groups of countries")
    draft = drafted(table, [code, *header[2:]], [rule], kind=Kind.INDICATORS)
    steps.leave_out(draft, draft.frame[year].map(_is_early).astype(bool), TOO_EARLY)
    steps.leave_out(draft, draft.frame[year].map(_is_to_come).astype(bool), TO_COME)
    steps.melted(draft, _columns_of_figures(draft, header[3:]), [code, year])
    frame = draft.frame
    frame["economy"] = frame[code].map(codes).astype("str")
    frame["label"] = frame["__period"]
    frame["indicator"] = frame["label"].map(lambda name: steps.slug(name)[:80].strip("-"))
    frame["unit"], frame["partner"] = UNIT, ""
    projected = frame["label"].map(lambda name: bool(PROJECTED.search(name)))
    frame["status"] = projected.map({True: Status.ESTIMATE, False: Status.REPORTED})
    frame["note"] = projected.map({True: MODELLED, False: ""})
    steps.put_periods(draft, table, year)
    steps.put_values(draft, table, "__cell")
    return draft


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
)
FACTS = (
    by_column(Fact.FLOW, "each economy's, by code", "Code"),
    documented(Fact.PARTNER, "none", "a chart's figures are of one economy"),
    documented(Fact.UNIT, "not in the file: as the chart's page says", "one unit a chart's column"),
    by_column(Fact.STATUS, "reported, or an estimate where the name says so", "the column's name"),
    documented(Fact.WHOLE, "one figure an economy and year", "the key of the data set"),
)
LAYOUT = Layout("our-world-in-data", CREDIT, _fits, _read, Kind.INDICATORS, FACTS)
