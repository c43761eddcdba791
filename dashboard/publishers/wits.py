"""WITS (World Bank), advanced query: one reporter, partner, product and year per row.

Rows of a real download seen (2023): thousands of US dollars, flow code 5 import and 6 export,
product codes are text (“04”), long files repeat the header row inside. Exports are FOB and imports
CIF as Comtrade has them, but no column says so. The workbooks of country profiles are recalled
only and not built.
"""

from dashboard.credit import Credit
from dashboard.reading import steps
from dashboard.reading.economies import by, former_states
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.product_codes import RE_TRADE, classified, keep_one_kind
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted, known_by

VALUE = "TradeValue in 1000 USD"
COLUMNS = (
    *("Nomenclature", "ReporterISO3", "ProductCode", "PartnerISO3", "Year", "TradeFlowName"),
    VALUE,
)
FLOWS = dict.fromkeys(("Import", "Gross Imports", "Gross Imp."), "import")
FLOWS |= dict.fromkeys(("Export", "Gross Exports", "Gross Exp."), "export")
REPEATED = (("^Nomenclature$", "header rows repeated inside the file"),)


def _read(table: Table, wanted: Wanted) -> Draft:
    anything = ((r"^Re-?(Import|Export)s?$", RE_TRADE), ("^TradeFlowName$", REPEATED[0][1]))
    codes, former = by("iso3", wanted.economies), former_states(wanted.economies)
    rules = [
        Keep("TradeFlowName", frozenset(FLOWS), "", anything),
        Keep("ReporterISO3", frozenset(codes), "reporter is not in the package", former),
        Keep("PartnerISO3", frozenset(codes), "partner is not in the package", former),
    ]
    draft = drafted(table, COLUMNS, rules)
    steps.put_periods(draft, table, "Year")
    frame = draft.frame
    steps.put_codes(draft, "ReporterISO3", "reporter", codes)
    steps.put_codes(draft, "PartnerISO3", "partner", codes)
    frame["flow"] = frame["TradeFlowName"].map(FLOWS).astype("str")
    steps.keep_pairs(draft, wanted)
    products = classified(draft.frame["Nomenclature"], draft.frame["ProductCode"])
    keep_one_kind(draft, products, table, "ProductCode")
    steps.put_values(draft, table, VALUE, power=steps.THOUSANDS)
    draft.frame["status"], draft.frame["valuation"] = "reported", "unknown"
    draft.frame["note"] = "classification " + draft.frame["Nomenclature"]
    return draft


CREDIT = Credit(
    source="wits",
    publisher="World Bank, WITS",
    title="WITS, advanced query",
    page="https://wits.worldbank.org",
    licence="World Bank and UN Comtrade terms: check before redistribution",
    caution="The figures are UN Comtrade's in another dress: no second opinion.",
    definition="Current US dollars; gross imports and exports, valuation not said for each row",
)
FACTS = (
    by_column(Fact.FLOW, "by code", "ReporterISO3", "TradeFlowName"),
    by_column(Fact.PARTNER, "by code", "PartnerISO3"),
    by_column(Fact.UNIT, "thousand US dollars", VALUE),
    documented(Fact.STATUS, "reported", "UN Comtrade's reports"),
    by_column(Fact.WHOLE, "the rows for all products", "ProductCode"),
)
LAYOUT = Layout("wits", CREDIT, known_by(*COLUMNS[:3]), _read, facts=FACTS)
