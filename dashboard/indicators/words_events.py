"""Means and growth around an event in words, each with the years behind it, and no cause."""

from collections.abc import Hashable, Mapping

import pandas as pd

from dashboard.indicators.events import Event
from dashboard.text.numbers import NO_FIGURE, Scale, amount, listed, short_amount, through
from dashboard.vocabulary import Status

EDGE = 0.4
"""How far the level of a mean reaches beyond the middle of its first and last year."""
NO_CAUSE = (
    "**This shows no cause.** Much else changed in the same years: prices of oil and gas, "
    "sanctions, exchange rates, and what is counted."
)
HOW = (
    "The mean level is the mean of the years that have a figure. The mean yearly growth is the "
    "geometric mean of the changes between neighbouring years inside a window. A missing year is "
    "not filled: it lowers the number of years behind the figures."
)
AROUND = "in the years around an event, with the means before and after"
NOTHING_NEAR = (
    "The data hold no figures of these pairs in the years around this event. Missing is not "
    "zero. Choose another event, more years, other books, or “Join predecessor states”."
)


def means_table(result: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """The result as a table to read."""
    return pd.DataFrame([_row(row, labels) for row in result.to_dict("records")])


def means_in_words(result: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """The result in sentences, one a pair and side."""
    return " ".join(
        f"{labels[row['pair']]} {row['side']}, {_years(row)}: {_level(row)} a year on average, "
        f"from {_behind(row)}; growth {_growth(row)}."
        for row in result.to_dict("records")
    )


def means_in_short(result: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """The means of each pair, with the years behind them, for a chart's message."""
    told = []
    for pair, own in result.groupby("pair", sort=False):
        levels = [
            f"{short_amount(row['mean'], str(row['unit']))} {row['side']} ({_short_behind(row)})"
            if row["counted"]
            else f"{NO_FIGURE} {row['side']}"
            for row in own.to_dict("records")
        ]
        told.append(f"{labels[str(pair)]} {', '.join(levels)}")
    return "; ".join(told)


def mean_levels(result: pd.DataFrame, labels: Mapping[str, str], units: Scale) -> pd.DataFrame:
    """The means as levels ready to draw: pair, start, end, value in the unit drawn, text."""
    known = result[result["counted"] > 0]
    texts = [
        f"{labels[row['pair']]}: mean {row['side']}, {_level(row)}, from {_behind(row)}"
        for row in known.to_dict("records")
    ]
    return known.assign(
        start=known["first"] - EDGE,
        end=known["last"] + EDGE,
        value=known["mean"] / units.divisor,
        text=texts,
    )


def means_as_series(result: pd.DataFrame, values: pd.DataFrame, event: Event) -> pd.DataFrame:
    """The means as rows like those they are made of, for a table of both; `note` tells the rest."""
    rows = [
        {
            **dict(values.iloc[0]),
            "pair": row["pair"],
            "measure": f"mean {values['measure'].iloc[0]} {row['side']} {event.id}",
            "period": f"{row['start']}-01-01/{row['end']}-12-31",
            "value": row["mean"],
            "status": row["status"],
            "source": row["source"],
            "predecessor": "",
            "note": f"{_behind(row)}; growth {_growth(row)}",
        }
        for row in result[result["counted"] > 0].to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(values.columns))


def _short_behind(row: Mapping[Hashable, object]) -> str:
    years = f"{row['counted']} year{'s' * (row['counted'] != 1)}"
    return years if row["status"] == Status.REPORTED else f"{years}, {row['status']}"


def left_out(event: Event) -> str:
    """How the years of the event itself are treated."""
    if event.first == event.last:
        return f"The year of the event, {event.first}, is left out of both."
    return f"The years of the event, {event.first} to {event.last}, are left out of both."


def _row(row: Mapping[Hashable, object], labels: Mapping[str, str]) -> dict[str, str]:
    return {
        "Pair": labels[str(row["pair"])],
        "Years": f"{str(row['side']).capitalize()}: {_years(row)}",
        "Mean a year": _level(row),
        "From": _behind(row),
        "Mean yearly growth": _growth(row),
    }


def _years(row: Mapping[Hashable, object]) -> str:
    return through(str(row["start"]), str(row["end"]))


def _level(row: Mapping[Hashable, object]) -> str:
    return amount(float(str(row["mean"])), str(row["unit"])) if row["counted"] else NO_FIGURE


def _behind(row: Mapping[Hashable, object]) -> str:
    """How many years stand behind a mean, how many are not firm, and which are missing."""
    asked = int(str(row["end"])) - int(str(row["start"])) + 1
    said = f"{row['counted']} of {asked} year{'s' * (asked != 1)}"
    weak = [
        f"{row[name]} {word}"
        for name, word in (("estimates", "estimated"), ("doubtful", "doubtful"))
        if row[name]
    ]
    gaps = [f"missing {row['missing']}"] if row["missing"] else []
    return f"{said} ({listed([*weak, *gaps])})" if weak or gaps else said


def _growth(row: Mapping[Hashable, object]) -> str:
    changes = int(str(row["changes"]))
    if not changes:
        return "no figure: no two neighbouring years"
    rate = float(str(row["growth"]))
    sign = "−" if rate < 0 else "+"
    return f"{sign}{abs(rate):.1f} percent (over {changes} change{'s' * (changes != 1)})"
