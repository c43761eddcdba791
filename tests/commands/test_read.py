"""two-ledgers read: what stands in a text, for people and for a machine."""

import json
import time
from pathlib import Path

import pytest
from articles.specimens import pdf
from typer.testing import CliRunner, Result

from dashboard.articles.reader import MOST_LETTERS
from dashboard.cli import app
from dashboard.package.package import open_package

TEXT = "A title\n\nTrade between Russia and Iran does not exceed $4 billion, officials say.\n"
PAGE = """<!doctype html><title>Trade up</title><meta name=author content="A Writer">
<meta property="og:site_name" content="A Paper"><link rel=canonical href="https://paper.example/a">
<meta property="article:published_time" content="2023-02-14T10:00"><h1>Trade up</h1>
<p>Trade between Russia and Turkey reached $66.6 billion last year.</p>
<p>Trade between Germany and France was $200 billion in 2021. <script>alert(1)</script></p>"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def read(file: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["read", str(file), *options])


def test_each_figure_is_shown_with_its_verdict_in_both_ledgers(page: Path) -> None:
    told = read(page)
    assert told.exit_code == 0
    first, other = told.stdout.split("\n\n")
    assert first.startswith("2: “reached $66.6 billion”\n  Russia–Turkey turnover $66.6 billion\n")
    assert "    2022, Russia's ledger: no answer" in first
    assert "    2022, Turkey's ledger: 68.19 billion dollars, fails by 2.4 percent" in first
    assert "[comtrade-tur-hs2 + turkstat-monthly, reported]" in first
    assert other == "3: “was $200 billion”\n  The data hold no figures for Germany–France.\n"


def test_what_a_figure_still_needs_is_told_with_the_option_that_gives_it(article: Path) -> None:
    assert read(article).stdout == (
        "2: “does not exceed $4 billion”\n"
        "  Still needed: its period, or the day it was said.\n"
        "  --dated (the day of the text) gives it.\n"
    )
    assert "2021, Russia's ledger: 4.046 billion dollars" in read(article, "--dated", "2022").stdout
    wrong = read(article, "--dated", "some day")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "is no day, month or year" in wrong.stderr


def test_what_can_be_judged_is_kept_with_its_document_and_nothing_else(
    page: Path, folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    data = ("--keep", "--data", str(folder))
    assert read(page, *data).exit_code == 1
    assert {path: path.read_bytes() for path in before} == before
    kept = read(page, *data, "--yes", "--publisher", "The Paper", "--said", "A Minister")
    assert kept.exit_code == 0
    assert "1 of 2 figures are not kept" in kept.stderr
    package = open_package(folder)
    row, document = package.claims.iloc[-1], package.documents.iloc[-1]
    assert (row["value"], row["period"], row["speaker"]) == (66.6e9, "2022", "A Minister")
    assert row["document"] == document["id"] == "the-paper-2023-02"
    assert document[["title", "author", "publisher", "published", "address"]].tolist() == [
        "Trade up", "A Writer", "The Paper", "2023-02-14", "https://paper.example/a",
    ]  # fmt: skip
    assert document["published_basis"] == "The page’s meta tags give it."
    assert len(package.claims) == len(open_package().claims) + 1
    files = [path for path in folder.parent.rglob("*") if path.is_file() and path != page]
    assert not [path for path in files if b"turkey reached" in path.read_bytes().lower()]


def test_nothing_is_kept_where_nothing_can_be_judged(article: Path, folder: Path) -> None:
    kept = read(article, "--keep", "--yes", "--data", str(folder))
    assert (kept.exit_code, kept.stderr.splitlines()[-1]) == (1, "Nothing was kept.")
    assert read(article, "--keep", "--format", "json").exit_code == 2


def test_for_a_machine_the_figures_are_listed_as_objects(article: Path) -> None:
    (one,) = json.loads(read(article, "--format", "json").stdout)
    assert one["fragment"] == "does not exceed $4 billion"
    assert (one["paragraph"], one["value"], one["precision"]) == (2, 4_000_000_000, 1_000_000_000)
    assert (one["upper"], one["other"], one["period"]) == ("", {}, "")


def test_a_text_without_figures_and_a_file_that_is_none_are_said(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text("Nothing to see.", encoding="utf-8")
    told = CliRunner().invoke(app, ["read", str(file)])
    assert (told.exit_code, told.stdout.strip()) == (
        0, "No figure of trade between two economies found.",
    )  # fmt: skip
    assert json.loads(CliRunner().invoke(app, ["read", str(file), "--format", "json"]).stdout) == []
    refused = CliRunner().invoke(app, ["read", str(tmp_path / "missing.txt")])
    assert refused.exit_code == 1
    assert "cannot be opened" in refused.stderr


FIGURE = "Trade between Russia and Turkey was $5 billion in 2020.\n"


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.txt", b"", 1, "the file is empty"),
        ("a.pdf", pdf([[]] * 3), 1, "pictures of pages (a scan)"),
        ("a.txt", b"x " * 1_000_000, 1, f"at most {MOST_LETTERS:,} are read"),
        ("a.html", b"<html><script>" + b"alert(1);" * 200_000, 1, "no words in it"),
        ("a.txt", "\u202e$5 billion\u202c".encode() * 1000, 0, "No figure of trade"),
        ("a.txt", "\u202eTrade between Russia\u202c and Turkey was $5 billion in 2020.".encode(),
         0, "1: “was $5 billion”\n  Russia–Turkey turnover $5 billion"),
        ("a.txt", FIGURE.encode() * 1000, 0, "1,000 figures of trade in the text; the first 50"),
        ("a.docx", b"PK\3\4" + b"x" * 2_000_000, 1, "a.docx: "),
        ("\u202ea.txt", b"", 1, "\ufffda.txt: the file is empty"),
    ],
    ids=["empty", "scans", "2 MB", "scripts", "turned", "turned figure", "many", "zip", "name"],
)  # fmt: skip
def test_bad_input_is_answered_in_words_within_two_seconds(
    tmp_path: Path, name: str, content: bytes, code: int, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    begin = time.process_time()
    told = read(file)
    assert time.process_time() - begin < 2
    assert told.exit_code == code
    assert words in told.output
    assert not set(told.output) & set("\u202e\u202c")
    assert sorted(tmp_path.rglob("*")) == before
