"""UN Comtrade before 2023 (comtrade.un.org): 35 columns from its page, 22 from its bulk files.

Seen in rows of real downloads. Values are plain US dollars; CIF and FOB columns are empty. Flow
codes 1 import and 2 export are seen, 3 re-export and 4 re-import recalled. The world is code 0,
ISO “WLD”; “Other Asia, nes” has no ISO. Programs of the time wrote the same columns as
`Trade.Value..US..`, `trade_value_usd` or, in the old API's short names, `TradeValue`.
"""

from dataclasses import replace

from dashboard.publishers.comtrade.names import fits, lacking
from dashboard.publishers.comtrade.portal import CREDIT as PORTAL
from dashboard.publishers.comtrade.portal import DOCUMENTED
from dashboard.publishers.comtrade.reader import read
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout, Wanted


def _fits(table: Table) -> bool:
    return fits(table, "legacy")


def _lacks(table: Table) -> tuple[str, ...]:
    return lacking(table, "legacy")


def _read(table: Table, wanted: Wanted) -> Draft:
    draft = read(table, wanted, "legacy")
    by_flow = draft.frame["flow"].map({"import": "unknown", "export": "fob"}).astype("str")
    draft.frame["valuation"] = draft.frame["valuation"].mask(
        draft.frame["valuation"] == "unknown", by_flow
    )
    return draft


CREDIT = replace(
    PORTAL,
    source="un-comtrade-legacy",
    title="UN Comtrade, download of the page closed in 2023",
    caution="A download of 2023 or before: reporters have revised their figures since.",
    definition="Current US dollars; exports FOB, imports CIF as a rule, not said for each row",
    short_name="UN Comtrade to 2023",
)
LAYOUT = Layout("un-comtrade-legacy", CREDIT, _fits, _read, facts=DOCUMENTED, lacks=_lacks)
