"""A figure of a text as the command line prints it: its words, and what both ledgers say of it."""

from collections.abc import Mapping

from dashboard.check import words
from dashboard.check.answer import Answer
from dashboard.check.article import Spot
from dashboard.claims.court import court_of, plain_claim
from dashboard.claims.words import claimed
from dashboard.claims.words_in_text import ledger_lines
from dashboard.package.package import Package
from dashboard.text.numbers import printable


def in_text(package: Package, options: Mapping[str, str], spot: Spot, found: Answer) -> str:
    """“2: “does not exceed $4 billion””, and below it the claim with each side's verdict.

    Where there is none, why not; `options` are those that fill a field of the form.
    """
    court = court_of(package)
    if found.claim is None:
        said = _open(found, options)
    else:
        lines = ledger_lines(plain_claim(court, found.claim), court.names)
        said = [claimed(found.claim), *(f"  {line}" for line in lines)]
    lines = [f"{spot.paragraph}: “{spot.entry.quoted}”", *(f"  {line}" for line in said)]
    return "\n".join(map(printable, lines))


def _open(found: Answer, options: Mapping[str, str]) -> list[str]:
    """Why a figure is not judged, and the option that gives what is still needed."""
    needed = found.row.needed
    said = words.why_open(needed, found.row.problems, found.held)
    return [said, *(f"{options[field]} gives it." for field in needed if field in options)]


def how_many(count: int, most: int) -> str:
    """That not all figures of a text are judged; nothing where they are."""
    if count <= most:
        return ""
    return f"{count:,} figures of trade in the text; the first {most} are judged. Hand in a part."


def kept_of(judged: int, found: int) -> str:
    """That what has no verdict yet is not kept; nothing where all have one."""
    if judged == found:
        return ""
    return f"{found - judged} of {found} figures are not kept: above it says what they lack."
