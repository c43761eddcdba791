"""Shares in words: what they are of, and what they do not say."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.indicators.catalogue import Indicator
from dashboard.series.flows import Pair
from dashboard.text.numbers import listed, possessive
from dashboard.vocabulary import Ledger

WORLD_TRADE = "goods trade with the world"
WHOLE_WORDS = {"goods-trade": WORLD_TRADE, "gdp": "GDP", "goods-trade-cow": WORLD_TRADE}
"""What shares are taken of, by the indicator's own name, as a sentence says it."""
NO_PRICES = (
    "A share is the same in current and in constant dollars: both of its figures are of one year."
)
GDP_IS_OTHER = (
    "GDP counts value added, turnover counts exports and imports: turnover is not a part of GDP, "
    "the percentage only says how large it is beside it."
)


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
    return GDP_IS_OTHER if whole.name == "gdp" else NO_PRICES


def alternative(labels: Iterable[str], upper: str, lower: str) -> str:
    """What kind of picture it is, without figures; `upper` and `lower` are the two axes."""
    return (
        f"Two line charts over the same years: turnover of {listed(list(labels))}: {upper}; and "
        f"{lower}. Both are told in words below."
    )


def no_shares(whole: Indicator) -> str:
    """That no year has both figures that a share is made of."""
    return (
        f"There is no year in which the data hold both the turnover of a pair and “{whole.label}” "
        "of one of its sides. Missing is not zero."
    )
