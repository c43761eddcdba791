"""A columnar copy beside a large CSV: the same answers, made once, no loss when it is gone."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard import api
from dashboard.claims.court import court_of, plain_claims
from dashboard.ledgers.exhibit import LedgersChoice, two_ledgers
from dashboard.package import columnar
from dashboard.package.bundle import bundle
from dashboard.package.package import Package, check_package, open_package
from dashboard.series.books import Request
from dashboard.series.from_package import books_of, pairs_of, years_of
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.shipped import SHIPPED

PATH = "trade/imf-dots.csv"
PLAIN = open_package(SHIPPED)
"""Opened before every table is said to be large."""


@pytest.fixture(autouse=True)
def _every_table_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "LARGE", 1)
    monkeypatch.setattr(columnar, "SMALL_FILE", 0)
    monkeypatch.setattr(columnar, "SETTLED_NS", -1)
    monkeypatch.setattr(columnar, "GROUP", 64)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data", ignore=shutil.ignore_patterns(".*")))


def copies(folder: Path) -> set[str]:
    return {path.name for path in (folder / columnar.FOLDER).glob("*.parquet")}


def source_digest(package: Package, path: str = PATH) -> str:
    return next(one.digest for one in package.sources if one.path == path)


def test_every_answer_is_the_same_as_without_copies(folder: Path) -> None:
    plain, first = PLAIN, open_package(folder)
    again = open_package(folder)
    assert not any(len(one.trade_table.near) for one in (first, again))
    for number, large in enumerate((first, again)):
        pd.testing.assert_frame_equal(large.trade, plain.trade)
        # A digest of its own, or what is remembered of the other package would answer.
        known_apart = replace(large, digest=f"with copies {number}")
        assert large.sources == plain.sources
        assert years_of(known_apart) == years_of(plain)
        _same_series(plain, known_apart)
        _same_verdicts(plain, known_apart)


def _same_series(plain: Package, large: Package) -> None:
    for pair in pairs_of(plain):
        for join in (frozenset[str](), frozenset({"predecessors"})):
            choice = TradeChoice(Request((pair,)), show=join)
            one, other = (trade_plot(each, choice).values for each in (plain, large))
            pd.testing.assert_frame_equal(one, other)
        ledgers = LedgersChoice(Request((pair,)))
        one, other = (two_ledgers(each, ledgers).figures() for each in (plain, large))
        pd.testing.assert_frame_equal(one, other)
    assert books_of(plain).sources() == books_of(large).sources()


def _same_verdicts(plain: Package, large: Package) -> None:
    one, other = ([each.judgements for each in plain_claims(court_of(p))] for p in (plain, large))
    assert one == other
    said, again = (
        api.judge(each, reporter="Russia", partner="Turkey", form="rank", value=3, period=2021)
        for each in (plain, large)
    )
    pd.testing.assert_frame_equal(said.plain, again.plain)
    pd.testing.assert_frame_equal(said.readings, again.readings)
    pd.testing.assert_frame_equal(said.rows, again.rows)


def test_a_copy_is_made_once_and_taken_away_at_any_time_without_loss(folder: Path) -> None:
    package = open_package(folder)
    made = {path: path.stat().st_mtime_ns for path in (folder / columnar.FOLDER).iterdir()}
    assert f"{source_digest(package)}.parquet" in copies(folder)
    before = package.trade
    open_package(folder)
    now = {path: path.stat().st_mtime_ns for path in (folder / columnar.FOLDER).iterdir()}
    assert {path: now[path] for path in made} == made
    shutil.rmtree(folder / columnar.FOLDER)
    pd.testing.assert_frame_equal(package.trade, before)
    pd.testing.assert_frame_equal(open_package(folder).trade, before)


def test_a_changed_file_is_never_answered_from_the_copy_of_before(folder: Path) -> None:
    before = open_package(folder)
    place = folder / PATH
    text = place.read_text("utf-8")
    # Another digit: as many bytes as before.
    place.write_text(text.replace("48730000", "48730001"), "utf-8")
    after = open_package(folder)
    assert after.trade["value_usd"].sum() == before.trade["value_usd"].sum() + 1
    assert f"{source_digest(before)}.parquet" not in copies(folder)
    assert before.trade["value_usd"].sum() + 1 == open_package(folder).trade["value_usd"].sum()


@pytest.mark.parametrize("harm", ["cut", "other bytes", "no lines", "other lines", "other schema"])
def test_a_copy_that_is_not_whole_is_made_anew(folder: Path, harm: str) -> None:
    package = open_package(folder)
    expected = package.trade
    place = folder / columnar.FOLDER / f"{source_digest(package)}.parquet"
    if harm == "no lines":
        place.with_name(f"{place.stem}.lines.parquet").unlink()
    elif harm == "other lines":
        lines = place.with_name(f"{place.stem}.lines.parquet")
        held = pq.read_table(lines)
        pq.write_table(held.slice(1), lines)
    elif harm == "other schema":
        schema = folder / "schemas" / "trade.json"
        schema.write_text(schema.read_text("utf-8") + "\n", "utf-8")
    else:
        content = place.read_bytes()
        middle = len(content) // 3
        wrong = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
        place.write_bytes(content[: len(content) // 2] if harm == "cut" else wrong)
    pd.testing.assert_frame_equal(open_package(folder).trade, expected)


def test_a_code_that_names_nothing_is_told_at_its_line_although_there_is_a_copy(
    folder: Path,
) -> None:
    open_package(folder)
    place = folder / "economies.csv"
    rows = place.read_text("utf-8").splitlines(keepends=True)
    place.write_text("".join(row for row in rows if not row.startswith("DDR")), "utf-8")
    found = [one for one in check_package(folder) if one.file == "trade/cow-trade.csv"]
    lines = (folder / "trade" / "cow-trade.csv").read_text("utf-8").splitlines()
    assert found
    assert all(one.line and "DDR" in lines[one.line - 1] for one in found)


def test_nothing_that_travels_knows_of_a_copy(folder: Path) -> None:
    package = open_package(folder)
    assert package.digest == PLAIN.digest
    assert bundle(folder) == bundle(SHIPPED)


def test_a_folder_that_may_not_be_written_is_read_without_copies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pyarrow.parquet.write_table", refused)
    pd.testing.assert_frame_equal(open_package(folder).trade, PLAIN.trade)
    assert not [*(folder / columnar.FOLDER).iterdir()]
