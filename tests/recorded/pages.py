"""What a page shows, as text: words, controls, charts, tables, and what its downloads give."""

import hashlib
import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import unescape
from importlib import import_module
from typing import Any, NamedTuple
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from dashboard.package.shelf import current
from dashboard.serving.answers import file_of

MOST_OPTIONS = 14
MOST_BYTES = 60_000
CHOICES = {"selectbox", "multiselect", "button_group", "slider", "radio", "select_slider"}
TYPED = {"text_input", "number_input", "text_area", "date_input", "checkbox", "toggle"}
TAKEN = re.compile('href="([^"]+[.]csv[?][^"]+)"')
"""Where a row under a chart leads to its figures."""
SILENT = {"html", "empty", "component_instance", "unknown"}


class Answer(NamedTuple):
    """What was said: its words, the tables shown beside them, and what downloads give."""

    words: str
    tables: str = ""
    downloads: str = ""


def shown(place: str, address: dict[str, str | list[str]]) -> Answer:
    """A page with every box open: its words, its tables and what its downloads give."""
    module, name = place.split(":")
    import_module(module)  # a page that has moved is told here, and not on the page
    with _open_boxes() as downloads:
        test = AppTest.from_string(f"import {module} as view\nview.{name}()", default_timeout=120)
        for key, value in address.items():
            test.query_params[key] = value
        test.run()
    assert not test.exception, test.exception
    tables: list[str] = []
    lines = [line for line in _told(test.main, 0, tables) if line.strip()]
    downloads += _taken_away(test)
    return Answer("\n".join(lines), "\n".join(tables), "\n".join(_files(downloads)))


@contextmanager
def _open_boxes() -> Iterator[list[tuple[str, bytes]]]:
    """Boxes are open from the start, and a download is made at once and kept."""
    box, button = st.expander, st.download_button
    downloads: list[tuple[str, bytes]] = []

    def opened(label: str, expanded: bool = False, **more: Any) -> DeltaGenerator:  # noqa: ARG001
        return box(label, expanded=True, **more)

    def made(label: str, data: Any, file_name: str | None = None, **more: Any) -> bool:
        content = data() if callable(data) else data
        content = content.encode() if isinstance(content, str) else content
        content = content.replace(date.today().isoformat().encode(), b"TODAY")
        downloads.append((f"## {label}: {file_name}", content))
        return button(label, b"", file_name=file_name, **more)

    disabled = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with patch.object(st, "expander", opened), patch.object(st, "download_button", made):
            yield downloads
    finally:
        logging.disable(disabled)


def _taken_away(test: AppTest) -> Iterator[tuple[str, bytes]]:
    """The figures that the rows under the charts lead to, as CSV."""
    package = current().package
    assert package is not None
    for element in test.get("html"):
        for href in TAKEN.findall(element.proto.body):
            parts = urlsplit(unescape(href))
            page, ending = parts.path.split(".")
            words = parse_qs(parts.query, keep_blank_values=True)
            asked = tuple((key, tuple(each)) for key, each in words.items())
            file = file_of(package, page, f".{ending}", asked, ())
            yield f"## Figures: {file.name}", file.content


def _files(downloads: list[tuple[str, bytes]]) -> Iterator[str]:
    """What downloads gave: in full, or where they are many, what identifies each."""
    is_short = sum(len(content) for _, content in downloads) <= MOST_BYTES
    for head, content in downloads:
        yield head
        if content.startswith(b"PK"):
            yield from _packed(content)
        elif is_short:
            yield content.decode("utf-8")
        else:
            lines = content.decode("utf-8").splitlines()
            yield from (f"{len(lines)} lines, {_digest(content)}, beginning:", *lines[:3])


def _packed(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            yield f"{name}: {_digest(archive.read(name))}"


def _digest(content: bytes) -> str:
    return f"sha256 {hashlib.sha256(content).hexdigest()[:16]}"


def _told(block: Block, depth: int, tables: list[str]) -> Iterator[str]:
    """Every element of a block and of the blocks in it, in their order on the page."""
    for each in block.children.values():
        label = getattr(each.proto, "label", "") if isinstance(each, Block) else ""
        if label:
            yield f"{'  ' * depth}[{each.type}] {label}"
        if isinstance(each, Block):
            yield from _told(each, depth + bool(label), tables)
        elif each.type not in SILENT:
            yield from (f"{'  ' * depth}{line}" for line in _element(each, tables).splitlines())


def _element(each: Any, tables: list[str]) -> str:
    kind = each.type
    if kind == "vega_lite_chart":
        return "\n".join(_chart(each.proto))
    if kind in ("table", "arrow_table", "dataframe", "arrow_data_frame"):
        frame = each.value
        tables.append(f"## table {len(tables) + 1}\n{frame.to_csv(index=False)}")
        return f"[table {len(tables)}: {len(frame)} rows]"
    if kind == "metric":
        return f"[metric] {each.label}: {each.value} {each.delta}".rstrip()
    if kind in CHOICES:
        return f"[{kind}] {each.proto.label}: {each.value} of {_options(each)}{_help(each)}"
    if kind in TYPED:
        return f"[{kind}] {each.label} {each.value}{_help(each)}"
    text = getattr(each.proto, "body", "") or getattr(each.proto, "label", "")
    return f"[{kind}] {text}{_help(each)}"


def _help(each: Any) -> str:
    said = getattr(each.proto, "help", "")
    return f" (help: {said})" if said else ""


def _options(each: Any) -> str:
    options = getattr(each.proto, "options", None)
    if options is None or each.type == "slider":
        return f"{each.proto.min} to {each.proto.max}"
    words = [str(getattr(one, "content", one)) for one in options]
    if len(words) <= MOST_OPTIONS:
        return " | ".join(words)
    whole = _digest("\n".join(words).encode())
    return f"{len(words)}: {words[0]} | {words[1]} | … | {words[-1]} ({whole})"


def _chart(proto: Any) -> Iterator[str]:
    """What a chart is made of: marks, titles, colours, and the rows of each of its tables.

    The tables are told without their names and the names of their columns, which nobody sees.
    """
    spec = json.loads(proto.spec)
    yield f"[chart] {proto.alt}"
    yield f"  marks: {', '.join(_marks(spec))}"
    yield f"  titles: {' | '.join(sorted(_titles(spec)))}"
    colours = sorted(set(re.findall(r"#[0-9A-Fa-f]{6}", proto.spec)))
    yield f"  colours: {' '.join(colours)}"
    rows = [_rows(pa.ipc.open_stream(each.data.data).read_pandas()) for each in proto.datasets]
    yield from sorted(f"  {line}" for line in rows if line)


def _marks(node: Any) -> Iterator[str]:
    """The kind of every mark, in the order drawn."""
    if isinstance(node, dict):
        mark = node.get("mark", "")
        kind = mark if isinstance(mark, str) else mark.get("type", "")
        yield from filter(None, [kind])
        for value in node.values():
            yield from _marks(value)
    elif isinstance(node, list):
        for value in node:
            yield from _marks(value)


def _titles(node: Any) -> set[str]:
    """The titles of axes, legends and tooltips."""
    if isinstance(node, list):
        return {title for each in node for title in _titles(each)}
    if not isinstance(node, dict):
        return set()
    title = node.get("title")
    own = {title} if isinstance(title, str) and title else set()
    return own.union(*map(_titles, node.values()))


def _rows(frame: pd.DataFrame) -> str:
    if frame.empty:
        return ""
    columns = sorted("\n".join(map(_cell, frame[column])) for column in frame)
    text = "\n\n".join(columns)
    return f"{len(frame)} rows of {len(columns)}, {_digest(text.encode())}"


def _cell(value: Any) -> str:
    """A value without what arithmetic leaves behind its ninth digit."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return f"{float(value):.9g}" if is_number else str(value)
