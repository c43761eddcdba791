"""IMF, Direction of Trade Statistics: answers of the old interface, flattened by a program.

Seen in files of 2023: the interface's own names with signs before them (@FREQ, @REF_AREA,
@INDICATOR, @COUNTERPART_AREA, @UNIT_MULT, Obs_@TIME_PERIOD, Obs_@OBS_VALUE), mostly behind a
column of row numbers without a name. Countries are two letters, W00 is the world, other codes are
groups. UNIT_MULT is a power of ten and applied: 6 is millions, unlike in the interface of today.
"""

import re
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.publishers.imf_dots import (
    BALANCE,
    CREDIT,
    DERIVED_FACTS,
    DOTS,
    FLOWS,
    OTHERS,
    leave_fob_imports,
    mark_estimates,
    put_marked,
)
from dashboard.publishers.imf_imts_sizes import MISSING, scale_of
from dashboard.publishers.sdmx_terms import check_frequency, leave_other_lengths
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted

NEEDED = ("REF_AREA", "INDICATOR", "COUNTERPART_AREA", "UNIT_MULT", "FREQ")
OBSERVED = ("TIME_PERIOD", "OBS_VALUE")
FLAG = "OBS_STATUS"


def _columns(table: Table) -> dict[str, str]:
    """The names in the header by the interface's own, without the signs before them."""
    return {re.sub(r"^(Obs_)?@", "", name): name for name in table.header() if "@" in name}


def _fits(table: Table) -> bool:
    return {*NEEDED, *OBSERVED} <= set(_columns(table))


def _read(table: Table, wanted: Wanted) -> Draft:
    names = _columns(table)
    codes = by("iso2", wanted.economies - {WORLD})
    reporters, partners = frozenset(codes), frozenset(codes) | {"W00"}
    rules = [
        Keep(names["INDICATOR"], frozenset(FLOWS), "", (BALANCE,)),
        Keep(names["REF_AREA"], reporters, OTHERS),
        Keep(names["COUNTERPART_AREA"], partners, OTHERS),
    ]
    draft = drafted(table, list(names.values()), rules)
    frame = draft.frame
    frame["reporter"] = frame[names["REF_AREA"]].map(codes).astype("str")
    frame["partner"] = frame[names["COUNTERPART_AREA"]].map({**codes, "W00": WORLD}).astype("str")
    words = frame[names["INDICATOR"]].map(FLOWS)
    frame["flow"], frame["valuation"] = words.str[0].astype("str"), words.str[1].astype("str")
    steps.keep_pairs(draft, wanted)
    leave_other_lengths(draft, names["TIME_PERIOD"], names["FREQ"])
    steps.put_periods(draft, table, names["TIME_PERIOD"], sure=True)
    check_frequency(draft, table, names["FREQ"], names["FREQ"])
    _put_values(draft, table, names)
    _put_status(draft, table, names)
    return draft


def _put_values(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """Values by the power of ten of each row; one that cannot be read is a problem."""
    column = names["UNIT_MULT"]
    for at, cell in draft.frame[column].drop_duplicates().items():
        line, unit = int(str(at)), "US dollars, by the row's power"
        if scale_of(cell) is None:
            what = f"found the power of ten “{brief(cell)}”; allowed are 0, 3, 6 and 9."
            draft.problems.append(Problem(table.name, what, line, column))
        else:
            draft.prove(Fact.UNIT, unit, line=line, column=column, words=cell)
    powers = draft.frame[column].map(scale_of).astype("float64")
    known = powers.notna().to_numpy()
    draft.frame = draft.frame[known]
    steps.put_values_by(draft, table, names["OBS_VALUE"], powers[known], MISSING)


def _put_status(draft: Draft, table: Table, names: dict[str, str]) -> None:
    put_marked(draft, table, {FLAG: names[FLAG]} if FLAG in names else {})
    leave_fob_imports(draft)
    mark_estimates(draft, table)
    steps.name_monthly(draft, "imf-dots-monthly")


FACTS = (
    by_column(Fact.FLOW, "by code and indicator", "@REF_AREA", "@INDICATOR"),
    by_column(Fact.PARTNER, "by code", "@COUNTERPART_AREA"),
    *DERIVED_FACTS,
)
API = replace(CREDIT, title=f"{DOTS}the interface for programs")
LAYOUT = Layout("imf-dots-api", API, _fits, _read, facts=FACTS)
