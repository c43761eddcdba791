"""What is allowed instead of a word that names nothing: of many words those spelled alike."""

from collections.abc import Collection
from difflib import get_close_matches

NAMED = 8
"""So many words are named at most."""
LONGEST = 60
ALIKE = 0.4
"""How alike words are that are named of many, from nothing to one."""


def repeated(word: str) -> str:
    """A word as it is said again, cut where it is long."""
    return word[:LONGEST]


def allowed_instead(word: str, words: Collection[str]) -> str:
    """“allowed are imports, exports and 7 more”; of many those spelled most alike come first."""
    few = list(words)
    if len(few) > NAMED:
        few = get_close_matches(word, few, NAMED, ALIKE) or few[:NAMED]
    more = len(words) - len(few)
    return f"allowed are {', '.join(few)}{f' and {more:,} more' if more else ''}"
