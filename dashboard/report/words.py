"""The sentences of a report that are its own, and of the command that makes one."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.text.allowed import allowed_instead, repeated

CLAIM, PAIR, PAGE = "claim", "pair", "page"
SAME_AS_OVERVIEW = (
    "With these choices the chart is the Overview’s, which stands above: the same pairs, measure, "
    "books and years."
)
SIDEWAYS = "Wider than this screen: push it sideways."
STILL = (
    "Of so many charts some stand still: what makes a chart answer a pointer would make this file "
    "too large to send."
)
STATED = "Stated"
STATED_RULE = (
    "A figure that somebody said, such as those of an article. Never drawn as reported "
    "statistics: it stands beside them, as a level with its words or in quotation marks."
)
MISSING = "Not reported"
MISSING_RULE = (
    "The data here hold no full figure. Missing is not zero: the line breaks, and the table says "
    "so."
)
NO_CLAIMS = "The data hold no claims."
NO_DOCUMENT = "These claims were said in no document that is known."
ADDRESS = "These addresses hold every choice. They follow the address of a running dashboard."


def unknown(what: str, word: str, allowed: Sequence[str]) -> str:
    """That a word names nothing, and what comes nearest."""
    instead = allowed_instead(word, allowed) if allowed else f"the data hold no {what}"
    return f"There is no {what} “{repeated(word)}”; {instead}."


def too_large(size: int, limit: int) -> str:
    """That a report would be too large to be sent, and what to do."""
    return (
        f"This report would have {size / 1e6:.1f} MB, more than {limit / 1e6:.1f}. Choose fewer "
        "claims or pairs, or some of the pages."
    )


def written(path: Path, size: int) -> str:
    """What was written."""
    return f"{path}: {size / 1e6:.1f} MB, whole in itself; open it in any browser."
