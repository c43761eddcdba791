"""Records of states that no longer exist, put before or into those of their successors.

Never done unless asked. Every row made so carries the predecessor's name in the column
`predecessor`, which is empty elsewhere.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

KEY = ["source", "reporter", "partner", "flow", "period"]


def own_years(trade: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    """The trade table without years in which a source's code stands for a continued predecessor.

    Correlates of War writes RUS for the Soviet Union and the Russian Empire too.
    """
    states = economies[economies["succession"] == "continued"]
    is_own = pd.Series(True, index=trade.index)
    years = trade["period"].str[:4].astype(int)
    for state in states.to_dict("records"):
        sides = (trade["reporter"] == state["predecessor_of"]) | (
            trade["partner"] == state["predecessor_of"]
        )
        is_own &= ~(sides & (years <= int(state["last_year"])))
    return trade[is_own]


def last_years(economies: pd.DataFrame) -> dict[str, int]:
    """The last years of states that no longer exist, by their codes."""
    ended = economies.dropna(subset="last_year")
    return {
        str(code): int(year) for code, year in zip(ended["code"], ended["last_year"], strict=True)
    }


def predecessors(economies: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The codes of all states before each state, by its code."""
    before = economies[economies["predecessor_of"] != ""]
    groups = before.groupby("predecessor_of")["code"]
    return {str(code): tuple(own) for code, own in groups}


def unjoined(trade: pd.DataFrame) -> pd.DataFrame:
    """The trade table as published, with an empty column `predecessor`."""
    return trade.assign(predecessor="")


def joined(trade: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    """The trade table with every predecessor's rows under the successor's code, and marked.

    A continued predecessor (the Soviet Union) stands in where its successor has no row, up to its
    last year. A merged one (East Germany) is added to its successor's own row; a source that
    records it leaves a year out in which either of the two is missing, since one alone is a part.
    """
    result = unjoined(trade)
    states = economies[economies["predecessor_of"] != ""]
    for succession in ("continued", "merged"):
        for state in states[states["succession"] == succession].to_dict("records"):
            join = _continue if succession == "continued" else _merge
            result = join(result, state)
    return result


def _relabel(rows: pd.DataFrame, state: Mapping[Hashable, object]) -> pd.DataFrame:
    """A predecessor's rows up to its last year, under its successor's code."""
    code, successor, name = state["code"], state["predecessor_of"], str(state["name"])
    own = rows[(rows["reporter"] == code) | (rows["partner"] == code)]
    own = own[own["period"].str[:4].astype(int) <= int(str(state["last_year"]))]
    return own.assign(
        reporter=own["reporter"].replace(code, successor),
        partner=own["partner"].replace(code, successor),
        predecessor=[f"{mark}, {name}" if mark else name for mark in own["predecessor"]],
    )


def _continue(rows: pd.DataFrame, state: Mapping[Hashable, object]) -> pd.DataFrame:
    both = pd.concat([rows, _relabel(rows, state)], ignore_index=True)
    return both.drop_duplicates(KEY, keep="first", ignore_index=True)


def _merge(rows: pd.DataFrame, state: Mapping[Hashable, object]) -> pd.DataFrame:
    part = _relabel(rows, state).set_index(KEY)
    if part.empty:
        return rows
    whole = rows.set_index(KEY)
    shared = whole.index.intersection(part.index)
    added = whole.loc[shared].assign(
        value_usd=whole.loc[shared, "value_usd"] + part.loc[shared, "value_usd"],
        note=part.loc[shared, "note"],
        predecessor=part.loc[shared, "predecessor"],
    )
    others = whole.drop(index=_halves(whole, part, int(str(state["last_year"]))))
    return pd.concat([others, added]).reset_index()[rows.columns]


def _halves(whole: pd.DataFrame, part: pd.DataFrame, last_year: int) -> "pd.Index[Any]":
    """The successor's own rows, of flows the predecessor has too, from the years of both."""
    flows = {key[:-1] for key in part.index}
    years_of_both = [key[:-1] in flows and int(key[-1][:4]) <= last_year for key in whole.index]
    return whole.index[years_of_both]
