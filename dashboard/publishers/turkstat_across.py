"""TurkStat's tables and bulletins with months across the columns: named, and not read.

Their direction stands in a title, sums since January stand beside months, and headers stand in two
rows. The mapping page cannot take them either, so that the reader is told what to choose instead.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.turkstat import CREDIT, FACTS
from dashboard.publishers.turkstat_header import header_of, names_partners
from dashboard.publishers.turkstat_months import SPAN, month_of_cell
from dashboard.publishers.turkstat_words import about_trade
from dashboard.reading.letters import folded
from dashboard.reading.months import month_of
from dashboard.reading.table import Table, quoted
from dashboard.reading.tidy import Draft, Layout, Wanted

WHAT = "this is a table with months across its columns ({}), which is not read."
CHOOSE = (
    "Choose on TurkStat's page a table by country and month with one column for exports and one "
    "for imports, or write it so: columns Yıl, Ay, Ülke, İhracat (Dolar), İthalat (Dolar)."
)


def _months(names: Sequence[str]) -> list[str]:
    """The names of columns that are a month or a span of months."""
    return [name for name in names if _is_month(name)]


def _is_month(name: str) -> bool:
    plain = folded(name)
    spans = [{month_of(word) for word in pair} for pair in SPAN.findall(plain)]
    named = any(letter.isalpha() for letter in plain) and bool(month_of_cell(name)[0])
    return named or any(0 not in span for span in spans)


def _row(table: Table) -> int | None:
    return table.find(lambda names: any(map(names_partners, names)) and bool(_months(names)))


def _fits(table: Table) -> bool:
    if _row(table) is None or any(header_of(table.header(row)) for row in range(len(table.head))):
        return False
    return about_trade(table.head)


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _row(table) or 0
    names = table.header(row)
    draft = Draft(pd.DataFrame(columns=wanted.columns("trade"), dtype="str"))
    what = WHAT.format(quoted(_months(names)[:3]))
    draft.problems.append(Problem(table.name, what, table.lines[row], advice=CHOOSE))
    return draft


LAYOUT = Layout("turkstat-across", CREDIT, _fits, _read, facts=FACTS)
