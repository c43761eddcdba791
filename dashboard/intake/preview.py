"""What a file handed in would do: proposed to the package, and the claims judged with it.

Between reading a file and accepting it; the page and the command line show the same preview.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.claims.court import court_of, opened
from dashboard.claims.outcomes import Outcomes, outcomes
from dashboard.package.package import Package
from dashboard.publishers.our_own import LAYOUT as OWN
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.swap.cards import Place
from dashboard.swap.proposal import Mode, Proposal
from dashboard.swap.propose import propose
from dashboard.swap.read_files import Named, named
from dashboard.swap.unit_check import Answer


@dataclass(frozen=True)
class Choices:
    """What a reader decides about a file; without a word, the file's own and the careful way."""

    said: Named = field(default_factory=Named)
    mode: Mode | None = None
    places: Sequence[Place] = ()
    answer: Answer | None = None


@dataclass(frozen=True)
class Preview:
    """A file as it would stand in the package. `outcomes` None where it cannot stand in it."""

    tidy: Tidy
    proposal: Proposal
    outcomes: Outcomes | None


def previewed(tidy: Tidy, package: Package, choices: Choices, handed_in: str) -> Preview:
    """The proposal of a table, and what it would make of the claims.

    Raises DataChanged where the folder no longer holds that package, UnknownChoice where a choice
    names nothing in it.
    """
    meant = called(tidy, package, choices.said)
    places = choices.places if is_new(meant, package) and meant.kind == "trade" else ()
    proposal = propose(meant, package, choices.mode, places, choices.answer, handed_in)
    after = proposal.outcome
    judged = outcomes(court_of(package), opened(after)) if after is not None else None
    return Preview(meant, proposal, judged)


def called(tidy: Tidy, package: Package, said: Named) -> Tidy:
    """A table under the name that a reader gave it.

    A table of our own layout does not say whose figures it holds: as a new source it needs a
    publisher and a title, and where it names none, the proposal asks for them.
    """
    meant = named(tidy, said)
    if tidy.layout == OWN.id and is_new(meant, package):
        return replace(meant, title=meant.title if said.title else "")
    return meant


def is_new(tidy: Tidy, package: Package) -> bool:
    """Whether the package holds no source of that name and kind."""
    return tidy.source not in sources_of(tidy.kind, package)


def sources_of(kind: str, package: Package) -> list[str]:
    """The sources that a table of some kind could replace."""
    records = [one.id for one in package.sources if one.name == kind]
    return [one.id for one in package.of_kind(kind)] or records


def wanted_of(package: Package, folder: Path) -> Wanted:
    """What the package is about, as layouts ask for it."""
    return Wanted.of(package.economies, package.pairs, folder)
