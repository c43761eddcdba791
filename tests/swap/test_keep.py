"""Rows that a reader writes are kept like a file handed in: shown first, whole, and taken back."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapping import CLAIM, DAY, DOCUMENT, EVENT, changes_of, everything, kept, outcome_of

from dashboard.claims.court import court_of, every_reading
from dashboard.errors import BadData, DataChanged
from dashboard.intake.preview import with_outcomes
from dashboard.package.package import check_package, open_package
from dashboard.shipped import SHIPPED
from dashboard.swap.accept import accept
from dashboard.swap.history import history, taken_back_with, undo
from dashboard.swap.keep import Keeping, keeping
from dashboard.swap.row_ids import slug, unique
from dashboard.swap.words import done, take_back
from dashboard.swap.words_changes import lines
from dashboard.text.csv import safe_copy

ID = "a-newspaper-2024-01-rus-tur-turnover-2023"
Row = Mapping[str, object]


def keep(folder: Path, **rows: list[Row]) -> Keeping:
    return keeping(open_package(folder), rows, DAY)


def let_in(folder: Path, **rows: list[Row]) -> Keeping:
    found = keep(folder, **rows)
    assert found.proposal is not None, found.problems
    accept(found.proposal)
    return found


def claims(folder: Path) -> list[str]:
    return list(open_package(folder).claims["id"])


def test_a_claim_and_its_document_go_in_together_and_come_back_together(folder: Path) -> None:
    before = everything(folder)
    found = keep(folder, documents=[DOCUMENT], claims=[CLAIM])
    assert everything(folder) == before
    assert (found.problems, found.held) == ((), ())
    assert found.ids == {"documents": ("a-newspaper-2024-01",), "claims": (ID,)}
    assert found.proposal is not None
    entry = accept(found.proposal)
    after = everything(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "claims.csv", "documents.csv", "datapackage.json",
    }  # fmt: skip
    assert check_package(folder) == []
    row = open_package(folder).claims.iloc[-1]
    assert (row["id"], row["document"], row["value"]) == (ID, "a-newspaper-2024-01", 66.6e9)
    assert [one.number for one in history(folder)] == [entry.number]
    undo(folder)
    assert everything(folder) == before
    undo(folder)
    assert everything(folder) == after


def test_what_is_kept_is_shown_before_with_its_verdict(folder: Path) -> None:
    package = open_package(folder)
    proposal = kept(folder)
    said = "\n".join(lines(proposal, package.names))
    assert "Rows written by hand for “Documents”" in said
    assert "Rows written by hand for “Claims”" in said
    assert "fragment reached $66.6 billion" in said
    assert [len(changes_of(one).added) for one in proposal.every] == [1, 1]
    assert not proposal.questions
    outcomes = with_outcomes(proposal, package).outcomes
    assert outcomes is not None
    assert [one.id for one in outcomes.come] == [ID]
    court = court_of(outcome_of(proposal))
    assert every_reading(court, court.claim(ID)).judgements


def test_the_history_tells_of_every_table_in_one_line(folder: Path) -> None:
    entry = accept(kept(folder))
    (told,) = map(str, history(folder))
    assert "Claims: vintage 2027-06-01 for" in told
    assert told.endswith("1 row added, 0 removed, 0 revised.")
    assert told.count("1 row added") == 2
    assert "“Claims”, 1 row added, 0 removed, 0 revised; “Documents”, 1 row added" in done(entry)
    assert "“Claims” and “Documents” are then as they were before" in take_back(entry, [])


def test_a_later_change_of_either_table_goes_back_with_it(folder: Path) -> None:
    first = accept(kept(folder))
    let_in(folder, documents=[{**DOCUMENT, "address": "", "publisher": "Another"}])
    assert [one.number for one in taken_back_with(history(folder), first)] == [2]
    undo(folder, first.number)
    assert len(open_package(folder).documents) == 1


def test_a_row_that_is_kept_already_is_told_and_not_doubled(folder: Path) -> None:
    let_in(folder, documents=[DOCUMENT], claims=[CLAIM])
    again = keep(folder, documents=[DOCUMENT], claims=[CLAIM])
    assert again.proposal is None
    assert [(one.table, one.place, one.id) for one in again.held] == [
        ("documents", 0, "a-newspaper-2024-01"),
        ("claims", 0, ID),
    ]
    more = let_in(folder, documents=[DOCUMENT], claims=[CLAIM, {**CLAIM, "period": "2022"}])
    assert [one.id for one in more.held] == ["a-newspaper-2024-01", ID]
    assert claims(folder)[-2:] == [ID, "a-newspaper-2024-01-rus-tur-turnover-2022"]
    assert len(open_package(folder).documents) == 2


def test_the_same_row_twice_in_one_go_is_kept_once(folder: Path) -> None:
    found = let_in(folder, claims=[{**CLAIM, "speaker": "A minister"}] * 2)
    assert found.ids["claims"] == ("a-minister-rus-tur-turnover-2023",) * 2
    assert len(claims(folder)) == 8


def test_another_figure_of_the_same_thing_gets_an_id_of_its_own(folder: Path) -> None:
    found = let_in(folder, documents=[DOCUMENT], claims=[CLAIM, {**CLAIM, "value": 65e9}])
    assert found.ids["claims"] == (ID, f"{ID}-2")


def test_a_claim_is_put_into_a_document_only_where_that_is_sure(folder: Path) -> None:
    other: Row = {**DOCUMENT, "publisher": "Another", "address": "", "id": "mine"}
    found = let_in(
        folder,
        documents=[DOCUMENT, {**other, "title": "x", "id": ""}, other],
        claims=[{**CLAIM, "speaker": "A minister"}, {**CLAIM, "document": "mine"}],
    )
    assert list(open_package(folder).claims["document"])[-2:] == ["", "mine"]
    again = keep(
        folder, documents=[{**other, "id": "yours"}], claims=[{**CLAIM, "document": "yours"}]
    )
    assert again.ids == {"documents": ("mine",), "claims": (found.ids["claims"][1],)}


def test_a_note_on_a_claim_amends_it_and_one_on_no_figure_is_a_remark(folder: Path) -> None:
    amended = keep(folder, claims=[{"id": "russia-iran-turnover", "note": "Looked at again."}])
    assert amended.proposal is not None
    (cell,) = changes_of(amended.proposal).revised.to_dict("records")
    assert (cell["column"], cell["after"]) == ("note", "Looked at again.")
    remark = {
        "speaker": "A reader", "stated_on": "2024-01", "reporter": "RUS", "partner": "IRN",
        "measure": "turnover", "relation": "described", "kind": "qualitative", "note": "See 2021.",
    }  # fmt: skip
    let_in(folder, claims=[remark])
    assert open_package(folder).claims.iloc[-1]["note"] == "See 2021."
    assert len(court_of(open_package(folder)).claims) == 3


def test_an_event_is_kept_too(folder: Path) -> None:
    found = let_in(folder, events=[EVENT])
    assert found.ids["events"] == ("a-bridge-opens-2023-10",)
    assert open_package(folder).events.iloc[-1]["label"] == "A bridge opens"
    undo(folder)
    assert len(open_package(folder).events) == 16


def test_three_tables_are_one_change(folder: Path) -> None:
    before = everything(folder)
    let_in(folder, documents=[DOCUMENT], events=[EVENT], claims=[CLAIM])
    assert len(history(folder)) == 1
    undo(folder)
    assert everything(folder) == before


GOOD: dict[str, Row] = {
    "claims": {**CLAIM, "speaker": "A minister"},
    "documents": {**DOCUMENT, "address": ""},
    "events": EVENT,
}
WRONG: list[tuple[str, Row, str, str]] = [
    ("claims", {**CLAIM, "value": "much"}, "value", "found “much”"),
    ("claims", {**CLAIM, "value": ""}, "value", "found an empty cell; only a remark"),
    ("claims", {**CLAIM, "precision": 7e9}, "precision", "is a whole number of the smallest steps"),
    ("claims", {**CLAIM, "partner": "XXX"}, "partner", "it stands in no row of economies.csv"),
    ("claims", {**CLAIM, "document": "lost"}, "document", "it stands in no row of documents.csv"),
    ("claims", {**CLAIM, "period": ""}, "stated_on", "a claim needs its period or the day"),
    ("claims", {**CLAIM, "colour": "red"}, "colour", "claims.csv in this data folder has no such"),
    ("claims", {**CLAIM, "fragment": "a\u202eb"}, "fragment", "without control characters"),
    ("documents", {**DOCUMENT, "published": "2024-02-30"}, "published", "found “2024-02-30”"),
    ("documents", {**DOCUMENT, "address": "javascript:x"}, "address", "found “javascript:x”"),
    ("documents", {"published": "2024"}, "title", "a document needs a title or a publisher"),
    ("events", {**EVENT, "end": "2022"}, "end", "the event starts later"),
    ("events", {**EVENT, "pair": "RUS-ZZZ"}, "pair", "it stands in no row of pairs.csv"),
    ("events", {**EVENT, "label": ""}, "label", "a value is required"),
]


@pytest.mark.parametrize(("table", "row", "column", "what"), WRONG)
def test_what_is_wrong_is_told_beside_its_cell_and_nothing_is_proposed(
    folder: Path, table: str, row: Row, column: str, what: str
) -> None:
    found = keep(folder, **{table: [GOOD[table], row]})
    assert found.proposal is None
    assert found.beside(table, 0) == {}
    assert what in " ".join(map(str, found.beside(table, 1)[column]))


def test_one_wrong_row_keeps_the_others_out(folder: Path) -> None:
    found = keep(folder, documents=[DOCUMENT], claims=[CLAIM, {**CLAIM, "unit": "pounds"}])
    assert found.proposal is None
    assert list(found.beside("claims", 1)) == ["unit"]


def test_another_document_at_an_address_that_is_there_is_told(folder: Path) -> None:
    let_in(folder, documents=[DOCUMENT])
    found = keep(folder, documents=[{**DOCUMENT, "title": "Another title"}], claims=[CLAIM])
    assert list(found.beside("documents", 0)) == ["address"]


def test_data_that_changed_meanwhile_are_not_written_over(folder: Path) -> None:
    proposal, package = kept(folder), open_package(folder)
    let_in(folder, events=[EVENT])
    before = everything(folder)
    with pytest.raises(DataChanged):
        accept(proposal)
    stale = keeping(package, {"claims": [{**CLAIM, "speaker": "A minister"}]}).proposal
    assert stale is not None
    with pytest.raises(DataChanged):
        accept(stale)
    assert everything(folder) == before


def test_a_row_that_cannot_be_read_is_not_lost_by_keeping_another(folder: Path) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("4000000000,US", "much,US", 1), "utf-8")
    mine = path.read_bytes()
    with pytest.raises(BadData, match="line 2, column value: found “much”"):
        keep(folder, claims=[{**CLAIM, "speaker": "A minister"}])
    assert path.read_bytes() == mine


HOSTILE = ['=HYPERLINK("http://x","y")', "<script>alert(1)</script>", "$\\alpha$ [a](b)", "-1+1"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_kept_as_text_and_leaves_without_being_a_formula(
    folder: Path, words: str
) -> None:
    let_in(folder, documents=[{**DOCUMENT, "title": words}], claims=[{**CLAIM, "fragment": words}])
    package = open_package(folder)
    assert package.claims.iloc[-1]["fragment"] == words
    assert package.documents.iloc[-1]["title"] == words
    copy = safe_copy((folder / "documents.csv").read_bytes(), [])
    assert f",{words}," not in copy.decode() or not words.startswith(("=", "-"))


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
CELL = st.one_of(st.none(), TEXT, st.floats(allow_nan=False), st.integers())
ANY_ROW = st.dictionaries(st.sampled_from([*CLAIM, "id", "document", "form", "note"]), CELL)


@given(st.lists(ANY_ROW.map(lambda row: {**CLAIM, **row}), min_size=1, max_size=3))
def test_whatever_is_typed_is_a_problem_at_a_column_or_a_package_that_opens(
    rows: list[Row],
) -> None:
    package = open_package(SHIPPED)
    found = keeping(package, {"claims": rows})
    if found.proposal is None:
        assert found.problems or len(found.held) == len(rows)
        assert all(one.file == "claims.csv" and one.line for one in found.problems)
    else:
        outcome = outcome_of(found.proposal)
        assert outcome.set_aside == ()
        assert set(found.ids["claims"]) <= set(outcome.claims["id"])


def test_ids_are_readable_and_of_small_letters() -> None:
    assert slug("РИА Новости") == "ria-novosti"
    assert slug("Dışişleri Bakanlığı (Ankara)") == "disisleri-bakanligi"
    assert slug("وزارت") == ""
    assert len(slug("a" * 90)) == 24
    assert unique("x", {"x", "x-2"}) == "x-3"
