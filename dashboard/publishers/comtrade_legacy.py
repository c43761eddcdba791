"""UN Comtrade before 2023 (comtrade.un.org): 35 columns from its page, 22 from its bulk files.

Seen in rows of real downloads. Values are plain US dollars; CIF and FOB columns are empty. Flow
codes 1 import and 2 export are seen, 3 re-export and 4 re-import recalled. The world is code 0,
ISO “WLD”; “Other Asia, nes” has no ISO. R programs turn the names' signs into points, and one
writes `trade_value_usd`: only the names with signs and points are read here.
"""

import re
from dataclasses import replace

from dashboard.package.kinds import Kind
from dashboard.publishers.comtrade import CREDIT as PORTAL
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.product_codes import RE_TRADE, classified, keep_one_kind
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted

NAMES = {
    "classification": "Classification",
    "when": "Period",
    "flow": "Trade Flow Code",
    "reporter": "Reporter ISO",
    "partner": "Partner ISO",
    "second": "2nd Partner Code",
    "customs": "Customs Proc. Code",
    "transport": "Mode of Transport Code",
    "product": "Commodity Code",
    "words": "Commodity",
    "value": "Trade Value (US$)",
}
OPTIONAL = ("second", "customs", "transport", "words")
FLOWS = {"1": "import", "2": "export"}
SPLIT_ROWS = "parts of a flow by second partner, transport or customs"


def _pointed(name: str) -> str:
    """A name as R writes it: signs and blanks as points."""
    return re.sub(r"[^A-Za-z0-9]", ".", name)


def _names(table: Table) -> dict[str, str]:
    """Our words for the columns to the names in this file."""
    header = table.header()
    starts_with_digit = {"2nd.Partner.Code": "X2nd.Partner.Code"}
    pointed = {word: _pointed(name) for word, name in NAMES.items()}
    pointed = {word: starts_with_digit.get(name, name) for word, name in pointed.items()}
    return NAMES if NAMES["value"] in header else pointed


def _fits(table: Table) -> bool:
    header = [_pointed(name) for name in table.header()]
    return header[:3] == ["Classification", "Year", "Period"] and "Trade.Value..US.." in header


def _read(table: Table, wanted: Wanted) -> Draft:
    names = _names(table)
    rules = [
        Keep(names["flow"], frozenset(FLOWS), "", (("^[34]$", RE_TRADE),)),
        Keep(names["reporter"], wanted.economies, "reporter is not in the package"),
        Keep(names["partner"], wanted.economies, "partner is not in the package"),
    ]
    required = [name for word, name in names.items() if word not in OPTIONAL]
    draft = drafted(table, required, rules, optional=[names[word] for word in OPTIONAL])
    steps.put_periods(draft, table, names["when"])
    frame = draft.frame
    frame["reporter"], frame["partner"] = frame[names["reporter"]], frame[names["partner"]]
    frame["flow"] = frame[names["flow"]].map(FLOWS).astype("str")
    steps.keep_pairs(draft, wanted)
    parts = draft.frame[[names["second"], names["customs"], names["transport"]]]
    steps.leave_out(draft, ~parts.isin(["", "0", "C00"]).all(axis=1), SPLIT_ROWS)
    systems, codes = draft.frame[names["classification"]], draft.frame[names["product"]]
    keep_one_kind(draft, classified(systems, codes), table, names["product"])
    steps.put_values(draft, table, names["value"])
    return _in_our_words(draft, names)


def _in_our_words(draft: Draft, names: dict[str, str]) -> Draft:
    frame = draft.frame
    frame["status"] = "reported"
    frame["valuation"] = frame["flow"].map({"import": "unknown", "export": "fob"}).astype("str")
    frame["label"] = frame[names["words"]]
    if draft.kind == Kind.PRODUCTS:
        frame["note"] = "classification " + frame[names["classification"]]
    return draft


CREDIT = replace(
    PORTAL,
    source="un-comtrade-legacy",
    title="UN Comtrade, download of the page closed in 2023",
    caution="A download of 2023 or before: reporters have revised their figures since.",
    definition="Current US dollars; exports FOB, imports CIF as a rule, not said for each row",
)
FACTS = (
    by_column(Fact.FLOW, "by code", NAMES["reporter"], NAMES["flow"]),
    by_column(Fact.PARTNER, "by code", NAMES["partner"]),
    by_column(Fact.UNIT, "US dollars", NAMES["value"]),
    documented(Fact.STATUS, "reported", "as each reporter compiled it"),
    by_column(Fact.WHOLE, "the rows for the total of goods", NAMES["product"]),
)
LAYOUT = Layout("un-comtrade-legacy", CREDIT, _fits, _read, facts=FACTS)
