"""Tables of sentences and what stands in them, to be read by people and by the tests.

A text is a line at the margin, a bar between its paragraphs; its figures are the lines behind it
that begin with blanks: kind, measure, pair, relation, value (m and bn for a million and a billion,
`..` for a range), currency, `@` period, `<` since, `vs` the second pair. The pair begins
with whose flow it is, of a balance with the side that has the surplus. `-` is nothing; `-?` a
sentence with nothing asked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.articles.proposal import Proposal

FOLDER = Path(__file__).parent / "cases"
SIZES = {"": 1.0, "m": 1e6, "bn": 1e9}
ORDERED = ("share", "rank")
"""Kinds of turnover for which it matters whose it is."""


@dataclass(frozen=True)
class Case:
    """A sentence, the kind it stands for, and its figures in short; nothing asked where none."""

    kind: str
    text: str
    figures: tuple[str, ...] | None


def cases(lang: str) -> Iterator[Case]:
    """The cases of a language."""
    kind, text, told = "", "", []
    for line in [*(FOLDER / f"{lang}.txt").read_text("utf-8").splitlines(), "== end"]:
        if line.startswith(" "):
            told.append(line.strip())
            continue
        if text and line:
            asked = None if told == ["-?"] else tuple(one for one in told if one != "-")
            yield Case(kind, text, asked)
            text, told = "", []
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            text = line


def missing(case: Case, found: Iterable[Proposal]) -> tuple[set[str], set[str]]:
    """The figures of a case that were not found so, and what was found instead."""
    want = {_sorted(one) for one in case.figures or ()}
    got = {short(one) for one in found}
    return want - got, got - want


def _sorted(told: str) -> str:
    """A line of a table in the form of `short`."""
    parts = told.split()
    kind, measure, pair = parts[:3]
    rest = [_value(part) for part in parts[3:]]
    return " ".join([kind, measure, _pair(kind, measure, pair.split("-")), *rest])


def _value(part: str) -> str:
    if re.fullmatch(r"-?[\d.]+(m|bn)?(\.\.-?[\d.]+(m|bn)?)?", part):
        return "..".join(_number(end) for end in part.split(".."))
    pair = re.fullmatch(r"([A-Z]{3})-([A-Z]{3})", part)
    return "-".join(sorted(pair.groups())) if pair else part


def _number(written: str) -> str:
    found = re.fullmatch(r"(-?[\d.]+?)(m|bn)?", written)
    assert found, written
    return f"{float(found[1]) * SIZES[found[2] or '']:.4g}"


def _pair(kind: str, measure: str, pair: list[str]) -> str:
    return "-".join(pair if measure != "turnover" or kind in ORDERED else sorted(pair))


def short(one: Proposal) -> str:
    """A proposal in the form of the tables."""
    pair = [one.reporter, one.partner]
    if one.flow_of and one.flow_of != one.reporter:
        pair.reverse()
    ends = [end for end in (one.value, one.upper) if end is not None]
    parts = [
        one.kind,
        one.measure,
        _pair(one.kind, one.measure, pair),
        one.relation,
        "..".join(f"{end:.4g}" for end in ends),
        one.currency,
        f"@{one.period}" if one.period else "",
        f"<{one.since}" if one.since else "",
        f"vs {'-'.join(sorted(one.other))}" if one.other else "",
    ]
    return " ".join(part for part in parts if part)
