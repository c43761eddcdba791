"""A table of ours in our own form, split at its commas and lines by Arrow, a column at a time.

Anything unusual in the file or its schema is left to the slow way, cell by cell.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from dashboard.package.as_saved import NUMBERS
from dashboard.package.schema import RULED, Descriptor, is_known

# A line after another: cells without quotation marks, or in them, where a doubled one is one. No
# control characters; beyond ASCII, as UTF-8 writes them, nor marks that turn the direction.
OWN_FORM = r'^(?:(?:[^",\x00-\x1f\x7f]*|"(?:[^"\x00-\x1f\x7f]|"")*")[,\n])*$'
ASCII = bytes(range(0x80))
UNSEEN = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
TEXT = pa.large_string()
BLOCK, FEW_ROWS, THREADS = 1 << 22, 50_000, 2


@dataclass(frozen=True)
class Columns:
    """The cells of a table by column; `words` hold each word once, of columns that have rules."""

    cells: Mapping[str, pa.ChunkedArray]
    words: Mapping[str, pa.DictionaryArray]

    @classmethod
    def of(cls, cells: Mapping[str, pa.ChunkedArray], schema: Descriptor) -> "Columns":
        """The columns of a table of some schema."""
        ruled = [field["name"] for field in schema["fields"] if _has_rules(field, schema)]
        by_word = [partial(_by_word, cells[name]) for name in ruled]
        is_large = bool(ruled) and len(cells[ruled[0]]) > FEW_ROWS
        return cls(cells, dict(zip(ruled, _together(by_word, is_large), strict=True)))


def _by_word(cells: pa.ChunkedArray) -> pa.DictionaryArray:
    return cells.dictionary_encode().combine_chunks()


def _together(tasks: Iterable[Callable[[], Any]], is_large: bool) -> list[Any]:
    """What tasks give; those of large tables at once, since Arrow leaves the others their turn."""
    if not is_large:
        return [task() for task in tasks]
    with ThreadPoolExecutor(THREADS) as pool:
        return [given.result() for given in [pool.submit(task) for task in tasks]]


def _has_rules(field: Descriptor, schema: Descriptor) -> bool:
    """Whether words of a column must keep something; numbers are judged as such."""
    name, is_bound = field["name"], bool(field.get("constraints"))
    if field["type"] in NUMBERS:
        return False
    return is_bound or name in RULED or name in schema["primaryKey"]


def columns_of(content: bytes, schema: Descriptor) -> Columns | None:
    """The columns of a file in our own form; nothing where it or its schema is unusual."""
    names = [field["name"] for field in schema["fields"]]
    if not (is_known(schema) and content.startswith(f"{','.join(names)}\n".encode())):
        return None
    tasks = partial(_is_own_form, content), partial(_split, content, names)
    is_own, table = _together(tasks, len(content) > BLOCK)
    if not is_own or table is None or not table.num_rows:
        return None
    return Columns.of(dict(zip(names, table.columns, strict=True)), schema)


def _split(content: bytes, names: Sequence[str]) -> pa.Table | None:
    try:
        return csv.read_csv(
            pa.BufferReader(content),
            csv.ReadOptions(block_size=BLOCK),
            csv.ParseOptions(ignore_empty_lines=False),
            csv.ConvertOptions(column_types=dict.fromkeys(names, TEXT)),
        )
    except pa.ArrowException:
        return None


def _is_own_form(content: bytes) -> bool:
    """Whether each line is a row, and nothing unseen is in it."""
    ends = pa.py_buffer(np.array([0, len(content)], dtype="int64"))
    whole = pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(content)])
    if not pc.match_substring_regex(whole, OWN_FORM)[0].as_py():
        return False
    return content.isascii() or not UNSEEN.search(content.translate(None, ASCII))
