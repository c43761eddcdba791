"""Files handed in on the page: read, compared, then accepted or refused, and the way back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.intake import page_choose as choosing
from dashboard.intake import page_file as telling
from dashboard.intake import page_mapping as mapping
from dashboard.intake import page_preview as previewing
from dashboard.intake.page_background import Job, finished
from dashboard.intake.page_session import (
    Desk,
    Sheet,
    adds,
    compare,
    compare_again,
    desk,
    is_named,
    limit_mb,
    put_aside,
    read_uploads,
    take_back,
    take_in,
)
from dashboard.package.package import Package
from dashboard.parts.standing import part
from dashboard.publishers.our_own import LAYOUT as OWN
from dashboard.swap.history import history
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
    """The place to hand files in, and all that lies on the desk."""
    here = desk()
    st.header("Put in a new release", anchor=False)
    st.caption(WHAT)
    _tell(here, package)
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
    for sheet in here.sheets:
        with st.container(border=True, key=f"sheet-{sheet.number}"):
            _sheet(sheet, package, f"sheet-{sheet.number}")


def _allowed(uploads: Sequence[Any]) -> list[Any]:
    """The files that are not over the stated size; the others are refused before they are read."""
    for upload in uploads:
        if upload.size > limit_mb() * MB:
            st.error(
                f"{inert(upload.name)} is larger than {limit_mb()} MB and was not read. Download "
                "fewer years or countries, or start the dashboard with a larger --limit."
            )
    return [upload for upload in uploads if upload.size <= limit_mb() * MB]


def _begin(here: Desk, token: tuple[str, ...], uploads: Sequence[Any], package: Package) -> None:
    """Other files than before: the desk is cleared, and they are read beside the page."""
    if here.reading is not None:
        here.reading.stop()
    here.token, here.sheets, here.reading = token, [], None
    if uploads:
        here.done, here.refusal, here.note = (), "", ""
        parts = [(upload.name, upload) for upload in uploads]
        here.reading = Job(lambda progress: read_uploads(parts, package, progress))


def _await_reading(here: Desk) -> None:
    """Waits until the files have been read; their sheets then lie on the desk."""
    if here.reading is None:
        return
    job = finished(here.reading, "Reading")
    here.reading, here.sheets = None, job.result or []
    if job.refusal:
        here.clear()
        here.note = job.refusal
        st.rerun()


def _tell(here: Desk, package: Package) -> None:
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
                    on_click=take_back,
                    args=(entry.number,),
                    help="Brings the version before back; this is recorded too.",
                )
        for notice in entry.notices:
            st.caption(inert(notice))


@part("This file")
def _sheet(sheet: Sheet, package: Package, key: str) -> None:
    """One file from what it is to the two buttons."""
    st.subheader(inert(sheet.taken.handed.name), anchor=False)
    if sheet.taken.is_unknown:
        mapping.step(sheet, package, key)
    if sheet.taken.tidy is None:
        _refused(sheet, key)
        return
    telling.what_it_is(sheet.taken.tidy)
    if sheet.taken.tidy.problems:
        telling.problems(sheet.taken.tidy.problems)
        _offer_mapping(sheet, key)
        _dismiss(key, sheet)
        return
    choosing.choices(sheet, package, key)
    if not is_named(sheet):
        st.info("Say above which source this is.")
        _dismiss(key, sheet)
    elif _is_stale(sheet, package):
        st.warning(
            "The data were changed meanwhile, in another tab or by another program. Nothing of "
            "this file was put in. Look at what it would change now."
        )
        st.button("Compare again", key=f"{key}-again", on_click=compare_again, args=(sheet,))
    else:
        _await_comparison(sheet, package)
        _decide(sheet, package, key)


def _refused(sheet: Sheet, key: str) -> None:
    if not sheet.taken.is_unknown:
        st.error(f"**This file cannot be used.** {inert(sheet.taken.refusal)}")
    _dismiss(key, sheet)


def _dismiss(key: str, sheet: Sheet) -> None:
    st.button("Put this file aside", key=f"{key}-aside", on_click=put_aside, args=(sheet,))


def _offer_mapping(sheet: Sheet, key: str) -> None:
    """A table that its layout cannot be read by may still be read by a mapping."""
    tidy = sheet.taken.tidy
    if tidy is None or tidy.layout == OWN.id or sheet.taken.is_unknown:
        return
    if st.button("Say instead which column is what", key=f"{key}-map"):
        sheet.taken = replace(sheet.taken, is_unknown=True)
        st.rerun()


def _is_stale(sheet: Sheet, package: Package) -> bool:
    """Whether the data are no longer those that the sheet was compared with."""
    made_from = sheet.preview.proposal.made_from if sheet.preview else ""
    return bool(made_from) and made_from != package.digest


def _await_comparison(sheet: Sheet, package: Package) -> None:
    """Waits until the comparison with the choices of now is there."""
    if sheet.compared != sheet.choices:
        sheet.job, sheet.compared = compare(sheet, package), sheet.choices
    if sheet.job is not None:
        job = finished(sheet.job, "Comparing")
        sheet.preview, sheet.refusal, sheet.job = job.result, job.refusal, None


def _decide(sheet: Sheet, package: Package, key: str) -> None:
    """What the file would change, then accept or refuse."""
    preview = sheet.preview
    if preview is None:
        st.error(inert(sheet.refusal))
        st.button("Compare again", key=f"{key}-again", on_click=compare_again, args=(sheet,))
        return
    proposal = preview.proposal
    if proposal.problems:
        telling.problems(proposal.problems)
        _dismiss(key, sheet)
        return
    if proposal.nothing_to_do:
        st.info("The data hold these figures already; nothing to do.")
        _dismiss(key, sheet)
        return
    choosing.answer(sheet, key)
    previewing.shown(preview, package, key, is_new=adds(sheet, package))
    seen = f"{proposal.made_from[:12]}-{hash((proposal.content, proposal.index))}"
    with st.container(horizontal=True):
        st.button(
            "Accept",
            type="primary",
            key=f"{key}-accept-{seen}",
            disabled=bool(proposal.refusal),
            on_click=take_in,
            args=(sheet,),
        )
        st.button("Refuse", key=f"{key}-refuse", on_click=put_aside, args=(sheet,))
    if proposal.refusal:
        st.caption("First answer the question above.")


@part("The history")
def past(package: Package) -> None:
    """Every change, the latest first, and the way back to before each."""
    box = st.expander("History: what was put in, and the way back", key="past", on_change="rerun")
    if not box.open:
        return
    with box:
        telling.past(history(package.folder), package)
