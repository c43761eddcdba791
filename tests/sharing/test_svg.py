"""Charts as SVG."""

from dashboard.claims.exhibit_overview import turnover
from dashboard.package.package import Package
from dashboard.sharing.svg import svg_of
from dashboard.vocabulary import Ledger


def test_the_same_exhibit_gives_the_same_bytes(package: Package) -> None:
    exhibit = turnover(package, Ledger.FIRST, None)

    once, again = (svg_of(exhibit.chart, 700, "chart") for _ in range(2))

    assert once == again
    assert 'width="700"' in once
    assert "Russia–Turkey" in once
