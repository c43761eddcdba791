"""A chart's message: what one sees in it, worked out from the lines that are drawn.

Of one line its change and its peak; of two the year in which one leapt, or the peaks of both and
how far apart they are; of more the highest peaks. Every figure says its period and, where nobody
reported it, whose it is.
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard.drawing.axes import rows
from dashboard.series.annotations import NOBODY, made_by
from dashboard.series.periods import is_of, one_year_after
from dashboard.text.numbers import day, is_money, listed, percentage, short_amount
from dashboard.vocabulary import MONEY, PERCENT, Status, Step

Row = dict[str, Any]
Line = list[Row]
Lines = Mapping[str, Line]
SEEN = ("pair", "period", "value", "unit", "status", "made")
MOST = 3
"""So many peaks are told, of how many lines there may be."""
LEAP, SAME = 1.5, 1.02
"""How many times the year before is a leap; and what is not worth calling a change."""
APART = 1.5
"""From how many times on it is said how far apart two lines are."""


def seen(
    values: pd.DataFrame,
    labels: Mapping[str, str],
    short_names: Mapping[str, str] = NOBODY,
    *,
    signed: bool = False,
) -> str:
    """What one sees in lines: pair, period, value, unit, status, source.

    `signed` are values whose sign matters, as of a balance or a change: then both ends are told.
    """
    told = rows(values.assign(made=made_by(values, short_names)), *SEEN)
    ordered = sorted(told, key=itemgetter("period"))
    own = {pair: [row for row in ordered if row["pair"] == pair] for pair in labels}
    lines = {pair: line for pair, line in own.items() if line}
    if len({row["period"] for row in ordered}) == 1:
        return _of_one_period(lines, labels)
    if signed:
        return _both_ends(lines, labels)
    if len(lines) == 1:
        ((pair, line),) = lines.items()
        return f"{labels[pair]} {_change(line)}".lstrip()
    return _leap(lines, labels) or _peaks(lines, labels)


def _of_one_period(lines: Lines, labels: Mapping[str, str]) -> str:
    """The highest of one period, each with its status where they differ."""
    every = sorted((line[0] for line in lines.values()), key=_value, reverse=True)
    same = len({row["made"] for row in every}) == 1
    figures = [
        f"{labels[row['pair']]} {_amount(row)}{'' if same else _mark(row)}".lstrip()
        for row in every[:MOST]
    ]
    return f"{listed(figures)} in {_when(every[0]) if same else day(str(every[0]['period']))}"


def _both_ends(lines: Lines, labels: Mapping[str, str]) -> str:
    """The highest and the lowest value: of each of two lines, or of all."""
    if len(lines) > 2:
        every = [row for line in lines.values() for row in line]
        high, low = _highest(every), _lowest(every)
        ends = (f"{labels[row['pair']]} {_figure(row)}" for row in (high, low))
        return "the highest is {}, the lowest {}".format(*ends)
    said = [
        f"{labels[pair]} between {_figure(_lowest(line))} and {_figure(_highest(line))}".lstrip()
        for pair, line in lines.items()
    ]
    return listed(said)


def _change(line: Line) -> str:
    """How one line went from its first to its last value, and its peak."""
    first, last, peak = line[0], line[-1], _highest(line)
    if _value(first) <= 0 or 1 / SAME < _value(last) / _value(first) < SAME:
        way = f"stood at {_figure(first)} and at {_figure(last)}"
    elif peak["period"] == last["period"]:
        return f"rose from {_figure(first)} to its highest, {_figure(last)}"
    elif peak["period"] == first["period"]:
        return f"fell from its highest, {_figure(first)}, to {_figure(last)}"
    else:
        word = "rose" if _value(last) > _value(first) else "fell"
        way = f"{word} from {_figure(first)} to {_figure(last)}"
    is_end = peak["period"] in (first["period"], last["period"])
    return way if is_end else f"{way}; highest {_figure(peak)}"


def _leap(lines: Lines, labels: Mapping[str, str]) -> str:
    """That the higher of two lines came to its peak in one year's leap, and what the other did.

    Not of shares: a leap in percent of a percentage is easily misread.
    """
    if len(lines) != 2 or _unit(lines) == PERCENT:
        return ""
    lead, other = sorted(lines.values(), key=lambda line: _value(_highest(line)), reverse=True)
    peak = _highest(lead)
    before = _year_before(lead, str(peak["period"]))
    now, then = _at(other, str(peak["period"])), _year_before(other, str(peak["period"]))
    if before is None or now is None or then is None:
        return ""
    if _value(before) <= 0 or _value(then) <= 0 or _value(peak) < LEAP * _value(before):
        return ""
    what = _grew(_value(peak) / _value(before))
    return (
        f"{labels[peak['pair']]} {what} in {_when(peak)}, to its highest, {_amount(peak)}, "
        f"while {labels[now['pair']]} {_beside(now, then)}"
    )


def _beside(now: Row, then: Row) -> str:
    """What the other line did; an estimate after a report shows no change, so its size is told."""
    if now["status"] == Status.REPORTED or now["status"] == then["status"]:
        return _went(_value(now) / _value(then)) + _mark(now)
    return f"stood at {_amount(now)}{_mark(now)}"


def _peaks(lines: Lines, labels: Mapping[str, str]) -> str:
    """The highest peaks; of two lines also how far they are apart."""
    peaks = sorted(map(_highest, lines.values()), key=_value, reverse=True)
    said = listed([f"{labels[row['pair']]} {_figure(row)}".lstrip() for row in peaks[:MOST]])
    if rest := peaks[MOST:]:
        others = "the other" if len(rest) == 1 else f"the other {len(rest)}"
        return f"the peaks are {said}; {others} at most {_amount(rest[0])}"
    return f"the peaks are {said}{_apart(lines, labels) if len(lines) == 2 else ''}"


def _apart(lines: Lines, labels: Mapping[str, str]) -> str:
    """How many times one line is the other in the last period that both have."""
    one, other = ({row["period"]: row for row in line} for line in lines.values())
    both = [(row, other[period]) for period, row in one.items() if period in other]
    if not both or not is_money(_unit(lines)):
        return ""
    less, more = sorted(both[-1], key=_value)
    if _value(less) <= 0 or _value(more) < APART * _value(less):
        return ""
    weak = [row for row in both[-1] if row["status"] != Status.REPORTED]
    when = f"{day(str(more['period']))}{_mark(weak[0]) if weak else ''}"
    times = _value(more) / _value(less)
    return f"; in {when} {labels[more['pair']]} was {times:.1f} times as large"


def _grew(times: float) -> str:
    if times < 1.9:
        return f"rose by {percentage(100 * (times - 1))}"
    if times < 2.15:
        return "nearly doubled" if times < 2 else "doubled"
    return f"grew to {times:.1f} times as much"


def _went(times: float) -> str:
    """What the other line did in the same year."""
    if 1 / SAME < times < SAME:
        return "hardly changed"
    return "fell" if times < 1 else f"rose by {percentage(100 * (times - 1))}"


def _year_before(line: Line, period: str) -> Row | None:
    """The value a calendar year earlier; none in a line of months, whose seasons leap."""
    if not is_of(period, Step.ANNUAL):
        return None
    return next((row for row in line if one_year_after(row["period"]) == period), None)


def _at(line: Line, period: str) -> Row | None:
    return next((row for row in line if row["period"] == period), None)


def _highest(line: Line) -> Row:
    return max(line, key=_value)


def _lowest(line: Line) -> Row:
    return min(line, key=_value)


def _unit(lines: Lines) -> str:
    return str(next(iter(lines.values()))[0]["unit"])


def _value(row: Row) -> float:
    return float(row["value"])


def _amount(row: Row) -> str:
    """A value in short; of which year its dollars are is said once, not with every figure."""
    unit = str(row["unit"])
    return short_amount(_value(row), MONEY if is_money(unit) else unit)


def _mark(row: Row) -> str:
    return "" if row["status"] == Status.REPORTED else f" ({row['made']})"


def _when(row: Row) -> str:
    return f"{day(str(row['period']))}{_mark(row)}"


def _figure(row: Row) -> str:
    return f"{_amount(row)} in {_when(row)}"
