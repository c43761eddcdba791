"""What a file handed in would do: proposed to the package, and the claims judged with it.

Between reading a file and accepting it; the page and the command line show the same preview.
"""

from dataclasses import dataclass

from dashboard.claims.court import court_of, opened
from dashboard.claims.outcomes import Outcomes, outcomes
from dashboard.package.package import Package
from dashboard.reading.tidy import Tidy
from dashboard.swap.economies_too import proposed
from dashboard.swap.proposal import Choices, Proposal


@dataclass(frozen=True)
class Preview:
    """A file as it would stand in the package. `outcomes` None where it cannot stand in it."""

    proposal: Proposal
    outcomes: Outcomes | None


def previewed(tidy: Tidy, package: Package, choices: Choices) -> Preview:
    """The proposal of a table, and what it would make of the claims.

    Raises DataChanged where the folder no longer holds that package, UnknownChoice where a choice
    names nothing in it.
    """
    return with_outcomes(proposed(tidy, package, choices), package)


def with_outcomes(proposal: Proposal, package: Package) -> Preview:
    """A proposal to a package, and what it would make of the claims."""
    after = proposal.outcome
    return Preview(proposal, outcomes(court_of(package), opened(after)) if after else None)
