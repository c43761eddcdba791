"""Groups of goods in words: whose record, what its parts are, and what to beware of."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.credit import in_short
from dashboard.goods.groups import CLASSIFICATIONS
from dashboard.goods.products import Record, is_monthly, same_flow
from dashboard.series.periods import is_of
from dashboard.text import numbers
from dashboard.text.numbers import Scale
from dashboard.vocabulary import MONEY, Flow, Step

FEW = 3
"""Up to so many periods are all told in words; of more the first and the last."""
WHOLE = "**Shares are of the whole:** the sum of all groups shown, and nothing else."


def cautions_of(groups: pd.DataFrame) -> list[str]:
    """What the rows say of themselves: of single groups, and of the whole of a year."""
    own = groups[groups["note"] != ""]
    said = [f"{label}: {note}" for label, note in zip(own["label"], own["note"], strict=True)]
    yearly = groups[~groups["period"].map(lambda period: is_of(period, Step.MONTHLY)).astype(bool)]
    return [f"{text}." for text in dict.fromkeys([*said, *filter(None, yearly["whole_note"])])]


def groups_and_years(own: Sequence[Record], products: pd.DataFrame) -> str:
    """What a source's groups are, and of when."""
    name, _ = CLASSIFICATIONS.get(own[0].classification, (own[0].classification, {}))
    periods = products.loc[products["source"] == own[0].source, "period"]
    years = numbers.through(periods.min()[:4], periods.max()[:4])
    return f"{name}, {'months of ' if is_monthly(periods) else ''}{years}"


def years_shown(periods: Sequence[str]) -> str:
    """Which periods are shown: a few by name, of many the first and the last."""
    few = len(periods) <= FEW
    return numbers.listed(list(periods)) if few else numbers.through(periods[0], periods[-1])


def record_name(record: Record, names: Mapping[str, str]) -> str:
    """Whose flow it is: “Turkey's imports from Russia”."""
    direction = "exports to" if record.flow == Flow.EXPORT else "imports from"
    return f"{numbers.possessive(names[record.reporter])} {direction} {names[record.partner]}"


def no_index(prices: int | None) -> str:
    """Why there are no groups in the dollars of a year."""
    return f"No price index brings these figures to dollars of {prices}."


def price_note(prices: int | None) -> list[str]:
    """What constant dollars are, where they are asked for."""
    said = f"Dollars of {prices}, by the US consumer price index; shares are the same."
    return [said] if prices else []


def elsewhere_note(
    trade: pd.DataFrame, record: Record, periods: Sequence[str], sources: Mapping[str, str]
) -> list[str]:
    """What other sources hold for the same flow and periods, where there is something."""
    others = trade[
        same_flow(trade, record)
        & (trade["source"] != record.source)
        & trade["period"].isin(periods)
    ].sort_values("period")
    said = [
        f"{in_short(id_, sources)}: {numbers.listed(_yearly(own))}"
        for id_, own in others.groupby("source")
    ]
    note = f"The same flow in other sources, in current dollars: {numbers.inert('; '.join(said))}."
    return [note] if said else []


def _yearly(rows: pd.DataFrame) -> list[str]:
    amounts = zip(rows["value_usd"], rows["period"], strict=True)
    return [f"{numbers.amount(float(value), MONEY)} in {period}" for value, period in amounts]


def texts(groups: pd.DataFrame, unit: str) -> list[str]:
    """Each part as its share and its dollars."""
    return [
        f"{_part(share)} % · {numbers.brief_amount(value, unit)}"
        for share, value in zip(groups["share"], groups["value"], strict=True)
    ]


def _part(share: float) -> str:
    """A share of the whole: one place, or two where one would show nothing."""
    return f"{share:,.1f}" if share >= 0.05 or share == 0 else f"{share:,.2f}"


def summary(groups: pd.DataFrame, unit: str) -> str:
    """Periods in sentences: the whole, and its three largest parts; of many the first and last."""
    every = sorted(set(groups["period"]))
    periods = every if len(every) <= FEW else [every[0], every[-1]]
    return " ".join(
        _period_words(groups[groups["period"] == period], period, unit) for period in periods
    )


def table(groups: pd.DataFrame, units: Scale) -> pd.DataFrame:
    """Shares and dollars to read: a row a group, the newest period first; of months a row each."""
    cells = groups.assign(
        cell=[
            f"{_part(share)} % · {numbers.digits(value / units.divisor, MONEY)}"
            f"{numbers.STATUS_ADDED.get(status, '')}"
            for share, value, status in zip(
                groups["share"], groups["value"], groups["status"], strict=True
            )
        ]
    )
    said = f"share · {units.unit}"
    if is_monthly(groups["period"]):
        months = _wide(cells, "period", "label").sort_index(ascending=False)
        months.columns = [f"{label}, {said}" for label in months.columns]
        return months.reset_index().rename(columns={"period": "Period"})
    wide = _wide(cells, "label", "period")
    newest_first = wide[sorted(wide.columns, reverse=True)]
    newest_first.columns = [f"{period}, {said}" for period in newest_first.columns]
    return newest_first.reset_index().rename(columns={"label": "Group"})


def _wide(cells: pd.DataFrame, down: str, across: str) -> pd.DataFrame:
    """Cells spread out, both ways in the order in which they came."""
    wide = cells.pivot(index=down, columns=across, values="cell").fillna("no row")
    return wide.loc[list(dict.fromkeys(cells[down])), list(dict.fromkeys(cells[across]))]


def newest_whole(groups: pd.DataFrame, name: str, unit: str) -> str:
    """The newest whole of a flow and its largest parts, to be cited."""
    newest = groups["period"].max()
    return f"{name}, {_period_words(groups[groups['period'] == newest], newest, unit)[:-1]}"


def _period_words(own: pd.DataFrame, period: str, unit: str) -> str:
    top = own[~own["is_rest"]].sort_values("value", ascending=False).head(3)
    largest = [
        f"“{row['label']}” {row['share']:.1f} percent ({numbers.amount(row['value'], unit)})"
        for row in top.to_dict("records")
    ]
    rest = own[own["is_rest"]]
    unplaced = f"; {rest['share'].sum():.1f} percent not placed in a group" if len(rest) else ""
    return (
        f"{period}: the whole is {numbers.amount(float(own['value'].sum()), unit)}; largest "
        f"{numbers.listed(largest)}{unplaced}."
    )
