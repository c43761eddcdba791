"""Remarks without a figure in words, and the series that stand beside them."""

from collections.abc import Mapping

from dashboard.claims.remarks import Bearing, Remark
from dashboard.claims.words import ledger_name, where
from dashboard.series.flows import Pair
from dashboard.series.words import NOT_REPORTED

INTRODUCTION = (
    "The article also describes without figures. There is nothing to judge, so these remarks "
    "stand beside the series that bear on them, **without a verdict**."
)
NO_PAIR = "Its two sides stand in no row of pairs.csv, so there is no series."
NONE_FOUND = "no delivery identified"
TREND_INDICATORS = (
    "Trend-indicator values measure the military worth of what was delivered, not money. A "
    "missing year means that no delivery was identified."
)


def place(remark: Remark) -> str:
    """Where a remark stands, what it is about, and what is to be said of it."""
    return f"{where(remark)}. About: {remark.about}. {remark.note}"


def message(found: Bearing, pair: Pair, names: Mapping[str, str]) -> str:
    """What a series beside a remark shows, and in whose books."""
    if found.ledger is None:
        return f"{pair.label}: {found.about}, from {names[pair.first]} to {names[pair.second]}"
    return f"{pair.label}: {found.about}, {ledger_name((pair,), found.ledger, names, inside=True)}"


def caveat(found: Bearing) -> str:
    """What a missing year of the series means."""
    return TREND_INDICATORS if found.ledger is None else NOT_REPORTED


def remark_in_text(remark: Remark) -> str:
    """A remark without a figure, as the command line prints it."""
    return (
        f"{remark.id}: “{remark.quoted}” ({where(remark)})\n  A remark without a figure about "
        f"{remark.about}: shown beside the series on the page Claims, without a verdict."
    )
