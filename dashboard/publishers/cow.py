"""Correlates of War, Trade 4.0: national (totals with the world) and dyadic (pairs).

National, real file seen: millions of US dollars, 1870 to 2014, missing is empty (never -9), line
ends differ by copy. Dyadic, known by the programs that read it: missing is -9, each couple stands
once with the lower code first, `flow1` are the imports of the first from the second (recalled from
the codebook, and so in the package's own copy), `flow2` the reverse. Code 365 is the Tsarist, the
Soviet and the Russian state: as in the package, 1922 to 1991 is the Soviet Union in dyadic rows,
and RUS throughout in national ones. 260 (West Germany) is read as Germany. Values printed as 0
mean nil or under half a million dollars.
"""

from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import SOVIET_FIRST, SOVIET_LAST, by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted, known_by
from dashboard.vocabulary import Witness

NATIONAL = ("ccode", "statename", "stateabb", "year", "imports", "exports")
DYADIC = ("ccode1", "ccode2", "year", "importer1", "importer2", "flow1", "flow2")
_fits_national = known_by(holds=NATIONAL)
OTHERS = "other states"
MISSING = frozenset({"", "-9", "-9.0"})
PRINTED_AS_NIL = "printed as 0: nil or under half a million"
OLD_STATES = (
    ("TUR", "0000", "1922", "Ottoman Empire"),
    ("IRN", "0000", "1934", "Persia"),
    ("RUS", "0000", "1921", "Russian Empire or Soviet Russia"),
)
"""Code, years below or at which, and the name of the state in those years."""
UNIT = "million current US dollars"
OTHER_PAIR = ("alt_imports", "alt_exports")
TURNED = (
    "found exports before imports; the publisher has imports first. Were the figures moved with "
    "their names?"
)
TOTALS = {
    "exports": ("goods-exports-cow", "Goods exports to the world", UNIT),
    "imports": ("goods-imports-cow", "Goods imports from the world", UNIT),
}


def _read_national(table: Table, wanted: Wanted) -> Draft:
    codes = by("cow", wanted.economies)
    draft = drafted(
        table, NATIONAL, [Keep("ccode", frozenset(codes), OTHERS)], kind=Kind.INDICATORS
    )
    steps.put_codes(draft, "ccode", "economy", codes)
    steps.refuse_other_names(draft, table, "statename", "economy")
    _ask_about_order(draft, table)
    steps.put_periods(draft, table, "year")
    steps.melted(draft, list(TOTALS), ["economy", "period"])
    steps.put_series(draft, TOTALS)
    draft.frame = draft.frame.assign(partner="", status="reported", note="")
    steps.put_values(draft, table, "__cell", missing=MISSING)
    _refuse_negative(draft, table)
    steps.say_unknown(draft, "cow", "Correlates of War", wanted)
    return draft


def _ask_about_order(draft: Draft, table: Table) -> None:
    """Names in another order than the publisher's: moved with their figures, or alone?

    Where the other pair of columns was turned as well, the order of all columns was.
    """
    names = table.header()
    turned = names.index("exports") < names.index("imports")
    other = {*OTHER_PAIR} <= {*names} and names.index(OTHER_PAIR[1]) < names.index(OTHER_PAIR[0])
    if turned and not other:
        steps.answer(
            draft, table, "complete", Fact.FLOW, TURNED, ("yes",), line=1, column="exports"
        )


def _read_dyadic(table: Table, wanted: Wanted) -> Draft:
    codes = by("cow", wanted.economies)
    rules = [Keep(name, frozenset(codes), OTHERS) for name in ("ccode1", "ccode2")]
    draft = drafted(table, DYADIC, rules)
    steps.put_periods(draft, table, "year")
    steps.put_codes(draft, "ccode1", "__one", codes)
    steps.put_codes(draft, "ccode2", "__two", codes)
    steps.refuse_other_names(draft, table, "importer1", "__one")
    steps.refuse_other_names(draft, table, "importer2", "__two")
    frame = draft.frame.assign(__head="flow1", __cell=draft.frame["flow1"])
    first = frame.assign(reporter=frame["__one"], partner=frame["__two"])
    second = frame.assign(reporter=frame["__two"], partner=frame["__one"])
    second["__head"], second["__cell"] = "flow2", frame["flow2"]
    draft.frame = pd.concat([first, second]).assign(
        flow="import", valuation="unknown", status="reported"
    )
    _put_soviet_union(draft, wanted)
    steps.keep_pairs(draft, wanted)
    steps.put_values(draft, table, "__cell", missing=MISSING, power=steps.MILLIONS)
    draft.frame["note"] = _notes(draft.frame)
    steps.say_unknown(draft, "cow", "Correlates of War", wanted)
    return draft


def _refuse_negative(draft: Draft, table: Table) -> None:
    values = draft.frame["value"]
    draft.problems += [
        Problem(table.name, f"found {value:,.15g}; allowed is at least 0.", int(str(line)), head)
        for line, value, head in zip(values.index, values, draft.frame["__head"], strict=True)
        if value < 0
    ]


def _put_soviet_union(draft: Draft, wanted: Wanted) -> None:
    """Code 365 stands for the Soviet Union from 1922 to 1991, where the package has it."""
    if "SUN" not in wanted.economies:
        return
    years = draft.frame["period"].between(str(SOVIET_FIRST), str(SOVIET_LAST))
    for column in ("reporter", "partner"):
        russian = draft.frame[column] == "RUS"
        draft.frame[column] = draft.frame[column].mask(russian & years, "SUN")


def _notes(frame: pd.DataFrame) -> "pd.Series[str]":
    """The states' names in early years, and what a printed 0 means."""
    notes = []
    columns = ["reporter", "partner", "period", "value_usd"]
    for reporter, partner, period, value in frame[columns].itertuples(index=False):
        said = [
            name
            for code, first, last, name in OLD_STATES
            if code in (reporter, partner) and first <= period <= last
        ]
        notes.append("; ".join(said + [PRINTED_AS_NIL] * (value == 0)))
    return pd.Series(notes, index=frame.index, dtype="str")


DYADIC_TRADE = Credit(
    source="cow-trade",
    publisher="Correlates of War Project",
    title="Correlates of War, Dyadic Trade 4.0 (Barbieri and Keshk)",
    page="https://correlatesofwar.org/data-sets/bilateral-trade/",
    licence="Free for research with citation",
    caution=(
        "Imports only in the pairs, so turnover is import plus import. Not independent of the "
        "IMF after 1960. Values printed as 0 mean nil or under half a million dollars."
    ),
    definition="Current US dollars; each state's imports from the other, or its world totals",
    short_name="Correlates of War",
    witness=Witness.PUBLISHER,
)
NATIONAL_TRADE = replace(
    DYADIC_TRADE,
    source="cow-national",
    title="Correlates of War, National Trade 4.0",
    short_name="Correlates of War totals",
)
FACTS = (
    by_column(Fact.FLOW, "imports of importer1 (flow1), and of importer2 (flow2)", *DYADIC[3:]),
    by_column(Fact.PARTNER, "by number", "ccode1", "ccode2"),
    documented(Fact.UNIT, "million US dollars", "the codebook: current millions"),
    documented(Fact.STATUS, "reported", "the codebook: from the states' reports"),
    documented(Fact.WHOLE, "the whole: all goods", "the codebook: total trade"),
)
FACTS_OF_STATES = (
    by_column(Fact.FLOW, "each state's, by number", "ccode", "imports", "exports"),
    documented(Fact.PARTNER, "the world", "the codebook: totals with all states"),
    *FACTS[2:],
)
LAYOUTS = (
    Layout(
        *("cow-dyadic", DYADIC_TRADE, known_by(*DYADIC[:5], holds=DYADIC), _read_dyadic),
        facts=FACTS,
    ),
    Layout(
        *("cow-national", NATIONAL_TRADE, _fits_national, _read_national),
        *(Kind.INDICATORS, FACTS_OF_STATES),
    ),
)
