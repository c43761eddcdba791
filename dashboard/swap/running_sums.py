"""Whether a file's months look like sums since January, as bulletins print them. Pure.

A sum since January never falls within a year, and what it grows by is nearer to the months held
than the sum itself. Where nothing is held, the growth is evener than the sums are. Where December
is the year held, the sum of the months is far above it. The check asks and never decides.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.package.kinds import FLOW, GOODS, Kind
from dashboard.package.near import MONTH, YEAR, dated, is_held, mirrored, near
from dashboard.swap.question import Group, Question, groups_of, named
from dashboard.text.numbers import plain

VALUE = "value_usd"
ENOUGH, ENOUGH_ALONE = 4, 6
"""Months of a year that show it beside held figures, and by themselves."""
IN_STEP = 0.4
"""A sum grows with the number of months, by such a share of it at least."""
WITHIN, FAR_ABOVE = 0.05, 1.5
"""How near December is to the year held, and how far above it the months' sum is."""


def running_sum_questions(
    frame: pd.DataFrame, kind: str, before: pd.DataFrame, trade: pd.DataFrame
) -> tuple[Question, ...]:
    """What must be asked of months of one flow and year that grow as a running sum does.

    Product lines are added up to their flow first: one line may grow for months.
    """
    key = list(FLOW if kind == Kind.TRADE else GOODS)
    rows = frame.reset_index(drop=True)
    flows = rows.groupby([*key, "period"])[[VALUE]].sum().reset_index()
    months = dated(flows, key, VALUE)
    months = months[months["length"] == MONTH]
    if len(months) < ENOUGH:
        return ()
    sources = [before, trade, mirrored(trade)] if kind == Kind.TRADE else []
    held = [dated(each, key, VALUE) for each in sources] or [months[:0]]
    return tuple(_asked(rows, months, pd.concat(held, ignore_index=True), key))


def _asked(
    rows: pd.DataFrame, months: pd.DataFrame, held: pd.DataFrame, key: list[str]
) -> Iterator[Question]:
    """One question for all flows and years that look so."""
    middle = near(months, held, key).get("middle", pd.Series(dtype=float))
    months = months.assign(middle=middle.reindex(months.index), year=(months["at"] - 1) // 12)
    years = held[held["length"] == YEAR].assign(year=lambda one: (one["at"] - 1) // 12)
    found = [
        part.sort_values("at")
        for _, part in months.groupby([*key, "year"], sort=False)
        if len(part) >= ENOUGH and _is_running(part.sort_values("at"), years, key)
    ]
    if not found:
        return
    alike = pd.concat(found)
    names = alike[key].assign(period=alike["year"].astype(str))
    theirs = rows[key].assign(period=rows["period"].str[:YEAR])
    whose = is_held(theirs, names, [*key, "period"])
    places = np.flatnonzero(whose & (rows["period"].str.len() == MONTH).to_numpy())
    groups = groups_of(names, key)
    yield Question(_says(found[0], groups, len(found)), tuple(map(int, places)), groups)


def _is_running(part: pd.DataFrame, years: pd.DataFrame, key: list[str]) -> bool:
    """Whether the months of one flow and year, in their order, look like sums since January."""
    size, month = part["size"].to_numpy(), ((part["at"] - 1) % 12 + 1).to_numpy()
    if _december_is_the_year(part, years, key):
        return True
    step, apart = np.diff(size, prepend=0), np.diff(month, prepend=0)
    in_step = size[-1] / size[0] >= IN_STEP * month[-1] / month[0]
    if (step < 0).any() or not in_step:
        return False
    grown = np.log(np.maximum(step / apart, 1))
    middle = np.log(part["middle"].to_numpy())
    if np.isfinite(middle).all():
        return _off(grown - middle) < _off(np.log(size) - middle)
    alone = len(part) >= ENOUGH_ALONE
    return alone and bool(np.std(grown) < np.std(np.log(size)))


def _off(logs: np.ndarray) -> float:
    return float(np.median(np.abs(logs)))


def _december_is_the_year(part: pd.DataFrame, years: pd.DataFrame, key: list[str]) -> bool:
    last = part.iloc[-1]
    if last["at"] % 12:
        return False
    same = (years[[*key, "year"]] == last[[*key, "year"]]).all(axis=1)
    totals = years.loc[same, "size"]
    close = (totals / last["size"] - 1).abs() <= WITHIN
    return bool((close & (part["size"].sum() > FAR_ABOVE * totals)).any())


def _says(part: pd.DataFrame, groups: tuple[Group, ...], count: int) -> str:
    """The sentence, with the first flow and year as the evidence."""
    first, last = part.iloc[0], part.iloc[-1]
    usual = f", held months are about {plain(part['middle'].median())}"
    return (
        f"Months look like sums since January ({count:,} years of {named(groups)}): in "
        f"{first['year']} they grow from {plain(first['size'])} to {plain(last['size'])}"
        f"{usual if part['middle'].notna().any() else ''}. Is each the figure of its month alone?"
    )
