"""A view, its verdicts and its sources cited: works by their own data, never by today's clock."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import Any

from dashboard.credit import Credit
from dashboard.document import Document
from dashboard.package.credits import retrieved_of
from dashboard.package.package import Package
from dashboard.sharing import words_citation as words
from dashboard.sharing.figures import credits_with
from dashboard.sharing.papers import as_json
from dashboard.sharing.view import PROGRAM, View, version_of
from dashboard.sharing.words_citation import DATA_SET, Work
from dashboard.sharing.words_figures import own_title
from dashboard.text.numbers import on_one_line

NO_SIGN = re.compile(r"[^A-Za-z0-9]+")


def works_of(view: View, package: Package) -> tuple[Work, ...]:
    """What is to be cited of a view: itself, its verdicts, documents, sources; keys differ."""
    own = [_view(view, package), *_verdicts(view, package)]
    documents = [_document(id_, one) for id_, one in view.exhibit.documents.items()]
    sources = [_source(credit) for credit in credits_with(view, package)]
    return tuple(_keyed([*own, *documents, *sources]))


def sentences_of(view: View, package: Package) -> tuple[str, ...]:
    """The sentences of a view, each with its sources, ready to copy."""
    credits = {credit.source: credit for credit in credits_with(view, package)}
    return tuple(words.sentence(one, credits, view.made_with) for one in view.exhibit.cited())


def citations(view: View, package: Package) -> dict[str, tuple[str, ...]]:
    """What can be copied one by one, by what it is called: sentences, and lists in two styles."""
    works = works_of(view, package)
    return {
        "A sentence with its source": sentences_of(view, package),
        "References in APA style": ("\n".join(map(words.apa, works)),),
        "References in Chicago style, author-date": ("\n".join(map(words.chicago, works)),),
    }


def files(view: View, package: Package) -> Mapping[str, bytes]:
    """The same as files by their names, and for programs that keep references."""
    works = works_of(view, package)
    said = words.plain_file(sentences_of(view, package), works)
    return {
        "CITATION.txt": said.encode("utf-8-sig"),
        "citation.bib": bibtex(works),
        "citation.csl.json": as_json(csl(works)),
    }


def bibtex(works: Sequence[Work]) -> bytes:
    """Works as a file of BibTeX."""
    return "\n\n".join([*map(words.bibtex, works), ""]).encode()


def csl(works: Sequence[Work]) -> list[dict[str, Any]]:
    """Works as CSL-JSON."""
    return [_csl(work) for work in works]


def _view(view: View, package: Package) -> Work:
    """A view as a work: nobody is its author, and it is of the day of its newest data."""
    return Work(
        key=f"two-ledgers-{view.page}-{view.exhibit.key}-{_mark(view.address)}",
        title=on_one_line(view.exhibit.message or view.title),
        publisher=PROGRAM,
        version=version_of(view.digest),
        issued=retrieved_of(package),
        address=view.address,
    )


def _verdicts(view: View, package: Package) -> list[Work]:
    whole = _view(view, package)
    return [
        replace(whole, key=f"verdict-{one.verdict}-{_mark(view.address)}", title=one.text)
        for one in view.exhibit.cited()
        if one.verdict
    ]


def _mark(text: str) -> str:
    """A few signs that tell choices, data and releases apart whose keys may stand in one list."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:6]


def _document(id_: str, document: Document) -> Work:
    """A document in which something is claimed, with what is known of it."""
    return Work(
        key=id_ or f"document-{_mark(repr(document))}",
        title=on_one_line(document.title),
        author=on_one_line(document.author),
        publisher=on_one_line(document.publisher),
        issued=document.published,
        address=document.address,
        kind=on_one_line(document.kind),
    )


def _source(credit: Credit) -> Work:
    return Work(
        key=f"{credit.source}-{_mark(credit.vintage)}",
        title=on_one_line(own_title(credit)),
        author=on_one_line(credit.publisher),
        publisher=on_one_line(credit.publisher),
        version=on_one_line(credit.vintage),
        retrieved=credit.retrieved,
        address=credit.page,
    )


def _keyed(works: Sequence[Work]) -> list[Work]:
    """Works with keys of plain letters, no two alike."""
    taken: set[str] = set()
    keyed = []
    for work in works:
        plain = NO_SIGN.sub("-", work.key).strip("-").lower() or "work"
        key = next(each for each in _numbered(plain) if each not in taken)
        taken.add(key)
        keyed.append(replace(work, key=key))
    return keyed


def _numbered(plain: str) -> Iterator[str]:
    """A key, and the same with a number for others that would be called so."""
    yield plain
    yield from (f"{plain}-{number}" for number in count(2))


def _csl(work: Work) -> dict[str, Any]:
    """A work in the fields of CSL 1.0; an address within the program is a note, no URL."""
    known = {
        "id": work.key,
        "type": "dataset" if work.kind == DATA_SET else "document",
        "genre": "" if work.kind == DATA_SET else work.kind,
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        # Styles name a publisher again that is the author.
        "publisher": "" if work.publisher == work.author else work.publisher,
        "version": work.version,
        "issued": _date(work.issued),
        "accessed": _date(work.retrieved),
        "URL": work.address if work.is_on_the_web else "",
        "note": "" if work.is_on_the_web else words.where(work),
    }
    return {name: said for name, said in known.items() if said}


def _date(date: str) -> dict[str, Any] | None:
    """A day, month or year as CSL has it."""
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None
