"""Where the questions of a page stand and how they are answered, to be shown before the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.asking import Place
from dashboard.views.addressed import Addressed


@dataclass(frozen=True)
class Question:
    """A control: its name, what was chosen, and all that is offered where all of it is in sight."""

    label: str
    chosen: tuple[str, ...]
    offered: tuple[str, ...] = ()
    look: str = "select"
    named: bool = True


@dataclass(frozen=True)
class Box:
    """A place with what stands in it: `column`, `row` (side by side), `columns`, or `folded`."""

    look: str
    label: str = ""
    width: float = 1.0
    holds: list["Question | Box"] = field(default_factory=list)


class Sketched(Addressed):
    """Answers like an address, and notes where on the page each question would stand."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        super().__init__(words)
        self.page = Box("column")
        self._open = [self.page]

    def select(self, label: str, key: str, words: Mapping[str, str], **more: object) -> str:
        """One of many: only what was chosen is in sight."""
        answer = super().select(label, key, words, **more)
        self._put(Question(label, self.choices[-1].words))
        return answer

    def switch(self, label: str, key: str, words: Mapping[str, str], **more: object) -> str:
        """One of a few, all in sight."""
        answer = super().select(label, key, words, **more)
        named = more.get("label_visibility") != "collapsed"
        self._put(Question(label, self.choices[-1].words, tuple(words.values()), "switch", named))
        return answer

    def several(
        self,
        label: str,
        key: str,
        words: Mapping[str, str],
        usual: Sequence[str],
        *,
        afresh: bool = False,
        **more: object,
    ) -> list[str]:
        """Any of many: those chosen are in sight."""
        answer = super().several(label, key, words, usual, afresh=afresh, **more)
        self._put(Question(label, self.choices[-1].words, look="several"))
        return answer

    def words(self, label: str, key: str, hint: str, **more: object) -> str:
        """Words typed."""
        answer = super().words(label, key, hint, **more)
        self._put(Question(label, (answer,)))
        return answer

    def span(
        self, label: str, key: str, first: int, last: int, usual: tuple[int, int]
    ) -> tuple[int, int]:
        """Two years on a line."""
        answer = super().span(label, key, first, last, usual)
        self._put(Question(label, self.choices[-1].words, look="span"))
        return answer

    def columns(self, widths: int | Sequence[int]) -> Sequence[Place]:
        """Places side by side."""
        each = [1] * widths if isinstance(widths, int) else widths
        boxes = [Box("column", width=width) for width in each]
        self._put(Box("columns", holds=[*boxes]))
        return [_Entered(self._open, box) for box in boxes]

    def row(self) -> Place:
        """Questions side by side."""
        return self._placed(Box("row"))

    def place(self) -> Place:
        """A place that is filled later."""
        return self._placed(Box("column"))

    def folded(self, label: str) -> Place:
        """A closed box, of which only the label is in sight."""
        return self._placed(Box("folded", label))

    def _placed(self, box: Box) -> Place:
        self._put(box)
        return _Entered(self._open, box)

    def _put(self, one: Question | Box) -> None:
        self._open[-1].holds.append(one)


class _Entered:
    """A place that can be entered again, as a page's can."""

    def __init__(self, stack: list[Box], box: Box) -> None:
        self._stack, self._box = stack, box

    def __enter__(self) -> None:
        self._stack.append(self._box)

    def __exit__(self, *_raised: object) -> None:
        self._stack.pop()
