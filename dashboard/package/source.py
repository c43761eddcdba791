"""One file of the package and what must travel with its figures."""

import hashlib
from dataclasses import dataclass
from typing import Any

from dashboard.credit import Credit


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


def source_of(resource: dict[str, Any], content: bytes, rows: int) -> Source:
    """A source from its card in the descriptor, and the bytes of its file."""
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
            definition=str(resource.get("definition", "")),
        ),
        description=resource["description"],
        retrieved=resource["retrieved"],
        released_by=str(resource.get("released_by", resource["retrieved"])),
        coverage=resource["coverage"],
        read_from=resource["read_from"],
        path=resource["path"],
        rows=rows,
        digest=hashlib.sha256(content).hexdigest(),
    )
