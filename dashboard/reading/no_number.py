"""Why a cell of a column of figures is no number, so that a reader knows what to mend.

Spreadsheets turn figures into dates and formulas into errors, people put marks of footnotes and
currency behind them. None of these is a missing figure, and none is guessed.
"""

import re

from dashboard.reading.letters import folded
from dashboard.reading.months import ONE_OF_THEM
from dashboard.reading.table import brief

ALLOWED = "allowed is a number, such as 1234.5."
ERROR = re.compile(r"#.*|err:\d+")
YES_OR_NO = {
    *("true", "false", "dogru", "yanlis", "wahr", "falsch", "истина", "ложь", "vrai", "faux"),
}
DATE = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}([ t].*)?|\d{{1,2}}([-/.])\d{{1,2}}\2\d{{2,4}}( .*)?"
    rf"|({ONE_OF_THEM})\.?[- .]\d{{1,4}}|\d{{1,4}}[- .]({ONE_OF_THEM})\.?([- .]\d{{2,4}})?"
)
CURRENCY = re.compile(
    r"[-(]?\s*(us)?[$€£₺₽¥₹﷼]\s*[-\d].*|[-\d.,' ]+(us)?[$€£₺₽¥₹﷼]|[-\d.,' ]+(usd|eur|tl)"
)
NEGATIVE = re.compile(r"\([\d.,' ]+\)|[\d.,' ]*\d\s*-")
MARKED = re.compile(r"[-\d.,' ]*\d[ ]?([*†‡]+|[(\[]?[a-zа-я]{1,2}[)\]]?| ?\(?\d\))")
RAISED = re.compile(r".*\d[¹²³⁰-⁹ᵃ-ᶻ]+")
WORDS = (
    "this is an error that a spreadsheet left where a formula had no result; it is no missing "
    "figure.",
    "this is a yes or no, not a figure.",
    "this is a date: a spreadsheet may have turned a figure into it.",
    "a percent sign stands in the cell.",
    "a currency stands in the cell.",
    "brackets or a minus behind may mean a negative number; write it with a minus before.",
    "a mark behind the figure may be a footnote or a flag.",
)
MEND = "Mend the formula, or download the file again and do not open it in a spreadsheet."
AGAIN = "Download the file again and do not open it in a spreadsheet."
PLAIN = "Save the file with plain numbers, such as 1234.5."
NOTE = "Put the mark into a column of its own, or take it away if it says nothing of the figure."


def why_no_number(cell: str) -> tuple[str, str]:
    """What is said of a cell that is no number, and the advice."""
    error, yes_or_no, date, percent, currency, negative, marked = WORDS
    plain = folded(cell)
    tests = (
        (bool(ERROR.fullmatch(plain)), error, MEND),
        (plain in YES_OR_NO, yes_or_no, AGAIN),
        (bool(DATE.fullmatch(plain)), date, AGAIN),
        (bool(re.fullmatch(r"%?[-\d.,' ]+%?", plain)) and "%" in plain, percent, PLAIN),
        (bool(CURRENCY.fullmatch(plain)), currency, PLAIN),
        (bool(NEGATIVE.fullmatch(plain)), negative, PLAIN),
        (bool(MARKED.fullmatch(plain) or RAISED.fullmatch(cell)), marked, NOTE),
    )
    said, advice = next(((said, advice) for fits, said, advice in tests if fits), ("", ""))
    return f"found “{brief(cell)}”; {said + ' ' if said else ''}{ALLOWED}", advice
