"""UN Comtrade's rows, in any of its writings, made into ours: one reading for all of them."""

from collections.abc import Mapping

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES, Kind
from dashboard.publishers.comtrade.agreeing import (
    LENGTHS,
    refuse_other_periods,
    refuse_other_sides,
    refuse_parts_in_words,
)
from dashboard.publishers.comtrade.codes import put_products, put_sides, sides_kept
from dashboard.publishers.comtrade.names import (
    NOTHING,
    SIDES,
    WRITINGS,
    Names,
    flow_of,
    names_of,
    plain,
    states_unit,
    twice,
)
from dashboard.publishers.comtrade.status import MATRIX, put_status
from dashboard.publishers.comtrade.valuation import GOODS, refuse_other_valuations, valuations
from dashboard.publishers.comtrade.wholes import TOTALS, add_parts, ask_whole, keep_wholes
from dashboard.reading import steps
from dashboard.reading.dollars import power_of
from dashboard.reading.evidence import Fact
from dashboard.reading.filter_rows import drafted
from dashboard.reading.product_codes import classified, keep_one_kind
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Wanted

SERVICES = "S"
CODED = ["when", "year", "month", *TOTALS]
CODED += [f"{side}_{code}" for side in SIDES for code in ("iso", "number")]
"""Columns of codes that are numbers in some writing."""
SERVICES_ROWS = "services (never part of trade in goods)"
TWO = "the header holds this column twice, in two writings; it is not clear which one holds."
NOT_A_FLOW = "allowed are export (X) and import (M); what these hold already is left out."


def read(table: Table, wanted: Wanted, writing: str) -> Draft:
    """The rows of one table of Comtrade in one of its writings."""
    names = names_of(table, writing)
    draft = drafted(table, list(dict.fromkeys(names.values())), _rules(table, names, wanted))
    for name in twice(table, names):
        draft.problems.append(Problem(table.name, TWO, table.lines[0], name))
    draft.frame = _in_words(draft.frame, names, writing)
    _put_flows(draft, table, names, writing)
    put_sides(draft, table, names, wanted)
    steps.put_periods(draft, table, "when", names["when"])
    refuse_other_periods(draft, table, names)
    refuse_other_sides(draft, names, table)
    steps.keep_pairs(draft, wanted)
    put_products(draft, table, names)
    refuse_parts_in_words(draft, table, names)
    keep_wholes(draft, table, names)
    put_status(draft, table, names)
    _keep_one_kind(draft, table, names)
    missing = frozenset(NOTHING)
    power = _power(draft, table, names["value"], writing)
    steps.put_values(draft, table, "value", missing=missing, power=power, shown=names["value"])
    refuse_other_valuations(draft, table, names)
    _put_words(draft)
    if writing == "portal" and "is_estimated" not in names:
        ask_whole(draft, table, names)
    _prove(draft, names)
    return draft


def _prove(draft: Draft, names: Names) -> None:
    """Which columns prove the sides, the flow and the whole."""
    draft.prove(Fact.FLOW, "by code", column=_columns(names, "reporter", "flow_code"))
    draft.prove(Fact.PARTNER, "by code", column=_columns(names, "partner"))
    known = {one.fact for one in draft.evidence} | {one.fact for one in draft.open}
    if Fact.WHOLE not in known:
        said = "the rows for the total of goods, partners and transport"
        columns = [names[word] for word in ("product", *TOTALS) if word in names]
        draft.prove(Fact.WHOLE, said, column=", ".join(columns))


def _columns(names: Names, *words: str) -> str:
    """The columns of these words; of a side those with its code or number."""
    found = [f"{word}{end}" for word in words for end in ("", "_iso", "_number")]
    return ", ".join(names[word] for word in found if word in names)


def _power(draft: Draft, table: Table, value: str, writing: str) -> int:
    """Dollars by the publisher's own name of the column; another says its unit, or is asked."""
    if states_unit(value, writing):
        return power_of(draft, table, value, value, table.lines[0])
    if "us" in plain(value):
        draft.prove(Fact.UNIT, "US dollars", line=table.lines[0], column=value, words=value)
    return 0


def _rules(table: Table, names: Names, wanted: Wanted) -> list[Keep]:
    known = {"type": frozenset({GOODS, SERVICES}), "frequency": frozenset(LENGTHS)}
    rules = [Keep(names[word], cells) for word, cells in known.items() if word in names]
    return rules + sides_kept(table, names, wanted)


def _in_words(frame: pd.DataFrame, names: Names, writing: str) -> pd.DataFrame:
    """The columns of the file under our words; those that it lacks are empty.

    Codes lose the point that a data frame puts behind them: 643.0 is 643.
    """
    columns = {word: frame[names[word]] if word in names else "" for word in WRITINGS["portal"]}
    turned = pd.DataFrame(columns, index=frame.index, dtype="str")
    turned[CODED] = turned[CODED].replace(r"\.0$", "", regex=True)
    if "is_estimated" in names and "system" not in names:
        turned["system"] = MATRIX[0]
    goods = pd.Series(GOODS, frame.index) if writing == "legacy" else turned["type"]
    turned["type"] = goods.mask(turned["system"].str.startswith("EB"), SERVICES)
    return turned


def _put_flows(draft: Draft, table: Table, names: Names, writing: str) -> None:
    """Fill the flow from its code; a word that is not known, or says otherwise, is a problem."""
    code = _flows(draft.frame["flow_code"], writing)
    word = _flows(draft.frame["flow_words"], writing)
    for cells, wrong, said in (
        ("flow_code", code == "", NOT_A_FLOW),
        ("flow_words", (word != "") & (code != "") & (word != code), "the code says otherwise."),
    ):
        odd = draft.frame.loc[wrong.to_numpy(), cells]
        steps.refuse(draft, table, odd, said, names.get(cells, ""))
    draft.frame["flow"] = code
    draft.frame = draft.frame[(code != "").to_numpy()]


def _flows(cells: "pd.Series[str]", writing: str) -> "pd.Series[str]":
    known: Mapping[str, str] = {cell: flow_of(cell, writing) for cell in cells.unique()}
    return cells.map(known).astype("str")


def _keep_one_kind(draft: Draft, table: Table, names: Names) -> None:
    """Trade of the totals of goods; else products. Services are never trade in goods."""
    frame = draft.frame
    products = classified(frame["system"], frame["product"])
    services = frame["type"] == SERVICES
    products["classification"] = products["classification"].mask(services, frame["system"])
    total = products["classification"] == ""
    if total.any() and services.any():
        steps.leave_out(draft, services, SERVICES_ROWS)
        products = products[(~services).to_numpy()]
    keep_one_kind(draft, table, products, names["product"])
    if draft.kind == Kind.PRODUCTS:
        said = "single products, never taken for all goods"
        draft.prove(Fact.WHOLE, said, column=names["product"])


def _put_words(draft: Draft) -> None:
    """Valuation, label and note, and parts of a flow in one row."""
    frame = draft.frame
    frame["valuation"] = valuations(frame)
    frame["label"] = frame["words"]
    if draft.kind == Kind.PRODUCTS:
        said = "classification " + frame["system"]
        frame["note"] = said.where(frame["note"] == "", said + "; " + frame["note"])
    add_parts(draft, list(SHAPES[draft.kind].key))
