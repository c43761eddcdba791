"""The sentences of a report that are its own, and of the command that makes one."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import alike
from dashboard.package.package import Package
from dashboard.text.allowed import allowed_instead, repeated

CLAIM, PAIR, PAGE, VIEW = "claim", "pair", "page", "view"
LOOKED_AT = "What was looked at"
SAME_AS_OVERVIEW = (
    "With these choices the chart is the Overview’s, which stands above: the same pairs, measure, "
    "books and years."
)
SIDEWAYS = "Wider than this screen: push it sideways."
NAMED = 5
"""So many problems are told in a report."""
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
NONE_USED = "No claim of the data can be used."
SOURCES = "Sources"
AT_END = "its address stands on the last sheet"
ADDRESS = "These addresses hold every choice. They follow the address of a running dashboard."


def no_claims(package: Package) -> str:
    """Why there are no claims."""
    return NONE_USED if left_out(package) else NO_CLAIMS


def left_out(package: Package) -> list[str]:
    """Rows of claims and statements that cannot be used, those of one kind together."""
    kinds = alike(package.set_aside)
    more = f"Left out: {len(kinds) - NAMED:,} problems more, which two-ledgers check names."
    return [f"Left out: {one}" for one in kinds[:NAMED]] + [more] * (len(kinds) > NAMED)


def unknown(what: str, word: str, allowed: Sequence[str]) -> str:
    """That a word names nothing, and what comes nearest."""
    instead = allowed_instead(word, allowed) if allowed else f"the data hold no {what}"
    return f"There is no {what} “{repeated(word)}”; {instead}."


def other_data(made: str, here: str) -> str:
    """That the address of a view was made with other data; empty where it was not."""
    if not made or made == here[: len(made)]:
        return ""
    return (
        f"The address of this view was made with other data (“{repeated(made)}”) than those here "
        f"({here[:8]}): figures may differ from what was seen then."
    )


def too_large(size: int, limit: int) -> str:
    """That a report would be too large to be sent, and what to do."""
    return (
        f"This report would have {size / 1e6:.1f} MB, more than {limit / 1e6:.1f}. Choose fewer "
        "claims or pairs, or some of the pages."
    )


def written(path: Path, size: int) -> str:
    """What was written."""
    return f"{path}: {size / 1e6:.1f} MB, whole in itself; open it in any browser."
