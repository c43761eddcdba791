"""Why two ledgers differ, as far as it can be computed, and which figures cannot be compared."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.ledgers.gaps import LESS, MORE, WITHIN, Goods, tally
from dashboard.text.numbers import (
    MISSING,
    amount,
    capital,
    inert,
    listed,
    possessive,
    through,
)
from dashboard.vocabulary import Standing, Status

Row = Mapping[Hashable, Any]
Names = Mapping[str, str]
NONE = "none"
TIMES = 2.0
"""From twice as much on, “times” is plainer than percent."""


def way(goods: Goods, names: Names) -> str:
    """One flow of goods: “from Russia to Turkey”."""
    return f"from {names[goods.exporter]} to {names[goods.importer]}"


def by_how_much(ratio: float, above: str = "more", below: str = "less") -> str:
    """How much more or less the importer recorded than the exporter."""
    if pd.isna(ratio):
        return "the exporter recorded nothing"
    if ratio >= TIMES:
        return f"{ratio:,.1f} times as much"
    percent = 100 * (ratio - 1)
    if abs(percent) < 0.05:
        return "the same"
    return f"{abs(percent):.1f} percent {above if percent > 0 else below}"


def why_not(row: Row, names: Names) -> str:
    """Why two figures have no gap here; empty where both sides reported FOB beside CIF."""
    if row["standing"] == Standing.ONE_SIDED:
        side: str = "exporter" if pd.isna(row["exported_usd"]) else "importer"
        return f"{MISSING} by {names[str(row[side])]}"
    if row["standing"] == Standing.DERIVED:
        return _derived_words(row, names)
    return "" if row["standing"] == Standing.COMPARED else str(row["standing"])


def gap_note(row: Row, names: Names, unit: str) -> str:
    """What is said of a year besides one side's figure: the gap, or why there is none."""
    reason = why_not(row, names)
    if pd.isna(row["gap_usd"]):
        return f"No difference: {reason}"
    said = f"Importer {_more(row['gap_usd'], unit)} ({by_how_much(row['ratio'])})"
    return f"{said}. Not a comparison: {reason}" if reason else said


def no_second_opinion(rows: pd.DataFrame, names: Names) -> tuple[str, ...]:
    """In which years whose figures were made from whose, so that there is nothing to compare."""
    derived = rows[rows["standing"] == Standing.DERIVED]
    sentences = []
    for _, own in derived.groupby(["goods", "exported_status", "imported_status"], sort=False):
        row: Row = own.iloc[0].to_dict()
        goods = Goods(str(row["exporter"]), str(row["importer"]))
        years = _years(own["period"])
        reason = why_not(row, names)
        said = f"Goods {way(goods, names)}, {years}: {reason}, so it is no second opinion."
        sentences.append(said)
    return tuple(sentences)


def remainder(row: Row, names: Names, unit: str) -> str:
    """One year's difference, and what is left of it once freight is taken off."""
    goods = Goods(str(row["exporter"]), str(row["importer"]))
    buyer = names[goods.importer]
    said = (
        f"{capital(way(goods, names))}, {row['period']}: {buyer} recorded "
        f"{_more(row['gap_usd'], unit)}. If freight and insurance add 6 percent, "
        f"{possessive(buyer)} figure without them (divided by 1.06) is "
        f"{_more(row['after_106_usd'], unit)}; if they add 10 percent (divided by 1.10), "
        f"{_more(row['after_110_usd'], unit)}."
    )
    return f"{said} {_judged(row)}"


def explained(latest: pd.DataFrame, gaps: pd.DataFrame, names: Names, unit: str) -> tuple[str, ...]:
    """What of the gap freight can be: year by year for each flow of goods, and all years."""
    if latest.empty:
        return ("No year here has a report of both sides, so there is no difference to explain.",)
    rows = latest.to_dict("records")
    reports = gaps[gaps["standing"] == Standing.COMPARED]
    span = reports["period"].min(), reports["period"].max()
    return (*(remainder(row, names, unit) for row in rows), tallied(tally(gaps), *span))


def tallied(counts: Mapping[str, int], first: str, last: str) -> str:
    """All years together: in how many freight could be the whole difference."""
    total = sum(counts.values())
    return (
        f"Both flows together, {through(first, last)}: {total} yearly pairs of reports. The "
        "buyer’s figure is 1 to 1.10 times the seller’s, as freight and insurance alone could "
        f"make it, in {counts[WITHIN] or NONE}. It is higher than that in "
        f"{counts[MORE] or NONE}, and lower than the seller’s, which freight cannot explain, in "
        f"{counts[LESS] or NONE}."
    )


def two_source_note(gaps: pd.DataFrame) -> tuple[str, ...]:
    """Which gaps are made of two sources, and of which."""
    mixed = gaps[gaps["two_sources"].astype(bool)]
    each = [
        f"{_years(own['period'])} from {listed(side_sources(own.iloc[0].to_dict()))}"
        for _, own in mixed.groupby(["goods", "source"], sort=False)
    ]
    return (f"Made of two sources: {inert(listed(each))}.",) if each else ()


def side_sources(row: Row) -> list[str]:
    """The sources of both sides' figures, without the price index that constant dollars add."""
    cells = (str(row["exported_source"]), str(row["imported_source"]))
    return list(dict.fromkeys(cell.split(" + ")[0] for cell in cells))


def _derived_words(row: Row, names: Names) -> str:
    """Whose figure was made from whose report."""
    exported = row["exported_status"] == Status.ESTIMATE
    imported = row["imported_status"] == Status.ESTIMATE
    if exported == imported:
        return str(row["standing"])
    maker, other = ("exporter", "importer") if exported else ("importer", "exporter")
    return (
        f"{possessive(names[str(row[maker])])} figure is derived from "
        f"{possessive(names[str(row[other])])} report"
    )


def _judged(row: Row) -> str:
    if row["gap_usd"] < 0:
        return "The buyer’s figure is lower though it includes freight: other reasons are at work."
    if row["after_110_usd"] <= 0:
        return "Freight and insurance of at most 10 percent could be all of it."
    return "Freight and insurance of 10 percent leave a rest: other reasons are at work."


def _more(value: float, unit: str) -> str:
    return f"{amount(abs(value), unit)} {'more' if value >= 0 else 'less'}"


def _years(periods: pd.Series) -> str:
    """The years of some rows: from when to when, and how many where some between are others."""
    first, last = str(periods.min()), str(periods.max())
    whole = len(periods) == int(last) - int(first) + 1
    return through(first, last) if whole else f"{len(periods)} years from {first} to {last}"
