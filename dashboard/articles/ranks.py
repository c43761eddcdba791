"""Places in a list of partners, and the highest figure since a year, or ever."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.articles.context import Context
from dashboard.articles.figure import Figure
from dashboard.articles.heads import Head, heads
from dashboard.articles.lexicon import Mark
from dashboard.articles.mentions import Mention
from dashboard.articles.pairing import Pairing
from dashboard.articles.periods import Times
from dashboard.articles.sentence import Sentence
from dashboard.articles.sides import Sides

NEAR = 3
OWNERS = ("owner", "whose", "pair")
LIST_REACH = 8
SINCE_REACH = 5


@dataclass(frozen=True, slots=True)
class Rank:
    """A place: whose list, who takes it, by what measure; `since` for a rank over time."""

    place: int
    measure: str
    sides: Sides
    since: str
    i: int
    j: int


def places(sentence: Sentence, found: list[Mention], context: Context) -> Iterator[Rank]:
    """“Turkey was Russia's second-largest trading partner”, “ranks third among the partners of”."""
    for partner in (*sentence.of("partner"), *sentence.of("partners")):
        rank = _rank_of(sentence, partner)
        if rank is None or _one_kind(sentence, rank, partner):
            continue
        owner = _list_owner(rank, partner, found, context)
        other = _placed(owner, rank, partner, found, context)
        if owner and other and owner != other:
            i, j = min(rank.i, partner.i), max(rank.j, partner.j)
            yield Rank(int(rank.key), partner.key, Sides(owner, other), "", i, j)


def _rank_of(sentence: Sentence, partner: Mark) -> Mark | None:
    """The place that belongs to a list: right before it, or before “among” and “place”.

    “The largest partners” are several, and “one of the largest” is no place.
    """
    before = [mark for mark in sentence.of("rank") if mark.j <= partner.i]
    if not before:
        return _rank_behind(sentence, partner)
    rank = _in_digits(sentence, before[-1])
    listed = sentence.within("listing", max(0, rank.i - NEAR), partner.i)
    if sentence.within("oneof", max(0, rank.i - NEAR), rank.i):
        return None
    near = partner.kind == "partner" and partner.i - rank.j <= NEAR
    if near and not _between(sentence, rank, partner):
        return rank
    return rank if listed and partner.i - rank.j <= LIST_REACH else None


def _rank_behind(sentence: Sentence, partner: Mark) -> Mark | None:
    """“Among its partners Russia stands in first place”, “comes second”."""
    behind = [mark for mark in sentence.of("rank") if mark.i >= partner.j]
    if not behind or not sentence.within("listing", 0, partner.i):
        return None
    rank = behind[0]
    beside = sentence.starting("listing", rank.j) or sentence.ending("listing", rank.i)
    return rank if beside else None


def _in_digits(sentence: Sentence, rank: Mark) -> Mark:
    """“18th-largest”: the number of the place stands before the word."""
    at = rank.i - (sentence.text(rank.i - 1) == "-")
    ordinal = sentence.ending("ordinal", at)
    number = sentence.text(ordinal.i - 1) if ordinal else ""
    return replace(rank, key=number, i=at - 2) if number.isdigit() and len(number) < 4 else rank


def _between(sentence: Sentence, rank: Mark, partner: Mark) -> bool:
    """Whether a sign stands between a place and its list."""
    return any(not sentence.tokens[at].is_word for at in range(rank.j, partner.i))


def _one_kind(sentence: Sentence, rank: Mark, partner: Mark) -> bool:
    """Whether the list is one of buyers or sellers of one kind of goods."""
    end = min(partner.j + NEAR + 1, len(sentence))
    return any(sentence.within(kind, rank.i, end) for kind in ("goodsword", "exempt"))


def _list_owner(rank: Mark, partner: Mark, found: list[Mention], context: Context) -> str:
    """Whose list: the owner before the place or the list, or “of”, “for”, “to” behind it."""
    for one in found:
        if one.role in OWNERS and 0 <= rank.i - one.j <= 1:
            return one.code
        if one.role in OWNERS and 0 <= partner.i - one.j <= 1:
            return one.code
    for one in found:
        if one.role in ("of", "for", "to", "origin", "owner") and 0 <= one.i - partner.j <= NEAR:
            return one.code
    first = next((one.code for one in found if one.role == "for" and one.i < rank.i), "")
    return first or (context.topic if not any(one.role in OWNERS for one in found) else "")


def _placed(owner: str, rank: Mark, partner: Mark, found: list[Mention], context: Context) -> str:
    """Who takes the place: the subject before it, or the name behind the list."""
    others = [one for one in found if one.code not in ("", owner)]
    before = [one for one in others if one.i < min(rank.i, partner.i)]
    subjects = [one for one in before if one.role == ""]
    chosen = subjects[:1] or before[-1:] or others[:1]
    if chosen:
        return chosen[0].code
    return context.topic if context.topic != owner else context.pair.against(owner)


def peaks(sentence: Sentence, pairing: Pairing, times: Times, money: bool) -> Iterator[Rank]:
    """“The highest since 2010”; a record, where no amount says how much it was."""
    for mark in sentence.of("highest"):
        year = _since(sentence, mark, times)
        told = year and _of_trade(sentence, pairing, mark)
        if year and told:
            yield Rank(1, told[0].measure, told[1], year[0], mark.i, year[1])
    if money:
        return
    for mark in sentence.of("record"):
        told = _of_trade(sentence, pairing, mark)
        if told:
            yield Rank(1, told[0].measure, told[1], "", mark.i, mark.j)
            return


def _since(sentence: Sentence, mark: Mark, times: Times) -> tuple[str, int] | None:
    """The year that a rank over time begins with, and where it ends."""
    for when in times.since:
        since = sentence.ending("since", when.i)
        if since and 0 <= since.i - mark.j <= SINCE_REACH:
            return when.period, when.j
    return None


def _of_trade(sentence: Sentence, pairing: Pairing, mark: Mark) -> tuple[Head, Sides] | None:
    """The trade that is at its highest: the head before the words, with its sides."""
    before = [head for head in heads(sentence, 0, mark.i) if head.key != "goods"]
    head = before[-1] if before else None
    told = pairing.at(head, Figure("rank", 1, mark.i, mark.j))
    return (told.head, told.sides) if told else None
