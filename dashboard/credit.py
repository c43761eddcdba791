"""Whose figures these are, and what travels with them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

TWO = " + "
"""What stands between the sources of a figure that is made of two."""


@dataclass(frozen=True)
class Credit:
    """The credit of a source: handed on as one value, from its publisher's file to the reader.

    `source` is the id of the data set; `vintage` the release its figures came from; `caution` what
    to beware of; `definition` what the figures are, in the publisher's sense. `short_name` is what
    readers call it, `witness` whose reports its reported figures are, `trade_system` what crosses
    the border in them, `retrieved` the day its file was fetched. A word that nobody has said is
    empty.
    """

    source: str = ""
    publisher: str = ""
    title: str = ""
    vintage: str = ""
    page: str = ""
    licence: str = ""
    caution: str = ""
    definition: str = ""
    short_name: str = ""
    witness: str = ""
    trade_system: str = ""
    retrieved: str = ""

    @property
    def short(self) -> str:
        """What readers call the data set: its short name, or its title where it has none."""
        return self.short_name or self.title

    def amended(self, said: "Credit") -> "Credit":
        """The same with every word that somebody else has said in its place."""
        words = {field.name: getattr(said, field.name) for field in fields(said)}
        return replace(self, **{name: word for name, word in words.items() if word})


def in_short(ids: object, names: Mapping[str, str]) -> str:
    """A cell of sources as readers see it: the name of each, in “a + b” too."""
    return TWO.join(names.get(id_, id_) for id_ in str(ids).split(TWO))
