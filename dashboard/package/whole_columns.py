"""A table of ours judged by whole columns: a million rows in less than a second.

What is found here is only which rows may be wrong; what is wrong with them, in which words, is for
`dashboard/package/tables.py`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from operator import gt, lt
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.package.as_saved import DATES, NUMBERS, OWN
from dashboard.package.days import is_real
from dashboard.package.figures import in_doubt, is_money
from dashboard.package.grid import HARMONISED
from dashboard.package.own_form import Columns
from dashboard.package.schema import Descriptor

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64] | npt.NDArray[np.float64]
LONGEST = 1 << 17
"""So many letters may a cell have for the module csv."""
BLANK_OR = {kind: f"^(?:{own.pattern})?$" for kind, own in NUMBERS.items()}
BOUNDS: Mapping[str, Callable[[Any, Any], Any]] = {"minimum": lt, "maximum": gt}
CODES = 1 << 62
THOUSAND = 1000
DIGITS = 15
FEW = 64
"""So many possible keys a row are few enough to tick each of them off."""


def suspects(columns: Columns, schema: Descriptor) -> Mask:
    """The rows that may be wrong by a known schema; every other row is without a fault."""
    words = columns.words
    found = _repeated([words[name] for name in schema["primaryKey"]]) | _lost_zeros(words)
    for field in schema["fields"]:
        name = field["name"]
        if name in words:
            found |= _odd_words(words[name], field)
        elif field["type"] in NUMBERS:
            found |= _odd_numbers(columns.cells[name], field)
        else:
            found |= _mask(pc.greater_equal(pc.binary_length(columns.cells[name]), LONGEST))
    return found


def is_in_doubt(columns: Columns, schema: Descriptor, good: Mask) -> bool:
    """Whether points may part thousands in a column of money, or a few odd rows would tell."""
    numbers = [f["name"] for f in schema["fields"] if f["type"] == "number" and is_money(f["name"])]
    return any(_may_part(columns.cells[name], good) for name in numbers)


def _may_part(cells: pa.ChunkedArray, good: Mask) -> bool:
    kept = cells if good.all() else cells.filter(pa.array(good))
    if any(np.nanmax(np.abs(_values(some)), initial=0) >= THOUSAND for some in (kept[:FEW], kept)):
        return False
    return len(kept) < len(cells) or in_doubt(kept.to_pylist())


def frame_of(columns: Columns, schema: Descriptor, good: Mask) -> pd.DataFrame:
    """The typed frame of the good rows, each under the line of the file where it stands."""
    lines = pd.RangeIndex(2, len(good) + 2)[slice(None) if good.all() else good]
    kept = pa.table(dict(columns.cells))
    kept = kept if good.all() else kept.filter(pa.array(good))
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    return pd.DataFrame({name: _series(kept[name], kinds[name], lines) for name in kinds})


def _series(cells: pa.ChunkedArray, kind: str, lines: "pd.Index[int]") -> "pd.Series[Any]":
    if kind not in NUMBERS:
        return pd.Series(pd.array(cells, dtype="str"), index=lines, copy=False)
    values = pd.Series(_values(cells), index=lines, copy=False)
    return values.astype("Int64") if kind == "integer" else values


def _lost_zeros(words: Mapping[str, pa.DictionaryArray]) -> Mask | bool:
    """Product codes of the Harmonised System that lack the zero they began with."""
    if not {"classification", "code"} <= words.keys():
        return False
    is_odd = _where(words["code"], lambda word: word.isdecimal() and len(word) % 2 == 1)
    return is_odd & _where(words["classification"], lambda w: bool(HARMONISED.fullmatch(w)))


def _odd_words(cells: pa.DictionaryArray, field: Descriptor) -> Mask:
    found = _where(cells, _fault(field))
    if field.get("constraints", {}).get("unique"):
        found |= _repeated([cells]) & ~_where(cells, lambda word: not word)
    return found


def _fault(field: Descriptor) -> Callable[[str], bool]:
    """What no word of a column may be; the expression of a pattern is as Frictionless takes it."""
    name, constraints = field["name"], field.get("constraints", {})
    pattern = re.compile(f"^{constraints['pattern']}$" if "pattern" in constraints else "")
    allowed, own = constraints.get("enum"), OWN.get(name)

    def is_odd(word: str) -> bool:
        if not word:
            return bool(constraints.get("required"))
        return (
            len(word) >= LONGEST
            or not pattern.match(word)
            or (allowed is not None and word not in allowed)
            or (own is not None and not own.fullmatch(word))
            or (name in DATES and not is_real(word))
        )

    return is_odd


def _where(coded: pa.DictionaryArray, holds: Callable[[str], bool]) -> Mask:
    """The rows whose word is such that something holds; each word is looked at once."""
    found = np.array([holds(word) for word in coded.dictionary.to_pylist()], dtype=bool)
    none = not found.any()
    return np.zeros(len(coded), dtype=bool) if none else found[coded.indices.to_numpy()]


def _repeated(key: Sequence[pa.DictionaryArray]) -> Mask:
    """The rows whose key stands in another row as well."""
    rows, many = np.zeros(len(key[0]), dtype="int64"), 1
    for one in key:
        if many * len(one.dictionary) > CODES:
            rows, many = pd.factorize(rows)[0], len(rows)
        many *= len(one.dictionary)
        rows *= len(one.dictionary)
        rows += one.indices.to_numpy()
    if many <= FEW * len(rows):
        ticked = np.zeros(many, dtype=bool)
        ticked[rows] = True
        if np.count_nonzero(ticked) == len(rows):
            return np.zeros(len(rows), dtype=bool)
    return pd.Series(rows).duplicated(keep=False).to_numpy(copy=True)


def _odd_numbers(cells: pa.ChunkedArray, field: Descriptor) -> Mask:
    constraints = field.get("constraints", {})
    found = _misshaped(cells, field["type"])
    if found.any():
        cells = pc.if_else(pa.array(found), "", cells)
    if constraints.get("required"):
        found |= _mask(pc.equal(cells, ""))
    values = _values(cells)
    for name in constraints.keys() & BOUNDS.keys():
        found |= _beyond(cells, values, Decimal(str(constraints[name])), BOUNDS[name])
    return found


def _misshaped(cells: pa.ChunkedArray, kind: str) -> Mask:
    """The cells that are no number as we write it; most columns hold a few digits each."""
    are_digits = pc.all(pc.ascii_is_decimal(cells)).as_py()
    if are_digits and pc.max(pc.binary_length(cells)).as_py() <= DIGITS:
        return np.zeros(len(cells), dtype=bool)
    return ~_mask(pc.match_substring_regex(cells, BLANK_OR[kind]))


def _beyond(
    cells: pa.ChunkedArray, values: Numbers, edge: Decimal, is_beyond: Callable[[Any, Any], Any]
) -> Mask:
    """The rows beyond an edge; cells so near that a float cannot tell are read exactly."""
    at = values == float(edge)
    found: Mask = is_beyond(values, float(edge))
    if at.any():
        near = cells.filter(pa.array(at)).dictionary_encode().combine_chunks()
        found[at] = _where(near, lambda cell: bool(is_beyond(Decimal(cell), edge)))
    return found


def _values(cells: pa.ChunkedArray) -> Numbers:
    """Numbers written as we write them: whole ones where all of them are, else nan for empty."""
    try:
        values: Numbers = cells.cast(pa.int64()).to_numpy()
    except pa.ArrowInvalid:
        held = pc.if_else(pc.equal(cells, ""), None, cells)
        values = held.cast(pa.float64()).to_numpy()
    return values


def _mask(rows: pa.ChunkedArray) -> Mask:
    mask: Mask = rows.to_numpy()
    return mask
