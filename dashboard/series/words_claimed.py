"""Where what is claimed beside the figures stands: a document, or what somebody said, and where."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.drawing.axes import Drawing
from dashboard.package.documents import Document, documents_of
from dashboard.package.package import Package
from dashboard.text.numbers import RELATION_WORDS, day, listed, on_one_line
from dashboard.vocabulary import Relation

NO_ADDRESS = "its address is not recorded"
NAMED = 3
"""So many statements are named with their addresses; of more, their number is said."""


def claimed_beside(package: Package, drawing: Drawing) -> tuple[str, ...]:
    """The documents of all claims in a chart, and the statements."""
    ids = [*drawing.references.get("claim", ())]
    # The day of the first document is marked although none of its figures may be drawn.
    ids += [] if drawing.mark is None else [*package.claims["id"][:1]]
    return (*documents_of_claims(package, ids), *_statements(drawing.statements))


def documents_of_claims(package: Package, ids: Iterable[str]) -> tuple[str, ...]:
    """A line for each document that claims stand in: kind, title, author, publisher, date, address.

    Without a record of the document, who said it stands alone.
    """
    rows, known = package.claims, documents_of(package)
    own = rows[rows["id"].isin([*ids])].drop_duplicates(["document", "speaker", "stated_on"])
    lines = (
        document_line(known.get(row["document"]), row["speaker"], row["stated_on"])
        for row in own.to_dict("records")
    )
    return tuple(dict.fromkeys(lines))


def document_line(document: Document | None, speaker: str, stated_on: str) -> str:
    """One document, or a speaker where nothing is known of it; what is not known is said."""
    if document is None:
        return stated_line(speaker, stated_on, "")
    title = f" “{document.title}”" if document.title else ""
    named = f"{document.publisher}, {document.kind}".strip(", ") + title
    author = f"by {document.author}" if document.author else "author not known"
    return _claimed_in([named, author], document.published or stated_on, document.address)


def stated_line(speaker: str, when: str, address: str) -> str:
    """What somebody said, when, and where it can be read."""
    return _claimed_in([speaker], when, address)


def claim_noted(claim: Mapping[Hashable, Any]) -> str:
    """What must be said of a claim's figure in a table: who said it, how it binds, its words."""
    when = day(claim["stated_on"]) if claim["stated_on"] else ""
    binds = RELATION_WORDS[Relation(claim["relation"])]
    dated = "" if claim["period"] else "no period stated"
    return _noted(claim["speaker"], when, f"“{claim['fragment']}”", binds, dated)


def statement_noted(said: Mapping[Hashable, Any]) -> str:
    """The same of a statement, with the page it was read on."""
    binds = RELATION_WORDS[Relation(said["relation"])]
    return _noted(said["speaker"], f"“{said['printed']}”", binds, said["url"], said["note"])


def _noted(*parts: str) -> str:
    return on_one_line("; ".join(filter(None, parts)))


def _claimed_in(named: list[str], when: str, address: str) -> str:
    parts = [*named, day(when) if when else "date not known", address or NO_ADDRESS]
    return on_one_line(f"Claimed in: {', '.join(filter(None, parts))}")


def _statements(stated: pd.DataFrame) -> tuple[str, ...]:
    """Who stated what is drawn as statements, the newest first."""
    if stated.empty:
        return ()
    newest = stated.sort_values("position", ascending=False, kind="stable")
    rows = newest.drop_duplicates("url").to_dict("records")
    each = [f"{row['speaker']} ({row['url'] or NO_ADDRESS})" for row in rows[:NAMED]]
    more = len(rows) - len(each)
    each += [f"{more} more, with their addresses on the page Claims"] if more else []
    return (on_one_line(f"Stated by: {listed(each)}"),)
