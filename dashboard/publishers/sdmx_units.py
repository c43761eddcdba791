"""The unit of figures in SDMX: its code, its words, and the power of ten of each row.

The unit is proved by the row's own columns. Where a power of ten is empty or cannot be read, where
it stands beside a unit that carries one already, or where no column names a unit, the reader is
asked; nothing is taken for 0.
"""

import re

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers import sdmx_terms as terms
from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import Draft

POWERS = {"ones": 0, "thousands": 3, "millions": 6, "billions": 9}
NO_UNIT = (
    "found no column for the unit of the figures (UNIT_MEASURE, unit): what is one unit of them, "
    "in words such as “million euros”?"
)
NO_WORD = "found no unit; allowed is the unit of the figure."
ASK_SCALE = "Are the figures as printed, or in thousands, millions or billions of their unit?"
OF_IMF = "IMF"
CODE_LIKE = re.compile(r"[A-Z0-9_]+$|[a-z0-9_]+$|.*:|.* - ")
CODE = "__unit_code"
SCALE = "__scale"


def put_unit(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """Fill the unit in words, and its code, which is part of what an indicator is."""
    frame = draft.frame
    units = [names[name] for name in terms.UNITS if name in names]
    more = [names[name] for name in terms.UNITS_TOO if name in names]
    filled = [name for name in units if frame.empty or (frame[name] != "").any()]
    if not filled and frame.empty:
        frame["unit"] = frame[CODE] = ""
        return
    if not filled and _by_indicator(draft, names):
        return
    if not filled:
        said = steps.answer(draft, table, "unit", Fact.UNIT, NO_UNIT, line=1)
        frame["unit"], frame[CODE] = said or "not stated", said
        return
    codes = frame[f"__{filled[0]}"].astype("str")
    words = _words(table, frame, filled[0])
    for name in [*filled[1:], *more]:
        extra = frame[f"__{name}"].where(~frame[f"__{name}"].isin(["_Z", "_T"]), "").astype("str")
        codes = codes + extra.map(lambda cell: f"-{cell}" if cell else "")
        words = words + extra.map(lambda cell: f", {cell}" if cell else "")
    frame["unit"], frame[CODE] = words, codes
    empty = frame.index[(words == "").to_numpy()]
    draft.problems += [Problem(table.name, NO_WORD, int(line), filled[0]) for line in empty]
    _prove(draft, filled[0])


def _by_indicator(draft: Draft, names: dict[str, str]) -> bool:
    """Fill the unit by Eurostat's indicators of external trade, where each names its own."""
    column = names.get(terms.INDICATORS, "")
    if not column:
        return False
    codes = draft.frame[f"__{column}"].astype("str")
    words = codes.map(terms.unit_of_indicator)
    if (words == "").any():
        return False
    draft.frame["unit"], draft.frame[CODE] = words.astype("str"), ""
    _prove(draft, column)
    return True


def unit_columns(names: dict[str, str]) -> set[str]:
    """The columns that the unit is made of."""
    return {names[name] for name in (*terms.UNITS, *terms.UNITS_TOO) if name in names}


def _words(table: Table, frame: pd.DataFrame, column: str) -> "pd.Series[str]":
    """The unit's code in words that are known here; else its label, behind it or in a column.

    So a download with labels and one without name one unit alike.
    """
    beside = _next_column(table, column)
    is_label = [name for name in beside if name == f"{column}_LABEL" or not CODE_LIKE.match(name)]
    if is_label and beside[0] in frame:
        labels = frame[beside[0]].astype("str")
    else:
        pattern = r"^[^:]*?(?:\s*:\s*|\s-\s)(.+)$"
        labels = frame[column].str.extract(pattern)[0].fillna("").astype("str")
    codes = frame[f"__{column}"].map(terms.unit_words).astype("str")
    known = codes != frame[f"__{column}"]
    return labels.where((labels != "") & ~known, codes).astype("str")


def _next_column(table: Table, column: str) -> list[str]:
    """The column behind one of the file, where labels may stand; none at the end of the header."""
    header = table.header()
    at = header.index(column) if column in header else len(header)
    return header[at + 1 : at + 2]


def _prove(draft: Draft, column: str) -> None:
    for code, rows in draft.frame.groupby(f"__{column}", sort=False):
        found = str(rows["unit"].iloc[0])
        draft.prove(Fact.UNIT, found, line=int(rows.index[0]), column=column, words=str(code))


def put_scaled(draft: Draft, table: Table, names: dict[str, str], missing: frozenset[str]) -> None:
    """Values times ten to the power of each row; the cells decide about the decimal sign."""
    column = next((name for code, name in names.items() if terms.SCALE.fullmatch(code)), "")
    frame = draft.frame
    cells = _scale_cells(table, frame, column) if column else pd.Series("0", frame.index)
    powers = {cell: terms.power_of(cell) for cell in cells.unique()}
    frame[SCALE] = cells.map(powers).astype("float64")
    _settle_scaleless(frame, cells)
    _ask(draft, table, column, cells)
    _ask_of_imf(draft, table, names)
    whole = draft.frame[SCALE].fillna(0.0)
    steps.put_values_by(draft, table, names["OBS_VALUE"], whole, missing)


def _scale_cells(table: Table, frame: pd.DataFrame, column: str) -> "pd.Series[str]":
    """The cells of the power of ten, with the label of the next column behind where one is."""
    beside = [
        name
        for name in _next_column(table, column)
        if re.search(r"(?i)mult|scale", name) and name in frame
    ]
    cells = frame[column].astype("str")
    return cells.mask(cells != "", terms.code_with_name(frame[[column, *beside]]))


def _settle_scaleless(frame: pd.DataFrame, cells: "pd.Series[str]") -> None:
    """Shares and indices have no power of ten: an empty one leaves nothing open."""
    plain = frame[CODE].str.fullmatch(terms.SCALELESS) & (cells == "")
    frame[SCALE] = frame[SCALE].mask(plain.to_numpy(dtype=bool), 0.0)


def _ask(draft: Draft, table: Table, column: str, cells: "pd.Series[str]") -> None:
    """The power of ten of rows that do not say it, or that would apply one twice."""
    frame = draft.frame
    scaled = (frame["unit"] + " " + frame[CODE]).map(_has_scale).astype("bool")
    odd = frame[SCALE].isna() | (scaled & frame[SCALE].ne(0))
    if not odd.any():
        return
    seen = quoted(sorted({brief(cell) for cell in cells[odd]})[:4])
    units = quoted(sorted(set(frame["unit"][odd]))[:4])
    what = f"found {seen} for the power of ten of figures in {units}. {ASK_SCALE}"
    _answered(draft, table, what, column, odd)


def _has_scale(unit: str) -> bool:
    return any(terms.HAS_SCALE.search(part) for part in unit.split(" "))


def _ask_of_imf(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """The IMF's SCALE, behind the figure, says 6 even where figures are in full: so it is asked."""
    header = table.header()
    column = names.get("SCALE", "")
    cells = [cell for row in table.head[1:2] for cell in row[:2]]
    if not column or not any(cell.startswith(OF_IMF) for cell in cells):
        return
    behind = header.index(column) > header.index(names["OBS_VALUE"])
    odd = ~draft.frame[f"__{column}"].map(terms.power_of).eq(0)
    if behind and odd.any():
        seen = quoted(sorted(set(draft.frame[column][odd]))[:4])
        what = f"found the scale {seen}; the IMF gives it also where figures are in full. "
        _answered(draft, table, what + ASK_SCALE, column, odd)


def _answered(draft: Draft, table: Table, what: str, column: str, rows: "pd.Series[bool]") -> None:
    """Rows by the reader's answer; as printed until there is one, and the file stays out."""
    line = int(draft.frame.index[rows.to_numpy(dtype=bool)][0])
    if "unit" in draft.answered:  # one answer cannot say both the unit and its power of ten
        draft.problems.append(Problem(table.name, what, line, column))
        return
    said = steps.answer(
        draft, table, "unit", Fact.UNIT, what, tuple(POWERS), line=line, column=column
    )
    power = float(POWERS.get(said, 0))
    draft.frame[SCALE] = draft.frame[SCALE].mask(rows.to_numpy(dtype=bool), power)
