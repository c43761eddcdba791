"""Indicators in words: titles, headlines, notes, and what a missing year of one means."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.drawing.axes import Drawing
from dashboard.indicators.catalogue import WORLD_CODE, Indicator
from dashboard.indicators.series import IndicatorRequest
from dashboard.indicators.shares import PUBLISHED
from dashboard.package.credits import vintage
from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.series.annotations import NOBODY
from dashboard.series.books import Request
from dashboard.series.flows import Pair, distinct
from dashboard.series.trade import TradeChoice, has_older, trade_plot
from dashboard.series.words import absent_note, last_shared, missing_note, price_notes
from dashboard.series.words_message import seen
from dashboard.text.numbers import (
    MISSING,
    Scale,
    inert,
    is_money,
    listed,
    plain,
    possessive,
    qualified,
)
from dashboard.vocabulary import MONEY, Ledger

NOTHING = "no figure"
MISSING_WORDS = {"arms-deliveries": "no delivery identified"}
"""What a missing year means where it is not that nobody reported it."""
TWO_AXES = (
    "**Two axes in one chart can suggest a link that is not there:** where the lines meet depends "
    "only on how the two axes are set."
)
NEVER_A_CAUSE = "That two lines move alike does not show that one moves the other."
POINTER = "Point at a year to read every line in it; hold Shift and scroll to zoom."
OLDER_LEFT_OUT = "Records of predecessor states are left out."
NO_SIDE = "Choose at least one under “Of whom”."
NO_CAUSE = f"**This shows no cause.** {NEVER_A_CAUSE}"
HOLLOW = "Filled points rest on reported figures alone, hollow ones on an estimate or worse."
NO_YEAR = "No year has both figures. Missing is not zero."
WORLD_TRADE = "goods trade with the world"
WHOLE_WORDS = {
    "goods-trade": WORLD_TRADE,
    "gdp": "GDP",
    "goods-trade-cow": WORLD_TRADE,
    PUBLISHED: "imports from the world",
}
"""What shares are taken of, by the indicator's own name, as a sentence says it."""
NO_PRICES = (
    "A share is the same in current and in constant dollars: both of its figures are of one year."
)
GDP_IS_OTHER = (
    "GDP counts value added, turnover counts exports and imports: turnover is not a part of GDP, "
    "the percentage only says how large it is beside it."
)
AS_PUBLISHED = (
    "These are the partner’s shares of each side’s imports as the publisher prints them: no "
    "amounts stand behind them here, and the choice of books and source changes nothing."
)


def side_label(side: str, names: Mapping[str, str], pairs: Mapping[str, str]) -> str:
    """Whose a series is, in words: an economy's name, or a pair's label."""
    return pairs.get(side) or "–".join(names.get(code, code) for code in side.split("-"))


def missing_word(indicator: Indicator) -> str:
    """What it means that an indicator has no figure of a year."""
    return MISSING_WORDS.get(indicator.name, MISSING)


def axis_title(indicator: Indicator, units: Scale) -> str:
    """What an axis shows and in which unit, nothing said twice."""
    first, _, rest = units.unit.partition(", ")
    said = rest if rest and indicator.label.lower().endswith(first.lower()) else units.unit
    return f"{indicator.label}: {said}"


def headline(
    values: pd.DataFrame,
    indicator: Indicator,
    labels: Mapping[str, str],
    short_names: Mapping[str, str] = NOBODY,
) -> str:
    """What one sees of an indicator; of votes the last figures, and how many are behind them."""
    if indicator.has_votes:
        when, said = last_shared(values, _with_counts(values, labels))
        return f"{indicator.label} in {when}: {said}"
    unit = str(values["unit"].iloc[0])
    of = f", in {unit.removeprefix('US ')}" if is_money(unit) and unit != MONEY else ""
    named = {WORLD_CODE: ""} if set(values["pair"]) == {WORLD_CODE} else labels
    return f"{indicator.label}{of}: {seen(values, named, short_names)}"


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


def votes_note(values: pd.DataFrame, indicator: Indicator, labels: Mapping[str, str]) -> str:
    """How few and how many votes stand behind the figures; empty where none do."""
    if not indicator.has_votes or values.empty:
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


def votes_marked(values: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Values whose mark in a table tells the votes behind each, where votes are."""
    if not indicator.has_votes:
        return values
    return values.assign(predecessor=distinct(values, ("predecessor", "note"), "; "))


def together(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tables of the same periods side by side, newest first."""
    first, *others = [one for one in tables if not one.empty]
    for other in others:
        first = first.merge(other, on="Period", how="outer", suffixes=("", " (lower chart)"))
    return first.fillna(NOTHING).sort_values("Period", ascending=False, ignore_index=True)


def trade_notes(package: Package, choice: TradeChoice) -> list[str]:
    """What must be said of the trade: missing pairs and years, prices, older states left out."""
    plot = trade_plot(package, choice)
    return [
        *absent_note(choice.request, plot.values),
        *price_notes(choice.request, plot.unpriced),
        *missing_note(plot.spans),
        *([OLDER_LEFT_OUT] if has_older(package, choice) else []),
    ]


def two_alternative(sides: Sequence[tuple[Drawing, Mapping[str, str]]], one_plot: bool) -> str:
    """What kind of picture two drawings are, each with the labels of its lines; without figures."""
    kind = "Line chart with two axes" if one_plot else "Two line charts over the same years"
    upper, lower = (f"{drawn.unit}, of {listed(list(of.values()))}" for drawn, of in sides)
    return f"{kind}. {upper}; and {lower}. Both are told in words below."


def not_drawn(count: int) -> str:
    """How many values a logarithmic scale leaves out; empty where it leaves none."""
    said = f"A logarithmic scale has no room for zero and less: {count} values not drawn."
    return said if count else ""


def no_indicator(indicator: Indicator) -> str:
    """That an indicator has no figures in the years chosen."""
    return (
        f"The data hold no figures of “{indicator.label}” in these years, or none by month. "
        "Missing is not zero. Choose other years, or years instead of months."
    )


def unchanging(indicator: Indicator, source: Source) -> str:
    """What a figure that does not change over time is, and whose."""
    return (
        f"{indicator.label}: it does not change over time. Source: {source.credit.title} "
        f"(vintage: {vintage(source)})."
    )


def indicator_price_notes(request: IndicatorRequest, unpriced: pd.DataFrame) -> list[str]:
    """The dollars of the indicator, where those of the trade have not said it already."""
    if not request.indicator.has_money:
        return []
    notes = price_notes(Request((), prices=request.prices), unpriced)
    return [f"{inert(request.indicator.label)}: {note}" for note in notes]


def points_alternative(value: str, price: str, labels: Iterable[str]) -> str:
    """What kind of picture points are, without figures."""
    return (
        f"Chart of points, one a year and pair: {value}, upwards, against {price}, to the right: "
        f"{listed(list(labels))}. It is told in words below it."
    )


def no_base(base: int) -> str:
    """That no line has a figure in the base year."""
    return f"No line has a figure in the base year {base}. Choose another base year."


def without_base(base: int, absent: Iterable[str]) -> list[str]:
    """Which lines are absent, since they have no figure in the base year."""
    named = listed(list(absent))
    return [f"No figure in {base}, so no index: {named}."] if named else []


def points_in_words(
    values: pd.DataFrame, labels: Mapping[str, str], unit: str, price_unit: str
) -> str:
    """Points in sentences, one a pair: lowest price, highest price, and the newest year."""
    said = []
    for pair, own in values.groupby("pair", sort=False):
        ordered = own.sort_values("price")
        points = [
            f"{what} {_point(row, unit, price_unit)}"
            for what, row in (
                ("at the lowest price,", ordered.iloc[0]),
                ("at the highest,", ordered.iloc[-1]),
                ("in the newest year,", own.sort_values("period").iloc[-1]),
            )
        ]
        said.append(f"{labels[str(pair)]}: {'; '.join(points)}; {len(own)} years.")
    return " ".join(said)


def _point(row: pd.Series, unit: str, price_unit: str) -> str:
    price = qualified(row["price"], price_unit, row["price_status"])
    return f"{price} in {row['period']}, {qualified(row['value'], unit, row['status'])}"


def whole_in_words(
    whole: Indicator, side: Ledger, pairs: Sequence[Pair], names: Mapping[str, str]
) -> str:
    """What one side's shares are of: “Russia's GDP”, or the side's if of several economies."""
    codes = {pair.first if side is Ledger.FIRST else pair.second for pair in pairs}
    owner = "the first-named side’s" if side is Ledger.FIRST else "the partner’s"
    if len(codes) == 1:
        owner = possessive(names[codes.pop()])
    return f"{owner} {WHOLE_WORDS[whole.name]}"


def whole_note(whole: Indicator) -> str:
    """What a share of it does not say, or why prices do not matter to it."""
    return {"gdp": GDP_IS_OTHER, PUBLISHED: AS_PUBLISHED}.get(whole.name, NO_PRICES)


def shares_alternative(labels: Iterable[str], upper: str, lower: str) -> str:
    """What kind of picture it is, without figures; `upper` and `lower` are the two axes."""
    return (
        f"Two line charts over the same years: trade of {listed(list(labels))}: {upper}; and "
        f"{lower}. Both are told in words below."
    )


def no_shares(whole: Indicator) -> str:
    """That no year has both figures that a share is made of."""
    return (
        f"There is no year in which the data hold both the turnover of a pair and “{whole.label}” "
        "of one of its sides. Missing is not zero."
    )
