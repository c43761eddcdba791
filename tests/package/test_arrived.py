"""Every row of the second harvest of facts stands in the data once, with the value that was read.

Counts and sums by source, reporter, partner and flow as they were in the files read, written down
here: a row lost, doubled or changed shows.
"""

import json
from pathlib import Path

import pandas as pd
import pytest

from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.package import Package, check_package, open_package
from dashboard.shipped import SHIPPED

TRADE = """
cepii-baci-2 IRN RUS export 20 5755368604
cepii-baci-2 IRN TUR export 21 39165776259
cepii-baci-2 RUS IRN export 20 38190781763
cepii-baci-2 RUS TUR export 21 232874084313
cepii-baci-2 TUR IRN export 21 59116844601
cepii-baci-2 TUR RUS export 21 80019827790
comtrade-api-2023 IRN RUS export 5 1243982285
comtrade-api-2023 IRN TUR export 5 12895448954
comtrade-api-2023 IRN WLD export 5 435978578084
comtrade-api-2023 RUS IRN export 8 12810190752
comtrade-api-2023 RUS IRN import 1 972346367
comtrade-api-2023 RUS TUR export 8 144083421129
comtrade-api-2023 RUS TUR import 1 6514509400
comtrade-api-2023 RUS WLD export 20 3722674941951
comtrade-api-2023 RUS WLD import 13 586994256040
comtrade-api-2023 TUR IRN export 17 33155038171
comtrade-api-2023 TUR RUS export 16 46539465883
comtrade-api-2023 TUR WLD export 30 2049064898611
comtrade-api-2023 TUR WLD import 12 271425552445
comtrade-rus RUS IRN export 21 37852490197
comtrade-rus RUS IRN import 21 6359897967
comtrade-rus RUS TUR export 21 282481650526
comtrade-rus RUS TUR import 21 78130883269
comtrade-tur-hs2 TUR IRN export 4 12294797790
comtrade-tur-hs2 TUR RUS export 4 34585458162
comtrade-tur-hs2 TUR WLD export 4 996789765593
imf-dots-2023-04 RUS IRN export 12 3070472539
imf-dots-2023-04 RUS TUR export 12 26515683555
imf-dots-2023-04 RUS WLD export 12 492048058908
imf-imts-2026-04 IRN RUS export 1 437000000
imf-imts-2026-04 IRN TUR export 1 2352200000
imf-imts-2026-04 RUS IRN export 1 1974000000
imf-imts-2026-04 RUS TUR export 1 38856200000
imf-imts-2026-04 TUR IRN export 1 3057700000
imf-imts-2026-04 TUR RUS export 1 6724800000
imf-imts-2026-06 IRN RUS export 1 433558683
imf-imts-2026-06 IRN TUR export 1 2352177028
imf-imts-2026-06 IRN WLD export 1 13132585958
imf-imts-2026-06 RUS TUR export 1 38856764077
imf-imts-2026-06 RUS WLD export 1 416855716508
imf-imts-2026-06 TUR RUS export 1 6724832027
imf-imts-2026-06 TUR WLD export 1 273296422665
wits-comtrade IRN RUS export 12 1686819460
wits-comtrade IRN RUS import 11 8243992986
wits-comtrade IRN SUN export 15 995547783
wits-comtrade IRN SUN import 15 1658983793
wits-comtrade IRN TUR export 27 3979438464
wits-comtrade IRN TUR import 26 9146212587
wits-comtrade RUS IRN export 21 33359258672
wits-comtrade RUS IRN import 21 4227549453
wits-comtrade RUS TUR export 21 179194606515
wits-comtrade RUS TUR import 21 62147457132
wits-comtrade TUR IRN export 55 42868368452
wits-comtrade TUR IRN import 52 111542762514
wits-comtrade TUR RUS export 25 69988274352
wits-comtrade TUR RUS import 25 302957195340
wits-comtrade TUR SUN export 30 4190282343
wits-comtrade TUR SUN import 30 6295663002
"""

PRODUCTS = """
comtrade-rus RUS IRN export 1194 35679290623
comtrade-rus RUS IRN import 1217 5545892944
comtrade-rus RUS TUR export 1615 249471951041
comtrade-rus RUS TUR import 1852 78113163019
comtrade-tur-hs2 TUR IRN export 383 12294797790
comtrade-tur-hs2 TUR RUS export 388 34585458162
"""

INDICATORS = """
wits-import-share IRN RUS import-partner-share 15 47.0365
wits-import-share IRN TUR import-partner-share 15 53.0097
wits-import-share RUS IRN import-partner-share 23 3.0530
wits-import-share RUS TUR import-partner-share 23 38.7261
wits-import-share TUR IRN import-partner-share 30 80.1520
wits-import-share TUR RUS import-partner-share 27 235.5597
"""
"""The source, whose figures, the partner, flow or indicator, the number of rows and their sum."""
STATED = {
    ("IRN", "RUS", "exports"): (16, 10_151_381_000),
    ("IRN", "RUS", "imports"): (8, 10_931_566_000),
    ("IRN", "RUS", "turnover"): (1, 1_756_000_000),
    ("RUS", "IRN", "exports"): (6, 6_162_700_000),
    ("RUS", "IRN", "imports"): (9, 3_945_200_000),
    ("RUS", "IRN", "turnover"): (20, 59_759_100_000),
    ("RUS", "TUR", "turnover"): (11, 542_600_000_000),
    ("TUR", "RUS", "exports"): (39, 69_793_491_000),
    ("TUR", "RUS", "imports"): (19, 266_957_000_000),
}
"""All statements of both harvests: how many of each kind, and their sum in dollars."""
TURKEY = {
    "2021": (5.774, 28.959),
    "2022": (9.343, 58.849),
    "2023": (10.907, 45.600),
    "2024": (8.562, 44.018),
    "2025": (6.725, 42.438),
}
"""Turkey's exports to and imports from Russia, general trade, in billion dollars."""


def _written(text: str) -> dict[str, tuple[int, float]]:
    rows = [line.rsplit(" ", 2) for line in text.split("\n") if line]
    return {key: (int(count), float(total)) for key, count, total in rows}


@pytest.mark.parametrize(
    ("kind", "text"), [("trade", TRADE), ("products", PRODUCTS), ("indicators", INDICATORS)]
)
def test_every_row_arrived_once_with_its_value(package: Package, kind: str, text: str) -> None:
    wanted = _written(text)
    sources = {key.split(" ")[0] for key in wanted}
    rows: pd.DataFrame = getattr(package, kind)
    by = ["reporter", "partner", "flow"]
    by = ["economy", "partner", "indicator"] if kind == Kind.INDICATORS else by
    own = rows[rows["source"].isin(sources)]
    keys = own[["source", *by]].agg(" ".join, axis=1)
    values = own.groupby(keys)[SHAPES[kind].value]
    assert values.size().to_dict() == {key: count for key, (count, _) in wanted.items()}
    totals = {key: total for key, (_, total) in wanted.items()}
    assert values.sum().to_dict() == pytest.approx(totals, rel=1e-13, abs=0.51)


def test_every_statement_of_both_harvests_arrived_once(package: Package) -> None:
    by = package.statements.groupby(["reporter", "partner", "measure"])["value_usd"]
    assert {
        key: (int(n), int(total)) for key, n, total in by.agg(["size", "sum"]).itertuples()
    } == STATED
    assert package.set_aside == ()


def test_turkeys_general_trade_reaches_2025(package: Package) -> None:
    trade = package.trade[
        (package.trade["reporter"] == "TUR") & (package.trade["partner"] == "RUS")
    ]
    months = trade[trade["source"] == "turkstat-monthly"]
    imports = months.groupby(months["period"].str[:4])["value_usd"].sum() / 1e9
    years = trade[trade["source"].isin(["comtrade-tur-hs2", "imf-imts-2026-06"])]
    exports = years.set_index("period")["value_usd"] / 1e9
    for year, flows in TURKEY.items():
        assert (exports[year], imports[year]) == pytest.approx(flows, abs=0.0005)


def test_the_conflict_over_2019_stays_in_the_data(package: Package) -> None:
    rows = package.trade[(package.trade["reporter"] == "RUS") & (package.trade["partner"] == "IRN")]
    turnover = rows[rows["period"] == "2019"].groupby("source")["value_usd"].sum() / 1e9
    assert turnover["comtrade-rus"] == pytest.approx(2.10, abs=0.005)
    assert turnover["imf-dots"] == pytest.approx(1.58, abs=0.005)


def _of(package: Package, source: str, reporter: str, partner: str, flow: str) -> pd.Series:
    rows = package.trade[package.trade["source"] == source]
    whose = (rows["reporter"] == reporter) & (rows["partner"] == partner)
    return rows[whose & (rows["flow"] == flow)].set_index("period")["value_usd"]


def test_the_reasons_of_the_order_of_sources_are_true(package: Package) -> None:
    assert set(package.ledger_order_reasons) == set(package.ledger_order)
    whole = _of(package, "imf-dots", "RUS", "TUR", "export")
    wits = _of(package, "wits-comtrade", "RUS", "TUR", "export") / whole
    copy = _of(package, "comtrade-rus", "RUS", "TUR", "export") / whole
    gaps = [str(year) for year in range(2012, 2016)]
    assert set(wits[wits < 0.8].index) == {*map(str, range(2000, 2009)), *gaps}
    assert set(copy[copy < 0.8].index) == {"2007", *gaps}
    same = _of(package, "comtrade-api-2023", "TUR", "RUS", "export")
    dots = _of(package, "imf-dots", "TUR", "RUS", "export")
    assert max(abs(same / dots - 1).dropna()) < 0.001
    imports = _of(package, "wits-comtrade", "IRN", "RUS", "import")
    half = imports / _of(package, "imf-dots", "IRN", "RUS", "import")
    assert half[["2010", "2011"]].between(0.4, 0.6).all()
    narrower = _of(package, "wits-comtrade", "TUR", "IRN", "export")[gaps]
    assert (narrower < 0.95 * _of(package, "imf-dots", "TUR", "IRN", "export")[gaps]).all()


def test_only_the_forecast_is_one_and_speakers_without_named_statistics_speak_for_nobody(
    package: Package,
) -> None:
    said = package.statements
    (forecast,) = said[said["kind"] == "forecast"].to_dict("records")
    assert (forecast["printed"], forecast["speaks_for"]) == ("could reach $11 billion", "TUR")
    assert said["speaks_for"].value_counts().to_dict() == {"TUR": 47, "": 37, "IRN": 23, "RUS": 22}
    exporters = said[said["speaker"].str.contains("TIM")]
    assert set(exporters["speaks_for"]) == {""}
    quoted = said[said["speaker"].str.contains("Russian statistics")]
    assert set(quoted["speaks_for"]) == {"RUS"}


def _without_later_columns(folder: Path) -> None:
    path = folder / "statements.csv"
    pd.read_csv(path, dtype=str, keep_default_na=False).drop(columns=["kind", "speaks_for"]).to_csv(
        path, index=False
    )


@pytest.mark.parametrize("with_its_schema", [False, True])
def test_a_file_of_statements_from_before_stays_valid(folder: Path, with_its_schema: bool) -> None:
    """Whether the schema beside it is of today or of then too."""
    _without_later_columns(folder)
    if with_its_schema:
        path = folder / "schemas" / "statements.json"
        schema = json.loads(path.read_text("utf-8"))
        schema["fields"] = schema["fields"][:-2]
        schema["foreignKeys"] = schema["foreignKeys"][:-1]
        path.write_text(json.dumps(schema), "utf-8")
    assert check_package(folder) == []
    said = open_package(folder).statements
    assert len(said) == len(open_package(SHIPPED).statements)
    assert (set(said["kind"]), set(said["speaks_for"])) == ({"stated"}, {""})


def test_a_kind_of_statement_that_nobody_knows_is_told(folder: Path) -> None:
    path = folder / "statements.csv"
    text = path.read_text("utf-8")
    assert text.count(",forecast,") == 1
    path.write_text(text.replace(",forecast,", ",hope,"), "utf-8")
    (problem,) = check_package(folder)
    assert "column kind: found “hope”; allowed are “stated” and “forecast”" in str(problem)


def test_events_that_were_saved_before_some_stood_in_charts_are_still_read(folder: Path) -> None:
    path = folder / "events.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.drop(columns="in_chart").to_csv(path, index=False)
    assert set(open_package(folder).events["in_chart"]) == {""}
