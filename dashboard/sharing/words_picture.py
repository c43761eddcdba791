"""What a picture says besides its chart: what its marks mean, and whose its figures are."""

from collections.abc import Mapping, Sequence

from dashboard.credit import Credit
from dashboard.text.numbers import listed
from dashboard.vocabulary import Status, Verdict

LINES = {
    Status.REPORTED: "whole line",
    Status.RECONCILED: "long dashes",
    Status.ESTIMATE: "dashed",
    Status.DOUBTFUL: "dotted",
}
"""How the line of a status is drawn, in words."""
LEVEL = "fine dots: a figure stated without a year"
BAR = "short bar: a figure stated of that year"
DIAMOND = "hollow diamond: stated"
MEAN = "pale band: the mean of those years"
VERDICTS = {
    Verdict.HOLDS: "the figure keeps what the claim says",
    Verdict.ROUNDED: "it does once it is rounded as the claim was printed",
    Verdict.CLOSE: "it misses by no more than such figures usually are apart",
    Verdict.FAILS: "it does not keep what the claim says",
    Verdict.NO_ANSWER: "the data have no figure for it",
    Verdict.UNJUDGED: "nobody stated it as a fact",
}


def of_status(status: Status, made: Sequence[str]) -> str:
    """How figures of a status came to be: “IMF estimate”.

    Whose the reported figures are stands in the source line.
    """
    return str(status) if status is Status.REPORTED else listed(list(dict.fromkeys(made)))


def of_line(status: Status, made: Sequence[str]) -> str:
    """What the line of a status looks like: “dashed: IMF estimate”."""
    return f"{LINES[status]}: {of_status(status, made)}"


def of_figures(made: Mapping[Status, Sequence[str]]) -> str:
    """The statuses of figures that are drawn alike."""
    return f"Figures: {'; '.join(of_status(status, who) for status, who in made.items())}"


def of_verdict(verdict: Verdict) -> str:
    """A verdict and what it means, in short."""
    return f"{verdict}: {VERDICTS[verdict]}"


def sources_of(headings: Sequence[str], line: str) -> str:
    """Whose figures those of some charts are, of several in one picture."""
    return f"{listed([f'“{heading}”' for heading in headings])}. {line}"


def in_short(credits: Sequence[Credit]) -> str:
    """Whose figures, by the names that readers know, and of which releases."""
    said = "; ".join(f"{credit.short} ({credit.vintage})" for credit in credits)
    return f"{'Sources' if len(credits) > 1 else 'Source'}: {said}."


def way_back(made_with: str, title: str, address: str) -> str:
    """What made the picture of which data, and the address of the view."""
    return f"{made_with} · {title}: {address}"
