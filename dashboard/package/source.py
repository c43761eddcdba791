"""One file of the package and what must travel with its figures."""

from dataclasses import dataclass
from typing import Any

from dashboard.credit import Credit

MAY_SAY = ("definition", "short_name", "witness", "trade_system")
"""What a card says of its source where that is known, by the same names as a credit."""


@dataclass(frozen=True)
class Source:
    """One file of the package and what must travel with its figures.

    `released_by` is a day by which the release was public for certain: the day it was fetched,
    where nothing earlier is known.
    """

    name: str
    kind: str
    credit: Credit
    description: str
    retrieved: str
    released_by: str
    coverage: str
    read_from: str
    path: str
    rows: int
    digest: str

    @property
    def id(self) -> str:
        """The id of the data set."""
        return self.credit.source

    @property
    def witness(self) -> str:
        """Whose reports its reported figures are; empty where its card does not say."""
        return self.credit.witness

    @property
    def trade_system(self) -> str:
        """Which goods count as traded in it; empty where that is not known."""
        return self.credit.trade_system


def source_of(resource: dict[str, Any], digest: str, rows: int) -> Source:
    """A source from its card in the descriptor, and the digest of its file."""
    return Source(
        name=resource["name"],
        kind=resource["kind"],
        credit=Credit(
            source=resource["source"],
            publisher=resource["publisher"],
            title=resource["title"],
            vintage=resource["version"],
            page=resource["sources"][0].get("path", ""),
            licence=resource["licenses"][0]["title"],
            caution=resource["caution"],
            **{name: str(resource.get(name, "")) for name in MAY_SAY},
        ),
        description=resource["description"],
        retrieved=resource["retrieved"],
        released_by=str(resource.get("released_by", resource["retrieved"])),
        coverage=resource["coverage"],
        read_from=resource["read_from"],
        path=resource["path"],
        rows=rows,
        digest=digest,
    )
