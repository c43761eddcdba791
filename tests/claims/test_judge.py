"""Claims judged: the laws of a verdict, the plain reading, the grid, and its inverse."""

import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page
from typer.testing import CliRunner

from dashboard.claims.claim import Claim, Judgement, Terms, Why
from dashboard.claims.conflicts import conflicts
from dashboard.claims.court import court_of, every_reading, plain_statements
from dashboard.claims.exhibit import grid_of
from dashboard.claims.judged import (
    in_order,
    judged_in_full,
    judged_plainly,
    keeping,
    known_by,
    nearest,
)
from dashboard.claims.outcomes import outcomes
from dashboard.claims.plain_reading import plain_reading
from dashboard.claims.readings import KEY, grid
from dashboard.claims.review import as_json, claim_review, table
from dashboard.claims.verdict import KEEPING, rounded, verdict_of
from dashboard.claims.words import headline, judgement_words, why_silent
from dashboard.claims.words_readings import fits, grid_summary, seen_then
from dashboard.claims.words_statements import conflict_words, statements_table
from dashboard.cli import app
from dashboard.package.package import open_package
from dashboard.series.books import Books
from dashboard.series.flows import Pair
from dashboard.series.periods import months_of, shortened
from dashboard.series.predecessors import unjoined
from dashboard.vocabulary import MONEY, Ledger, Measure, Relation, Status, Verdict

IRAN = Pair("RUS-IRN", "RUS", "IRN", "Russia–Iran", "#B84A00")
TURKEY = Pair("RUS-TUR", "RUS", "TUR", "Russia–Turkey", "#0072B2")
NAMES = {"RUS": "Russia", "IRN": "Iran", "TUR": "Turkey"}
COLUMNS = ["source", "reporter", "partner", "flow", "period", "value_usd", "status"]
ESTIMATES = (Status.REPORTED, Status.ESTIMATE)
VALUES = st.integers(1, 10**13).map(lambda cents: cents / 100)
STEPS = st.sampled_from([0.01, 1.0, 1e3, 1e6, 1e9])


def claim(relation: str = "at_most", value: float = 4.0, **more: Any) -> Claim:
    plain_claim = Claim(
        id="x", said="somebody", stated_on="2022-06", pairs=(IRAN,), measure=Measure.TURNOVER,
        relation=Relation(relation), value=value, unit=MONEY, precision=1.0, tolerance=None,
        period="", quoted="", kind="stated", about="Russia–Iran turnover",
    )  # fmt: skip
    return replace(plain_claim, **more)


def books(*lines: str, cpi: dict[str, float] | None = None) -> Books:
    """Trade rows typed as “imf RUS IRN export 2021 3 estimate”; reported where nothing stands."""
    cells = [(*line.split(), "reported")[:7] for line in lines]
    trade = pd.DataFrame(cells, columns=COLUMNS).assign(note="", valuation="fob")
    trade["value_usd"] = trade["value_usd"].astype(float)
    index = [("bls", "us-cpi", "USA", year, value) for year, value in (cpi or {}).items()]
    indicators = pd.DataFrame(index, columns=["source", "indicator", "economy", "period", "value"])
    return Books(unjoined(trade), indicators, {"*": ["imf", "dots"]})


def silence(judgement: Judgement) -> str:
    return why_silent(judgement.lacks, judgement.ledger, NAMES)


TWO_YEARS = (
    "imf RUS IRN export 2020 1", "imf RUS IRN import 2020 1",
    "imf RUS IRN export 2021 3", "imf RUS IRN import 2021 1.3",
)  # fmt: skip


PACKAGE = open_package()
COURT = court_of(PACKAGE)
JUDGED = {claim.id: every_reading(COURT, claim) for claim in COURT.claims}


@pytest.mark.parametrize(
    ("relation", "value", "found", "verdict"),
    [
        ("at_most", 4, 4.0, "holds"),
        ("at_most", 4, 4.49, "holds when rounded"),
        ("at_most", 4, 4.5, "fails"),
        ("at_least", 4, 4.0, "holds"),
        ("at_least", 4, 3.5, "holds when rounded"),
        ("at_least", 4, 3.49, "fails"),
        ("about", 100, 105.0, "holds"),
        ("about", 100, 105.1, "fails"),
        ("about", 4, 4.4, "holds when rounded"),
        ("equals", 4, 4.0, "holds"),
        ("equals", 4, 4.4, "holds when rounded"),
        ("equals", 4, 4.5, "fails"),
    ],
)
def test_each_relation_binds_in_its_own_way(
    relation: str, value: float, found: float, verdict: str
) -> None:
    assert verdict_of(found, claim(relation, value)) == verdict


def test_about_takes_the_readers_percentage_unless_the_row_names_one() -> None:
    assert verdict_of(110, claim("about", 100), about=10) is Verdict.HOLDS
    assert verdict_of(110, claim("about", 100, tolerance=2.0), about=10) is Verdict.FAILS


@given(VALUES, STEPS, st.sampled_from(list(Relation)[:4]))
def test_the_claimed_figure_itself_always_holds(
    value: float, step: float, relation: Relation
) -> None:
    assert verdict_of(value, claim(relation, value, precision=step)) is Verdict.HOLDS


@given(VALUES, VALUES, STEPS)
def test_at_least_is_at_most_seen_in_a_mirror(found: float, stated: float, step: float) -> None:
    most = verdict_of(found, claim("at_most", stated, precision=step))
    least = verdict_of(-found, claim("at_least", -stated, precision=step))
    assert most is least


@given(VALUES, VALUES, STEPS)
def test_at_most_and_at_least_both_hold_only_of_the_figure_itself(
    found: float, stated: float, step: float
) -> None:
    both = {
        verdict_of(found, claim(side, stated, precision=step)) for side in ("at_most", "at_least")
    }
    assert (both == {Verdict.HOLDS}) is (Decimal(repr(found)) == Decimal(repr(stated)))


@given(st.integers(0, 10**6), st.sampled_from([1.0, 1e6, 1e9]))
def test_a_half_step_is_rounded_up_and_a_hair_less_is_not(whole: int, step: float) -> None:
    half = (Decimal(whole) + Decimal("0.5")) * Decimal(step)
    hair = Decimal("0.001") * Decimal(step)
    assert rounded(half, step) == (whole + 1) * Decimal(step)
    assert rounded(half - hair, step) == whole * Decimal(step)


@given(VALUES, VALUES, STEPS, st.sampled_from(list(Relation)[:4]))
def test_a_margin_has_the_sign_of_the_difference_and_silence_is_no_verdict(
    found: float, stated: float, step: float, relation: Relation
) -> None:
    trade = books(f"imf RUS IRN export 2021 {found!r}", "imf RUS IRN import 2021 0")
    one = claim(relation, stated, precision=step)
    spoken = plain_reading(trade, one, Ledger.FIRST)
    assert spoken.verdict is not Verdict.SILENT
    assert spoken.margin is not None
    assert spoken.percent is not None
    assert (spoken.margin > 0) is (found > stated)
    assert (spoken.percent < 0) is (found < stated)
    quiet = plain_reading(trade, one, Ledger.SECOND)
    assert (quiet.verdict, quiet.value, quiet.margin) == (Verdict.SILENT, None, None)


def test_the_plain_reading_is_the_last_full_year_before_the_statement() -> None:
    judgement = plain_reading(books(*TWO_YEARS), claim(value=4), Ledger.FIRST)
    assert (judgement.period, judgement.value) == ("2021", 4.3)
    assert judgement_words(judgement, claim(value=4), NAMES).endswith("holds when rounded")


def test_a_period_named_by_the_claim_goes_before_the_plain_year() -> None:
    judgement = plain_reading(books(*TWO_YEARS), claim(period="2020"), Ledger.FIRST)
    assert (judgement.period, judgement.value) == ("2020", 2.0)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["imf IRN RUS import 2021 2"], "Iran's exports to Russia not in the data"),
        (
            ["imf IRN RUS export 2020 1", "imf IRN RUS import 2021 2"],
            "Iran's exports to Russia not in the data after 2020",
        ),
        (
            ["imf IRN RUS export 2021 1 estimate", "imf IRN RUS import 2021 2"],
            "Iran's exports to Russia only as estimate",
        ),
        (
            ["imf IRN RUS export 2021 1", "dots IRN RUS import 2021 2"],
            "no single source holds every flow needed",
        ),
    ],
)
def test_silence_says_which_flow_is_missing_and_how(rows: list[str], reason: str) -> None:
    judgement = plain_reading(books(*rows), claim(), Ledger.SECOND)
    assert (judgement.verdict, silence(judgement)) == (Verdict.SILENT, reason)


def test_estimates_count_only_when_they_are_let_in() -> None:
    rows = books("imf RUS IRN export 2021 1 estimate", "imf RUS IRN import 2021 2")
    assert plain_reading(rows, claim(), Ledger.FIRST).verdict is Verdict.SILENT
    judgement = plain_reading(rows, claim(), Ledger.FIRST, Terms(statuses=ESTIMATES))
    assert (judgement.verdict, judgement.status) == (Verdict.HOLDS, "estimate")


def test_part_of_a_year_is_judged_only_when_every_month_of_it_is_there() -> None:
    months = [f"imf RUS IRN import 2021-{month:02} 1" for month in (1, 2, 3)]
    part = claim("equals", 3.0, measure=Measure.IMPORTS, period="2021-01-01/2021-03-31")
    assert plain_reading(books(*months), part, Ledger.FIRST).verdict is Verdict.HOLDS
    missing = plain_reading(books(*months[:2]), part, Ledger.FIRST)
    assert silence(missing).startswith("Russia's imports from Iran not in the data by month")


def test_an_iranian_year_is_never_judged_by_a_calendar_year() -> None:
    assert months_of("2020-03-20/2021-03-20") == []
    judgement = plain_reading(
        books(*TWO_YEARS), claim(period="2020-03-20/2021-03-20"), Ledger.FIRST
    )
    assert judgement.verdict is Verdict.SILENT


def test_the_grid_has_a_row_a_source_ledger_and_definition_and_says_why_a_cell_is_silent() -> None:
    rows = books(*TWO_YEARS, "dots RUS IRN export 2020 5")
    cells = grid(rows, claim(), Terms()).set_index(["source", "ledger", "measure", "year"])
    assert cells.loc[("imf", "first", "turnover", "2021"), "verdict"] == "holds when rounded"
    assert cells.loc[("dots", "first", "exports", "2020"), "verdict"] == "fails"
    (lack,) = cells["lacks"].to_dict()["dots", "first", "exports", "2021"]
    assert lack.why is Why.NO_YEAR_IN_SOURCE
    assert ("dots", "first", "turnover", "2020") not in cells.index


def test_constant_dollars_judge_every_year_in_those_of_the_claims_year() -> None:
    rows = books(*TWO_YEARS, cpi={"2021": 110.0, "2020": 50.0})
    cells = grid(rows, claim(), Terms(constant=True)).set_index(["measure", "year"])
    assert cells.loc[("turnover", "2020"), "value"] == pytest.approx(4.4)
    assert cells.loc[("turnover", "2021"), "value"] == pytest.approx(4.3)
    none = grid(books(*TWO_YEARS), claim(), Terms(constant=True))
    assert set(none["verdict"]) == {"silent"}
    assert {lack.why for lacks in none["lacks"] for lack in lacks} >= {Why.NO_INDEX}


@pytest.mark.parametrize("terms", [Terms(), Terms(True, ESTIMATES), Terms(about=20)])
def test_the_inverse_list_is_the_grid_cell_by_cell(terms: Terms) -> None:
    for judged in JUDGED.values():
        cells = grid(COURT.books, judged.claim, terms)
        key = ["source", "ledger", "measure", "year"]
        listed = set(nearest(cells, judged.claim)[key].itertuples(index=False, name=None))
        held = {
            tuple(row[name] for name in key)
            for row in cells.to_dict("records")
            if row["verdict"] in KEEPING
        }
        assert listed == held
        again = [verdict_of(value, judged.claim, terms.about) for value in cells["value"]]
        assert [str(verdict) for verdict in again] == list(cells["verdict"])


def test_the_plain_reading_is_a_cell_of_the_grid() -> None:
    for judged in JUDGED.values():
        (spoken, _) = judged.judgements
        cells = in_order(judged.cells, lambda _: ["imf-imts", "imf-dots"])
        row = cells[
            (cells["ledger"] == "first")
            & (cells["measure"] == "turnover")
            & (cells["year"] == spoken.period)
        ]
        assert list(row["value"]) == [spoken.value]
        assert list(row["verdict"]) == [str(spoken.verdict)]


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
            "silent: Iran's exports to Russia and Iran's imports from Russia not in the data "
            "after 2020",
        ],
        "russia-turkey-turnover": [
            "33.03 billion dollars, fails by 32.1 percent (8.027 billion dollars over)",
            "silent: Turkey's exports to Russia not in the data after 2020 until 2025",
        ],
        "turkey-iran-ratio": [
            "8.16 times, over by 30.6 percent (1.91 times): holds",
            "silent: Turkey's exports to Russia not in the data after 2020 until 2025; Iran's "
            "exports to Russia and Iran's imports from Russia not in the data after 2020",
        ],
    }
    turkey = JUDGED["russia-turkey-turnover"]
    own = turkey.holding[
        (turkey.holding["ledger"] == "first") & (turkey.holding["measure"] == "turnover")
    ]
    assert fits(own, turkey.claim) == "2018 (25.73) and 2019 (26.07)"
    assert headline(turkey.claim, turkey.judgements, names) == (
        "Russia–Turkey turnover, 2021: fails in Russia's ledger; Turkey's ledger is silent"
    )


def test_ledgers_that_disagree_are_said_to() -> None:
    rows = books(*TWO_YEARS, "imf IRN RUS export 2021 3", "imf IRN RUS import 2021 3")
    judged = judged_plainly(rows, claim(), Terms())
    assert "the ledgers disagree: holds when rounded in Russia's ledger and fails in Iran's" in (
        headline(judged.claim, judged.judgements, NAMES)
    )


def test_the_author_could_have_seen_only_what_was_public_before() -> None:
    assert known_by({"a": "2022-05", "b": "2022-06", "c": "2021", "d": ""}, "2022-06-01") == [
        "a",
        "c",
    ]
    judged = JUDGED["russia-turkey-turnover"]
    assert judged.known == ("imf-dots",)
    (line,) = seen_then(judged, COURT.names)
    assert "in no release known to be public then, fails now, 33.03 billion dollars" in line


def test_nearest_is_the_claimed_definition_then_the_closest_year() -> None:
    holding = JUDGED["russia-turkey-turnover"].holding
    assert list(holding["year"].iloc[:4]) == ["2019", "2019", "2018", "2018"]
    assert set(holding["measure"].iloc[:4]) == {"turnover"}
    assert keeping(holding).equals(holding)


def test_the_drawn_grid_keeps_every_row_with_an_answer_and_frames_the_plain_cell() -> None:
    judged = JUDGED["russia-iran-turnover"]
    drawing = grid_of(judged, (2010, 2024), COURT.names)
    assert len(drawing.cells) == 15 * len(drawing.labels)
    plain = drawing.cells[drawing.cells["year"] == "2021"].iloc[0]
    assert (plain["verdict"], plain["row"]) == ("holds when rounded", 0)
    assert drawing.plain[["row", "year"]].to_dict("records") == [{"row": 0, "year": "2021"}]
    assert len(drawing.labels) < len(judged.cells[KEY].drop_duplicates())
    assert "1 hold when rounded" in grid_summary(judged.cells, judged.claim, (1886, 2024))


def test_statements_that_contradict_each_other_are_set_side_by_side() -> None:
    found = [conflict_words(group) for group in conflicts(COURT.statements)]
    assert any("turnover, 2022: 62 (President of Russia" in line for line in found)
    assert not [line for line in found if "turnover, 2021" in line]


def test_figures_that_agree_once_rounded_do_not_contradict_each_other() -> None:
    one, other = claim("equals", 4.0), claim("equals", 4.03, precision=0.01)
    assert conflicts([one, other]) == []
    assert conflicts([one, claim("equals", 4.6, precision=0.1)]) != []
    assert conflicts([claim("at_least", 2.0), claim("equals", 9.0)]) == []


def test_exports_stand_in_the_partners_ledger_among_its_imports() -> None:
    rows = books(
        "imf RUS IRN export 2021 4", "imf IRN RUS import 2021 4.2", "imf IRN RUS export 2021 9"
    )
    own = claim(measure=Measure.EXPORTS)
    assert plain_reading(rows, own, Ledger.SECOND).value == 4.2
    cells = grid(rows, own, Terms()).set_index(["ledger", "measure", "year"])
    assert cells.loc[("second", "exports", "2021"), "value"] == 4.2
    weaker = plain_reading(rows, own, Ledger.SECOND, Terms(statuses=(Status.DOUBTFUL,)))
    assert silence(weaker) == "Iran's imports from Russia only as reported"


def test_a_claim_about_a_month_has_its_plain_reading_and_no_grid_of_years() -> None:
    rows = books(*TWO_YEARS, "imf RUS IRN export 2021-03 1", "imf RUS IRN import 2021-03 1")
    judged = judged_in_full(rows, claim(period="2021-03"), Terms(), {})
    assert judged.judgements[0].value == 2.0
    assert judged.cells.empty
    assert seen_then(judged, NAMES) == [
        "The readings compare calendar years; this claim is about another period."
    ]


def test_a_year_written_as_its_days_is_that_year() -> None:
    assert shortened("2021-01-01/2021-12-31") == "2021"
    assert shortened("2021-02-01/2021-02-28") == "2021-02"
    assert shortened("2020-03-20/2021-03-20") == "2020-03-20/2021-03-20"
    assert shortened("") == ""


def test_a_ratio_out_of_two_sources_is_a_reading_too() -> None:
    rows = books(*TWO_YEARS, "dots RUS TUR export 2021 30", "dots RUS TUR import 2021 13")
    one = claim("at_least", 9.0, pairs=(TURKEY, IRAN), unit="ratio")
    judged = judged_in_full(rows, one, Terms(), {})
    assert judged.judgements[0].source == "dots + imf"
    row = judged.cells[judged.cells["year"] == "2021"].iloc[0]
    assert (row["source"], row["value"]) == ("dots + imf", judged.judgements[0].value)


def test_every_statement_is_judged_by_the_same_rules() -> None:
    judged = plain_statements(COURT)
    table_read = statements_table(judged, COURT.names).set_index("Read on")
    assert len(table_read) == len(PACKAGE.statements)
    by_id = {one.claim.id: one.judgements[0] for one in judged}
    assert by_id["tur-rus-imports-2024-01-01-to-2024-10-31"].verdict is Verdict.ROUNDED
    assert silence(by_id["rus-tur-turnover-2022"]).endswith("only as estimate")


REVIEW = {
    "type": "object",
    "required": [
        *("@context", "@type", "datePublished", "author", "claimReviewed", "itemReviewed"),
        *("reviewRating", "tl:value", "tl:unit", "tl:relation", "tl:period", "tl:decidedBy"),
    ],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "https://schema.org"}]},
        "@type": {"const": "ClaimReview"},
        "datePublished": {"pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "claimReviewed": {"type": "string", "minLength": 10},
        "itemReviewed": {"type": "object", "required": ["@type", "author"]},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {"alternateName": {"enum": [str(verdict) for verdict in Verdict]}},
        },
        "tl:decidedBy": {
            "type": "array",
            "items": {"required": ["tl:reporter", "tl:value_usd", "tl:sourceId", "tl:vintage"]},
        },
    },
}


def test_claim_review_has_the_shape_of_schema_org_and_our_own_terms() -> None:
    for judged in JUDGED.values():
        reviews = claim_review(judged, Terms(), PACKAGE, "2026-11-22")
        assert len(reviews) == len(judged.judgements)
        for review, judgement in zip(reviews, judged.judgements, strict=True):
            jsonschema.validate(json.loads(json.dumps(review)), REVIEW)
            rows = [row["tl:value_usd"] for row in review["tl:decidedBy"]]
            if judged.claim.unit == MONEY and judgement.value is not None:
                assert sum(rows) == judgement.value
            assert bool(rows) is (judgement.verdict is not Verdict.SILENT)


def test_the_published_table_marks_the_plain_reading_and_json_lists_what_holds() -> None:
    names = COURT.names
    judged = JUDGED["russia-turkey-turnover"]
    rows = table([judged], Terms(), names)
    (plain_row,) = rows[rows["plain"] == "yes"].to_dict("records")
    assert (plain_row["source"], plain_row["year"]) == ("imf-imts", "2021")
    written = as_json(judged, Terms(), names)
    assert written["plain"][0]["verdict"] == "fails"
    assert {row["year"] for row in written["holds"]} >= {"2018", "2019"}


def test_page_preview_command_and_export_count_the_same_readings() -> None:
    """Correlates of War writes RUS for the Soviet Union too: no door counts its years."""
    id_, years = "russia-iran-turnover", PACKAGE.trade["period"].str[:4]
    test = page("claims", claim=id_, **{f"years-of-{id_}": [years.min(), years.max()]})
    words = " ".join(each.value for each in test.caption)
    (on_page,) = re.findall(r"with an answer (\d+) hold, (\d+) hold when rounded", words)
    printed = CliRunner().invoke(app, ["claims", "--id", id_, "--format", "csv"])
    cells = pd.read_csv(io.StringIO(printed.stdout))
    none = replace(COURT, digest="", books=replace(COURT.books, trade=COURT.books.trade[:0]))
    (told_there,) = (one for one in outcomes(COURT, none).tallies if one.claim.id == id_)
    counts = {
        "page": sum(int(count) for count in on_page),
        "preview": told_there.before,
        "command": int(cells["verdict"].isin([str(verdict) for verdict in KEEPING]).sum()),
        "export": len(as_json(JUDGED[id_], Terms(), COURT.names)["holds"]),
    }
    assert set(counts.values()) == {len(keeping(JUDGED[id_].cells))}, counts
