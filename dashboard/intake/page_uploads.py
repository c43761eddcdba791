"""Files handed in on the page: read, compared, then accepted or refused, and the way back."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.intake import page_choose, page_file, page_mapping, page_preview
from dashboard.intake import page_session as session
from dashboard.intake.page_background import BackgroundTask, finished
from dashboard.intake.page_session import Submission, TabSession, compare_again, limit_mb, put_aside
from dashboard.package.package import Package
from dashboard.parts.standing import part
from dashboard.publishers.our_own import LAYOUT as OWN
from dashboard.reading.tidy import Tidy
from dashboard.swap.history import history
from dashboard.swap.read_files import Unreadable
from dashboard.swap.words import done
from dashboard.text.numbers import inert

MB = 1 << 20
WHAT = (
    "A publisher’s file just as you downloaded it (CSV, workbook or zip), or a table of your own. "
    "You see what it is and what it would change before anything is changed, and every change can "
    "be taken back. Several files may be handed in at once."
)


@part("The place to put files in")
def section(package: Package) -> None:
    """The place to hand files in, and all that was handed in."""
    here = session.tab_session()
    st.header("Put in a new release", anchor=False)
    st.caption(WHAT)
    _say(here, package)
    uploads = st.file_uploader(
        "Files to put in",
        accept_multiple_files=True,
        max_upload_size=limit_mb(),
        key=f"files-{here.round}",
    )
    allowed = _allowed(uploads)
    token = tuple(upload.file_id for upload in allowed)
    if token != here.token:
        _begin(here, token, allowed, package)
    _await_reading(here)
    for submission in here.submissions:
        with st.container(border=True, key=f"sheet-{submission.number}"):
            _file(submission, package, f"sheet-{submission.number}")


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
    here: TabSession, token: tuple[str, ...], uploads: Sequence[Any], package: Package
) -> None:
    """Other files than before: those go away, and these are read beside the page."""
    if here.reading is not None:
        here.reading.stop()
    here.token, here.submissions, here.reading = token, [], None
    if uploads:
        here.done, here.refusal, here.note = (), "", ""
        parts = [(upload.name, upload) for upload in uploads]
        here.reading = BackgroundTask(lambda told: session.read_uploads(parts, package, told))


def _await_reading(here: TabSession) -> None:
    """Waits until the files have been read; then they are there to be looked at."""
    if here.reading is None:
        return
    task = finished(here.reading, "Reading")
    here.reading, here.submissions = None, task.result or []
    if task.refusal:
        here.clear()
        here.note = task.refusal
        st.rerun()


def _say(here: TabSession, package: Package) -> None:
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


@part("This file")
def _file(submission: Submission, package: Package, key: str) -> None:
    """One file from what it is to the two buttons."""
    table = submission.table
    st.subheader(inert(table.file), anchor=False)
    if submission.asks_columns:
        page_mapping.step(submission, package, key)
    if isinstance(table, Unreadable):
        if not submission.asks_columns:
            st.error(f"**This file cannot be used.** {inert(table.reason)}")
        _dismiss(key, submission)
    elif table.problems:
        page_file.what_it_is(table)
        page_file.problems(table.problems)
        _offer_mapping(submission, table, key)
        _dismiss(key, submission)
    else:
        page_file.what_it_is(table)
        _compared(submission, table, package, key)


def _compared(submission: Submission, tidy: Tidy, package: Package, key: str) -> None:
    """What the reader decides of a table that can be used, and what comes of it."""
    page_choose.choices(submission, tidy, package, key)
    if not (submission.choices.said.source or tidy.credit.source):
        st.info("Say above which source this is.")
        _dismiss(key, submission)
    elif _is_stale(submission, package):
        st.warning(
            "The data were changed meanwhile, in another tab or by another program. Nothing of "
            "this file was put in. Look at what it would change now."
        )
        _offer_comparison(key, submission)
    else:
        _await_comparison(submission, tidy, package)
        _decide(submission, package, key)


def _dismiss(key: str, submission: Submission) -> None:
    st.button("Put this file aside", key=f"{key}-aside", on_click=put_aside, args=(submission,))


def _offer_comparison(key: str, submission: Submission) -> None:
    st.button("Compare again", key=f"{key}-again", on_click=compare_again, args=(submission,))


def _offer_mapping(submission: Submission, tidy: Tidy, key: str) -> None:
    """A table that its layout cannot be read by may still be read by a mapping."""
    if tidy.layout == OWN.id or submission.asks_columns:
        return
    if st.button("Say instead which column is what", key=f"{key}-map"):
        submission.asks_columns = True
        st.rerun()


def _is_stale(submission: Submission, package: Package) -> bool:
    """Whether the data are no longer those that it was compared with."""
    made_from = submission.preview.proposal.made_from if submission.preview else ""
    return bool(made_from) and made_from != package.digest


def _await_comparison(submission: Submission, tidy: Tidy, package: Package) -> None:
    """Waits until the comparison with the choices of now is there."""
    if submission.compared != submission.choices:
        submission.comparing = session.compare(tidy, submission.choices, package)
        submission.compared = submission.choices
    if submission.comparing is not None:
        task = finished(submission.comparing, "Comparing")
        submission.preview, submission.refusal = task.result, task.refusal
        submission.comparing = None


def _decide(submission: Submission, package: Package, key: str) -> None:
    """What the file would change, then accept or refuse."""
    preview = submission.preview
    if preview is None:
        st.error(inert(submission.refusal))
        _offer_comparison(key, submission)
        return
    proposal = preview.proposal
    if proposal.problems:
        page_file.problems(proposal.problems)
        _dismiss(key, submission)
        return
    if proposal.nothing_to_do:
        st.info("The data hold these figures already; nothing to do.")
        _dismiss(key, submission)
        return
    page_choose.answer(submission, key)
    page_preview.show(preview, package, key)
    seen = f"{proposal.made_from[:12]}-{hash((proposal.content, proposal.index))}"
    with st.container(horizontal=True):
        st.button(
            "Accept",
            type="primary",
            key=f"{key}-accept-{seen}",
            disabled=bool(proposal.refusal),
            on_click=session.take_in,
            args=(submission,),
        )
        st.button("Refuse", key=f"{key}-refuse", on_click=put_aside, args=(submission,))
    if proposal.refusal:
        st.caption("First answer the question above.")


@part("The history")
def past(package: Package) -> None:
    """Every change, the latest first, and the way back to before each."""
    box = st.expander("History: what was put in, and the way back", key="past", on_change="rerun")
    if not box.open:
        return
    with box:
        page_file.past(history(package.folder), package)
