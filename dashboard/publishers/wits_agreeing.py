"""What WITS puts beside its values must agree with them: the balance of trade, shares of products.

A balance is exports less imports to the last figure shown, and all products are a hundred percent
of a flow; a table that says otherwise had its columns exchanged, or is of one group of products.
"""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading.letters import folded
from dashboard.reading.steps import refuse
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft
from dashboard.reading.units import unit_of

BESIDE = {
    "balance": re.compile(r"trade balance ?\(.*"),
    "import_share": re.compile(r"import product share ?\(%\)"),
    "export_share": re.compile(r"export product share ?\(%\)"),
}
NEAR_WHOLE = 99.5
ROUNDED = 1e-3
UNEQUAL = "exports less imports are {}; are the columns exchanged?"
A_SHARE = "a share of all products is 100; this row is of some products, though it names none."


def names_beside(header: Sequence[str]) -> dict[str, str]:
    """The columns of balances and shares, by our words for them; nothing where there is none."""
    return {
        word: next((name for name in header if pattern.fullmatch(folded(name))), "")
        for word, pattern in BESIDE.items()
    }


def refuse_other_figures(draft: Draft, table: Table, names: Mapping[str, str]) -> None:
    """Problems of rows whose balance or share is not that of their values."""
    if draft.kind != Kind.TRADE or draft.frame.empty:
        return
    if names["balance"]:
        _refuse_balances(draft, table, names["balance"])
    for flow in ("import", "export"):
        if shown := names[f"{flow}_share"]:
            rows = draft.frame[(draft.frame["flow"] == flow).to_numpy()]
            cells = rows[f"in_{flow}_share"]
            less = cells[(_figures(cells) < NEAR_WHOLE).to_numpy()]
            refuse(draft, table, less, A_SHARE, shown)


def _refuse_balances(draft: Draft, table: Table, shown: str) -> None:
    """A problem for each line with both flows whose difference is not the balance beside them."""
    unit = 10 ** (unit_of([re.sub(r"\bMil\b", "Million", shown)]).power or 0)
    for line, rows in draft.frame.groupby(level=0):
        flows = dict(zip(rows["flow"], rows["value_usd"], strict=True))
        said = float(_figures(rows["in_balance"]).iloc[0])
        if set(flows) != {"import", "export"} or pd.isna(said):
            continue
        found = (flows["export"] - flows["import"]) / unit
        if abs(found - said) > ROUNDED * max(flows.values()) / unit + 1:
            what = f"found “{brief(rows['in_balance'].iloc[0])}”; {UNEQUAL.format(f'{found:,.2f}')}"
            draft.problems.append(Problem(table.name, what, int(str(line)), shown))


def _figures(cells: "pd.Series[str]") -> "pd.Series[float]":
    return pd.to_numeric(cells.str.strip(), errors="coerce")
