"""Our own tidy files: any table of a data package, read as strictly as the package itself.

The file does not say which source it is: its name is proposed where it is a possible id.
"""

import re
from pathlib import PurePath

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.crosschecks import reference_problems
from dashboard.package.kinds import RECORDS
from dashboard.package.tables import read_table
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout, Wanted

HEADERS = {
    "trade": ("reporter", "partner", "flow", "period", "valuation", "value_usd", "status"),
    "products": ("reporter", "partner", "flow", "period", "classification", "code", "label"),
    "indicators": ("indicator", "label", "unit", "economy", "partner", "period", "value"),
    "statements": ("id", "speaker", "reporter", "measure", "printed", "url"),
    "claims": ("id", "document", "stated_on", "relation", "fragment", "kind"),
    "events": ("id", "start", "end", "in_article", "date_basis", "url"),
    "economies": ("code", "name", "predecessor_of", "succession", "last_year", "colour"),
    "pairs": ("id", "first", "second", "label", "colour", "order"),
}
ECONOMIES_IN = ("reporter", "partner", "economy")


def _kind(table: Table) -> str:
    """Which of our tables a header is of, at least nearly; the strict reading says what is off."""
    found = set(table.header())
    near = {kind: len(found & set(names)) for kind, names in HEADERS.items()}
    best = max(near, key=lambda kind: near[kind])
    return best if near[best] >= len(HEADERS[best]) - 1 and table.path is not None else ""


def _fits(table: Table) -> bool:
    return bool(_kind(table))


def _read(table: Table, wanted: Wanted) -> Draft:
    kind = _kind(table)
    assert table.path is not None  # noqa: S101  (a workbook does not fit)
    frame, problems = read_table(table.name, table.path.read_bytes(), wanted.schemas[kind])
    if kind in RECORDS:  # its kind is its name, and it replaces the one there is
        rows = pd.DataFrame() if frame is None else frame.copy()
        return Draft(rows, kind, len(rows), kind, problems=list(problems))
    stem = PurePath(table.name.split(" → ")[-1]).stem.lower()
    source = stem if re.fullmatch("[a-z0-9-]+", stem) else ""
    if frame is None:
        empty = pd.DataFrame(columns=wanted.columns(kind))
        return Draft(empty, kind, source=source, problems=list(problems))
    unknown = _unknown(table.name, frame, wanted)
    return Draft(frame.copy(), kind, len(frame), source, problems=unknown)


def _unknown(file: str, frame: pd.DataFrame, wanted: Wanted) -> list[Problem]:
    known = set(wanted.economies)
    return [
        problem
        for name in ECONOMIES_IN
        if name in frame
        for problem in reference_problems(file, frame, name, known, "economies.csv")
    ]


FACTS = (
    by_column(Fact.FLOW, "by code", "reporter and flow, or economy"),
    by_column(Fact.PARTNER, "by code", "partner"),
    by_column(Fact.PERIOD, "years or months", "period"),
    documented(Fact.UNIT, "US dollars, or as each row says", "the table schema of the package"),
    by_column(Fact.STATUS, "as each row says", "status"),
    documented(Fact.WHOLE, "one figure a key", "the table schema of the package"),
)
LAYOUT = Layout(
    "two-ledgers-tidy", Credit(title="A tidy table of Two Ledgers"), _fits, _read, facts=FACTS
)
