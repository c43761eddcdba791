"""Proposals set beside the gold set: what was found, what is right, what was proposed wrongly.

A proposal and a claim belong together when their fragments overlap (half of the shorter one, and
the longer at most five times the shorter) and the value or the kind is the same; one to one.
Exact are those with pair and direction, relation, value and period right.
"""

import csv
import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
SECOND = Path(__file__).parent / "gold-2"
"""Another set of the same kinds, written without a look at the reader."""
FIELDS = ("pair", "relation", "value", "period")
ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
Claim = Mapping[str, Any]
Answer = Callable[[Sequence[str]], Sequence[Claim]]


@dataclass(frozen=True)
class Passage:
    """A text of the set with the claims that stand in it; the note says what it is there for."""

    name: str
    lang: str
    note: str
    text: str
    claims: Sequence[Claim]

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass
class Score:
    """Counts over passages, and a line for each thing missed, wrong or proposed in vain."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self._share("found", self.counts["claims"])

    @property
    def precision(self) -> float:
        return self._share("found", self.counts["proposed"] - self.counts["neutral"])

    @property
    def exact(self) -> float:
        return self._share("exact", self.counts["found"])

    def _share(self, name: str, whole: int) -> float:
        return self.counts[name] / whole if whole else float("nan")


def passages(folder: Path = GOLD) -> list[Passage]:
    """The sentences and articles of a set."""
    with (folder / "sentences.csv").open(encoding="utf-8", newline="") as file:
        found = [
            Passage(row["id"], row["lang"], row["note"], row["text"], json.loads(row["expected"]))
            for row in csv.DictReader(file)
        ]
    for path in sorted((folder / "articles").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        found.append(Passage(gold["id"], gold["lang"], "article", text, gold["claims"]))
    return found


def score(these: Iterable[Passage], answer: Answer) -> Score:
    """How the answers to passages compare with what stands in them."""
    total = Score()
    for passage in these:
        _add(total, passage, answer(passage.paragraphs))
    return total


def _add(total: Score, passage: Passage, found: Sequence[Claim]) -> None:
    matched = _match(passage.text, passage.claims, found)
    for number, claim in enumerate(passage.claims):
        _count(total, passage.name, claim, found, matched.get(number))
    used = {proposal for proposal, _ in matched.values()}
    wrong = [one for number, one in enumerate(found) if number not in used]
    total.counts.update(proposed=len(found), false=len(wrong))
    if not passage.claims:
        total.counts.update(traps=1, sprung=bool(wrong))
    total.lines += [f"{passage.name}\tfalse\t{one['fragment']}\t{_brief(one)}" for one in wrong]


def _count(
    total: Score,
    name: str,
    claim: Claim,
    found: Sequence[Claim],
    fit: tuple[int, dict[str, bool]] | None,
) -> None:
    target, optional = claim["kind"] == "target", bool(claim.get("optional"))
    total.counts["neutral"] += fit is not None and (target or optional)
    if optional:
        return
    group = "targets" if target else "claims"
    total.counts[group] += 1
    if fit is None:
        total.lines.append(f"{name}\tmissed\t{claim['fragment']}")
        return
    total.counts["told apart" if target else "found"] += 1
    if not target:
        proposal, right = fit
        total.counts.update(name for name in FIELDS if right[name])
        total.counts["exact"] += all(right.values())
        wrong = ", ".join(name for name in FIELDS if not right[name])
        if wrong:
            got = _brief(found[proposal])
            total.lines.append(f"{name}\twrong {wrong}\t{claim['fragment']}\t{got}")


def _brief(one: Claim) -> str:
    names = ("kind", "measure", "reporter", "partner", "flow_of", "relation", "value", "upper",
             "currency", "period", "since", "other", "fragment")  # fmt: skip
    return " ".join(str(_get(one, name)) for name in names if _get(one, name) not in ("", {}))


def _match(
    text: str, claims: Sequence[Claim], found: Sequence[Claim]
) -> dict[int, tuple[int, dict[str, bool]]]:
    """Claims to proposals, one to one, best fits first."""
    fits = [
        (best[0] + (not claim.get("optional")) * 0.5, i, j, best[1])
        for i, claim in enumerate(claims)
        for j, proposal in enumerate(found)
        if (best := _fit(text, claim, proposal))
    ]
    matched: dict[int, tuple[int, dict[str, bool]]] = {}
    taken: set[int] = set()
    for _, i, j, right in sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2])):
        if i not in matched and j not in taken:
            matched[i] = j, right
            taken.add(j)
    return matched


def _fit(text: str, claim: Claim, proposal: Claim) -> tuple[float, dict[str, bool]] | None:
    """The best reading of a claim by a proposal, or nothing where they do not belong together."""
    if (claim["kind"] == "target") != (proposal["kind"] == "target"):
        return None
    if "paragraph" in claim and _get(proposal, "paragraph") not in ("", claim["paragraph"]):
        return None
    best: tuple[float, dict[str, bool]] | None = None
    for reading in (claim, *({**claim, **other} for other in claim.get("or", []))):
        shared = _overlap(text, reading["fragment"], proposal["fragment"])
        same = _same(reading, proposal, "value") or reading["kind"] == proposal["kind"]
        if shared < 0.5 or not same:
            continue
        right = _fields(reading, proposal)
        points = 4 * right["value"] + 2 * right["pair"] + shared + 0.1 * sum(right.values())
        if best is None or points > best[0]:
            best = points, right
    return best


def _fields(claim: Claim, proposal: Claim) -> dict[str, bool]:
    value = claim["kind"] == proposal["kind"] and all(
        _same(claim, proposal, name) for name in ("value", "upper")
    )
    if _get(claim, "currency"):
        value = value and claim["currency"] == proposal["currency"]
    return {
        "pair": _pair(claim, proposal),
        "relation": claim["relation"] == proposal["relation"],
        "value": value,
        "period": _days(claim["period"]) == _days(proposal["period"]),
    }


def _pair(claim: Claim, proposal: Claim) -> bool:
    right = claim["measure"] == proposal["measure"] and _sides(claim) == _sides(proposal)
    kind = claim["kind"]
    if claim["measure"] != "turnover":
        right = right and claim["flow_of"] == proposal["flow_of"]
    elif kind == "share" or (kind == "rank" and not _get(claim, "since")):
        right = right and claim["reporter"] == proposal["reporter"]
    if kind in ("ratio", "comparison"):
        others = (_get(claim, "other") or {}, _get(proposal, "other") or {})
        right = right and _sides(others[0]) == _sides(others[1])
    return right


def _sides(item: Claim) -> frozenset[object]:
    return frozenset((_get(item, "reporter"), _get(item, "partner")))


def _get(item: Claim, name: str) -> Any:
    value = item.get(name)
    return "" if value is None else value


def _same(claim: Claim, proposal: Claim, name: str) -> bool:
    want, got = _get(claim, name), _get(proposal, name)
    if want == "" or got == "":
        return bool(want == got)
    want, got = float(want), float(got)
    if claim["measure"] == "balance" and claim["kind"] != "change":
        want, got = abs(want), abs(got)
    within = 0.02 if _get(claim, "precision") == "" else 0.001
    return abs(want - got) <= abs(want) * within


def _days(period: str) -> object:
    """First and last day of a year, month, day or interval; the text itself if it is none."""
    ends = period.split("/")
    if len(ends) > 2 or not all(ISO.fullmatch(end) for end in ends):
        return period
    first, last = ends[0], ends[-1]
    first += {4: "-01-01", 7: "-01"}.get(len(first), "")
    if len(last) == 7:
        last += f"-{monthrange(int(last[:4]), int(last[5:]))[1]}"
    return first, last + {4: "-12-31"}.get(len(last), "")


def _overlap(text: str, one: str, two: str) -> float:
    """The shared part of the shorter fragment; nothing where one quotes far too much."""
    best = 0.0
    for a, b in _spans(text, one):
        for c, d in _spans(text, two):
            shared = min(b, d) - max(a, c)
            if shared > 0 and shared / max(b - a, d - c) >= 0.2:
                best = max(best, shared / min(b - a, d - c))
    return best


def _spans(text: str, fragment: str) -> Iterator[tuple[int, int]]:
    words = fragment.split()
    if words:
        pattern = r"\s+".join(map(re.escape, words))
        yield from (found.span() for found in re.finditer(pattern, text))
