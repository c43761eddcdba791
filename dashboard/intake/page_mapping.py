"""Any other table: the reader says which column is what; nothing is guessed in silence."""

from collections.abc import Mapping as Words
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.errors import BadMapping, CannotRead
from dashboard.intake.page_background import BackgroundTask, finished
from dashboard.intake.page_session import Submission, look_into, read_by_mapping, words_in
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.mapping import FLOWS, LEAVE_OUT, Mapping, Side, read_mapping, write_mapping
from dashboard.swap.read_files import Unreadable
from dashboard.text.numbers import inert

ONE = "The same for every row:"
QUESTIONS = {
    "reporter": "Who compiled the figure (reporter)",
    "partner": "The other side (partner)",
    "flow": "Export or import, seen from the reporter (flow)",
    "period": "Year or month (period)",
}
OTHERS = {
    "value": "The figures (value)",
    "unit": "One unit of the figures is",
    "decimal": "What parts the decimals",
    "status": "How the figures came to be",
    "source": "A short name for this source",
}
UNITS = {
    "plain": "US dollars",
    "thousands": "Thousands of US dollars",
    "millions": "Millions of US dollars",
}
DECIMALS = {"point": "A point: 1,234.56", "comma": "A comma: 1.234,56"}
VALUATIONS = {
    "unknown": "Not known",
    "by flow": "Exports FOB, imports CIF",
    "fob": "FOB, all of them",
    "cif": "CIF, all of them",
}
STATUSES = {
    "reported": "Reported by the reporter itself",
    "estimate": "Estimated by the publisher",
    "reconciled": "Reconciled by the publisher",
    "doubtful": "Doubtful",
}
INTRO = (
    "This table has no layout that is known here. Say which column is what: it is remembered, so "
    "that next month’s file with the same columns needs no questions. Current US dollars only."
)


def step(submission: Submission, package: Package, key: str) -> None:
    """The questions about one table, and its reading by the answers."""
    try:
        columns, rows = submission.once("columns", lambda: look_into(submission))
    except CannotRead as refusal:
        st.error(f"**This file cannot be used.** {inert(str(refusal))}")
        return
    box = st.expander(
        "Which column is what",
        expanded=isinstance(submission.table, Unreadable),
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
    said: dict[str, Any] = {}
    left, right = st.columns(2)
    for place, name in zip((left, right, left, right), QUESTIONS, strict=True):
        with place:
            said[name] = _side(name, columns, package, key)
    with left:
        said["value"] = _one(OTHERS["value"], columns, key, "value")
        said["decimal"] = _word(OTHERS["decimal"], DECIMALS, key, "decimal", asks=True)
        said["source"] = st.text_input(
            f"{OTHERS['source']}: small letters, digits, hyphens", key=f"{key}-id"
        ).strip()
        said["publisher"] = st.text_input("Publisher", key=f"{key}-who").strip()
    with right:
        said["unit"] = _word(OTHERS["unit"], UNITS, key, "unit", asks=True)
        said["valuation"] = _word("Valuation", VALUATIONS, key, "valuation")
        said["status"] = _word(OTHERS["status"], STATUSES, key, "status", asks=True)
        st.text_input("What these figures are called", key=f"{key}-called")
    marks = st.text_input(
        "Marks that mean “no figure”, with blanks between them, such as: NA .. -9",
        key=f"{key}-missing",
    )
    return {**said, "missing": ["", *marks.split()]}


def _side(name: str, columns: list[str], package: Package, key: str) -> dict[str, str]:
    chosen = _one(QUESTIONS[name], [*columns, ONE], key, name)
    if chosen != ONE:
        return {"column": chosen} if chosen else {}
    if name == "period":
        value = st.text_input("Which year or month", key=f"{key}-{name}-one").strip()
    elif name == "flow":
        value = _word("Which flow", dict.fromkeys(FLOWS), key, f"{name}-one", asks=True)
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
    submission: Submission, said: dict[str, Any], package: Package, key: str
) -> tuple[dict[str, str], dict[str, str]]:
    """What the words of the columns mean: economies by their codes, flows by export or import."""
    columns = [said[name]["column"] for name in ("reporter", "partner") if "column" in said[name]]
    flow = said["flow"].get("column")
    asked = [*columns, *([flow] if flow else [])]
    found = submission.once(f"words {asked}", lambda: words_in(submission, asked)) if asked else {}
    economies = sorted({word for name in columns for word in found[name]})
    codes = _economies(economies, package, key) if economies else {}
    flows = _flows(found[flow], key) if flow else {}
    return codes, flows


def _economies(words: list[str], package: Package, key: str) -> dict[str, str]:
    """Each word beside the economy it is; known names are filled in, to be looked at."""
    names = package.names
    known = by_name(names) | {name_key(code): code for code in names}
    codes = [known.get(name_key(word), LEAVE_OUT) for word in words]
    shown = {code: f"{code}: {name}" for code, name in names.items()}
    frame = pd.DataFrame(
        {"In the file": words, "Economy": [shown.get(code, LEAVE_OUT) for code in codes]}
    )
    used = sum(code != LEAVE_OUT for code in codes)
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
                options=[*shown.values(), LEAVE_OUT], required=True
            )
        },
        height=min(38 + 35 * len(words), 320),
        key=f"{key}-codes-{hash(tuple(words))}",
    )
    back = {word: code for code, word in shown.items()}
    pairs = zip(edited["In the file"], edited["Economy"], strict=True)
    return {str(word): back.get(str(economy), LEAVE_OUT) for word, economy in pairs}


def _flows(words: list[str], key: str) -> dict[str, str]:
    """Each word beside the flow it is."""
    if len(words) > 20:
        st.error("This column holds too many different words to be the flow; choose another.")
        return {}
    chosen = {}
    for word in words:
        if name_key(word) not in FLOWS:
            either = dict.fromkeys(FLOWS)
            chosen[word] = _word(f"“{inert(word)}” is", either, key, f"flow-{word}", asks=True)
    return chosen


def _checked(
    said: dict[str, Any], codes: dict[str, str], flows: dict[str, str], columns: list[str]
) -> Mapping | None:
    """The mapping, once every question is answered; until then, which ones are open."""
    words = {**QUESTIONS, **OTHERS}
    open_ones = [words[name] for name in words if not said[name]]
    open_ones += [f"“{word}”" for word, flow in flows.items() if not flow]
    if open_ones:
        st.caption(f"Still to be answered: {inert('; '.join(open_ones))}.")
        return None
    sides = {name: Side(**said[name]) for name in QUESTIONS}
    rest = {name: said[name] for name in said if name not in QUESTIONS}
    mapping = Mapping(
        **{**rest, **sides, "codes": codes, "flows": flows, "header": tuple(columns)}
        | {"missing": tuple(said["missing"])}
    )
    try:
        return read_mapping("mapping", write_mapping(mapping))
    except BadMapping as refusal:
        st.error("\n".join(f"- {inert(str(problem))}" for problem in refusal.problems))
        return None


def _begin(
    submission: Submission, mapping: Mapping, called: str, package: Package, key: str
) -> None:
    """Starts the reading by a mapping, in place of an earlier one."""
    said = replace(submission.choices.said, title=called.strip())
    submission.choices = replace(submission.choices, said=said)
    st.session_state[f"{key}-mapping-task"] = BackgroundTask(
        lambda progress: read_by_mapping(submission, mapping, package, progress)
    )


def _wait(submission: Submission, key: str) -> None:
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
