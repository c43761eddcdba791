"""What proves a figure: six facts, each with its evidence, or a question that is still open.

A figure may be stored only when all six stand. Each is proved by the file, fixed by the
publisher's documentation of the layout, or answered by the reader; nothing is assumed.
"""

from dataclasses import dataclass, fields
from enum import StrEnum

from dashboard.errors import Problem


class Fact(StrEnum):
    """What must be known of every figure before it is stored."""

    FLOW = "whose books and which direction"
    PARTNER = "partner"
    PERIOD = "period"
    UNIT = "unit and scale"
    STATUS = "status"
    WHOLE = "whole or part"


class Basis(StrEnum):
    """What a fact rests on."""

    FILE = "the file"
    DOCUMENTED = "the layout's documentation"
    READER = "you said so"
    USUAL = "the usual answer of a mapping that does not say otherwise"


@dataclass(frozen=True)
class Evidence:
    """What a fact is, and where that stands.

    `found` is the fact in words (“thousand US dollars”). Of the file: `line` counts from 1,
    `column` is the name of a column, `words` what stands there. Of documentation: `words` is what
    it says.
    """

    fact: Fact
    found: str
    basis: Basis = Basis.FILE
    line: int | None = None
    column: str = ""
    words: str = ""


def documented(fact: Fact, found: str, words: str = "") -> Evidence:
    """A fact that the publisher's documentation of the layout fixes."""
    return Evidence(fact, found, Basis.DOCUMENTED, words=words)


def by_column(fact: Fact, found: str, *columns: str) -> Evidence:
    """A fact that each row proves by its cells in these columns."""
    return Evidence(fact, found, column=", ".join(columns))


@dataclass(frozen=True)
class Answers:
    """What a reader says of a file where the file does not say it; nothing where unsaid.

    Each field is also the name of an option of `two-ledgers add`. `unit` is dollars, thousands,
    millions or billions; `flow` export or import; `reporter` and `partner` codes of economies;
    `year` and `month` numbers; `sheet` a sheet's name; `status` one of the package's; `complete`
    “yes” where the rows are all goods; `system` general or special trade; `decimal` point or
    comma; `frequency` years, quarters or months.
    """

    unit: str = ""
    flow: str = ""
    reporter: str = ""
    partner: str = ""
    year: str = ""
    month: str = ""
    sheet: str = ""
    status: str = ""
    complete: str = ""
    system: str = ""
    decimal: str = ""
    frequency: str = ""

    def given(self) -> dict[str, str]:
        """Every answer that was given, by its name."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: word for name, word in said.items() if word}


NONE = Answers()
OPTIONS = tuple(one.name for one in fields(Answers))


@dataclass(frozen=True)
class OpenFact:
    """A fact that nothing proves yet: the reader answers, or the file stays out.

    `option` is the name of the answer, `allowed` what can be answered (anything where empty),
    `problem` says what was found and where.
    """

    fact: Fact
    option: str
    problem: Problem
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        allowed = "|".join(self.allowed) or self.option.upper()
        return f"{self.problem} Answer with --{self.option} {allowed}."
