"""A proposal says everything beforehand: where, what changes, what stands against it."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapping import (
    COLUMNS,
    HANDED_IN,
    added,
    card,
    changes_of,
    everything,
    outcome_of,
    proposed,
    revised,
    rows_of,
    said,
    tidied,
)

from dashboard.errors import DataChanged, Problem, UnknownChoice
from dashboard.package.package import open_package
from dashboard.package.tables import read_table
from dashboard.reading.tidy import Tidy
from dashboard.shipped import SHIPPED
from dashboard.swap.accept import accept
from dashboard.swap.cards import Place
from dashboard.swap.csv_bytes import number, written
from dashboard.swap.groups import Mode
from dashboard.swap.propose import propose
from dashboard.swap.question import Answer
from dashboard.swap.words import fills_words, warnings
from dashboard.vocabulary import Witness

TRADE = (SHIPPED / "schemas" / "trade.json").read_bytes()
CELLS = st.text(st.characters(exclude_categories=["C"]) | st.just("\n"), max_size=8)

VALUES = st.sampled_from([0.0, 28.959]) | st.floats(1e-12, 1e14)


@given(st.lists(st.tuples(st.integers(1500, 2199), VALUES, CELLS), max_size=9))
def test_a_table_written_and_read_again_is_the_same(rows: list[tuple[int, float, str]]) -> None:
    frame = pd.DataFrame(
        {
            "reporter": ["RUS"] * len(rows),
            "partner": "IRN",
            "flow": "export",
            "period": [str(year) for year, _, _ in rows],
            "valuation": "fob",
            "value_usd": pd.Series([value for _, value, _ in rows], dtype="float64"),
            "status": "reported",
            "note": pd.Series([note for _, _, note in rows], dtype="str"),
        }
    ).drop_duplicates("period")
    content, lines = written(frame)
    back, problems = read_table("x.csv", content, TRADE)
    assert not problems
    assert back is not None
    assert back.to_numpy().tolist() == frame.to_numpy().tolist()
    assert list(lines) == list(back.index)


def test_numbers_are_written_without_exponents_and_lose_nothing() -> None:
    for value in (0.0, 4045634994.0, 1e18, 9.04508333333e-06, -0.1, 1 / 3):
        assert float(number(value)) == value
        assert "e" not in number(value)
    assert number(np.nan) == ""


def test_a_proposal_shows_what_changes_and_writes_nothing(folder: Path) -> None:
    before = everything(folder)
    proposal = proposed(folder)
    assert proposal.refusal == ""
    assert (len(changes_of(proposal).added), len(changes_of(proposal).removed)) == (0, 4)
    assert changes_of(proposal).revised["difference"].tolist() == [1_000_000, 1_000_000]
    assert outcome_of(proposal).source("imf-imts").credit.vintage == "2027-05"
    assert everything(folder) == before
    assert not (folder / ".history").exists()


def test_the_card_says_only_what_is_true_of_the_file(folder: Path) -> None:
    index = json.loads(proposed(folder).index)
    made = next(one for one in index["resources"] if one["name"] == "trade-imf-imts")
    assert (made["version"], made["retrieved"], made["read_from"]) == ("2027-05", "2027-06-01", "")
    assert made["coverage"] == "2017-2024, reporter RUS, partners IRN and TUR"
    assert made["description"].endswith("Coverage: 2017-2024, reporter RUS, partners IRN and TUR.")
    assert made["caution"] == card(folder)["caution"]
    assert made["path"] == "trade/imf-imts.csv"
    assert [made[word] for word in ("short_name", "witness")] == ["IMF 2026", "reporters"]


def test_a_file_of_some_groups_replaces_only_those_and_the_vintage_names_both(folder: Path) -> None:
    rows = rows_of(folder, "imf-imts")
    some = rows[(rows["partner"] == "IRN") & (rows["flow"] == "export")]
    proposal = proposed(folder, tidied(some.assign(value_usd=some["value_usd"] + 5)))
    assert proposal.mode is Mode.PART
    assert (len(changes_of(proposal).removed), changes_of(proposal).rows_revised) == (0, 9)
    public = card(folder)["read_from"]
    assert outcome_of(proposal).source("imf-imts").credit.vintage == (
        "2026 download, read in a public copy; 2027-05 for RUS IRN export (years)"
    )
    assert f"Rows not replaced since were read from {public}." in proposal.index.decode()


def test_handed_in_as_the_whole_it_removes_the_other_groups(folder: Path) -> None:
    rows = rows_of(folder, "imf-imts")
    proposal = proposed(folder, tidied(rows[rows["partner"] == "IRN"]), mode=Mode.WHOLE)
    assert set(changes_of(proposal).removed["partner"]) == {"TUR"}


def test_a_file_of_years_leaves_the_months_where_they_are(folder: Path) -> None:
    rows = rows_of(folder, "pink-sheet", "indicators")
    years = rows[(rows["indicator"] == "brent") & (rows["period"].str.len() == 4)]
    tidy = tidied(years.assign(value=years["value"] + 1), source="pink-sheet", kind="indicators")
    proposal = proposed(folder, tidy)
    assert changes_of(proposal).removed.empty
    assert set(changes_of(proposal).revised["period"].str.len()) == {4}


def test_a_file_of_one_year_leaves_the_other_years_where_they_are(folder: Path) -> None:
    rows = rows_of(folder, "imf-imts")
    one = rows[rows["period"] == "2021"]
    tidy = tidied(one.assign(value_usd=one["value_usd"] + 5))
    proposal = proposed(folder, tidy)
    assert proposal.mode is Mode.PERIODS
    assert (len(changes_of(proposal).removed), changes_of(proposal).rows_revised) == (0, 4)
    assert "2027-05 for RUS IRN export (years: 2021)" in proposal.credit.vintage
    assert warnings(proposal) == []
    lossy = proposed(folder, tidy, mode=Mode.PART)
    going = len(rows) - len(one)
    assert warnings(lossy) == [
        f"{going} rows of flows or periods that the file does not hold would be removed."
    ]


def source_of(folder: Path, **words: str) -> Tidy:
    return said(added(folder), **words)


def test_a_source_that_is_added_gets_a_full_card_and_no_place_in_the_order(folder: Path) -> None:
    proposal = proposed(folder, source_of(folder))
    assert proposal.adds
    assert proposal.refusal == ""
    source = outcome_of(proposal).source("comtrade")
    assert source.credit.publisher == "UN Comtrade"
    assert source.coverage == "2020, reporter RUS, partners IRN and TUR"
    assert source.credit.caution.startswith("The file says nothing of its limits")
    assert outcome_of(proposal).ledger_order == open_package(folder).ledger_order


def test_a_second_source_of_a_name_is_numbered_and_keeps_its_witness(folder: Path) -> None:
    tidy = source_of(folder, short_name="IMF 2026", witness=Witness.REPORTERS)
    source = outcome_of(proposed(folder, tidy)).source("comtrade")
    assert (source.credit.short, source.witness) == ("IMF 2026 (2)", Witness.REPORTERS)


@pytest.mark.parametrize(("first", "order"), [(True, 0), (False, 1)])
def test_its_place_in_the_order_is_a_choice(folder: Path, first: bool, order: int) -> None:
    place = Place("RUS", "imf-imts", first)
    proposal = proposed(folder, source_of(folder), places=(place,))
    assert outcome_of(proposal).ledger_order["RUS"].index("comtrade") == order
    assert "comtrade" not in outcome_of(proposal).ledger_order["*"]


def test_a_place_that_names_nothing_is_refused(folder: Path) -> None:
    with pytest.raises(UnknownChoice, match="allowed are imf-imts, imf-dots"):
        proposed(folder, source_of(folder), places=(Place("RUS", "nobody"),))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"source": "../../etc/passwd"}, "found the name “../../etc/passwd” for a new source."),
        ({"source": "nul"}, "found the name “nul”"),
        ({"source": "Data 2027"}, "Allowed are up to 60 small letters, digits and hyphens."),
        ({"publisher": " "}, "no publisher is named; a figure travels with its source."),
        ({"page": "javascript:alert(1)"}, "Allowed is an address that begins with https://"),
    ],
)
def test_a_source_that_says_too_little_or_too_much_is_refused(
    folder: Path, facts: dict[str, str], words: str
) -> None:
    proposal = proposed(folder, source_of(folder, **facts))
    assert words in proposal.refusal
    assert proposal.outcome is None


def test_what_names_no_table_or_has_a_problem_of_its_own_is_refused(folder: Path) -> None:
    record = replace(added(folder), kind="record")
    assert "allowed are claims, statements, events" in proposed(folder, record).refusal
    ragged = replace(added(folder), problems=(Problem("x.csv", "line 3 is ragged."),))
    assert "line 3 is ragged." in proposed(folder, ragged).refusal


def test_a_file_of_somebody_else_is_never_written_over(folder: Path) -> None:
    (folder / "trade" / "comtrade.csv").write_text("mine", "utf-8")
    assert "the package does not name it" in proposed(folder, source_of(folder)).refusal


def test_problems_are_told_by_the_file_and_line_of_the_user(folder: Path) -> None:
    rows = rows_of(folder, "imf-imts")
    twice = pd.concat([rows, rows.iloc[[3]].set_axis([99])])
    unknown = twice.assign(partner=twice["partner"].where(twice["period"] != "2019", "XXX"))
    refusal = proposed(folder, tidied(twice)).refusal
    assert f"{HANDED_IN}, line 99: found the same reporter, partner, flow, period" in refusal
    problems = proposed(folder, tidied(unknown.drop_duplicates(COLUMNS[:4]))).problems
    assert {problem.file for problem in problems} == {HANDED_IN}
    assert "“XXX”; it stands in no row of economies.csv" in problems[0].what


def test_other_columns_and_no_rows_are_refused(folder: Path) -> None:
    rows = rows_of(folder, "imf-imts")
    assert "found the columns partner" in proposed(folder, tidied(rows[["partner"]])).refusal
    assert "nothing to take over" in proposed(folder, tidied(rows[:0])).refusal


def test_the_same_figures_of_the_same_vintage_are_nothing_to_do(folder: Path) -> None:
    same = tidied(rows_of(folder, "imf-imts"), vintage="2026 download")
    assert proposed(folder, same).nothing_to_do
    assert not proposed(folder, said(same, vintage="2027-05")).nothing_to_do


def thousandth(folder: Path) -> Tidy:
    tidy = revised(folder)
    return replace(tidy, frame=tidy.frame.assign(value_usd=tidy.frame["value_usd"] / 1000))


def test_thousands_of_dollars_stop_with_a_question_and_the_answer_counts(folder: Path) -> None:
    assert "Thousands of dollars?" in proposed(folder, thousandth(folder)).refusal
    assert proposed(folder, thousandth(folder), answer=Answer.KEEP).refusal == ""
    scaled = proposed(folder, thousandth(folder), answer=Answer.SCALE, mode=Mode.WHOLE)
    values = outcome_of(scaled).trade.query("source == 'imf-imts'")["value_usd"]
    assert values.sum() == pytest.approx(revised(folder).frame["value_usd"].sum())
    assert set(changes_of(scaled).added["note"]) <= {
        "multiplied by 1,000: the file is in thousands"
    }


def test_a_new_source_is_weighed_against_the_others(folder: Path) -> None:
    rows = added(folder).frame
    tidy = replace(added(folder), frame=rows.assign(value_usd=rows["value_usd"] * 1000))
    refusal = proposed(folder, tidy).refusal
    assert "about 1,000 times those of imf-imts for the same flows" in refusal


def test_a_record_of_ours_keeps_the_order_of_its_rows(folder: Path) -> None:
    claims = open_package(folder).claims.iloc[::-1]
    tidy = tidied(claims, source="claims", kind="record", vintage="")
    proposal = proposed(folder, tidy)
    assert proposal.refusal == ""
    assert outcome_of(proposal).claims["id"].tolist() == claims["id"].tolist()
    assert proposal.credit.vintage == "2027-06-01"


def test_a_record_has_no_unit_that_an_answer_could_change(folder: Path) -> None:
    tidy = tidied(open_package(folder).claims.iloc[::-1], "record", source="claims")
    assert proposed(folder, tidy, answer=Answer.SCALE).refusal == ""


def test_a_record_has_no_parts(folder: Path) -> None:
    tidy = tidied(open_package(folder).claims, source="claims", kind="record")
    with pytest.raises(UnknownChoice, match="only be replaced as a whole"):
        proposed(folder, tidy, mode=Mode.PART)


def test_a_character_that_utf8_does_not_have_is_a_problem_and_never_replaced(folder: Path) -> None:
    frame = revised(folder).frame
    notes = pd.Series("x\udc80", index=frame.index, dtype=object)
    refusal = proposed(folder, tidied(frame.assign(note=notes))).refusal
    assert f"{HANDED_IN}, line 3: found a byte that is not UTF-8" in refusal


def test_an_economy_that_other_files_need_cannot_be_taken_out(folder: Path) -> None:
    economies = open_package(folder).economies.query("code != 'IRN'")
    refusal = proposed(folder, tidied(economies, source="economies", kind="reference")).refusal
    assert "“IRN”; it stands in no row of economies.csv" in refusal


def test_data_that_changed_under_the_page_are_not_compared(folder: Path) -> None:
    package, tidy = open_package(folder), revised(folder)
    path = folder / "trade" / "imf-imts.csv"
    path.write_bytes(path.read_bytes() + b"RUS,IRN,export,2025,fob,1,reported,\n")
    with pytest.raises(DataChanged, match="look at the comparison again"):
        propose(tidy, package)


def test_a_caution_of_a_release_goes_with_it_and_none_is_said_twice(folder: Path) -> None:
    was = card(folder)["caution"]
    rows = rows_of(folder, "imf-imts")
    first = said(
        tidied(rows.assign(value_usd=rows["value_usd"] + 5)), caution=f"Preliminary. {was}"
    )
    accept(proposed(folder, first, mode=Mode.WHOLE))
    assert card(folder)["caution"] == f"{was} Preliminary."
    accept(proposed(folder, tidied(rows, vintage="2027-06"), mode=Mode.WHOLE))
    assert card(folder)["caution"] == was


def test_a_new_source_that_fills_a_gap_proposes_the_end_of_the_order(folder: Path) -> None:
    rows = rows_of(folder, "imf-imts")
    late = rows[rows["period"] == "2024"].assign(reporter="TUR", partner="RUS")
    late = late.drop_duplicates(["reporter", "partner", "flow", "period"])
    tidy = tidied(late, source="yearbook", publisher="A")
    proposal = proposed(folder, tidy)
    (fill,) = proposal.fills
    assert (fill.ledger, fill.periods) == ("TUR", ("2024",))
    assert fills_words(proposal.fills, {"TUR": "Turkey"}) == (
        "This file fills Turkey's ledger for 2024."
    )
    placed = proposed(folder, tidy, places=(fill.place,))
    order = open_package(folder).ledger_order
    assert outcome_of(placed).ledger_order == {**order, "TUR": [*order["*"], "yearbook"]}
    assert outcome_of(proposal).ledger_order == order
