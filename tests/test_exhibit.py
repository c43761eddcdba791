"""An exhibit is whole without a page: what is drawn is told, and every source is credited."""

from collections.abc import Iterator

import pytest

from dashboard.exhibit import Exhibit
from dashboard.goods.exhibit import GoodsChoice, by_groups, records_of
from dashboard.goods.products import Record
from dashboard.ledgers.exhibit import LedgersChoice, two_ledgers
from dashboard.package.package import open_package
from dashboard.series.books import Request
from dashboard.series.exhibit import over_time
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.trade import TradeChoice

PACKAGE = open_package()
PAIRS = tuple(pairs_of(PACKAGE))
RECORDS = [record for own in records_of(PACKAGE).values() for record in own]


def charts(exhibit: Exhibit) -> Iterator[Exhibit]:
    """The exhibit and its parts that have a chart."""
    if exhibit.chart:
        yield exhibit
    for part in exhibit.parts:
        yield from charts(part)


def check(exhibit: Exhibit) -> None:
    assert not exhibit.why_not
    assert list(charts(exhibit))
    for each in charts(exhibit):
        assert all((each.message, each.words, each.alternative))
    figures = exhibit.figures()
    columns = [name for name in figures.columns if name == "source" or name.endswith("_source")]
    cells = {cell for name in columns for cell in figures[name] if cell}
    assert {id_ for cell in cells for id_ in cell.split(" + ")} == {
        credit.source for credit in exhibit.credits
    }


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
@pytest.mark.parametrize("prices", [None, 2020])
def test_a_pairs_exhibits_credit_every_source_of_their_figures(
    pair: Pair, prices: int | None
) -> None:
    request = Request((pair,), prices=prices)
    check(over_time(PACKAGE, TradeChoice(request)))
    check(two_ledgers(PACKAGE, LedgersChoice(request, derived=True)))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_record_of_goods_credits_every_source_of_its_figures(record: Record) -> None:
    check(by_groups(PACKAGE, GoodsChoice(record)))
