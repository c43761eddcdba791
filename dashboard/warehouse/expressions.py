"""What is asked of every warehouse, whatever it is: the same Ibis expressions.

A table may hold totals, lines of goods (a column `code`, such as HS6) or both. Only rows of the
economies asked for travel, and of goods only their sums. Sums are of whole cents, so that they do
not depend on the order in which a cluster adds them up.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from dashboard.vocabulary import Status
from dashboard.warehouse.asked import Asked

KEY = ["source", "reporter", "partner", "flow", "period"]
BESIDE = ["valuation", "status", "note"]
CODE, CLASSIFICATION = "code", "classification"
WEAKNESS = [(str(status), place) for place, status in enumerate(Status)]
NO_STATUS = len(WEAKNESS)


def rows_asked(trade: Any, asked: Asked, sources: Sequence[str]) -> Any:  # noqa: ANN401
    """Totals as they are: the columns of our trade table, with `source`."""
    rows = _wanted(trade, asked, sources)
    if CODE in trade.columns:
        rows = rows.filter(_is_total(rows))
    return rows.select(*KEY, *BESIDE, value_usd=rows.value_usd.cast("float64"))


def goods_asked(trade: Any, asked: Asked, sources: Sequence[str]) -> Any:  # noqa: ANN401
    """Lines of goods added up, a row a period: the sum in cents, and what is said of its lines."""
    rows = _wanted(trade, asked, sources)
    rows = rows.filter(~_is_total(rows))
    has_several = CLASSIFICATION in trade.columns
    # Nothing said is a way of its own: the smallest and largest of a column pass it over.
    way = rows[CLASSIFICATION].fill_null("") if has_several else rows.flow
    rows = rows.mutate(
        valuation=rows.valuation.fill_null(""),
        no_number=rows[CODE].re_search("^[0-9]+$").ifelse(0, 1),
        no_value=rows.value_usd.isnull().ifelse(1, 0),
        cents=(rows.value_usd.cast("float64") * 100 + 0.5).floor().cast("int64"),
        weakness=rows.status.cases(*WEAKNESS, else_=NO_STATUS),
        way=way,
        digits=rows[CODE].length(),
    )
    return rows.group_by(KEY).aggregate(
        cents=rows.cents.sum(),
        least=rows.value_usd.min().cast("float64"),
        lines=rows.count(),
        codes=rows[CODE].nunique(),
        no_number=rows.no_number.sum(),
        no_value=rows.no_value.sum(),
        weakness=rows.weakness.max(),
        **{
            f"{which}_{name}": getattr(rows[name], which)()
            for name in ("valuation", "note", "way", "digits")
            for which in ("min", "max")
        },
    )


def _wanted(trade: Any, asked: Asked, sources: Sequence[str]) -> Any:  # noqa: ANN401
    """The rows of the blocks. What all of them share is said first: that is what an index knows."""
    reporters = sorted({code for block in asked for code in block.reporters})
    partners = sorted({code for block in asked for code in block.partners})
    blocks = [
        trade.reporter.isin(block.reporters) & trade.partner.isin(block.partners) for block in asked
    ]
    return trade.filter(
        trade.reporter.isin(reporters),
        trade.partner.isin(partners),
        trade.source.isin(list(sources)),
        reduce(or_, blocks),
    )


def _is_total(rows: Any) -> Any:  # noqa: ANN401
    return rows[CODE].isnull() | (rows[CODE] == "")
