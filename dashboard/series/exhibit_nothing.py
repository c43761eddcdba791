"""Where the data hold nothing of the trade asked for: why, and the ways to what they do hold."""

from dataclasses import replace

from dashboard.exhibit import Exhibit, Way
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.series import words
from dashboard.series.books import Request, series
from dashboard.series.flows import Pair
from dashboard.series.from_package import books_of
from dashboard.series.trade import TradeChoice
from dashboard.vocabulary import Ledger, Measure, Step


def nothing(package: Package, key: str, choice: TradeChoice, *, of_trade: bool = False) -> Exhibit:
    """An exhibit of nothing; `of_trade` where other figures would stand beside the trade."""
    request = choice.request
    if not request.pairs:
        return Exhibit(key, why_not=words.NO_PAIR)
    if request.measure is Measure.RATIO and len(request.pairs) == 1:
        return Exhibit(key, why_not=words.ONE_PAIR)
    ledgers = {
        words.books_named(ledger, pairs, package.names): ledger
        for ledger in Ledger
        if (pairs := _with_figures(package, choice, replace(request, ledger=ledger)))
    }
    titles = {id_: package.source(id_).credit.short for id_ in sources_outside(package, choice)}
    years = replace(request, step=Step.ANNUAL)
    has_years = request.step is Step.MONTHLY and bool(_with_figures(package, choice, years))
    return Exhibit(
        key,
        why_not=words.no_figures(request, [*ledgers], [*titles.values()], of_trade=of_trade),
        ways=(
            *(Way(words.shown(whose), "ledger", ledger) for whose, ledger in ledgers.items()),
            *(Way(words.shown(title), "source", id_) for id_, title in titles.items()),
            *((Way(words.YEARS, "step", Step.ANNUAL),) if has_years else ()),
        ),
    )


def sources_outside(package: Package, choice: TradeChoice) -> list[str]:
    """The sources that hold what the stated order of sources has no figure of."""
    if choice.request.source is not None:
        return []
    every = [source.id for source in package.of_kind(Kind.TRADE)]
    return [
        one for one in every if _with_figures(package, choice, replace(choice.request, source=one))
    ]


def _with_figures(package: Package, choice: TradeChoice, request: Request) -> list[Pair]:
    """The pairs of a request that have figures."""
    held = set(series(books_of(package, choice.join), request)["pair"])
    return [pair for pair in request.pairs if pair.id in held]
