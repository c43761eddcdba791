"""Every economy there is or was, as rows of economies.csv: its name, its end, a colour of its own.

For data that keep a publisher's whole file: those of ISO 3166-1, Kosovo, and states that ended. Of
these only the Soviet Union and East Germany have one successor that their records can be put with.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

import pandas as pd

from dashboard.reading.economies import every_name
from dashboard.reading.iso import COUNTRIES, FORMER, SUCCESSORS

WORLD, KOSOVO = "WLD", "XKX"
SHORT = {
    "TUR": "Turkey",
    "ARE": "United Arab Emirates",
    "COD": "DR Congo",
    "COG": "Congo",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    KOSOVO: "Kosovo",
    WORLD: "World",
    **{code: name for code, (name, _) in SUCCESSORS.items()},
}
"""Names that the pages print where the first one known is longer or another."""
LAST_YEARS = {"SUN": 1991, "DDR": 1990, "YUG": 1992, "CSK": 1992, "SCG": 2006, "ANT": 2010}
LAST_YEARS |= {"BLX": 1998}
"""The last year of states that ended; Belgium and Luxembourg reported together until then."""
JOINED = {"SUN": ("RUS", "continued"), "DDR": ("DEU", "merged")}
"""The state that each became or became part of, and how."""
PALETTE = (
    *("#D42111", "#445B15", "#1267DE", "#95236F", "#975D0C", "#165F2F", "#5142F0", "#9D2539"),
    *("#697109", "#165F53", "#9D2BEE", "#84411F", "#397B0A", "#1C5978", "#C110B3", "#5F5316"),
    *("#0A7B13", "#2E46C2", "#D01160", "#225F16", "#0A767F", "#632FCA", "#0A7B4C", "#852499"),
)
"""Colours that can be read on white, neighbours far apart."""


@cache
def every_code() -> tuple[str, ...]:
    """The codes of all economies, without the world."""
    return tuple(sorted({*COUNTRIES, *FORMER, KOSOVO}))


@cache
def world_names() -> dict[str, str]:
    """The name of every economy, as the pages print it."""
    first: dict[str, str] = {}
    for code, name in every_name():
        first.setdefault(code, name)
    return {code: SHORT.get(code) or first[code] for code in (*every_code(), WORLD)}


def colour_of(code: str) -> str:
    """An economy's colour, the same whoever else is there."""
    return PALETTE[every_code().index(code) % len(PALETTE)]


def rows_of_world(codes: Collection[str]) -> pd.DataFrame:
    """Rows of economies.csv for codes, in their order; codes that are none of the world are not."""
    known = [code for code in every_code() if code in set(codes)]
    rows: list[dict[str, Any]] = [
        {
            "code": code,
            "name": world_names()[code],
            "predecessor_of": JOINED.get(code, ("", ""))[0],
            "succession": JOINED.get(code, ("", ""))[1],
            "last_year": LAST_YEARS.get(code),
            "colour": colour_of(code),
        }
        for code in known
    ]
    columns = ["code", "name", "predecessor_of", "succession", "last_year", "colour"]
    return pd.DataFrame(rows, columns=columns).astype({"last_year": "Int64"})
