"""Whose reviews of claims these are: the reader's own organisation, from a small settings file.

The file `two-ledgers.toml` lies beside the data folder, or where `--settings` says:

    [reviewer]
    name = "Fact Desk"
    address = "https://facts.example"
    reviews = "https://facts.example/reviews/"

The id of a claim is put after the last address: there its review is to be read.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import quote, urlsplit

from dashboard.errors import BadData, Problem
from dashboard.text.numbers import printable

SETTINGS = "two-ledgers.toml"
TABLE = "reviewer"
LARGEST = 100_000
"""Bytes that a settings file of a few lines never has."""
LONGEST = 300
"""Letters that no name or address has."""
BEFORE_AN_ID = ("/", "#", "=")
PLACE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True)
class Reviewer:
    """Who reviews claims: a name, the address of its pages, and what its reviews' begin with.

    An address that nobody has named is empty.
    """

    name: str
    address: str = ""
    reviews: str = ""

    def review_of(self, claim: str) -> str:
        """The address of the review of a claim, by its id; empty where no address is named."""
        return f"{self.reviews}{quote(claim, safe='')}" if self.reviews else ""


OURSELVES = Reviewer("Two Ledgers")
"""Who reviews where no settings say otherwise."""
NAMES = tuple(field.name for field in fields(Reviewer))


def left_open(reviewer: Reviewer) -> list[str]:
    """What a reader of reviews will miss, since no settings say it."""
    said = []
    if reviewer == OURSELVES:
        said.append(
            f"A ClaimReview names {OURSELVES.name} as its author: no {SETTINGS} beside the data "
            "names your own organisation."
        )
    if not reviewer.reviews:
        said.append(
            "It has no address of its own (url), which searches ask for: the settings name none."
        )
    return said


def reviewer_beside(data: Path) -> Reviewer:
    """The reviewer that the file beside a data folder names, or else the tool itself.

    Raises BadData with everything wrong with that file.
    """
    path = data.resolve().parent / SETTINGS
    return reviewer_in(path) if path.exists() else OURSELVES


def reviewer_in(path: Path) -> Reviewer:
    """The reviewer that a settings file names. Raises BadData with everything wrong with it."""
    text = _text(path)
    try:
        record = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as found:
        place = PLACE.search(str(found))
        what = "this is no TOML: a line of it cannot be read."
        advice = 'A line is a name, = and words in quotes: name = "Fact Desk".'
        raise _refused(path, what, int(place[1]) if place else None, advice=advice) from None
    if problems := list(_problems(path.name, text, record)):
        raise BadData(problems)
    return Reviewer(**record[TABLE])


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as found:
        raise _refused(path, f"this file cannot be read ({found.strerror}).") from None
    if len(content) > LARGEST:
        raise _refused(path, "this file is far too large for a few lines of settings.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(path, "this text is not UTF-8.", advice="Save it as UTF-8.") from None


def _refused(path: Path, what: str, line: int | None = None, advice: str = "") -> BadData:
    return BadData([Problem(path.name, what, line, advice=advice)])


def _problems(file: str, text: str, record: Mapping[str, object]) -> Iterator[Problem]:
    """What is wrong with settings that are TOML, each with its line."""
    for name in record.keys() - {TABLE}:
        what = f"found “{printable(name)}”; the only part of these settings is [{TABLE}]."
        yield Problem(file, what, _line_of(text, name))
    told = record.get(TABLE)
    if not isinstance(told, Mapping):
        advice = f"Write [{TABLE}] over its lines."
        yield Problem(file, f"there is no part [{TABLE}].", advice=advice)
        return
    if "name" not in told:
        what = "no name is given."
        yield Problem(file, what, _line_of(text, TABLE), "name", "Name the organisation.")
    for name, value in told.items():
        line = _line_of(text, name)
        if name not in NAMES:
            what = f"found “{printable(name)}”; allowed are {', '.join(NAMES)}."
            yield Problem(file, what, line)
        elif what := _wrong(name, value):
            yield Problem(file, what, line, name)


def _wrong(name: str, value: object) -> str:
    """What is wrong with one of the settings; empty where nothing is."""
    if not isinstance(value, str) or not value.strip():
        return "found no words; it is text in quotes."
    if len(value) > LONGEST or printable(value) != value:
        return f"found a text with line breaks, unseen signs or more than {LONGEST} letters."
    if name == "name":
        return ""
    if not _is_address(value):
        return f"found “{value}”; an address begins with https:// or http:// and has no blanks."
    if name == "reviews" and not value.endswith(BEFORE_AN_ID):
        return (
            f"found “{value}”; the id of a claim is put after it, so it ends with "
            f"{', '.join(BEFORE_AN_ID[:-1])} or {BEFORE_AN_ID[-1]}."
        )
    return ""


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_web = parts.scheme in ("https", "http") and bool(parts.hostname)
    return is_web and not re.search(r'[\s<>"]', text)


def _line_of(text: str, name: str) -> int | None:
    """The line in which a name stands, as a setting or a part."""
    said = re.compile(rf"\s*(\[\s*)?[\"']?{re.escape(name)}\b")
    return next((at for at, line in enumerate(text.splitlines(), 1) if said.match(line)), None)
