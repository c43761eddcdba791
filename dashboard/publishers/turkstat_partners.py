"""The partner of each row of a TurkStat table: by its Geonom code, its name, or both.

Where both stand they must name one economy; a name that is known settles which its code may be.
"""

from functools import cache

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.turkstat_header import Header
from dashboard.reading import steps
from dashboard.reading.economies import ECONOMIES, by, by_name, country_of, name_key
from dashboard.reading.evidence import Fact
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Wanted

OTHERS = "other countries"
NAMELESS = "rows that name no country"
ONE_IS_WRONG = "one of the two is wrong."


def put_partner(draft: Draft, table: Table, header: Header, wanted: Wanted) -> None:
    """Partners by code or by name; a row where the two disagree is a problem."""
    codes, names = by("geonom", wanted.economies), by_name(wanted.names)
    empty = pd.Series("", draft.frame.index)
    by_code = draft.frame[header.code] if header.code else empty
    named = draft.frame[header.country] if header.country else by_code
    coded = by_code.map(lambda cell: codes.get(_bare(cell), "")).astype("str")
    each = {cell: names.get(name_key(cell), "") for cell in named.unique()}
    found = named.map(each).astype("str")
    if header.code and header.country:
        _refuse_disagreement(draft, table, header)
    draft.frame["partner"] = coded.where(coded != "", found)
    column = ", ".join(name for name in (header.code, header.country) if name)
    draft.prove(Fact.PARTNER, "by code or name" if header.code else "by name", column=column)
    nameless = ((named == "") & (by_code == "")).to_numpy()
    unknown = (draft.frame["partner"] == "").to_numpy() & ~nameless
    numbered = by_code.str.fullmatch("[0-9]+").astype(bool).to_numpy()
    steps.say_strangers(draft, named[unknown & ~numbered])
    steps.leave_out(draft, pd.Series(nameless, draft.frame.index), NAMELESS)
    steps.leave_out(draft, draft.frame["partner"] == "", OTHERS)
    if header.code and not header.country:
        steps.say_unknown(draft, "geonom", "TurkStat", wanted)


def _bare(code: str) -> str:
    return code.strip().removesuffix(".0").lstrip("0")


def _refuse_disagreement(draft: Draft, table: Table, header: Header) -> None:
    """A code of another economy than the name's, or one that is none of those of that name."""
    pairs = draft.frame[[header.code, header.country]].drop_duplicates()
    for line, row in pairs.iterrows():
        code, name = str(row[header.code]), str(row[header.country])
        if _disagree(_bare(code), name):
            what = f"found the code {brief(code)} beside “{brief(name)}”; {ONE_IS_WRONG}"
            draft.problems.append(Problem(table.name, what, int(str(line)), header.code))


def _disagree(code: str, name: str) -> bool:
    theirs, coded = country_of(name), by("geonom", ECONOMIES).get(code, "")
    if not code or not theirs:
        return False
    return coded != theirs if coded else bool(_codes(theirs)) and code not in _codes(theirs)


@cache
def _codes(economy: str) -> frozenset[str]:
    """The codes of an economy whose Geonom code is known: that, the UN's number, and letters."""
    if economy not in ECONOMIES:
        return frozenset()
    systems = ("geonom", "m49", "iso2", "iso3")
    return frozenset(code for system in systems for code in by(system, [economy]))
