"""Years and months that were not over: no figure of them can be a full one that was reported."""

import re
from datetime import date

from dashboard.reading import steps
from dashboard.reading.tidy import Draft
from dashboard.vocabulary import Status

NOT_OVER = "years or months that were not over when the file was made: no full figures"
RELEASED = re.compile(r"(?<![0-9])(20[0-9]{2})(?:-?(0[1-9]|1[0-2]))?(?![0-9])")
GUESSED = (Status.ESTIMATE, Status.DOUBTFUL)


def leave_unfinished(draft: Draft, today: date) -> None:
    """Leave out full figures of periods that were not over at the release, or are not today.

    Where the file states no day, it is as new as can be. An estimate may be of any year.
    """
    frame = draft.frame
    if "period" not in frame or "status" not in frame:
        return
    year, month = _released(draft.vintage, today)
    periods = frame["period"].astype("str")
    early = (periods.str.len() == 7) & (periods < (f"{year}-{month}" if month else f"{year}-99"))
    early |= periods.str[:4] < year
    certain = ~frame["status"].isin(GUESSED)
    is_period = periods.str.fullmatch(r"[0-9]{4}(-[0-9]{2})?").fillna(value=False).astype(bool)
    steps.leave_out(draft, certain & is_period & ~early, NOT_OVER)


def _released(vintage: str, today: date) -> tuple[str, str]:
    """The year of a release and its month, empty where it is not said."""
    found = RELEASED.search(vintage)
    return (found[1], found[2] or "") if found else (f"{today:%Y}", f"{today:%m}")
