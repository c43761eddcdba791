"""Indicators in words: titles, headlines, tables, and what a missing year of one means."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.indicators.indicators import BACKED_BY_VOTES, WORLD_CODE, Indicator
from dashboard.series.books import distinct
from dashboard.series.words import last_shared, table_of
from dashboard.text.numbers import MISSING, Scale, plain, qualified

NOTHING = "no figure"
NO_DELIVERY = "no delivery identified"
MISSING_WORDS = {"arms-deliveries": NO_DELIVERY}
"""What a missing year means where it is not that nobody reported it."""


def side_label(side: str, names: Mapping[str, str], pairs: Mapping[str, str]) -> str:
    """Whose a series is, in words: an economy's name, or a pair's label."""
    return pairs.get(side) or "–".join(names.get(code, code) for code in side.split("-"))


def axis_title(indicator: Indicator, units: Scale) -> str:
    """What an axis shows and in which unit, nothing said twice."""
    first, _, rest = units.unit.partition(", ")
    said = rest if rest and indicator.label.lower().endswith(first.lower()) else units.unit
    return f"{indicator.label}: {said}"


def spans_in_words(spans: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Missing spans named for what they mean in this indicator."""
    word = _missing_word(indicator.id)
    return spans.assign(
        what=spans["what"].replace(MISSING, word),
        text=[str(text).replace(f": {MISSING}", f": {word}") for text in spans["text"]],
    )


def headline(values: pd.DataFrame, indicator: Indicator, labels: Mapping[str, str]) -> str:
    """An indicator in the last period that every line has, in words; with votes, how many."""
    when, said = last_shared(values, _with_counts(values, labels))
    alone = labels.get(WORLD_CODE) if set(values["pair"]) == {WORLD_CODE} else None
    return f"{indicator.label} in {when}: {said.removeprefix(f'{alone} ')}"


def _with_counts(values: pd.DataFrame, labels: Mapping[str, str]) -> dict[str, str]:
    """Labels with the fewest votes of the line's last figure, where votes stand behind it."""
    last = values.groupby("pair").tail(1).set_index("pair")["votes"].dropna()
    return {
        pair: f"{label} ({_on(pair)} {plain(last[pair])} votes)" if pair in last else label
        for pair, label in labels.items()
    }


def _on(pair: str) -> str:
    """Of two sides both votes are known, not how many of them both cast."""
    return "on at most" if "-" in pair else "on"


def told(values: pd.DataFrame, labels: Mapping[str, str], unit: str, units: Scale) -> pd.DataFrame:
    """Values ready to draw, each with its status and note in `text`."""
    texts = [
        "; ".join(filter(None, (qualified(value, unit, status), predecessor, note)))
        for value, status, predecessor, note in zip(
            values["value"], values["status"], values["predecessor"], values["note"], strict=True
        )
    ]
    return values.assign(
        label=[labels[pair] for pair in values["pair"]],
        text=texts,
        value=values["value"].astype(float) / units.divisor,
    )


def votes_note(values: pd.DataFrame, indicator: Indicator, labels: Mapping[str, str]) -> str:
    """How few and how many votes stand behind the figures; empty where none do."""
    if not BACKED_BY_VOTES & set(indicator.codes) or values.empty:
        return ""
    counted = values.dropna(subset="votes").sort_values("votes").to_dict("records")
    if not counted:
        return "The data do not hold the number of votes behind these figures."
    low, high = (
        f"{plain(row['votes'])} ({labels[row['pair']]}, {row['period']})"
        for row in (counted[0], counted[-1])
    )
    return (
        f"Votes behind a figure: from {low} to {high}. The figures of a year with few votes "
        "say little; of a pair both sides’ votes are told, in the table and beside the pointer."
    )


def table(values: pd.DataFrame, labels: Mapping[str, str], units: Scale) -> pd.DataFrame:
    """A table to read, with the votes behind each figure where the note holds them."""
    backed = values["note"].where(values["measure"].str.endswith(tuple(BACKED_BY_VOTES)), "")
    marks = distinct(values.assign(backed=backed), ("predecessor", "backed"), "; ")
    read = table_of(values.assign(predecessor=marks), labels, units)
    word = _missing_word(values["measure"].iloc[0] if len(values) else "")
    return read.replace(MISSING, word)


def together(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tables of the same periods side by side, newest first."""
    first, *others = [one for one in tables if not one.empty]
    for other in others:
        first = first.merge(other, on="Period", how="outer", suffixes=("", " (lower chart)"))
    return first.fillna(NOTHING).sort_values("Period", ascending=False, ignore_index=True)


def _missing_word(id_: str) -> str:
    """What a missing year of an indicator means, by its id: source and own name."""
    return MISSING_WORDS.get(id_.partition(".")[2], MISSING)
