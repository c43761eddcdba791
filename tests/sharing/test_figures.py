"""Figures to take away: all that is drawn and nothing else, each with its source and release."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from frictionless import validate

from dashboard.package.credits import vintages_of
from dashboard.package.package import open_package
from dashboard.sharing.figures import YEAR, YEARS, credits_with, figures_table, workbook
from dashboard.sharing.key import charts_of
from dashboard.sharing.papers import folder, metadata
from dashboard.sharing.view import View
from dashboard.sharing.words_figures import NUMBERS
from dashboard.text.csv import csv_of
from dashboard.views.views import view_of, views_of

PACKAGE = open_package()
MONTHS = {"pairs": ["TUR-RUS", "RUS-TUR"], "step": ["monthly"], "years": ["2015", "2024"]}
ASKED: Mapping[str, tuple[str, Mapping[str, Sequence[str]]]] = {
    "overview": ("overview", {}),
    "trade": ("trade", {"show": ["claims", "statements"]}),
    "trade by another measure": ("trade", {"measure": ["balance"], "prices": ["2015"]}),
    "ledgers": ("ledgers", {}),
    "beside": ("indicators", {"part": ["beside"]}),
    "shares": ("indicators", {"part": ["shares"]}),
    "oil": ("indicators", {"part": ["oil"]}),
    "events": ("indicators", {"part": ["events"]}),
    "goods": ("indicators", {"part": ["goods"]}),
    "readings": ("claims", {}),
    "remark": ("claims", {"part": ["remarks"]}),
}
USUAL = [
    *("pair", "ledger", "measure", "period", "value", "unit", "status", "source", "vintage"),
    *("predecessor", "note"),
]
OTHER = {"ledgers", "readings"}
"""The exhibits whose figures have columns of their own."""
STATED = {source.id for source in PACKAGE.sources if source.kind == "record"}
"""Our own tables of what others stated, which are no published figures."""


@cache
def view(name: str) -> View:
    return views_of(PACKAGE, *ASKED[name])[0]


@cache
def table(name: str) -> pd.DataFrame:
    return figures_table(view(name), PACKAGE)


def drawn(one: View, *names: str) -> list[dict[str, Any]]:
    """The rows of a chart's points, by the names of its tables."""
    tables = [chart.chart["datasets"] for chart in charts_of(one.exhibit)]
    return [row for held in tables for name in names for row in held[name].to_pylist()]


@pytest.mark.parametrize("name", sorted(ASKED.keys() - OTHER))
def test_figures_have_the_same_columns_on_every_page(name: str) -> None:
    assert list(table(name)) == USUAL


@pytest.mark.parametrize("name", ASKED)
def test_every_figure_has_the_release_of_its_source_and_a_credit(name: str) -> None:
    figures, credited = table(name), {one.source for one in credits_with(view(name), PACKAGE)}
    released = vintages_of(PACKAGE)
    columns = [str(each) for each in figures]
    for column in (each for each in columns if each == "source" or each.endswith("_source")):
        vintages = figures[column.replace("source", "vintage")]
        for cell, vintage in zip(figures[column], vintages, strict=True):
            ids = [id_ for id_ in cell.split(" + ") if id_]
            assert credited.issuperset({*ids} - STATED)
            assert vintage == " + ".join(released[id_] for id_ in ids)


POINTS = {
    "overview": ["points"],
    "trade by another measure": ["points"],
    "remark": ["points"],
    "beside": ["upper points", "lower points"],
    "shares": ["upper points", "lower points"],
}


@pytest.mark.parametrize("name", POINTS)
def test_there_is_a_row_for_each_point_drawn_and_no_other(name: str) -> None:
    rows, points = table(name), drawn(view(name), *POINTS[name])
    rows = rows[rows["status"] != "stated"]
    assert sorted(rows["pair"]) == sorted(point["pair"] for point in points)
    for pair, own in rows.groupby("pair"):
        sizes = [point["value"] for point in points if point["pair"] == pair]
        per = own["value"].astype(float).to_numpy() / pd.Series(sizes).to_numpy()
        assert per == pytest.approx(per[0], rel=1e-3)
        assert any(per[0] == pytest.approx(scale, rel=1e-3) for scale in (1, 1e6, 1e9))
    assert not rows["value"].isna().any()


def test_what_somebody_stated_is_among_the_figures_as_far_as_it_is_drawn() -> None:
    figures, one = table("trade"), view("trade")
    kinds = figures.groupby("source").size()
    assert kinds["claims"] == len(drawn(one, "levels", "claims"))
    assert kinds["statements"] == len(drawn(one, "statements"))
    stated = figures[figures["source"].isin(["claims", "statements"])]
    assert not set(stated["status"]) & {"reported", "estimate"}
    assert stated["note"].str.contains("“").all()
    without = figures_table(view_of(PACKAGE, "trade", {"show": [""]}), PACKAGE)
    assert not {"claims", "statements"} & set(without["source"])


def test_the_figures_of_an_event_are_its_points_and_its_means() -> None:
    figures, one = table("events"), view("events")
    assert len(figures) == len(drawn(one, "points")) + len(drawn(one, "means"))


def test_oil_has_two_figures_for_each_year_that_is_a_point() -> None:
    figures, points = table("oil"), drawn(view("oil"), "points 0", "points 1")
    trade = figures[figures["unit"] == "US dollars"]
    assert len(trade) == len(points)
    assert set(figures["period"]) == {point["period"] for point in points}


def test_groups_of_goods_add_up_to_the_bars() -> None:
    bars = drawn(view("goods"), "bars")
    assert sum(bar["value"] for bar in bars) == pytest.approx(100, abs=1e-6)
    named = {bar["code"] for bar in bars}
    codes = [measure.rpartition(" ")[2] for measure in table("goods")["measure"]]
    assert len(set(codes) - named) > 1
    assert len(named - set(codes)) == 1


def test_readings_are_those_of_the_cells_and_every_source_that_carries_them() -> None:
    figures, cells = table("readings"), drawn(view("readings"), "cells")
    assert {int(year) for year in figures["year"]} == {int(cell["year"]) for cell in cells}
    held = figures.drop_duplicates(["ledger", "definition", "report", "year"])
    assert len(held) == len(cells)
    assert (figures["plain"] == "yes").sum() == 1


@pytest.mark.parametrize(
    "part", ["ledgers-first", "ledgers-second", "ledgers-gap", "ledgers-ratio"]
)
def test_each_chart_of_the_two_ledgers_has_its_own_figures(part: str) -> None:
    whole, own = table("ledgers"), view_of(PACKAGE, "ledgers", {"chart": [part]})
    figures = figures_table(own, PACKAGE)
    assert list(figures) == list(whole)
    assert 0 < len(figures) < len(whole)
    sides = ("exported_usd", "imported_usd")
    values = "gap_usd", "ratio_cif_over_fob"
    columns = {"ledgers-gap": values[:1], "ledgers-ratio": values[1:]}.get(part, sides)
    points = drawn(own, "points")
    assert sum(int(figures[column].notna().sum()) for column in columns) == len(points)


@pytest.mark.parametrize("name", ASKED)
def test_a_workbook_holds_the_same_as_numbers_with_sources_and_choices(name: str) -> None:
    held, figures = workbook(view(name), PACKAGE), table(name)
    book = openpyxl.load_workbook(io.BytesIO(held))
    assert book.sheetnames == ["Figures", "Sources", "Choices"]
    sheet = book["Figures"]
    assert sheet.freeze_panes == "A2"
    header, *rows = sheet.values
    assert [*header] == list(figures)
    assert len(rows) == len(figures)
    for place, column in enumerate(figures):
        cells = [None if pd.isna(cell) or cell == "" else cell for cell in figures[column]]
        if column in YEARS:
            cells = [int(str(cell)) if YEAR.fullmatch(str(cell)) else cell for cell in cells]
        # A workbook keeps fifteen digits of a number.
        near = pytest.approx if column in NUMBERS else list
        assert [row[place] for row in rows] == near(cells)
        kind = (int, float) if column in NUMBERS else (int, str) if column in YEARS else (str,)
        assert all(cell is None or isinstance(cell, kind) for cell in cells)
    named = [row[0] for row in book["Sources"].iter_rows(min_row=2, values_only=True)]
    assert named == [one.source for one in credits_with(view(name), PACKAGE)]
    assert view(name).address in {row[1] for row in book["Choices"].values}
    assert workbook(view(name), PACKAGE) == held


def hostile() -> View:
    """A view whose every text would be a formula."""
    one = view("trade")
    text = '=HYPERLINK("http://example.org";"1")'
    figures = (
        table("trade").head(3).drop(columns="vintage").assign(note=[text, "@SUM(1)", "\ufffe"])
    )
    credits = tuple(replace(each, caution=text, page="+1") for each in one.exhibit.credits)
    exhibit = replace(
        one.exhibit, message=text + "x" * 10_000, figures=lambda: figures, credits=credits
    )
    return replace(one, exhibit=exhibit)


def test_no_text_becomes_a_formula() -> None:
    one = hostile()
    book = openpyxl.load_workbook(io.BytesIO(workbook(one, PACKAGE)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n"}
    content = csv_of(figures_table(one, PACKAGE)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("name", ASKED)
def test_a_csv_travels_with_its_papers_in_a_valid_data_package(name: str, tmp_path: Path) -> None:
    one, held = view(name), folder(view(name), PACKAGE, {"CITATION.txt": b"cited"})
    with ZipFile(io.BytesIO(held)) as packed:
        packed.extractall(tmp_path)
    (content,) = tmp_path.glob("*.csv")
    assert content.read_bytes() == csv_of(table(name))
    assert content.stem == one.file_name
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    described = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    credits = credits_with(one, PACKAGE)
    assert [each["name"] for each in described["sources"]] == [each.source for each in credits]
    read_me = (tmp_path / "README.txt").read_text("utf-8-sig")
    for credit in credits:
        assert credit.caution.split(".")[0] in read_me
        assert credit.licence in read_me
    for said in (described["address"], described["version"], *described["notes"]):
        assert said in read_me
    assert folder(one, PACKAGE, {"CITATION.txt": b"cited"}) == held


def test_a_data_package_of_a_broken_csv_is_not_valid(tmp_path: Path) -> None:
    with ZipFile(io.BytesIO(folder(view("trade"), PACKAGE, {}))) as packed:
        packed.extractall(tmp_path)
    (content,) = tmp_path.glob("*.csv")
    rows = content.read_text("utf-8-sig").replace(",US dollars", "?,US dollars", 1)
    content.write_text(rows, "utf-8-sig")
    assert not validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("name", ASKED)
def test_what_is_known_of_a_view_is_ready_for_programs(name: str) -> None:
    one = view(name)
    known = json.loads(json.dumps(metadata(one, PACKAGE)))
    assert known["title"] == one.exhibit.message
    assert known["address"] == one.address
    assert [choice["key"] for choice in known["choices"]] == [each.key for each in one.choices]
    assert [column["name"] for column in known["columns"]] == list(table(name))
    assert all(source["version"] and source["caution"] for source in known["sources"])
    assert "**" not in " ".join(known["notes"])
    assert "\\" not in " ".join(known["notes"])
