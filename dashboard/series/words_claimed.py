"""Where what is claimed beside the figures stands: a document, or what somebody said, and where."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.drawing.axes import Drawing
from dashboard.package.documents import Document, documents_of
from dashboard.package.package import Package
from dashboard.text.numbers import RELATION_WORDS, day, listed, on_one_line
from dashboard.vocabulary import Relation

NO_ADDRESS = "address not known"
NAMED = 3
"""So many statements are named with their addresses; of more, their number is said."""


def claims_drawn(package: Package, drawing: Drawing) -> list[str]:
    """The claims that a chart shows, by their ids."""
    ids = [*drawing.references.get("claim", ())]
    # The day of the first document is marked although none of its figures may be drawn.
    return ids if drawing.mark is None else [*ids, *package.claims["id"][:1]]


def claimed_beside(package: Package, drawing: Drawing) -> tuple[str, ...]:
    """The documents of all claims in a chart, and the statements."""
    lines = claimed_in(package, claims_drawn(package, drawing))
    return (*lines, *_statements(drawing.statements))


def documents_of_claims(package: Package, ids: Iterable[str]) -> Mapping[str, Document]:
    """The documents that claims stand in, by their ids, as far as there is a record of them."""
    rows, known = package.claims, documents_of(package)
    named = dict.fromkeys(rows.loc[rows["id"].isin([*ids]), "document"])
    return {id_: known[id_] for id_ in named if id_ in known}


def claimed_in(package: Package, ids: Iterable[str]) -> tuple[str, ...]:
    """A line for each document that claims stand in.

    Without a record of the document, who said it stands alone.
    """
    rows, known = package.claims, documents_of(package)
    own = rows[rows["id"].isin([*ids])].drop_duplicates(["document", "speaker", "stated_on"])
    lines = (
        document_line(known.get(row["document"]), row["speaker"], row["stated_on"])
        for row in own.to_dict("records")
    )
    return tuple(filter(None, dict.fromkeys(lines)))


def document_line(
    document: Document | None, speaker: str, stated_on: str, address: str = ""
) -> str:
    """Where something is claimed: its document, or who said it when; empty without a word."""
    address = (document.address if document else "") or address
    when = day(stated_on) if stated_on else ""
    named = in_document(document, stated_on) if document else listed_words(speaker, when)
    if not named and not address:
        return ""
    return on_one_line(f"Claimed in: {'; '.join(filter(None, (named, address or NO_ADDRESS)))}")


def in_document(document: Document, stated_on: str, paragraph: int | None = None) -> str:
    """A document in words: publisher, kind, title, author, date, and the place in it.

    Of what nobody knows, author and date are said not to be known.
    """
    title = f" “{document.title}”" if document.title else ""
    published = document.published or stated_on
    return listed_words(
        f"{document.publisher}, {document.kind}".strip(", ") + title,
        f"by {document.author}" if document.author else "author not known",
        day(published) if published else "date not known",
        f"paragraph {paragraph}" if paragraph is not None else "",
    )


def listed_words(*words: str) -> str:
    """Those words of a list that there are, in one line."""
    return on_one_line(", ".join(filter(None, words)).strip())


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
