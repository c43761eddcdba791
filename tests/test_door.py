"""Who reaches the dashboard, and what they may do there."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import stage
from open_tab import awaited, open_tab
from pages import page
from starlette.applications import Starlette
from starlette.testclient import TestClient
from started import DIRECT, free_port
from swapping import data_folder, everything, kept, proposed
from typer.testing import CliRunner

from dashboard.check import words
from dashboard.cli import app
from dashboard.door import ANYWHERE, READ_ONLY, READ_ONLY_VARIABLE, Door, door
from dashboard.errors import NotOpened, ReadOnly, UnknownChoice
from dashboard.launcher import FOLDER_VARIABLE
from dashboard.serving.middleware import before_all
from dashboard.swap.accept import accept
from dashboard.swap.history import undo

ELSEWHERE = "198.51.100.7"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data, on a server that only shows."""
    copy = data_folder(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(copy))
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    return copy


@pytest.mark.parametrize("address", [ANYWHERE, ELSEWHERE])
def test_other_computers_are_let_in_to_read_or_where_they_are_trusted(address: str) -> None:
    with pytest.raises(NotOpened, match=r"--read-only .* --i-trust-this-network"):
        door(address, 8501, (), only_read=False, trusted=False)
    assert "nothing can be handed in" in door(address, 1, (), only_read=True, trusted=False).said
    assert "take changes back" in door(address, 1, (), only_read=False, trusted=True).said


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.8.8"])
def test_this_computer_needs_no_leave_and_opens_nothing(address: str) -> None:
    assert door(address, 8501, (), only_read=False, trusted=False).said == ""


def test_it_answers_to_the_address_listened_on_and_to_no_other_name() -> None:
    assert Door().hosts == ("localhost", "127.0.0.1")
    assert Door(ELSEWHERE).hosts == (ELSEWHERE,)
    assert Door(ELSEWHERE, names=("class.example.org",)).hosts == (ELSEWHERE, "class.example.org")
    assert set(Door().hosts) < set(Door(ANYWHERE).hosts)
    assert "*" not in Door(ANYWHERE).hosts


@pytest.mark.parametrize("name", ["*", "*.org", "http://a.org", "a.org:80", "", "a b"])
def test_a_name_that_would_admit_others_is_refused(name: str) -> None:
    with pytest.raises(UnknownChoice, match="is no name of a computer"):
        door(ELSEWHERE, 8501, (name,), only_read=True, trusted=False)


@pytest.mark.parametrize("address", ["::", "example.org", "1.2.3", ""])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UnknownChoice, match="is no address to listen on"):
        door(address, 8501, (), only_read=True, trusted=False)


def test_the_command_refuses_before_it_opens_anything() -> None:
    said = CliRunner().invoke(app, ["run", "--listen", ANYWHERE])
    assert said.exit_code == 1
    assert "whoever reaches it could change the data" in said.output
    assert CliRunner().invoke(app, ["run", "--listen", "::", "--read-only"]).exit_code == 2


def test_nothing_beneath_the_pages_writes_where_only_reading_is_allowed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(folder)
    for proposal in (proposed(folder), kept(folder)):
        with pytest.raises(ReadOnly):
            accept(proposal)
    assert everything(folder) == before
    monkeypatch.setenv(READ_ONLY_VARIABLE, "0")
    number = accept(kept(folder)).number
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    before = everything(folder)
    with pytest.raises(ReadOnly):
        undo(folder, number)
    assert everything(folder) == before
    labels = [button.label for button in page("data").button]
    assert not [one for one in labels if one.startswith(("Take", "Yes"))]


@pytest.mark.parametrize("name", ["data", "check"])
def test_pages_say_so_where_their_buttons_would_be(folder: Path, name: str) -> None:
    assert folder.is_dir()
    test = page(name, **FIGURE) if name == "check" else page(name)
    assert not test.exception
    told = [said.value for said in (*test.info, *test.caption)]
    assert READ_ONLY in told
    assert {words.NOT_KEPT, words.NO_HANDING_IN} <= {*told} or name == "data"
    assert not test.file_uploader
    labels = {button.label for button in test.button}
    assert not {one for one in labels if one.startswith(("Keep", "Accept", "Undo", "Yes, take"))}
    assert not {box.label for box in test.expander if box.label.startswith("Add ")}


FIGURE = {"reporter": "RUS", "partner": "TUR", "value": "25 billion", "period": "2021"}


@pytest.fixture
def client() -> Iterator[TestClient]:
    serving = Starlette(middleware=before_all([ELSEWHERE]))
    with TestClient(serving, base_url=f"http://{ELSEWHERE}:8501") as client:
        yield client


def test_a_program_can_hand_nothing_in(client: TestClient, folder: Path) -> None:
    assert folder.is_dir()
    for method in ("PUT", "POST", "DELETE"):
        answer = client.request(method, "/_stcore/upload_file/a/b")
        assert (answer.status_code, answer.text.strip()) == (403, READ_ONLY)


def test_a_door_that_is_not_read_only_lets_files_through(client: TestClient) -> None:
    assert client.put("/_stcore/upload_file/a/b").status_code == 404
    assert client.get("/", headers={"host": "localhost:8501"}).status_code == 400


def asked(port: int, path: str, host: str, method: str = "GET") -> int:
    """The status with which the server answers under a name."""
    wish = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
    wish.method = method
    try:
        with DIRECT.open(wish, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.slow
def test_a_server_for_readers_is_whole_and_keeps_to_its_names(tmp_path: Path) -> None:
    data, port = data_folder(tmp_path), free_port()
    options = ["--listen", ANYWHERE, "--read-only", "--host", "class.example.org"]
    start = [*stage.COMMAND, "run", "--no-browser", "--port", str(port), "--data", str(data)]
    with stage.serving([*start, *options], port, data) as served:
        for host in ("localhost", "127.0.0.1", "class.example.org"):
            assert asked(port, "/trade", f"{host}:{port}") == 200
        assert asked(port, "/trade", "evil.example.net") == 400
        assert asked(port, "/_stcore/upload_file/a/b", "localhost", "PUT") == 403
        errors: list[str] = []
        said = awaited(pages_of(served.address, errors))
        assert errors == []
        assert READ_ONLY in said
        assert "can be reached by other computers" not in said
        assert "Every computer that reaches any address of this computer can read" in served.log
    assert not (data / ".history").exists()


async def pages_of(address: str, errors: list[str]) -> str:
    async with open_tab(address, errors) as tab:
        await tab.open("")
        await tab.open("data")
        return tab.said
