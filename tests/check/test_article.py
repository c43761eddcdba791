"""A text read into entries of the form, and shown inert with its figures marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.document import Text
from dashboard.articles.proposal import Proposal
from dashboard.articles.reader import MOST_LETTERS
from dashboard.check.amounts import amount
from dashboard.check.article import entry_of, spots_in
from dashboard.check.marks import as_html, marks
from dashboard.check.reading import read_in
from dashboard.check.row import row_of
from dashboard.package.package import Package
from dashboard.vocabulary import MONEY

SENTENCE = "Russia's trade with Iran did not exceed $4 billion in 2021."


def proposal(**more: object) -> Proposal:
    plain: dict[str, object] = {
        "paragraph": 1, "measure": "turnover", "kind": "level", "reporter": "RUS",
        "partner": "TUR", "flow_of": "", "relation": "equals", "value": 66.6e9, "upper": None,
        "currency": "USD", "precision": 1e8, "period": "2023", "since": "", "other": None,
        "fragment": "$66.6 billion", "start": 0, "end": 13,
    }  # fmt: skip
    return Proposal(**{**plain, **more})  # type: ignore[arg-type]


def test_a_sentence_becomes_the_fields_of_the_form(package: Package) -> None:
    (spot,) = spots_in([SENTENCE])
    entry = spot.entry
    assert (entry.reporter, entry.partner, entry.measure) == ("RUS", "IRN", "turnover")
    assert (entry.relation, entry.period, entry.paragraph) == ("at_most", "2021", "")
    assert SENTENCE[spot.start : spot.end] == entry.quoted
    cells = row_of(entry, package).cells
    assert (cells["value"], cells["precision"], cells["unit"]) == (4e9, 1e9, MONEY)


def test_a_side_that_the_text_does_not_name_is_the_readers_to_say() -> None:
    said = "Trade with Türkiye reached $66.6 billion in 2023."
    assert spots_in([said]) == ()
    (spot,) = spots_in([said], home="Russia")
    assert (spot.entry.reporter, spot.entry.partner) == ("RUS", "TUR")
    assert said[spot.start : spot.end] == spot.entry.quoted


@pytest.mark.parametrize(
    ("found", "fields"),
    [
        ({"measure": "exports", "flow_of": "RUS"}, {"measure": "exports"}),
        ({"measure": "exports", "flow_of": "TUR"}, {"measure": "imports"}),
        ({"measure": "balance", "flow_of": "TUR"}, {"value": "-66.6 billion US dollars"}),
        ({"kind": "target"}, {"form": "level", "kind": "forecast"}),
        ({"kind": "rank", "value": 1.0, "currency": "", "precision": 1.0, "since": "2010"},
         {"form": "record", "value": "1 place", "since": "2010"}),
        ({"kind": "share", "value": 12.5, "currency": "", "precision": 0.1},
         {"form": "share", "value": "12.5 percent"}),
        ({"upper": 70e9, "relation": "between"}, {"upper": "70.0 billion US dollars"}),
        ({"value": 66599999999.99999}, {"value": "66.6 billion US dollars"}),
        ({"currency": "EUR"}, {"value": "66.6 billion euros"}),
        ({"value": None, "kind": "comparison", "other": ("RUS", "IRN")},
         {"value": "", "other_reporter": "RUS", "other_partner": "IRN"}),
    ],
)  # fmt: skip
def test_what_is_found_stands_in_the_form_as_the_reporter_sees_it(
    found: dict[str, object], fields: dict[str, str]
) -> None:
    entry = entry_of(proposal(**found))
    assert {name: getattr(entry, name) for name in fields} == fields


@given(st.integers(1, 9_999_999), st.integers(4, 9), st.sampled_from(["USD", "EUR", "RUB"]))
def test_an_amount_put_into_the_form_is_read_there_as_the_same(
    digits: int, power: int, currency: str
) -> None:
    value, step = digits * 10**power, 10**power
    read = amount(entry_of(proposal(value=value, precision=step, currency=currency)).value, MONEY)
    assert (read.value, read.step) == (value, step)


def test_a_text_is_shown_with_its_figures_marked_and_nothing_of_it_live(package: Package) -> None:
    text = ["<img src=x onerror=alert(1)> \u202e**Title**", SENTENCE]
    found = marks(package, spots_in(text), {})
    body = as_html(text, found)
    assert "<img" not in body
    assert "\u202e" not in body
    assert body.count("<mark") == 1
    assert '<mark class="kept" title="1: holds when rounded, no answer">' in body
    assert "exceed $4 billion<sup>1 ≈</sup></mark> in 2021." in body


def test_a_figure_without_a_period_is_open_and_says_what_it_needs(package: Package) -> None:
    text = ["Russia's trade with Iran was $4 billion."]
    (mark,) = marks(package, spots_in(text), {})
    assert (mark.signs, mark.tone, mark.claim) == ("?", "open", None)
    assert "Still needed: its period" in mark.said


def test_two_ledgers_that_differ_show_two_signs(package: Package) -> None:
    text = ["Trade between Russia and China was $107.8 billion in 2020."]
    (mark,) = marks(package, spots_in(text), {})
    assert len(mark.signs) == 2
    assert mark.tone == "mixed"


def test_corrections_stay_while_the_same_figures_are_found() -> None:
    first = read_in(Text((SENTENCE,)), "", "", None)
    first.corrected[1] = first.spots[0].entry.with_(value="$5 billion")
    assert read_in(Text((SENTENCE,)), "", "", first) is first
    again = read_in(Text((SENTENCE,)), "2024", "", first)
    assert again.entry(1, {"title": "T"}).value == "$5 billion"
    assert read_in(Text(("Another text.",)), "", "", again).corrected == {}


def test_a_text_over_the_limit_is_refused_in_words() -> None:
    found = read_in(Text(("x" * 500_000,)), "", "", None)
    assert f"at most {MOST_LETTERS:,} are read" in found.refusal


def test_a_part_said_in_words_is_taken_as_a_whole_percentage() -> None:
    (spot,) = spots_in(["Turkey's exports to Russia fell by a third in 2020."])
    assert spot.entry.value == "-33 percent"
