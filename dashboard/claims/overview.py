"""The article's figures beside the same measure in one ledger, in the last full year before it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.series.books import Books, money, ratio
from dashboard.series.flows import Pair, absent, keeper, ledger_flows
from dashboard.series.periods import is_of, plain_year, shortened, year_meant
from dashboard.text.numbers import (
    RELATION_WORDS,
    STATUS_ADDED,
    amount,
    listed,
    possessive,
    printed,
    qualified,
    short_amount,
)
from dashboard.vocabulary import (
    ABOUT,
    MONEY,
    RATIO,
    RATIO_TO,
    Ledger,
    Measure,
    Relation,
    Status,
    Step,
)


@dataclass(frozen=True)
class Figure:
    """One stated figure and the statistic beside it; `value` None where the books are silent.

    `missing` names the flows that no source holds, as (economy, partner, flow name) codes.
    """

    claim: str
    pairs: tuple[Pair, ...]
    year: str
    unit: str
    relation: str
    stated: float
    fragment: str
    kind: str
    is_plain_year: bool
    within: float | None
    value: float | None
    status: str
    source: str
    missing: tuple[tuple[str, str, str], ...]


def figures(
    books: Books, claims: pd.DataFrame, pairs: Sequence[Pair], ledger: Ledger
) -> list[Figure]:
    """What one document claims of a year's turnover or of a ratio of turnovers, each beside it.

    The document is that of the first claim; other claims stand on a page of their own.
    """
    by_id = {pair.id: pair for pair in pairs}
    found = []
    stated = claims.dropna(subset="value")
    own = stated[stated["document"] == stated["document"].iloc[0]] if len(stated) else stated
    for claim in own[own["period"].map(_is_of_a_year).astype(bool)].to_dict("records"):
        chosen = _pairs_of(claim["measure"], f"{claim['reporter']}-{claim['partner']}")
        if chosen and all(id_ in by_id for id_ in chosen):
            found.append(_figure(books, claim, tuple(by_id[id_] for id_ in chosen), ledger))
    return found


def _is_of_a_year(period: str) -> bool:
    return not period or is_of(shortened(period), Step.ANNUAL)


def _pairs_of(measure: str, pair: str) -> tuple[str, ...]:
    """The pairs a claim is about: one for turnover, two for a ratio, none where unknown."""
    if measure == Measure.TURNOVER:
        return (pair,)
    match = RATIO_TO.fullmatch(measure)
    return (pair, match[1]) if match else ()


def _figure(
    books: Books, claim: Mapping[Hashable, object], pairs: tuple[Pair, ...], ledger: Ledger
) -> Figure:
    year = year_meant(shortened(str(claim["period"])), str(claim["stated_on"]))
    values = [money(books, pair, Measure.TURNOVER, ledger, None, Step.ANNUAL) for pair in pairs]
    series = ratio(values[0], values[1]) if len(values) > 1 else values[0]
    row = series[series["period"] == year]
    return Figure(
        claim=str(claim["id"]),
        pairs=pairs,
        year=year,
        unit=RATIO if len(pairs) > 1 else MONEY,
        relation=str(claim["relation"]),
        stated=float(str(claim["value"])),
        fragment=str(claim["fragment"]),
        kind=str(claim["kind"]),
        within=_within(claim),
        is_plain_year=year == plain_year(str(claim["stated_on"])),
        value=None if row.empty else float(row["value"].iloc[0]),
        status="" if row.empty else str(row["status"].iloc[0]),
        source="" if row.empty else str(row["source"].iloc[0]),
        missing=_missing(books, pairs, ledger, year) if row.empty else (),
    )


def _missing(
    books: Books, pairs: tuple[Pair, ...], ledger: Ledger, year: str
) -> tuple[tuple[str, str, str], ...]:
    found = []
    for pair in pairs:
        side = keeper(pair, ledger)
        other = pair.first if side == pair.second else pair.second
        flows = ledger_flows(books.trade, pair, ledger, Step.ANNUAL)
        found += [(side, other, name) for name in absent(flows, books.sources_for(side), year)]
    return tuple(found)


def headline(found: Sequence[Figure]) -> str:
    """The answer in one line, from whichever figures the books hold."""
    for figure in found:
        if len(figure.pairs) > 1 and figure.value is not None:
            first, second = (pair.label for pair in figure.pairs)
            return (
                f"{first} trade was {amount(figure.value, RATIO)} {second} trade in "
                f"{figure.year}{_status(figure)}; the article’s figures make it {figure.stated:g}"
            )
    told = [
        f"{label(figure)} {short_amount(figure.value, figure.unit)}{_status(figure)}"
        for figure in found
        if figure.unit == MONEY
    ]
    return f"Trade in {found[0].year}: {listed(told)}" if told else "No claim has a figure"


def claimed_pairs(found: Sequence[Figure]) -> tuple[Pair, ...]:
    """The pairs that the figures are about, each once."""
    return tuple(dict.fromkeys(pair for figure in found for pair in figure.pairs))


def sentence(found: Sequence[Figure], names: Mapping[str, str], ledger: Ledger) -> str:
    """What the books say of the year, then what the article says; silence is said as silence."""
    if not found:
        return ""
    year, whose = found[0].year, _whose(found, names, ledger)
    said = listed(
        [_said(figure) + ("" if figure.year == year else f" in {figure.year}") for figure in found]
    )
    stated = listed([_stated(figure) for figure in found])
    which = ", the last full year before the article" if found[0].is_plain_year else ""
    return f"In {year}{which}{',' if which else ''} {whose} give {said}. The article says {stated}."


def _status(figure: Figure) -> str:
    return STATUS_ADDED[Status(figure.status)] if figure.status else ""


def label(figure: Figure) -> str:
    """What a figure is about: a pair, or one pair over another."""
    if len(figure.pairs) == 1:
        return figure.pairs[0].label
    return f"{figure.pairs[0].label} over {figure.pairs[1].label}"


def stated_words(figure: Figure) -> str:
    """The stated figure with its relation: “at most $4 billion”; implied ones say so."""
    words = f"{RELATION_WORDS[Relation(figure.relation)]} {printed(figure.stated, figure.unit)}"
    added = [f"within {figure.within:g} percent"] if figure.within is not None else []
    added += ["implied, not stated"] if figure.kind == "implied" else []
    return f"{words.strip()} ({'; '.join(added)})" if added else words.strip()


def _within(claim: Mapping[Hashable, Any]) -> float | None:
    """The percentage that “about” stands for; None where a claim binds otherwise."""
    if claim["relation"] != Relation.ABOUT:
        return None
    return ABOUT if pd.isna(claim["tolerance"]) else float(claim["tolerance"])


def missing_words(figure: Figure, names: Mapping[str, str]) -> str:
    """Why a figure is missing: whose flow with whom no source holds."""
    flows = [
        f"{possessive(names[side])} {flow} {'to' if flow == 'exports' else 'from'} {names[other]}"
        for side, other, flow in figure.missing
    ]
    return f"{figure.year}: {listed(flows)} not in the data" if flows else "not in the data"


def _said(figure: Figure) -> str:
    about = label(figure)
    if figure.value is None:
        return f"no {'ratio' if figure.unit == RATIO else 'turnover'} for {about}"
    told = qualified(figure.value, figure.unit, figure.status).replace(" times", "")
    if figure.unit == RATIO:
        return f"a ratio of {told}"
    return f"{about} a turnover of {told}"


def _stated(figure: Figure) -> str:
    if figure.kind == "implied":
        return f"by implication {figure.stated:g} times as much for {figure.pairs[0].label}"
    return f"“{figure.fragment}”" if figure.fragment else stated_words(figure)


def _whose(found: Sequence[Figure], names: Mapping[str, str], ledger: Ledger) -> str:
    keepers = dict.fromkeys(names[keeper(pair, ledger)] for f in found for pair in f.pairs)
    owners = listed([possessive(name) for name in keepers])
    return f"{owners} books"
