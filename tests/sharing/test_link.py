"""Links that restore a view whole, whatever the defaults of a later version are."""

from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.package.package import Package
from dashboard.sharing.link import VERSION, VERSIONS, link
from dashboard.views.views import view_of

RELEASED = {
    "1": (
        "trade?pairs=RUS-TUR&pairs=RUS-IRN&measure=exports&ledger=second&source=imf-imts"
        "&step=annual&scale=log&years=2005&years=2021&base=2000&prices=2015&show=events"
        "&show=statements&v=1&data=5d1f0c2a"
    ),
}
"""One link of every state version that was ever released, as it stands in somebody's footnote."""


def test_there_is_a_link_of_every_version() -> None:
    assert tuple(RELEASED) == VERSIONS
    assert f"v={VERSION}" in link("trade", {}, "0" * 64)


@pytest.mark.parametrize("version", RELEASED)
def test_a_link_of_every_version_still_makes_all_its_choices(
    package: Package, version: str
) -> None:
    parts = urlsplit(RELEASED[version])
    words = parse_qs(parts.query)

    view = view_of(package, parts.path, words)

    for key, codes in words.items():
        if key not in ("v", "data"):
            assert list(view.state[key]) == codes


def test_nothing_in_a_link_can_leave_its_place() -> None:
    made = link("trade", {"pairs": ["RUS-IRN&data=0", 'x"><script>'], "show": [""]}, "a" * 64)

    assert parse_qs(urlsplit(made).query, keep_blank_values=True) == {
        "pairs": ["RUS-IRN&data=0", 'x"><script>'],
        "show": [""],
        "v": [VERSION],
        "data": ["a" * 8],
    }
    assert '"' not in made
    assert "<" not in made
