"""World Bank, the Pink Sheet: monthly and annual prices of commodities, workbook or a sheet as CSV.

Known by the programs that read it and the copy that the package was made from: title lines, one
that says whether prices are nominal and one “Updated on …”; a row of names, of which some carry
asterisks for footnotes; below it their units, such as ($/bbl); in some releases a row of codes;
then a period in each row, `1960M01` or `1960`; missing is `…`; notes may stand below. Sheets of
real prices and of indices have the same names and are left out. Of the seventy series those are
read that the package holds; a period that was not over on the day of the release is no figure yet.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted
from dashboard.vocabulary import Status

SERIES = {
    "Crude oil, Brent": ("brent", "Brent crude oil price", "US dollars per barrel", "$/bbl"),
    "Natural gas, Europe": (
        *("gas-europe", "Natural gas price, Europe", "US dollars per million Btu"),
        "$/mmbtu",
    ),
}
"""Indicator, label and unit by the name in the header, and the unit that must stand below it."""
TITLE = "(the pink sheet)"
UPDATED = re.compile(r"Updated on (\w+ [0-9]{1,2}, 20[0-9]{2})")
PERIOD = "period"
NOTES = "rows of codes, units and notes"
NOT_NOMINAL = "sheets of real prices or of indices"
NOT_OVER = "periods that were not over when the file was released"
FORECAST = "figures marked as forecasts"
MARK = r"^(.*?)\s*(\*+|(?<=[0-9 ])[a-z]/?)?$"
FIRM = ("", "r", "p")
MISSING = frozenset({"", "…", "...", "..", "n.a.", "NA"})
UNITS_OFF = "Download the workbook again; prices in another unit are not read."


def _name(cell: str) -> str:
    """A name in the header without marks of footnotes."""
    return re.sub(r"\s+", " ", cell).strip(" *†0123456789/")


def _header_row(table: Table) -> int | None:
    return table.find(lambda row: len(row) > 1 and not row[0] and bool(set(SERIES) & _names(row)))


def _names(row: list[str]) -> set[str]:
    return {_name(cell) for cell in row}


def _fits(table: Table) -> bool:
    titled = any(TITLE in cell.lower() for row in table.head[:6] for cell in row)
    return titled and _header_row(table) is not None


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    named = _with_names(table, row)
    held = [name for name in SERIES if name in named.header(row)]
    rule = Keep(PERIOD, frozenset(), NOTES, like="^[0-9]{4}")
    draft = drafted(named, [PERIOD, *held], [rule], header_row=row, kind=Kind.INDICATORS)
    others = [name for name in named.header(row)[1:] if name and name not in SERIES]
    draft.notices.append(f"{len(others)} other series were not read: {quoted(others[:3])} …")
    _prove_units(draft, table, row, named.header(row), held)
    draft.vintage = _released(table)
    steps.melted(draft, held, [PERIOD])
    frame = draft.frame
    steps.put_series(draft, SERIES)
    frame["economy"], frame["partner"] = WORLD, ""
    if not _is_nominal(table) or WORLD not in wanted.economies:
        steps.leave_out(draft, pd.Series(True, frame.index), NOT_NOMINAL)
    steps.put_periods(draft, table, PERIOD, "the first column")
    _leave_unfinished(draft)
    _put_marks(draft)
    steps.put_values(draft, table, "__cell", missing=MISSING)
    return draft


def _with_names(table: Table, row: int) -> Table:
    """The table with a name over its column of periods, and names without marks."""
    names = (PERIOD, *(_name(cell) for cell in table.head[row][1:]))
    return replace(table, head=(*table.head[:row], names, *table.head[row + 1 :]))


def _is_nominal(table: Table) -> bool:
    """Whether the title says that these are prices in the dollars of their day."""
    said = " ".join(cell for row in table.head[:5] for cell in row).lower()
    return (
        "prices" in said
        and "nominal" in said
        and not re.search(r"\breal\b|constant|ind(ex|ices)|=", said)
    )


def _prove_units(draft: Draft, table: Table, row: int, names: list[str], held: list[str]) -> None:
    """The unit below each name; another one than the package's is a problem."""
    below = table.header(row + 1)
    line = table.lines[min(row + 1, len(table.lines) - 1)]
    for name in held:
        place = names.index(name)
        found = below[place].strip("() ") if place < len(below) else ""
        _, _, unit, wanted = SERIES[name]
        if found.replace(" ", "").lower() == wanted:
            draft.prove(Fact.UNIT, unit, line=line, column=name, words=found)
        else:
            what = f"found the unit “{brief(found)}” below the name; allowed is ({wanted})."
            draft.problems.append(Problem(table.name, what, line, name, UNITS_OFF))


def _released(table: Table) -> str:
    """The day of the release, written in words above the figures."""
    for row in table.head[:8]:
        for cell in row:
            if found := UPDATED.match(cell.strip()):
                day = pd.to_datetime(found[1], format="%B %d, %Y", errors="coerce")
                return "" if pd.isna(day) else f"{day:%Y-%m-%d}"
    return ""


def _leave_unfinished(draft: Draft) -> None:
    """Leaves out the month and the year of the release: neither was over."""
    if draft.vintage:
        periods = draft.frame["period"]
        now = [draft.vintage[: len(period)] for period in periods]
        steps.leave_out(draft, periods >= pd.Series(now, periods.index, dtype="str"), NOT_OVER)


def _put_marks(draft: Draft) -> None:
    """The letter or the asterisks behind a figure, as its status and in its note."""
    parts = draft.frame["__cell"].str.extract(MARK)
    marks = parts[1].fillna("").str.rstrip("/")
    draft.frame["__cell"] = parts[0]
    draft.frame["note"] = marks.map(lambda mark: f"marked “{mark}” in the file" if mark else "")
    firm = marks.isin(FIRM) | marks.str.startswith("*")
    draft.frame["status"] = firm.map({True: Status.REPORTED, False: Status.ESTIMATE})
    steps.leave_out(draft, marks == "f", FORECAST)


CREDIT = Credit(
    source="pink-sheet",
    publisher="World Bank",
    title="World Bank, Commodity Price Data (the Pink Sheet)",
    page="https://www.worldbank.org/en/research/commodity-markets",
    licence="Creative Commons Attribution 4.0",
    caution="Before 1979 Brent stands for a posted or average price.",
    definition="Nominal US dollars",
    short_name="World Bank prices",
)
FACTS = (
    documented(Fact.FLOW, "prices on the world market", "the Pink Sheet's list of series"),
    documented(Fact.PARTNER, "none", "a price has no partner"),
    by_column(Fact.UNIT, "as it stands below each name", "the row below the names"),
    documented(Fact.STATUS, "reported", "averages of prices observed; forecasts stand elsewhere"),
    documented(Fact.WHOLE, "one price a period", "the key of the data set"),
)
LAYOUT = Layout("pink-sheet", CREDIT, _fits, _read, Kind.INDICATORS, FACTS)
