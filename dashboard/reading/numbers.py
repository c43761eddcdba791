"""Figures as people and spreadsheets write them, turned into numbers without a guess.

A publisher's own file has decimal points. A copy saved again by a spreadsheet may have decimal
commas and thousands separators; the other cells of the column say so: “2081,58” or “1.234,56” can
be read in one way only, “1.234” in two. Where a column speaks both languages, or a lone cell could
be either, there is a problem and no number. That holds for a column of plain dollars where every
cell is below a thousand or has a point before exactly three digits, too: “28.959” may be 28,959
dollars, but is a decimal in a publisher's file of millions.
Persian and Arabic digits and thin spaces are plain.
"""

import re
from dataclasses import dataclass, field

import pandas as pd

from dashboard.errors import Problem
from dashboard.reading.table import brief

DIGITS = str.maketrans(
    "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫٬−\u2007\u2009\u202f\u00a0\u200f\u200e",
    "01234567890123456789.\u066c-    \x00\x00",
)
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?|-?\.[0-9]+")
COMMA = re.compile(
    r"-?[0-9]*,([0-9]{1,2}|[0-9]{4,})|-?0,[0-9]+|-?[0-9]{4,},[0-9]+|-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+"
)
POINT = re.compile(
    r"-?[0-9]*\.([0-9]{1,2}|[0-9]{4,})|-?0\.[0-9]+|-?[0-9]{4,}\.[0-9]+|-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+"
)
MANY_COMMAS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3}){2,}")
MANY_POINTS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3}){2,}")
SPACED = re.compile(r"-?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?")
POINTED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
BELOW_THOUSAND = re.compile(r"-?[0-9]{1,3}")
POWER = re.compile(r"-?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]{1,2}")
ENOUGH = 7
ALLOWED = "allowed is a number"
UNCLEAR = (
    "this can be read as a decimal or as thousands, and no other cell of the column tells which."
)
WHICH = "Save the file with plain numbers, such as 1234.5."


@dataclass
class Figures:
    """Numbers of a column (NaN where missing), and what was noticed or wrong."""

    values: pd.Series
    missing: "pd.Series[bool]"
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def figures(
    file: str,
    cells: "pd.Series[str]",
    *,
    column: str = "",
    missing: frozenset[str] = frozenset({""}),
    style: str = "",
    power: int = 0,
    whole_units: bool = False,
) -> Figures:
    """The numbers of a column of text. `missing` are the marks that the layout promises.

    Numbers are multiplied by ten to the `power`, exactly as the digits say. `style` is “point” or
    “comma” where the layout or a mapping states it; otherwise the cells decide. Columns of
    `whole_units` are those in which a point before three digits may part thousands. The index is
    the line of the file.
    """
    gone = cells.isin(list(missing))
    plain = cells[~gone].map(_plain)
    found = Figures(pd.Series(float("nan"), index=cells.index), gone)
    in_doubt = whole_units and not style and _in_doubt(plain)
    if not in_doubt and style != "comma" and plain.str.fullmatch(PLAIN).all():
        found.values[~gone] = [float(f"{cell}e{power}") for cell in plain]
    else:
        _by_style(file, cells[~gone], plain, column, style, power, found)
    if (plain != cells[~gone]).any() and not found.problems:
        found.notices.append("Digits or blanks of other scripts were read as plain ones.")
    return found


def _in_doubt(plain: "pd.Series[str]") -> bool:
    """Whether points before three digits part thousands or decimals, and no cell tells which."""
    pointed = plain.str.fullmatch(POINTED)
    return bool(pointed.any() and (pointed | plain.str.fullmatch(BELOW_THOUSAND)).all())


def _plain(cell: str) -> str:
    """A cell in plain digits and blanks, without blanks between groups of three digits."""
    if not cell.isascii():
        cell = cell.translate(DIGITS).replace("\x00", "").replace("\u066c", "").strip()
    return cell.replace(" ", "") if SPACED.fullmatch(cell) else cell


def _by_style(
    file: str,
    cells: "pd.Series[str]",
    plain: "pd.Series[str]",
    column: str,
    style: str,
    power: int,
    found: Figures,
) -> None:
    commas = plain.str.fullmatch(COMMA) | plain.str.fullmatch(MANY_POINTS)
    points = plain.str.fullmatch(POINT) | plain.str.fullmatch(MANY_COMMAS)
    both = commas.any() and points.any() and not style
    chosen = style or ("comma" if commas.any() else "point" if points.any() else "")
    read = []
    for position, (line, cell) in enumerate(plain.items()):
        odd = both and bool(commas.iloc[position] or points.iloc[position])
        number = "two" if odd else number_of(cell, chosen, power)
        read.append(number if isinstance(number, float) else float("nan"))
        if isinstance(number, str):
            original = str(cells.iloc[position])
            found.problems.append(_problem(file, original, str(number), int(str(line)), column))
    found.values[~found.missing] = read
    if chosen == "comma" and not style and commas.any():
        example = plain[commas].iloc[0]
        said = number_of(example, "comma")
        found.notices.append(f"Figures have decimal commas: “{example}” was read as {said!r}.")


def number_of(cell: str, style: str, power: int = 0) -> float | str:
    """A cell as a number in a style, or why not: “unclear”, “short” or “none”."""
    if POWER.fullmatch(cell):
        significant = re.sub(r"[^0-9]", "", re.split("[eE]", cell)[0]).lstrip("0")
        if len(significant) < ENOUGH:
            return "short"
        return float(cell.replace(",", ".")) * float(10**power)
    if not style:
        return _unmarked(cell, power)
    mark, thousands = (",", ".") if style == "comma" else (".", ",")
    whole, _, fraction = cell.partition(mark)
    plain = whole.replace(thousands, "")
    grouped = re.fullmatch(rf"-?[0-9]{{1,3}}(\{thousands}[0-9]{{3}})+", whole)
    if not (grouped or whole == plain) or not re.fullmatch("-?[0-9]*", plain):
        return "none"
    if not re.fullmatch("[0-9]*", fraction) or not (plain.lstrip("-") or fraction):
        return "none"
    return float(f"{plain}.{fraction}e{power}")


def _unmarked(cell: str, power: int) -> float | str:
    """A cell of a column where no cell tells what a comma or a point means."""
    if re.fullmatch("-?[0-9]+", cell):
        return float(f"{cell}e{power}")
    return "unclear" if re.fullmatch(r"-?[0-9.,]*[0-9][0-9.,]*", cell) else "none"


def _problem(file: str, cell: str, why: str, line: int, column: str) -> Problem:
    words = {
        "none": (f"found “{brief(cell)}”; {ALLOWED}.", ""),
        "unclear": (f"found “{brief(cell)}”; {UNCLEAR}", WHICH),
        "two": (f"found “{brief(cell)}”; this column has decimal commas and points.", WHICH),
        "short": (
            f"found “{brief(cell)}”, a power of ten that a spreadsheet shortened; digits are lost.",
            "Download it again, and do not save it from a spreadsheet.",
        ),
    }
    what, advice = words[why]
    return Problem(file, what, line=line, column=column or None, advice=advice)
