"""A table of ours in our own form, split at its commas and lines by Arrow, a column at a time.

Anything unusual in the file or its schema is left to the slow way, cell by cell.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from dashboard.package.as_saved import DATES, NUMBERS
from dashboard.package.schema import Descriptor, is_known

Columns = Mapping[str, pa.Array]
"""The cells of a table, a column by its name: of words that are judged, each word stands once."""
PLAIN = bytes(range(0x20, 0x7F)) + b"\n"
# Control characters, and marks that turn the direction of writing, as UTF-8 writes them.
UNSEEN = re.compile(rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
WELL_QUOTED = r'^(?:(?:[^",\n]*|"(?:[^"\n]|"")*")[,\n])*$'
WORDS, TEXT = pa.dictionary(pa.int32(), pa.string()), pa.large_string()


def types_of(schema: Descriptor) -> dict[str, pa.DataType]:
    """How each column is held that it may be judged."""
    return {
        field["name"]: WORDS if _is_judged(field, schema) else TEXT for field in schema["fields"]
    }


def _is_judged(field: Descriptor, schema: Descriptor) -> bool:
    name, has_rules = field["name"], bool(field.get("constraints"))
    return field["type"] not in NUMBERS and (
        has_rules or name in DATES or name in schema["primaryKey"]
    )


def columns_of(content: bytes, schema: Descriptor) -> Columns | None:
    """The columns of a file in our own form; nothing where it or its schema is unusual."""
    if not (is_known(schema) and _is_own_form(content, [f["name"] for f in schema["fields"]])):
        return None
    types = types_of(schema)
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    try:
        table = csv.read_csv(pa.BufferReader(content), convert_options=options)
    except pa.ArrowException:
        return None
    if not 0 < table.num_rows == content.count(b"\n") - 1:
        return None
    return {name: table[name].combine_chunks() for name in types}


def _is_own_form(content: bytes, names: Sequence[str]) -> bool:
    """Whether a file can be split at its commas and lines: as we write it, nothing unseen in it."""
    return (
        content.startswith(f"{','.join(names)}\n".encode())
        and content.endswith(b"\n")
        and not UNSEEN.search(content.translate(None, PLAIN))
        and (b'"' not in content or _is_well_quoted(content))
    )


def _is_well_quoted(content: bytes) -> bool:
    """Whether each quotation mark opens or ends a cell of one line, or is doubled within one."""
    ends = pa.py_buffer(np.array([0, len(content)], dtype="int64"))
    whole = pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(content)])
    return bool(pc.match_substring_regex(whole, WELL_QUOTED)[0].as_py())
