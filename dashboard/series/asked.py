"""What somebody asks for in words, at a command or in a program, as a request; or what is allowed.

Everything that names nothing in the data raises UnknownChoice, with what may be named instead.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import pandas as pd

from dashboard.errors import UnknownChoice
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.series.books import Request
from dashboard.series.exhibit_nothing import sources_outside
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.held import pair_held, partners_held
from dashboard.series.prices import price_index
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.text.numbers import through
from dashboard.vocabulary import Ledger, Measure, Step

Code = TypeVar("Code", bound=StrEnum)


def request_asked(
    package: Package,
    pairs: Sequence[str],
    measure: str = Measure.TURNOVER,
    ledger: str = Ledger.FIRST,
    source: str | None = None,
    start: int | None = None,
    end: int | None = None,
    step: str = Step.ANNUAL,
    base: int = 2000,
    prices: int | None = None,
) -> Request:
    """A request by pairs such as RUS-IRN and whose ledger (an economy's name, or its kind)."""
    chosen = tuple(dict.fromkeys(_pair(package, word) for word in pairs))
    what = code_of(Measure, measure, "measure")
    _refuse_senseless(what, chosen, start, end)
    return Request(
        pairs=chosen,
        measure=what,
        ledger=_ledger(package, chosen, ledger),
        source=_source(package, source),
        step=code_of(Step, step, "step"),
        base=base,
        start=start,
        end=end,
        prices=_prices(package, prices),
    )


def code_of(codes: type[Code], word: str, what: str) -> Code:
    """The code that a word is."""
    if word not in [str(code) for code in codes]:
        raise UnknownChoice(f"There is no {what} “{word}”; allowed are {', '.join(codes)}.")
    return codes(word)


def _pair(package: Package, word: str) -> Pair:
    held = pair_held(package, word.upper())
    if held is None:
        listed = ", ".join(pair.id for pair in pairs_of(package))
        more = ", and any two economies that the data hold" if partners_held(package) else ""
        raise UnknownChoice(
            f"There is no pair “{word}”; allowed are {listed}{more}. "
            "Another pair is one more row of pairs.csv."
        )
    return held


def _refuse_senseless(
    measure: Measure, pairs: tuple[Pair, ...], start: int | None, end: int | None
) -> None:
    if not pairs:
        raise UnknownChoice("No pair is named: name one, such as RUS-IRN.")
    if measure is Measure.RATIO and len(pairs) == 1:
        raise UnknownChoice("A ratio needs two pairs: name a second one.")
    if start is not None and end is not None and start > end:
        raise UnknownChoice(f"The first year, {start}, comes after the last, {end}.")


def _source(package: Package, word: str | None) -> str | None:
    allowed = [source.id for source in package.of_kind(Kind.TRADE)]
    if word is not None and word not in allowed:
        raise UnknownChoice(f"There is no source “{word}”; allowed are {', '.join(allowed)}.")
    return word


def _prices(package: Package, year: int | None) -> int | None:
    held = sorted(price_index(package.indicators))
    if year is None or str(year) in held:
        return year
    if not held:
        raise UnknownChoice("The data hold no US consumer price index, so current dollars only.")
    span = through(held[0], held[-1])
    raise UnknownChoice(f"There are no dollars of {year}: the price index goes from {span}.")


def _ledger(package: Package, pairs: tuple[Pair, ...], word: str) -> Ledger:
    """The kind of ledger that a word means for these pairs."""
    plain = {"partner": Ledger.SECOND, **{str(ledger): ledger for ledger in Ledger}}
    if word.lower() in plain:
        return plain[word.lower()]
    sides = {
        Ledger.FIRST: [one.first for one in pairs],
        Ledger.SECOND: [one.second for one in pairs],
    }
    for side, codes in sides.items():
        if all(word.lower() in (code.lower(), in_a_word(package, code)) for code in codes):
            return side
    keepers = [in_a_word(package, code) for pair in pairs for code in (pair.first, pair.second)]
    raise UnknownChoice(
        f"“{word}” keeps no ledger of every pair asked for; allowed are "
        f"{', '.join(dict.fromkeys([*keepers, *plain]))}, where each pair has it."
    )


def in_a_word(package: Package, code: str) -> str:
    """An economy as it is named on a command line: by its name, in one word."""
    return package.names.get(code, code).lower().replace(" ", "-")


def refuse_no_base(package: Package, request: Request, rows: pd.DataFrame) -> None:
    """An index needs a figure in its base year; where no pair has one, says who has when."""
    if request.measure is not Measure.INDEX or not rows["value"].isna().all():
        return
    plain = replace(request, measure=Measure.TURNOVER, start=None, end=None)
    held = trade_plot(package, TradeChoice(plain)).values
    held = held[held["value"].notna()]
    years = sorted(set(held["period"].str[:4])) if len(held) else []
    if years and str(request.base) not in years:
        raise UnknownChoice(
            f"There is no figure in {request.base}, so no index; there are figures from "
            f"{through(years[0], years[-1])}."
        )


def absent(package: Package, request: Request, rows: pd.DataFrame) -> list[str]:
    """Why pairs that were asked for stand in no row of an answer, a sentence each."""
    if request.measure is Measure.RATIO:
        return []
    lacking = [pair for pair in request.pairs if pair.id not in set(rows["pair"])]
    return [_why_absent(package, replace(request, pairs=(pair,))) for pair in lacking]


def _why_absent(package: Package, request: Request) -> str:
    (pair,) = request.pairs
    if outside := sources_outside(package, TradeChoice(request)):
        return (
            f"{pair.id}: no source in the stated order holds such figures; {outside[0]} does, "
            "where it is named as the source."
        )
    return f"{pair.id}: the data hold no such figures. Missing is not zero."
