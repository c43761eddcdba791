"""Mappings that readers made for tables of their own: kept beside the data, one file a source."""

from pathlib import Path

from dashboard.errors import BadMapping, Problem
from dashboard.reading.mapping import Mapping, read_mapping, write_mapping
from dashboard.swap.disk import alone, put

FOLDER = "mappings"


def remembered(folder: Path) -> tuple[list[Mapping], list[Problem]]:
    """The mappings of a data folder, and what is wrong with those that cannot be used."""
    mappings: list[Mapping] = []
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        name = f"{FOLDER}/{path.name}"
        try:
            mappings.append(read_mapping(name, path.read_bytes()))
        except BadMapping as refusal:
            problems += refusal.problems
        except OSError as cause:
            problems.append(Problem(name, f"cannot be read ({cause.strerror})."))
    return mappings, problems


def remember(folder: Path, mapping: Mapping) -> None:
    """Keeps a mapping for next month's file, in place of an earlier one of its source.

    The name of its source is small letters, digits and hyphens: the mapping's own schema says so.
    Raises Busy or CannotWrite.
    """
    content = write_mapping(mapping)
    read_mapping(f"{mapping.source}.json", content)
    with alone(folder):
        put(folder, f"{FOLDER}/{mapping.source}.json", content)
