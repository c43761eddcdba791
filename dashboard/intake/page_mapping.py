"""Any other table: the reader says which column is what; nothing is guessed in silence."""

from collections.abc import Mapping as Words
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import errors
from dashboard.intake import mapping_answers as answers
from dashboard.intake import submission as handed_in
from dashboard.intake.background import BackgroundTask
from dashboard.intake.page_session import finished
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.reading import mapping as rules
from dashboard.text.numbers import inert

ONE = "The same for every row:"
ACROSS = "The heads of the columns themselves"
INTRO = (
    "This table has no layout that is known here. Say which column is what: it is remembered, so "
    "that next month’s file with the same columns needs few questions. Trade is in current US "
    "dollars only."
)


def step(submission: handed_in.Submission, package: Package, key: str) -> None:
    """The questions about one table, and its reading by the answers."""
    try:
        columns, rows = submission.once("columns", lambda: handed_in.look_into(submission))
    except errors.CannotRead as refusal:
        st.error(f"**This file cannot be used.** {inert(str(refusal))}")
        return
    box = st.expander(
        "Which column is what",
        expanded=submission.cannot_be_read,
        key=f"{key}-mapping",
    )
    with box:
        st.caption(INTRO)
        _first_rows(columns, rows)
        said = _asked(columns, package, key)
        codes, flows = _meanings(submission, said, package, key)
        mapping = _checked(said, codes, flows, columns)
        if st.button("Read it like this", key=f"{key}-read", disabled=mapping is None) and mapping:
            name = st.session_state.get(f"{key}-called", "")
            _begin(submission, mapping, name, package, key)
    _wait(submission, key)


def _first_rows(columns: list[str], rows: list[list[str]]) -> None:
    heads = [name or f"column {place}" for place, name in enumerate(columns, 1)]
    heads = [f"{head} ({i})" if heads.count(head) > 1 else head for i, head in enumerate(heads, 1)]
    frame = pd.DataFrame([[*row, *[""] * len(heads)][: len(heads)] for row in rows])
    frame.columns = pd.Index(heads[: frame.shape[1]])
    height = min(37 + 35 * len(rows), 248)
    alternative = f"The first {len(rows)} rows of the file"
    st.dataframe(frame, hide_index=True, height=height, alt=alternative)


def _asked(columns: list[str], package: Package, key: str) -> dict[str, Any]:
    """The answers so far; a question that is not answered yet has an empty answer."""
    kind = _word("What the figures are", answers.KINDS, key, "kind")
    said: dict[str, Any] = {"kind": kind}
    left, right = st.columns(2)
    questions = answers.OF_KIND[kind]
    for place, name in zip((left, right, left, right), questions, strict=False):
        with place:
            said[name] = _side(name, questions[name], columns, package, key)
    with left:
        across = "across" in said["period"]
        said["value"] = "" if across else _one(answers.OTHERS["value"], columns, key, "value")
        said["decimal"] = _word(
            answers.OTHERS["decimal"], answers.DECIMALS, key, "decimal", asks=True
        )
        said["source"] = st.text_input(
            f"{answers.OTHERS['source']}: small letters, digits, hyphens", key=f"{key}-id"
        ).strip()
        said["publisher"] = st.text_input("Publisher", key=f"{key}-who").strip()
    with right:
        said |= _unit(kind, key)
        said["status"] = _word(answers.OTHERS["status"], answers.STATUSES, key, "status", asks=True)
        st.text_input("What these figures are called", key=f"{key}-called")
    marks = st.text_input(
        "Marks that mean “no figure”, with blanks between them, such as: NA .. -9",
        key=f"{key}-missing",
    )
    return {**said, "missing": ["", *marks.split()]}


def _unit(kind: str, key: str) -> dict[str, str]:
    """Of trade, the scale of the dollars and where goods were valued; else the unit in words."""
    if kind != Kind.TRADE:
        label = f"{answers.OTHERS['unit']}, in words, such as: percent"
        return {"unit": st.text_input(label, key=f"{key}-unit-words").strip()}
    return {
        "unit": _word(answers.OTHERS["unit"], answers.UNITS, key, "unit", asks=True),
        "valuation": _word("Valuation", answers.VALUATIONS, key, "valuation"),
    }


def _side(
    name: str, question: str, columns: list[str], package: Package, key: str
) -> dict[str, str | bool]:
    more = [ACROSS, ONE] if name == "period" else [ONE]
    chosen = _one(question, [*columns, *more], key, name)
    if chosen == ACROSS:
        return {"across": True}
    if chosen != ONE:
        return {"column": chosen} if chosen else {}
    if name == "indicator":
        value = st.text_input("What it is called", key=f"{key}-{name}-one").strip()
    elif name == "period":
        value = st.text_input("Which year or month", key=f"{key}-{name}-one").strip()
    elif name == "flow":
        value = _word("Which flow", dict.fromkeys(rules.FLOWS), key, f"{name}-one", asks=True)
    else:
        value = _word("Which economy", package.names, key, f"{name}-one", asks=True)
    return {"value": value} if value else {}


def _one(label: str, options: list[str], key: str, name: str) -> str:
    words = {option: option for option in options if option}
    hint = "Choose a column"
    return controls.question(label, f"{key}-{name}", words, index=None, placeholder=hint) or ""


def _word(
    label: str, words: Words[str, str | None], key: str, name: str, *, asks: bool = False
) -> str:
    named = {option: word or option for option, word in words.items()}
    chosen = controls.question(
        label, f"{key}-{name}", named, index=None if asks else 0, placeholder="Choose"
    )
    return chosen or ""


def _meanings(
    submission: handed_in.Submission, said: dict[str, Any], package: Package, key: str
) -> tuple[dict[str, str], dict[str, str]]:
    """What the words of the columns mean: economies by their codes, flows by export or import."""
    sides = [said[name] for name in ("reporter", "partner") if name in said]
    columns = [side["column"] for side in sides if "column" in side]
    flow = said.get("flow", {}).get("column")
    asked = [*columns, *([flow] if flow else [])]
    found = (
        submission.once(f"words {asked}", lambda: handed_in.words_in(submission, asked))
        if asked
        else {}
    )
    economies = sorted({word for name in columns for word in found[name]})
    codes = _economies(economies, package, key) if economies else {}
    flows = _flows(found[flow], key) if flow else {}
    return codes, flows


def _economies(words: list[str], package: Package, key: str) -> dict[str, str]:
    """Each word beside the economy it is; known names are filled in, to be looked at."""
    names, codes = package.names, answers.known_economies(words, package)
    shown = {code: f"{code}: {name}" for code, name in names.items()}
    frame = pd.DataFrame(
        {"In the file": words, "Economy": [shown.get(code, rules.LEAVE_OUT) for code in codes]}
    )
    used = sum(code != rules.LEAVE_OUT for code in codes)
    st.markdown(
        f"**What the names mean.** {used} of {len(words)} are known; say the others, or they are "
        "left out."
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["In the file"],
        column_config={
            "Economy": st.column_config.SelectboxColumn(
                options=[*shown.values(), rules.LEAVE_OUT], required=True
            )
        },
        height=min(38 + 35 * len(words), 320),
        key=f"{key}-codes-{hash(tuple(words))}",
    )
    back = {word: code for code, word in shown.items()}
    pairs = zip(edited["In the file"], edited["Economy"], strict=True)
    return {str(word): back.get(str(economy), rules.LEAVE_OUT) for word, economy in pairs}


def _flows(words: list[str], key: str) -> dict[str, str]:
    """Each word beside the flow it is."""
    if len(words) > 20:
        st.error("This column holds too many different words to be the flow; choose another.")
        return {}
    either = {**dict.fromkeys(rules.FLOWS), rules.LEAVE_OUT: "neither: leave these rows out"}
    return {
        word: _word(f"“{inert(word)}” is", either, key, f"flow-{word}", asks=True)
        for word in answers.unknown_flows(words)
    }


def _checked(
    said: dict[str, Any], codes: dict[str, str], flows: dict[str, str], columns: list[str]
) -> rules.Mapping | None:
    """The mapping, once every question is answered; until then, which ones are open."""
    if open_ones := answers.open_questions(said, flows):
        st.caption(f"Still to be answered: {inert('; '.join(open_ones))}.")
        return None
    try:
        return answers.mapping_of(said, codes, flows, columns)
    except errors.BadMapping as refusal:
        st.error("\n".join(f"- {inert(str(problem))}" for problem in refusal.problems))
        return None


def _begin(
    submission: handed_in.Submission,
    mapping: rules.Mapping,
    called: str,
    package: Package,
    key: str,
) -> None:
    """Starts the reading by a mapping, in place of an earlier one."""
    said = replace(submission.choices.said, title=called.strip())
    submission.choices = replace(submission.choices, said=said)
    st.session_state[f"{key}-mapping-task"] = BackgroundTask(
        lambda progress: handed_in.read_by_mapping(submission, mapping, package, progress)
    )


def _wait(submission: handed_in.Submission, key: str) -> None:
    task = st.session_state.get(f"{key}-mapping-task")
    if task is None:
        return
    finished(task, "Reading")
    del st.session_state[f"{key}-mapping-task"]
    if task.result is None:
        st.error(inert(task.refusal))
        return
    submission.table, submission.mapping = task.result
    submission.asks_columns = True
    submission.forget_comparison()
    st.rerun()
