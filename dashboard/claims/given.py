"""A claim that nobody stored, by its fields: the columns of claims.csv, held to the same promises.

Only what a claim needs is asked for: two sides, a value, and the period or the day it was stated.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.claims.claim import Claim, claims_of
from dashboard.errors import UnknownChoice
from dashboard.package.claim_rows import UNITS_OF, row_problems
from dashboard.package.grid import Grid
from dashboard.package.package import Package
from dashboard.package.tables import read_grid
from dashboard.series.from_package import pairs_of
from dashboard.text.numbers import BILLION, MILLION, listed
from dashboard.vocabulary import CURRENCIES, MONEY, RATIO_TO, Form, Measure, Relation

SCHEMA = "schemas/claims.json"
NEEDED = ("reporter", "partner", "value")
MOST_PLACES = 12
BESIDE = ("speaks_for", "url")
"""What is known of a statement, in no column of claims.csv."""


def claim_given(package: Package, fields: Mapping[str, object]) -> Claim:
    """A claim by columns of claims.csv; a side by its code or its name.

    Without a word of it the measure is turnover, the relation `equals`, and the precision the step
    that the value shows. Raises UnknownChoice with all that is wrong.
    """
    given = {name: _written(value) for name, value in fields.items() if _is_said(value)}
    may_lack = ("value",) if given.get("form") == Form.COMPARISON else ()
    lacking = [name for name in NEEDED if name not in (*given, *may_lack)]
    if not given.keys() & {"period", "stated_on"}:
        lacking.append("period (or stated_on, from which the year before is taken)")
    if lacking:
        raise UnknownChoice(f"A claim needs {listed(lacking)}.")
    for side in ("reporter", "partner"):
        given[side] = _code(package, given[side])
    frame = _row(package, {**_usual(given), **given})
    (claim,) = claims_of(frame, pairs_of(package), package.names)
    beside: dict[str, Any] = {name: given[name] for name in BESIDE if name in given}
    return replace(claim, **beside)


def _is_said(value: object) -> bool:
    return value is not None and value != ""


def _written(value: object) -> str:
    """A field as it would stand in the file: digits and a point, without an exponent."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return f"{number:f}" if number.is_finite() else str(value)
    return str(value).strip()


def _usual(given: Mapping[str, str]) -> dict[str, str]:
    """What stands where nothing is said."""
    measure = given.get("measure", str(Measure.TURNOVER))
    form = Form.RATIO if RATIO_TO.fullmatch(measure) else given.get("form", Form.LEVEL)
    unit = given.get("unit", UNITS_OF[Form(form)][0] if form in [*Form] else "")
    return {
        "id": "given",
        "measure": measure,
        "relation": str(Relation.EQUALS),
        "kind": "stated",
        **(
            {"unit": unit, "precision": printed_step(given["value"], unit)}
            if "value" in given
            else {}
        ),
    }


def printed_step(value: str, unit: str) -> str:
    """The smallest step that a value shows as people print it: 0.1 billion for 66.6 billion."""
    try:
        number = Decimal(value)
        size = next((at for at in (BILLION, MILLION) if abs(number) >= at), 1.0)
        counted = (number / Decimal(size if unit in (MONEY, *CURRENCIES) else 1)).normalize()
        exponent = min(0, int(counted.as_tuple().exponent))
        if exponent < -MOST_PLACES:
            return ""
        return f"{Decimal(10) ** exponent * Decimal(size if unit in (MONEY, *CURRENCIES) else 1):f}"
    except (ArithmeticError, ValueError):
        return ""


def _code(package: Package, word: str) -> str:
    """The code of an economy that is named by its code or its name."""
    names = package.names
    by_word = {name.casefold(): code for code, name in names.items()} | {
        code.casefold(): code for code in names
    }
    if word.casefold() not in by_word:
        known = ", ".join(f"{name} ({code})" for code, name in sorted(names.items()))
        raise UnknownChoice(f"There is no economy “{word}” in the data; allowed are {known}.")
    return by_word[word.casefold()]


def _row(package: Package, cells: Mapping[str, str]) -> pd.DataFrame:
    """A row of claims.csv, as the file itself would be read."""
    schema: dict[str, Any] = json.loads((package.folder / SCHEMA).read_bytes())
    header = [field["name"] for field in schema["fields"]]
    if unknown := [name for name in cells if name not in (*header, *BESIDE)]:
        raise UnknownChoice(
            f"A claim has no field {listed([f'“{name}”' for name in unknown], 'or')}; allowed are "
            f"{', '.join((*header, *BESIDE))}."
        )
    if cells["reporter"] == cells["partner"]:
        raise UnknownChoice(f"A claim has two sides; found “{cells['reporter']}” twice.")
    read = read_grid("claim", Grid(header, [[cells.get(n, "") for n in header]], [2]), schema)
    problems = list(read.problems)
    if read.frame is not None and not problems:
        problems = list(row_problems(read.frame, set(package.names)))
    if problems or read.frame is None:
        raise UnknownChoice("\n".join(f"{one.column or 'claim'}: {one.says}" for one in problems))
    return read.frame
