"""Two ledgers as lines: each side's figures, the space between two reports, and the gap."""

from collections.abc import Mapping

import pandas as pd

from dashboard.ledgers.gaps import BOTH, DERIVED, OWN_REPORTS, PARTS, SIDES, Goods
from dashboard.ledgers.words import side_labels, side_status
from dashboard.ledgers.words_reasons import Names, Row, gap_note, way
from dashboard.series import lines
from dashboard.series.annotations import NOBODY, made_by, ready_to_draw
from dashboard.text.numbers import Scale, amount
from dashboard.vocabulary import RATIO, Standing, Step

SIDE = ["goods", "pair", "flow", "period", "position", "value", *PARTS[1:]]


def sides(rows: pd.DataFrame) -> pd.DataFrame:
    """Every figure of both ledgers on a row of its own, in the shape of a series.

    `pair` is the code of the side that recorded it: a line here is one side's ledger. `source`
    names the price index too where one was used.
    """
    parts = [_side(rows, side) for side in BOTH]
    whole = pd.concat(parts, ignore_index=True)
    return whole.sort_values(["goods", "flow", "period"], ignore_index=True)


def drawn_sides(
    values: pd.DataFrame,
    rows: pd.DataFrame,
    goods: Goods,
    names: Names,
    unit: str,
    scale: Scale,
    short_names: Mapping[str, str] = NOBODY,
) -> pd.DataFrame:
    """The figures of one flow of goods ready to draw, each with its words.

    `values` are its rows of `sides`, `rows` its rows with gaps. `firm` marks a side's own report.
    """
    labels = side_labels(goods, names, values)
    points = ready_to_draw(values, labels, unit, scale)
    told = [_told(row, names, goods, short_names) for row in points.to_dict("records")]
    noted = {str(row["period"]): gap_note(row, names, unit) for row in rows.to_dict("records")}
    return points.assign(
        made=made_by(points, short_names),
        told=told,
        firm=points["status"].isin(OWN_REPORTS),
        note=[noted[period] for period in points["period"]],
    )


def spans_of_sides(values: pd.DataFrame, unpriced: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Where a side of one flow of goods has no figure, or a derived one: pair, start, end, what."""
    keepers = [*unpriced["exporter"], *unpriced["importer"]]
    besides = pd.DataFrame({"pair": keepers, "period": [*unpriced["period"]] * 2})
    estimates = values[~values["status"].isin(OWN_REPORTS)]
    parts = [
        lines.missing_spans(values, Step.ANNUAL, besides),
        lines.periods_spans(values, estimates, Step.ANNUAL, DERIVED, lines.DERIVED),
    ]
    return lines.spans_in_words(parts, names)


def band(rows: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """The space between two reports: position, exported, imported, and run.

    `run` names stretches of years without a break; `is_alone` marks a stretch of one year.
    """
    both = rows[rows["standing"] == Standing.COMPARED].sort_values("period", ignore_index=True)
    broken = both["position"].diff() != 1
    run = broken.cumsum().astype(str)
    return both[["position"]].assign(
        exported=both["exported_usd"] / scale.divisor,
        imported=both["imported_usd"] / scale.divisor,
        run=run,
        is_alone=run.groupby(run).transform("size") == 1,
    )


def gap_series(gaps: pd.DataFrame, column: str) -> pd.DataFrame:
    """One column of the gaps as a series of each flow of goods: `pair` is the seller's code."""
    known = gaps.dropna(subset=column).reset_index(drop=True)
    return known.assign(pair=known["exporter"], value=known[column].astype(float))


def drawn_gaps(values: pd.DataFrame, names: Names, unit: str, scale: Scale) -> pd.DataFrame:
    """A gap's line ready to draw. `firm` marks two reports out of one source."""
    rows = values.to_dict("records")
    return values.assign(
        label=[_way(row, names) for row in rows],
        told=[_gap_told(row, unit, names) for row in rows],
        value=values["value"] / scale.divisor,
        firm=(values["standing"] == Standing.COMPARED) & ~values["two_sources"].astype(bool),
        note="",
    )


def largest(values: pd.DataFrame) -> float:
    """The largest value of a series, whatever its sign; nothing in a series without values."""
    return float(values["value"].abs().max()) if len(values) else 0.0


def _told(row: Row, names: Names, goods: Goods, short_names: Mapping[str, str]) -> str:
    status, by = side_status(row, names, goods), short_names.get(str(row["source"]), "")
    return f"{row['label']}: {row['text']}, {', '.join(filter(None, (status, by)))}"


def _way(row: Row, names: Names) -> str:
    return way(Goods(row["exporter"], row["importer"]), names)


def _gap_told(row: Row, unit: str, names: Names) -> str:
    return f"{_way(row, names)}: {_gap_text(row, unit)}; {gap_note(row, names, unit)}"


def _gap_text(row: Row, unit: str) -> str:
    return f"{row['value']:,.2f}" if unit == RATIO else amount(row["value"], unit)


def _side(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    keeper, flow = SIDES[side]
    held = rows[rows[f"{side}_usd"].notna()]
    own = {part: held[f"{side}_{part}"] for part in PARTS[1:]}
    return held.assign(pair=held[keeper], flow=str(flow), value=held[f"{side}_usd"], **own)[SIDE]
