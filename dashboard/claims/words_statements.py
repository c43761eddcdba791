"""Statements in words: what is said by whom, how many are answered, and which contradict."""

import re
from collections.abc import Sequence

from dashboard.claims.claim import Claim
from dashboard.claims.conflicts import book_of, goods_of, spread
from dashboard.claims.words import Names, period_words
from dashboard.text.numbers import (
    RELATION_WORDS,
    listed,
    on_one_line,
    percentage,
    possessive,
    printed,
)
from dashboard.vocabulary import MONEY, Measure, Verdict

RULE = (
    "A statement stands beside the ledger of the side whose trade it tells, and the partner’s. "
    "A figure is judged as coarsely as it was printed: “2 billion” holds when rounded of "
    "1.58; one printed to the million must agree to the million, or it is close at best. "
    "Statements are statements: no chart draws them as statistics."
)
NONE_FOUND = "No statement is of that kind."
NOT_NAMED = re.compile(r"\s*(\(|,|\bvia\b).*", re.DOTALL)
"""What follows the name of a speaker: who else, what is counted, through whom it was read."""
COLUMNS = ["Period", "What was stated", "By", "Own ledger", "Partner’s ledger"]


def speaker(said: str) -> str:
    """The speaker alone: “FCS of Russia” of “FCS of Russia via RT” and of “FCS of Russia (V.)”."""
    return NOT_NAMED.sub("", on_one_line(said)) or on_one_line(said)


def headline(answered: int, unanswered: int, unjudged: int) -> str:
    """How many statements there are, and to how many the data give an answer."""
    parts = [f"{answered} with a verdict", f"{unanswered} without an answer"]
    parts += [f"{unjudged} not judged"] if unjudged else []
    count = answered + unanswered + unjudged
    return f"{count} statement{'' if count == 1 else 's'}: {listed(parts)}"


def folded_title(count: int) -> str:
    """What stands on the box of statements that the data do not decide."""
    return f"{Verdict.NO_ANSWER.capitalize()}: {count} statement{'' if count == 1 else 's'}"


def conflict_words(group: Sequence[Claim], names: Names) -> str:
    """Statements that cannot all be right, those from the same books together.

    “Goods from Russia to Iran, 2021: Russia's exports, its own statistics: $1 billion by one;
    Iran's imports, its own statistics: $2 billion by another. …”
    """
    goods = goods_of(group[0])
    one, other = names.get(goods.seller, goods.seller), names.get(goods.buyer, goods.buyer)
    of = f"Trade of {one} and {other}" if goods.both_ways else f"Goods from {one} to {other}"
    books: dict[str, list[str]] = {}
    for claim in sorted(group, key=lambda each: each.value):
        relation = RELATION_WORDS[claim.relation]
        figure = f"{relation} {printed(claim.value, MONEY)} by {on_one_line(claim.said)}".strip()
        books.setdefault(_book(claim, names), []).append(figure)
    figures = "; ".join(f"{book} {listed(said)}" for book, said in books.items())
    apart = f"The largest is {percentage(spread(group))} above the least"
    return f"{of}, {period_words(goods.period)}: {figures}. {apart}."


def _book(claim: Claim, names: Names) -> str:
    """Whose books a figure is from, or whose trade it is told as: “Russia's exports”."""
    goods, keeper = goods_of(claim), book_of(claim)
    measure = Measure.EXPORTS if keeper == goods.seller else Measure.IMPORTS
    what = claim.measure if goods.both_ways else measure
    whose = f"{possessive(names.get(keeper, keeper))} {what}"
    is_named = claim.speaks_for == keeper
    return f"{whose}, {'its own statistics' if is_named else 'whose statistics are not said'}:"
