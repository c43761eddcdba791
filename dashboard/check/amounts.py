"""A figure as printed: its value, the smallest step of its digits, and its unit.

“$66.6 billion” is 66.6 billion US dollars to a hundred million; “66,6 milyar dolar” is the same. A
mark before three digits can part thousands or decimals. The language of the words beside it says
which; where none does, the figure is refused, not guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from dashboard.reading.letters import folded
from dashboard.vocabulary import CURRENCIES, MONEY, PERCENT, PLACE, RATIO

COMMA, POINT = "comma", "point"
WORDS = """
10^12 point: trillion trillions trn tn
10^12 comma: trilyon трлн триллион триллиона триллионов تریلیون
10^9 point: billion billions bn b bln
10^9 comma: milyar mlr млрд миллиард миллиарда миллиардов میلیارد
10^6 point: million millions mn m mln
10^6 comma: milyon mio млн миллион миллиона миллионов میلیون
10^3 point: thousand thousands k
10^3 comma: bin тыс тысяч тысячи هزار
"""
"""Words for sizes, and the decimal mark of the languages that they are words of."""
UNITS: Mapping[str, str] = {
    MONEY: "$ us$ us usd dollar dollars dolar dolari доллар доллара долларов долл дол сша دلار",
    "euros": "€ eur euro euros avro евро یورو",
    "roubles": "₽ rub rouble roubles ruble rubles руб рубль рубля рублей ruble روبل",
    "liras": "₺ tl try lira liras лира лир лиры لیر لیره",
    "rials": "irr rial rials riyal riyali риал риала риалов ریال",
    PERCENT: "% percent pct per cent percents yuzde процент процента процентов проц درصد ٪",
    RATIO: "× x times fold kat kati раз раза برابر",
    PLACE: "st nd rd th place rank sira место رتبه",
}
PLAIN = {"of", "the", "in", "by", "and"}
"""Words between a figure and its unit that say nothing."""
MINUS = {"deficit", "minus", "fell", "fall", "down", "drop", "dropped", "less", "acik", "дефицит"}
MINUS |= {"azaldi", "dustu", "снизился", "упал", "کسری", "کاهش"}
PLUS = {"surplus", "plus", "rose", "rise", "up", "grew", "growth", "increase", "increased", "more"}
PLUS |= {"fazla", "artti", "вырос", "рост", "профицит", "مازاد", "افزایش"}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NAMED = {
    "doubled": (100, PERCENT), "tripled": (200, PERCENT), "trebled": (200, PERCENT),
    "quadrupled": (300, PERCENT), "halved": (-50, PERCENT), "highest": (1, PLACE),
    "record": (1, PLACE), "largest": (1, PLACE), "biggest": (1, PLACE), "main": (1, PLACE),
    **{word: (place, PLACE) for place, word in enumerate(ORDINALS, 1)},
    **{f"{word}fold": (times, RATIO) for times, word in enumerate(COUNTS, 2)},
}  # fmt: skip
"""Figures in one word."""
BELOW_ALL_TRADE = 10_000
"""No trade of a year is printed in so few dollars: there the word for its size is missing."""
FIGURE = re.compile(r"[-+]?[0-9](?:[0-9.,' ]*[0-9])?")
RANGE = re.compile(
    r"(?<=[0-9]) ?(?:-|\.\.\.?) ?(?=[$€₽₺]? ?[0-9])| (?:to|and|ile|до|تا) (?=.*[0-9])"
)
"""What stands between the two ends of a range."""
SPACED = re.compile(r"(?<=[0-9])[ '](?=[0-9]{3}(?![0-9]))")
TOKEN = re.compile(r"[$€₽₺%٪×]|[^\W\d_]+\$?")
LONGEST = 80


@dataclass(frozen=True)
class Amount:
    """A printed figure: its value, its smallest step and its unit; `upper` is a range's other end.

    In base units: dollars, percent, times or place. `step` is nil where it was said in a word.
    """

    value: float
    step: float
    unit: str
    upper: float | None = None


class NoAmount(ValueError):  # noqa: N818  (it is shown beside a field, and goes no further)
    """What is printed is no figure that can be read one way only; the message says why."""


@dataclass(frozen=True)
class _Around:
    """What the words around the digits say: times what, in which unit, sign and decimal mark."""

    size: Decimal = Decimal(1)
    unit: str = ""
    sign: int = 1
    mark: str = ""


def amount(printed: str, unit: str = "") -> Amount:
    """A figure as printed; `unit` is what is meant where it names none (“billion US dollars”).

    Raises NoAmount, with the reason in words.
    """
    text = _plain(printed)
    if text in NAMED:
        value, own = NAMED[text]
        return Amount(value, 0.0 if own == PERCENT else 1.0, own)
    ends = RANGE.split(text.removeprefix("between "))
    if len(ends) > 2:
        raise NoAmount("found several figures; write one, or the two ends of a range.")
    # The language of the choice beside the figure tells nothing of how the figure is written.
    around = replace(_around(_plain(unit), _Around()), mark="")
    read: list[tuple[Decimal, Decimal]] = []
    for end in reversed(ends):  # the words behind the upper end are those of the lower one too
        around = _around(FIGURE.sub(" ", end), around)
        read.insert(0, _read(end, around))
    upper = float(read[1][0]) if len(read) == 2 else None
    return Amount(float(read[0][0]), float(min(step for _, step in read)), around.unit, upper)


def _read(text: str, around: _Around) -> tuple[Decimal, Decimal]:
    """A figure and its step in base units."""
    value, step = _number(text, around.mark)
    if around.unit == MONEY and around.size == 1 and abs(value) < BELOW_ALL_TRADE:
        raise NoAmount("the size is missing: write billion or million behind it, or choose it.")
    size = around.size if around.unit in (MONEY, *CURRENCIES, "") else 1
    return around.sign * value * size, step * size


def _plain(printed: str) -> str:
    if len(printed) > LONGEST:
        raise NoAmount(f"found {len(printed):,} letters; a figure has {LONGEST} at most.")
    return folded(printed.replace("٫", ".").replace("٬", "'").replace("’", "'")).rstrip(". ")


def _around(words: str, meant: _Around) -> _Around:
    """What words say of a figure, `meant` where they say nothing.

    Raises NoAmount for a word that nobody knows here.
    """
    tokens = [token for token in TOKEN.findall(words) if token not in PLAIN]
    sizes = [SIZES[token] for token in tokens if token in SIZES]
    units = {UNIT_OF[token] for token in tokens if token in UNIT_OF}
    signs = [-1 if token in MINUS else 1 for token in tokens if token in MINUS | PLUS]
    marks = [mark for _, mark in sizes] + [MARK_OF[token] for token in tokens if token in MARK_OF]
    if unknown := [token for token in tokens if token not in KNOWN]:
        raise NoAmount(
            f"“{unknown[0]}” is no unit that is known here; write the figure with its unit alone, "
            "such as 66.6 billion dollars, 151 percent or 8 times."
        )
    if len(units) > 1:
        raise NoAmount(f"found two units, {' and '.join(sorted(units))}.")
    return _Around(
        prod((size for size, _ in sizes), start=Decimal(1)) if sizes else meant.size,
        units.pop() if units else meant.unit,
        signs[0] if signs else meant.sign,
        (marks or [meant.mark])[0],
    )


def _number(text: str, mark: str) -> tuple[Decimal, Decimal]:
    """The digits of a text as a number and its smallest step."""
    found = FIGURE.findall(text)
    if len(found) != 1:
        raise NoAmount(f"found {'several figures' if found else 'no figure'}; write one.")
    digits = SPACED.sub("", found[0])
    if " " in digits or "'" in digits:
        raise NoAmount(f"“{found[0]}” is no figure.")
    whole, part = _parted(digits, mark)
    return Decimal(f"{whole}.{part or 0}"), Decimal(1).scaleb(-len(part))


def _parted(digits: str, mark: str) -> tuple[str, str]:
    """The digits before and after the decimal mark, without what parts the thousands."""
    marks = [sign for sign in digits if sign in ".,"]
    last = digits.rpartition(marks[-1])[2] if marks else ""
    if not marks:
        return digits, ""
    is_thousands = len(marks) > 1 and len(set(marks)) == 1
    if len(set(marks)) == 1 and len(last) == 3 and not is_thousands:
        if digits.lstrip("+-").startswith("0"):
            return digits.replace(",", ".").split(".")[0], last
        if not mark:
            sign = marks[0]
            raise NoAmount(
                f"“{digits}” can be {digits.replace(sign, '')} or {digits.replace(',', '.')}0; "
                "write it in one of these ways."
            )
        is_thousands = (marks[0] == ",") == (mark == POINT)
    if is_thousands:
        if any(len(group) != 3 for group in re.split("[.,]", digits)[1:]):
            raise NoAmount(f"“{digits}” is no figure.")
        return re.sub("[.,]", "", digits), ""
    whole = digits[: -len(last) - 1]
    if set(whole) & {marks[-1]}:
        raise NoAmount(f"“{digits}” is no figure.")
    return re.sub("[.,]", "", whole), last


def _sizes() -> dict[str, tuple[Decimal, str]]:
    found = {}
    for line in WORDS.strip().splitlines():
        head, _, words = line.partition(": ")
        power, mark = head.split()
        for word in words.split():
            found[folded(word)] = (Decimal(1).scaleb(int(power.removeprefix("10^"))), mark)
    return found


SIZES = _sizes()
UNIT_OF = {folded(word): unit for unit, words in UNITS.items() for word in words.split()}
MARK_OF = {
    **{
        folded(word): POINT for word in ("$", "us$", "usd", "dollar", "dollars", "percent", "times")
    },
    **{folded(word): COMMA for word in ("dolar", "доллар", "доллара", "долларов", "процентов")},
}
KNOWN = {*SIZES, *UNIT_OF, *MINUS, *PLUS}
