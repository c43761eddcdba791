"""Charts as SVG."""

from dashboard.claims.exhibit_overview import turnover
from dashboard.package.package import Package
from dashboard.sharing.svg import chart_svg
from dashboard.vocabulary import Ledger


def test_the_same_exhibit_gives_the_same_bytes(package: Package) -> None:
    exhibit = turnover(package, Ledger.FIRST, None)

    once, again = chart_svg(exhibit, 700), chart_svg(exhibit, 700)

    assert once == again
    assert 'width="700"' in once
    assert "Russia–Turkey" in once
