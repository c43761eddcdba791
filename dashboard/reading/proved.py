"""What proves the figures of tables handed in together, each by itself, and what is still asked.

What one table says proves nothing of another. One answer may serve several tables, and then the
question names them all; but a year or a month is a table's own, so no answer gives it to several.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.reading.evidence import Evidence, Fact, OpenFact
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout
from dashboard.text.numbers import listed

Tables = Sequence[tuple[Draft, Table]]
"""Each table handed in, with what was read of it."""
OF_ONE_TABLE = ("year", "month")
"""Options that are answered for one table at a time."""
NAMED_TABLES = 3
ONE_BY_ONE = "Hand them in one after another, each in a file of its own."


def evidence_of(layout: Layout, read: Tables) -> tuple[Evidence, ...]:
    """What proves each fact of any table, in the order of the facts, each once."""
    order = list(Fact)
    every = dict.fromkeys(one for draft, _ in _filled(read) for one in _proofs(layout, draft))
    return tuple(sorted(every, key=lambda one: order.index(one.fact)))


def unproved(layout: Layout, read: Tables) -> list[Problem]:
    """Facts that a table neither proves nor asks for: no figure is stored without all six."""
    return [
        Problem(table.name, f"nothing in it proves {fact}.")
        for draft, table in _filled(read)
        for fact in Fact
        if fact not in {one.fact for one in _proofs(layout, draft)} | _asked(draft)
    ]


def still_open(read: Tables) -> tuple[OpenFact, ...]:
    """The questions that nobody answered, each once, naming every table that its answer serves."""
    return tuple(_for_all(same) for same in _by_option(read).values())


def one_by_one(read: Tables) -> Iterator[Problem]:
    """Questions of several tables that one answer cannot serve, told at each of these tables."""
    for option in OF_ONE_TABLE:
        names = [table.name for draft, table in read if option in draft.answered]
        what = f"it leaves its {option} open, and so does {{}}; one answer cannot be for all."
        yield from _told_at_each(names, what)
    for option, same in _by_option(read).items():
        if option not in OF_ONE_TABLE and _allowed(same) is None:
            what = f"no answer to --{option} is allowed for it and for {{}}."
            yield from _told_at_each([one.problem.file for one in same], what)


def _filled(read: Tables) -> Tables:
    """The tables with rows to take over: where there are none, there is nothing to prove."""
    return [(draft, table) for draft, table in read if len(draft.frame)] or read


def _proofs(layout: Layout, draft: Draft) -> list[Evidence]:
    """What a table proves itself, and what its layout fixes of the rest that is not asked."""
    own = {one.fact for one in draft.evidence} | _asked(draft)
    return [*draft.evidence, *(one for one in layout.facts if one.fact not in own)]


def _asked(draft: Draft) -> set[Fact]:
    """The facts that a table leaves open."""
    return {one.fact for one in draft.open}


def _by_option(read: Tables) -> dict[str, list[OpenFact]]:
    """The first question that each table leaves open under an option."""
    asked: defaultdict[str, list[OpenFact]] = defaultdict(list)
    for draft, _ in read:
        for option, one in {one.option: one for one in reversed(draft.open)}.items():
            asked[option].append(one)
    return asked


def _for_all(same: Sequence[OpenFact]) -> OpenFact:
    """One question of several tables, with what can be answered for each of them."""
    first = same[0]
    if len(same) == 1:
        return first
    advice = f"Your answer will count for {_named([one.problem.file for one in same])}."
    problem = replace(first.problem, advice=advice)
    return replace(first, problem=problem, allowed=_allowed(same) or ())


def _allowed(same: Sequence[OpenFact]) -> tuple[str, ...] | None:
    """What can be answered for every table, anything where empty; None where no answer can."""
    choices = [one.allowed for one in same if one.allowed]
    if not choices:
        return ()
    shared = (word for word in choices[0] if all(word in each for each in choices))
    return tuple(shared) or None


def _told_at_each(names: Sequence[str], what: str) -> list[Problem]:
    """A problem at each of several tables, which names the others."""
    others = [[*names[:number], *names[number + 1 :]] for number in range(len(names))]
    told = [what.format(_named(each)) for each in others if each]
    return [Problem(name, said, advice=ONE_BY_ONE) for name, said in zip(names, told, strict=False)]


def _named(names: Sequence[str]) -> str:
    """Tables by name: up to three, and how many others."""
    more = len(names) - NAMED_TABLES
    rest = [f"{more:,} other{'s' if more > 1 else ''}"] if more > 0 else []
    return listed([*names[:NAMED_TABLES], *rest])
