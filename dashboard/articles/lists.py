"""A list of partners told in a sentence: its amounts, and the places that it tells shortly.

“China, at $13.7 billion, was its first partner, followed by Russia; Kazakhstan came third.”
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.articles.context import Context
from dashboard.articles.figure import Figure
from dashboard.articles.heads import Head
from dashboard.articles.lexicon import Mark
from dashboard.articles.mentions import Mention
from dashboard.articles.pairing import Told
from dashboard.articles.ranks import Rank, list_owner, of_one_kind, rank_of
from dashboard.articles.sentence import Sentence
from dashboard.articles.sides import Sides

MEASURES = {"turnover": "trade", "exports": "exports", "imports": "imports"}
BESIDE = 3
LIGHT = ("prep", "filler", "relation", "measureverb")
"""Classes of words that may stand between a partner and its amount."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Whose partners are listed, by what measure, and where the first place stands."""

    owner: str
    partner: Mark
    rank: Mark


def list_in(sentence: Sentence, found: list[Mention], context: Context) -> Listed | None:
    """The list of partners that a sentence tells of, if it tells whose it is."""
    for kind in ("partner", "partners", "listed"):
        for partner in sentence.of(kind):
            rank = rank_of(sentence, partner)
            if rank is None or of_one_kind(sentence, rank, partner):
                continue
            owner = list_owner(rank, partner, found, context)
            if owner:
                return Listed(owner, partner, rank)
    return None


def amount_in(
    sentence: Sentence, listed: Listed, figure: Figure, found: list[Mention]
) -> Told | None:
    """What an amount right behind the name of a partner counts."""
    before = [one for one in found if one.j <= figure.i]
    if not before or before[-1].code in ("", listed.owner):
        return None
    between = range(before[-1].j, figure.i)
    light = all(
        not sentence.tokens[at].is_word or any(sentence.covered(kind, at) for kind in LIGHT)
        for at in between
    )
    if len(between) > BESIDE or not light:
        return None
    head = Head(MEASURES[listed.partner.key], listed.partner)
    return Told(head, Sides(listed.owner, before[-1].code))


def short_places(
    sentence: Sentence, listed: Listed, found: list[Mention], figures: list[Figure]
) -> Iterator[Rank]:
    """“…; Kazakhstan came third”: a place in the list of the words before."""
    for rank in sentence.of("rank"):
        verb = sentence.ending("listing", rank.i)
        if verb is None or rank.i < listed.partner.j or rank.i == listed.rank.i:
            continue
        name = next((one for one in found if one.j == verb.i and one.code), None)
        printed = any(0 <= one.i - rank.j <= BESIDE for one in figures)
        if name and name.code != listed.owner and not printed:
            sides = Sides(listed.owner, name.code)
            yield Rank(int(rank.key), listed.partner.key, sides, "", verb.i, rank.j)
