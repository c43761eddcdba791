"""What the columns of the IMF's trade say of a row, and where two of them contradict each other.

A column is known by its name before the first point: the portal writes COUNTRY, COUNTRY.ID or
both, as its reader chose. Economies stand there as codes or as names, indicators too. What a row
says twice must agree: SERIES_CODE (TUR.XG_FOB_USD.RUS.A), TRADE_FLOW and VALUATION repeat what
other columns say. A row about changes, shares or indices is no dollars, whatever its indicator.
"""

import re
from collections.abc import Iterator

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.imf_dots import FLOWS
from dashboard.reading.economies import as_written, by_name, name_key
from dashboard.reading.letters import folded
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Wanted

INDICATORS = {code.removeprefix("T"): said for code, said in FLOWS.items()}
"""Those of the direction of trade, without their first letter: flow and valuation."""
NAMED = (
    r"(?i)^(exports of goods.*(fob|free on board)|imports of goods.*(cif|fob))"
    r".*(us|u\.s\.) ?(dollar|d\b)"
)
IS_NAME = r"[a-z ]|[^ -~]"
"""A cell that is the name of an economy and not its code."""
DOLLARS = re.compile(r"(?i)(us|u\.s\.) ?dollars?.*|usd.*|")
DATA_SETS = ("DATAFLOW", "STRUCTURE_ID", "DATASET")
OF_TRADE = re.compile(r"(?i).*\b(imts|dots?)\b.*|.*by partner country.*|.*direction of trade.*")
ABOUT = re.compile(
    r"(?i)note|descri|method|cit(e|ation)|source|keyword|contact|abstract|licen|country|period|"
    r"^unit|value|freq|scale|date|key|code|author|publisher|topic"
)
"""Columns whose words are not about what is measured."""
NO_DOLLARS = re.compile(
    r"(?i).*(percent|per cent|%|\bchange|\bindex|\bindices|growth|\bshare|ratio\b).*"
)
SERIES = re.compile(r"([A-Z]{3}|G[0-9]+)\.([XM]G_(?:FOB|CIF)_USD)\.([A-Z]{3}|G[0-9]+)\.[A-Z]+")
OTHER_SET = "found the data set “{}”; allowed are the IMF's trade by partner: IMTS, DOT or DOTS."
CHANGED = "found “{}”: these figures are no US dollars."
LEVELS = "Choose the values in US dollars on the publisher's page."
SAID_TWICE = "found “{}” beside {} of the same row; one of the two is wrong."
OURS = ("reporter", "partner", "flow", "valuation")


def columns_of(table: Table, name: str) -> list[str]:
    """The columns of a dimension or attribute, as the metadata choice named them: codes first."""
    found = [one for one in table.header() if re.split(r"[.: ]", one)[0].upper() == name]
    return sorted(found, key=lambda one: (one != f"{name}.ID", one != name))


def column_of(table: Table, name: str) -> str:
    """The column that holds the codes of a dimension, or its names where there are no codes."""
    return next(iter(columns_of(table, name)), f"{name}.ID")


def codes_of(wanted: Wanted) -> dict[str, str]:
    """Codes and names as the IMF writes them to our codes."""
    return as_written(wanted.names) | {code: code for code in wanted.economies} | {"G001": WORLD}


def economies_in(cells: "pd.Series[str]", wanted: Wanted) -> "pd.Series[str]":
    """Our codes of economies by code or by name in any writing; nothing for others."""
    codes, names = codes_of(wanted), by_name(wanted.names)
    found = {cell: codes.get(cell) or names.get(name_key(cell), "") for cell in cells.unique()}
    return cells.map(found).astype("str")


def words_of(indicator: str) -> tuple[str, str]:
    """Flow and valuation of an indicator, by its code or its name."""
    if indicator in INDICATORS:
        return INDICATORS[indicator]
    flow = "export" if indicator.lower().startswith("export") else "import"
    return flow, "cif" if "cif" in indicator.lower() else "fob"


def descriptors(table: Table) -> list[str]:
    """The columns that may say what is measured, or say again what another column says."""
    again = [*DATA_SETS, "SERIES_CODE", "TRADE_FLOW", "VALUATION"]
    rest = [one for one in table.header() if one and not ABOUT.search(one) and not one[0].isdigit()]
    return list(dict.fromkeys([*(name for one in again for name in columns_of(table, one)), *rest]))


def refuse_contradictions(draft: Draft, table: Table, wanted: Wanted) -> None:
    """Problems of rows that are no trade by partner in dollars, or that say two things at once.

    The frame holds our reporter, partner, flow and valuation beside the columns of the file.
    """
    checked = [name for name in descriptors(table) if name in draft.frame]
    first = draft.frame.drop_duplicates([*checked, *OURS])
    draft.problems += [
        Problem(table.name, what, line, column, advice)
        for column in checked
        for line, what, advice in _wrong(column, first, wanted)
    ]


def _wrong(column: str, rows: pd.DataFrame, wanted: Wanted) -> Iterator[tuple[int, str, str]]:
    """Lines, what is wrong in the cells of a column, each once, and what to do."""
    name = re.split(r"[.: ]", column)[0].upper()
    told: set[str] = set()
    for line, cell, *ours in rows[[column, *OURS]].astype("str").itertuples():
        what, advice = _objection(name, cell, ours, wanted) if cell else ("", "")
        if what and what not in told:
            told.add(what)
            yield int(line), what, advice


def _objection(name: str, cell: str, ours: list[str], wanted: Wanted) -> tuple[str, str]:
    """What is wrong in a cell, and what to do; nothing where it says what the row says."""
    reporter, partner, flow, valuation = ours
    shown = brief(cell)
    if name in DATA_SETS:
        known = OF_TRADE.fullmatch(cell) or "IMF" not in cell
        return ("" if known else OTHER_SET.format(shown)), ""
    if name == "SERIES_CODE" and (found := SERIES.fullmatch(cell)):
        codes, whole = codes_of(wanted), (reporter, partner, flow, valuation)
        said = (codes.get(found[1]), codes.get(found[3]), *INDICATORS.get(found[2], ("", "")))
        return ("" if said == whole else SAID_TWICE.format(shown, "other cells")), ""
    if name in {"TRADE_FLOW", "VALUATION", "INDICATOR"}:
        said_flow, said_value = _flow(cell), _valuation(cell)
        if said_flow not in ("", flow) or (said_value not in ("", valuation)):
            return SAID_TWICE.format(shown, f"the {flow}s {valuation.upper()}"), ""
    return (CHANGED.format(shown), LEVELS) if NO_DOLLARS.fullmatch(cell) else ("", "")


def _flow(cell: str) -> str:
    """The direction that a cell names, by its code or in words."""
    if re.match(r"(?i)xg?\b|xg_|exp", cell):
        return "export"
    return "import" if re.match(r"(?i)mg?\b|mg_|imp", cell) else ""


def _valuation(cell: str) -> str:
    plain = folded(cell)
    if "cif" in plain or "insurance" in plain:
        return "cif"
    return "fob" if "fob" in plain or "free on board" in plain else ""
