"""The grid of readings by report: sources that carry the same report stand in one row.

A row is a ledger, a definition and a report. Its cell of a year is the first source's that has an
exact figure, or else the first bound; `doors` are all sources that carry the report then, and
`others` those whose figure is another one.
"""

import pandas as pd

from dashboard.vocabulary import Ledger, Measure, Verdict

ROW = ["ledger", "measure", "report"]
SAME = 5e-4
"""Figures nearer than half a permille are one figure in different rounding."""


def by_report(cells: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """The cells of a grid in a stretch of years, one a report; rows without any answer left out.

    Columns as in the grid, with `doors` and `others` (source and figure).
    """
    inside = cells["year"].astype(int).between(*years) & (cells["report"] != "")
    known = cells[inside]
    exact_first = known.assign(bound=known["value"].isna()).sort_values("bound", kind="stable")
    groups = exact_first.groupby([*ROW, "year"], sort=False)
    firsts = exact_first.drop_duplicates([*ROW, "year"])
    doors = {key: tuple(own["source"]) for key, own in groups}
    others = {key: _others(own) for key, own in groups}
    keys = pd.Series(list(firsts[[*ROW, "year"]].itertuples(index=False, name=None)), firsts.index)
    shown = firsts.assign(doors=keys.map(doors), others=keys.map(others))
    answered = shown.loc[shown["verdict"] != str(Verdict.NO_ANSWER), ROW].drop_duplicates()
    return in_order(shown.drop(columns="bound").merge(answered, on=ROW))


def in_order(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells by ledger and definition, each in the order of the vocabulary, then report and year."""
    places = {
        "ledger": [str(one) for one in Ledger],
        "measure": [str(one) for one in Measure],
        "report": list(dict.fromkeys(cells["report"])),
    }

    def place(column: pd.Series) -> pd.Series:
        order = places.get(str(column.name))
        return column.map(order.index) if order else column

    return cells.sort_values([*ROW, "year"], key=place, kind="stable", ignore_index=True)


def _others(own: pd.DataFrame) -> tuple[tuple[str, float], ...]:
    """The sources of one report whose exact figure differs from the first one's."""
    first = own["value"].iloc[0]
    differ = own[(own["value"] - first).abs() > SAME * abs(first)]
    return tuple(zip(differ["source"], differ["value"].astype(float), strict=True))
