"""The whole data package as one zip, the same bytes for the same files."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.package.tables import as_we_write
from dashboard.text.csv import safe_copy

FIXED_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that every file of a zip bears: the first that a zip can say."""
UNIX, PLAIN_FILE = 3, 0o100644 << 16
"""On every system the same: a plain file that everybody may read, as Unix writes it down."""


def bundle(folder: Path) -> bytes:
    """Descriptor, schemas and every CSV it names, at their paths, without dates of its own.

    A CSV that a spreadsheet saved is in our own form there, as the schemas promise.
    """
    return zipped({path: _content(folder, path) for path in paths(folder)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files by their paths as one zip, in that order: the same files give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, FIXED_DAY)
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def paths(folder: Path) -> list[str]:
    """The files of the package, relative to its folder, in the order of the descriptor."""
    named = [name for pair in _schemas(folder).items() for name in pair]
    return ["datapackage.json", *dict.fromkeys(named)]


def _schemas(folder: Path) -> dict[str, str]:
    """The schema of every CSV, both as paths."""
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    return {resource["path"]: resource["schema"] for resource in descriptor["resources"]}


def _content(folder: Path, path: str) -> bytes:
    content, schema = (folder / path).read_bytes(), _schemas(folder).get(path)
    return content if schema is None else as_we_write(path, content, (folder / schema).read_bytes())


def safe_file(package: Package, source: Source) -> bytes:
    """A file for a spreadsheet: its numbers as they are, its text never a formula."""
    rows = package.rows_of(source)
    numbers = [str(name) for name in rows if pd.api.types.is_numeric_dtype(rows[name])]
    return safe_copy(_content(package.folder, source.path), numbers)
