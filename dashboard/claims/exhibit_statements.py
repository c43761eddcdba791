"""What officials and agencies stated, each beside the ledgers, with contradictions first."""

from dataclasses import dataclass
from functools import partial

from dashboard.claims import words_statements as words
from dashboard.claims.conflicts import conflicts
from dashboard.claims.court import court_of, plain_statements
from dashboard.exhibit import Exhibit
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.text.numbers import inert


@dataclass(frozen=True)
class StatementsChoice:
    """Whose statements: `about` is a pair of economies, or empty for all."""

    about: str


def pairs_stated(package: Package) -> dict[str, str]:
    """The pairs of economies that statements are about, by id, with their names."""
    sides = package.statements[["reporter", "partner"]].drop_duplicates()
    rows = sides.itertuples(index=False, name=None)
    return {f"{own}-{other}": f"{package.names[own]}–{package.names[other]}" for own, other in rows}


@remembered
def statements(package: Package, choice: StatementsChoice) -> Exhibit:
    """Statements judged by the same rules as claims; its notes are those that contradict."""
    court = court_of(package)
    judged = [one for one in plain_statements(court) if choice.about in ("", one.claim.pairs[0].id)]
    groups = conflicts([one.claim for one in judged])
    return Exhibit(
        key="statements",
        message=words.headline(judged),
        notes=tuple(inert(words.conflict_words(group)) for group in groups),
        table=partial(words.statements_table, judged, court.names),
    )
