"""All that a report holds, worked out before a word of HTML is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.claims import exhibit_overview as overview
from dashboard.claims import words_documents, words_overview
from dashboard.claims.by_document import InDocument, by_document
from dashboard.claims.claim import Claim
from dashboard.claims.court import court_of
from dashboard.claims.exhibit import Card, Holding, card, holding, usual_choice
from dashboard.claims.overview import Beside
from dashboard.credit import Credit
from dashboard.exhibit import Exhibit
from dashboard.indicators.from_package import indicators_of
from dashboard.indicators.shares import wholes
from dashboard.package.documents import documents_of
from dashboard.package.package import Package
from dashboard.report import words
from dashboard.report.choice import ReportChoice
from dashboard.report.shown import OF, Part, Shown
from dashboard.series.from_package import years_of
from dashboard.sharing.view import View
from dashboard.views.linked import Linked, linked, views_linked
from dashboard.views.views import views_of
from dashboard.vocabulary import ABOUT

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class ClaimShown:
    """A claim in a report: its card, and what keeps it; None where it is of no calendar year."""

    claim: Claim
    card: Card
    holding: Holding | None
    grid: Part | None


@dataclass(frozen=True, eq=False)
class DocumentShown:
    """A document in a report: its title, what is known of it, its address, its claims."""

    heading: str
    about: str
    address: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, eq=False)
class Contents:
    """What a report is made of: a package, and what was chosen of it."""

    package: Package
    choice: ReportChoice

    @cached_property
    def views(self) -> tuple[Part, ...]:
        """What was looked at, in the order in which it was asked for."""
        asked = [
            (link, view)
            for link in map(linked, self.choice.views)
            for view in views_linked(self.package, link)
        ]
        return tuple(
            Part(view, Shown(f"view-{number}", view.exhibit), self._made_otherwise(link))
            for number, (link, view) in enumerate(asked, 1)
        )

    def _made_otherwise(self, link: Linked) -> str:
        return words.other_data(link.data, self.package.digest)

    @cached_property
    def leading(self) -> Exhibit | None:
        """The view that the headline is of; None where it is of the claims."""
        return None if self.choice.is_of_claims else self.views[0].shown.exhibit

    @cached_property
    def headline(self) -> str:
        """The answer in one line: the first view's, or the Overview’s of these claims.

        Where the Overview has none of them, that of the first of them.
        """
        if self.leading:
            return self.leading.message or self.leading.why_not
        if self._found or not self.documents:
            aside = overview.left_out(self.package)
            return words_overview.headline(self._found, self.package.names, aside)
        shown = self.documents[0].claims[0]
        if shown.grid and shown.grid.shown.exhibit.message:
            return shown.grid.shown.exhibit.message
        return f"{shown.card.about}: {shown.card.stated}"

    @cached_property
    def sentences(self) -> list[str]:
        """The answers after the first, where that is of the claims."""
        return [] if self.leading else words_overview.sentences(self._found, self.package.names)

    @cached_property
    def sources(self) -> str:
        """Whose figures the answer is made of."""
        whole = len(self._found) == len(overview.found_of(self.package))
        return overview.sources(self.package) if whole and not self.leading else ""

    @cached_property
    def _found(self) -> list[Beside]:
        every = overview.found_of(self.package)
        return [one for one in every if one.claim.id in self.choice.claims]

    @cached_property
    def documents(self) -> tuple[DocumentShown, ...]:
        """The documents of the claims chosen, the newest first, each with those of its claims."""
        chosen = [one for one in court_of(self.package).claims if one.id in self.choice.claims]
        groups = by_document(chosen, documents_of(self.package))
        return tuple(self._document(group) for group in groups)

    def _document(self, group: InDocument) -> DocumentShown:
        return DocumentShown(
            heading=words_documents.heading(group),
            about=words_documents.about(group),
            address=group.document.address if group.document else "",
            claims=tuple(self._claim(claim, group) for claim in group.claims),
        )

    def _claim(self, claim: Claim, group: InDocument) -> ClaimShown:
        in_full = claim.is_of_a_year and "claims" in self.choice.pages
        terms = usual_choice(claim, years_of(self.package)) if in_full else None
        grids = self._parts("claims", [{"claim": (claim.id,)}]) if in_full else ()
        return ClaimShown(
            claim=claim,
            card=card(self.package, claim, ABOUT, group.document),
            holding=holding(self.package, terms) if terms else None,
            grid=next(iter(grids), None),
        )

    @cached_property
    def grids(self) -> tuple[Part, ...]:
        """Every reading of each claim."""
        claims = (claim for one in self.documents for claim in one.claims)
        return tuple(claim.grid for claim in claims if claim.grid)

    @cached_property
    def overview(self) -> tuple[Part, ...]:
        """The Overview’s chart."""
        return self._parts("overview", [{}])

    @cached_property
    def trade(self) -> tuple[Part, ...]:
        """Trade over time of the pairs."""
        return self._parts("trade", [{"pairs": self.choice.pairs}])

    @cached_property
    def trade_is_overview(self) -> bool:
        """Whether trade over time is what the Overview’s chart has shown already."""
        both = [part.shown.exhibit.figures() for part in (*self.overview, *self.trade)]
        return len(both) == 2 and both[0].equals(both[1])

    @cached_property
    def ledgers(self) -> tuple[Part, ...]:
        """Both sides’ books of each pair."""
        return self._parts("ledgers", [{"pair": (pair,)} for pair in self.choice.pairs])

    @cached_property
    def indicators(self) -> tuple[Part, ...]:
        """Shares of each side’s trade, where the data hold what they are of."""
        if not wholes(indicators_of(self.package)):
            return ()
        return self._parts("indicators", [{"part": ("shares",), "pairs": self.choice.pairs}])

    def _parts(self, page: str, asked: Iterable[Words]) -> tuple[Part, ...]:
        if page not in self.choice.pages:
            return ()
        stands = {part.view.address for part in self.views}
        views = [view for said in asked for view in views_of(self.package, page, said)]
        return tuple(
            Part(view, Shown(_id(view), view.exhibit))
            for view in views
            if view.address not in stands
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every view of the report that is shown, in its order."""
        return (*self.views, *self.usual)

    @cached_property
    def usual(self) -> tuple[Part, ...]:
        """Those after what was looked at, in the order of their pages."""
        trade = () if self.trade_is_overview else self.trade
        return (*self.overview, *self.grids, *trade, *self.ledgers, *self.indicators)

    @cached_property
    def charts(self) -> tuple[Shown, ...]:
        """Every chart of the report."""
        return tuple(chart for part in self.parts for chart in part.shown.charts)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Every source of the figures, once, in the order of the data."""
        used = [one for part in self.parts for one in part.shown.exhibit.credits]
        used += [
            each for one in self.documents for claim in one.claims for each in claim.card.credits
        ]
        order = [source.id for source in self.package.sources]
        return tuple(sorted(dict.fromkeys(used), key=lambda one: order.index(one.source)))


def _id(view: View) -> str:
    """What a view is called in the page’s own links."""
    of = [code for key in OF for code in view.state.get(key, ())]
    return "-".join([view.page, *(of or ["all"])])
