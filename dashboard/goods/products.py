"""What two economies trade: groups of goods, in dollars and as parts of a stated whole.

The whole of a period is the source's own total of that flow where the data hold it and it is
larger than the sum of the groups; what is missing to it stands as a part of its own. Otherwise
the whole is that sum. Shares of one period add up to 100 percent.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from dashboard.goods.groups import CATCH_ALL, words
from dashboard.series.flows import FIRMEST_FIRST, Pair
from dashboard.series.periods import is_of, position
from dashboard.text.numbers import Scale
from dashboard.vocabulary import PERCENT, Step

FINE = 50
"""A source with so many groups tells the goods themselves."""
UNPLACED = "unplaced"
UNPLACED_WORDS = "In no group of this source"
OTHERS = "others"
ROUNDING = 1e-6
"""By how much, as a part of the total, groups and total may differ for rounding alone."""
NOT_STATED = "not stated"
ROW = [
    *("period", "code", "label", "value", "share", "status", "source", "note"),
    *("whole_note", "is_rest"),
]


class Record(NamedTuple):
    """One side's record of one flow by groups of goods, in one source."""

    id: str
    source: str
    reporter: str
    partner: str
    flow: str
    classification: str


def records(products: pd.DataFrame) -> list[Record]:
    """Every record of the data: those of fine groups first, of them the newest sources first.

    Of one source those of the most money stand first.
    """
    columns = ["source", "reporter", "partner", "flow", "classification"]
    summed = products.groupby(columns, sort=False)["value_usd"].sum().reset_index()
    own = products.groupby("source").agg(groups=("code", "nunique"), newest=("period", "max"))
    of_source = own.assign(fine=own["groups"] >= FINE, source=own.index)
    by = ["fine", "newest", "groups", "source", "value_usd"]
    ordered = summed.merge(of_source.reset_index(drop=True)).sort_values(by, ascending=False)
    each = ordered[columns].itertuples(index=False, name=None)
    return [Record(f"{a}.{b}.{c}.{d}", a, b, c, d, e) for a, b, c, d, e in each]


def is_monthly(periods: pd.Series) -> bool:
    """Whether periods are months."""
    return bool(len(periods)) and all(is_of(period, Step.MONTHLY) for period in periods)


def composition(products: pd.DataFrame, trade: pd.DataFrame, record: Record) -> pd.DataFrame:
    """The groups of every period of a record, with the columns of ROW, in current dollars.

    `status` and notes are those of the source's own totals in `trade`; `is_rest` marks what was
    not placed in a group.
    """
    rows = rows_of(products, record)
    totals = _totals(trade, record)
    parts = [_period(own, str(period), totals, record) for period, own in rows.groupby("period")]
    return pd.concat(parts or [pd.DataFrame(columns=ROW)], ignore_index=True)


def rows_of(products: pd.DataFrame, record: Record) -> pd.DataFrame:
    """The groups of a record, as the data hold them."""
    return products[_of(products, record) & (products["classification"] == record.classification)]


def wholes(groups: pd.DataFrame) -> dict[str, float]:
    """The whole of each period, in the dollars of the groups."""
    return {str(period): float(own["value"].sum()) for period, own in groups.groupby("period")}


def largest(groups: pd.DataFrame, count: int) -> pd.DataFrame:
    """The largest groups of the newest period, the others as one, and what is not placed.

    All groups stay where they are no more than `count`. What is put together is as weak as its
    weakest part.
    """
    newest = groups[groups["period"] == groups["period"].max()]
    rest = set(groups.loc[groups["is_rest"], "code"])
    named = newest[~newest["is_rest"]].sort_values("value", ascending=False)["code"]
    if groups["code"].nunique() - len(rest) <= count:
        return groups
    large = [*named.head(count), *rest]
    small = groups[~groups["code"].isin(large)]
    number = small["code"].nunique()
    said = "One other group" if number == 1 else f"The other {number} groups together"
    parts = [_together(own, said) for _, own in small.groupby("period")]
    order = {code: place for place, code in enumerate([*named.head(count), OTHERS, *rest])}
    whole = pd.concat([groups[groups["code"].isin(large)], *parts], ignore_index=True)
    return whole.sort_values(
        "code", key=lambda codes: codes.map(lambda code: order[code]), kind="stable"
    )


def stacked(groups: pd.DataFrame, column: str, units: Scale) -> pd.DataFrame:
    """Groups of months one upon another: start, end of the month; low, high in the unit drawn."""
    values = groups[column].astype(float) / units.divisor
    high = values.groupby(groups["period"]).cumsum()
    middle = groups["period"].map(lambda period: position(period, Step.MONTHLY))
    return groups.assign(low=high - values, high=high, start=middle - 0.036, end=middle + 0.036)


def as_series(groups: pd.DataFrame, record: Record, unit: str) -> pd.DataFrame:
    """The groups as rows of the usual columns, for a CSV; the share stands in the note."""
    notes = [
        "; ".join(filter(None, (label, f"{share:.4f} {PERCENT} of the whole", note)))
        for label, share, note in zip(groups["label"], groups["share"], groups["note"], strict=True)
    ]
    return groups.assign(
        pair=f"{record.reporter}-{record.partner}",
        ledger=record.reporter,
        measure=[f"{record.flow} {record.classification} {code}" for code in groups["code"]],
        unit=unit,
        predecessor="",
        note=notes,
    )


def pair_of(record: Record, pairs: Sequence[Pair]) -> Pair | None:
    """The pair that a record is about, whichever side reported it."""
    sides = {record.reporter, record.partner}
    return next((pair for pair in pairs if {pair.first, pair.second} == sides), None)


def same_flow(rows: pd.DataFrame, record: Record) -> pd.Series:
    """Which rows are of the same flow of the same two sides, whatever their source."""
    whose = (rows["reporter"] == record.reporter) & (rows["partner"] == record.partner)
    return whose & (rows["flow"] == record.flow)


def _of(rows: pd.DataFrame, record: Record) -> pd.Series:
    return same_flow(rows, record) & (rows["source"] == record.source)


def _totals(trade: pd.DataFrame, record: Record) -> dict[str, tuple[float, str, str]]:
    """The source's own total of each period, with status and note; years of twelve months too."""
    rows = trade[_of(trade, record)]
    totals = {
        str(row["period"]): (float(row["value_usd"]), str(row["status"]), str(row["note"]))
        for row in rows.to_dict("records")
    }
    months = rows[rows["period"].map(lambda period: is_of(period, Step.MONTHLY)).astype(bool)]
    for year, own in months.groupby(months["period"].str[:4]):
        if len(own) == 12:
            status = max(own["status"], key=FIRMEST_FIRST.index)
            note = "; ".join(dict.fromkeys(word for word in own["note"] if word))
            totals.setdefault(str(year), (float(own["value_usd"].sum()), status, note))
    return totals


def _period(
    own: pd.DataFrame, period: str, totals: dict[str, tuple[float, str, str]], record: Record
) -> pd.DataFrame:
    total, status, note = totals.get(period, (0.0, NOT_STATED, ""))
    placed = float(own["value_usd"].sum())
    rows = pd.DataFrame(
        {
            "period": period,
            "code": own["code"],
            "label": [words(record.classification, code, label)
                      for code, label in zip(own["code"], own["label"], strict=True)],
            "value": own["value_usd"].astype(float),
            "status": status,
            "source": record.source,
            "note": own["note"],
            "whole_note": note,
            "is_rest": [(record.classification, code) in CATCH_ALL for code in own["code"]],
        }
    )  # fmt: skip
    if total > placed * (1 + ROUNDING):
        rest = {**rows.iloc[0].to_dict(), "code": UNPLACED, "label": UNPLACED_WORDS,
                "value": total - placed, "note": "", "is_rest": True}  # fmt: skip
        rows = pd.concat([rows, pd.DataFrame([rest])], ignore_index=True)
    return rows.assign(share=100 * rows["value"] / (rows["value"].sum() or float("nan")))[ROW]


def _together(own: pd.DataFrame, label: str) -> pd.DataFrame:
    statuses = [status for status in FIRMEST_FIRST if status in set(own["status"])]
    row: dict[Any, Any] = {
        **own.iloc[0].to_dict(),
        **{"code": OTHERS, "label": label, "note": "", "is_rest": False},
        **own[["value", "share"]].sum().to_dict(),
        "status": statuses[-1] if statuses else NOT_STATED,
    }
    return pd.DataFrame([row])
