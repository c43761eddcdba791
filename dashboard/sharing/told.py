"""What a picture says around its charts, whatever its size: key, notes, sources, the way back."""

import re
from dataclasses import dataclass

from dashboard.exhibit import Exhibit
from dashboard.sharing import words_picture as words
from dashboard.sharing.key import Sign, charts_of, key
from dashboard.sharing.markdown import plain
from dashboard.sharing.view import View
from dashboard.text.numbers import inert

NUMBER = re.compile(r"\*\*(\d+)\*\*")
"""The number of an event as notes have it."""


@dataclass(frozen=True, eq=False)
class Told:
    """The key of a view, its notes and sources in plain words, and how to come back to it."""

    signs: list[Sign]
    notes: list[str]
    sources: list[str]
    way_back: str


def in_words(view: View, around: Told) -> str:
    """All that a picture says, uncut, for who reads the file and for screen readers."""
    exhibit = view.exhibit
    said = dict.fromkeys(one.words for one in (exhibit, *charts_of(exhibit)))
    notes, sources = around.notes, around.sources
    every = (exhibit.why_not, *said, *notes, *sources, *exhibit.claimed, around.way_back)
    return " ".join(filter(None, every))


def told_of(view: View) -> Told:
    """The key, the notes, the sources and the way back to a view."""
    notes, sources = notes_of(view.exhibit)
    way_back = words.way_back(view.made_with, view.title, view.address)
    return Told(key(view.exhibit), notes, sources, way_back)


def notes_of(exhibit: Exhibit) -> tuple[list[str], list[str]]:
    """The notes of an exhibit and its charts in plain words, and those that name its sources.

    A source that none of them names with its release gets a line of its own.
    """
    shown = [exhibit, *charts_of(exhibit)]
    every = list(dict.fromkeys(note for one in shown for note in one.notes))
    named = {
        note: {one.source for one in exhibit.credits if _names(note, one.title, one.vintage)}
        for note in every
    }
    unnamed = [one for one in exhibit.credits if one.source not in set().union(*named.values())]
    sources = [_in_plain_words(note) for note in every if named[note]]
    notes = [_in_plain_words(note) for note in every if not named[note]]
    return notes, [*sources, *map(words.source, unnamed)]


def _in_plain_words(note: str) -> str:
    """A note without its marks; the number of an event stays apart from its date."""
    return plain(NUMBER.sub(r"(\1)", note))


def _names(note: str, title: str, vintage: str) -> bool:
    return inert(title) in note and inert(vintage) in note
