"""The documents that claims stand in: a table of the package, or the records beside an old one."""

import csv
import io
from dataclasses import asdict, fields
from pathlib import Path

from dashboard.document import Document as Document
from dashboard.package.package import Package
from dashboard.package.seeds import open_seeds, seeds_beside


def documents_of(package: Package) -> dict[str, Document]:
    """The documents of a package by their ids.

    A package from before there was the table has them in the records next to its folder.
    """
    if not package.like("documents"):
        return _recorded(package.folder)
    names = [field.name for field in fields(Document)]
    rows = package.documents.set_index("id")[names].to_dict("index")
    return {str(id_): Document(**{str(k): v for k, v in row.items()}) for id_, row in rows.items()}


def recorded_rows(folder: Path) -> bytes:
    """The table that an older package would have: a row for each record next to its folder."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(["id", *(field.name for field in fields(Document))])
    for id_, document in _recorded(folder).items():
        writer.writerow([id_, *asdict(document).values()])
    return held.getvalue().encode()


def _recorded(folder: Path) -> dict[str, Document]:
    seeds, _ = open_seeds(seeds_beside(folder))
    return {seed.id: Document(**seed.document) for seed in seeds}
