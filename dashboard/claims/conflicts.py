"""Statements of the same goods that cannot all be right, whoever's books they are from.

What one side exports the other imports, and both sides' turnovers are of the same goods. The
importer's figure holds freight and insurance, so it may be up to a tenth above the exporter's; of
two sides' turnovers either may be, since each holds the freight of its own imports.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.claims.claim import Claim
from dashboard.vocabulary import ABOUT, FREIGHT, Measure, Relation

Range = tuple[float, float]
"""The least and the largest value that a figure may stand for."""


class Goods(NamedTuple):
    """Which goods a figure is of, the same for whichever side recorded them.

    Of a turnover, which goes both ways, the two economies stand in the order of their codes.
    """

    seller: str
    buyer: str
    both_ways: bool
    period: str


def goods_of(claim: Claim) -> Goods:
    """The goods that a statement tells of."""
    own, partner = claim.pairs[0].first, claim.pairs[0].second
    if claim.measure is Measure.TURNOVER:
        return Goods(min(own, partner), max(own, partner), both_ways=True, period=claim.period)
    seller, buyer = (own, partner) if claim.measure is Measure.EXPORTS else (partner, own)
    return Goods(seller, buyer, both_ways=False, period=claim.period)


def book_of(claim: Claim) -> str:
    """The side whose books a figure is from: whose statistics it quotes, else whose trade it is."""
    sides = claim.pairs[0][1:3]
    return claim.speaks_for if claim.speaks_for in sides else claim.pairs[0].first


def conflicts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Statements about the same goods and period that cannot all be right, widest apart first.

    Each figure stands for all that it may have been rounded from (see `may_be`).
    """
    groups: dict[Goods, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(goods_of(claim), []).append(claim)
    found = [group for group in groups.values() if _contradict(group)]
    return sorted(found, key=spread, reverse=True)


def may_be(claim: Claim) -> Range:
    """The least and the largest value that a figure may stand for, as it was printed."""
    half = claim.precision / 2
    around = max(half, claim.value * (claim.within(ABOUT) or 0) / 100)
    least = 0.0 if claim.relation is Relation.AT_MOST else claim.value - around
    most = float("inf") if claim.relation is Relation.AT_LEAST else claim.value + around
    return least, most


def _contradict(group: Sequence[Claim]) -> bool:
    """Whether no figure of either side's books, and no freight between them, fits them all."""
    goods = goods_of(group[0])
    of_seller, of_buyer = (
        _shared([may_be(claim) for claim in group if book_of(claim) == side])
        for side in (goods.seller, goods.buyer)
    )
    if any(least > most for least, most in (of_seller, of_buyer)):
        return True
    dearest = max(FREIGHT)
    cheapest = 1 / dearest if goods.both_ways else 1.0
    return of_buyer[0] > of_seller[1] * dearest or of_buyer[1] < of_seller[0] * cheapest


def _shared(ranges: Sequence[Range]) -> Range:
    """What several ranges have in common: all figures where there are none."""
    least = max((least for least, _ in ranges), default=0.0)
    return least, min((most for _, most in ranges), default=float("inf"))


def spread(group: Sequence[Claim]) -> float:
    """How far the largest figure is above the least, in percent."""
    values = [claim.value for claim in group]
    return 100 * (max(values) / min(values) - 1)
