"""What stands beside the lines: statements, levels, events, and the words for all of it."""

import pandas as pd
import pytest

from dashboard.package.package import open_package
from dashboard.series.annotations import events_of, references, statements_of
from dashboard.series.books import Request, series
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import missing_spans
from dashboard.series.periods import plain_year
from dashboard.series.words import cited, comparison, summary, table_of
from dashboard.text.numbers import (
    amount,
    day,
    inert,
    made_by,
    printed,
    scale,
    short_amount,
)
from dashboard.vocabulary import MONEY, RATIO, Ledger, Measure, Step

PACKAGE = open_package()
BOOKS = books_of(PACKAGE)
PAIRS = tuple(pairs_of(PACKAGE))
NAMES = {"RUS": "Russia", "IRN": "Iran", "TUR": "Turkey"}


def test_the_article_is_set_beside_the_last_full_year_before_it() -> None:
    assert plain_year("2022-06") == "2021"


def test_half_a_year_is_never_drawn_as_a_year() -> None:
    stated = statements_of(PACKAGE.statements, Request(PAIRS[:2]))
    assert len(stated) > 5
    assert not stated["period"].str.startswith("2022-01-01/").any()


def test_statements_are_about_the_ledger_and_the_measure_asked_for() -> None:
    request = Request(PAIRS[1:2], Measure.EXPORTS, Ledger.SECOND)
    stated = statements_of(PACKAGE.statements, request)
    assert set(stated["reporter"]) == {"TUR"}
    assert set(stated["measure"]) == {"exports"}


def test_monthly_statements_stand_in_a_chart_of_months() -> None:
    request = Request(PAIRS[1:2], Measure.IMPORTS, Ledger.SECOND, step=Step.MONTHLY)
    stated = statements_of(PACKAGE.statements, request)
    assert stated["period"].str.fullmatch(r"\d{4}-\d{2}").all()
    assert len(stated) > 3


def test_no_statement_is_drawn_beside_an_index() -> None:
    assert statements_of(PACKAGE.statements, Request(PAIRS[:1], Measure.INDEX)).empty


def test_the_claims_are_levels_only_where_their_measure_is_drawn() -> None:
    units = scale(MONEY, 60e9)
    two = PAIRS[:2]
    assert list(references(PACKAGE.claims, Request(two), units)["value"]) == [4, 25]
    assert references(PACKAGE.claims, Request(two, Measure.EXPORTS), units).empty
    assert references(PACKAGE.claims, Request(two, step=Step.MONTHLY), units).empty
    ratios = references(PACKAGE.claims, Request(two, Measure.RATIO), scale(RATIO, 9))
    assert list(ratios["value"]) == [6.25]
    assert references(PACKAGE.claims, Request(two[::-1], Measure.RATIO), scale(RATIO, 9)).empty


def test_events_are_numbered_in_order_of_time_and_only_for_the_pairs_shown() -> None:
    events = events_of(PACKAGE.events, PAIRS[:1], Step.ANNUAL, (2010.5, 2024.5))
    assert list(events["number"]) == [str(n + 1) for n in range(len(events))]
    assert events["position"].is_monotonic_increasing
    assert "su-24" not in set(events["id"])
    assert "ukraine" in set(events["id"])


def test_a_summary_tells_estimates_and_missing_years() -> None:
    request = Request(PAIRS[1:2], ledger=Ledger.SECOND, start=2015)
    every = series(BOOKS, request)
    values = every[~every["period"].isin(["2021", "2022"])]
    spans = missing_spans(values, Step.ANNUAL)
    assert summary(values, {"RUS-TUR": "Russia–Turkey"}, MONEY, spans) == (
        "Russia–Turkey: 24.43 billion dollars in 2015, 49.16 billion dollars in 2025; highest "
        "56.51 billion dollars in 2023; 9 values, no estimates; not reported 2021 to 2022."
    )


def test_a_message_says_whose_exports_are_meant() -> None:
    request = Request(PAIRS[1:2], Measure.EXPORTS, Ledger.SECOND, start=2015, end=2020)
    told = comparison(series(BOOKS, request), request, {"RUS-TUR": "Russia–Turkey"}, NAMES)
    assert told.startswith("Turkey's exports, as Turkey recorded: Russia–Turkey rose from $")


def test_a_source_line_says_publisher_vintage_and_status() -> None:
    values = series(BOOKS, Request(PAIRS[:1], start=2020))
    line = cited(values, {"imf-imts": "IMF, IMTS"}, {"imf-imts": "2026 download"})
    assert line == (
        "Source: IMF, IMTS (vintage: 2026 download; reported 2020–2021, estimate 2022–2024)."
    )


def test_the_table_says_not_reported_where_a_value_is_missing() -> None:
    request = Request(PAIRS[:2], ledger=Ledger.SECOND, start=2019)
    table = table_of(
        series(BOOKS, request), {p.id: p.label for p in request.pairs}, MONEY, scale(MONEY, 5e10)
    ).set_index("Period")
    assert table.loc["2025", "Russia–Iran, billion US dollars"] == "not reported"
    assert table.loc["2020", "Russia–Iran, billion US dollars"] == "2.124 (estimate)"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4.0456e9, MONEY, "4.046 billion dollars"),
        (306.4e6, MONEY, "306.4 million dollars"),
        (-5.33e9, MONEY, "−5.330 billion dollars"),
        (8.164, RATIO, "8.2 times"),
        (float("nan"), MONEY, "no full figure"),
        (None, MONEY, "no full figure"),
    ],
)
def test_amounts_read_as_people_write_them(value: float | None, unit: str, words: str) -> None:
    assert amount(value, unit) == words


@pytest.mark.parametrize(
    ("status", "source", "words"),
    [
        ("reported", "IMF 2026", "reported, IMF 2026"),
        ("estimate", "IMF 2026", "IMF estimate"),
        ("estimate", "IMF monthly to 2020", "IMF estimate"),
        ("reconciled", "BACI 2005–2021", "reconciled by BACI"),
        ("doubtful", "TurkStat by HS line", "doubtful, TurkStat by HS line"),
        ("estimate", "", "estimate"),
    ],
)
def test_an_estimate_is_its_publishers_and_a_report_its_releases(
    status: str, source: str, words: str
) -> None:
    assert made_by(status, source) == words


def test_a_stated_value_keeps_the_precision_it_was_stated_with() -> None:
    assert printed(4e9, MONEY) == "$4 billion"
    assert printed(6.25, RATIO) == "6.25×"
    assert short_amount(-2e9, MONEY) == "−$2.000 billion"


def test_a_date_is_told_at_its_own_precision() -> None:
    assert [day(text) for text in ("2015", "2015-09", "2015-11-24")] == [
        "2015",
        "September 2015",
        "24 November 2015",
    ]


@pytest.mark.parametrize(
    "text",
    ["**bold**", "[a](http://x)", "<script>", "$x^2$", ":red[x]", "![p](x)", "# head"],
)
def test_text_from_files_is_never_formatting(text: str) -> None:
    shown = inert(text)
    marks = [place for place, mark in enumerate(shown) if mark in "*[]<>$:!#~()"]
    assert all(shown[place - 1] == "\\" for place in marks)
    assert shown.replace("\\", "") == text


def test_the_unit_above_the_axis_fits_the_values() -> None:
    assert scale(MONEY, 64e9).unit == "billion US dollars"
    assert scale(MONEY, 5e8) == (1e6, "million US dollars")
    assert scale("index", 300, 2000).unit == "index, 2000 = 100"


def test_an_empty_series_is_said_to_be_empty() -> None:
    empty = pd.DataFrame(columns=["pair", "period", "value"])
    assert summary(empty, {}, MONEY, empty) == "No source in the data holds this."
