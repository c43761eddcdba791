"""Files handed in on the Data page: seen before they are accepted, refused or taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from handing import PLAIN, TURNED, as_csv, imts, national, tidy
from streamlit.testing.v1 import AppTest
from swapping import data_folder, everything

from dashboard.errors import Cancelled
from dashboard.intake.background import STOPPED, BackgroundTask, Progress
from dashboard.intake.page_answers import LABELS
from dashboard.launcher import FOLDER_VARIABLE, LIMIT_VARIABLE
from dashboard.package.package import open_package
from dashboard.reading.evidence import OPTIONS
from dashboard.swap.history import history
from dashboard.swap.question import Answer
from dashboard.text.csv import safe_copy

PAGE = "from dashboard.intake import page\npage.render()"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = data_folder(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(copy))
    return copy


@pytest.fixture
def tab(folder: Path) -> Callable[[], AppTest]:
    """Opens a tab of the Data page over the copy of the data."""
    assert folder.is_dir()
    return lambda: AppTest.from_string(PAGE, default_timeout=60).run()


def hand_in(test: AppTest, *files: tuple[str, bytes]) -> AppTest:
    test.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files])
    test.run()
    assert not test.exception
    return test


def press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


def choose(test: AppTest, label: str, value: object) -> None:
    next(box for box in test.selectbox if box.label == label).set_value(value)


def labels(test: AppTest) -> list[str]:
    return [button.label for button in test.button]


def said(test: AppTest) -> str:
    """All words of the page, without the marks that keep them from being formatting."""
    kinds = ("markdown", "caption", "warning", "info", "error", "success", "subheader")
    text = " ".join(element.value for kind in kinds for element in getattr(test, kind))
    tables = " ".join(str(cell) for table in test.table for cell in table.value.to_numpy().flat)
    return f"{text} {tables}".replace("\\", "").replace("**", "")


def test_an_updated_imf_download_is_accepted_with_one_click_and_taken_back_with_another(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    before = everything(folder)
    test = hand_in(tab(), ("IMTS (3).csv", imts(folder)))
    words = said(test)
    assert "one observation per row" in words
    assert "0 rows added, 0 removed, 1 revised; 35 as before." in words
    assert "1 verdict on a claim would change." in words
    assert PLAIN in words
    assert TURNED in words
    assert "3,070,472,539 2,950,472,539 −120,000,000 (−3.91 percent)" in words
    assert everything(folder) == before
    press(test, "Accept")
    assert "Accepted as change 1" in said(test)
    assert open_package(folder).source("imf-imts").credit.vintage == "2027-05-20"
    assert test.file_uploader[0].value == []
    press(test, "Undo")
    assert "Change 1 was taken back" in said(test)
    assert everything(folder) == before


def test_a_refused_file_changes_nothing(folder: Path, tab: Callable[[], AppTest]) -> None:
    before = everything(folder)
    test = press(hand_in(tab(), ("IMTS.csv", imts(folder))), "Refuse")
    assert "IMTS.csv was refused; nothing was changed." in said(test)
    assert everything(folder) == before
    assert history(folder) == []


def test_every_problem_stands_in_a_table_and_nothing_can_be_accepted(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    content = tidy(folder).replace(b",export,", b",exports,")
    test = hand_in(tab(), ("imf-imts.csv", content))
    assert "18 problems. Nothing of this file was put in." in said(test)
    cells = test.table[0].value.iloc[0].tolist()
    assert [cell.replace("\\", "") for cell in cells[:3]] == [
        "imf-imts.csv",
        "18 rows, lines 2 to 28",
        "flow",
    ]
    assert "Accept" not in labels(test)


def test_a_saved_error_page_is_refused_in_words(tab: Callable[[], AppTest]) -> None:
    test = hand_in(tab(), ("data.csv", b"<!DOCTYPE html><html>Sign in</html>"))
    assert "This file cannot be used. data.csv: this is a web page, not data" in said(test)


def test_of_two_tabs_one_wins_and_the_other_is_told(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    one = hand_in(tab(), ("one.csv", imts(folder)))
    other = hand_in(tab(), ("two.csv", imts(folder, {("IRN", "export", "2021"): 2000.0})))
    press(one, "Accept")
    press(other, "Accept")
    assert "Refused. The data were changed meanwhile" in said(other)
    assert "Accept" not in labels(other)
    assert [entry.handed_in for entry in history(folder)] == ["one.csv"]
    press(other, "Compare again")
    assert "2,950,472,539 2,000,000,000" in said(other)
    press(other, "Accept")
    assert [entry.handed_in for entry in history(folder)] == ["two.csv", "one.csv"]
    assert "Undo" not in labels(one.run())


def test_values_in_another_unit_are_asked_about_before_anything_can_be_accepted(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    test = hand_in(tab(), ("small.csv", _shrunk(imts(folder))))
    assert "Thousands of dollars?" in said(test)
    accept = next(button for button in test.button if button.label == "Accept")
    assert accept.disabled
    answer = next(radio for radio in test.radio if radio.label == "Your answer")
    answer.set_value(Answer.SCALE).run()
    press(test, "Accept")
    row = open_package(folder).trade.query("source == 'imf-imts' and period == '2021'").iloc[0]
    assert row["value_usd"] == pytest.approx(2950472539)


def _shrunk(content: bytes) -> bytes:
    """Every value of the portal's file a thousand times smaller."""
    head, *rows = content.decode().splitlines()
    cells = [row.split(",") for row in rows]
    return as_csv([head.split(","), *([*c[:8], str(float(c[8]) / 1000), *c[9:]] for c in cells)])


def test_a_table_that_does_not_say_which_source_it_is_is_asked_about(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    old, new = "RUS,IRN,export,2021,fob,3070472539", "RUS,IRN,export,2021,fob,3070472540"
    test = hand_in(tab(), ("My table.csv", tidy(folder, old, new)))
    assert "Say above which source this is." in said(test)
    assert "Accept" not in labels(test)
    choose(test, "It replaces", "imf-imts")
    test.run()
    assert "1 revised" in said(test)
    press(test, "Accept")
    assert history(folder)[0].source == "imf-imts"


def test_any_other_table_is_read_as_the_reader_says_and_remembered(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    rows = ["Russia;Iran;Ausfuhr;2025;2.801.250,5", "Russia;Atlantis;Einfuhr;2025;1,0"]
    test = hand_in(tab(), ("May.csv", national(*rows)))
    assert "Still to be answered" in said(test)
    for label, column in {
        "Who compiled the figure (reporter)": "Land",
        "The other side (partner)": "Partnerland",
        "Export or import, seen from the reporter (flow)": "Art",
        "Year or month (period)": "Jahr",
        "The figures (value)": "Wert",
        "One unit of the figures is": "thousands",
        "What parts the decimals": "comma",
        "How the figures came to be": "reported",
    }.items():
        choose(test, label, column)
    for label, word in {
        "A short name for this source: small letters, digits, hyphens": "ministry",
        "Publisher": "A ministry",
        "What these figures are called": "Trade by partner",
    }.items():
        next(box for box in test.text_input if box.label == label).set_value(word)
    test.run()
    choose(test, "“Ausfuhr” is", "export")
    choose(test, "“Einfuhr” is", "import")
    test.run()
    assert "2 of 3 are known" in said(test)
    press(test, "Read it like this")
    assert "This would add a new source, “ministry”." in said(test)
    assert "1 row added" in said(test)
    press(test, "Accept")
    assert (folder / "mappings" / "ministry.json").is_file()
    later = national("Russia;Iran;Ausfuhr;2026;3.000.000,0")
    test = hand_in(test, ("June.csv", later))
    assert "Read by the mapping remembered for “ministry”." in said(test)
    choose(test, "The unit of the figures", "thousands")
    press(test.run(), "Read it with these answers")
    press(test, "Accept")
    held = open_package(folder).trade.query("source == 'ministry' and flow == 'export'")
    assert held[["period", "value_usd"]].to_numpy().tolist()[-1] == ["2026", 3e9]


def test_a_file_over_the_stated_size_is_refused_before_it_is_read(
    folder: Path, tab: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIMIT_VARIABLE, "1")
    test = hand_in(tab(), ("big.csv", imts(folder) + b"\n" * (1 << 20)))
    assert "big.csv is larger than 1 MB and was not read." in said(test)
    assert "Accept" not in labels(test)


def test_names_and_cells_of_a_file_are_shown_and_never_run(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    name = "[a](javascript:alert(1)) **b**/../../c.csv"
    content = tidy(folder, "RUS,IRN,export,2021,fob,", "RUS,<b>IRN</b>,export,2021,fob,")
    test = hand_in(tab(), (name, content))
    assert test.subheader[0].value.startswith("\\[a\\]\\(javascript\\:alert\\(1\\)\\)")
    assert "<b>" not in " ".join(str(cell) for cell in test.table[0].value.to_numpy().flat)
    assert not list(folder.parent.rglob("c.csv"))


def test_the_history_brings_any_version_back(folder: Path, tab: Callable[[], AppTest]) -> None:
    before = everything(folder)
    test = press(hand_in(tab(), ("IMTS.csv", imts(folder))), "Accept")
    test.session_state["past"] = True
    test.run()
    assert "vintage 2027-05-20 for 2026 download" in said(test)
    press(test, "Yes, take it back")
    assert everything(folder) == before


def test_a_task_can_be_stopped_and_says_that_nothing_was_changed() -> None:
    def work(told: Progress) -> None:
        while told(0.5):
            pass
        raise Cancelled("")

    task = BackgroundTask(work)
    assert not task.is_done(0.05)
    assert task.share == 0.5
    task.stop()
    assert task.is_done(5)
    assert (task.result, task.refusal) == (None, STOPPED)


def test_a_downloaded_csv_never_runs_in_a_spreadsheet_and_its_numbers_stay() -> None:
    content = b'name,value_usd,note\n=1+1,-5.50,"+a\nb"\n@x,1e3,-\n'
    safe = safe_copy(content, ["value_usd"]).decode("utf-8-sig")
    assert safe == "name,value_usd,note\r\n'=1+1,-5.50,\"'+a\nb\"\r\n'@x,1e3,'-\r\n"


def test_a_file_that_leaves_a_fact_open_is_asked_about_and_read_again_with_the_answer(
    folder: Path, tab: Callable[[], AppTest]
) -> None:
    before = everything(folder)
    lines = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\nЭК,2021,TR,27,1,1500000000,1,1\n"
    test = hand_in(tab(), ("2021-03.csv", lines.encode()))
    assert "only one product and no row for all goods" in said(test)
    assert "Accept" not in labels(test)
    choose(test, "Is everything in it?", "yes")
    press(test.run(), "Read it with these answers")
    assert "whole or part yes you said so" in said(test)
    assert "This would add a new source" in said(test)
    press(test, "Take back my answers")
    assert "only one product" in said(test)
    assert everything(folder) == before


def test_every_answer_that_may_be_asked_for_has_a_question_of_its_own() -> None:
    assert set(LABELS) == set(OPTIONS)
