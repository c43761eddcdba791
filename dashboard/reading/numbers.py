"""Figures as people and spreadsheets write them, turned into numbers without a guess.

A publisher's own file has decimal points. A copy saved again by a spreadsheet may have decimal
commas and thousands separators; the other cells of the column say so: “2081,58” or “1.234,56” can
be read in one way only, “1.234” in two. Where a column speaks both languages, or a lone cell could
be either, there is a problem and no number. That holds for a column where every cell is below a
thousand or has a point before exactly three digits, too: “28.959” may be 28,959 dollars, or a
decimal; only a publisher whose documentation fixes the point, in the file as downloaded, is taken
at its word. What parts the cells of a row settles nothing.
Digits, blanks and minus signs of every script are plain. A power of ten below one is a figure; one
above it must have all its digits, since spreadsheets shorten them.
"""

import re
from dataclasses import dataclass, field

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.figures import BOTH, POINTED, SURE_COMMA, SURE_POINT, UNCLEAR, in_doubt
from dashboard.reading.letters import plain_digits
from dashboard.reading.no_number import PLAIN, why_no_number
from dashboard.reading.table import Table, brief

SIGNS = str.maketrans(
    {
        **dict.fromkeys("٫．", "."),
        **dict.fromkeys("，", ","),
        **dict.fromkeys("−–‐‑－﹣", "-"),
        **dict.fromkeys("\u2007\u2009\u202f\u00a0", " "),
        **dict.fromkeys("\u066c\u200e\u200f\u061c\ufeff", ""),
        "’": "'",
    }
)
FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?|-?\.[0-9]+|-?[0-9]+(\.[0-9]+)?[eE]-[0-9]{1,3}")
INDIAN = r"|-?[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}"
COMMA = re.compile(rf"{SURE_COMMA}|-?[0-9],[0-9]+[eE].*")
POINT = re.compile(rf"{SURE_POINT}|-?[0-9]\.[0-9]+[eE].*{INDIAN}(\.[0-9]+)?")
"""Cells that can be read with a decimal comma only, and with a decimal point only."""
SPACED = re.compile(r"-?[0-9]{1,3}(([ '])[0-9]{3})(\2[0-9]{3})*([.,][0-9]+)?")
POWER = re.compile(r"(-?[0-9]+)(?:[.,]([0-9]+))?[eE]([+-]?[0-9]{1,3})")
ENOUGH = 7


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
    point_sure: bool = False,
) -> Figures:
    """The numbers of a column of text. `missing` are the marks that the layout promises.

    Numbers are multiplied by ten to the `power`, exactly as the digits say. `style` is “point” or
    “comma” where the layout or a mapping states it; otherwise the cells decide. Where they leave
    it open, a point before three digits is a decimal only if it is `point_sure`: see as_downloaded.
    The index is the line of the file.
    """
    gone = cells.isin(list(missing))
    plain = cells[~gone].map(_plain)
    found = Figures(pd.Series(float("nan"), index=cells.index), gone)
    is_unclear = not style and ((not point_sure and in_doubt(list(plain))) or _two_marks(cells))
    if not is_unclear and style != "comma" and plain.str.fullmatch(FIGURE).all():
        found.values[~gone] = [
            _scaled(cell, power) if "E" in cell or "e" in cell else float(f"{cell}e{power}")
            for cell in plain
        ]
    else:
        chosen = "" if is_unclear else style or _style_of(plain, point_sure)
        _by_style(file, cells[~gone], plain, column, (style, chosen), power, found)
    if (plain != cells[~gone]).any() and not found.problems:
        found.notices.append("Digits, signs or blanks of other scripts were read as plain ones.")
    return found


def undecided(cells: "pd.Series[str]", missing: frozenset[str], *, point_sure: bool) -> int | None:
    """The place of a cell of a column that no cell tells how to read; None where they decide."""
    rows = cells.reset_index(drop=True)
    plain = rows[~rows.isin(list(missing))].map(_plain)
    if not point_sure and in_doubt(list(plain)):
        return int(plain.index[plain.str.fullmatch(POINTED)][0])
    if plain.str.fullmatch(FIGURE).all() or _style_of(plain, point_sure):
        return None
    return next((int(str(place)) for place, cell in plain.items() if _is_unclear(cell)), None)


def _is_unclear(cell: str) -> bool:
    return number_of(cell, "") == "unclear"


def as_downloaded(table: Table) -> bool:
    """Whether the cells of a row are parted as publishers do, so that their points are decimals.

    Semicolons show that a spreadsheet has saved the file again, in the manner of its country.
    """
    return table.path is None or table.delimiter != ";"


def _two_marks(cells: "pd.Series[str]") -> bool:
    """Whether the decimal mark of Arabic script stands beside points, which then are none."""
    return bool(cells.str.contains("٫").any() and cells.str.contains(".", regex=False).any())


def _plain(cell: str) -> str:
    """A cell in plain digits and signs, without blanks between groups of three digits."""
    if cell.isascii() and cell.replace(".", "", 1).isdigit():
        return cell
    if not cell.isascii():
        certain = "0000" if "٫" in cell else ""  # this mark is a decimal one in every country
        cell = plain_digits(cell).translate(SIGNS).strip() + certain
    cell = re.sub(r"^\+(?=[0-9])", "", cell)
    return re.sub("[ ']", "", cell) if SPACED.fullmatch(cell) else cell


def _scaled(cell: str, power: int) -> float:
    """A plain figure times ten to the power, as exact as its digits."""
    digits, _, exponent = cell.lower().replace(",", ".").partition("e")
    return float(f"{digits}e{int(exponent or 0) + power}")


def _style_of(plain: "pd.Series[str]", point_sure: bool) -> str:
    """What the cells say of the decimal mark: comma, point or nothing."""
    if plain.str.fullmatch(COMMA).any():
        return "comma"
    sure = point_sure and not plain.str.contains(",").any()
    return "point" if sure or plain.str.fullmatch(POINT).any() else ""


def _by_style(
    file: str,
    cells: "pd.Series[str]",
    plain: "pd.Series[str]",
    column: str,
    styles: tuple[str, str],
    power: int,
    found: Figures,
) -> None:
    """Numbers of a column whose style is stated or chosen by its cells, and what is none."""
    stated, chosen = styles
    commas, points = (plain.str.fullmatch(one) for one in (COMMA, POINT))
    both = commas.any() and points.any() and not stated
    marked = (commas | points).to_list()
    read = []
    for position, (line, cell) in enumerate(plain.items()):
        odd = both and marked[position]
        number = "two" if odd else number_of(cell, chosen, power)
        read.append(number if isinstance(number, float) else float("nan"))
        if isinstance(number, str):
            original = str(cells.iloc[position])
            found.problems.append(_problem(file, original, number, int(str(line)), column))
    found.values[~found.missing] = read
    if chosen == "comma" and not stated and commas.any():
        example = plain[commas].iloc[0]
        said = number_of(example, "comma")
        found.notices.append(f"Figures have decimal commas: “{example}” was read as {said!r}.")


def number_of(cell: str, style: str, power: int = 0) -> float | str:
    """A cell as a number in a style, or why not: “unclear”, “short” or “none”."""
    if found := POWER.fullmatch(cell):
        significant = (found[1] + (found[2] or "")).lstrip("-0")
        lost = int(found[3]) > 0 and len(significant) < ENOUGH
        return "short" if lost else _scaled(cell, power)
    if not style:
        return _unmarked(cell, power)
    mark, thousands = (",", ".") if style == "comma" else (".", ",")
    whole, _, fraction = cell.partition(mark)
    plain = whole.replace(thousands, "")
    groups = rf"-?[0-9]{{1,3}}(\{thousands}[0-9]{{3}})+" + (INDIAN if style == "point" else "")
    if not (re.fullmatch(groups, whole) or whole == plain) or not re.fullmatch("-?[0-9]*", plain):
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
        "none": why_no_number(cell),
        "unclear": (f"found “{brief(cell)}”; {UNCLEAR}", PLAIN),
        "two": (f"found “{brief(cell)}”; {BOTH}", PLAIN),
        "short": (
            f"found “{brief(cell)}”, a power of ten that a spreadsheet shortened; digits are lost.",
            "Download it again, and do not save it from a spreadsheet.",
        ),
    }
    what, advice = words[why]
    return Problem(file, what, line=line, column=column or None, advice=advice)
