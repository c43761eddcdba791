"""Which claims, pairs and pages a report holds."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.claims.court import court_of
from dashboard.claims.overview import claimed_pairs
from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.report import words
from dashboard.series.from_package import pairs_of
from dashboard.sharing.link import link
from dashboard.views.views import PAGES

SHOWN = tuple(page for page in PAGES if page != "check")
"""The pages whose charts a report can have: what is checked is stored nowhere."""


@dataclass(frozen=True)
class ReportChoice:
    """The claims, by their ids, and the pairs a report is about, and whose pages' charts it has."""

    claims: tuple[str, ...]
    pairs: tuple[str, ...]
    pages: tuple[str, ...]

    def address(self, digest: str) -> str:
        """The way back to the same report on a running dashboard, without a host."""
        state = {"claim": self.claims, "pair": self.pairs, "page": self.pages}
        return link("report.html", state, digest)

    @property
    def command(self) -> str:
        """The command that makes the same report."""
        return f"two-ledgers report OUT.html {self.options}".strip()

    @property
    def options(self) -> str:
        """The choice as options of a command."""
        pairs, pages = _options(words.PAIR, self.pairs), _options(words.PAGE, self.pages)
        return " ".join(filter(None, (self.claim_options, pairs, pages)))

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
) -> ReportChoice:
    """What is asked for; where nothing is, the claims of the Overview's document, with their pairs.

    Of claims chosen the pairs are theirs. Raises UnknownChoice, in a sentence, for a word that
    names nothing.
    """
    court = court_of(package)
    known = {claim.id: claim for claim in court.claims}
    first = court.claims[0].document if court.claims else ""
    usual = [id_ for id_, claim in known.items() if claim.document == first]
    chosen = _asked(words.CLAIM, claims, list(known), usual)
    about = [pair.id for id_ in chosen for pair in known[id_].pairs]
    listed = [pair.id for pair in pairs_of(package)]
    own = about or [pair.id for pair in claimed_pairs(court)] if court.claims else listed[:2]
    return ReportChoice(
        claims=chosen,
        pairs=_asked(words.PAIR, pairs, listed, [id_ for id_ in own if id_ in listed]),
        pages=_asked(words.PAGE, pages, SHOWN, SHOWN),
    )


def _asked(
    what: str, asked: Iterable[str], allowed: Sequence[str], usual: Sequence[str]
) -> tuple[str, ...]:
    """The words asked for, each once, or the usual ones."""
    chosen = tuple(dict.fromkeys(asked)) or tuple(dict.fromkeys(usual))
    for word in chosen:
        if word not in allowed:
            raise UnknownChoice(words.unknown(what, word, allowed))
    return chosen
