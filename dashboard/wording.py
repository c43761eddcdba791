"""Numbers and series in words: the same rounding in a sentence, a tooltip, a table and an alt text.

Pure: values in, text out. Whatever is said of a figure says its period and, unless it is
reported, its status.
"""

from typing import NamedTuple

import pandas as pd

from dashboard.vocabulary import INDEX, MONEY, PERCENT, RATIO, Relation, Status

BILLION, MILLION = 1e9, 1e6
MISSING = "not reported"
RELATION_WORDS = {
    Relation.AT_MOST: "at most",
    Relation.ABOUT: "about",
    Relation.AT_LEAST: "at least",
    Relation.EQUALS: "exactly",
    Relation.DESCRIBED: "",
}
STATUS_ADDED = {
    Status.REPORTED: "",
    Status.RECONCILED: " (reconciled)",
    Status.ESTIMATE: " (estimate)",
    Status.DOUBTFUL: " (doubtful)",
}


class Scale(NamedTuple):
    """What to divide by before drawing, and the unit to print above the axis."""

    divisor: float
    unit: str


def scale(unit: str, largest: float, base: int | None = None) -> Scale:
    """Billions or millions for money, by the largest absolute value; others as they are."""
    if unit == MONEY:
        if largest >= BILLION:
            return Scale(BILLION, "billion US dollars")
        return Scale(MILLION, "million US dollars")
    return Scale(1, {PERCENT: "percent", RATIO: "times", INDEX: f"index, {base} = 100"}[unit])


def amount(value: float | None, unit: str) -> str:
    """A value with its unit, as a sentence says it: “4.05 billion dollars”, “8.2 times”."""
    if value is None or pd.isna(value):
        return MISSING
    if unit == MONEY:
        size, word = (BILLION, "billion") if abs(value) >= BILLION else (MILLION, "million")
        return f"{value / size:,.2f} {word} dollars"
    if unit == PERCENT:
        return f"{value:,.2f} percent"
    return f"{value:,.1f} times" if unit == RATIO else f"{value:,.1f}"


def short_amount(value: float | None, unit: str) -> str:
    """The same for a headline figure: “$4.05 billion”, “8.2×”."""
    if value is None or pd.isna(value):
        return MISSING
    if unit == MONEY:
        return ("−$" if value < 0 else "$") + amount(abs(value), unit).removesuffix(" dollars")
    return f"{value:,.1f}×" if unit == RATIO else amount(value, unit)


def printed(value: float, unit: str) -> str:
    """A stated value at the precision it was stated with: 4 billion, never 4.00."""
    if unit == MONEY:
        size, word = (BILLION, "billion") if abs(value) >= BILLION else (MILLION, "million")
        return f"${value / size:,.12g} {word}"
    return f"{value:,.12g}×" if unit == RATIO else f"{value:,.12g} {unit}"


def qualified(value: float | None, unit: str, status: str) -> str:
    """An amount followed by its status where it is not reported."""
    return amount(value, unit) + (STATUS_ADDED[Status(status)] if status else "")


def difference(value: float, stated: float) -> str:
    """How far a figure stands from a stated one, in percent of the stated one."""
    percent = 100 * (value / stated - 1)
    if abs(percent) < 0.05:
        return "the same"
    return f"{abs(percent):.1f} percent {'above' if percent > 0 else 'below'}"


def listed(words: list[str], last: str = "and") -> str:
    """Words joined as a sentence joins them: “a, b and c”."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def possessive(name: str) -> str:
    """Whose it is: Russia's, United States'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def summary(values: pd.DataFrame, labels: dict[str, str], unit: str) -> str:
    """A chart in sentences, a pair each: first and last value, highest, and what is missing."""
    if values.empty:
        return "No source in the data holds this."
    return " ".join(
        _of_one(labels[str(pair)], own, unit) for pair, own in values.groupby("pair", sort=False)
    )


def _of_one(label: str, own: pd.DataFrame, unit: str) -> str:
    first, last = own.iloc[0], own.iloc[-1]
    highest = own.loc[own["value"].idxmax()]
    said = f"{label}: {_at(first, unit)}"
    if len(own) > 1:
        said += f", {_at(last, unit)}; highest {_at(highest, unit)}"
    estimates = int((own["status"] == Status.ESTIMATE).sum())
    return f"{said}; {len(own)} values, {estimates or 'no'} estimate{'s' * (estimates != 1)}."


def _at(row: pd.Series, unit: str) -> str:
    return f"{qualified(row['value'], unit, row['status'])} in {row['period']}"


def comparison(values: pd.DataFrame, labels: dict[str, str], subject: str, unit: str) -> str:
    """A chart's message: its pairs set against each other where all of them have a value."""
    if values.empty:
        return f"{subject}: nothing in the data"
    counts = values.groupby("period")["pair"].nunique()
    shared = counts[counts == values["pair"].nunique()]
    period = shared.index.max() if len(shared) else values["period"].max()
    rows = values[values["period"] == period].sort_values("value", ascending=False)
    told = [f"{labels[row['pair']]} {_shortly(row, unit)}" for _, row in rows.head(3).iterrows()]
    return f"{subject} in {period}: {listed(told)}"


def _shortly(row: pd.Series, unit: str) -> str:
    return short_amount(row["value"], unit) + STATUS_ADDED[Status(row["status"])]
