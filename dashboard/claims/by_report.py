"""The grid of readings by report: sources that carry the same report stand in one row.

A row is a ledger, a definition and a report. Its cell of a year is the first source's that has an
exact figure, or else the first bound; `doors` are all sources that carry the report then, and
`others` those whose figure is another one.
"""

from collections.abc import Sequence

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
    own: dict[tuple[object, ...], list[tuple[str, float]]] = {}
    for *key, source, value in zip(
        *(exact_first[name] for name in (*ROW, "year", "source", "value")), strict=True
    ):
        own.setdefault(tuple(key), []).append((source, float(value)))
    firsts = exact_first.drop_duplicates([*ROW, "year"])
    doors = {key: tuple(source for source, _ in each) for key, each in own.items()}
    others = {key: _others(each) for key, each in own.items()}
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


def _others(own: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The sources of one report whose exact figure differs from the first one's."""
    _, first = own[0]
    return tuple((source, value) for source, value in own if abs(value - first) > SAME * abs(first))
