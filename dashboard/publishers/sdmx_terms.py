"""What SDMX's columns of unit, frequency and period say, in the writings that are seen.

UNIT_MULT is a power of ten: “6”, “6.0” (a data frame saved it), “ 6”, “6: Millions”, “Millions”.
What is none of these is never taken for 0. Eurostat's units carry their scale in the code
(MIO_EUR), so its figures stay as printed and the unit is named in words.
"""

import re
from math import log10

import pandas as pd

from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.letters import folded
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft
from dashboard.reading.units import SURE

UNITS = ("UNIT_MEASURE", "unit", "UNIT", "indicators", "currency")
UNITS_TOO = ("PRICE_BASE", "BASE_PER", "BASE_PERIOD", "REF_YEAR_PRICE", "CURRENCY")
"""Columns that are part of the unit wherever they stand: prices of which year, which currency."""
SCALE = re.compile(r"(?i)unit[ _]?mult(iplier)?|power_?code( code)?")
"""Names of the column that holds a power of ten."""
LABEL = re.compile(r"\s*:\s*|\s+-\s+|(?<=[0-9])-(?=\D)")
POWERS = {
    **SURE,
    **dict.fromkeys(("unit", "units", "one", "ones"), 0),
    **{"tens": 1, "hundreds": 2, "tens of thousands": 4, "hundreds of thousands": 5},
}
"""Words for a power of ten."""
HAS_SCALE = re.compile(
    r"(?i)(^|_)(MIO|MLN|MN|MEUR|MNAC|MPPS\w*|THS|THD|BN|BIO|BLN|MRD)(_|$)|thousand|million|billion"
)
"""A unit that carries a power of ten in its own code or name."""
SCALELESS = re.compile(r"(?i)(PT|PC|PCT|PERCENT|IX|IDX|INDEX|RATIO|RT|I[0-9]{2})(_.*)?")
"""Units that a power of ten makes no sense of: shares, indices, rates."""
UNIT_WORDS = {
    "USD": "US dollars",
    "EUR": "euros",
    "PS": "persons",
    "PER": "persons",
    "NR": "number",
    "PC": "percent",
    "PT": "percent",
    "_Z": "no unit",
    "THS": "thousands",
    "THS_PER": "thousand persons",
    "THS_EUR": "thousand euros",
    "MIO_EUR": "million euros",
    "MIO_NAC": "million units of national currency",
    "MIO_USD": "million US dollars",
    "CP_EUR": "euros, current prices",
    "CP_EUR_HAB": "euros per inhabitant, current prices",
    "CP_MEUR": "million euros, current prices",
    "CP_MNAC": "million units of national currency, current prices",
    "PC_GDP": "percent of GDP",
    "VALUE_EUR": "euros",
    "VALUE_IN_EUR": "euros",
    "VALUE_IN_EUROS": "euros",
    "QUANTITY_KG": "kilograms",
    "QUANTITY_IN_100KG": "hundreds of kilograms",
}
INDICATORS = "indic_et"
"""Eurostat's column of what is measured of external trade, which may say the unit too."""
OF_INDICATORS = {r"MIO_(EXP|IMP|BAL)_VAL\w*": "million euros", r"PC_\w+": "percent"}
INDEX_BASE = re.compile(r"I(\d\d)")
VOLUMES = re.compile(r"CLV(\d\d)_MEUR")
YEARS, MONTHS, OTHER = "years", "months", "other"
FREQUENCIES = {
    **dict.fromkeys(("a", "y", "annual", "yearly", "year", "annually"), YEARS),
    **dict.fromkeys(("m", "monthly", "month"), MONTHS),
    **dict.fromkeys(("q", "quarterly", "quarter", "s", "h", "half-yearly", "semi-annual"), OTHER),
    **dict.fromkeys(("w", "weekly", "d", "daily", "b", "t", "i", "a2", "a3", "a5"), OTHER),
}
LENGTHS = {YEARS: 4, MONTHS: 7}
SHORT = "quarters, half-years, weeks and other lengths (years and months are kept)"
OTHER_LENGTHS = re.compile(
    r"[12][0-9]{3}-?(Q[1-4]|[SH][12]|T[1-3]|B[1-6]|W[0-5]?[0-9]|D[0-9]{1,3})|"
    r"[12][0-9]{3}-[01][0-9]-[0-3][0-9](T00:00:00)?/P(3M|6M|7D|1W|1D)"
)


def power_of(cell: str) -> int | None:
    """The power of ten that a cell of UNIT_MULT states in any writing; None where it states none.

    “6”, “6.0”, “06”, “Millions” and “1000000” are the same; a label behind the code must agree.
    """
    code, label = [*LABEL.split(cell.strip(), maxsplit=1), ""][:2]
    power, said = _power(folded(code)), _power(folded(label))
    return power if said in (power, None) else None


def _power(plain: str) -> int | None:
    """The power of ten of a number or a word, in small letters."""
    if re.fullmatch(r"-?[0-9]+([.,]0*)?", plain):
        number = int(re.split("[.,]", plain)[0])
        zeros = round(log10(number)) if number >= 1000 else -1
        power = zeros if zeros > 0 and number == 10**zeros else number
        return power if -9 <= power <= 15 and power != 10 else None
    return POWERS.get(plain)


def code_with_name(cells: pd.DataFrame) -> "pd.Series[str]":
    """A code with its name behind, as one cell; what is empty is left away."""
    joined = [": ".join(filter(None, row)) for row in cells.itertuples(index=False)]
    return pd.Series(joined, cells.index, dtype="str")


def unit_words(code: str) -> str:
    """A unit's code in words, where they are known here; the publisher's own code where not."""
    if found := INDEX_BASE.fullmatch(code):
        return f"index, {_century(found[1])} = 100"
    if found := VOLUMES.fullmatch(code):
        return f"million euros, chain-linked volumes of {_century(found[1])}"
    return UNIT_WORDS.get(code, code)


def unit_of_indicator(code: str) -> str:
    """The unit that an indicator of external trade says; nothing where it says none."""
    return next((unit for name, unit in OF_INDICATORS.items() if re.fullmatch(name, code)), "")


def _century(digits: str) -> str:
    return f"{'19' if digits >= '60' else '20'}{digits}"


def leave_other_lengths(draft: Draft, period: str, frequency: str = "") -> None:
    """Leave out quarters, weeks and the like, by their frequency or by how the period is written.

    A quarter may be written as its first month: then only the column of frequencies tells.
    """
    short = draft.frame[period].str.fullmatch(OTHER_LENGTHS)
    if frequency:
        short |= draft.frame[frequency].map(frequency_of) == OTHER
    steps.leave_out(draft, short, SHORT)


def frequency_of(cell: str) -> str:
    """Years, months or other lengths; empty where the cell is, and “?” where it is not known."""
    code = re.split(r":|\s-\s", cell, maxsplit=1)[0].strip().lower()
    return FREQUENCIES.get(code, "" if code in {"", "_z"} else "?")


def plain_period(cell: str, frequency: str) -> str:
    """A day as the year or the month that it stands for by its frequency; others as they are."""
    day = re.fullmatch(r"([12][0-9]{3})-([01][0-9])-([0-3][0-9])(T00:00:00)?", cell)
    length = frequency_of(frequency)
    if day and length == YEARS and (day[2], day[3]) in {("01", "01"), ("12", "31")}:
        return day[1]
    return f"{day[1]}-{day[2]}" if day and length == MONTHS else cell


def check_frequency(draft: Draft, table: Table, column: str, shown: str) -> None:
    """Problems where the frequency of a row is not that of its period, or is not known."""
    said = draft.frame[column].map(frequency_of)
    lengths = draft.frame["period"].str.len()
    wrong = (said == "?") | (said.isin(list(LENGTHS)) & (said.map(LENGTHS) != lengths))
    for line, row in draft.frame[wrong.to_numpy(dtype=bool)].iterrows():
        what = f"found the frequency “{brief(row[column])}” for the period {row['period']}."
        draft.problems.append(Problem(table.name, what, int(str(line)), shown))
