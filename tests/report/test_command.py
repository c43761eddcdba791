"""two-ledgers report: a file written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dashboard.cli import app
from dashboard.errors import CannotWrite
from dashboard.sharing.whole_file import write_whole


def ask(out: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["report", str(out), "--page", "overview", *options])


def test_it_writes_one_file_and_replaces_it_only_by_force(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    found = ask(out)
    assert found.exit_code == 0
    assert "open it in any browser" in found.stdout
    first = out.read_bytes()
    assert first.startswith(b"<!DOCTYPE html>")

    out.write_text("mine")
    refused = ask(out)
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert out.read_text() == "mine"

    assert ask(out, "--force").exit_code == 0
    assert out.read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == ["out.html"]


def test_what_cannot_be_is_said_before_anything_is_made(tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "no folder" / "out.html"):
        refused = ask(out)
        assert refused.exit_code == 1
        assert "Nothing was written." in refused.stderr
    unknown = ask(tmp_path / "out.html", "--claim", "nothing")
    assert unknown.exit_code == 2
    assert "There is no claim “nothing”" in unknown.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "said"), [(errno.ENOSPC, "The disk is full"), (errno.EACCES, "Permission denied")]
)
def test_a_disk_that_refuses_leaves_the_file_before_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    out = tmp_path / "out.html"
    out.write_text("before")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite, match=said):
        write_whole(out, b"after", force=True)
    assert out.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["out.html"]
