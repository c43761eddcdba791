"""Views by their address: what an address means to a file is what it means to the page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from pages import page

from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.sharing.key import charts_of
from dashboard.sharing.markdown import plain
from dashboard.sharing.view import View
from dashboard.views.views import PAGES, view_of, views_of

ADDRESSES = [
    *((name, {}) for name in PAGES),
    *(("claims", {"part": [part]}) for part in ("remarks", "statements")),
    *(("indicators", {"part": [part]}) for part in ("shares", "oil", "events", "goods")),
    ("trade", {"measure": ["balance"], "step": ["monthly"], "years": ["2015", "2021"]}),
    ("trade", {"pairs": ["RUS-DEU"], "ledger": ["second"], "show": [""], "prices": ["2020"]}),
    ("ledgers", {"pair": ["RUS-TUR"], "scale": ["own"], "derived": ["counted"]}),
    ("claims", {"claim": ["russia-turkey-turnover"], "about": ["10"], "count": ["estimates"]}),
    (
        "check",
        {"reporter": ["RUS"], "partner": ["IRN"], "value": ["$4 billion"], "period": ["2021"]},
    ),
    ("indicators", {"indicator": ["wdi.population"], "layout": ["one"]}),
]


def opened(package: Package, address: str) -> tuple[View, ...]:
    parts = urlsplit(address)
    return views_of(package, parts.path, parse_qs(parts.query, keep_blank_values=True))


@pytest.mark.parametrize(("name", "words"), ADDRESSES)
def test_the_page_makes_the_same_choices_of_an_address_as_a_file(
    package: Package, name: str, words: dict[str, list[str]]
) -> None:
    on_page = page(name, **words)

    assert not on_page.exception
    written = on_page.session_state["choices of the page"]
    for view in views_of(package, name, words):
        told = {key: list(codes) for key, codes in view.state.items() if key != "chart"}
        assert {key: written[key] for key in told if key != "part"} == {
            key: codes for key, codes in told.items() if key != "part"
        }
        assert set(told) == set(written)


@pytest.mark.parametrize(("name", "words"), ADDRESSES)
def test_the_address_of_a_view_leads_back_to_it(
    package: Package, name: str, words: dict[str, list[str]]
) -> None:
    for view in views_of(package, name, words):
        (again,) = [
            one for one in opened(package, view.address) if one.exhibit.key == view.exhibit.key
        ]
        assert again.address == view.address
        assert again.exhibit.message == view.exhibit.message
        assert again.choices == view.choices


@pytest.mark.parametrize(
    ("name", "words", "says"),
    [
        ("trade", {"pairs": ["RUS-XXX"]}, "pairs “RUS-XXX”, which is not here; allowed are RUS-"),
        ("trade", {"pears": ["RUS-IRN"]}, "“pears”, which is no choice of this view; allowed are"),
        ("trade", {"years": ["1700", "2020"]}, "it takes two years from"),
        ("trade", {"measure": ["gap", "turnover"]}, "allowed are"),
        ("trade", {"measure": ["exports", "turnover"]}, "says measure 2 times; it takes one"),
        ("method", {}, "no page with a chart “method”; there are overview, claims"),
    ],
)
def test_a_word_that_a_page_would_pass_over_is_refused_in_a_sentence(
    package: Package, name: str, words: dict[str, list[str]], says: str
) -> None:
    with pytest.raises(UnknownChoice) as refused:
        views_of(package, name, words)

    assert says in str(refused.value)


@pytest.mark.parametrize(("name", "words"), ADDRESSES)
def test_every_chart_says_by_itself_whose_its_figures_are_before_all_notes(
    package: Package, name: str, words: dict[str, list[str]]
) -> None:
    charts = [one for view in views_of(package, name, words) for one in charts_of(view.exhibit)]
    for chart in charts:
        said = " ".join(map(plain, chart.sources))
        assert chart.credits
        for credit in chart.credits:
            assert credit.title in said
            assert credit.vintage in said
        assert chart.beneath == (*chart.sources, *chart.notes)
        assert not [note for note in chart.notes if plain(note).startswith("Source")]


def test_of_several_charts_an_address_names_one(package: Package) -> None:
    first, second, *_ = views_of(package, "claims", {"part": ["remarks"]})

    named = view_of(package, "claims", {"part": ["remarks"], "chart": [second.exhibit.key]})

    assert named.exhibit.message == second.exhibit.message
    with pytest.raises(UnknownChoice, match="several charts") as refused:
        view_of(package, "claims", {"part": ["remarks"]})
    assert first.exhibit.key in str(refused.value)


def test_a_part_of_an_exhibit_has_an_address_too(package: Package) -> None:
    whole = view_of(package, "ledgers", {})
    part = whole.exhibit.parts[0]

    (alone,) = [view_of(package, "ledgers", {"chart": [part.key]})]

    assert alone.exhibit.message == part.message
    assert f"chart={part.key}" in alone.address
