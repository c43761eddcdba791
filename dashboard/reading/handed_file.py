"""A file that somebody hands in."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Handed:
    """A file handed in: its name as shown (never used as a path) and where its bytes lie.

    `path` may be a folder of yearly files. `beside` are files that belong to it, such as the list
    of country codes of a yearly file of CEPII BACI, or further years.
    """

    name: str
    path: Path
    beside: tuple["Handed", ...] = ()
