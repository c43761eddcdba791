"""Claims judged: the grid of readings, what counts in it, and what the shipped claims come to."""

import io
import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from claiming import ESTIMATES, IRAN, NAMES, TURKEY, TWO_YEARS, books, claim
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page
from typer.testing import CliRunner

from dashboard.claims.by_report import ROW, by_report
from dashboard.claims.claim import Terms
from dashboard.claims.court import court_of, every_reading, plain_statements
from dashboard.claims.exhibit import grid_of
from dashboard.claims.figure import Why
from dashboard.claims.judged import judged_in_full, judged_plainly, keeping, nearest
from dashboard.claims.outcomes import outcomes
from dashboard.claims.plain_reading import BOTH, REPORTS, figure_of
from dashboard.claims.readings import COUNTED, grid
from dashboard.claims.review import as_json
from dashboard.claims.verdict import KEEPING
from dashboard.claims.words import headline, judgement_words
from dashboard.claims.words_deciding import deciding_words
from dashboard.claims.words_readings import doors_words, fits, grid_summary
from dashboard.cli import app
from dashboard.package.package import open_package
from dashboard.series.books import money
from dashboard.series.from_package import pairs_of
from dashboard.vocabulary import Form, Ledger, Measure, Step, Verdict

PACKAGE = open_package()
COURT = court_of(PACKAGE)
JUDGED = {claim.id: every_reading(COURT, claim) for claim in COURT.claims}
CELL = ["source", "ledger", "measure", "year"]


def test_the_grid_has_a_row_a_source_ledger_and_definition_and_says_why_there_is_no_answer() -> (
    None
):
    rows = books(*TWO_YEARS, "dots RUS IRN export 2020 5")
    cells = grid(rows, claim(), Terms()).set_index(CELL)
    assert cells.loc[("imf", "first", "turnover", "2021"), "verdict"] == "holds when rounded"
    assert cells.loc[("dots", "first", "exports", "2020"), "verdict"] == "fails"
    assert cells.loc[("dots", "first", "turnover", "2020"), "least"] == 5
    assert cells.loc[("dots", "first", "turnover", "2020"), "verdict"] == "fails"
    (lack,) = cells["lacks"].to_dict()["dots", "first", "exports", "2021"]
    assert lack.why is Why.NO_YEAR_IN_SOURCE


def uncounted(*rows: str, **more: Any) -> dict[tuple[str, ...], str]:
    cells = grid(books(*rows), claim(**more), Terms(statuses=ESTIMATES))
    here = cells[cells["year"] == "2021"]
    keys = here[CELL].itertuples(index=False, name=None)
    return dict(zip(keys, here["uncounted"], strict=True))


def test_one_report_counts_once_through_however_many_sources() -> None:
    copy = [row.replace("imf", "dots") for row in TWO_YEARS]
    found = uncounted(*TWO_YEARS, *copy)
    assert found["imf", "first", "turnover", "2021"] == COUNTED
    assert found["dots", "first", "turnover", "2021"] == "same report"


def test_an_exact_figure_counts_before_a_bound_of_the_same_report() -> None:
    found = uncounted(
        "imf RUS IRN import 2021 9", "dots RUS IRN import 2021 9", "dots RUS IRN export 2021 1"
    )
    assert found["dots + imf", "first", "turnover", "2021"] == COUNTED
    assert found["dots", "first", "turnover", "2021"] == "same report"
    assert found["imf", "first", "turnover", "2021"] == "same report"


@pytest.mark.parametrize(
    ("relation", "why"), [("at_most", "narrower"), ("about", ""), ("at_least", ""), ("equals", "")]
)
def test_one_flow_alone_proves_nothing_of_an_at_most(relation: str, why: str) -> None:
    assert uncounted(*TWO_YEARS, relation=relation)["imf", "first", "exports", "2021"] == why


def test_an_estimate_stands_in_the_grid_and_never_counts() -> None:
    found = uncounted("imf RUS IRN export 2021 1 estimate", "imf RUS IRN import 2021 2")
    assert found["imf", "first", "turnover", "2021"] == "estimate"


def test_constant_dollars_judge_every_year_in_those_of_the_claims_year() -> None:
    rows = books(*TWO_YEARS, cpi={"2021": 110.0, "2020": 50.0})
    cells = grid(rows, claim(), Terms(constant=True)).set_index(["measure", "year"])
    assert cells.loc[("turnover", "2020"), "value"] == pytest.approx(4.4)
    assert cells.loc[("turnover", "2021"), "value"] == pytest.approx(4.3)
    none = grid(books(*TWO_YEARS), claim(), Terms(constant=True))
    assert set(none["verdict"]) == {"no answer"}
    assert {lack.why for lacks in none["lacks"] for lack in lacks} >= {Why.NO_INDEX}


@pytest.mark.parametrize("terms", [Terms(), Terms(True, ESTIMATES), Terms(about=20)])
def test_the_inverse_list_is_the_grid_cell_by_cell(terms: Terms) -> None:
    for judged in JUDGED.values():
        cells = grid(COURT.books, judged.claim, terms)
        listed = set(nearest(cells, judged.claim)[CELL].itertuples(index=False, name=None))
        held = {
            tuple(row[name] for name in CELL)
            for row in cells.to_dict("records")
            if row["verdict"] in KEEPING and row["uncounted"] == COUNTED
        }
        assert listed == held


def test_the_plain_reading_is_a_cell_of_the_grid() -> None:
    for judged in JUDGED.values():
        for spoken in judged.judgements:
            if spoken.figure.is_known and judged.claim.is_judged:
                own = judged.cells[
                    (judged.cells["ledger"] == spoken.ledger)
                    & (judged.cells["measure"] == "turnover")
                    & (judged.cells["year"] == spoken.period)
                    & (judged.cells["uncounted"] == COUNTED)
                ]
                assert list(own["least"]) == [spoken.figure.least]
                assert list(own["verdict"]) == [str(spoken.verdict)]


@settings(max_examples=20)
@given(st.integers(0, 400))
def test_unrelated_rows_change_no_verdict(seed: int) -> None:
    trade = COURT.books.trade
    kin = {"RUS", "IRN", "TUR"}
    others = trade[~(trade["reporter"].isin(kin) & trade["partner"].isin(kin))]
    added = others.sample(5, random_state=seed).assign(period="2021", source="imf-imts")
    judged = JUDGED["russia-turkey-turnover"]
    more = replace(COURT.books, trade=pd.concat([trade, added], ignore_index=True))
    assert judged_plainly(more, judged.claim, Terms()).judgements == judged.judgements


def test_the_shipped_claims_say_what_the_statistics_say() -> None:
    names = COURT.names
    said = {
        id_: [judgement_words(each, judged.claim, names) for each in judged.judgements]
        for id_, judged in JUDGED.items()
    }
    assert said == {
        "russia-iran-turnover": [
            "4.046 billion dollars, over by 1.1 percent (45.63 million dollars): "
            "holds when rounded",
            "no answer: Iran's exports to Russia not reported after 2018; Iran's imports from "
            "Russia not reported after 2020",
        ],
        "russia-turkey-turnover": [
            "33.03 billion dollars, fails by 32.1 percent (8.027 billion dollars over)",
            "34.73 billion dollars, fails by 38.9 percent (9.734 billion dollars over)",
        ],
        "turkey-iran-ratio": [
            "8.16 times (33.03 billion dollars against 4.046 billion dollars) (not judged)",
            "Iran's exports to Russia not reported after 2018; Iran's imports from Russia not "
            "reported after 2020 (not judged)",
        ],
    }
    turkey = JUDGED["russia-turkey-turnover"]
    own = turkey.holding[
        (turkey.holding["ledger"] == "first") & (turkey.holding["measure"] == "turnover")
    ]
    assert fits(own, turkey.claim) == "2018 (25.73) and 2019 (26.07)"
    assert headline(turkey.claim, turkey.judgements, names) == (
        "Russia–Turkey turnover, 2021: fails in both ledgers"
    )
    assert turkey.deciding is not None
    assert deciding_words(turkey.deciding, turkey.claim, names)[0].startswith(
        "The year decides: in Russia's ledger 2018 and 2019 hold, 2020 and 2021 do not; in 2021 "
    )


def test_a_judgement_takes_the_very_figure_that_a_series_shows() -> None:
    reports = COURT.books.only(REPORTS)
    one = COURT.claims[0]
    for pair in pairs_of(PACKAGE):
        for ledger in BOTH:
            shown = money(reports, pair, Measure.TURNOVER, ledger, None, Step.ANNUAL)
            drawn = {
                row["period"]: (row["value"], row["source"]) for row in shown.to_dict("records")
            }
            for year in map(str, range(1960, 2027)):
                own = figure_of(reports, replace(one, pairs=(pair,)), ledger, year)
                assert (own.is_exact and (own.least, own.source)) == drawn.get(year, False)


def test_turkeys_ledger_adds_up_two_sources_of_its_own_report() -> None:
    (turkey,) = (pair for pair in pairs_of(PACKAGE) if pair.id == "RUS-TUR")
    shown = money(COURT.books, turkey, Measure.TURNOVER, Ledger.SECOND, None, Step.ANNUAL)
    late = shown[shown["period"] > "2020"]
    assert list(late["period"]) == ["2021", "2022", "2023", "2024", "2025"]
    billions = [round(value / 1e9, 3) for value in late["value"]]
    assert billions == [34.734, 68.192, 56.506, 52.58, 49.163]
    assert set(late["status"]) == {"reported"}


def test_ledgers_that_disagree_are_said_to() -> None:
    rows = books(*TWO_YEARS, "imf IRN RUS export 2021 3", "imf IRN RUS import 2021 3")
    judged = judged_plainly(rows, claim(), Terms())
    assert "the ledgers disagree: holds when rounded in Russia's ledger and fails in Iran's" in (
        headline(judged.claim, judged.judgements, NAMES)
    )


def test_nearest_is_the_claimed_definition_then_the_closest_year() -> None:
    holding = JUDGED["russia-turkey-turnover"].holding
    assert list(holding["year"].iloc[:2]) == ["2019", "2018"]
    assert set(holding["measure"].iloc[:2]) == {"turnover"}
    assert keeping(holding).equals(holding)


def test_the_drawn_grid_has_a_row_a_report_with_an_answer_and_frames_the_plain_cell() -> None:
    judged = JUDGED["russia-iran-turnover"]
    shown = by_report(judged.cells, (2010, 2024))
    drawing = grid_of(shown, judged, COURT.names)
    assert len(drawing.labels) == len(shown[ROW].drop_duplicates())
    plain = drawing.cells[(drawing.cells["year"] == "2021") & (drawing.cells["row"] == 0)].iloc[0]
    assert plain["verdict"] == "holds when rounded"
    assert {"row": 0, "year": "2021"} in drawing.plain[["row", "year"]].to_dict("records")
    assert "1 hold when rounded" in grid_summary(shown, judged.claim, (2010, 2024))


def test_a_cell_names_all_sources_of_its_report_and_those_that_have_another_figure() -> None:
    rows = books(*TWO_YEARS, "dots RUS IRN export 2021 4", "dots RUS IRN import 2021 1.3")
    shown = by_report(judged_in_full(rows, claim(), Terms(), {}).cells, (2021, 2021))
    cell = shown[(shown["measure"] == "turnover")].to_dict("records")[0]
    assert cell["doors"] == ("imf", "dots")
    assert doors_words(cell, claim(), NAMES) == "imf, dots (0.0000053 million dollars)"


def test_a_claim_about_a_month_has_its_plain_reading_and_no_grid_of_years() -> None:
    rows = books(*TWO_YEARS, "imf RUS IRN export 2021-03 1", "imf RUS IRN import 2021-03 1")
    judged = judged_in_full(rows, claim(period="2021-03"), Terms(), {})
    assert judged.judgements[0].value == 2.0
    assert judged.cells.empty
    assert judged.then == ()


def test_a_ratio_out_of_two_sources_is_a_reading_too() -> None:
    rows = books(*TWO_YEARS, "dots RUS TUR export 2021 30", "dots RUS TUR import 2021 13")
    one = claim("at_least", 9.0, pairs=(TURKEY, IRAN), unit="ratio", form=Form.RATIO)
    judged = judged_in_full(rows, one, Terms(), {})
    assert judged.judgements[0].figure.source == "dots + imf"
    row = judged.cells[judged.cells["year"] == "2021"].iloc[0]
    assert (row["source"], row["value"]) == ("dots + imf", judged.judgements[0].value)


def test_every_statement_is_judged_by_the_same_rules() -> None:
    judged = plain_statements(COURT)
    assert len(judged) == len(PACKAGE.statements)
    by_id = {one.claim.id: one.judgements[0] for one in judged}
    assert by_id["tur-rus-imports-2024-01-01-to-2024-10-31"].verdict is Verdict.ROUNDED
    estimate = judgement_words(
        by_id["rus-tur-turnover-2022"], JUDGED["russia-turkey-turnover"].claim, COURT.names
    )
    assert "; the estimate in IMF 2026 is " in estimate


def test_page_preview_command_and_export_count_the_same_readings() -> None:
    """Correlates of War writes RUS for the Soviet Union too: no door counts its years."""
    id_, years = "russia-iran-turnover", PACKAGE.trade["period"].str[:4]
    test = page("claims", claim=id_, **{f"years-of-{id_}": [years.min(), years.max()]})
    words = " ".join(each.value for each in test.caption)
    (on_page,) = re.findall(r"a year, (\d+) hold and (\d+) hold when rounded", words)
    printed = CliRunner().invoke(app, ["claims", "--id", id_, "--format", "csv"])
    cells = pd.read_csv(io.StringIO(printed.stdout))
    none = replace(COURT, digest="", books=replace(COURT.books, trade=COURT.books.trade[:0]))
    (told_there,) = (one for one in outcomes(COURT, none).tallies if one.claim.id == id_)
    counts = {
        "page": sum(int(count) for count in on_page),
        "preview": told_there.before,
        "command": int(
            (
                cells["verdict"].isin([str(one) for one in KEEPING]) & (cells["counted"] == "yes")
            ).sum()
        ),
        "export": len(as_json(JUDGED[id_], Terms(), COURT.names)["holds"]),
    }
    assert set(counts.values()) == {len(keeping(JUDGED[id_].cells))}, counts
