"""What a reader decides about a file: which source it is, how much it replaces, in which unit."""

from dataclasses import replace

import streamlit as st

from dashboard.credit import Credit
from dashboard.intake.submission import Submission
from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.package import Package
from dashboard.parts import controls
from dashboard.reading.tidy import Tidy
from dashboard.swap import order, words
from dashboard.swap.cards import Place
from dashboard.swap.groups import Mode
from dashboard.text.numbers import inert, listed

NEW = "a new source"
UNORDERED = "Not in the order: drawn only when somebody chooses it"


def choices(submission: Submission, tidy: Tidy, package: Package, key: str) -> None:
    """Which source the file replaces, as a whole or in part, and what is said of it."""
    own, known = tidy.credit, [one.id for one in package.like(tidy.kind)]
    is_asked = own.source not in known
    options = list(filter(None, dict.fromkeys([*known, own.source, NEW])))
    box = st.expander("What it replaces, and what is said of it", expanded=is_asked, key=f"{key}-c")
    with box:
        chosen = controls.question(
            "It replaces",
            f"{key}-source",
            {id_: _source_words(id_, known, package, tidy.kind) for id_ in options},
            index=options.index(own.source) if own.source else None,
            placeholder="Choose a source",
        )
        source = (
            st.text_input("Its name: small letters, digits and hyphens", key=f"{key}-new")
            if chosen == NEW
            else chosen or ""
        )
        said = replace(
            submission.choices.said,
            source=source if source != own.source else "",
            vintage=_release(own.vintage, key),
        )
        if source and source not in known:
            said, mode = _card(said, own.publisher, key), None
            places = _places(tidy, source, package, key)
        else:
            mode, places = _mode(submission, tidy.kind, key), ()
        submission.choices = replace(submission.choices, said=said, mode=mode, places=places)


def _source_words(id_: str, known: list[str], package: Package, kind: str) -> str:
    if id_ == NEW:
        return "A new source"
    if id_ not in known:
        return f"{id_}: a new source"
    credit = next(one.credit for one in package.like(kind) if one.id == id_)
    return f"{credit.short}: {credit.title}" if credit.short_name else credit.title


def _release(vintage: str, key: str) -> str:
    typed = st.text_input(
        "Release (vintage)",
        value=vintage,
        placeholder="not stated in the file",
        key=f"{key}-vintage",
        help="Such as “May 2027”. It travels with every figure of this file.",
    )
    return "" if typed == vintage else typed.strip()


def _card(said: Credit, publisher: str, key: str) -> Credit:
    """What a new source must say of itself, and what it may."""
    left, right = st.columns(2)
    with left:
        who = st.text_input("Publisher", value=publisher, key=f"{key}-publisher")
        page = st.text_input("The publisher’s page (https://…)", key=f"{key}-page")
    with right:
        title = st.text_input("What these figures are called", key=f"{key}-title")
        licence = st.text_input("Terms of use", key=f"{key}-licence")
    caution = st.text_input("What to beware of", key=f"{key}-caution")
    return replace(
        said, publisher=who, title=title, page=page.strip(), licence=licence, caution=caution
    )


def _places(tidy: Tidy, source: str, package: Package, key: str) -> tuple[Place, ...]:
    """The place of a new source of trade in the stated order; where it fills gaps, one proposed."""
    if tidy.kind != Kind.TRADE:
        return ()
    found = order.fills(tidy.frame, source, package)
    places: dict[str, tuple[Place, ...]] = {UNORDERED: ()}
    names = package.names
    shorts = {one.id: one.credit.short for one in package.of_kind(tidy.kind)}
    for ledger, sources in package.ledger_order.items():
        whose = "All other ledgers" if ledger == "*" else f"Ledger of {names.get(ledger, ledger)}"
        places[f"{whose}: first, before {shorts[sources[0]]}"] = (Place(ledger, sources[0], True),)
        places |= {f"{whose}: after {shorts[each]}": (Place(ledger, each),) for each in sources}
    if found:
        st.info(inert(words.fills_words(found, names)))
        mine = [
            f"{names.get(one.ledger, one.ledger)}: after {shorts[one.place.beside]}"
            for one in found
        ]
        proposed = {f"Proposed, to fill the gaps: {listed(mine)}": tuple(o.place for o in found)}
        places = {**proposed, **places}
    options = {place: place for place in places}
    chosen = controls.question("Its place in the stated order of sources", f"{key}-place", options)
    return places[chosen or UNORDERED]


def _mode(submission: Submission, kind: str, key: str) -> Mode | None:
    """Whole or part; until the reader chooses, the way that loses nothing."""
    preview = submission.preview
    if kind not in SHAPES or preview is None:
        return submission.choices.mode
    name = f"{key}-mode-{preview.proposal.credit.source}"
    if name not in st.session_state:
        st.session_state[name] = preview.proposal.mode
    chosen = controls.question("How much it replaces", name, words.MODES, st.radio)
    suggested = submission.choices.mode is None and chosen is preview.proposal.mode
    return None if suggested else chosen


def answer(submission: Submission, key: str) -> None:
    """The question about values in an unlikely unit, and the reader's answer."""
    preview = submission.preview
    questions = preview.proposal.questions if preview else ()
    if not questions:
        return
    st.warning("  \n".join(inert(words.asked(question)) for question in questions))
    options = words.can_be_answered(questions)
    chosen = controls.question("Your answer", f"{key}-answer", options, st.radio, index=None)
    if chosen is not submission.choices.answer:
        submission.choices = replace(submission.choices, answer=chosen)
        st.rerun()
