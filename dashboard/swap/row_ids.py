"""Ids for rows that a reader writes: readable, of small letters, digits and hyphens. Pure."""

import re
from collections.abc import Collection, Mapping
from itertools import count

from dashboard.reading.letters import folded

LONGEST = 24
"""So many letters has the name of a publisher or a speaker in an id."""
LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэøđł", "abvgdeziiklmnoprstufyeodl", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": "", "ß": "ss", "æ": "ae"}
)


def slug(words: str, longest: int = LONGEST) -> str:
    """Words as a part of an id: “РИА Новости” is ria-novosti; nothing of a script we cannot spell.

    Cut at a word where it is long.
    """
    parts = re.findall("[a-z0-9]+", folded(words).translate(LATIN))
    while len(parts) > 1 and len("-".join(parts)) > longest:
        parts.pop()
    return "-".join(parts)[:longest]


def document_id(row: Mapping[str, str]) -> str:
    """By whom and when: anadolu-2024-01."""
    whose = slug(row["publisher"]) or slug(row["title"]) or slug(row["kind"]) or "document"
    return _joined(whose, row["published"][:7])


def claim_id(row: Mapping[str, str]) -> str:
    """Where it stands, or who said it and when, then of what: …-rus-tur-turnover-2023."""
    where = row["document"] or _joined(slug(row["speaker"]), row["stated_on"][:7])
    form = row.get("form", "").removeprefix("level")
    of = [slug(words) for words in (row["reporter"], row["partner"], row["measure"], form)]
    return _joined(where, *of, row["period"].replace("/", "-to-"))


def event_id(row: Mapping[str, str]) -> str:
    """What and when: sanctions-signed-2015-11."""
    return _joined(slug(row["label"]) or "event", row["start"][:7])


MADE_BY = {"documents": document_id, "claims": claim_id, "events": event_id}


def unique(id_: str, taken: Collection[str]) -> str:
    """The same, numbered where it is taken."""
    return next(
        one for number in count(1) if (one := f"{id_}-{number}" if number > 1 else id_) not in taken
    )


def _joined(*parts: str) -> str:
    said = "-".join(filter(None, parts)).lower()
    return re.sub("[^a-z0-9-]+", "", said).strip("-")
