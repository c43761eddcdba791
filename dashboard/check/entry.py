"""A figure as a reader enters it: words and codes as typed, empty where nothing is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from dashboard.document import Document
from dashboard.vocabulary import MONEY, Form, Measure, Relation


@dataclass(frozen=True)
class Entry:
    """A stated figure in the fields of the form; a field that nobody filled is empty.

    `reporter` and `partner` are the two sides, and `other_reporter`, `other_partner` those of the
    second pair: by code, or by name in any language that is read. `value` and `upper` are the
    figure as printed, `unit` what is meant where the figure itself names none (“billion US
    dollars”). `period` and `since` are in words or ISO 8601. `kind` is stated, implied or forecast;
    `within` the percentage that “about” stands for. `said` is who, `on` when, `quoted` the words.
    The document it stands in has a `title`, an `author`, a `publisher`, an `address` and the
    `paragraph` of the figure.
    """

    reporter: str = ""
    partner: str = ""
    measure: str = str(Measure.TURNOVER)
    relation: str = str(Relation.EQUALS)
    value: str = ""
    unit: str = MONEY
    period: str = ""
    form: str = str(Form.LEVEL)
    upper: str = ""
    since: str = ""
    other_reporter: str = ""
    other_partner: str = ""
    within: str = ""
    kind: str = "stated"
    said: str = ""
    on: str = ""
    quoted: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    address: str = ""
    paragraph: str = ""
    note: str = ""

    def with_(self, **words: str) -> "Entry":
        """The same with other words in some fields."""
        return replace(self, **words)

    def document(self, published: str, basis: str = "") -> Document | None:
        """What is entered of the document it stands in, with its day; None where that is nothing.

        `basis` says how the day is known.
        """
        named = (self.title, self.author, self.publisher, self.address)
        if not any(named):
            return None
        return Document(
            title=self.title,
            author=self.author,
            publisher=self.publisher,
            published=published,
            published_basis=basis,
            address=self.address,
        )

    @property
    def is_empty(self) -> bool:
        """Whether no side, no figure and no period is entered yet."""
        return not (self.reporter or self.partner or self.value or self.period)


FIELDS = tuple(one.name for one in fields(Entry))
USUAL: Mapping[str, Any] = {one.name: one.default for one in fields(Entry)}
"""Every field of the form, and what stands in it before anybody has touched it."""
