"""Where a source stands in the stated order of a ledger, and the gaps that it would fill there.

Pure. A source in no order is drawn only when somebody chooses it, and no claim is judged by it.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.package.kinds import FLOW
from dashboard.package.near import is_held
from dashboard.package.package import Package
from dashboard.swap.cards import OTHERS, Place

LINE = [*FLOW, "period"]


@dataclass(frozen=True)
class Fill:
    """Periods of a ledger that a source holds and no source in its order does.

    `place` is the end of that order, where the source would fill them and change nothing else.
    """

    ledger: str
    periods: tuple[str, ...]
    place: Place


def fills(frame: pd.DataFrame, source: str, package: Package) -> tuple[Fill, ...]:
    """The gaps that a table of trade would fill, ledger by ledger; none of any other table."""
    if not {*LINE, "valuation"} <= set(frame):
        return ()
    found = []
    keepers = {*package.pairs["first"], *package.pairs["second"]}
    for ledger, rows in frame.groupby("reporter", sort=True):
        order = package.ledger_order.get(str(ledger), package.ledger_order[OTHERS])
        if ledger in keepers and source not in order:
            held = package.trade[package.trade["source"].isin(order)]
            gaps = rows[~is_held(rows, held, LINE)]
            if len(gaps):
                place = Place(str(ledger), order[-1])
                found.append(Fill(str(ledger), tuple(sorted(set(gaps["period"]))), place))
    return tuple(found)
