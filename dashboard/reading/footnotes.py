"""What notes below the figures say of them: they are passed over as rows, never as words.

What a note denies is asked about for every table. Of other tables than ours, a note that calls
figures forecasts or estimates makes their status a question, and one that states
another scale or currency than was read makes the unit one, unless the layout has asked already or
read the status from the file. Provisional figures are reported ones: the note goes with them.
"""

import re
from collections.abc import Iterator

from dashboard.package.kinds import SHAPES
from dashboard.reading import steps
from dashboard.reading.caveat_questions import ask, heed
from dashboard.reading.caveats import Caveat, is_guessed, note_caveats
from dashboard.reading.evidence import Basis, Evidence, Fact
from dashboard.reading.letters import folded
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Layout
from dashboard.reading.units import unit_of

EARLY = re.compile(
    r"\b(provisional\w*|preliminary|gecici\w*|vorlaufig\w*|предварит\w*|provisoires?|موقت|مقدماتی|"
    r"اولیه)"
)
ADDRESS = re.compile(r"(https?://|www\.)\S+|\bdata from database:.*")
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
BELOW = " below the figures"
AS_READ = "as-read"
"""The answer that a unit in a note is of something else, and the figures were read right."""


def guessed(words: str) -> bool:
    """Whether words call figures forecasts, projections or estimates."""
    return is_guessed(ADDRESS.sub(" ", folded(words)))


def provisional(words: str) -> bool:
    """Whether words call figures provisional."""
    return bool(EARLY.search(folded(words)))


def heed_notes(draft: Draft, table: Table, layout: Layout) -> None:
    """Ask about what notes below the figures say of them, or write it beside the figures."""
    for line, words in draft.notes:
        heed(draft, table, note_caveats(words), words, line)
    if layout.is_own or draft.kind not in SHAPES:
        return
    if draft.frame.empty or "status" not in draft.frame:
        return
    for line, words in draft.notes:
        if provisional(words):
            _put_note(draft, line, words)
        if guessed(words) and not _states_status(draft):
            ask(draft, table, Caveat(Fact.STATUS), words, line, where=BELOW)
        if _is_other_unit(draft, layout, words) and "unit" not in draft.answered:
            what = f"found “{brief(words)}”{BELOW}, which were read as "
            what += f"{_unit_read(draft, layout)}. If the note is not about them, say so."
            steps.answer(draft, table, "unit", Fact.UNIT, what, (AS_READ,), line=line)


def _states_status(draft: Draft) -> bool:
    """Whether the file itself says which figures are estimates."""
    return any(one.fact is Fact.STATUS and one.basis is Basis.FILE for one in draft.evidence)


def _put_note(draft: Draft, line: int, words: str) -> None:
    """Provisional in the notes of the years that a note names, of all where it names none."""
    frame = draft.frame
    years = frame["period"].astype("str").str[:4].isin(YEAR.findall(words))
    rows = years if years.any() else years | True
    told = frame["note"].astype("str") if "note" in frame else frame["period"].map(lambda _: "")
    bare = rows & ~told.str.contains("provisional")
    said = told.where(told.eq(""), told + "; ") + f"provisional, as line {line} of the file says"
    draft.frame = frame.assign(note=told.mask(bare, said))


def _is_other_unit(draft: Draft, layout: Layout, words: str) -> bool:
    """Whether a note states a scale or a currency that is not that of the figures."""
    stated = unit_of([words])
    known = unit_of(one for each in _units(draft, layout) for one in (each.found, each.words))
    powers = {*stated.powers} - {*known.powers}
    money = {*stated.currencies} - {"USD", *known.currencies}
    return bool(powers or money)


def _units(draft: Draft, layout: Layout) -> Iterator[Evidence]:
    own = [one for one in draft.evidence if one.fact is Fact.UNIT]
    yield from own or [one for one in layout.facts if one.fact is Fact.UNIT]


def _unit_read(draft: Draft, layout: Layout) -> str:
    return next((one.found for one in _units(draft, layout)), "nothing says which unit")
