"""What words deny of the figures becomes a question, or a problem where no answer could help.

Titles and sheets are asked about for tables read by a mapping; a layout reads its own.
"""

from collections.abc import Collection, Sequence

from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading import steps
from dashboard.reading.caveats import Caveat, title_caveats
from dashboard.reading.economies import names_country
from dashboard.reading.evidence import Fact
from dashboard.reading.flags import STATUSES
from dashboard.reading.table import Said, Table, brief
from dashboard.reading.tidy import Draft
from dashboard.reading.units import unit_of
from dashboard.vocabulary import Status

ONLY_DOLLARS = "trade is stored in current US dollars, and these words name something else."
ANOTHER = "Choose the table with values in current US dollars on the publisher's page."
OPTIONS = {Fact.WHOLE: "complete", Fact.PERIOD: "frequency", Fact.STATUS: "status"}
ASKS = {
    Fact.WHOLE: "which may leave goods out, or count services: are the figures all goods?",
    Fact.PERIOD: "which may mean another time than the periods say: is each figure of a whole "
    "calendar year, or of its month alone?",
    Fact.STATUS: "which may be about the figures: are they reported, or estimates?",
}


def heed_titles(draft: Draft, table: Table, titles: Sequence[Said], value: str) -> None:
    """Ask about what the words above a table, its sheet's name or its file's name deny.

    `value` is the head of the column of figures. Where it or a title states a currency, a share is
    of other columns.
    """
    has_unit = bool(unit_of([value, *(said.words for said in titles)]).currencies)
    for said in titles:
        found = title_caveats(said.words, names_country, has_unit=has_unit or said.is_name)
        found -= {Caveat(Fact.UNIT)} if said.is_name else set()
        heed(draft, table, found, said.words, said.line)


def heed(
    draft: Draft, table: Table, found: Collection[Caveat], words: str, line: int | None
) -> None:
    """Ask about what words deny; no answer turns another unit into dollars."""
    for caveat in sorted(found, key=lambda one: list(Fact).index(one.fact)):
        if caveat.fact is not Fact.UNIT:
            ask(draft, table, caveat, words, line)
        elif _is_money(draft):
            what = f"found “{brief(words)}”; {ONLY_DOLLARS}"
            draft.problems.append(Problem(table.name, what, line, advice=ANOTHER))


def ask(
    draft: Draft,
    table: Table,
    caveat: Caveat,
    words: str,
    line: int | None,
    column: str = "",
    where: str = "",
) -> None:
    """Ask about one fact, once: a fact that is asked about already is not asked again.

    `where` says where the words stand, as they follow in a sentence.
    """
    fact, option = caveat.fact, OPTIONS[caveat.fact]
    allowed = _allowed(draft, caveat)
    if option in draft.answered or not allowed:
        return
    what = f"found “{brief(words)}”{where}, {ASKS[fact]}"
    said = steps.answer(draft, table, option, fact, what, allowed, line=line, column=column)
    if fact is Fact.STATUS:
        status = draft.frame["status"].astype("str")
        weak = said or Status.DOUBTFUL
        draft.frame = draft.frame.assign(status=status.mask(status.eq(Status.REPORTED), weak))


def _allowed(draft: Draft, caveat: Caveat) -> tuple[str, ...]:
    """What can be answered; nothing where the words deny nothing of these figures."""
    frame = draft.frame
    if draft.kind not in SHAPES or frame.empty:
        return ()
    if caveat.fact is Fact.WHOLE:
        return ("yes",) if _is_money(draft) else ()
    if caveat.fact is Fact.STATUS:
        return STATUSES if "status" in frame and frame["status"].eq("reported").any() else ()
    lengths = set(frame["period"].astype("str").str.len()) if "period" in frame else set()
    names = {4: "years"} if caveat.of_years else {4: "years", 7: "months"}
    return tuple(name for length, name in names.items() if length in lengths)


def _is_money(draft: Draft) -> bool:
    shape = SHAPES.get(draft.kind)
    return bool(shape and shape.unit)
