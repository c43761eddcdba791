"""FRED (Federal Reserve Bank of St. Louis): a column of days and one column per series.

The header of 2026 (`observation_date`) is documented, the older (`DATE`) recalled; missing is
empty, before a point. Neither unit nor country is in the file, so only series are read whose unit
is stated here. A day is the first of the year, quarter, month or week that the reader chose, which
stands in no cell: it is known by the days with figures of a series. Years and months are read,
quarters left out, days refused; nothing is averaged. Which way the publisher averaged is not in the
file, so a series in longer periods than those it is published in is asked about.
"""

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.periods import frequency_of
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Layout, Wanted

SERIES = {
    "DCOILBRENTEU": ("brent", "Brent crude oil price", "US dollars per barrel", "WLD"),
    "MCOILBRENTEU": ("brent", "Brent crude oil price", "US dollars per barrel", "WLD"),
    "POILBREUSDM": ("brent", "Brent crude oil price", "US dollars per barrel", "WLD"),
    "CPIAUCNS": ("us-cpi", "US consumer prices", "index, 1982-84 = 100", "USA"),
}
NO_UNIT = (
    "the file does not say what its figures are counted in, and this series is not known here."
)
TIDY_TABLE = (
    "Hand it in as a tidy table of your own: a CSV with the header "
    "indicator,label,unit,economy,partner,period,value,status,note and a row for each figure."
)
DAILY = "these are {} figures; the dashboard draws years and months."
FINER = {"days": "daily", "weeks": "weekly"}
MISSING = frozenset({"", "."})
DAILY_SERIES = frozenset({"DCOILBRENTEU"})
"""Published by day; the others by month."""
AGGREGATED = "{} in longer periods than the {} by which it is published"
WHICH_WAY = (
    "the publisher's page offers the average, the last and the sum of a period, and the file does "
    "not say which was chosen. Is each figure the average?"
)
CHOOSE = "On the publisher's page choose “Edit graph”, frequency monthly or annual."


def _fits(table: Table) -> bool:
    header = table.header()
    return len(header) > 1 and header[0] in {"observation_date", "DATE"}


def _read(table: Table, wanted: Wanted) -> Draft:
    header = table.header()
    held = {name for name, words in SERIES.items() if words[3] in wanted.economies}
    known = [name for name in header[1:] if name in held]
    draft = drafted(table, [header[0], *known], kind=Kind.INDICATORS)
    for name in header[1:]:
        if name not in SERIES:
            draft.problems.append(Problem(table.name, NO_UNIT, 1, brief(name), TIDY_TABLE))
    steps.melted(draft, known, [header[0]])
    frame = draft.frame
    steps.put_series(draft, SERIES, (*steps.SERIES, "economy"))
    frame["partner"], frame["status"], frame["note"] = "", "reported", ""
    if len(header) > 2:  # days of other series stand beside an empty cell
        steps.leave_out(draft, frame["__cell"].isin(list(MISSING)), steps.NO_FIGURE)
    _put_dates(draft, table, header[0])
    steps.put_values(draft, table, "__cell", missing=MISSING)
    return draft


def _put_dates(draft: Draft, table: Table, column: str) -> None:
    """Days as the years or months that they stand for; single days and weeks are a problem."""
    averaged: list[str] = []
    for name, days in draft.frame.groupby(steps.HEAD, sort=False)[column]:
        rhythm = frequency_of(days)
        if rhythm in FINER:
            what = f"{brief(str(name))}: {DAILY.format(FINER[rhythm])}"
            draft.problems.append(Problem(table.name, what, int(days.index[0]), column, CHOOSE))
            draft.frame = draft.frame[(draft.frame[steps.HEAD] != name).to_numpy()]
        elif rhythm == "years" or (name in DAILY_SERIES and rhythm in {"months", "unclear"}):
            natural = "days" if name in DAILY_SERIES else "months"
            averaged.append(AGGREGATED.format(brief(str(name)), natural))
    if averaged:
        what = f"found {', '.join(averaged)}; {WHICH_WAY}"
        steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), column=column)
    steps.put_periods(draft, table, column, series=[steps.HEAD])


CREDIT = Credit(
    source="fred",
    publisher="Federal Reserve Bank of St. Louis",
    title="FRED, series by date",
    page="https://fred.stlouisfed.org",
    licence="See the series' page: many belong to others",
    caution="Unit and country are not in the file: they are stated here for a few series.",
    definition="As the unit says",
    short_name="FRED",
)
FACTS = (
    documented(Fact.FLOW, "of one economy, or the world", "as the series' page says"),
    documented(Fact.PARTNER, "none", "the series are of one economy"),
    documented(Fact.UNIT, "as stated for the series", "as the series' page says"),
    documented(Fact.STATUS, "reported", "prices observed, and a statistical office's index"),
    documented(Fact.WHOLE, "one figure a period", "a series has one value a day"),
)
LAYOUT = Layout("fred", CREDIT, _fits, _read, Kind.INDICATORS, FACTS)
