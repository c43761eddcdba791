"""Whose trade with whom: the two economies of a figure, by the roles of their names.

Sides that a group leaves open are taken from the group before, then from the sentence before.
"""

from dataclasses import dataclass, replace

from dashboard.articles.heads import Head
from dashboard.articles.mentions import Mention

OWN = {
    "exports": ("owner", "pair", "from", "by", "of", "origin", ""),
    "imports": ("owner", "pair", "to", "by", "of", "", "in"),
    "balance": ("owner", "pair", "", "of", "by", "from"),
}
OTHER = {
    "exports": ("to", "object", "with", "in", "pair", ""),
    "imports": ("from", "origin", "with", "pair", "of", ""),
    "balance": ("with", "to", "pair", "from", "in", ""),
}
PAIRS = (("between",), ("pair",), ("owner", "with"), ("", "with"), ("of",), ("",), ("owner", "to"))


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a figure: whose it is, and the other; either may still be open."""

    own: str = ""
    other: str = ""

    @property
    def whole(self) -> bool:
        """Whether both sides are known."""
        return bool(self.own and self.other and self.own != self.other)

    def has(self, code: str) -> bool:
        """Whether an economy is one of the sides."""
        return code in (self.own, self.other)

    def against(self, code: str) -> str:
        """The side that faces an economy."""
        return self.other if code == self.own else self.own


def sides_in(head: Head, found: list[Mention]) -> Sides:
    """The sides that the names around a head give, each name once."""
    near = sorted(found, key=lambda one: _distance(head, one))
    if head.measure == "turnover":
        return _two(head, near)
    return _flow(head, near)


def _distance(head: Head, one: Mention) -> int:
    """How far a name is from the head, in words."""
    return max(one.i - head.mark.j, head.mark.i - one.j, 0)


def _two(head: Head, near: list[Mention]) -> Sides:
    """The two sides of a turnover, the first named first."""
    for roles in PAIRS:
        chosen = [one for one in near if one.role in roles and one.code]
        codes = list(dict.fromkeys(one.code for one in chosen))[:2]
        if len(codes) == 2 and _each(roles, chosen):
            first = min((one for one in chosen if one.code in codes), key=lambda one: one.i)
            return Sides(first.code, codes[1] if codes[0] == first.code else codes[0])
    return _flow(head, near, "balance")


def _each(roles: tuple[str, ...], chosen: list[Mention]) -> bool:
    """Whether of two different roles each is there."""
    return len(roles) == 1 or {one.role for one in chosen} >= set(roles)


def _flow(head: Head, near: list[Mention], measure: str = "") -> Sides:
    """Whose flow it is and the other side, each by the roles that fit best."""
    measure = measure or head.measure
    objects = [one for one in near if _is_object(head, one)]
    rest = [_moved(head, one) for one in near if one not in objects]
    own = _first(rest, OWN[measure], head, "")
    named = [Mention(one.code, "object", one.i, one.j) for one in objects]
    other = _first([*named, *rest], OTHER[measure], head, own)
    return Sides(own, other)


def _is_object(head: Head, one: Mention) -> bool:
    """“Sold Iran goods”: a name right behind a verb of selling."""
    return head.key in ("sell", "sell_goods") and one.role == "" and 0 <= one.i - head.mark.j <= 2


def _moved(head: Head, one: Mention) -> Mention:
    """“Entered Azerbaijan”, “left Iran for Turkey”: where goods came to, or went from and to."""
    beside = one.role == "" and 0 <= one.i - head.mark.j <= 1
    if head.key == "arrive" and beside:
        return replace(one, role="to")
    if head.key == "leave" and (beside or one.role == "for"):
        return replace(one, role="from" if beside else "to")
    return one


def _first(found: list[Mention], roles: tuple[str, ...], head: Head, but: str) -> str:
    """The nearest name in the first role that one has; a bare subject stands before the head."""
    for role in roles:
        for one in found:
            if one.role == role and one.code != but and (role or one.i < head.mark.i or but):
                return one.code
    return ""
