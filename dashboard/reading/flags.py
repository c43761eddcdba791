"""What the flags beside figures say: SDMX's list of observation statuses, and Eurostat's letters.

A flag is never dropped: it decides the status, and stands in the note in words. A figure without a
flag is a normal one in both lists. A forecast is never “reported”; a flag that stands in neither
list makes a figure doubtful, and is told. Figures that their flag calls missing are left out.
"""

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.table import Table, quoted
from dashboard.reading.tidy import Draft
from dashboard.vocabulary import Status

Meaning = tuple[str, str]
"""A status, and what the flag says in words."""
MISSING = "missing"
WEAKEST = (Status.REPORTED, Status.ESTIMATE, Status.DOUBTFUL, MISSING)
OBS_STATUS: dict[str, Meaning] = {
    "A": (Status.REPORTED, ""),
    "B": (Status.REPORTED, "break in the series"),
    "D": (Status.REPORTED, "definition differs"),
    "E": (Status.ESTIMATE, "estimated"),
    "F": (Status.ESTIMATE, "forecast"),
    "G": (Status.DOUBTFUL, "experimental"),
    "H": (MISSING, "missing"),
    "I": (Status.ESTIMATE, "imputed"),
    "J": (Status.REPORTED, "derogation"),
    "K": (Status.DOUBTFUL, "counted in another category"),
    "L": (MISSING, "missing, not collected"),
    "M": (MISSING, "missing"),
    "N": (Status.DOUBTFUL, "not significant"),
    "O": (MISSING, "missing"),
    "P": (Status.REPORTED, "provisional"),
    "Q": (MISSING, "missing, suppressed"),
    "S": (Status.REPORTED, "strike or other special event"),
    "T": (Status.ESTIMATE, "trend"),
    "U": (Status.DOUBTFUL, "low reliability"),
    "V": (Status.DOUBTFUL, "unvalidated"),
    "W": (Status.DOUBTFUL, "holds another category too"),
    "X": (MISSING, "not available"),
}
"""SDMX's code list of observation statuses."""
OBS_FLAG: dict[str, Meaning] = {
    **{letter.lower(): OBS_STATUS[letter] for letter in "BDEFNPU"},
    "c": (Status.DOUBTFUL, "confidential"),
    "i": (Status.REPORTED, "see the publisher's notes"),
    "r": (Status.REPORTED, "revised"),
    "s": (Status.ESTIMATE, "estimated by Eurostat"),
    "z": (MISSING, "not applicable"),
}
"""Eurostat's flags, some of them SDMX's own; several may stand together (“be”, “p e”)."""
DERIVATION: dict[str, Meaning] = {
    "O": (Status.REPORTED, ""),
    "OU": (Status.REPORTED, ""),
    "R": (Status.REPORTED, ""),
    **dict.fromkeys(("SE", "SEME", "SEHI", "SP"), (Status.ESTIMATE, "estimated by the IMF")),
    **dict.fromkeys(("SC", "SCC"), (Status.ESTIMATE, "calculated by the IMF")),
    **dict.fromkeys(("E", "I"), (Status.ESTIMATE, "estimated")),
}
"""How the IMF came by a figure, where its code list says so clearly; M, FA and TPD it does not."""
DERIVED_WORDS = re.compile(
    r"(?i).*(estimat|imput|model|project|forecast|calculat|extrapol|interpol|mirror|partner|deriv)"
)
OFFICIAL = re.compile(r"(?i)(officially )?(official|reported)\b.*")
DERIVED_BY = "DERIVATION_TYPE"
IN_WORDS = (
    ("normal", "A"),
    ("break", "B"),
    ("time series break", "B"),
    ("definition", "D"),
    ("estimat", "E"),
    ("forecast", "F"),
    ("project", "F"),
    ("imput", "I"),
    ("missing", "M"),
    ("not significant", "N"),
    ("provisional", "P"),
    ("preliminary", "P"),
    ("low reliab", "U"),
    ("unreliable", "U"),
    ("unvalidated", "V"),
)
"""How a status begins where the file has its name and not its code."""
FLAGGED = re.compile(r"(?i)(obs(ervation)?[_ ])?(status|flags?)|obs_?flags?")
FREE = re.compile(r"(?i)f?|free\b.*")
CONFIDENTIAL = "CONF_STATUS"
LEFT_OUT = "figures that their flag calls missing"
NO_FLAGS = (
    "found no column of flags (OBS_STATUS, OBS_FLAG), though SDMX-CSV has one for estimates and "
    "forecasts: are these figures reported, or estimates?"
)
STATUSES = (Status.REPORTED, Status.ESTIMATE, Status.DOUBTFUL)
"""What a reader may say of figures of which nothing says it."""


def flag_columns(names: Sequence[str]) -> list[str]:
    """The columns of flags among codes of columns; those of their names only where no code is."""
    found = [name for name in names if FLAGGED.fullmatch(name)]
    codes = [name for name in found if name.isupper() or name.islower()]
    return [*(codes or found), *(name for name in names if name in {CONFIDENTIAL, DERIVED_BY})]


def put_status(draft: Draft, table: Table, columns: dict[str, str]) -> None:
    """Fill status and note from columns of flags: the name in the header by its code.

    Without a column of flags the reader is asked.
    """
    frame = draft.frame
    if not set(columns) - {CONFIDENTIAL}:
        frame["status"], frame["note"] = _asked(draft, table), ""
        return
    rows = [frame[name].astype("str") for name in columns.values()]
    cells = list(zip(*rows, strict=True))
    known = {each: meaning(dict(zip(columns, each, strict=True))) for each in dict.fromkeys(cells)}
    frame["status"] = pd.Series([known[each][0] for each in cells], frame.index, dtype="str")
    frame["note"] = pd.Series([known[each][1] for each in cells], frame.index, dtype="str")
    flags = sorted({cell for each in known for cell in each if cell})
    words = ", ".join(flags[:8]) or "no flag"
    draft.prove(Fact.STATUS, "as flagged", column=", ".join(columns.values()), words=words)
    _tell_unknown(draft, columns)
    steps.leave_out(draft, frame["status"] == MISSING, LEFT_OUT)


def _asked(draft: Draft, table: Table) -> str:
    """The status that the reader says; where no row is left there is nothing to ask."""
    if draft.frame.empty:
        return Status.DOUBTFUL
    said = steps.answer(draft, table, "status", Fact.STATUS, NO_FLAGS, STATUSES, line=1)
    return said or Status.DOUBTFUL


def _tell_unknown(draft: Draft, columns: dict[str, str]) -> None:
    """A notice about flags that stand in no list."""
    for code, name in columns.items():
        cells = draft.frame[name].astype("str")
        odd = [cell for cell in cells.unique() if any(one is None for one in _read(code, cell))]
        if odd:
            count = int(cells.isin(odd).sum())
            draft.notices.append(
                f"{count:,} figures have a flag that is not known here ({name}: {quoted(odd)}); "
                "they are marked doubtful."
            )


def meaning(flags: dict[str, str]) -> Meaning:
    """The weakest status that cells of flags state, and the words of all; cells by their column."""
    found = [
        one or (Status.DOUBTFUL, f"flag “{cell}”, not known here")
        for column, cell in flags.items()
        for one in _read(column, cell)
    ]
    status = max((one for one, _ in found), key=WEAKEST.index, default=Status.REPORTED)
    return status, "; ".join(dict.fromkeys(words for _, words in found if words))


def _read(column: str, cell: str) -> list[Meaning | None]:
    """What each flag of a cell says; None for one that is not known."""
    code = re.split(r":|\s-\s", cell.strip(), maxsplit=1)[0].strip()
    if column == CONFIDENTIAL:
        secret = f"confidentiality status {code}"
        return [] if FREE.fullmatch(code) else [(Status.DOUBTFUL, secret)]
    if column == DERIVED_BY:
        return [_derivation(code)] if code else []
    if word := _code_of(code):
        return [_with_flag(OBS_STATUS, word)]
    lower = "flag" in column.lower() or code.islower()
    known = OBS_FLAG if lower else OBS_STATUS
    parts = re.split(r"[\s,;|+]+", code)
    letters = list("".join(parts).lower()) if lower else parts
    found = [_with_flag(known, letter) for letter in letters if letter]
    return found or ([None] if cell.strip() else [])


def _derivation(cell: str) -> Meaning | None:
    """What a code or words of how a figure was come by mean; None for one that is not known."""
    if DERIVED_WORDS.match(cell):
        return Status.ESTIMATE, f"derivation: {cell.lower()}"
    if OFFICIAL.fullmatch(cell):
        return Status.REPORTED, ""
    return _with_flag(DERIVATION, cell.upper())


def _code_of(name: str) -> str:
    """The code of a status that is given by its name, such as “Estimated value”."""
    plain = name.lower()
    if len(plain) < len("break"):
        return ""
    return next((code for start, code in IN_WORDS if plain.startswith(start)), "")


def _with_flag(known: dict[str, Meaning], letter: str) -> Meaning | None:
    """What a flag means, with the flag itself behind its words."""
    if letter not in known:
        return None
    status, words = known[letter]
    return status, f"{words} (flag {letter})" if words else ""
