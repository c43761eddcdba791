"""One indicator has one unit: where it has two, in one file or in two."""

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.errors import Problem
from dashboard.text.numbers import listed

SCALE_WORD = re.compile(r"(?i)\b(?:hundreds?|thousands?|millions?|billions?|of)\b|\s+")


def mixed(tables: Sequence[tuple[str, pd.DataFrame]]) -> Iterator[Problem]:
    """The rows of indicators whose unit is not that of most rows of it, over all files."""
    parts = [rows.assign(file=file, line=rows.index) for file, rows in tables]
    every = pd.concat(parts, ignore_index=True)
    many = every.groupby("indicator")["unit"].transform("nunique") > 1
    for indicator, rows in every[many].groupby("indicator", sort=False):
        usual = rows["unit"].value_counts().index[0]
        first = rows[rows["unit"] == usual].iloc[0]
        for row in rows[rows["unit"] != usual].to_dict("records"):
            what = f"found “{row['unit']}” for {indicator}; "
            where = f"{first['file']}, line {first['line']}, has it in “{usual}”. "
            yield Problem(
                row["file"],
                what + where + one_unit_words(str(row["unit"]), str(usual)),
                int(row["line"]),
                "unit",
                "Give it a name of its own, or bring it to that unit.",
            )


def two_units(frame: pd.DataFrame) -> dict[str, list[str]]:
    """The indicators of a table that stand in more than one unit, and these."""
    units = frame.groupby("indicator")["unit"].unique()
    return {str(name): [*map(str, some)] for name, some in units.items() if len(some) > 1}


def one_unit_words(unit: str, usual: str) -> str:
    """Why two units of an indicator are a fault, and whether they differ only by their scale."""
    same = SCALE_WORD.sub("", unit) == SCALE_WORD.sub("", usual)
    return "The two differ by their scale." if same else "One indicator has one unit."


def units_words(units: Sequence[str]) -> str:
    """Units as a sentence lists them."""
    return listed([f"“{unit}”" for unit in units])
