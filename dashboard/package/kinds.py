"""The kinds of table that a source may be, the shape of each, and the columns of our records."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import nan

from dashboard.vocabulary import MONEY


class Kind(StrEnum):
    """What the rows of a source are about."""

    TRADE = "trade"
    PRODUCTS = "products"
    INDICATORS = "indicators"


@dataclass(frozen=True)
class Shape:
    """What a table of a kind looks like.

    `value` is the column of its figures, `unit` what all of them are in; nothing where each row
    names its own. `key` tells rows apart, `group` those that are replaced together; `counted_by`
    says whose figures they are. `beside` are the other columns that the dashboard reads.
    """

    value: str
    unit: str
    key: tuple[str, ...]
    group: tuple[str, ...]
    counted_by: str
    beside: tuple[str, ...]

    @property
    def columns(self) -> dict[str, str]:
        """Every column that the dashboard reads, with its type."""
        return {**_text(*self.key, *self.beside), self.value: "number"}


def _text(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "string")


FLOW = ("reporter", "partner", "flow")
GOODS = (*FLOW, "classification")
SERIES = ("indicator", "economy", "partner")
SHAPES: Mapping[str, Shape] = {
    Kind.TRADE: Shape(
        *("value_usd", MONEY, (*FLOW, "period"), FLOW, "reporter", ("valuation", "status", "note"))
    ),
    Kind.PRODUCTS: Shape(
        *("value_usd", MONEY, (*FLOW, "period", "classification", "code"), GOODS),
        *("reporter", ("label",)),
    ),
    Kind.INDICATORS: Shape(
        *("value", "", (*SERIES, "period"), SERIES, "economy", ("label", "unit", "status"))
    ),
}
RECORDS: Mapping[str, Mapping[str, str]] = {
    "statements": {
        **_text("id", "speaker", "reporter", "partner", "measure", "period", "printed", "url"),
        **_text("relation", "note", "kind", "speaks_for"),
        "value_usd": "number",
        "precision_usd": "number",
    },
    "claims": {
        **_text("id", "document", "stated_on", "reporter", "partner", "measure", "relation"),
        **_text("unit", "period", "fragment", "kind", "speaker"),
        "paragraph": "integer",
        "value": "number",
        "precision": "number",
        "tolerance": "number",
        **_text("form", "since", "other"),
        "upper": "number",
    },
    "documents": _text(
        *("id", "title", "author", "publisher", "kind", "published", "published_basis", "address")
    ),
    "events": _text("id", "start", "end", "label", "pair", "date_basis", "in_chart"),
    "economies": {
        **_text("code", "name", "predecessor_of", "succession", "colour"),
        "last_year": "integer",
    },
    "pairs": {**_text("id", "first", "second", "label", "colour"), "order": "integer"},
}
"""Our own tables, each by its name, with the columns that the dashboard reads and their types."""
MAY_BE_MISSING = ("documents",)
"""Records that came after others: a package may lack them, and is then as if they were empty."""
IF_LACKING: Mapping[str, Mapping[str, str | float]] = {
    "statements": {"kind": "stated", "speaks_for": ""},
    "claims": {"form": "level", "since": "", "other": "", "upper": nan},
    "events": {"in_chart": ""},
}
"""What columns mean that a table, or its schema, may lack: they came after others were written."""
