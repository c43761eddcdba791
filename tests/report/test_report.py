"""A report: everything a reader needs, in one file that asks nobody for anything."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from swapping import data_folder

from dashboard.claims.court import court_of
from dashboard.errors import UnknownChoice
from dashboard.exhibit import Exhibit
from dashboard.package.package import Package, open_package
from dashboard.remember import forget
from dashboard.report import report as made
from dashboard.report.choice import ReportChoice, choice_of
from dashboard.report.report import LIMIT, look, report
from dashboard.report.shown import Shown
from dashboard.serving.routes import OF_REPORT
from dashboard.text.glossary import GLOSSARY
from dashboard.views.views import view_of

ADDRESSES = {"src", "href", "xlink:href", "action", "poster", "data", "srcset"}
VOID = {"meta", "br"}


class Read(HTMLParser):
    """The elements of a page: their attributes, their ids, and whether each is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & {*self.open[-1:]}:
            self.text.append(data)


def parsed(html: str) -> Read:
    page = Read()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@pytest.fixture(scope="module")
def usual(package: Package) -> ReportChoice:
    return choice_of(package)


@pytest.fixture(scope="module")
def html(package: Package, usual: ReportChoice) -> str:
    return report(package, usual)


@pytest.fixture(scope="module")
def page(html: str) -> Read:
    return parsed(html)


@pytest.fixture(scope="module")
def text(page: Read) -> str:
    return " ".join("".join(page.text).split())


def test_it_is_small_enough_to_be_sent(html: str) -> None:
    assert len(html.encode()) <= LIMIT


def test_no_element_asks_for_anything_from_anywhere(html: str, page: Read) -> None:
    asking = {
        (tag, value)
        for tag, attributes in page.elements
        for name, value in attributes.items()
        if name in ADDRESSES and not str(value).startswith("#")
    }
    assert {tag for tag, _ in asking} == {"a"}
    assert not any(tag in ("link", "iframe", "img", "object") for tag, _ in page.elements)
    styles = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    assert "@import" not in styles
    assert "url(" not in styles


def test_every_id_is_there_once_and_every_link_inside_leads_somewhere(page: Read) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = {
        str(value).removeprefix("#")
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name == "aria-labelledby" or (name == "href" and str(value).startswith("#"))
    }
    assert inside <= set(ids)


def test_it_holds_the_answer_the_claims_the_sources_the_words_and_how_it_was_made(
    package: Package, text: str
) -> None:
    assert "“$25 billion” was right for 2018 and 2019 by Russia's books" in text
    for claim in court_of(package).claims:
        assert claim.quoted in text
    for name in ("IMF 2026", "IMF 2022", "TurkStat monthly"):
        (credit,) = (one.credit for one in package.of_kind("trade") if one.credit.short == name)
        for said in (credit.title, credit.vintage, credit.licence, credit.caution):
            assert " ".join(said.split()) in text
    assert "Between competitive partnership and rivalry" in text
    for word, meaning in GLOSSARY.items():
        assert f"{word.capitalize()}. {' '.join(meaning.split())}" in text
    assert package.digest in text
    assert "two-ledgers report OUT.html --claim russia-iran-turnover" in text


def test_every_choice_of_every_chart_is_said_with_its_address(text: str) -> None:
    said = ("Whose books in the chart: Russia's ledger", "Pair: Russia–Turkey", "Part of this page")
    for choice in said:
        assert choice in text
    assert "ledgers?pair=RUS-TUR&source=preferred&years=1992" in text


def test_figures_of_every_kind_look_different(html: str) -> None:
    assert '<td class="estimate short">2.734 (estimate)</td>' in html
    assert '<td class="short">4.046</td>' in html
    assert '<td class="missing short">not reported</td>' in html
    assert '<p class="stated">“does not exceed $4 billion”</p>' in html


def test_the_look_of_a_cell_is_that_of_its_status() -> None:
    assert look("2.734") == look("no answer") == "short"
    assert look("2.734 (estimate)") == look("1 (reconciled)") == "estimate short"
    assert look("not reported") == "missing short"
    assert look("none: Russia's figure is derived from Turkey's report") == ""


def test_the_same_data_and_choices_give_the_same_bytes(
    package: Package, usual: ReportChoice
) -> None:
    few = replace(usual, pages=("ledgers",), pairs=("RUS-TUR",))
    once = report(package, few)
    forget()
    assert report(package, few) == once


def test_a_page_that_was_not_chosen_has_no_chart(package: Package) -> None:
    only = parsed(report(package, choice_of(package, pages=["overview"])))
    plots = [
        attributes["id"] for _, attributes in only.elements if attributes.get("class") == "plot"
    ]
    assert plots == ["overview-all"]


def test_other_pairs_are_drawn_by_themselves(package: Package) -> None:
    chosen = choice_of(package, pairs=["RUS-CHN"], pages=["trade", "ledgers"])
    drawn = "".join(parsed(report(package, chosen)).text)
    assert "Russia–China" in drawn
    assert "Goods from China to Russia" in drawn


def test_one_claim_brings_its_own_pair_and_its_own_headline(package: Package) -> None:
    chosen = choice_of(package, ["russia-iran-turnover"])
    assert chosen.pairs == ("RUS-IRN",)
    found = re.search("<h1>(.*?)</h1>", report(package, replace(chosen, pages=("overview",))))
    assert found is not None
    assert found[1].startswith("At most “$4 billion” holds when rounded for 2021")


def headline_of(html: str) -> str:
    found = re.search("<h1>(.*?)</h1>", html)
    assert found is not None
    return unescape(found[1])


TURKEYS = (
    "http://127.0.0.1:8501/trade?pairs=RUS-TUR&ledger=second&prices=2021&scale=log"
    "&years=2000&years=2022&v=1"
)


def test_a_view_stands_first_with_its_choices_its_figures_and_its_own_headline(
    package: Package,
) -> None:
    view = view_of(package, "trade", parse_qs(TURKEYS.partition("?")[2].removesuffix("&v=1")))
    chosen = choice_of(package, views=[TURKEYS], pages=["overview"])
    assert chosen.pairs == ("RUS-TUR",)
    html = report(package, chosen)
    assert headline_of(html) == view.exhibit.message
    assert "Turkey's ledger" in view.exhibit.message
    first = " ".join("".join(parsed(html).text).split()).partition("How figures are marked")[0]
    for said in ("Turkey's ledger", "2021", "Logarithmic", view.address, *view.exhibit.table()):
        assert said in first
    for credit in view.exhibit.credits:
        assert credit.short in first
    assert html.index('id="view-1"') < html.index('id="overview-all"')


def test_a_figure_that_was_checked_is_in_its_report(package: Package) -> None:
    checked = (
        "check?reporter=RUS&partner=TUR&value=30+billion&unit=US+dollars&period=2021&on=2022-01"
    )
    chosen = choice_of(package, views=[checked], pages=["overview"])
    html = report(package, chosen)
    assert chosen.pairs == ("RUS-TUR",)
    assert headline_of(html).startswith("Russia–Turkey turnover, 2021: ")
    text = " ".join("".join(parsed(html).text).split())
    assert "30 billion" in text


def test_the_same_report_can_be_made_again_by_what_it_says(package: Package) -> None:
    chosen = choice_of(package, views=[TURKEYS, "claims?claim=russia-iran-turnover"])
    words = parse_qs(urlsplit(chosen.address(package.digest)).query)
    again = choice_of(package, *(words.get(key, ()) for key in OF_REPORT))
    assert again == chosen
    assert chosen.claims == ("russia-iran-turnover",)
    asked = choice_of(package, ["russia-iran-turnover"], views=[TURKEYS])
    assert asked.is_of_claims
    assert "--claim russia-iran-turnover" in asked.options


def test_what_stands_first_stands_there_alone(package: Package) -> None:
    usual = "overview", "claims?claim=russia-iran-turnover", "ledgers?pair=RUS-IRN"
    html = report(package, choice_of(package, views=usual))
    ids = [attributes["id"] for _, attributes in parsed(html).elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "overview-all" not in ids
    assert "claims-russia-iran-turnover" not in ids


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("trade?pairs=RUS-XXX", "pairs “RUS-XXX”, which is not here"),
        ("method", "no page with a chart “method”"),
        ("claims?part=statements", "has no chart"),
        ("trade?v=99", "another version of Two Ledgers (“99”"),
        ("http://[", "is no address of a view"),
        ("trade?" + "&".join(["pairs=RUS-TUR"] * 500), "is no address of a view"),
        ("javascript:alert(1)", "no page with a chart “alert(1)”"),
    ],
)
def test_an_address_of_no_view_gets_a_sentence(package: Package, address: str, said: str) -> None:
    with pytest.raises(UnknownChoice, match=re.escape(said)) as found:
        choice_of(package, views=[address])
    assert len(str(found.value)) < 500


def test_a_view_made_with_other_data_says_so(package: Package) -> None:
    few = {"pages": ["overview"]}
    other = report(package, choice_of(package, views=["trade?data=00000000"], **few))
    same = report(package, choice_of(package, views=[f"trade?data={package.digest[:8]}"], **few))
    assert "made with other data (“00000000”)" in other
    assert "made with other data" not in same


def test_rows_of_claims_that_cannot_be_used_are_told_and_pairs_drawn_all_the_same(
    tmp_path: Path,
) -> None:
    path = data_folder(tmp_path) / "documents.csv"
    path.write_text(path.read_text().splitlines(keepends=True)[0])
    package = open_package(path.parent)
    html = report(package, choice_of(package))
    assert headline_of(html).endswith("7 rows of claims are left out")
    text = " ".join("".join(parsed(html).text).split())
    assert "Left out: claims.csv, 7 rows, lines 2 to 8, column document" in text
    assert "No claim of the data can be used." in text
    assert "hold no turnover" not in text
    assert 'id="overview-all"' in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"claims": ["russia-iran"]}, "no claim “russia-iran”; allowed are russia-iran-turnover"),
        ({"pairs": ["RUS-TUK"]}, "no pair “RUS-TUK”; allowed are RUS-TUR"),
        ({"pages": ["method"]}, "no page “method”; allowed are overview, claims, trade"),
    ],
)
def test_what_is_not_there_is_named_with_what_comes_nearest(
    package: Package, asked: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(UnknownChoice, match=re.escape(said)):
        choice_of(package, **asked)


def test_where_there_is_too_much_the_last_charts_stand_still_before_any_is_left_out(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = choice_of(package, pairs=["RUS-TUR"], pages=["overview", "ledgers"])

    def within(limit: int) -> tuple[bool, int, int]:
        monkeypatch.setattr(made, "LIMIT", limit)
        forget()
        html = report(package, few)
        assert len(html.encode()) <= limit
        kinds = ('class="plot"', 'type="application/json"')
        plots, alive = (html.count(kind) for kind in kinds)
        assert plots == 5
        return 'class="still narrow"' in html, alive, len(html.encode())

    with_both, every, size = within(LIMIT)
    assert (with_both, every) == (True, 5)
    assert within(size - 50_000)[:2] == (False, 5)
    once, some, _ = within(size - 250_000)
    assert not once
    assert 0 < some < 5
    with pytest.raises(UnknownChoice, match="Choose fewer claims or pairs"):
        within(1000)


def test_data_without_claims_or_indicators_still_have_a_report(package: Package) -> None:
    bare = replace(
        package,
        claims=package.claims.iloc[:0],
        indicators=package.indicators.iloc[:0],
        digest="1" * 64,
    )
    html = report(bare, choice_of(bare, pages=["claims", "indicators"]))
    assert "<h1>No claim here has a figure to set beside the books</h1>" in html
    assert 'class="plot"' not in html


def test_text_of_files_is_shown_as_it_is_and_never_runs(package: Package) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>&"
    rows = package.claims.assign(quoted=hostile, note=hostile)
    chosen = choice_of(package, pages=["claims"])
    shown = report(replace(package, claims=rows, digest="0" * 64), chosen)
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "&lt;img src=x onerror" in shown


def test_no_text_of_a_chart_ends_the_script_element_that_holds_it() -> None:
    spec = {"mark": "point", "title": "</script><b>", "data": {"values": [{"a": 1}]}}
    shown = Shown("one", Exhibit("one", draw=lambda: spec))
    assert "<" not in shown.data
    assert "\\u003c/script>" in shown.data
