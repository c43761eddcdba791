"""The choices that an address makes: the same questions as on the page, answered by its words."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from dashboard.asking import Ask, Place
from dashboard.errors import UnknownChoice
from dashboard.sharing.link import BESIDES
from dashboard.sharing.view import CHART, Choice
from dashboard.text.allowed import allowed_instead, repeated

Words = Mapping[str, Sequence[str]]
"""What an address says, by name."""
Asked = tuple[tuple[str, tuple[str, ...]], ...]
"""The same as a value that answers can be remembered by."""


class Addressed(Ask):
    """Answers each question by what an address says under its key, or with what is usual.

    `choices` are those asked so far, in their order. Raises UnknownChoice, in a sentence, for a
    word that the page does not offer; a page would pass over it, but a file must be what was asked.
    """

    def __init__(self, words: Words) -> None:
        self._given = words
        self.choices: list[Choice] = []

    def select(self, label: str, key: str, words: Mapping[Any, str], **_more: object) -> str:
        """One of many."""
        named = {str(code): word for code, word in words.items()}
        if not named:
            raise UnknownChoice(f"The data hold nothing to choose for “{label}”.")
        usual = next(iter(named))
        given = self._allowed(key, named)
        if len(given) > 1:
            raise UnknownChoice(f"The address says {key} {len(given)} times; it takes one.")
        return self._noted(label, key, given or [usual], [usual], named)[0]

    def switch(self, label: str, key: str, words: Mapping[str, str], **_more: object) -> str:
        """One of a few."""
        return self.select(label, key, words)

    def several(
        self,
        label: str,
        key: str,
        words: Mapping[str, str],
        usual: Sequence[str],
        *,
        afresh: bool = False,
        **_more: object,
    ) -> list[str]:
        """Any of many; an empty word in the address means none."""
        given = list(dict.fromkeys(self._allowed(key, words, empty=True)))
        known = [word for word in given if word]
        is_usual = key not in self._given or (afresh and not known)
        return self._noted(label, key, list(usual) if is_usual else known, list(usual), words)

    def marks(
        self, label: str, key: str, words: Mapping[str, str], usual: Sequence[str]
    ) -> list[str]:
        """Any of a few."""
        return self.several(label, key, words, usual)

    def words(self, label: str, key: str, hint: str, **_more: object) -> str:  # noqa: ARG002
        """Any words."""
        typed = " ".join(self._given.get(key, ()))[:200]
        return self._noted(label, key, [typed], [""], {typed: typed})[0]

    def span(
        self, label: str, key: str, first: int, last: int, usual: tuple[int, int]
    ) -> tuple[int, int]:
        """Two years inside what the data cover."""
        years = [str(year) for year in range(first, last + 1)]
        given = list(self._given.get(key, ()))
        if given and not (len(given) == 2 and set(given) <= set(years)):
            raise UnknownChoice(
                f"The address asks for {key} “{repeated(', '.join(given))}”; it takes two years "
                f"from {first} to {last}, each as {key}=YEAR."
            )
        own = [str(year) for year in usual]
        start, end = sorted(int(year) for year in given or own)
        self._noted(label, key, [str(start), str(end)], own, {year: year for year in years})
        return start, end

    def columns(self, widths: int | Sequence[int]) -> Sequence[Place]:
        """An address has no places."""
        return [_nowhere() for _ in range(widths if isinstance(widths, int) else len(widths))]

    def row(self) -> Place:
        """An address has no places."""
        return _nowhere()

    def place(self) -> Place:
        """An address has no places."""
        return _nowhere()

    def folded(self, label: str) -> Place:  # noqa: ARG002
        """An address has no places."""
        return _nowhere()

    def done(self) -> None:
        """Raises UnknownChoice where the address asks for what nobody asked about."""
        known = {choice.key for choice in self.choices} | BESIDES | {CHART}
        if unknown := [key for key in self._given if key not in known]:
            raise UnknownChoice(
                f"The address asks for “{repeated(unknown[0])}”, which is no choice of this view; "
                f"{allowed_instead(unknown[0], sorted(known - BESIDES))}."
            )

    def _allowed(self, key: str, words: Collection[str], *, empty: bool = False) -> list[str]:
        given = list(self._given.get(key, ()))
        for word in given:
            if word not in words and not (empty and word == ""):
                raise UnknownChoice(
                    f"The address asks for {key} “{repeated(word)}”, which is not here; "
                    f"{allowed_instead(word, words)}."
                )
        return given

    def _noted(
        self,
        label: str,
        key: str,
        codes: list[str],
        usual: list[str],
        words: Mapping[str, str],
    ) -> list[str]:
        said = tuple(words[code] for code in codes)
        self.choices.append(Choice(key, label, tuple(codes), said, codes == usual))
        return codes


def _nowhere() -> AbstractContextManager[None]:
    return nullcontext()
