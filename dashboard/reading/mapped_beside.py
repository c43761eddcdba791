"""Columns that a mapping does not name but that speak of the figures: products, status, unit.

Nobody asked for them when the mapping was made, or an earlier file did not have them. What they
say of each row is obeyed where it is certain, and asked about where it is not.
"""

import re
from collections.abc import Iterator

from dashboard.reading import steps
from dashboard.reading.caveat_questions import ask
from dashboard.reading.caveats import Caveat, is_guessed, title_caveats
from dashboard.reading.evidence import Fact
from dashboard.reading.flags import LEFT_OUT, MISSING, meaning
from dashboard.reading.footnotes import provisional
from dashboard.reading.letters import folded
from dashboard.reading.mapping import Mapping
from dashboard.reading.months import month_of
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft
from dashboard.vocabulary import Status

PARTS = re.compile(
    r"(product|commodit(y|ie)|item|good|hs( ?code|[0-9])?|chapter|sector|industry|categor(y|ie)|"
    r"section|province|customs (office|procedure)|transport|enterprise)s?( (name|group|code))?|"
    r"urun( \w+)?|fasil|gtip( \w+)?|mal( grubu)?|sektor|il|ware(ngruppe)?|branche|товар\w*|тн ?вэд|"
    r"отрасль|کالا|تعرفه|استان"
)
STATUS = re.compile(
    r"(obs(ervation)?[_ ])?(status|flags?)|notes?|remarks?|comments?|durum\w*|aciklama\w*|статус|"
    r"примечани[ея]|anmerkung(en)?|bemerkung(en)?|وضعیت|توضیحات"
)
FLAG = re.compile(r"(obs(ervation)?[_ ])?(status|flags?)")
UNIT = re.compile(
    r"units?( of measure| multiplier)?|scale|multiplier|currency|birim\w*|para birimi|"
    r"olcek|einheit|единиц\w*( измерения)?|валюта|واحد"
)
PERIOD = re.compile(
    r"months?|periods?|quarters?|coverage|frequency|donem\w*|ay(lar)?|monate?|zeitraum|месяц\w*|"
    r"период|دوره|ماه"
)
KINDS = (PARTS, STATUS, UNIT, PERIOD)
WHOLE = re.compile(r"(|total|all( \w+)?|toplam|tumu|gesamt|insgesamt|всего|итого|کل|جمع|world)")
MOST = 50


def beside(header: list[str], mapping: Mapping) -> list[str]:
    """The names of such columns in a header, each that stands there once."""
    return [
        name
        for name in header
        if name not in mapping.columns
        and header.count(name) == 1
        and any(kind.fullmatch(folded(name)) for kind in KINDS)
    ]


def units_said(draft: Draft, names: list[str]) -> Iterator[str]:
    """What columns of units say, each word once."""
    for _, cell in _cells(draft, names, UNIT):
        yield cell


def heed_beside(draft: Draft, table: Table, names: list[str]) -> None:
    """Obey the status of each row, and ask where rows are parts or of a part of a year."""
    for name in (one for one in names if STATUS.fullmatch(folded(one))):
        _put_status(draft, name)
    for name, cell in _cells(draft, names, PARTS):
        if not WHOLE.fullmatch(folded(cell)):
            ask(draft, table, Caveat(Fact.WHOLE), cell, None, name)
    for name, cell in _cells(draft, names, PERIOD):
        of_part = any(one.fact is Fact.PERIOD for one in title_caveats(cell, bool))
        if of_part or month_of(cell) or re.fullmatch("0?[1-9]|1[0-2]", cell):
            ask(draft, table, Caveat(Fact.PERIOD, of_years=True), cell, None, name)


def _cells(draft: Draft, names: list[str], kind: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The different cells of the columns of a kind, each with its column."""
    for name in names:
        if kind.fullmatch(folded(name)):
            for cell in draft.frame[name].astype("str").unique()[:MOST]:
                yield name, str(cell)


def _put_status(draft: Draft, name: str) -> None:
    """The status of each row as its own cell says, where the mapping takes it for reported."""
    frame = draft.frame
    known = {cell: _status(cell, name) for cell in frame[name].astype("str").unique()}
    weak = frame[name].astype("str").map({cell: said[0] for cell, said in known.items()})
    words = frame[name].astype("str").map({cell: said[1] for cell, said in known.items()})
    reported = frame["status"].eq(Status.REPORTED)
    frame["status"] = frame["status"].astype("str").mask(reported, weak)
    frame["note"] = words
    steps.leave_out(draft, frame["status"] == MISSING, LEFT_OUT)
    if found := [cell for cell, said in known.items() if any(said)]:
        draft.prove(Fact.STATUS, "as each row says", column=name, words=", ".join(found[:4]))


def _status(cell: str, name: str) -> tuple[str, str]:
    """What a cell says of its row: a status, and its words for the note."""
    if is_guessed(cell):
        return Status.ESTIMATE, cell
    if FLAG.fullmatch(folded(name)) and len(cell.strip()) < 4:
        return meaning({"OBS_STATUS": cell})
    return Status.REPORTED, cell if provisional(cell) else ""
