"""A view: its address, and the name its files are saved under."""

import pytest

from dashboard.package.package import Package
from dashboard.views.views import view_of


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("trade", "two-ledgers-trade-turnover-first-RUS-IRN-RUS-TUR-1992-2026"),
        ("ledgers", "two-ledgers-ledgers-RUS-IRN-1992-2026"),
        ("claims", "two-ledgers-claims-readings-russia-iran-turnover"),
    ],
)
def test_a_file_name_tells_each_thing_once(package: Package, page: str, name: str) -> None:
    assert view_of(package, page, {}).file_name == name
