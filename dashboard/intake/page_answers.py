"""What a file leaves open about its figures, and the reader's answers to it."""

from dataclasses import replace

import streamlit as st

from dashboard.intake import page_session as session
from dashboard.intake.background import BackgroundTask
from dashboard.intake.submission import Submission, read_again
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.reading.evidence import NONE, Answers, OpenFact
from dashboard.reading.tidy import Tidy
from dashboard.text.numbers import inert

WHY = (
    "**The file does not prove everything that must be known of its figures.** Nothing is "
    "assumed: answer from the publisher’s page, or put the file aside."
)

LABELS = {
    "unit": "The unit of the figures",
    "flow": "Export or import",
    "reporter": "Whose books",
    "partner": "The partner",
    "year": "The year",
    "month": "The month",
    "sheet": "The sheet",
    "status": "How the figures came to be",
    "complete": "Is everything in it?",
    "system": "The trade system",
    "decimal": "The decimal sign",
    "frequency": "How often there is a figure",
}


def ask(submission: Submission, tidy: Tidy, package: Package, key: str) -> None:
    """Every open fact with a place for its answer, and the button that reads the file with them."""
    st.warning(WHY)
    said = {fact.option: _one(fact, f"{key}-open-{fact.option}") for fact in tidy.open}
    given = {option: word for option, word in said.items() if word}
    if st.button("Read it with these answers", key=f"{key}-answers", disabled=not given):
        _read(submission, replace(submission.answers, **given), package)


def change(submission: Submission, package: Package, key: str) -> None:
    """The way back to the questions, where the reader has answered some."""
    if submission.answers != NONE and st.button("Take back my answers", key=f"{key}-unsay"):
        _read(submission, NONE, package)


def _one(fact: OpenFact, key: str) -> str:
    """The question, and the reader's answer; nothing where there is none yet."""
    st.markdown(f"**{inert(str(fact.fact)).capitalize()}.** {inert(str(fact.problem))}")
    label = LABELS[fact.option]
    if fact.allowed:
        words = {word: inert(word) for word in fact.allowed}
        return controls.question(label, key, words, index=None, placeholder="Choose") or ""
    return st.text_input(label, key=key).strip()


def _read(submission: Submission, answers: Answers, package: Package) -> None:
    """The file once more, with other answers than before; the comparison begins anew."""
    task = BackgroundTask(lambda told: read_again(submission, answers, package, told))
    table = session.finished(task, "Reading").result
    if table is not None:
        submission.table, submission.answers = table, answers
        submission.forget_comparison()
    st.rerun()
