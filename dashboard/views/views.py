"""What an address shows: the exhibits of its page under the choices that it makes."""

from collections.abc import Callable, Iterator, Mapping

from dashboard.asking import Ask
from dashboard.check.answer import answer
from dashboard.check.choose import entry_choice
from dashboard.check.words import NO_VERDICT
from dashboard.claims import choose as of_claims
from dashboard.claims.choose_documents import claim_in, documents_choice
from dashboard.claims.exhibit import readings, usual_choice
from dashboard.claims.exhibit_overview import priced_years, turnover
from dashboard.claims.exhibit_remarks import series_beside
from dashboard.claims.remarks import remarks_of
from dashboard.errors import UnknownChoice
from dashboard.exhibit import Exhibit
from dashboard.ledgers.choose import ledgers_choice
from dashboard.ledgers.exhibit import two_ledgers
from dashboard.package.package import Package
from dashboard.series.choose import trade_choice
from dashboard.series.exhibit import over_time
from dashboard.series.from_package import years_of
from dashboard.sharing.view import CHART, View
from dashboard.text.allowed import repeated
from dashboard.views.addressed import Addressed, Words
from dashboard.views.indicators import of_part

Shown = Callable[[Ask, Package], tuple[Exhibit, ...]]


def views_of(package: Package, page: str, words: Words) -> tuple[View, ...]:
    """The views of a page under the choices in an address, in the page's order.

    Raises UnknownChoice, in a sentence, for a page without a chart and for words it does not offer.
    """
    return views_asked(package, page, Addressed(words))


def views_asked(package: Package, page: str, ask: Addressed) -> tuple[View, ...]:
    """The same, of whoever answers."""
    if page not in PAGES:
        raise UnknownChoice(
            f"There is no page with a chart “{repeated(page)}”; there are {', '.join(PAGES)}."
        )
    exhibits = PAGES[page](ask, package)
    ask.done()
    choices, is_main = tuple(ask.choices), len(exhibits) == 1
    return tuple(View(page, one, choices, package.digest, is_main) for one in exhibits)


def view_of(package: Package, page: str, words: Words) -> View:
    """The one view that an address means; of several charts the one that it names.

    Raises UnknownChoice where it names none of several, or one that the page does not have.
    """
    views = views_of(package, page, words)
    named = "".join(words.get(CHART, ()))
    if not named and len(views) == 1:
        return views[0]
    charts = {one.exhibit.key: one for view in views for one in _charts(view)}
    if not charts:
        raise UnknownChoice("This part of the page has no chart.")
    if named not in charts:
        said = f"There is no chart “{repeated(named)}”" if named else "The page has several charts"
        raise UnknownChoice(f"{said}: name one, {CHART}= and {', '.join(charts)}.")
    return charts[named]


def _charts(view: View) -> Iterator[View]:
    """A view, and each of its parts that are charts by themselves."""
    yield view
    for one in _drawn(view.exhibit):
        yield View(view.page, one, view.choices, view.digest, main=False)


def _drawn(exhibit: Exhibit) -> Iterator[Exhibit]:
    for one in exhibit.parts:
        if one.chart:
            yield one
        yield from _drawn(one)


def _overview(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    ledger, prices = of_claims.overview_choice(ask, package, priced_years(package))
    return (turnover(package, ledger, prices),)


def _claims(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return _PARTS_OF_CLAIMS[of_claims.part_choice(ask)](ask, package)


def _figures(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    if not (groups := documents_choice(ask, package)):
        return ()
    return (readings(package, claim_in(ask, package, groups)),)


def _remarks(_ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return tuple(
        series_beside(package, one, topic) for one in remarks_of(package) for topic in one.topics
    )


def _statements(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    of_claims.statements_choice(ask, package)
    return ()


def _trade(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return (over_time(package, trade_choice(ask, package)),)


def _ledgers(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return (two_ledgers(package, ledgers_choice(ask, package)),)


def _check(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    found = answer(package, entry_choice(ask, package))
    if found.claim is None:
        return (Exhibit("readings", why_not=NO_VERDICT),)
    choice = usual_choice(found.claim, years_of(package), found.document)
    return (readings(package, choice),)


PAGES: Mapping[str, Shown] = {
    "overview": _overview,
    "claims": _claims,
    "check": _check,
    "trade": _trade,
    "ledgers": _ledgers,
    "indicators": of_part,
}
_PARTS_OF_CLAIMS: Mapping[str, Shown] = {
    "figures": _figures,
    "remarks": _remarks,
    "statements": _statements,
}
