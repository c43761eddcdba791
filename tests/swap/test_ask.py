"""What is asked of a file before it goes in: sizes, direction, units, thinner figures."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.package.package import Package, open_package
from dashboard.package.trade_table import TradeTable
from dashboard.swap.ask import about_replacing, about_sizes, rows_in
from dashboard.swap.question import Answer, Question
from dashboard.swap.unit_check import scaled
from dashboard.swap.units import label_problems, unit_problems

PACKAGE = open_package()
SOURCE = "imf-imts"
SINCE = "2023"
FLIP = {"export": "import", "import": "export"}


def split(source: str = SOURCE, since: str = SINCE) -> tuple[Package, pd.DataFrame, pd.DataFrame]:
    """The package without a source's later periods, its rows before, and those later ones."""
    rows = PACKAGE.rows_of(PACKAGE.source(source))
    trade = PACKAGE.trade
    rest = trade[~((trade["source"] == source) & (trade["period"] >= since))]
    late = rows["period"] >= since
    return replace(PACKAGE, trade_table=TradeTable(rest)), rows[~late], rows[late]


def sizes(late: pd.DataFrame, source: str = SOURCE, **how: str) -> tuple[Question, ...]:
    package, before, _ = split(source, **how)
    return about_sizes(late, "trade", source, before, package)


@pytest.mark.parametrize(
    ("times", "factor", "inverse"),
    [(1e-3, 1000, True), (1e-6, 10**6, True), (1e3, 1000, False), (100, 0, False), (0.01, 0, True)],
)
@pytest.mark.parametrize("source", [SOURCE, "turkstat-monthly"])
def test_new_periods_in_another_unit_are_asked_about(
    source: str, times: float, factor: int, inverse: bool
) -> None:
    _, _, late = split(source)
    (asked,) = sizes(late.assign(value_usd=late["value_usd"] * times), source)
    assert (asked.factor, asked.inverse) == (factor, inverse)
    assert len(asked.rows) > 0.8 * len(late)
    assert asked.is_answered(Answer.KEEP)
    assert asked.is_answered(Answer.SCALE) is bool(factor)


@pytest.mark.parametrize("source", [SOURCE, "imf-dots", "imf-dots-monthly", "turkstat-monthly"])
def test_new_periods_as_they_are_raise_no_question(source: str) -> None:
    _, _, late = split(source, "2015")
    assert sizes(late, source, since="2015") == ()


@pytest.mark.parametrize("source", ["imf-dots-monthly", "turkstat-monthly"])
def test_a_single_month_far_above_those_around_it_is_asked_about(source: str) -> None:
    _, before, late = split(source, "2019")
    place = len(late) // 2
    late["value_usd"] *= [5 if i == place else 1 for i in range(len(late))]
    (asked,) = sizes(late, source, since="2019")
    assert asked.rows == (place,)
    assert "Single months are over 4 times those around them (1 of" in asked.says
    whole = pd.concat([before, late], ignore_index=True)
    assert about_sizes(whole, "trade", source, whole, PACKAGE) == ()


def test_months_are_held_against_a_twelfth_of_the_year_where_no_month_is_held() -> None:
    months = pd.DataFrame(
        {
            "reporter": "RUS",
            "partner": "TUR",
            "flow": "import",
            "period": ["2022-03", "2022-04"],
            "valuation": "cif",
            "value_usd": [700_000.0, 800_000.0],
            "status": "reported",
            "note": "",
        }
    )
    trade = PACKAGE.trade[PACKAGE.trade["period"].str.len() == 4]
    package = replace(PACKAGE, trade_table=TradeTable(trade))
    (asked,) = about_sizes(months, "trade", "customs", months[:0], package)
    assert asked.factor == 1000
    assert about_sizes(
        months.assign(value_usd=months["value_usd"] * 1000), "trade", "customs", months[:0], package
    ) == ()  # fmt: skip


def test_one_year_in_thousands_among_good_ones_is_asked_about_and_scaled_alone() -> None:
    _, _, late = split()
    values = late["value_usd"].tolist()
    some = late.assign(value_usd=[values[0] / 1000, *values[1:]])
    (asked,) = sizes(some)
    assert asked.rows == (0,)
    mended = scaled(some, [asked], "value_usd")
    assert mended["value_usd"].tolist() == pytest.approx(late["value_usd"].tolist())


@pytest.mark.parametrize(
    ("source", "since"), [("imf-dots", "2010"), (SOURCE, "2019"), ("turkstat-monthly", "2023")]
)
def test_exports_that_fit_the_imports_held_are_asked_about(source: str, since: str) -> None:
    _, _, late = split(source, since)
    turned = late.assign(flow=late["flow"].map(FLIP))
    said = [str(asked) for asked in sizes(turned, source, since=since)]
    assert any("Exports look like the imports held" in one for one in said)


def test_a_product_group_over_the_total_is_asked_about() -> None:
    rows = PACKAGE.rows_of(PACKAGE.source("unctad-matrix", "products"))
    late = rows[rows["period"] == rows["period"].max()]
    before = rows[rows["period"] < rows["period"].max()]
    assert about_sizes(late, "products", "unctad-matrix", before, PACKAGE) == ()
    total = PACKAGE.trade.merge(late[["reporter", "partner", "flow", "period"]].head(1))
    large = late.assign(value_usd=[2 * total["value_usd"].max(), *late["value_usd"].iloc[1:]])
    said = about_sizes(large, "products", "unctad-matrix", before, PACKAGE)
    assert [one for one in said if "larger than all goods together" in str(one)]


def held(**cells: object) -> pd.DataFrame:
    row = {"reporter": "RUS", "partner": "IRN", "flow": "export", "period": "2020",
           "valuation": "fob", "value_usd": 9e8, "status": "reported", "note": ""}  # fmt: skip
    return pd.DataFrame([{**row, **cells}])


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"value_usd": 2.9e8}, "fall to less than a third"),
        ({"value_usd": 4e8, "note": "January to May only"}, "or to a part"),
        ({"value_usd": 8.9e8, "status": "estimate"}, "weaker now"),
        ({"value_usd": 9e10}, "rise to over 30 times"),
    ],
)
def test_a_fuller_figure_is_not_replaced_without_a_question(
    now: dict[str, object], said: str
) -> None:
    (asked,) = about_replacing(held(**now), "trade", held(), held()[:0], ())
    assert said in str(asked)
    assert not asked.is_answered(None)
    assert asked.is_answered(Answer.KEEP)


@pytest.mark.parametrize(
    "now", [{}, {"value_usd": 5e8}, {"status": "estimate"}, {"value_usd": 1.5e9}]
)
def test_an_ordinary_revision_raises_no_question(now: dict[str, object]) -> None:
    assert about_replacing(held(**now), "trade", held(), held()[:0], ()) == ()


@pytest.mark.parametrize("unit", [1e3, 1e5, 1e6])
def test_an_exact_figure_is_not_replaced_by_itself_rounded_without_a_question(unit: float) -> None:
    exact = held(value_usd=450_460_618)
    rounded = held(value_usd=round(450_460_618 / unit) * unit)
    (asked,) = about_replacing(rounded, "trade", exact, exact[:0], ())
    assert "1 figure would only be rounded" in str(asked)
    assert about_replacing(exact, "trade", rounded, exact[:0], ()) == ()
    other = held(value_usd=rounded["value_usd"].iloc[0] + 5 * unit)
    assert about_replacing(other, "trade", exact, exact[:0], ()) == ()


def test_product_lines_that_a_shorter_list_takes_away_are_asked_about() -> None:
    rows = PACKAGE.rows_of(PACKAGE.source("turkstat-hs8", "products"))
    (asked,) = about_replacing(rows[:3], "products", rows, rows[3:], ())
    assert f"{len(rows) - 3} product lines" in str(asked)


def test_one_indicator_has_one_unit() -> None:
    rows = PACKAGE.rows_of(PACKAGE.source("wdi", "indicators"))
    gdp = rows[rows["indicator"] == "gdp"].head(4)
    other = gdp.assign(unit="million current US dollars")
    (asked,) = about_replacing(other, "indicators", gdp, gdp[:0], ())
    assert "would be in “million current US dollars”" in str(asked)
    mixed = pd.concat([gdp[:2], other[2:]])
    (problem,) = unit_problems("gdp.csv", gdp, mixed)
    assert "gdp would stand in two units" in problem.what
    assert "differ by their scale" in problem.what
    assert list(unit_problems("gdp.csv", mixed, mixed)) == []


def test_a_label_of_another_measure_is_a_problem_unless_it_is_held() -> None:
    rows = PACKAGE.rows_of(PACKAGE.source("wdi", "indicators"))
    gdp = rows[rows["indicator"] == "gdp"].head(4)
    other = pd.concat([gdp[:2], gdp[2:].assign(label="GDP, PPP")])
    (problem,) = label_problems("gdp.csv", gdp, other)
    assert (problem.line, problem.column) == (other.index[2], "label")
    assert list(label_problems("gdp.csv", other, other)) == []


def test_rows_asked_about_are_counted_once() -> None:
    asked = [Question("a", (1, 2)), Question("b", (2, 3))]
    assert rows_in(asked) == {1, 2, 3}
