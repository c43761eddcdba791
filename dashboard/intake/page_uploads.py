"""Files handed in on the page: read, compared, then accepted or refused, and the way back."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.intake import page_file, page_submission
from dashboard.intake import page_session as session
from dashboard.intake.background import BackgroundTask
from dashboard.intake.submission import MB, limit_mb, read_uploads
from dashboard.package.package import Package
from dashboard.parts import standing
from dashboard.swap.history import history
from dashboard.swap.words import done
from dashboard.text.numbers import inert

WHAT = (
    "A publisher’s file just as you downloaded it (CSV, workbook or zip), or a table of your own. "
    "You see what it is and what it would change before anything is changed, and every change can "
    "be taken back. Several files may be handed in at once."
)

ALL_PAIRS = "Keep any two economies of a whole file, not only the pairs here"
ALL_PAIRS_HELP = (
    "Trade and Two ledgers then offer every two economies that the file holds. A file of the whole "
    "world may take some minutes."
)


@standing.part("The place to put files in")
def section(package: Package) -> None:
    """The place to hand files in, and all that was handed in."""
    here = session.tab_session()
    st.header("Put in a new release", anchor=False)
    st.caption(WHAT)
    say(here, package)
    if standing.closed():
        return
    uploads = st.file_uploader(
        "Files to put in",
        accept_multiple_files=True,
        max_upload_size=limit_mb(),
        key=f"files-{here.round}",
    )
    all_pairs = bool(st.checkbox(ALL_PAIRS, key="all-pairs", help=ALL_PAIRS_HELP))
    allowed = _allowed(uploads)
    token = (str(all_pairs), *(upload.file_id for upload in allowed)) if allowed else ()
    if token != here.token:
        _begin(here, token, allowed, package, all_pairs=all_pairs)
    _await_reading(here)
    for submission in here.submissions:
        with st.container(border=True, key=f"sheet-{submission.number}"):
            page_submission.show(submission, package, f"sheet-{submission.number}")


def _allowed(uploads: Sequence[Any]) -> list[Any]:
    """The files that are not over the stated size; the others are refused before they are read."""
    for upload in uploads:
        if upload.size > limit_mb() * MB:
            st.error(
                f"{inert(upload.name)} is larger than {limit_mb()} MB and was not read. Download "
                "fewer years or countries, or start the dashboard with a larger --limit."
            )
    return [upload for upload in uploads if upload.size <= limit_mb() * MB]


def _begin(
    here: session.TabSession,
    token: tuple[str, ...],
    uploads: Sequence[Any],
    package: Package,
    *,
    all_pairs: bool,
) -> None:
    """Other files than before: those go away, and these are read beside the page."""
    if here.reading is not None:
        here.reading.stop()
    here.token, here.submissions, here.reading = token, [], None
    if uploads:
        here.done, here.refusal, here.note = (), "", ""
        parts = [(upload.name, upload) for upload in uploads]
        here.reading = BackgroundTask(
            lambda told: read_uploads(parts, package, told, all_pairs=all_pairs)
        )


def _await_reading(here: session.TabSession) -> None:
    """Waits until the files have been read; then they are there to be looked at."""
    if here.reading is None:
        return
    task = session.finished(here.reading, "Reading")
    here.reading, here.submissions = None, task.result or []
    if task.refusal:
        here.clear()
        here.note = task.refusal
        st.rerun()


def say(here: session.TabSession, package: Package) -> None:
    """What has just been done, with the way back; what was refused, and why."""
    if here.refusal:
        st.error(f"**Refused.** {inert(here.refusal)}")
    if here.note:
        st.info(inert(here.note))
    latest = history(package.folder)[:1] if here.done else []
    for entry in here.done:
        words, back = st.columns([6, 1], vertical_alignment="center")
        words.success(inert(done(entry)))
        with back:
            if latest and latest[0].number == entry.number:
                st.button(
                    "Undo",
                    key=f"undo-done-{entry.number}",
                    on_click=session.take_back,
                    args=(entry.number,),
                    help="Brings the version before back; this is recorded too.",
                )
        for notice in entry.notices:
            st.caption(inert(notice))


@standing.part("The history")
def past(package: Package) -> None:
    """Every change, the latest first, and the way back to before each."""
    box = st.expander("History: what was put in, and the way back", key="past", on_change="rerun")
    if not box.open:
        return
    with box:
        page_file.past(history(package.folder), package, way_back=not standing.closed())
