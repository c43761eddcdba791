"""The questions of a worksheet: made from the claims and the data, where these can answer them.

Verdicts are the court's. How a question reads, and its key, stand in `words_question*.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.claims.claim import Claim, Judgement, Terms
from dashboard.claims.court import every_reading, plain_claim
from dashboard.claims.figure import weakest_of
from dashboard.claims.plain_reading import BOTH
from dashboard.claims.readings import KEY
from dashboard.claims.verdict import KEEPING, NONE, keeping_range
from dashboard.ledgers import gaps
from dashboard.report.question import (
    BothBooks,
    Ends,
    Growth,
    Highest,
    HowMade,
    InDollars,
    LeftOpen,
    Prices,
    Question,
    Releases,
    Scene,
    WhichYear,
    WhoseLedger,
)  # fmt: skip
from dashboard.series.from_package import books_of, years_of
from dashboard.series.prices import INDICATOR, index_source
from dashboard.vocabulary import ABOUT, MONEY, Form, Ledger, Status, Verdict

FIVE = 5
BEFORE, AFTER = 7, 3
"""So many years around the one that a claim is judged in are set before a class."""
WITH_ENDS = (Form.LEVEL, Form.CHANGE, Form.RATIO, Form.SHARE)
"""Forms of which it can be said from which figure on a claim holds no more."""


def questions_of(scene: Scene) -> tuple[Question, ...]:
    """Five questions, as many kinds as the data can answer; claims asked about least come first."""
    left = [[*kind(scene)] for kind in KINDS]
    chosen: list[Question] = []
    while len(chosen) < FIVE and any(left):
        for own in left:
            if own and len(chosen) < FIVE:
                best = max(own, key=lambda one: (one.worth, -_asked_about(one.claim, chosen)))
                own.remove(best)
                chosen.append(best)
    return tuple(sorted(chosen, key=lambda one: PLACES.index(type(one))))


def _asked_about(claim: Claim | None, chosen: Sequence[Question]) -> int:
    return sum(one.claim is claim for one in chosen)


def _which_year(scene: Scene) -> Iterator[Question]:
    for claim in scene.judged:
        for ledger in BOTH:
            years = _around(scene, claim, ledger)
            answers = [one.verdict in KEEPING for one in years if one.verdict not in NONE]
            if len(answers) > 1:
                worth = 2 * (len(set(answers)) > 1) + (ledger is Ledger.FIRST)
                yield WhichYear(claim=claim, worth=worth, ledger=ledger, years=years)


def _around(scene: Scene, claim: Claim, ledger: Ledger) -> tuple[Judgement, ...]:
    """The plain readings of the years around a claim's, as far as anything is known of them."""
    if not claim.is_of_a_year:
        return ()
    own, (first, last) = int(claim.judged_period), years_of(scene.package)
    years = range(max(own - BEFORE, first), min(own + AFTER, last) + 1)
    found = (
        plain_claim(scene.court, replace(claim, period=f"{year:04}")).by(ledger) for year in years
    )
    return tuple(one for one in found if one.best.is_known)


def _whose_ledger(scene: Scene) -> Iterator[Question]:
    for claim in scene.claims:
        judgements = plain_claim(scene.court, claim).judgements
        if any(one.figure.is_known for one in judgements):
            yield WhoseLedger(claim=claim, worth=int(claim.is_judged), judgements=judgements)


def _dollars(scene: Scene) -> Iterator[Question]:
    yield from _claims_in_dollars(scene)
    yield from _growth(scene)


def _claims_in_dollars(scene: Scene) -> Iterator[InDollars]:
    """Years of other prices, those first in which these change the answer."""
    for claim in scene.judged:
        if claim.form is Form.LEVEL and claim.unit == MONEY and claim.is_of_a_year:
            cells = every_reading(scene.court, claim, Terms(constant=True)).cells
            for ledger in BOTH:
                for own in _around(scene, claim, ledger):
                    yield from _in_dollars(scene, claim, own, cells)


def _in_dollars(
    scene: Scene, claim: Claim, own: Judgement, cells: pd.DataFrame
) -> Iterator[InDollars]:
    prices = _prices(scene, own.period, claim.judged_period)
    if prices is None or not own.figure.is_exact or own.period == claim.judged_period:
        return
    key = (own.figure.source, str(own.ledger), str(claim.measure), own.period)
    same = cells[(cells[[*KEY, "year"]] == key).all(axis=1) & cells["value"].notna()]
    for value, verdict in zip(same["value"], same["verdict"], strict=True):
        changes = (Verdict(verdict) in KEEPING) is not (own.verdict in KEEPING)
        worth = 4 * changes + 2 * (own.verdict in KEEPING) + (own.ledger is Ledger.FIRST)
        yield InDollars(
            claim=claim,
            worth=1 + worth,
            own=own,
            value=float(value),
            verdict=Verdict(verdict),
            prices=prices,
        )


def _prices(scene: Scene, then: str, now: str) -> Prices | None:
    rows = scene.package.indicators
    known = rows[(rows["indicator"] == INDICATOR) & rows["period"].isin([then, now])]
    index = scene.prices
    if then not in index or now not in index:
        return None
    source = index_source(scene.package.indicators)
    return Prices(
        years=(then, now),
        values=(index[then], index[now]),
        status=weakest_of(known["status"]),
        source=source,
    )


def _growth(scene: Scene) -> Iterator[Growth]:
    for own in _lines(scene):
        is_firm = (own["status"] == Status.REPORTED) & own["period"].isin([*scene.prices])
        rows = own[is_firm & (own["value"] > 0) & (own["unit"] == MONEY)].to_dict("records")
        if len(rows) > 1:
            first, last = rows[0], rows[-1]
            if prices := _prices(scene, str(first["period"]), str(last["period"])):
                yield Growth(rows=(first, last), prices=prices)


def _both_books(scene: Scene) -> Iterator[Question]:
    for pair in scene.pairs:
        rows = gaps.with_gaps(gaps.matched(books_of(scene.package), pair))
        for row in gaps.latest_reports(gaps.gaps(rows)).to_dict("records"):
            yield BothBooks(row=row)


def _how_made(scene: Scene) -> Iterator[Question]:
    plot = scene.plot
    if plot and (len(plot.spans) or (plot.values["status"] != Status.REPORTED).any()):
        yield HowMade(values=plot.values, spans=plot.spans)


def _left_open(scene: Scene) -> Iterator[Question]:
    for claim in scene.claims:
        yield LeftOpen(claim=claim, worth=int(claim.is_judged) + (not claim.period))


def _ends(scene: Scene) -> Iterator[Question]:
    for claim in scene.judged:
        if claim.form in WITH_ENDS and claim.precision:
            plain, rounded = (keeping_range(claim, ABOUT, rounded=one) for one in (False, True))
            yield Ends(claim=claim, plain=plain, rounded=rounded)


def _highest(scene: Scene) -> Iterator[Question]:
    every = [own.sort_values("value", kind="stable").to_dict("records") for own in _lines(scene)]
    if rows := tuple((own[-1], own[0]) for own in every if len(own) > 1):
        yield Highest(rows=rows)


def _releases(scene: Scene) -> Iterator[Question]:
    cells = [own[["status", "source"]].astype(str) for own in _lines(scene)]
    made = (row for own in cells for row in own.itertuples(index=False, name=None))
    if each := tuple(dict.fromkeys(made)):
        yield Releases(made=each)


def _lines(scene: Scene) -> list[pd.DataFrame]:
    """The lines drawn, one a pair, in their order."""
    values = scene.plot.values if scene.plot else pd.DataFrame(columns=["pair"])
    return [own for _, own in values.groupby("pair", sort=False)]


KINDS: tuple[Callable[[Scene], Iterator[Question]], ...] = (
    _which_year,
    _whose_ledger,
    _dollars,
    _both_books,
    _how_made,
    _left_open,
    _ends,
    _highest,
    _releases,
)
"""The kinds of questions, those first that tell the most of a claim."""
PLACES = (
    WhichYear, WhoseLedger, InDollars, Growth, BothBooks, HowMade, LeftOpen, Ends, Highest,
    Releases,
)  # fmt: skip
