"""What an indicator's label says it measures: in percent, in constant prices, at parities.

A label that says so beside a unit of plain dollars, or beside other labels of the same indicator
that do not, puts two measures into one line.
"""

import re
from collections.abc import Iterator

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.misreported import CHECKED
from dashboard.text.numbers import listed
from dashboard.vocabulary import MONEY

PERCENT = r"%|\bpercent\w*|\bper cent\b|\byuzde\b|\bprozent\w*|\bпроцент\w*|\bpourcentage\w*|درصد"
PRICES = (
    r"\bconstant\b|\b(?:in|at) [12][0-9]{3} prices\b|"
    r"\breal (?:terms|prices?|value|exports?|imports?|gdp)\b|"
    r"\bdeflated\b|\bchain(?:ed)?[- ]link\w*|\bsabit fiyat\w*|"
    r"\bpreisbereinigt\w*|\bkonstante\w* preis|"
    r"\b(?:постоянн|сопоставим)\w+ цен\w*|\bprix constants\b|قیمت(?:های)? ثابت"
)
PARITY = r"\bppp\b|\bpurchasing power\b|\binternational (?:dollars?|\$)|\bkaufkraft\w*"
"""Words that deny current dollars, in small letters without accents."""
MEASURES = {
    "percent": re.compile(PERCENT),
    "constant prices": re.compile(PRICES),
    "purchasing power parity": re.compile(PARITY),
}
OF_NO_YEAR = re.compile(rf"{MONEY}(?! of [0-9])")
ADVICE = "Mend the label or the unit; what measures something else is an indicator of its own."

NAMED = ["indicator", "label", "unit"]
Named = tuple[str, str, str]
"""An indicator, its label and its unit."""


def odd_labels(frame: pd.DataFrame) -> dict[Named, str]:
    """Each label that says another measure than its unit, or than most rows of it; and why so."""
    found: dict[Named, str] = {}
    usual: dict[str, str] = {}
    for indicator, label, unit in frame.value_counts(NAMED).index:
        says, most = _measured(label), usual.setdefault(indicator, label)
        beside = sorted(says - _measured(unit))
        if beside and OF_NO_YEAR.search(unit):
            why = f"it says {listed(beside)}, and the unit “{unit}” does not."
            found[indicator, label, unit] = why
        elif says != _measured(most):
            found[indicator, label, unit] = f"other rows of it are “{most}”, another measure."
    return found


def mislabelled(file: str, rows: pd.DataFrame, among: pd.DataFrame) -> Iterator[Problem]:
    """Those of the rows, by their lines, whose label is odd among the rows of their table."""
    odd = odd_labels(among)
    for line, row in rows.to_dict("index").items() if odd else ():
        named = row["indicator"], row["label"], row["unit"]
        if named in odd and not CHECKED.search(row["note"]):
            what = f"found “{row['label']}” for {row['indicator']}; {odd[named]}"
            yield Problem(file, what, int(str(line)), "label", ADVICE)


def _measured(words: str) -> set[str]:
    return {name for name, pattern in MEASURES.items() if pattern.search(words.casefold())}
