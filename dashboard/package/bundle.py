"""The whole data package as one zip, the same bytes for the same files."""

import io
import json
import zipfile
from pathlib import Path

import pandas as pd

from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.text.csv import safe_copy

FIXED_DAY = (1980, 1, 1, 0, 0, 0)


def bundle(folder: Path) -> bytes:
    """Descriptor, schemas and every CSV it names, at their paths, without dates of its own."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths(folder):
            entry = zipfile.ZipInfo(path, FIXED_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (folder / path).read_bytes())
    return held.getvalue()


def paths(folder: Path) -> list[str]:
    """The files of the package, relative to its folder, in the order of the descriptor."""
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    named = [resource[key] for resource in descriptor["resources"] for key in ("path", "schema")]
    return ["datapackage.json", *dict.fromkeys(named)]


def safe_file(package: Package, source: Source) -> bytes:
    """A file for a spreadsheet: its numbers as they are, its text never a formula."""
    rows = package.rows_of(source)
    numbers = [str(name) for name in rows if pd.api.types.is_numeric_dtype(rows[name])]
    return safe_copy((package.folder / source.path).read_bytes(), numbers)
