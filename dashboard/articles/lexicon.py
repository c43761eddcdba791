"""The words of a language: phrases by class and meaning, from one TOML file a language.

A table of the file is a class (head, relation, change, prep ...), a key of it a meaning, its list
the phrases. In a phrase, `*` at the end of a word stands for any ending, `!` for capitals only, and
`[a|b|]` for one of several pieces.
Names of economies come from the same file (adjectives, capitals) and from the list of all
countries in seven languages.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dashboard.articles.declension import declined
from dashboard.articles.letters import plain
from dashboard.articles.tokens import Token, tokens_of
from dashboard.reading.economies import every_name

FOLDER = Path(__file__).with_name("lexicon")
NAMES = {"country", "adjective", "capital"}
"""Classes whose keys are economies: all of them are marked as names."""
PIECES = re.compile(r"\[([^\]]*)\]")
MOST_KNOWN = 20_000
SHORTEST = 3
"""Letters that the name of a country has at least: shorter ones are other words too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found in a sentence: its class, its meaning, and its tokens from i up to j."""

    kind: str
    key: str
    i: int
    j: int
    form: str = ""
    """Of a name: country, adjective or capital."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the lexicon as words; `open` are those with any ending."""

    words: tuple[str, ...]
    open: tuple[bool, ...]
    kind: str
    key: str
    form: str = ""
    capitals: bool = False

    def fits(self, words: list[str], first: Token, at: int) -> bool:
        """Whether the phrase stands at a place; its first word is known to."""
        if at + len(self.words) > len(words):
            return False
        for step in range(1, len(self.words)):
            word, mine = words[at + step], self.words[step]
            if word != mine and not (self.open[step] and word.startswith(mine)):
                return False
        return self._printed_so(first)

    def _printed_so(self, first: Token) -> bool:
        """A country begins with a capital where its script has them: a turkey is none."""
        if self.capitals:
            return first.printed.isupper()
        return self.form != "country" or not first.printed[0].islower()


@dataclass(frozen=True, slots=True)
class Beginning:
    """The phrases that begin with one word, by the second word; the longest first."""

    seconds: dict[str, tuple[Phrase, ...]]
    others: tuple[Phrase, ...]

    @classmethod
    def of(cls, phrases: list[Phrase]) -> "Beginning":
        """Puts phrases in order; those of one word, or with an open second, fit any second."""
        longest = sorted(phrases, key=lambda one: (-len(one.words), -len(one.words[0])))
        others = tuple(one for one in longest if len(one.words) == 1 or one.open[1])
        by_second: dict[str, list[Phrase]] = {}
        for one in longest:
            if one not in others:
                by_second.setdefault(one.words[1], []).append(one)
        return cls({word: tuple(some) for word, some in by_second.items()}, others)

    def followed(self, word: str) -> Iterable[Phrase]:
        """The phrases that may stand where a word follows the first one."""
        some = self.seconds.get(word)
        if some is None:
            return self.others
        return sorted((*some, *self.others), key=lambda one: (-len(one.words), -len(one.words[0])))


@dataclass
class Lexicon:
    """The words of one language, found by the first word of each phrase."""

    code: str
    settings: dict[str, str]
    telling: frozenset[str]
    short: frozenset[str]
    whole: dict[str, list[Phrase]]
    stems: dict[str, list[Phrase]]
    known: dict[str, Beginning] = field(default_factory=dict)

    def marks(self, tokens: list[Token]) -> list[Mark]:
        """Every phrase in a sentence; of each class the longest, one after the other."""
        found: list[Mark] = []
        free: dict[str, int] = {}
        words = [token.text for token in tokens]
        for at, word in enumerate(words):
            behind = words[at + 1] if at + 1 < len(words) else ""
            for phrase in self._beginning(word).followed(behind):
                if free.get(phrase.kind, 0) <= at and phrase.fits(words, tokens[at], at):
                    end = free[phrase.kind] = at + len(phrase.words)
                    found.append(Mark(phrase.kind, phrase.key, at, end, phrase.form))
        return found

    def _beginning(self, word: str) -> Beginning:
        """The phrases that begin with a word."""
        if word not in self.known:
            stems = (self.stems.get(word[:end], []) for end in range(2, min(len(word), 24) + 1))
            every = [*self.whole.get(word, []), *(one for each in stems for one in each)]
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            self.known[word] = Beginning.of(every)
        return self.known[word]


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language by its two letters."""
    tables = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    settings = tables.pop("settings")
    made = Lexicon(
        code,
        settings,
        frozenset(plain(word) for word in settings.pop("telling")),
        frozenset(plain(word) for word in settings.pop("short")),
        {},
        {},
    )
    none = {plain(word) for word in settings.pop("no_names", [])}
    for phrase in (*_phrases(tables), *_countries(code, none)):
        shelf = made.stems if phrase.open[0] else made.whole
        shelf.setdefault(phrase.words[0], []).append(phrase)
    return made


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is a lexicon of; the first is taken where none tells itself."""
    codes = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return ("en", *(code for code in codes if code != "en"))


def _phrases(tables: dict[str, dict[str, list[str]]]) -> Iterator[Phrase]:
    for kind, table in tables.items():
        for key, phrases in table.items():
            for words in phrases:
                for one in spellings(words):
                    yield phrase_of(one, kind, key)


def spellings(written: str) -> list[str]:
    """All spellings of a phrase that names several pieces in square brackets."""
    found = PIECES.search(written)
    if found is None:
        return [written]
    ends = ((written[: found.start()], piece) for piece in found[1].split("|"))
    rest = spellings(written[found.end() :])
    return [begins + piece + behind for begins, piece in ends for behind in rest]


def _countries(lang: str, not_these: set[str]) -> Iterator[Phrase]:
    """The names of all countries, once each; those that are plain words of the language not."""
    seen: set[str] = set()
    every = ((code, form) for code, name in every_name() for form in declined(name, lang))
    for code, name in every:
        phrase = phrase_of(name, "country", code)
        letters = "".join(phrase.words)
        if len(letters) >= SHORTEST and letters not in not_these | seen:
            seen.add(letters)
            yield phrase


def _words(written: str) -> list[str]:
    """The words of a piece of a phrase; an ending stays whole, as it is behind a word."""
    if written.startswith("'") and len(written) > 1:
        return [plain(written)]
    return [token.text for token in tokens_of(written)]


def phrase_of(written: str, kind: str, key: str) -> Phrase:
    """A phrase as the lexicon writes it, as words to look for."""
    capitals = written.endswith("!")
    parts: list[tuple[str, bool]] = []
    for found in re.findall(r"[^\s*]+\*?", written.rstrip("!")):
        *before, last = _words(found.rstrip("*"))
        parts += [*((word, False) for word in before), (last, found.endswith("*"))]
    words, any_end = zip(*parts, strict=True)
    if kind in NAMES:
        return Phrase(words, any_end, "name", key, kind, capitals)
    return Phrase(words, any_end, kind, key, "", capitals)
