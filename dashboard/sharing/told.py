"""What a picture says around its charts, whatever its size: key, notes, sources, the way back."""

import re
from dataclasses import dataclass

from dashboard.exhibit import Exhibit
from dashboard.sharing import words_picture as words
from dashboard.sharing.key import Sign, charts_of, key
from dashboard.sharing.markdown import plain
from dashboard.sharing.view import View

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
    exhibit = view.exhibit
    shown = [exhibit, *charts_of(exhibit)]
    notes = dict.fromkeys(_in_plain_words(note) for one in shown for note in one.notes)
    way_back = words.way_back(view.made_with, view.title, view.address)
    return Told(key(exhibit), list(notes), sources_told(exhibit), way_back)


def sources_told(exhibit: Exhibit) -> list[str]:
    """Whose the figures of an exhibit and its parts are, in plain words, each line once.

    Where lines differ, each has the headings of those that it is about before it.
    """
    about: dict[str, list[str]] = {}
    for one in exhibit.whole:
        for line in one.sources:
            about.setdefault(plain(line), []).append(one.message)
    if len(about) < 2:
        return list(about)
    return [words.sources_of(headings, line) for line, headings in about.items()]


def _in_plain_words(note: str) -> str:
    """A note without its marks; the number of an event stays apart from its date."""
    return plain(NUMBER.sub(r"(\1)", note))
