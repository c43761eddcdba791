"""Charts as SVG."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident

import pytest

from dashboard.claims.exhibit_overview import turnover
from dashboard.package.package import Package
from dashboard.sharing.svg import rendered, svg_of
from dashboard.vocabulary import Ledger


def test_the_same_exhibit_gives_the_same_bytes(package: Package) -> None:
    exhibit = turnover(package, Ledger.FIRST, None)

    once, again = (svg_of(exhibit.chart, 700, "chart") for _ in range(2))

    assert once == again
    assert 'width="700"' in once
    assert "Russia–Turkey" in once


def test_one_thread_draws_for_all_and_says_what_is_wrong_to_who_asked() -> None:
    at_once = Barrier(8)

    def drawn_on(_: int) -> tuple[int, int]:
        at_once.wait()
        return get_ident(), rendered(get_ident)

    with ThreadPoolExecutor(8) as threads:
        asked, drew = zip(*threads.map(drawn_on, range(8)), strict=True)

    assert (len({*asked}), len({*drew})) == (8, 1)
    with pytest.raises(ValueError, match="Vega-Lite to SVG"):
        svg_of({"mark": 1}, 10, "svg")
