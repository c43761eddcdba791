"""IMF, Direction of Trade Statistics: the bulk files of data.imf.org until November 2025.

Two shapes, both known by the programs that read them, no file seen. Wide (`…_timeSeries.csv`): one
series per row, periods across; only rows whose Attribute is Value hold figures. Panel
(`…_panel.csv`): one couple and period per row, indicators across, named “… (TXG_FOB_USD)”.
Countries are the IMF's old numbers: these are recalled, so the name in the row must agree. Values
in the bulk files are taken as plain US dollars (recalled; compare the size with what you have).

Which figures are the IMF's own estimates the downloads do not say, nor do those of its successor,
IMTS. Russia has not reported since 2022. Before, an exporter's figure that is the partner's import
divided by 1.06 (by 1.10 in older years) to the last digit was derived from it. Both sides of such
a couple fit; the one is derived whose reporter did not report to the IMF every year: Iran, Syria,
Saudi Arabia, the Emirates, the Soviet Union. Checked on the package's own imf-dots.csv.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.economies import by, by_name, name_key
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted, known_by

SIDES = ("Country Name", "Country Code", "Counterpart Country Name", "Counterpart Country Code")
_fits_wide = known_by(holds=(*SIDES, "Attribute", "Indicator Code"))
FLOWS = {
    "TXG_FOB_USD": ("export", "fob"),
    "TMG_CIF_USD": ("import", "cif"),
    "TMG_FOB_USD": ("import", "fob"),
}
BALANCE = (r"^TBG_USD$", "trade balance (exports minus imports)")
PERIOD = r"[12][0-9]{3}(Q[1-4]|M(0?[1-9]|1[0-2]))?"
IN_BRACKETS = re.compile(r".*\((T[XM]G_(?:FOB|CIF)_USD)\)")
NO_UNIT = (
    "The file does not say its unit: values were taken as plain US dollars. Compare the sizes."
)
OTHERS = "countries and groups that are not in the package"
FOB_TOO = "imports valued FOB (the CIF rows are kept)"
SILENT_SINCE = {"RUS": "2022"}
ESTIMATED = "not reported by Russia; estimated by the IMF"
DERIVED = "derived by the IMF from the partner's report"
FACTORS = (1.06, 1.10)
NEARLY = 2e-4
SMALLEST = 1e6
IRREGULAR = frozenset({"IRN", "SYR", "SAU", "ARE", "SUN"})


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
    rules += [
        Keep("Attribute", frozenset({"Value"}), "rows about the status of figures"),
        Keep("Indicator Code", frozenset(FLOWS), "", (BALANCE,)),
    ]
    periods = steps.years_apart(table, 0, PERIOD)
    names = [*SIDES, "Indicator Code"]
    draft = drafted(table, [*names, "Attribute", *periods], rules)
    steps.melted(draft, periods, names)
    draft.frame["__indicator"] = draft.frame["Indicator Code"]
    return _in_our_words(draft, table, wanted, codes)


def _read_panel(table: Table, wanted: Wanted) -> Draft:
    codes, rules = _rules(wanted)
    measures = _measures(table)
    draft = drafted(table, [*SIDES, "Time Period", *measures], rules)
    steps.melted(draft, list(measures), [*SIDES, "Time Period"])
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
    steps.put_periods(draft, table, "__period", "the heads of columns, or Time Period")
    steps.put_values(draft, table, "__cell")
    draft.notices.append(NO_UNIT)
    leave_fob_imports(draft)
    mark_estimates(draft)
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


def mark_estimates(draft: Draft) -> None:
    """Fill status and note of trade rows: reported, or estimate and why."""
    draft.frame["status"] = "reported"
    draft.frame["note"] = ""
    _mark(draft, _derived(draft.frame), DERIVED)
    for code, since in SILENT_SINCE.items():
        silent = (draft.frame["reporter"] == code) & (draft.frame["period"].str[:4] >= since)
        _mark(draft, silent, ESTIMATED)


def _mark(draft: Draft, rows: "pd.Series[bool]", note: str) -> None:
    mask = rows.to_numpy(dtype=bool)
    draft.frame["status"] = draft.frame["status"].mask(mask, "estimate")
    draft.frame["note"] = draft.frame["note"].mask(mask, note)
    if mask.any():
        draft.notices.append(f"{int(mask.sum()):,} figures are marked as estimates: {note}.")


def _derived(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Rows that are the partner's figure times or divided by the IMF's factor."""
    key = ["reporter", "partner", "flow", "period"]
    known = frame[~frame.duplicated([*key, "valuation"])]
    exports = known[(known["flow"] == "export")].set_index(key)["value_usd"]
    imports = known[known["valuation"] == "cif"].set_index(key)["value_usd"]
    fits = []
    for reporter, partner, flow, period, value in frame[[*key, "value_usd"]].itertuples(
        index=False
    ):
        mirror = (partner, reporter, "import" if flow == "export" else "export", period)
        other = (imports if flow == "export" else exports).get(mirror, 0.0)
        small, large = (value, other) if flow == "export" else (other, value)
        derived = reporter in IRREGULAR and partner != "SUN" and small >= SMALLEST
        fits.append(derived and any(abs(large / small / each - 1) < NEARLY for each in FACTORS))
    return pd.Series(fits, index=frame.index, dtype=bool)


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


DOTS = "IMF, Direction of Trade Statistics (until 2025): bulk file, "
CREDIT = Credit(
    source="imf-dots",
    publisher="International Monetary Fund",
    title=f"{DOTS}periods across",
    page="https://data.imf.org",
    licence="IMF terms: reuse with attribution; check the publisher's page before redistribution",
    caution=(
        "Rows with status estimate were derived by the IMF from the partner's report: they "
        "are no second opinion."
    ),
    definition="Current US dollars; exports FOB, imports CIF",
)
PANEL = replace(CREDIT, title=f"{DOTS}one period per row")
FACTS = (
    by_column(Fact.FLOW, "by number and indicator", "Country Code", "Indicator Code"),
    by_column(Fact.PARTNER, "by number and name", SIDES[3], SIDES[2]),
    documented(Fact.UNIT, "US dollars", "the bulk files give plain dollars (recalled)"),
    documented(Fact.STATUS, "reported, estimates marked", "derived figures fit the IMF's factor"),
    documented(Fact.WHOLE, "the whole: all goods", "the indicators are totals of goods"),
)
LAYOUTS = (
    Layout("imf-dots-wide", CREDIT, _fits_wide, _read_wide, facts=FACTS),
    Layout("imf-dots-panel", PANEL, _fits_panel, _read_panel, facts=FACTS),
)
