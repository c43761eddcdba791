"""FRED (Federal Reserve Bank of St. Louis): a column of days and one column per series.

The header of 2026 (`observation_date`) is documented, the older (`DATE`) recalled; missing is
empty, before a point. Neither unit nor country is in the file, so only series are read whose unit
is stated here; others need the mapping page. Days that are always the first of January are years,
always the first of a month are months; daily figures are refused, never averaged.
"""

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.filter_rows import drafted
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
MAP_IT = "Say on the mapping page what it is and in which unit."
DAILY = "these are daily figures; the dashboard draws years and months."
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
            draft.problems.append(Problem(table.name, NO_UNIT, 1, brief(name), MAP_IT))
    steps.melted(draft, known, [header[0]])
    frame = draft.frame
    for i, column in enumerate(("indicator", "label", "unit", "economy")):
        words = {name: said[i] for name, said in SERIES.items()}
        frame[column] = frame["__period"].map(words).astype("str")
    frame["partner"], frame["status"], frame["note"] = "", "reported", ""
    _put_dates(draft, table, header[0])
    steps.put_values(draft, table, "__cell", missing=frozenset({"", "."}))
    return draft


def _put_dates(draft: Draft, table: Table, column: str) -> None:
    """Days as the years or months that they stand for; other days are a problem."""
    days = draft.frame[column]
    if len(days) and not days.str.endswith("-01").all():
        odd = days[~days.str.endswith("-01")]
        line = int(odd.index[0])
        draft.problems.append(Problem(table.name, DAILY, line, column, CHOOSE))
        draft.frame = draft.frame.iloc[:0]
    years = len(days) > 1 and days.str.endswith("-01-01").all()
    draft.frame["__when"] = draft.frame[column].str[: 4 if years else 7]
    steps.put_periods(draft, table, "__when", column)


CREDIT = Credit(
    source="fred",
    publisher="Federal Reserve Bank of St. Louis",
    title="FRED, series by date",
    page="https://fred.stlouisfed.org",
    licence="See the series' page: many belong to others",
    caution="Unit and country are not in the file: they are stated here for a few series.",
    definition="As the unit says",
)
FACTS = (
    documented(Fact.FLOW, "of one economy, or the world", "as the series' page says"),
    documented(Fact.PARTNER, "none", "the series are of one economy"),
    documented(Fact.UNIT, "as stated for the series", "as the series' page says"),
    documented(Fact.STATUS, "reported", "as FRED publishes it"),
    documented(Fact.WHOLE, "one figure a period", "a series has one value a day"),
)
LAYOUT = Layout("fred", CREDIT, _fits, _read, Kind.INDICATORS, FACTS)
