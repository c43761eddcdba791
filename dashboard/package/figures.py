"""Numbers in a table of ours as a spreadsheet saves them, in plain digits and with a point again.

A column has one decimal sign, and the cells say which: “2081,58” and “1.234,5” can be read in one
way only, “28.959” and “28,959” in two. A sign between three digits parts thousands only where
another cell shows that beyond doubt and no longer number goes without; one cell typed by hand
proves nothing of the kind. Whatever is left as it was, the strict reading judges.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

DIGITS = str.maketrans(
    "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫−\u2007\u2009\u202f\u00a0", "01234567890123456789.-    "
)
UNSEEN = re.compile("[\u066c\u200e\u200f]")
SPACED = re.compile(r"-?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?")
WHOLE = re.compile(r"-?[0-9]+")
UNGROUPED = re.compile(r"-?[0-9]{4,}([.,][0-9]*)?")
POINTED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
SINGLE = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
BELOW_THOUSAND = re.compile(r"-?[0-9]{1,3}")
WHOLE_WITH_NIL = re.compile(r"(-?[0-9]+)[.,]0+")
UNCLEAR = (
    "this can be read as a decimal or as thousands, and no other cell of the column tells which."
)
BOTH = "this column has decimal commas and points."


def _grouped(mark: str, between: str) -> str:
    """Cells that show thousands parted, beyond doubt."""
    one, group = "-?[0-9]{1,3}", f"({between}[0-9]{{3}})"
    return f"{one}{group}+{mark}[0-9]+|{one}{group}{{2,}}"


def _sure(mark: str, between: str) -> str:
    """Cells that can be read with this decimal mark only."""
    few, long = rf"-?[0-9]*{mark}([0-9]{{1,2}}|[0-9]{{4,}})", rf"-?(0|[0-9]{{4,}}){mark}[0-9]+"
    return rf"{few}|{long}|{_grouped(mark, between)}"


SURE_POINT, SURE_COMMA = _sure(r"\.", ","), _sure(",", r"\.")


@dataclass(frozen=True)
class Style:
    """A decimal sign and the other one, between thousands; cells that show either beyond doubt."""

    mark: str
    between: str
    sure: re.Pattern[str]
    grouped: re.Pattern[str]


POINT = Style(".", ",", re.compile(SURE_POINT), re.compile(_grouped(r"\.", ",")))
COMMA = Style(",", ".", re.compile(SURE_COMMA), re.compile(_grouped(",", r"\.")))


@dataclass
class Restored:
    """The cells of a column in our own form, and by their places in it what is in doubt."""

    cells: list[str]
    doubts: dict[int, tuple[str, str]] = field(default_factory=dict)


def restored_numbers(cells: Sequence[str], has_points: bool, is_money: bool) -> Restored:
    """Numbers of a column. `has_points` where the file promises decimal points."""
    plain = [_plain(cell) for cell in cells]
    points, commas = ([bool(s.sure.fullmatch(c)) for c in plain] for s in (POINT, COMMA))
    if any(points) and any(commas):
        odd = commas if has_points or sum(commas) <= sum(points) else points
        return Restored(list(cells), _all(odd, BOTH, "Write all of them with a point."))
    if has_points and is_money and in_doubt(plain):
        return Restored(list(cells), _unclear(plain, {i for i, c in enumerate(plain) if "." in c}))
    if any(commas):
        return _in_style(cells, plain, COMMA)
    return _in_style(cells, plain, POINT if has_points or any(points) else None)


def is_money(column: str) -> bool:
    """Whether a column holds plain dollars, which are more often thousands than thousandths."""
    return column.endswith("_usd")


def beyond_doubt(cell: str) -> str:
    """A number of ours so that no point of it can be taken for one between thousands."""
    return f"{cell}0" if POINTED.fullmatch(cell) else cell


def restored_whole(cells: Sequence[str]) -> Restored:
    """Whole numbers, and years, that a spreadsheet wrote as 2016.0 or in other digits."""
    plain = [_plain(cell) for cell in cells]
    return Restored([f[1] if (f := WHOLE_WITH_NIL.fullmatch(cell)) else cell for cell in plain])


def _plain(cell: str) -> str:
    """A cell in plain digits, without blanks between thousands."""
    if not cell.isascii():
        cell = UNSEEN.sub("", cell).translate(DIGITS).strip()
    return cell.replace(" ", "") if SPACED.fullmatch(cell) else cell


def in_doubt(plain: Collection[str]) -> bool:
    """Whether points may part thousands in every cell of a column of money."""
    held = [cell for cell in plain if cell]
    either = (POINTED.fullmatch(cell) or BELOW_THOUSAND.fullmatch(cell) for cell in held)
    return all(either) and any(POINTED.fullmatch(cell) for cell in held)


def _in_style(cells: Sequence[str], plain: Sequence[str], style: Style | None) -> Restored:
    """Every cell in one style; without a style, none with a comma or a point can be read."""
    if style is None:
        marked = {i for i, cell in enumerate(plain) if SINGLE.fullmatch(cell)}
        return Restored(list(plain), _unclear(plain, marked))
    shown = any(style.grouped.fullmatch(cell) for cell in plain)
    is_shown = shown and not any(UNGROUPED.fullmatch(cell) for cell in plain)
    read = [_number(cell, style) for cell in plain]
    between = {i for i, cell in enumerate(plain) if _parted_once(cell, style) and not is_shown}
    return Restored(
        [cells[i] if number is None or i in between else number for i, number in enumerate(read)],
        _unclear(plain, between),
    )


def _parted_once(cell: str, style: Style) -> bool:
    return bool(SINGLE.fullmatch(cell)) and style.between in cell


def _number(cell: str, style: Style) -> str | None:
    """A cell in plain digits and a point, or None where it is no number in this style."""
    whole, mark, fraction = cell.partition(style.mark)
    if re.fullmatch(rf"-?[0-9]{{1,3}}(\{style.between}[0-9]{{3}})+", whole):
        whole = whole.replace(style.between, "")
    if not re.fullmatch("-?[0-9]*", whole) or not re.fullmatch("[0-9]*", fraction):
        return None
    if mark and not fraction:
        return None
    bare = whole.removeprefix("-")
    return f"{whole}{'' if bare else '0'}{'.' if mark else ''}{fraction}" if bare or mark else None


def _all(places: Sequence[bool], what: str, advice: str) -> dict[int, tuple[str, str]]:
    return {i: (what, advice) for i, holds in enumerate(places) if holds}


def _unclear(plain: Sequence[str], places: set[int]) -> dict[int, tuple[str, str]]:
    return {i: (UNCLEAR, _either(plain[i])) for i in places}


def _either(cell: str) -> str:
    """The two ways to write it so that one knows."""
    whole, fraction = re.split("[.,]", cell)
    return f"Write {whole}{fraction} or {whole}.{fraction}0."
