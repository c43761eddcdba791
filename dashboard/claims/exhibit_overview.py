"""The Overview's exhibits: the answer, the article's figures beside the books, and the chart."""

from dataclasses import dataclass, replace

from dashboard.claims import words_overview
from dashboard.claims.court import court_of
from dashboard.claims.overview import beside, claimed_pairs
from dashboard.claims.plain_reading import parts_of
from dashboard.claims.words import stated
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_by_id
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series import words
from dashboard.series.annotations import domain, references, stated_mark
from dashboard.series.books import Request
from dashboard.series.exhibit import of_lines
from dashboard.series.from_package import colours_of
from dashboard.series.prices import price_index
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.vocabulary import Ledger, Step, Verdict

SINCE = 1992


@dataclass(frozen=True)
class FigureBeside:
    """A figure of the books over the article's, and what is to be said of both."""

    label: str
    value: str
    article: str
    verdict: Verdict
    provenance: str


def priced_years(package: Package) -> list[int]:
    """The one year of the claims, if it has a price index: in its dollars they stay as printed."""
    years = {one.found.period for one in beside(court_of(package), Ledger.FIRST)}
    return [int(year) for year in years & {*price_index(package.indicators)} if len(years) == 1]


@remembered
def answer(package: Package, ledger: Ledger) -> tuple[str, str]:
    """The answer in a headline, and in a sentence."""
    found = beside(court_of(package), ledger)
    return words_overview.headline(found), words_overview.sentence(found, package.names)


@remembered
def figures_beside(package: Package, ledger: Ledger) -> tuple[FigureBeside, ...]:
    """Each figure of the article beside that of the books."""
    return tuple(
        FigureBeside(
            label=f"{words_overview.label(one)}, {one.found.period}",
            value=words_overview.value(one),
            article=stated(one.claim),
            verdict=one.verdict,
            provenance=words_overview.provenance(
                one, credits_by_id(parts_of(one.found.source), package), package.names
            ),
        )
        for one in beside(court_of(package), ledger)
    )


@remembered
def turnover(package: Package, ledger: Ledger, prices: int | None) -> Exhibit:
    """The turnover of the pairs that the article is about, with its figures as levels."""
    pairs = claimed_pairs(beside(court_of(package), ledger))
    request = Request(pairs, ledger=ledger, start=SINCE, prices=prices)
    plot = trade_plot(package, TradeChoice(request))
    values, units = plot.values, plot.units
    if values.empty:
        return Exhibit("overview", why_not=words_overview.NO_TURNOVER)
    levels = references(package.claims, request, units, price_index(package.indicators))
    drawing = replace(
        plot.drawing(colours_of(package), domain(values, request)),
        references=levels,
        mark=stated_mark(package.claims, Step.ANNUAL),
    )
    return replace(
        of_lines(package, "overview", plot, drawing),
        message=words.comparison(values, request, plot.labels, package.names, plot.short_names),
        alternative=words.alternative(request, units.unit),
        notes=(
            words.source_line(values, package),
            *words.price_notes(request, plot.unpriced),
            *words.missing_note(plot.spans),
            words.CHART_HINT,
        ),
        file="overview-turnover",
    )
