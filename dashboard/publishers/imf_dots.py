"""IMF, Direction of Trade Statistics: the bulk files of data.imf.org until November 2025.

Two shapes, both known by the programs that read them, no file seen. Wide (`…_timeSeries.csv`): one
series per row, periods across; only rows whose Attribute is Value hold figures. Panel
(`…_panel.csv`): one couple and period per row, indicators across, named “… (TXG_FOB_USD)”.
Countries are the IMF's old numbers: these are recalled, so the name in the row must agree. That
values are plain US dollars is recalled only: a figure too large for millions proves it, otherwise
it is asked.

Which figures are the IMF's own estimates the downloads do not say, nor do those of its successor,
IMTS. Russia has not reported since 2022. Before, an exporter's figure that is the partner's import
divided by 1.06 (by 1.10 in older years) to the last digit was derived from it. Both sides of such
a couple fit; the one is derived whose reporter did not report to the IMF every year: Iran, Syria,
Saudi Arabia, the Emirates, the Soviet Union. Checked on the package's own imf-dots.csv. A file may
hold one side only, so what that check found stands here too; where neither the other side nor this
record tells, it is asked.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.publishers.imf_imts_sizes import MOST_MILLIONS, ask_unit, sizes_of
from dashboard.reading import steps
from dashboard.reading.economies import by, by_name, name_key
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.flags import put_status
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted
from dashboard.vocabulary import Status, Witness

SIDES = ("Country Name", "Country Code", "Counterpart Country Name", "Counterpart Country Code")
FLOWS = {
    "TXG_FOB_USD": ("export", "fob"),
    "TMG_CIF_USD": ("import", "cif"),
    "TMG_FOB_USD": ("import", "fob"),
}
BALANCE = (r"^TBG_USD$", "trade balance (exports minus imports)")
ATTRIBUTE, STATUS = "Attribute", "Status"
OTHER_ROWS = "rows about other things than figures and their status"
FLAGGED = re.compile(r"(?i)(obs(ervation)?[_ ])?(status|flags?)|derivation[_ ]type")
PERIOD = r"[12][0-9]{3}(Q[1-4]|M(0?[1-9]|1[0-2]))?"
IN_BRACKETS = re.compile(r".*\((T[XM]G_(?:FOB|CIF)_USD)\)")
OTHERS = "countries and groups that are not in the package"
FOB_TOO = "imports valued FOB (the CIF rows are kept)"
SILENT_SINCE = {"RUS": "2022"}
ESTIMATED = "not reported by Russia; estimated by the IMF"
DERIVED = "derived by the IMF from the partner's report"
FACTORS = (1.06, 1.10)
NEARLY = 2e-4
SMALLEST = 1e6
IRREGULAR = frozenset({"IRN", "SYR", "SAU", "ARE", "SUN"})
ALL_YEARS = ("0000", "9999")
KNOWN_DERIVED = (
    ("IRN", "", "export", "2000", "9999"),
    ("IRN", "TUR", "export", "1981", "1987"),
    ("ARE", "RUS", "export", "1993", "9999"),
    ("ARE", "RUS", "import", "1999", "1999"),
    ("SAU", "RUS", "export", "1999", "1999"),
    ("SUN", "", "export", *ALL_YEARS),
    ("SUN", "", "import", *ALL_YEARS),
)
"""Reporter, partner (any but the world where empty), flow, and the years that were derived."""
CHECKED_PAIRS = frozenset(
    [("IRN", "RUS"), ("IRN", "TUR"), ("SAU", "RUS"), ("SYR", "RUS"), ("ARE", "RUS")]
)
CHECKED_TO = "2020"
"""The last year of these pairs, and of any with the Soviet Union, that the record holds."""
ONE_SIDE = (
    "found {count:,} figures of {who} without the partner's side. The IMF has derived such figures "
    "from the partner's report: are these reported, or estimates?"
)


def _fits_wide(table: Table) -> bool:
    return table.holds(*SIDES, "Indicator Code") and bool(steps.years_apart(table, 0, PERIOD))


def _fits_panel(table: Table) -> bool:
    return table.holds(*SIDES, "Time Period") and bool(_measures(table))


def _measures(table: Table) -> dict[str, str]:
    """Columns of the panel that hold exports or imports, with their indicator."""
    found = {name: IN_BRACKETS.fullmatch(name) for name in table.header()}
    return {name: match[1] for name, match in found.items() if match}


def _rules(wanted: Wanted) -> tuple[dict[str, str], list[Keep]]:
    codes = by("imf", wanted.economies, padded=True)
    keep = frozenset(codes)
    return codes, [Keep(SIDES[1], keep, OTHERS), Keep(SIDES[3], keep, OTHERS)]


def _read_wide(table: Table, wanted: Wanted) -> Draft:
    codes, rules = _rules(wanted)
    what = [ATTRIBUTE] * table.holds(ATTRIBUTE)
    rules += [Keep(name, frozenset({"Value", STATUS}), OTHER_ROWS) for name in what]
    rules += [Keep("Indicator Code", frozenset(FLOWS), "", (BALANCE,))]
    periods = steps.years_apart(table, 0, PERIOD)
    names = [*SIDES, "Indicator Code"]
    draft = drafted(table, [*names, *what, *periods], rules)
    steps.melted(draft, periods, [*names, *what])
    if what:
        _join_statuses(draft, names)
    draft.frame["__indicator"] = draft.frame["Indicator Code"]
    return _in_our_words(draft, table, wanted, codes)


def _join_statuses(draft: Draft, names: list[str]) -> None:
    """Put the marks of rows about the status beside the figures of their series and period."""
    key, marks = [*names, "__period"], draft.frame[ATTRIBUTE] == STATUS
    said = draft.frame[marks].groupby(key, sort=False)["__cell"].agg(lambda cells: " ".join(cells))
    steps.leave_out(draft, marks, "marks of status, put beside their figures")
    if len(said):
        places = pd.MultiIndex.from_frame(draft.frame[key])
        draft.frame[STATUS] = said.reindex(places).fillna("").str.strip().to_numpy()


def _read_panel(table: Table, wanted: Wanted) -> Draft:
    codes, rules = _rules(wanted)
    measures = _measures(table)
    flags = [name for name in table.header() if FLAGGED.fullmatch(name)]
    draft = drafted(table, [*SIDES, "Time Period", *measures, *flags], rules)
    steps.melted(draft, list(measures), [*SIDES, "Time Period", *flags])
    draft.frame["__indicator"] = draft.frame["__period"].map(measures).astype("str")
    draft.frame["__period"] = draft.frame["Time Period"]
    return _in_our_words(draft, table, wanted, codes)


def _in_our_words(draft: Draft, table: Table, wanted: Wanted, codes: dict[str, str]) -> Draft:
    _check_names(draft, table, wanted, codes)
    steps.put_codes(draft, SIDES[1], "reporter", codes)
    steps.put_codes(draft, SIDES[3], "partner", codes)
    words = draft.frame["__indicator"]
    draft.frame["flow"] = words.map({code: said[0] for code, said in FLOWS.items()}).astype("str")
    draft.frame["valuation"] = words.map({code: said[1] for code, said in FLOWS.items()})
    steps.keep_pairs(draft, wanted)
    steps.put_periods(draft, table, "__period", "the heads of columns, or Time Period", sure=True)
    put_plain(draft, table, "__cell")
    leave_fob_imports(draft)
    put_marked(draft, table, {one: one for one in map(str, draft.frame) if FLAGGED.fullmatch(one)})
    mark_estimates(draft, table)
    steps.say_unknown(draft, "imf", "IMF", wanted)
    steps.name_monthly(draft, "imf-dots-monthly")
    return draft


def leave_fob_imports(draft: Draft) -> None:
    """Leave out imports valued FOB where the same are there valued CIF."""
    key = ["reporter", "partner", "flow", "period"]
    fob = draft.frame["flow"].eq("import") & draft.frame["valuation"].eq("fob")
    there = pd.MultiIndex.from_frame(draft.frame[key]).isin(
        pd.MultiIndex.from_frame(draft.frame.loc[~fob.to_numpy(), key])
    )
    steps.leave_out(draft, fob & there, FOB_TOO)


def put_marked(draft: Draft, table: Table, flags: dict[str, str]) -> None:
    """Status and note by the columns of marks; without any, reported until they are known derived.

    A figure without a mark is as the IMF gives it, whose estimates `mark_estimates` finds.
    """
    draft.frame["status"], draft.frame["note"] = Status.REPORTED, ""
    if flags:
        put_status(draft, table, flags)


def put_plain(draft: Draft, table: Table, column: str) -> None:
    """Plain dollars where a figure is too large for millions; otherwise the reader says."""
    sizes = sizes_of(table, draft.frame, column)
    power = 0
    if (sizes > MOST_MILLIONS).any():
        line, words = int(str(sizes.idxmax())), f"{sizes.max():,.0f}"
        draft.prove(Fact.UNIT, "US dollars: too large for millions", line=line, words=words)
    elif len(sizes):
        power = ask_unit(draft, table, "the file does not say its unit.")
    steps.put_values(draft, table, column, power=power)


def mark_estimates(draft: Draft, table: Table) -> None:
    """Mark the IMF's estimates among figures whose status is filled; ask where nothing tells."""
    frame = draft.frame
    derived, mirrored = _derived(frame)
    _mark(draft, derived | _known_derived(frame), DERIVED)
    for code, since in SILENT_SINCE.items():
        silent = (frame["reporter"] == code) & (frame["period"].str[:4] >= since)
        _mark(draft, silent, ESTIMATED)
    _ask(draft, table, mirrored)


def _known_derived(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Figures that the record of all years found derived, whatever the file holds beside."""
    years, found = frame["period"].str[:4], pd.Series(False, frame.index)
    for reporter, partner, flow, first, last in KNOWN_DERIVED:
        beside = frame["partner"].eq(partner) if partner else frame["partner"].ne(WORLD)
        found |= (
            frame["reporter"].eq(reporter)
            & beside
            & frame["flow"].eq(flow)
            & years.between(first, last)
        )
    return found


def _ask(draft: Draft, table: Table, mirrored: "pd.Series[bool]") -> None:
    """Figures of irregular reporters that neither the other side nor the record settles."""
    frame = draft.frame
    couples = zip(frame["reporter"], frame["partner"], frame["period"], strict=True)
    recorded = [
        (len(period) == 4 and period <= CHECKED_TO)
        and (partner == "SUN" or (reporter, partner) in CHECKED_PAIRS)
        for reporter, partner, period in couples
    ]
    doubt = frame["reporter"].isin(list(IRREGULAR)) & frame["partner"].ne(WORLD)
    doubt &= frame["status"].eq(Status.REPORTED) & ~mirrored & ~pd.Series(recorded, frame.index)
    if not doubt.any():
        return
    who = ", ".join(sorted(set(frame["reporter"][doubt])))
    what = ONE_SIDE.format(count=int(doubt.sum()), who=who)
    line, allowed = int(frame.index[doubt.to_numpy()][0]), (Status.REPORTED, Status.ESTIMATE)
    said = steps.answer(draft, table, "status", Fact.STATUS, what, allowed, line=line)
    draft.frame["status"] = frame["status"].mask(doubt.to_numpy(), said or Status.DOUBTFUL)


def _mark(draft: Draft, rows: "pd.Series[bool]", note: str) -> None:
    mask = rows.to_numpy(dtype=bool) & draft.frame["status"].eq(Status.REPORTED).to_numpy()
    draft.frame["status"] = draft.frame["status"].mask(mask, "estimate")
    before = draft.frame["note"].map(lambda said: f"{said}; {note}" if said else note)
    draft.frame["note"] = draft.frame["note"].mask(mask, before)
    if mask.any():
        draft.notices.append(f"{int(mask.sum()):,} figures are marked as estimates: {note}.")


def _derived(frame: pd.DataFrame) -> "tuple[pd.Series[bool], pd.Series[bool]]":
    """Rows that are the partner's figure by the IMF's factor, and rows that have a partner's."""
    key = ["reporter", "partner", "flow", "period"]
    known = frame[~frame.duplicated([*key, "valuation"])]
    exports = known[(known["flow"] == "export")].set_index(key)["value_usd"]
    imports = known[known["valuation"] == "cif"].set_index(key)["value_usd"]
    fits, mirrored = [], []
    for reporter, partner, flow, period, value in frame[[*key, "value_usd"]].itertuples(
        index=False
    ):
        mirror = (partner, reporter, "import" if flow == "export" else "export", period)
        other = (imports if flow == "export" else exports).get(mirror, 0.0)
        small, large = (value, other) if flow == "export" else (other, value)
        derived = reporter in IRREGULAR and partner != "SUN" and small >= SMALLEST
        fits.append(derived and any(abs(large / small / each - 1) < NEARLY for each in FACTORS))
        mirrored.append(other > 0)
    return pd.Series(fits, frame.index, dtype=bool), pd.Series(mirrored, frame.index, dtype=bool)


def _check_names(draft: Draft, table: Table, wanted: Wanted, codes: dict[str, str]) -> None:
    """The old numbers are recalled: a row whose name is another country's is a problem."""
    names = by_name(wanted.names)
    for name, code in ((SIDES[0], SIDES[1]), (SIDES[2], SIDES[3])):
        couples = draft.frame[[name, code]].drop_duplicates()
        for line, (said, number) in zip(couples.index, couples.to_numpy(), strict=True):
            if names.get(name_key(said)) != codes[number]:
                what = f"found “{brief(said)}” with the number {number}, which we know as "
                what += f"“{wanted.names[codes[number]]}”."
                draft.problems.append(Problem(table.name, what, line=int(line), column=name))


DOTS = "IMF, Direction of Trade Statistics (until 2025): "
CREDIT = Credit(
    source="imf-dots",
    publisher="International Monetary Fund",
    title=f"{DOTS}bulk file, periods across",
    page="https://data.imf.org",
    licence="IMF terms: reuse with attribution; check the publisher's page before redistribution",
    caution=(
        "Rows with status estimate were derived by the IMF from the partner's report: they "
        "are no second opinion."
    ),
    definition="Current US dollars; exports FOB, imports CIF",
    short_name="IMF to 2023",
    witness=Witness.REPORTERS,
)
PANEL = replace(CREDIT, title=f"{DOTS}bulk file, one period per row")
DERIVED_FACTS = (
    documented(Fact.STATUS, "reported, estimates marked", "derived figures fit the IMF's factor"),
    documented(Fact.WHOLE, "the whole: all goods", "the indicators are totals of goods"),
)
FACTS = (
    by_column(Fact.FLOW, "by number and indicator", "Country Code", "Indicator Code"),
    by_column(Fact.PARTNER, "by number and name", SIDES[3], SIDES[2]),
    *DERIVED_FACTS,
)
LAYOUTS = (
    Layout("imf-dots-wide", CREDIT, _fits_wide, _read_wide, facts=FACTS),
    Layout("imf-dots-panel", PANEL, _fits_panel, _read_panel, facts=FACTS),
)
