"""two-ledgers series: the figures of the explorer's chart, one row a value."""

import sys
from enum import StrEnum
from typing import Annotated

import pandas as pd
import typer

from dashboard.commands.exits import Data, Warehouse, in_words, opened, print_json, trade_from
from dashboard.series.asked import absent, in_a_word, refuse_no_base, request_asked
from dashboard.series.exhibit import over_time
from dashboard.series.trade import TradeChoice
from dashboard.shipped import SHIPPED
from dashboard.text.csv import COLUMNS
from dashboard.vocabulary import Measure, Step


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
    warehouse: Warehouse = "",
    data: Data = SHIPPED,
) -> None:
    """Print what the chart draws, one row a value."""
    with in_words():
        package = trade_from(warehouse, opened(data), pairs)
        request = request_asked(package, pairs, measure, ledger, source, start, end, step, base)
        show = frozenset({"predecessors"}) if join else frozenset()
        figures = over_time(package, TradeChoice(request, show=show)).figures()
        rows = figures.reindex(columns=COLUMNS)
        refuse_no_base(package, request, rows)
        for said in absent(package, request, rows):
            print(said, file=sys.stderr)
        _print(rows.assign(ledger=[in_a_word(package, code) for code in rows["ledger"]]), shape)


def _print(rows: pd.DataFrame, shape: Format) -> None:
    if shape is Format.JSON:
        print_json(rows.to_dict("records"))
    else:
        sys.stdout.write(rows.to_csv(index=False, lineterminator="\n"))
