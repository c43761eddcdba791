"""The documents the product grew from: one record each, and the check of their fragments.

A record holds figures, short fragments and where they stand, never a document's text. Where a
reader has put the text beside the record, every fragment must stand in the paragraph named.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import Problem
from dashboard.package.kinds import RECORDS
from dashboard.package.package import Package
from dashboard.shipped import SHIPPED

SHIPPED_SEEDS = SHIPPED.parent / "seeds"
SAME_IN_TABLE = ("title", "publisher", "published")
SAME = str.maketrans("‘’‚‛′“”„‟″«»–—‑", '\'\'\'\'\'"""""""---')


@dataclass(frozen=True)
class Seed:
    """One document: what its record says, and its text where a reader has supplied it.

    `document` holds the cells that documents.csv has of it, empty where the record is silent.
    """

    file: str
    id: str
    document: dict[str, str]
    passages: tuple[dict[str, Any], ...]
    paragraphs: tuple[str, ...] | None


def seeds_beside(data: Path) -> Path:
    """The folder seeds/ next to a data folder, or the shipped one."""
    beside = data.resolve().parent / "seeds"
    return beside if beside.is_dir() else SHIPPED_SEEDS


def open_seeds(folder: Path) -> tuple[list[Seed], list[Problem]]:
    """Every record in a folder, and what makes others unreadable."""
    seeds, problems = [], []
    for path in sorted(folder.glob("*.toml")):
        file = f"seeds/{path.name}"
        try:
            seeds.append(_seed(file, path))
        except UnicodeDecodeError:
            text = f"seeds/{path.stem}.txt"
            problems.append(Problem(text, "this text is not UTF-8.", advice="Save it as UTF-8."))
        except (ValueError, KeyError, TypeError, OSError, RecursionError):
            what = "this record cannot be read: its form is not that of the others."
            problems.append(Problem(file, what, advice="Put the last copy back."))
    return seeds, problems


def _seed(file: str, path: Path) -> Seed:
    record = tomllib.loads(path.read_bytes().decode("utf-8", "replace"))
    told = {name: record.get(name, "") for name in RECORDS["documents"] if name != "id"}
    if not all(isinstance(word, str) for word in (record["id"], *told.values())):
        raise TypeError("an id, a title, an author and an address are text")
    passages = tuple(_passage(passage) for passage in record["passage"])
    paragraphs = _paragraphs(path.with_suffix(".txt"))
    return Seed(file, record["id"], told, passages, paragraphs)


def check_seeds(seeds: list[Seed], package: Package) -> list[Problem]:
    """Records, documents, claims, events and (where supplied) texts must say the same."""
    problems: list[Problem] = []
    for seed in seeds:
        problems += _against_records(seed, package) + _against_text(seed)
    if package.like("documents"):
        rows = package.documents.set_index("id").to_dict("index")
        return problems + [found for seed in seeds for found in _against_table(seed, rows)]
    known = {"", *(seed.id for seed in seeds)}
    for line, document in package.claims["document"].items():
        if document not in known:
            what = f"found “{document}”; no record in seeds/ has this id."
            problems.append(Problem("claims.csv", what, line=int(str(line)), column="document"))
    return problems


def _against_table(seed: Seed, rows: dict[Any, Any]) -> Iterator[Problem]:
    if seed.id not in rows:
        yield Problem(seed.file, f"found “{seed.id}”; no row of documents.csv has this id.")
        return
    for name in SAME_IN_TABLE:
        here, there = seed.document[name], rows[seed.id][name]
        if normalised(here) != normalised(there):
            what = f"found “{here}” as {name}; documents.csv has “{there}”."
            yield Problem(seed.file, what, advice="Let both say the same.")


def normalised(text: str) -> str:
    """Text with typographic quotes, dashes and white space made plain, for comparison."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(SAME).split())


def _passage(passage: dict[str, Any]) -> dict[str, Any]:
    words = [passage[key] for key in ("claim", "event", "fragment") if key in passage]
    if type(passage["paragraph"]) is not int or not words:
        raise ValueError("a passage needs a whole number as paragraph, and a claim or an event")
    if passage["paragraph"] < 1 or not all(isinstance(word, str) for word in words):
        raise TypeError("paragraphs count from 1; claims, events and fragments are text")
    return passage


def _paragraphs(path: Path) -> tuple[str, ...] | None:
    """The non-empty lines of a document, the title first; None where nobody supplied it."""
    if not path.exists():
        return None
    lines = path.read_text("utf-8-sig").splitlines()
    return tuple(normalised(line) for line in lines if line.strip())


def _against_records(seed: Seed, package: Package) -> list[Problem]:
    problems = []
    for kind, frame in (("claim", package.claims), ("event", package.events)):
        rows = frame.set_index("id")
        for passage in seed.passages:
            if kind not in passage:
                continue
            what = _disagreement(passage, passage[kind], rows.to_dict("index"), f"{kind}s.csv")
            if what:
                problems.append(Problem(seed.file, what))
    return problems


def _disagreement(passage: dict[str, Any], id_: str, rows: dict[Any, Any], file: str) -> str:
    if id_ not in rows:
        return f"found “{id_}”; no row of {file} has this id."
    row = rows[id_]
    if row["paragraph"] != passage["paragraph"]:
        places = f"paragraph {passage['paragraph']} here, {row['paragraph']} in {file}"
        return f"“{id_}” stands in {places}."
    if normalised(row.get("fragment", "")) != normalised(passage.get("fragment", "")):
        return f"the fragment of “{id_}” differs from the one in {file}."
    return ""


def _against_text(seed: Seed) -> list[Problem]:
    if seed.paragraphs is None:
        return []
    file = seed.file.removesuffix(".toml") + ".txt"
    return [
        Problem(file, what)
        for passage in seed.passages
        if (what := _misplaced(passage, seed.paragraphs))
    ]


def _misplaced(passage: dict[str, Any], paragraphs: tuple[str, ...]) -> str:
    fragment, number = normalised(passage.get("fragment", "")), passage["paragraph"]
    if number > len(paragraphs):
        return f"the text has {len(paragraphs)} paragraphs; the record names paragraph {number}."
    if fragment in paragraphs[number - 1]:
        return ""
    found = [str(place) for place, text in enumerate(paragraphs, 1) if fragment in text]
    where = f"in paragraph {', '.join(found)}" if found else "nowhere in the text"
    return f"“{fragment}” is not in paragraph {number}; it stands {where}."
