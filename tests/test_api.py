"""The interface for other programs: its promises, what an answer holds, and that it only reads."""

import ast
import inspect
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import api
from dashboard.package.package import Package

PROMISED = {
    *("Answer", "BadData", "Credit", "NoPackage", "Package", "Table", "TwoLedgersError"),
    *("UnknownChoice", "claims", "economies", "judge", "ledgers", "open_data", "pairs", "series"),
    "sources",
}
FIELDS: dict[str, Any] = {"reporter": "RUS", "partner": "TUR", "value": 25e9, "period": "2021"}


def test_what_is_promised_is_listed_and_nothing_public_stands_beside_it() -> None:
    assert set(api.__all__) == PROMISED
    tree = ast.parse(Path(inspect.getfile(api)).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    made = {one.name for one in tree.body if isinstance(one, kinds) and one.name[0] != "_"}
    assert made <= PROMISED
    assert all((getattr(api, name).__doc__ or "").strip() for name in PROMISED)


def test_the_columns_of_every_table_are_named_in_its_docstring(package: Package) -> None:
    tables = {
        api.economies: api.economies(package),
        api.pairs: api.pairs(package),
        api.sources: api.sources(package),
        api.claims: api.claims(package),
        api.series: api.series(package, "RUS-IRN").rows,
        api.Answer: api.judge(package, **FIELDS).plain,
    }
    for told, table in tables.items():
        assert len(table)
        assert [name for name in table if str(name) not in (told.__doc__ or "")] == []
    rows = api.judge(package, **FIELDS).rows
    assert [name for name in rows if str(name) not in (api.Answer.__doc__ or "")] == []


def test_a_series_has_figures_and_the_credits_of_every_source_in_it(package: Package) -> None:
    found = api.series(package, "RUS-IRN", "rus-tur", ledger="russia", start=2021, end=2022)
    value = found.rows.set_index(["pair", "period"])["value"]
    assert value["RUS-IRN", "2021"] == 4045634994
    assert found.rows["value"].dtype == float
    used = {id_ for cell in found.rows["source"] for id_ in cell.split(" + ")}
    assert {one.source for one in found.credits} == used
    assert all(one.title and one.vintage and one.licence for one in found.credits)
    assert found.absent == ()


def test_what_is_absent_is_told_and_the_table_is_empty_with_its_columns(package: Package) -> None:
    full = api.series(package, "RUS-IRN").rows
    none = api.series(package, "RUS-SYR", step="monthly")
    assert list(none.rows.columns) == list(full.columns)
    assert (len(none.rows), none.credits) == (0, ())
    assert none.absent == ("RUS-SYR: the data hold no such figures. Missing is not zero.",)
    gaps = api.ledgers(package, "RUS-SYR", start=1900, end=1901)
    assert len(gaps.rows) == 0
    assert gaps.absent


def test_both_ledgers_of_the_same_goods_and_their_gap(package: Package) -> None:
    found = api.ledgers(package, "RUS-TUR", start=2019, end=2019)
    rows = found.rows.set_index("exporter")
    assert set(rows.index) == {"RUS", "TUR"}
    gap = rows["imported_usd"] - rows["exported_usd"]
    assert list(rows["gap_usd"]) == list(gap)
    assert found.credits


def test_a_claim_of_the_package_and_the_same_by_its_fields_are_judged_alike(
    package: Package,
) -> None:
    stored = api.judge(package, "russia-turkey-turnover")
    given = api.judge(package, **FIELDS, relation="about")
    assert list(stored.plain["verdict"]) == ["fails", "fails"]
    pd.testing.assert_frame_equal(stored.plain, given.plain)
    pd.testing.assert_frame_equal(stored.rows, given.rows)
    assert given.rows.groupby("ledger")["value_usd"].sum().to_dict() == dict(
        zip(given.plain["ledger"], given.plain["value"], strict=True)
    )
    assert {*given.rows["source"]} == {one.source for one in given.credits}
    wider = api.judge(package, **FIELDS, relation="about", about=35)
    assert list(wider.plain["verdict"]) == ["holds", "fails"]


def test_every_claim_and_statement_of_the_package_has_an_answer(package: Package) -> None:
    for id_ in api.claims(package)["id"]:
        answer = api.judge(package, id_)
        assert len(answer.plain) == 2
        silent = answer.plain[answer.plain["verdict"] == "no answer"]
        assert all(silent["reason"] != "")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda _: api.open_data("nowhere"), "There is no data package in nowhere"),
        (lambda d: api.series(d), "No pair is named"),
        (lambda d: api.series(d, "RUS-XXX"), "There is no pair “RUS-XXX”"),
        (lambda d: api.series(d, "RUS-IRN", measure="volume"), "There is no measure “volume”"),
        (lambda d: api.series(d, "RUS-IRN", step="daily"), "There is no step “daily”"),
        (lambda d: api.series(d, "RUS-IRN", prices=1500), "There are no dollars of 1500"),
        (lambda d: api.series(d, "RUS-IRN", measure="index", base=1900), "no figure in 1900"),
        (lambda d: api.ledgers(d, "RUS-IRN", source="x"), "There is no source “x”"),
        (lambda d: api.judge(d), "Name a claim by its id, or give its fields"),
        (lambda d: api.judge(d, "x", **FIELDS), "one of the two"),
        (lambda d: api.judge(d, "x"), "There is no claim “x”; allowed are"),
        (lambda d: api.judge(d, **FIELDS, about=float("nan")), "0 to 100 percent; found nan"),
        (lambda d: api.judge(d, **FIELDS, colour="red"), "no field “colour”"),
    ],
)
def test_what_names_nothing_is_told_with_what_is_allowed(
    package: Package, ask: Any, said: str
) -> None:
    with pytest.raises(api.TwoLedgersError) as found:
        ask(package)
    assert said in str(found.value)


def test_answers_are_ones_own_and_nothing_is_written(folder: Path) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        files = filter(Path.is_file, folder.rglob("*"))
        return {str(one): (one.stat().st_mtime_ns, one.read_bytes()) for one in files}

    before, data = state(), api.open_data(folder)
    answer, table = api.judge(data, **FIELDS), api.series(data, "RUS-IRN")
    gaps, stated = api.ledgers(data, "RUS-IRN"), api.claims(data)
    known = answer.plain.copy(), table.rows.copy(), gaps.rows.copy(), stated.copy()
    for frame in (answer.plain, answer.rows, answer.readings, table.rows, gaps.rows, stated):
        frame.iloc[:, 0] = "changed"
    tables = api.series(data, "RUS-IRN"), api.ledgers(data, "RUS-IRN")
    again = api.judge(data, **FIELDS).plain, *(one.rows for one in tables), api.claims(data)
    for one, other in zip(known, again, strict=True):
        pd.testing.assert_frame_equal(one, other)
    with pytest.raises(FrozenInstanceError):
        answer.claim = "another"  # type: ignore[misc]
    assert state() == before
