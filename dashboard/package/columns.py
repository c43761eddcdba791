"""The columns of a table of ours, in the order that its schema promises.

A spreadsheet leaves empty cells at the ends of lines and empty lines at the end; people move
columns and leave out the note. None of it changes a figure. A further column with words in it may
(a unit, a month, a product): it is a problem, for dropping it might be wrong.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from typing import Any

from dashboard.errors import Problem
from dashboard.package.grid import Cells, Grid, brief, quoted

ROW_NUMBERS = ("", "Unnamed: 0")
SIDES = ["reporter", "partner"]
CROSSED = "found the column “partner” before “reporter”; one of the two may have the other's name."
UNCROSS = "Put the reporter, whose books these are, before the partner."


def arranged(file: str, grid: Grid, schema: dict[str, Any]) -> Cells:
    """The rows of the header's length with the columns promised, and the problems of the others.

    There is no grid where the header has a problem.
    """
    promised = [field["name"] for field in schema["fields"]]
    grid = _in_small_letters(_without_margins(grid, _may_lack(schema)), promised)
    grid, problems = _of_one_length(file, grid)
    if grid.header == promised:
        return grid, problems
    further = [name for name in grid.header if name not in promised]
    unused = {i for i, name in enumerate(grid.header) if name in further and _says_nothing(grid, i)}
    kept = [name for i, name in enumerate(grid.header) if i not in unused]
    lacking = [name for name in promised if name not in kept]
    is_known = set(kept) <= set(promised) and len(set(kept)) == len(kept)
    if not is_known or not set(lacking) <= set(_may_lack(schema)):
        return None, [_unfit(file, grid, promised, lacking, [n for n in kept if n not in promised])]
    if [name for name in kept if name in SIDES] == SIDES[::-1]:
        return None, [Problem(file, CROSSED, line=1, advice=UNCROSS)]
    passed_over = [grid.header[i] for i in sorted(unused)]
    ways = [*_said("without the column", lacking), *_said("not reading the column", passed_over)]
    if kept != [name for name in promised if name in kept]:
        ways.append("columns in another order")
    places = [grid.header.index(name) if name in kept else None for name in promised]
    return replace(_picked(grid, places), header=promised, ways=(*grid.ways, *ways)), problems


def _may_lack(schema: dict[str, Any]) -> list[str]:
    """Columns of free text that tell no rows apart, and those that say what lacking them means."""
    key = schema.get("primaryKey", [])
    others = [field for field in schema["fields"] if field["name"] not in key]
    return [
        field["name"]
        for field in others
        if "if_lacking" in field or (field["type"] == "string" and not field.get("constraints"))
    ]


def _without_margins(grid: Grid, may_lack: Sequence[str]) -> Grid:
    """Without empty lines, and without the empty cells that end header and rows alike."""
    header = [name.strip(" \t\ufeff\u00a0") for name in grid.header]
    while header and not header[-1]:
        header.pop()
    width, ways = len(header), list(grid.ways)
    kept = [i for i, row in enumerate(grid.rows) if any(row)]
    if width < len(grid.header):
        ways.append("empty cells at the ends of lines, from line 1 on")
    if len(kept) < len(grid.rows):
        first = next(line for line, row in zip(grid.lines, grid.rows, strict=True) if not any(row))
        ways.append(f"empty lines, such as line {first}")
    rows = [_evened(grid.rows[i], width, len(grid.header), header, may_lack) for i in kept]
    short = [i for i, row in zip(kept, rows, strict=True) if len(grid.rows[i]) < len(row)]
    if short:
        ways.append(f"lines that end before the {header[-1]}, such as line {grid.lines[short[0]]}")
    return replace(
        grid, header=header, rows=rows, lines=[grid.lines[i] for i in kept], ways=tuple(ways)
    )


def _evened(
    row: list[str], width: int, full: int, header: list[str], may_lack: Sequence[str]
) -> list[str]:
    """A row of the header's width, where only empty cells make the difference.

    Spreadsheets leave out the separators of empty cells at the end of some rows.
    """
    if width < len(row) <= full and not any(row[width:]):
        return row[:width]
    if len(row) < width and set(header[len(row) :]) <= set(may_lack):
        return [*row, *[""] * (width - len(row))]
    return row


def _in_small_letters(grid: Grid, promised: Sequence[str]) -> Grid:
    """With the names of columns as we write them, where a spreadsheet made capitals of them."""
    small = {name: name.lower().replace("\u0307", "") for name in grid.header}
    header = [small[name] if small[name] in promised else name for name in grid.header]
    if header == grid.header or len(set(header)) < len(header):
        return grid
    return replace(grid, header=header, ways=(*grid.ways, "names of columns in capitals"))


def _of_one_length(file: str, grid: Grid) -> tuple[Grid, list[Problem]]:
    width = len(grid.header)
    fits = [len(row) == width for row in grid.rows]
    if all(fits):
        return grid, []
    advice = "Look for a comma too many or a missing quotation mark."
    problems = [
        Problem(file, f"found {len(row)} cells; the header promises {width}.", line, advice=advice)
        for line, row in zip(grid.lines, grid.rows, strict=True)
        if len(row) != width
    ]
    rows, lines = list(compress(grid.rows, fits)), list(compress(grid.lines, fits))
    return replace(grid, rows=rows, lines=lines), problems


def _says_nothing(grid: Grid, place: int) -> bool:
    """Whether a further column is empty, or has no name and counts the rows."""
    cells = [row[place] for row in grid.rows]
    if not any(cells):
        return True
    counted = [[str(i + start) for i in range(len(cells))] for start in (0, 1)]
    return grid.header[place] in ROW_NUMBERS and cells in counted


def _said(words: str, columns: Sequence[str]) -> list[str]:
    return [f"{words} {quoted([brief(name) for name in columns], 'and')}"] if columns else []


def _unfit(
    file: str, grid: Grid, promised: list[str], lacking: list[str], further: list[str]
) -> Problem:
    found = quoted([brief(name) for name in grid.header])
    what = f"found the columns {found}; promised are {quoted(promised)}."
    advice = [f"There is no {quoted(lacking, 'and')}."] if lacking else []
    if further:
        named = quoted([brief(name) for name in further], "and")
        advice.append(f"Nothing is known of {named}: take it out, or say it in the note.")
    if len(set(grid.header)) < len(grid.header):
        advice.append("Each name may stand once.")
    return Problem(file, what, line=1, advice=" ".join(advice))


def _picked(grid: Grid, places: Sequence[int | None]) -> Grid:
    rows = [[row[i] if i is not None else "" for i in places] for row in grid.rows]
    return replace(grid, rows=rows)
