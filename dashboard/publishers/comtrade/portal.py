"""UN Comtrade since 2023: the portal's `TradeData*.csv` and `.xlsx`, the API's clients, bulk files.

Seen in real downloads of 2024 and 2025: 47 names in the header, but 48 cells in each row of the
CSV, because rows end in a comma; programs that take the first cell for a row's name then read
`primaryValue` from the flag beside it. Rows are read by the header's places, and a copy that such
a program has saved is refused. Letters are cp1252. Values are plain US dollars: `primaryValue`,
which is CIF for most imports and FOB for exports; the equal one of `cifvalue` and `fobvalue` says
which. `refMonth` 52 means the year. Codes may end in a blank. The workbook has an empty second
sheet. Python's client puts an unnamed column of row numbers first, R's writes `type_code`, bulk
files part cells by tabs and hold no ISO codes.
"""

from dashboard.credit import Credit
from dashboard.publishers.comtrade.names import fits, lacking
from dashboard.publishers.comtrade.reader import read
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout, Wanted
from dashboard.vocabulary import Witness


def _fits(table: Table) -> bool:
    return fits(table, "portal")


def _lacks(table: Table) -> tuple[str, ...]:
    return lacking(table, "portal")


def _read(table: Table, wanted: Wanted) -> Draft:
    draft = read(table, wanted, "portal")
    steps.name_monthly(draft, "un-comtrade-monthly")
    return draft


CREDIT = Credit(
    source="un-comtrade",
    publisher="UN Comtrade",
    title="UN Comtrade, download of the portal: trade by reporter, partner and product",
    page="https://comtradeplus.un.org",
    licence="UN Comtrade terms: free for internal use; ask before redistribution",
    caution=(
        "As each reporter compiled it. Reporters revise for years; exports are valued FOB and "
        "most imports CIF."
    ),
    definition="Current US dollars; primary value: exports FOB, imports mostly CIF",
    short_name="UN Comtrade",
    witness=Witness.REPORTERS,
)
DOCUMENTED = (
    documented(Fact.UNIT, "US dollars", "values are in current dollars in every writing"),
    documented(
        Fact.STATUS, "reported", "what reporters filed; estimates stand in the trade matrix alone"
    ),
)
"""What the documentation fixes for every writing; the columns of a file prove the rest."""
LAYOUT = Layout("un-comtrade", CREDIT, _fits, _read, facts=DOCUMENTED, lacks=_lacks)
