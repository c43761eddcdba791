"""One file handed in: what it is, what it would change, then accepted or refused."""

import streamlit as st

from dashboard.intake import page_answers, page_choose, page_file, page_mapping, page_preview
from dashboard.intake import page_session as session
from dashboard.intake.submission import Submission, compare
from dashboard.package.package import Package
from dashboard.parts.standing import part
from dashboard.publishers.our_own import LAYOUT as OWN
from dashboard.reading.tidy import Tidy
from dashboard.swap.read_files import Unreadable
from dashboard.text.numbers import inert


@part("This file")
def show(submission: Submission, package: Package, key: str) -> None:
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
        _looked_at(submission, table, package, key)


def _looked_at(submission: Submission, tidy: Tidy, package: Package, key: str) -> None:
    """What proves the figures; then the questions that are open, or what the file would change."""
    page_file.proof(tidy)
    page_answers.change(submission, package, key)
    if tidy.open:
        page_answers.ask(submission, tidy, package, key)
        _dismiss(key, submission)
    else:
        _compared(submission, tidy, package, key)


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
    st.button(
        "Put this file aside", key=f"{key}-aside", on_click=session.put_aside, args=(submission,)
    )


def _offer_comparison(key: str, submission: Submission) -> None:
    st.button(
        "Compare again", key=f"{key}-again", on_click=session.compare_again, args=(submission,)
    )


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
        submission.comparing = compare(tidy, submission.choices, package)
        submission.compared = submission.choices
    if submission.comparing is not None:
        task = session.finished(submission.comparing, "Comparing")
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
        st.info(proposal.refusal)
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
        st.button("Refuse", key=f"{key}-refuse", on_click=session.put_aside, args=(submission,))
    if proposal.refusal:
        st.caption("First answer the question above.")
