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


def test_a_link_is_taken_even_if_it_leads_nowhere_and_what_it_leads_to_is_written(
    tmp_path: Path,
) -> None:
    link, target = tmp_path / "link.html", tmp_path / "target.html"
    link.symlink_to(target)
    with pytest.raises(CannotWrite, match="--force"):
        write_whole(link, b"once")
    assert not target.exists()
    write_whole(link, b"once", force=True)
    write_whole(link, b"twice", force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"twice"
    assert {one.name for one in tmp_path.iterdir()} == {"link.html", "target.html"}


def test_a_pipe_or_a_loop_of_links_is_not_replaced_even_by_force(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for special in (pipe, loop, Path("/dev/null")):
        with pytest.raises(CannotWrite, match="no plain file"):
            write_whole(special, b"a report", force=True)
    assert pipe.is_fifo()
    assert loop.is_symlink()


def test_a_name_as_long_as_the_disk_takes_is_written_and_of_a_longer_one_it_is_said(
    tmp_path: Path,
) -> None:
    longest = tmp_path / ("й" * 125 + ".html")
    write_whole(longest, b"once")
    assert longest.read_bytes() == b"once"
    assert longest.stat().st_mode & 0o777 == 0o666 & ~_umask()
    with pytest.raises(CannotWrite, match="too long for this disk: it has 256 bytes"):
        write_whole(tmp_path / ("x" * 251 + ".html"), b"once")
    assert list(tmp_path.iterdir()) == [longest]


def _umask() -> int:
    before = os.umask(0o022)
    os.umask(before)
    return before
