"""Whether figures of new periods have a likely size: beside those held near them.

Pure. New periods share no key with those held, so they are set beside the nearest of the same
series, of other sources for the same flow, and of the other side. One is asked about where it is
over thirty times the highest of them, or under a thirtieth of the lowest.
"""

from collections.abc import Iterator

import pandas as pd

from dashboard.package.kinds import FLOW, SHAPES, Kind
from dashboard.package.near import FAR, JUMP, SMALL, dated, is_held, mirrored, near
from dashboard.package.package import Package
from dashboard.swap.question import Question, groups_of, named
from dashboard.swap.unit_check import Off, guess, off_by, times_words
from dashboard.text.numbers import plain

LARGE = 1e8
"""A figure of so many dollars is asked about even beside a small one."""
NEARLY = 4
"""From year to year trade moves: so far from 1,000 a ratio is still taken for that unit."""
TOTAL = 1.25
"""A product group so many times the total is not a part of it."""


def size_questions(
    frame: pd.DataFrame, kind: str, before: pd.DataFrame, package: Package, taken: set[int]
) -> tuple[Question, ...]:
    """What must be asked of the rows at new periods; `taken` are asked about already."""
    shape = SHAPES[kind]
    rows = frame.reset_index(drop=True)
    rows = rows[~rows.index.isin(taken)]
    series = [name for name in shape.key if name != "period"]
    # What the table before holds too is compared with it, value by value.
    held = is_held(rows, before, shape.key)
    judged = _judged(rows[~held], series, before, package.trade, kind)
    alike = [] if held.any() else _unjudged(rows, judged)
    found = list(_asked(judged, frame, series, shape.value, alike))
    if kind == Kind.PRODUCTS:
        found += _over_total(rows, package.trade)
    return tuple(found)


def _judged(
    rows: pd.DataFrame, series: list[str], before: pd.DataFrame, trade: pd.DataFrame, kind: str
) -> pd.DataFrame:
    """Each row that can be judged, by its place: the held sizes near it, and how it is off."""
    value, is_money = SHAPES[kind].value, bool(SHAPES[kind].unit)
    handed = dated(rows, series, value)
    held = [dated(before, series, value)]
    if kind == Kind.TRADE:
        held += [dated(part, series, value) for part in (trade, mirrored(trade))]
    sizes = near(handed, pd.concat(held, ignore_index=True), series, adds_up=is_money)
    judged = handed.join(sizes, how="inner")
    if is_money:
        judged = judged[(judged["low"] >= SMALL) | (judged["size"] >= LARGE)]
    above, below = judged["size"] > FAR * judged["high"], judged["size"] < judged["low"] / FAR
    judged = judged.assign(off=above.astype(int) - below.astype(int))
    return judged if kind == Kind.TRADE else _as_groups(judged, kind)


def _as_groups(judged: pd.DataFrame, kind: str) -> pd.DataFrame:
    """One product line or one year of an indicator may jump: most of its group are off, or none.

    A unit is a thousand off, so what is off by hundreds is asked about by itself.
    """
    by = list(SHAPES[kind].group if kind == Kind.PRODUCTS else SHAPES[kind].group[:1])
    most = judged.groupby(by)["off"].transform("median")
    times = judged["size"] / judged["middle"]
    is_far = (times > JUMP) | (times < 1 / JUMP)
    return judged.assign(off=judged["off"].where((judged["off"] == most) | is_far, 0))


def _unjudged(rows: pd.DataFrame, judged: pd.DataFrame) -> list[int]:
    """The rows that nothing could be held against, where no judged row is a likely one.

    A row too small to be judged came in the unit of its file.
    """
    if (judged["off"] == 0).any():
        return []
    return [int(str(place)) for place in rows.index.difference(judged.index)]


def _asked(
    judged: pd.DataFrame, frame: pd.DataFrame, series: list[str], value: str, alike: list[int]
) -> Iterator[Question]:
    """A question for each unit that rows are off by; rows `alike` go with the only one."""
    off = judged[judged["off"] != 0]
    if off.empty:
        return
    ratio = off["size"] / off["middle"]
    middles = ratio.groupby([off[name] for name in series]).transform("median")
    units: dict[Off, list[int]] = {}
    for place, middle in middles.items():
        by = off_by(float(middle), NEARLY) or (0, bool(middle < 1))
        units.setdefault(by, []).append(int(str(place)))
    for by, places in units.items():
        mine = off.loc[places]
        says = _says(mine, by, frame, value, series)
        rows = sorted([*places, *(alike if len(units) == 1 else [])])
        yield Question(says, tuple(rows), groups_of(mine, series), *by)


def _says(mine: pd.DataFrame, by: Off, frame: pd.DataFrame, value: str, series: list[str]) -> str:
    """The sentence, with the first figure as the evidence."""
    first = mine.iloc[0]
    row = frame.iloc[int(str(mine.index[0]))]
    span = f"{plain(first['low'])} to {plain(first['high'])}"
    span = plain(first["low"]) if first["low"] == first["high"] else span
    middle = float((mine["size"] / mine["middle"]).median())
    return (
        f"New figures are {times_words(by, middle)} those held near them "
        f"({len(mine):,} of {named(groups_of(mine, series))}): {row['period']} is "
        f"{plain(float(row[value]))}, held are {span}. {guess(by, value == 'value_usd')}"
    )


def _over_total(rows: pd.DataFrame, trade: pd.DataFrame) -> list[Question]:
    """Product groups that are larger than all goods of the same flow and period together."""
    key = [*FLOW, "period"]
    totals = trade.groupby(key)["value_usd"].max().rename("total").reset_index()
    both = rows.rename_axis("row").reset_index().merge(totals, on=key)
    over = both[(both["value_usd"] > TOTAL * both["total"]) & (both["value_usd"] > SMALL)]
    if over.empty:
        return []
    first = over.iloc[0]
    says = (
        f"Product groups are larger than all goods together ({len(over):,}): {first['reporter']} "
        f"{first['partner']} {first['flow']} {first['period']}, {first['code']} is "
        f"{plain(first['value_usd'])}, the largest total held {plain(first['total'])}. Is a "
        "product counted twice, or is the unit another one?"
    )
    return [Question(says, tuple(map(int, over["row"])), groups_of(over, key[:3]))]
