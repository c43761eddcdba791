"""A bundle: everything that a report was made from, to be checked and made again byte by byte."""

import errno
import hashlib
import json
import os
import re
import shlex
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from dashboard.cli import app
from dashboard.errors import DataChanged
from dashboard.package.credits import retrieved_of
from dashboard.package.package import Package, open_package
from dashboard.remember import forget
from dashboard.report.bundle import bundle
from dashboard.report.choice import ReportChoice, choice_of
from dashboard.report.report import report


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def few(package: Package) -> ReportChoice:
    """A claim of each side of the question: one stated as a fact, one only implied."""
    claims = ["russia-iran-turnover", "turkey-iran-ratio"]
    return choice_of(package, claims, ["RUS-TUR"], ["claims", "ledgers"])


@pytest.fixture(scope="module")
def unpacked(package: Package, few: ReportChoice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bundle")
    content, number = bundle(package, few)
    (place / "out.zip").write_bytes(content)
    with ZipFile(place / "out.zip") as archive:
        assert len(archive.namelist()) == number
        archive.extractall(place / "out")
    return place / "out"


def test_it_is_the_same_twice_and_its_files_bear_no_day_or_owner_of_their_own(
    package: Package, few: ReportChoice, unpacked: Path
) -> None:
    forget()
    assert bundle(package, few)[0] == (unpacked.parent / "out.zip").read_bytes()
    with ZipFile(unpacked.parent / "out.zip") as archive:
        entries = archive.infolist()
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {(one.date_time, one.external_attr, one.create_system) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3)
    }


def test_its_checksums_are_those_of_every_other_file(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS").read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    lying = {
        path.relative_to(unpacked).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in unpacked.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert told == lying


def test_it_holds_the_report_a_figure_file_and_a_picture_a_view_and_the_data_as_they_are(
    package: Package, few: ReportChoice, unpacked: Path
) -> None:
    assert (unpacked / "report.html").read_text() == report(package, few)
    figures, pictures = (
        {path.stem for path in (unpacked / kind).iterdir()} for kind in ("figures", "pictures")
    )
    assert figures == pictures
    assert len(figures) == 3
    (ledgers,) = (path for path in (unpacked / "figures").iterdir() if "RUS-TUR" in path.name)
    assert "vintage" in ledgers.read_text("utf-8-sig").splitlines()[0]
    assert open_package(unpacked / "data").digest == package.digest
    for path in (unpacked / "data").rglob("*.*"):
        assert (
            path.read_bytes() == (package.folder / path.relative_to(unpacked / "data")).read_bytes()
        )


def test_its_reviews_bear_a_day_of_the_data_and_are_of_what_was_stated(
    package: Package, unpacked: Path
) -> None:
    (review,) = (unpacked / "reviews").iterdir()
    told = json.loads(review.read_text())
    assert review.stem == told["tl:claim"]["tl:id"] == "russia-iran-turnover"
    assert told["datePublished"] == retrieved_of(package)
    assert retrieved_of(package) in {source.retrieved for source in package.sources}
    assert retrieved_of(package) in (unpacked / "REBUILD.txt").read_text()


def test_the_commands_that_it_names_make_it_again_from_its_own_data(
    package: Package, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = (unpacked / "REBUILD.txt").read_text()
    assert package.digest in told
    monkeypatch.chdir(unpacked)
    commands = re.findall(r"^  two-ledgers (.*)$", told, re.MULTILINE)
    assert [command.split()[0] for command in commands[1:]] == ["check", "report", "bundle"]
    for command in commands[1:]:
        assert run(*shlex.split(command)).exit_code == 0
    again = unpacked.parent / "again.zip"
    assert again.read_bytes() == (unpacked.parent / "out.zip").read_bytes()
    assert Path("again.html").read_bytes() == Path("report.html").read_bytes()
    Path("again.html").unlink()


def test_its_settings_travel_beside_its_data(folder: Path, tmp_path: Path) -> None:
    (folder.parent / "two-ledgers.toml").write_text('[reviewer]\nname = "Fact Desk"\n')
    out = tmp_path / "out.zip"
    options = ("--claim", "russia-iran-turnover", "--page", "overview", "--data", str(folder))
    found = run("bundle", str(out), *options, "--reviewed-on", "2026-03-31")
    assert found.exit_code == 0
    assert "begin with README.txt" in found.stdout
    with ZipFile(out) as archive:
        review = json.loads(archive.read("reviews/russia-iran-turnover.jsonld"))
        assert b"Fact Desk" in archive.read("two-ledgers.toml")
    assert (review["author"]["name"], review["datePublished"]) == ("Fact Desk", "2026-03-31")


def test_data_that_change_while_it_is_made_make_none(folder: Path) -> None:
    package = open_package(folder)
    rows = (folder / "events.csv").read_text().splitlines(keepends=True)
    (folder / "events.csv").write_text("".join(rows[:-1]))
    with pytest.raises(DataChanged, match="changed while the bundle was being made"):
        bundle(package, choice_of(package, pages=["trade"]))


def test_what_cannot_be_is_said_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.zip"
    for options, said in (
        (["--claim", "nothing"], "There is no claim “nothing”"),
        (["--reviewed-on", "yesterday"], "“yesterday” is no day"),
    ):
        refused = run("bundle", str(out), *options)
        assert refused.exit_code == 2
        assert said in refused.stderr
    out.write_text("mine")
    assert "--force" in run("bundle", str(out)).stderr

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    refused = run("bundle", str(out), "--force", "--page", "trade")
    assert refused.exit_code == 1
    assert "The disk is full" in refused.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.zip", "mine")]
