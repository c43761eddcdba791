"""Every control has an answer for nothing, and what nobody foresaw breaks one part only."""

import ast
import logging
import re
from pathlib import Path
from typing import Never

import pytest
import streamlit as st
from pages import page, script
from starlette.websockets import WebSocketDisconnected
from streamlit.testing.v1 import AppTest

from dashboard import remember
from dashboard.claims.claim import Claim
from dashboard.claims.words import document_words
from dashboard.package.documents import Document
from dashboard.parts import address

HOUSE = Path(__file__).resolve().parents[2] / "dashboard"
CHOICES = {"segmented_control", "selectbox", "select_slider", "slider", "multiselect", "pills",
           "radio", "toggle", "checkbox"}  # fmt: skip
TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"


def words(test: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "error")
    said = " ".join(element.value for kind in kinds for element in getattr(test, kind))
    return said.replace("\\", "")


def broken(*_args: object, **_more: object) -> Never:
    raise ZeroDivisionError("secret words of a traceback")


def breaks(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Lets a function fail, and forgets what was worked out before."""
    monkeypatch.setattr(f"dashboard.{where}", broken)
    st.cache_resource.clear()
    remember.forget()


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda path: path.stem)
def test_only_one_module_draws_controls_of_a_choice(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    drawn = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & CHOICES
    of_a_file = {"intake/page_choose": {"radio"}, "intake/page_uploads": {"checkbox"}}
    allowed = {"parts/controls": CHOICES, **of_a_file}
    assert drawn <= allowed.get(path.relative_to(HOUSE).with_suffix("").as_posix(), set())


def test_a_control_that_answers_nothing_stands_for_its_usual_choice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("segmented_control", "selectbox", "multiselect", "pills", "slider"):
        monkeypatch.setattr(st, name, lambda *_args, **_more: None)
    for name in ("overview", "claims", "trade", "ledgers", "indicators", "data"):
        test = page(name)
        assert not test.exception, name
        assert not test.error, name
    assert "Russia's books 8.2 times in 2021" in words(page("overview"))


def test_a_state_that_says_nothing_is_the_usual_choice() -> None:
    assert address.answers(None, ["a", "b"], ["b"]) == ["b"]
    assert address.answers([], ["a", "b"], ["b"]) == []
    assert address.answers(["gone", "a"], ["a", "b"], ["b"]) == ["a"]
    assert address.ends(None, (1992, 2021)) == (1992, 2021)
    assert address.ends(1950, (1992, 2021)) == (1992, 2021)
    assert address.ends((2000, 2001), (1992, 2021)) == (2000, 2001)


def test_a_page_left_before_it_was_drawn_leaves_nothing_to_the_next_one() -> None:
    test = AppTest.from_string(script("trade"))
    test.session_state[address.OPENED] = "dashboard.claims.page_overview"
    test.session_state[address.CHOSEN] = {"books": ["second"]}
    test.session_state[address.TOUCHED] = True
    test.session_state[address.SEEN] = {"measure": []}
    test.session_state["measure"] = "exports"
    test.run(timeout=60)
    assert test.selectbox(key="measure").value == "turnover"
    assert dict(test.query_params) == {}


def test_a_measure_that_breaks_is_a_sentence_with_a_way_back_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    breaks(monkeypatch, "series.words.comparison")
    with caplog.at_level(logging.ERROR, "two_ledgers"):
        test = page("trade")
    assert not test.exception
    (told,) = test.error
    (when,) = re.findall(TIME, told.value)
    assert "The data are untouched." in told.value
    assert "secret" not in words(test)
    assert any("Open this page afresh" in html.proto.body for html in test.get("html"))
    (line,) = [line for line in caplog.records if line.name == "two_ledgers"]
    assert line.getMessage().startswith(when)
    assert (line.exc_info or [None])[0] is ZeroDivisionError
    assert test.selectbox(key="measure").value == "turnover"
    assert any("taking-link" in html.proto.body for html in test.get("html"))


@pytest.mark.parametrize(
    ("name", "breaking", "parameters", "standing"),
    [
        ("overview", "claims.words_overview.headline", {}, ["In words.", "$4.046 billion"]),
        ("overview", "claims.words_overview.on_card", {}, ["In words.", "8.2 times"]),
        ("overview", "claims.words_overview.sources_line", {}, ["In words.", "8.2 times"]),
        ("trade", "parts.exhibit.st.vega_lite_chart", {}, ["Trade over time"]),
        (
            "claims",
            "claims.words.document_words",
            {},
            ["Under which readings does it hold?", "In words."],
        ),
        (
            "claims",
            "claims.words_readings.grid_summary",
            {},
            ["The plain reading.", "Under which readings"],
        ),
        (
            "claims",
            "claims.exhibit_remarks.bearing",
            {"part": "remarks"},
            ["The article also describes"],
        ),
        ("ledgers", "ledgers.words.headline", {}, ["Every delivery is written down twice"]),
        ("indicators", "indicators.exhibit_beside.comparison", {}, ["Indicators"]),
        ("data", "intake.page_session.tab_session", {}, ["Download", "Vintage", "Sources"]),
        ("data", "intake.page.web_link", {}, ["Look through a file", "Put in a new release"]),
    ],
)
def test_a_part_that_breaks_leaves_the_others_standing(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    breaking: str,
    parameters: dict[str, str],
    standing: list[str],
) -> None:
    breaks(monkeypatch, breaking)
    test = page(name, **parameters)
    assert not test.exception
    assert "cannot be shown, for a reason that nobody foresaw" in words(test)
    assert "secret" not in words(test)
    for said in standing:
        assert said in words(test)


def test_a_card_that_breaks_leaves_the_other_cards_standing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    remember.forget()

    def breaks_for_one(claim: Claim, document: Document | None) -> str:
        return broken() if claim.id == "russia-iran-turnover" else document_words(claim, document)

    monkeypatch.setattr("dashboard.claims.words.document_words", breaks_for_one)
    test = page("claims")
    assert [told.value.partition(",")[0] for told in test.error] == ["**This card cannot be shown"]
    assert words(test).count("-badge[") == 2
    assert "In words." in words(test)


def test_a_page_that_breaks_as_a_whole_is_a_sentence_and_mends_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        breaks(patched, "series.from_package.pairs_of")
        test = page("trade")
        assert not test.exception
        assert "**This page cannot be shown" in test.error[0].value
    assert not test.run().error


def test_a_fragment_that_breaks_later_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page("indicators")
    breaks(monkeypatch, "indicators.choose_oil.world_prices_of")
    test.segmented_control(key="part").set_value("oil").run()
    assert not test.exception
    assert "This part of the page cannot be shown" in words(test)


def test_streamlits_own_stops_pass_through_a_part() -> None:
    test = AppTest.from_string(
        "import streamlit as st\nfrom dashboard.parts.standing import part\n"
        "with part('This'):\n    st.stop()\nst.title('never')"
    ).run()
    assert not test.error
    assert not test.title


def test_a_tab_that_was_closed_is_no_failure_in_the_log_and_anything_else_is(
    caplog: pytest.LogCaptureFixture,
) -> None:
    server = logging.getLogger("uvicorn.error")
    for raised in (WebSocketDisconnected("gone"), RuntimeError("another")):
        try:
            raise raised
        except RuntimeError:
            server.exception("Exception in ASGI application")
    (line,) = [line for line in caplog.records if line.name == "uvicorn.error"]
    assert line.exc_info
    assert str(line.exc_info[1]) == "another"
