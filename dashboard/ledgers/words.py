"""Two ledgers in words: the finding, the charts' messages and summaries, the table."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd

from dashboard.ledgers import words_reasons as reasons
from dashboard.ledgers.gaps import DERIVED, Goods, both_ways
from dashboard.ledgers.words_reasons import Names, Row
from dashboard.series.flows import Pair
from dashboard.series.words import summary
from dashboard.text import numbers
from dashboard.vocabulary import MONEY, Flow, Standing, Status, Valuation

GAP_WORDS = {
    "gap_usd": "In dollars: the buyer’s figure less the seller’s",
    "ratio": "As a ratio: the buyer’s figure over the seller’s (CIF over FOB)",
}
INTRODUCTION = (
    "Every delivery is written down twice: by the country that sells it and by the country that "
    "buys it. The seller counts the goods at its own border (FOB), the buyer adds freight and "
    "insurance (CIF), so the buyer’s figure should be a little higher. Here both stand side by "
    "side."
)
NOTHING = "The data hold no such figures in these years. Missing is not zero."
DIFFERENCE = "The difference"
MADE_OF = "What the difference can be made of"
PUBLISHED = "Why two ledgers differ: the published reasons"
ONLY_FREIGHT = "Only freight and insurance can be computed from these data. All the reasons:"
MARKS = (
    "Shaded: the space between two reports. Dashed, pale and hollow: derived by the publisher from "
    "the other side’s report, so no second opinion."
)
POINTER = "Hold Shift and scroll to zoom."
HOLLOW = "Hollow points are made of two sources, or of a derived figure."
GAP_MARKS = {
    "gap_usd": f"Above zero the buyer recorded more, below it less. {HOLLOW}",
    "ratio": (
        "At 1 both recorded the same; the strip from 1.06 to 1.10 is what freight and insurance "
        f"alone would make. Twice as much stands as far from 1 as half as much. {HOLLOW}"
    ),
}
RULE = (
    "How a year’s two figures are chosen: reports before derived figures, one source for both "
    "sides before two, then the stated order of preference of each side."
)
BASIS = {str(Valuation.FOB): "FOB", str(Valuation.CIF): "CIF"}
UNSURE = "valuation not sure"
NARROW = 13
"""Letters in a line of a name beside a chart."""


def nothing(sources: Sequence[str]) -> str:
    """That there are no figures, and which sources hold the pair in other years or no order."""
    if not sources:
        return NOTHING
    return f"{NOTHING} Of this pair there are figures in {numbers.listed(list(sources))}."


def side_labels(goods: Goods, names: Names, values: pd.DataFrame) -> dict[str, str]:
    """What each side recorded of one flow of goods, by the code of the side."""
    seller, buyer = (numbers.possessive(names[side]) for side in goods)
    return {
        goods.exporter: f"{seller} exports ({_basis(values, goods.exporter)})",
        goods.importer: f"{buyer} imports ({_basis(values, goods.importer)})",
    }


def line_ends(goods: Goods, names: Names, values: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """What stands at the end of each line: the side, and below it the flow and its valuation."""
    seller, buyer = (_wrapped(names[side]) for side in goods)
    return {
        goods.exporter: (seller, f"exports, {_basis(values, goods.exporter)}"),
        goods.importer: (buyer, f"imports, {_basis(values, goods.importer)}"),
    }


def seller_ends(pair: Pair, names: Names) -> dict[str, tuple[str, str]]:
    """What stands at the end of a gap's line: whose goods they are."""
    return {
        goods.exporter: (f"from {_wrapped(names[goods.exporter])}", "") for goods in both_ways(pair)
    }


def finding(row: Row, names: Names, unit: str) -> str:
    """What both sides recorded in one year, and how far apart the two are."""
    return f"{both_recorded(row, names, unit)}{_by_two(row)}."


def both_recorded(row: Row, names: Names, unit: str) -> str:
    """The same without its sources."""
    seller, buyer = names[str(row["exporter"])], names[str(row["importer"])]
    return (
        f"In {row['period']} {buyer} recorded {numbers.amount(row['imported_usd'], unit)} of "
        f"imports from {seller}, {seller} {numbers.amount(row['exported_usd'], unit)} of exports "
        f"to {buyer}: {reasons.by_how_much(row['ratio'])}"
    )


def _by_two(row: Row) -> str:
    """The sources of a finding that takes one for each side."""
    sources = numbers.listed(reasons.side_sources(row))
    return f", by two sources ({sources})" if row["two_sources"] else ""


def headline(latest: pd.DataFrame, pair: Pair, names: Names, unit: str) -> str:
    """The finding of the first flow of goods that both sides reported."""
    if latest.empty:
        return f"For {pair.label} there is no year here in which both sides reported"
    return finding(_first(latest, pair), names, unit)


def beneath(latest: pd.DataFrame, pair: Pair, names: Names, unit: str) -> str:
    """The finding of the other flow of goods."""
    first = _first(latest, pair)["goods"] if len(latest) else ""
    rows = {row["goods"]: row for row in latest.to_dict("records")}
    said = [
        finding(rows[goods.id], names, unit)
        if goods.id in rows
        else f"For goods {reasons.way(goods, names)} no year here has a report of both sides."
        for goods in both_ways(pair)
        if goods.id != first and len(latest)
    ]
    return " ".join(said)


def message(latest: pd.DataFrame, goods: Goods, names: Names) -> str:
    """A chart's message: whose goods, and how far apart the latest reports of both sides are."""
    said = f"Goods {reasons.way(goods, names)}"
    own = latest[latest["goods"] == goods.id].to_dict("records")
    if not own:
        return f"{said}: no year with two reports"
    apart = reasons.by_how_much(own[0]["ratio"], "higher", "lower")
    return f"{said}: the buyer’s figure is {apart} ({own[0]['period']})"


def alternative(goods: Goods, names: Names, values: pd.DataFrame, unit: str) -> str:
    """A chart's alternative text, without a figure, so that the chart is kept when they change."""
    return (
        f"Two lines over time, in {unit}, with the space between them shaded: "
        f"{numbers.listed(list(side_labels(goods, names, values).values()))}. It is told in "
        "words below it."
    )


def alternative_of_gaps(pair: Pair, what: str) -> str:
    """The alternative text of a chart of the difference."""
    return (
        f"Two lines over time, one for each flow of goods of {pair.label}: {what}. "
        "It is told in words below it."
    )


def gap_summary(gaps: pd.DataFrame, pair: Pair, names: Names, column: str, unit: str) -> str:
    """The difference in sentences: its latest, smallest and largest, for each flow of goods."""
    said = []
    for goods in both_ways(pair):
        own = gaps[gaps["goods"] == goods.id].dropna(subset=column)
        if own.empty:
            said.append(f"{numbers.capital(reasons.way(goods, names))}: no year with two reports.")
            continue
        places = {
            "last": own.iloc[-1],
            "lowest": own.iloc[int(own[column].to_numpy().argmin())],
            "highest": own.iloc[int(own[column].to_numpy().argmax())],
        }
        each = [f"{place} {_value(row.to_dict(), column, unit)}" for place, row in places.items()]
        said.append(
            f"{numbers.capital(reasons.way(goods, names))}: {', '.join(each)}; {len(own)} years."
        )
    return " ".join(said)


def of_sides(
    values: pd.DataFrame, goods: Goods, names: Names, unit: str, spans: pd.DataFrame
) -> str:
    """One flow of goods in sentences: what each side recorded, and which has no figure at all."""
    recorded = (
        [summary(values, side_labels(goods, names, values), unit, spans)] if len(values) else []
    )
    silent = [
        f"{numbers.possessive(names[side])} {flow}: {numbers.MISSING} in these years."
        for side, flow in zip(goods, ("exports", "imports"), strict=True)
        if side not in set(values["pair"])
    ]
    return " ".join([*recorded, *silent])


def table_of_gaps(rows: pd.DataFrame, names: Names, unit: str) -> pd.DataFrame:
    """A table to read, newest first: both figures, the difference, the ratio, the sources.

    In millions, so that a small flow of goods beside a large one is still a figure.
    """
    ordered = rows.sort_values(["period", "goods"], ascending=[False, True], kind="stable")
    return pd.DataFrame(
        [
            {
                "Year": row["period"],
                "Goods": f"from {names[row['exporter']]}",
                f"Exporter, million {unit}": _cell(row, "exported"),
                f"Importer, million {unit}": _cell(row, "imported"),
                "Difference": _gap_cell(row, names),
                "CIF over FOB": "" if pd.isna(row["ratio"]) else f"{row['ratio']:,.2f}",
                "Sources": str(row["source"]).replace(" + ", ", "),
            }
            for row in ordered.to_dict("records")
        ]
    )


def side_status(row: Row, names: Names, goods: Goods) -> str:
    """The status of one side's figure in words: a derived one names whose report it rests on."""
    if row["status"] == Status.ESTIMATE:
        other = goods.importer if row["pair"] == goods.exporter else goods.exporter
        return f"{DERIVED} from {numbers.possessive(names[other])} report"
    return str(row["status"])


def only_one_side(source: str, flow: Flow | None, keepers: list[str], others: list[str]) -> str:
    """Why a source has nothing to set beside its figures, and which sources have."""
    if flow is not None:
        buys = flow is Flow.IMPORT
        said = (
            f"{source} holds {flow}s only. What the {'seller' if buys else 'buyer'} recorded is "
            f"not in it, so there is nothing to set beside the {'buyer' if buys else 'seller'}’s "
            "figures."
        )
    else:
        said = (
            f"Of this pair, in these years, {source} holds only what {numbers.listed(keepers)} "
            "recorded, so there is nothing to set beside it."
        )
    return said + (f" Both sides’ figures are in: {numbers.listed(others)}." if others else "")


def _first(latest: pd.DataFrame, pair: Pair) -> Row:
    order = {goods.id: place for place, goods in enumerate(both_ways(pair))}
    rows: list[Row] = list(latest.to_dict("records"))
    return min(rows, key=lambda row: order[str(row["goods"])])


def _value(row: Row, column: str, unit: str) -> str:
    """A gap or ratio with its year; an estimate in it makes it no comparison, and it says so."""
    derived = "" if row["standing"] == Standing.COMPARED else " (derived, not a comparison)"
    value = f"{row[column]:,.2f}" if column == "ratio" else numbers.amount(row[column], unit)
    return f"{value} in {row['period']}{derived}"


def _cell(row: Row, side: str) -> str:
    if pd.isna(row[f"{side}_usd"]):
        return numbers.MISSING
    return _millions(row[f"{side}_usd"]) + numbers.STATUS_ADDED[Status(row[f"{side}_status"])]


def _gap_cell(row: Row, names: Names) -> str:
    reason = reasons.why_not(row, names)
    if pd.isna(row["gap_usd"]):
        return f"none: {reason}"
    said = _millions(row["gap_usd"])
    return f"{said} (not a comparison: {reason})" if reason else said


def _millions(value: float) -> str:
    return numbers.digits(value / numbers.MILLION, MONEY)


def _basis(values: pd.DataFrame, side: str) -> str:
    """Where a side's figures were valued, if all of them were valued at one place."""
    figures = zip(values["pair"], values["valuation"], strict=True)
    places = {place for keeper, place in figures if keeper == side}
    return BASIS.get(places.pop(), UNSURE) if len(places) == 1 else UNSURE


def _wrapped(name: str) -> str:
    """A long name in short lines, so that it leaves room for the plot."""
    return "\n".join(wrap(name, NARROW, break_long_words=False))
