"""two-ledgers series: the figures of the explorer's chart, one row a value."""

import sys
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import pandas as pd
import typer

from dashboard.commands.exits import Data, in_words, opened, print_json
from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.series.books import Request
from dashboard.series.exhibit import over_time
from dashboard.series.exhibit_nothing import sources_outside
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.trade import TradeChoice
from dashboard.shipped import SHIPPED
from dashboard.text.csv import COLUMNS
from dashboard.text.numbers import through
from dashboard.vocabulary import Ledger, Measure, Step


class Format(StrEnum):
    """How a table is printed."""

    CSV = "csv"
    JSON = "json"


def series(
    pairs: Annotated[list[str], typer.Argument(metavar="PAIR...", help="Such as RUS-IRN.")],
    measure: Annotated[Measure, typer.Option(help="What to print.")] = Measure.TURNOVER,
    ledger: Annotated[
        str, typer.Option(help="russia or another economy, partner, importers, exporters.")
    ] = "first",
    source: Annotated[str | None, typer.Option(help="One source instead of the order.")] = None,
    start: Annotated[int | None, typer.Option("--from", metavar="Y", help="First year.")] = None,
    end: Annotated[int | None, typer.Option("--to", metavar="Y", help="Last year.")] = None,
    step: Annotated[Step, typer.Option(help="Years or months.")] = Step.ANNUAL,
    base: Annotated[int, typer.Option(metavar="Y", help="Base year of the index.")] = 2000,
    join: Annotated[bool, typer.Option("--join", help="Join predecessor states.")] = False,
    shape: Annotated[Format, typer.Option("--format", help="csv or json.")] = Format.CSV,
    data: Data = SHIPPED,
) -> None:
    """Print what the chart draws, one row a value."""
    with in_words():
        package = opened(data)
        chosen = tuple(dict.fromkeys(_pair(package, word) for word in pairs))
        _refuse_senseless(measure, chosen, start, end)
        request = Request(
            pairs=chosen,
            measure=measure,
            ledger=_ledger(package, chosen, ledger),
            source=_source(package, source),
            step=step,
            base=base,
            start=start,
            end=end,
        )
        show = frozenset({"predecessors"}) if join else frozenset()
        figures = over_time(package, TradeChoice(request, show=show)).figures()
        rows = figures.reindex(columns=COLUMNS)
        _refuse_no_base(package, request, rows)
        _tell_absent(package, request, rows)
        _print(rows.assign(ledger=[_word_for(package, code) for code in rows["ledger"]]), shape)


def _pair(package: Package, word: str) -> Pair:
    by_id = {pair.id: pair for pair in pairs_of(package)}
    if word.upper() not in by_id:
        raise UnknownChoice(
            f"There is no pair “{word}”; allowed are {', '.join(by_id)}. "
            "Another pair is one more row of pairs.csv."
        )
    return by_id[word.upper()]


def _refuse_senseless(
    measure: Measure, pairs: tuple[Pair, ...], start: int | None, end: int | None
) -> None:
    if measure is Measure.RATIO and len(pairs) == 1:
        raise UnknownChoice("A ratio needs two pairs: name a second one.")
    if start is not None and end is not None and start > end:
        raise UnknownChoice(f"The first year, {start}, comes after the last, {end}.")


def _source(package: Package, word: str | None) -> str | None:
    allowed = [source.id for source in package.of_kind("trade")]
    if word is not None and word not in allowed:
        raise UnknownChoice(f"There is no source “{word}”; allowed are {', '.join(allowed)}.")
    return word


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
        if all(word.lower() in (code.lower(), _word_for(package, code)) for code in codes):
            return side
    keepers = [_word_for(package, code) for pair in pairs for code in (pair.first, pair.second)]
    raise UnknownChoice(
        f"“{word}” keeps no ledger of every pair asked for; allowed are "
        f"{', '.join(dict.fromkeys([*keepers, *plain]))}, where each pair has it."
    )


def _word_for(package: Package, code: str) -> str:
    """An economy as it is named on a command line: by its name, in one word."""
    return package.names.get(code, code).lower().replace(" ", "-")


def _refuse_no_base(package: Package, request: Request, rows: pd.DataFrame) -> None:
    """An index needs a figure in its base year; where no pair has one, says who has when."""
    if request.measure is not Measure.INDEX or not rows["value"].isna().all():
        return
    plain = replace(request, measure=Measure.TURNOVER, start=None, end=None)
    held = over_time(package, TradeChoice(plain)).figures()
    held = held[held["value"].notna()]
    years = sorted(set(held["period"].str[:4])) if len(held) else []
    if years and str(request.base) not in years:
        raise UnknownChoice(
            f"There is no figure in {request.base}, so no index; there are figures from "
            f"{through(years[0], years[-1])}."
        )


def _tell_absent(package: Package, request: Request, rows: pd.DataFrame) -> None:
    for pair in request.pairs:
        if pair.id not in set(rows["pair"]) and request.measure is not Measure.RATIO:
            alone = TradeChoice(replace(request, pairs=(pair,)))
            outside = sources_outside(package, alone)
            said = f"{pair.id}: the data hold no such figures. Missing is not zero."
            if outside:
                said = (
                    f"{pair.id}: no source in the stated order holds such figures; "
                    f"--source {outside[0]} does."
                )
            print(said, file=sys.stderr)


def _print(rows: pd.DataFrame, shape: Format) -> None:
    if shape is Format.JSON:
        print_json(rows.to_dict("records"))
    else:
        sys.stdout.write(rows.to_csv(index=False, lineterminator="\n"))
