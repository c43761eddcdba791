"""The sentences of a worksheet that are its own, and of the command that makes one."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.credit import Credit
from dashboard.package.credits import in_short
from dashboard.report.words_question import Made
from dashboard.series.flows import Pair
from dashboard.text.numbers import capital, listed

TITLE = "What is claimed, and what the books say"
SHEET = "Worksheet"
NAME, DAY = "Name", "Date"
CLAIMED = "What is claimed"
QUESTIONS = "Questions"
NEEDED = "Words you need"
KEY = "The key"
VERDICTS = "What the answers mean"
SOURCES = "Sources"
NO_QUOTE = "Not a quotation"
NO_CHART = "The data list no pair of these claims, so nothing is drawn."
DRAWN = (
    "Solid lines are reported figures, long dashes reconciled ones, short dashes estimates, dots "
    "doubtful ones. A line breaks where the data hold no full figure: missing is not zero."
)
ESTIMATE = "Estimate"
DECIDES_NOTHING = "It is shown, and never decides whether a claim holds."
IN_FULL = (
    "How far a figure is from a claim is worked out in full; from figures as they are printed it "
    "may differ in the last digit."
)
DIFFERENCES = (
    "Two records of the same trade differ for many reasons; a difference between them is there to "
    "be explained."
)


def heading(what: str, whose: str, pairs: Iterable[Pair]) -> str:
    """What a chart shows, without what one sees in it."""
    return f"{what} over time: {listed([pair.label for pair in pairs])}, {whose}"


def alternative(heading: str) -> str:
    """A chart in words for who cannot see it."""
    return f"Line chart. {heading}."


def cited(made: Iterable[Made], credits: Mapping[str, Credit]) -> str:
    """How the figures of an answer came to be, by whom, and from which release."""
    names = {source: f"{own.short} ({own.vintage})" for source, own in credits.items()}
    by_status: dict[str, dict[str, None]] = {}
    for status, source in made:
        for one in source.split(" + "):
            by_status.setdefault(status, {})[in_short(one, names)] = None
    said = (f"{capital(status)}: {', '.join(own)}." for status, own in by_status.items())
    return " ".join(said)


def written(path: Path, number: int) -> str:
    """What was written."""
    questions = f"{number} question{'' if number == 1 else 's'}"
    return f"{path}: {questions}, the key on the last page; open it in any browser and print it."
