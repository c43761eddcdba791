"""A publisher's whole file: any two economies of it, offered, drawn and judged by name."""

from pathlib import Path

import pytest
from pages import page
from swapping import data_folder, everything
from typer.testing import CliRunner, Result

from dashboard import api
from dashboard.cli import app
from dashboard.errors import UnknownChoice
from dashboard.launcher import FOLDER_VARIABLE
from dashboard.package.package import open_package
from dashboard.series.choose import ANY
from dashboard.series.held import pair_held, partners_held
from dashboard.views.views import view_of

RUN = CliRunner()
HEADER = "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
ROWS = [
    ("FRA", "XG_FOB_USD", "BRA", 4_000_000_000.5),
    ("FRA", "MG_CIF_USD", "BRA", 3_000_000_000.25),
    ("BRA", "XG_FOB_USD", "FRA", 2_800_000_000.5),
    ("BRA", "MG_CIF_USD", "FRA", 4_300_000_000.25),
    ("FRA", "XG_FOB_USD", "XKX", 90_000_000.5),
    ("RUS", "XG_FOB_USD", "TUR", 26515683555.5),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return data_folder(tmp_path)


def add(folder: Path, *words: str) -> Result:
    file = folder.parent / "imts.csv"
    lines = (f"IMF.STA:IMTS(1.0.0),{a},{what},{b},A,2021,{n},6\n" for a, what, b, n in ROWS)
    file.write_text(HEADER + "".join(lines), "utf-8")
    title = ("--as", "whole-imts", "--title", "The whole file")
    asked = ["add", str(file), *title, "--yes", *words, "--data", str(folder)]
    return RUN.invoke(app, asked)


def test_without_it_only_our_pairs_stay(folder: Path) -> None:
    result = add(folder, "--place", "none")
    assert result.exit_code == 0, result.output
    package = open_package(folder)
    assert len(package.rows_of(package.source("whole-imts"))) == 1
    assert partners_held(package) == {}


def test_any_two_economies_of_a_whole_file_are_offered_drawn_and_judged(folder: Path) -> None:
    before = everything(folder)
    result = add(folder, "--all-pairs", "--place", "*:after:imf-dots")
    assert result.exit_code == 0, result.output
    package = open_package(folder)
    assert len(package.rows_of(package.source("whole-imts"))) == len(ROWS)
    assert package.names["BRA"] == "Brazil"
    assert [package.names[code] for code in partners_held(package)["FRA"]] == ["Brazil", "Kosovo"]
    values = api.series(package, "FRA-BRA", source="whole-imts").rows
    assert values["value"].tolist() == [7_000_000_000.75]
    rows = api.ledgers(package, "fra-bra").rows
    assert rows.set_index("exporter")["exported_usd"]["FRA"] == 4_000_000_000.5
    answer = api.judge(package, reporter="France", partner="Brazil", value=7e9, period="2021")
    assert "holds" in answer.headline
    with pytest.raises(UnknownChoice, match="any two economies"):
        api.series(package, "FRA-JPN")
    undone = RUN.invoke(app, ["undo", "--data", str(folder)])
    assert undone.exit_code == 0, undone.output
    assert everything(folder) == before


def test_an_address_means_a_pair_that_is_not_listed(folder: Path) -> None:
    assert add(folder, "--all-pairs", "--place", "*:after:imf-dots").exit_code == 0
    package = open_package(folder)
    view = view_of(package, "trade", {"pairs": [""], "of": ["FRA"], "with": ["BRA", "XKX"]})
    assert "France–Brazil" in view.exhibit.words
    ledgers = view_of(package, "ledgers", {"of": ["BRA"], "with": ["FRA"]})
    assert "Brazil" in ledgers.exhibit.message


def test_two_pairs_that_are_not_listed_never_share_a_colour(folder: Path) -> None:
    add(folder, "--all-pairs", "--place", "none")
    package = open_package(folder)
    first = pair_held(package, "BRA-FRA")
    assert first is not None
    second = pair_held(package, "XKX-FRA", [first])
    assert second is not None
    assert second.colour != first.colour
    assert {first.colour, second.colour} <= set(package.colours)


def test_the_pages_offer_every_economy_of_the_file_by_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert add(folder, "--all-pairs", "--place", "*:after:imf-dots").exit_code == 0
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    asked: dict[str, str | list[str]] = {"pairs": "", "of": "FRA", "with": ["BRA", "XKX"]}
    test = page("trade", **asked)
    assert not test.exception
    (others,) = (one for one in test.multiselect if one.label == "with")
    assert others.value == ["BRA", "XKX"]
    (any_other,) = (one for one in test.selectbox if one.label == ANY)
    assert {"France", "Brazil", "Kosovo", "Turkey"} <= set(any_other.options)
    test = page("ledgers", **{"of": "FRA", "with": "BRA"})
    assert not test.exception
    assert any("France" in one.value and "Brazil" in one.value for one in test.markdown)
