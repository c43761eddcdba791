"""Citations: a sentence with its source, works in several styles, nothing made up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from dashboard.claims.court import court_of
from dashboard.exhibit import Cited
from dashboard.package.package import open_package
from dashboard.sharing.citation import bibtex, citations, csl, files, sentences_of, works_of
from dashboard.sharing.figures import credits_with
from dashboard.sharing.view import View
from dashboard.sharing.words_citation import DATA_SET, Work, apa, chicago
from dashboard.sharing.words_citation import bibtex as entry
from dashboard.sharing.words_figures import own_title
from dashboard.views.views import view_of, views_of
from dashboard.vocabulary import Ledger

PACKAGE = open_package()
ASKED: Sequence[tuple[str, Mapping[str, Sequence[str]]]] = (
    ("overview", {}),
    ("trade", {"show": ["claims", "statements"]}),
    ("trade", {"pairs": ["RUS-DEU"], "step": ["monthly"], "measure": ["balance"]}),
    ("ledgers", {}),
    *(("indicators", {"part": [each]}) for each in ("beside", "shares", "oil", "events", "goods")),
    ("claims", {}),
    ("claims", {"claim": ["russia-turkey-turnover"], "about": ["5"]}),
)
SIDES = (Ledger.FIRST, Ledger.SECOND)
DATE = {
    "type": "object",
    "required": ["date-parts"],
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        }
    },
}
TEXT = {"type": "string", "minLength": 1}
CSL_JSON = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["dataset", "document"]},
            **dict.fromkeys(("id", "title", "publisher", "genre", "version", "URL", "note"), TEXT),
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["literal"],
                    "properties": {"literal": {"type": "string"}},
                },
            },
            "issued": DATE,
            "accessed": DATE,
        },
    },
}  # fmt: skip
"""The part of the shape of CSL input data (csl-data.json of CSL 1.0.2) that is used here."""
SOURCE = Work(
    key="imf",
    title="Direction of Trade Statistics",
    author="International Monetary Fund",
    publisher="International Monetary Fund",
    version="2026 download",
    retrieved="2026-11-22",
    address="https://data.imf.org",
)
VIEW = Work(
    key="view",
    title="Turnover: “most” in 2022.",
    publisher="Two Ledgers",
    version="0.1.0, data 20b432ea",
    issued="2026-11-28",
    address="trade?pairs=RUS-IRN&v=1",
)


@cache
def views() -> tuple[View, ...]:
    remarks = views_of(PACKAGE, "claims", {"part": ["remarks"]})
    return (*(view_of(PACKAGE, page, words) for page, words in ASKED), remarks[0])


def named(view: View) -> str:
    return view.exhibit.key


@pytest.mark.parametrize("view", views(), ids=named)
def test_every_view_has_a_sentence_that_names_its_sources_with_their_releases(view: View) -> None:
    said, cited = sentences_of(view, PACKAGE), view.exhibit.cited()
    assert len(said) == len(cited) > 0
    for sentence, one in zip(said, cited, strict=True):
        assert sentence.endswith(".")
        assert not sentence.endswith("..")
        for id_ in one.sources:
            vintages = {each.credit.vintage for each in PACKAGE.sources if each.id == id_}
            assert any(vintage in sentence for vintage in vintages)
        assert one.sources or one.verdict


def test_a_reported_figure_is_said_to_be_recorded_and_an_estimate_is_not() -> None:
    words = {"pairs": ["RUS-IRN"], "show": [""]}
    (to_2021,) = sentences_of(view_of(PACKAGE, "trade", words), PACKAGE)
    assert to_2021.startswith("In 2021 Russia recorded 4.046 billion dollars of trade with Iran (")
    estimates = view_of(PACKAGE, "trade", {**words, "years": ["2022", "2024"]})
    (after,) = sentences_of(estimates, PACKAGE)
    assert "recorded" not in after
    assert "(IMF estimate)" in after


def test_exports_and_imports_are_those_of_the_side_that_keeps_the_ledger() -> None:
    words = {"pairs": ["RUS-IRN"], "ledger": ["second"], "measure": ["exports"]}
    view = view_of(PACKAGE, "trade", words)
    newest = view.exhibit.figures().query("status == 'reported'").iloc[-1]
    (said,) = sentences_of(view, PACKAGE)
    assert newest["ledger"] == "IRN"
    assert said.startswith(f"In {newest['period']} Iran recorded ")
    assert "of exports to Russia" in said


def test_the_year_of_the_claims_is_cited_beside_a_newer_report() -> None:
    words = {"pairs": ["RUS-TUR"], "ledger": ["second"], "measure": ["turnover"]}
    said = [each[:20] for each in sentences_of(view_of(PACKAGE, "trade", words), PACKAGE)]
    assert said[0] == "In 2021 Turkey recor"
    assert len(said) == 2
    assert said[1] > said[0]


def test_a_verdict_is_cited_with_claim_figure_book_what_is_close_and_the_way_back() -> None:
    view = next(each for each in views() if each.exhibit.key == "readings")
    claim = next(each for each in court_of(PACKAGE).claims if each.id == "russia-iran-turnover")
    first, second = sentences_of(view, PACKAGE)
    for part in (claim.about, f"“{claim.quoted}”", "TRT World", "Russia's ledger for 2021"):
        assert part in first
    assert first.count("“") == 1
    assert first.count("holds when rounded") == 1
    for part in ("holds when rounded", "4.046 billion dollars", "close would be up to 10 percent"):
        assert part in first
    assert "in Iran's ledger for 2021, no answer" in second
    assert "close would be" not in second
    for each in (first, second):
        assert view.made_with in each
        assert view.address not in each
    keys = [work.key for work in works_of(view, PACKAGE)]
    verdicts = [key.rpartition("-")[0] for key in keys if key.startswith("verdict-")]
    assert verdicts == [f"verdict-russia-iran-turnover-{side}" for side in SIDES]


def test_keys_tell_views_of_one_page_apart_so_that_they_can_stand_in_one_list() -> None:
    asked: Sequence[Mapping[str, Sequence[str]]] = (
        {},
        {"measure": ["exports"]},
        {"ledger": ["second"]},
        {"years": ["2000", "2010"]},
    )
    keys = [works_of(view_of(PACKAGE, "trade", words), PACKAGE)[0].key for words in asked]
    assert len({*keys}) == len(asked)
    later = replace(views()[0], digest="f" * 64)
    one, other = (works_of(each, PACKAGE) for each in (views()[0], later))
    own = [
        {work.key for work in works if work.address.startswith("overview")}
        for works in (one, other)
    ]
    assert len(own[0]) > 1
    assert not own[0] & own[1]


def test_a_price_of_the_world_market_is_said_to_stand_in_nobodys_ledger() -> None:
    view = view_of(PACKAGE, "indicators", {"part": ["oil"], "drawn": ["index"]})
    (price,) = [each for each in sentences_of(view, PACKAGE) if each.startswith("Brent")]
    assert "ledger" not in price
    trade = [each for each in sentences_of(view, PACKAGE) if each != price]
    assert len(trade) > 1
    assert all("Russia's ledger" in each for each in trade)


@pytest.mark.parametrize("view", views(), ids=named)
def test_works_have_csls_shape_and_keys_of_their_own(view: View) -> None:
    works = works_of(view, PACKAGE)
    assert len({work.key for work in works}) == len(works)
    Draft7Validator(CSL_JSON).validate(csl(works))
    sources = {work.title: work for work in works if work.retrieved}
    assert [*sources] == [own_title(credit) for credit in credits_with(view, PACKAGE)]
    assert not any(work.issued for work in sources.values())


def test_the_document_of_a_claim_is_cited_and_our_own_tables_are_not() -> None:
    works = works_of(views()[0], PACKAGE)
    (document,) = [work for work in works if work.kind == "opinion page"]
    assert (document.author, document.publisher, document.issued) == ("", "TRT World", "2022-06")
    assert apa(document) == (
        "Between competitive partnership and rivalry [Opinion page]. (2022, June). TRT World."
    )
    assert csl([document])[0]["type"] == "document"
    own = {source.id for source in PACKAGE.sources if source.kind in {"record", "reference"}}
    assert "claims" in own
    assert not own & {credit.source for credit in credits_with(views()[0], PACKAGE)}


def test_what_a_reader_enters_of_a_document_is_cited_as_it_is_entered() -> None:
    sides = {"reporter": ["RUS"], "partner": ["IRN"]}
    asked = {**sides, "relation": ["at_most"], "value": ["4 billion"], "period": ["2021"]}
    bare, told = (
        works_of(view_of(PACKAGE, "check", asked | more), PACKAGE)
        for more in ({}, {"title": ["A morning's news"], "on": ["2022-07-01"]})
    )
    assert {work.kind for work in bare} == {DATA_SET}
    (entered,) = [work for work in told if work.kind != DATA_SET]
    assert (entered.title, entered.issued, entered.author) == ("A morning's news", "2022-07-01", "")


def test_keys_of_a_source_tell_its_releases_apart() -> None:
    one = views()[0]
    later = tuple(replace(credit, vintage="2031") for credit in one.exhibit.credits)
    other = replace(one, exhibit=replace(one.exhibit, credits=later))
    keys = [
        {work.key for work in works_of(each, PACKAGE) if work.retrieved} for each in (one, other)
    ]
    assert keys[0] - keys[1]


def test_the_shape_finds_what_is_wrong() -> None:
    (one,) = csl([SOURCE])
    for wrong in ({"issued": "2026"}, {"author": "IMF"}, {"type": "data"}, {"vintage": "1"}):
        assert not Draft7Validator(CSL_JSON).is_valid([{**one, **wrong}])


def test_a_view_is_of_the_day_of_its_newest_data_and_has_no_author() -> None:
    work = works_of(views()[0], PACKAGE)[0]
    assert work.issued == max(source.retrieved for source in PACKAGE.sources)
    assert not work.author
    assert files(views()[0], PACKAGE) == files(views()[0], PACKAGE)


def test_a_source_in_apa_and_chicago() -> None:
    assert apa(SOURCE) == (
        "International Monetary Fund. (n.d.). Direction of Trade Statistics (2026 download) "
        "[Data set]. Retrieved November 22, 2026, from https://data.imf.org"
    )
    assert chicago(SOURCE) == (
        "International Monetary Fund. n.d. “Direction of Trade Statistics.” 2026 download. "
        "Accessed November 22, 2026. https://data.imf.org."
    )


def test_a_view_in_apa_and_chicago() -> None:
    assert apa(VIEW) == (
        "Turnover: “most” in 2022 (Version 0.1.0, data 20b432ea) [Data set]. (2026, November 28). "
        "Two Ledgers. Address within the program: trade?pairs=RUS-IRN&v=1."
    )
    assert chicago(VIEW) == (
        "Two Ledgers. 2026. “Turnover: ‘most’ in 2022.” Version 0.1.0, data 20b432ea. "
        "November 28, 2026. Address within the program: trade?pairs=RUS-IRN&v=1."
    )


def test_what_nobody_knows_is_not_made_up() -> None:
    bare = Work("bare", "A table")
    assert apa(bare) == "A table [Data set]. (n.d.)."
    assert chicago(bare) == "n.d. “A table.”"
    assert entry(bare) == "@misc{bare,\n  title = {{A table}}\n}"
    assert csl([bare]) == [{"id": "bare", "type": "dataset", "title": "A table"}]


def test_bibtex_escapes_what_latex_would_read() -> None:
    work = replace(
        SOURCE, title=r"5% of $1 & #2_{x}^~ \end", address="https://e.org/a_b?c=%20&d={}\\"
    )
    said = entry(work)
    assert (
        r"{{5\% of \$1 \& \#2\_\{x\}\textasciicircum{}\textasciitilde{} \textbackslash{}end}}"
        in said
    )
    assert "url = {https://e.org/a_b?c=%20&d=%7B%7D%5C}" in said
    assert "year" not in entry(SOURCE).replace("Year", "")


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_entry_of_bibtex_stays_whole_whatever_the_words(title: str, author: str) -> None:
    said = entry(replace(SOURCE, title=title, author=author, version=author))
    bare = re.sub(r"\\[{}&%$#_]", "", said)
    depth = 0
    for place, sign in enumerate(bare):
        depth += (sign == "{") - (sign == "}")
        assert depth > 0 or place < len("@misc") or place == len(bare) - 1
    assert depth == 0


def test_two_works_of_one_name_get_two_keys() -> None:
    view = views()[-1]
    twice = tuple(
        Cited(f"A claim of {number}", (), "a claim") for number in ("one", "another", "a third")
    )
    exhibit = replace(view.exhibit, cited=lambda: twice)
    keys = [work.key for work in works_of(replace(view, exhibit=exhibit), PACKAGE)]
    first = keys[1]
    assert first.startswith("verdict-a-claim-")
    assert keys[2:4] == [f"{first}-2", f"{first}-3"]


def test_citations_are_files_and_are_ready_to_copy() -> None:
    view = views()[0]
    held, shown = files(view, PACKAGE), citations(view, PACKAGE)
    assert bibtex(works_of(view, PACKAGE)) == held["citation.bib"]
    assert held["citation.bib"].count(b"@misc{") == len(works_of(view, PACKAGE))
    written = held["CITATION.txt"].decode("utf-8-sig")
    lines: list[Any] = [
        line for said in shown.values() for text in said for line in text.splitlines()
    ]
    assert all(line in written for line in lines)
