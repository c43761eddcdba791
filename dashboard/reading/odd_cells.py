"""Errors and formulas without a value, in a sheet: never an empty cell, always a problem."""

from dashboard.errors import Problem
from dashboard.reading.filters import MOST, Asked
from dashboard.reading.table import brief
from dashboard.reading.tidy import Draft

ERROR = "found “{}”, an error of a spreadsheet; there is no value."
FORMULA = "found the formula “{}” without its value."
MEND = "Mend the cell, or hand in the publisher's own file."
SAVE = "Open the workbook in a spreadsheet, and save it, so that the value stands in it."


def refuse_odd(draft: Draft, asked: Asked, missing: frozenset[str]) -> None:
    """A problem for each such cell in a row that was kept, or in a column that decides on rows.

    The row leaves the draft, so that nothing else is said of it.
    """
    table, names, needed, rules, header_row = asked
    deciding = {name for rule in rules for name in (rule.column, rule.beside)}
    kept = set(draft.frame.index)
    gone = []
    for (line, place), text in sorted(table.odd.items()):
        place -= table.row_numbers
        name = names[place] if 0 <= place < len(names) else ""
        concerned = name in deciding or (name in needed and line in kept)
        if not concerned or line <= table.lines[header_row] or text in missing:
            continue
        words, advice = (FORMULA, SAVE) if text.startswith("=") else (ERROR, MEND)
        problem = Problem(table.name, words.format(brief(text)), line, name, advice)
        draft.problems += [problem] if len(draft.problems) < MOST else []
        gone.append(line)
    draft.frame = draft.frame[~draft.frame.index.isin(gone)]
