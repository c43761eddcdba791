"""Which claims, pairs and pages a report holds, and which views stand first in it."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.claims.court import Court, court_of
from dashboard.claims.exhibit_overview import first_pairs
from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.report import words
from dashboard.series.from_package import pairs_of
from dashboard.sharing.link import link
from dashboard.sharing.view import View
from dashboard.views.linked import chosen_in, linked, views_linked
from dashboard.views.views import PAGES

SHOWN = tuple(page for page in PAGES if page != "check")
"""The pages whose charts a report can have: what is checked is stored nowhere."""
PAIRS = ("pairs", "pair")
SIDES = ("reporter", "partner")
"""The controls of pages by which pairs are chosen, and by which the sides of one are."""


@dataclass(frozen=True)
class ReportChoice:
    """The claims, by their ids, and the pairs a report is about, and whose pages' charts it has.

    `views` are addresses of views that stand first, as the way there was copied. `is_of_claims`
    says that claims were asked for, or nothing: the headline is theirs, and not the first view's.
    """

    claims: tuple[str, ...]
    pairs: tuple[str, ...]
    pages: tuple[str, ...]
    views: tuple[str, ...] = ()
    is_of_claims: bool = True

    @property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """What must be asked for to have the same report once more."""
        every = {
            words.VIEW: self.views,
            words.CLAIM: self.claims if self.is_of_claims else (),
            words.PAIR: self.pairs,
            words.PAGE: self.pages,
        }
        return {name: chosen for name, chosen in every.items() if chosen}

    def address(self, digest: str) -> str:
        """The way back to the same report on a running dashboard, without a host."""
        return link("report.html", self.asked, digest)

    @property
    def command(self) -> str:
        """The command that makes the same report."""
        return f"two-ledgers report OUT.html {self.options}".strip()

    @property
    def options(self) -> str:
        """The choice as options of a command."""
        return " ".join(_options(name, chosen) for name, chosen in self.asked.items())

    @property
    def claim_options(self) -> str:
        """The same of the claims alone."""
        return _options(words.CLAIM, self.claims)


def _options(name: str, chosen: Iterable[str]) -> str:
    return " ".join(f"--{name} {shlex.quote(word)}" for word in chosen)


def choice_of(
    package: Package,
    claims: Iterable[str] = (),
    pairs: Iterable[str] = (),
    pages: Iterable[str] = (),
    views: Iterable[str] = (),
) -> ReportChoice:
    """What is asked for; where nothing is, the claims of the Overview's document, with their pairs.

    Of views chosen the claims and pairs are theirs, if they have any; of claims chosen the pairs.
    Raises UnknownChoice, in a sentence, for a word that names nothing.
    """
    addresses = tuple(dict.fromkeys(views))
    first = [view for one in addresses for view in views_linked(package, linked(one))]
    court = court_of(package)
    known = {claim.id: claim for claim in court.claims}
    chosen = _asked(words.CLAIM, claims, list(known), _usual_claims(court, first))
    about = [pair.id for id_ in chosen for pair in known[id_].pairs]
    listed = [pair.id for pair in pairs_of(package)]
    own = _pairs_in(first) or about or [pair.id for pair in first_pairs(package)]
    return ReportChoice(
        claims=chosen,
        pairs=_asked(words.PAIR, pairs, listed, [id_ for id_ in own if id_ in listed]),
        pages=_asked(words.PAGE, pages, SHOWN, SHOWN),
        views=addresses,
        is_of_claims=bool([*claims]) or not addresses,
    )


def _usual_claims(court: Court, views: Sequence[View]) -> list[str]:
    """The claims that views show; where they show none, those of the first claim's document."""
    known = {claim.id: claim.document for claim in court.claims}
    if shown := [id_ for id_ in chosen_in(views, words.CLAIM) if id_ in known]:
        return shown
    return [id_ for id_, document in known.items() if document == court.claims[0].document]


def _pairs_in(views: Sequence[View]) -> list[str]:
    """The pairs that views show, whichever side stands first in them."""
    sides = ["-".join(chosen_in([view], *SIDES)) for view in views]
    return [*chosen_in(views, *PAIRS), *(f"{one[4:]}-{one[:3]}" for one in sides), *sides]


def _asked(
    what: str, asked: Iterable[str], allowed: Sequence[str], usual: Sequence[str]
) -> tuple[str, ...]:
    """The words asked for, each once, or the usual ones."""
    chosen = tuple(dict.fromkeys(asked)) or tuple(dict.fromkeys(usual))
    for word in chosen:
        if word not in allowed:
            raise UnknownChoice(words.unknown(what, word, allowed))
    return chosen
