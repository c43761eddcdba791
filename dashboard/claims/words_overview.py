"""The Overview in words: the headline, the sentence, and what stands under each figure."""

from collections.abc import Mapping, Sequence

from dashboard.claims.claim import Claim
from dashboard.claims.overview import Beside
from dashboard.claims.words import cited, stated
from dashboard.credit import Credit
from dashboard.series.flows import flow_words, keeper
from dashboard.series.periods import plain_year
from dashboard.text.numbers import (
    STATUS_ADDED,
    STATUS_WORDS,
    amount,
    difference,
    listed,
    possessive,
    qualified,
    short_amount,
)
from dashboard.vocabulary import MONEY, RATIO, Status

NO_TURNOVER = "The data hold no turnover of these pairs in this ledger. Missing is not zero."


def headline(found: Sequence[Beside]) -> str:
    """The answer in one line, from whichever figures the books hold."""
    for one in found:
        if len(one.claim.pairs) > 1 and one.found.best.is_exact:
            first, second = (pair.label for pair in one.claim.pairs)
            return (
                f"{first} trade was {amount(one.found.best.value, RATIO)} {second} trade in "
                f"{one.found.period}{_status(one)}; the article’s figures make it "
                f"{one.claim.value:g}"
            )
    each = [f"{label(one)} {value(one)}{_status(one)}" for one in found if one.claim.unit == MONEY]
    return f"Trade in {found[0].found.period}: {listed(each)}" if each else "No claim has a figure"


def sentence(found: Sequence[Beside], names: Mapping[str, str]) -> str:
    """What the books say of the year, then what the article says; silence is said as silence."""
    if not found:
        return ""
    claim, year = found[0].claim, found[0].found.period
    others = [f" in {one.found.period}" if one.found.period != year else "" for one in found]
    said = listed([f"{_said(one)}{other}" for one, other in zip(found, others, strict=True)])
    article = listed([_stated(one.claim) for one in found])
    is_plain = year == plain_year(claim.stated_on)
    which = ", the last full year before the article," if is_plain else ""
    return f"In {year}{which} {_whose(found, names)} give {said}. The article says {article}."


def _status(one: Beside) -> str:
    return STATUS_ADDED[Status(one.found.best.status)] if one.found.best.status else ""


def label(one: Beside) -> str:
    """What a figure is about: a pair, or one pair over another."""
    return " over ".join(pair.label for pair in one.claim.pairs)


def value(one: Beside) -> str:
    """The figure, as a headline has it."""
    return short_amount(one.found.best.value, one.claim.unit)


def missing_words(one: Beside, names: Mapping[str, str]) -> str:
    """Why a figure is missing: whose flow with whom no source holds."""
    flows = [
        flow_words(lack.pair, one.found.ledger, lack.flow, names)
        for lack in one.found.figure.lacks
        if lack.pair is not None
    ]
    return f"{one.found.period}: {listed(flows)} not in the data" if flows else "not in the data"


def provenance(one: Beside, credits: Sequence[Credit], names: Mapping[str, str]) -> str:
    """How far a figure is from the article's, how it came to be and whose it is."""
    found = one.found.best
    if not found.is_exact:
        return missing_words(one, names)
    if found is one.found.beside:
        said = f"An {found.status}: not judged, since the plain reading counts reports only."
    else:
        said = f"{difference(found.value, one.claim.value).capitalize()} the article’s figure."
    sources = [f"{cited([credit])}." for credit in credits]
    return " ".join([said, f"{STATUS_WORDS[Status(found.status)]}.", *sources])


def _said(one: Beside) -> str:
    is_ratio = one.claim.unit == RATIO
    if not one.found.best.is_exact:
        return f"no {'ratio' if is_ratio else 'turnover'} for {label(one)}"
    if is_ratio:
        return f"a ratio of {one.found.best.value:,.1f}{_status(one)}"
    best = one.found.best
    return f"{label(one)} a turnover of {qualified(best.value, MONEY, best.status)}"


def _stated(claim: Claim) -> str:
    if claim.kind == "implied":
        return f"by implication {claim.value:g} times as much for {claim.pairs[0].label}"
    return f"“{claim.quoted}”" if claim.quoted else stated(claim)


def _whose(found: Sequence[Beside], names: Mapping[str, str]) -> str:
    sides = [keeper(pair, one.found.ledger) for one in found for pair in one.claim.pairs]
    return f"{listed([possessive(names[side]) for side in dict.fromkeys(sides)])} books"
