"""WITS (World Bank), advanced query: one reporter, partner, product and year per row.

Rows of a real download seen (2023): thousands of US dollars as the name of the column says, flow
code 5 import and 6 export, product codes are text (“04”), long files repeat the header row inside.
Exports are FOB and imports CIF as Comtrade has them, but no column says so. The tables of the
country profiles stand in wits_tables.py.
"""

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.publishers.comtrade.names import plain
from dashboard.reading import steps
from dashboard.reading.dollars import power_of
from dashboard.reading.economies import by, former_states
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.product_codes import RE_TRADE, classified, keep_one_kind
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted
from dashboard.vocabulary import Witness

COLUMNS = ("Nomenclature", "ReporterISO3", "ProductCode", "PartnerISO3", "Year", "TradeFlowName")
FLOW_CODE = "TradeFlowCode"
SIDES = ("reporter", "partner")
VALUE = "tradevalue"
FLOWS = dict.fromkeys(("Import", "Imports", "Gross Imports", "Gross Imp."), "import")
FLOWS |= dict.fromkeys(("Export", "Exports", "Gross Exports", "Gross Exp."), "export")
CODES = {"5": "import", "6": "export"}
REPEATED = (("^Nomenclature$", "header rows repeated inside the file"),)
ODD = "a code of the Harmonized System has an even number of digits; its first zero is lost."
AGAIN = "Download the file again, and do not save it from a spreadsheet."


def _fits(table: Table) -> bool:
    return set(map(plain, COLUMNS)) <= {*_names(table)} and bool(_value(table))


def _names(table: Table) -> dict[str, str]:
    """The names of the columns by their letters and digits, which programs keep."""
    return {plain(name): name for name in reversed(table.header())}


def _value(table: Table) -> str:
    """The column of values, whatever its unit."""
    return next((name for name in table.header() if plain(name).startswith(VALUE)), "")


def _read(table: Table, wanted: Wanted) -> Draft:
    known = _names(table)
    names = {name: known[plain(name)] for name in COLUMNS}
    value = _value(table)
    anything = ((r"^Re-?(Import|Export)s?$", RE_TRADE), ("^TradeFlowName$", REPEATED[0][1]))
    codes, former = by("iso3", wanted.economies), former_states(wanted.economies)
    rules = [
        Keep(names["TradeFlowName"], frozenset(FLOWS), "", anything),
        Keep(names["ReporterISO3"], frozenset(codes), "reporter is not in the package", former),
        Keep(names["PartnerISO3"], frozenset(codes), "partner is not in the package", former),
    ]
    code = known.get(plain(FLOW_CODE), FLOW_CODE)
    said = {side: known.get(f"{side}name", f"{side.title()}Name") for side in SIDES}
    draft = drafted(table, [*names.values(), value], rules, optional=[code, *said.values()])
    draft.frame = draft.frame.rename(
        columns={
            **{theirs: ours for ours, theirs in names.items()},
            value: "__value",
            code: "__code",
            **{name: f"{side}_name" for side, name in said.items()},
        }
    )
    return _in_our_words(draft, table, wanted, {**names, **said, FLOW_CODE: code}, value)


def _in_our_words(
    draft: Draft, table: Table, wanted: Wanted, names: dict[str, str], value: str
) -> Draft:
    steps.put_periods(draft, table, "Year", names["Year"])
    frame = draft.frame
    codes = by("iso3", wanted.economies)
    steps.put_codes(draft, "ReporterISO3", "reporter", codes)
    steps.put_codes(draft, "PartnerISO3", "partner", codes)
    for side in SIDES:
        steps.refuse_other_names(draft, table, f"{side}_name", side, names[side])
    frame["flow"] = frame["TradeFlowName"].map(FLOWS).astype("str")
    said = frame["__code"].map(CODES).fillna(frame["flow"])
    _refuse(draft, table, said != frame["flow"], names[FLOW_CODE])
    steps.keep_pairs(draft, wanted)
    steps.leave_twice(draft)
    refuse_odd(draft, table, names["ProductCode"], "Nomenclature", "ProductCode")
    products = classified(draft.frame["Nomenclature"], draft.frame["ProductCode"])
    keep_one_kind(draft, table, products, names["ProductCode"])
    power = power_of(draft, table, value, value, table.lines[0])
    steps.put_values(draft, table, "__value", power=power, shown=value)
    draft.frame["status"], draft.frame["valuation"] = "reported", "unknown"
    draft.frame["note"] = "classification " + draft.frame["Nomenclature"]
    draft.prove(Fact.FLOW, "by code", column=f"{names['ReporterISO3']}, {names['TradeFlowName']}")
    draft.prove(Fact.PARTNER, "by code", column=names["PartnerISO3"])
    whole = "the rows for all products" if draft.kind == Kind.TRADE else "single products, no total"
    draft.prove(Fact.WHOLE, whole, column=names["ProductCode"])
    return draft


def _refuse(draft: Draft, table: Table, rows: "pd.Series[bool]", column: str) -> None:
    """A problem for each row whose code of the flow is not that of its word."""
    for line, row in draft.frame[rows.to_numpy()].iterrows():
        what = f"found the code {row['__code']} beside “{row['TradeFlowName']}”: they do not agree."
        draft.problems.append(Problem(table.name, what, int(str(line)), column))


def refuse_odd(draft: Draft, table: Table, shown: str, system: str, product: str) -> None:
    """A problem for each code of the Harmonized System that has lost its first zero."""
    codes = draft.frame[product]
    odd = codes.str.fullmatch("[0-9]+") & (codes.str.len() % 2 == 1)
    odd &= draft.frame[system].str.upper().str.startswith("H")
    steps.refuse(draft, table, codes[odd.to_numpy()], ODD, shown, AGAIN)
    draft.frame = draft.frame[(~odd).to_numpy()]


CREDIT = Credit(
    source="wits",
    publisher="World Bank, WITS",
    title="WITS, advanced query",
    page="https://wits.worldbank.org",
    licence="World Bank and UN Comtrade terms: check before redistribution",
    caution="The figures are UN Comtrade's in another dress: no second opinion.",
    definition="Current US dollars; gross imports and exports, valuation not said for each row",
    short_name="WITS",
    witness=Witness.REPORTERS,
)
DOCUMENTED = (documented(Fact.STATUS, "reported", "UN Comtrade's reports, without its estimates"),)
LAYOUT = Layout("wits", CREDIT, _fits, _read, facts=DOCUMENTED)
