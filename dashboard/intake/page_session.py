"""What one tab has handed in, and what a click on it does.

It lives in the tab's session.
"""

from dataclasses import dataclass, field

import streamlit as st

from dashboard.errors import TwoLedgersError
from dashboard.intake.background import BackgroundTask, T
from dashboard.intake.submission import Submission
from dashboard.package.shelf import folder
from dashboard.swap.accept import accept
from dashboard.swap.history import undo
from dashboard.swap.proposal import Proposal
from dashboard.swap.read_files import remember
from dashboard.swap.record import Entry
from dashboard.swap.words import done
from dashboard.text.numbers import inert

SESSION = "handed in"
SOON = 0.9
"""Seconds to wait before a progress bar is worth showing."""
LOOKS_EVERY = 0.2


@dataclass
class TabSession:
    """Everything that a tab has handed in. `round` counts how often it was cleared."""

    round: int = 0
    token: tuple[str, ...] = ()
    reading: "BackgroundTask[list[Submission]] | None" = None
    submissions: list[Submission] = field(default_factory=list)
    done: tuple[Entry, ...] = ()
    refusal: str = ""
    note: str = ""

    def clear(self) -> None:
        """Nothing handed in, with an empty place for the next files."""
        self.round += 1
        self.token, self.reading, self.submissions = (), None, []


def tab_session() -> TabSession:
    """What this tab has handed in."""
    session: TabSession = st.session_state.setdefault(SESSION, TabSession())
    return session


def take_in(submission: Submission) -> None:
    """Accepts a submission as it was shown; what the data refuse is told instead."""
    preview = submission.preview
    if preview is None or not let_in(preview.proposal, "under “Put in a new release”"):
        return
    tab_session().note = _remember(submission)
    _put_away(submission)


def let_in(proposal: Proposal, where: str) -> bool:
    """Accepts a proposal as it was shown, and says `where` it can be undone; false if refused."""
    here = tab_session()
    try:
        entry = accept(proposal)
    except TwoLedgersError as refusal:
        here.refusal = str(refusal)
        _say_here(f"Refused. {refusal}")
        return False
    here.done, here.refusal, here.note = (*here.done, entry), "", ""
    _say_here(f"{done(entry)} Undo stands beside this message, {where}.")
    for other in here.submissions:
        other.forget_comparison()
    return True


def _remember(submission: Submission) -> str:
    """Keeps the mapping of a table that went in; what stands in the way of that, in words."""
    if submission.mapping is None:
        return ""
    try:
        remember(folder(), submission.mapping)
    except TwoLedgersError as refusal:
        return f"The figures are in, but the mapping could not be kept: {refusal}"
    return ""


def _say_here(said: str) -> None:
    """Says it wherever the reader has scrolled to: the preview under the click goes away."""
    st.toast(inert(said), duration="long")


def put_aside(submission: Submission) -> None:
    """Refuses a submission: it goes away, and nothing is changed."""
    here = tab_session()
    here.note = f"{submission.table.file} was refused; nothing was changed."
    here.refusal = ""
    _put_away(submission)


def take_back(number: int) -> None:
    """Brings back the version before a change."""
    here = tab_session()
    try:
        entry = undo(folder(), number)
    except TwoLedgersError as refusal:
        here.refusal = str(refusal)
        return
    here.done, here.refusal, here.note = (entry,), "", ""
    _say_here(done(entry))
    for each in here.submissions:
        each.forget_comparison()


def compare_again(submission: Submission) -> None:
    """Makes the comparison once more, with the data of now."""
    submission.forget_comparison()
    tab_session().refusal = ""


def _put_away(submission: Submission) -> None:
    here = tab_session()
    here.submissions = [one for one in here.submissions if one is not submission]
    if not here.submissions:
        here.clear()


def finished(task: BackgroundTask[T], words: str) -> BackgroundTask[T]:
    """The task once it has ended; meanwhile its progress, and a way to stop it.

    The page waits here. A click on Cancel, or on anything else, ends the waiting at once, for the
    page is then drawn anew; the task goes on beside it unless it was stopped.
    """
    if task.is_done(SOON):
        return task
    place = st.empty()
    # A file may be waited for twice while a page is drawn: once read, and once compared.
    key = f"job-{id(task)}"
    with place.container(key=key):
        bar = st.progress(task.share, text=f"{words}: {task.share:.0%}")
        st.button("Cancel", on_click=task.stop, key=f"{key}-cancel")
    while not task.is_done(LOOKS_EVERY):
        bar.progress(task.share, text=f"{words}: {task.share:.0%}")
    place.empty()
    return task
