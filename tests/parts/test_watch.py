"""Open pages and the data: a changed file is shown by itself, and nothing else makes a tab work."""

import asyncio
from pathlib import Path
from unittest.mock import Mock

import pytest
from browser import stage
from open_tab import awaited, open_tab
from streamlit.runtime.app_session import AppSession

from dashboard.parts import watch
from dashboard.warehouse.shown import current

ROW = "RUS,IRN,export,2021,fob,"
CHOSEN = "pairs=RUS-IRN&years=2015&years=2022"
QUIET, SOON = 2.0, 20.0


def put(file: Path, billions: int) -> None:
    """The Russian record of what went to Iran in 2021, as another figure."""
    lines = file.read_text("utf-8").splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith(ROW))
    cells = lines[place].split(",")
    cells[5] = str(billions * 10**9)
    lines[place] = ",".join(cells)
    file.write_text("\n".join(lines) + "\n", "utf-8")


async def two_readers(served: stage.Served) -> None:
    errors: list[str] = []
    async with open_tab(served.address, errors) as one, open_tab(served.address, errors) as two:
        await two.open("")
        await one.open("")
        await one.open("trade", CHOSEN)
        await asyncio.sleep(QUIET)
        heard = one.heard, two.heard
        await asyncio.sleep(QUIET)
        assert (one.heard, two.heard) == heard
        for billions in (77, 88):
            put(served.data / "trade" / "imf-imts.csv", billions)
            await asyncio.gather(*(tab.drawn("after an edit", SOON) for tab in (one, two)))
            assert f"${billions}".replace("$", r"\\$") in one.said
            assert "billion in 2015 to" in one.said
    assert errors == []


@pytest.mark.slow
def test_a_changed_file_is_shown_in_every_open_tab_and_an_idle_tab_hears_nothing() -> None:
    with stage.dashboard() as served:
        awaited(two_readers(served))
        assert "Traceback" not in served.log


def session(*, settled: bool) -> Mock:
    made = Mock(spec=AppSession, is_settled=settled, page_script_hash="the page")
    made.session_state = Mock(query_params={})
    return made


def test_a_tab_at_work_is_left_to_finish_and_one_that_was_closed_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tabs = {"idle": session(settled=True), "busy": session(settled=False)}
    shown = dict.fromkeys(["idle", "busy", "closed"], "other data")
    monkeypatch.setattr(watch, "_shown", shown)
    awaited(watch._look_once(Mock(get_app_session=tabs.get)))
    assert list(shown) == ["idle", "busy"]
    assert tabs["idle"].request_rerun.call_args.args[0].page_script_hash == "the page"
    tabs["busy"].request_rerun.assert_not_called()


def test_a_tab_that_shows_the_data_of_now_is_not_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    tab = session(settled=True)
    monkeypatch.setattr(watch, "_shown", {"tab": current().token})
    awaited(watch._look_once(Mock(get_app_session={"tab": tab}.get)))
    tab.request_rerun.assert_not_called()
