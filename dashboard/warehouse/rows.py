"""What came from a warehouse, as the package's own trade table: its columns, types and order."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.vocabulary import Flow, Status, Valuation
from dashboard.warehouse import words
from dashboard.warehouse.expressions import BESIDE, KEY, NO_STATUS

COLUMNS = [*KEY[1:], "valuation", "value_usd", "status", "note", "source"]
TEXT = [name for name in COLUMNS if name != "value_usd"]
ALLOWED = {"flow": Flow, "valuation": Valuation, "status": Status}
PERIOD = r"\d{4}(-(0[1-9]|1[0-2]))?|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}"
MOST_DOLLARS = 1e14


def trade_of(
    totals: pd.DataFrame, goods: pd.DataFrame | None, order: Sequence[str]
) -> pd.DataFrame:
    """The trade table; a total as published goes before one that was added up from its lines."""
    rows = totals[[*KEY, *BESIDE, "value_usd"]]
    if goods is not None and len(goods):
        sums = _sums(goods)
        if len(rows):
            held = pd.MultiIndex.from_frame(rows[KEY])
            sums = sums[~pd.MultiIndex.from_frame(sums[KEY]).isin(held)]
        rows = pd.concat([rows, sums], ignore_index=True) if len(rows) else sums
    text = rows[TEXT].fillna("").astype("str")
    typed = text.assign(value_usd=rows["value_usd"].astype("float64"))
    rank = {source: place for place, source in enumerate(order)}
    placed = typed.assign(place=typed["source"].map(rank)).sort_values(["place", *KEY])
    return placed[COLUMNS].reset_index(drop=True)


def what_is_wrong(rows: pd.DataFrame, goods: pd.DataFrame | None) -> str:
    """Why rows cannot be what they are called; empty where nothing speaks against it."""
    if goods is not None and (wrong := _wrong_lines(goods)):
        return wrong
    for name, codes in ALLOWED.items():
        odd = rows[~rows[name].isin([str(code) for code in codes])]
        if len(odd):
            return f"“{odd[name].iloc[0]}” is no {name}; allowed are {', '.join(codes)}"
    odd = rows[~rows["period"].str.fullmatch(PERIOD)]
    if len(odd):
        return f"“{odd['period'].iloc[0]}” is no period"
    odd = rows[~rows["value_usd"].between(0, MOST_DOLLARS)]
    if len(odd):
        return f"a value is missing, below zero or too large ({_first(odd)})"
    twice = rows[rows.duplicated(KEY)]
    return f"rows stand twice ({_first(twice)})" if len(twice) else ""


def _wrong_lines(goods: pd.DataFrame) -> str:
    """Why lines of goods cannot be added up: the sum would be another than that of all goods."""
    ways, digits = (goods[f"min_{name}"] != goods[f"max_{name}"] for name in ("way", "digits"))
    found = {
        # Several classifications or depths hold the same goods again.
        "lines of goods would be counted twice": ways | digits,
        "a line of goods stands twice": goods["codes"] != goods["lines"],
        "a code of goods is no number": goods["no_number"] > 0,
        "a line of goods has no value": goods["no_value"] > 0,
        "lines of goods are below zero": goods["least"] < 0,
    }
    odd = {words: goods[rows] for words, rows in found.items() if rows.any()}
    return next((f"{words} ({_first(rows)})" for words, rows in odd.items()), "")


def _sums(goods: pd.DataFrame) -> pd.DataFrame:
    """Lines of goods as one row a period: as weak as the weakest, valued as all of them are."""
    statuses = np.array([*(str(status) for status in Status), ""], dtype=object)
    notes = goods["min_note"].fillna("")
    note = notes.where(notes == goods["max_note"].fillna(""), "")
    made = goods["lines"].map(lambda lines: words.added_up(int(lines)))
    return goods[KEY].assign(
        valuation=goods["min_valuation"].where(
            goods["min_valuation"] == goods["max_valuation"], str(Valuation.UNKNOWN)
        ),
        status=statuses[goods["weakness"].clip(upper=NO_STATUS).astype(int)],
        note=[f"{own}; {how}" if own else how for own, how in zip(note, made, strict=True)],
        value_usd=goods["cents"].astype("float64") / 100,
    )


def _first(rows: pd.DataFrame) -> str:
    """The first of some rows, by what tells rows apart."""
    return " ".join(str(cell) for cell in rows.iloc[0][KEY])
