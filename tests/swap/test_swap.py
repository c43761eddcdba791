"""A proposal becomes the data, whole or not at all, and there is a way back."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest
from frictionless import Package as Frictionless
from hypothesis import given, settings
from hypothesis import strategies as st
from swapping import (
    added,
    card,
    data_folder,
    everything,
    outcome_of,
    proposed,
    revised,
    rows_of,
    said,
    tidied,
)
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.errors import Busy, DataChanged, NotAccepted, NothingToUndo
from dashboard.package.bundle import bundle
from dashboard.package.package import check_package, open_package
from dashboard.package.shelf import Shelf
from dashboard.reading.tidy import Tidy
from dashboard.swap import disk
from dashboard.swap.accept import accept
from dashboard.swap.exchange import recover
from dashboard.swap.groups import Mode
from dashboard.swap.history import edited_since, history, undo
from dashboard.swap.question import Answer


def test_what_is_accepted_is_what_was_proposed(folder: Path) -> None:
    before = everything(folder)
    proposal = proposed(folder)
    entry = accept(proposal)
    assert entry.notices == ()
    after = everything(folder)
    assert set(after) == set(before)
    assert after["trade/imf-imts.csv"] == proposal.content
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"trade/imf-imts.csv", "datapackage.json"}
    assert open_package(folder).digest == outcome_of(proposal).digest
    assert card(folder)["digest"] == f"sha256:{entry.digest}"


@pytest.mark.parametrize("mode", list(Mode))
def test_a_release_handed_in_was_not_public_when_the_one_before_was(
    folder: Path, mode: Mode
) -> None:
    before = open_package(folder).source("imf-dots")
    rows = rows_of(folder, "imf-dots")
    tidy = tidied(rows.assign(value_usd=rows["value_usd"] * 1.01), source="imf-dots")
    accept(proposed(folder, tidy, mode=mode))
    after = open_package(folder).source("imf-dots")
    assert (before.released_by, after.released_by) == ("2022-03", after.retrieved)


def test_the_package_stays_valid_for_every_reader(folder: Path) -> None:
    accept(proposed(folder))
    accept(proposed(folder, added(folder)))
    assert check_package(folder) == []
    assert CliRunner().invoke(app, ["check", str(folder)]).exit_code == 0
    assert Frictionless(str(folder / "datapackage.json")).validate().valid


def test_the_record_says_when_what_and_which_digests(folder: Path) -> None:
    accept(proposed(folder))
    (entry,) = history(folder)
    assert (entry.number, entry.resource, entry.handed_in) == (1, "trade-imf-imts", "IMTS (3).csv")
    assert (entry.added, entry.removed, entry.revised) == (0, 4, 2)
    assert entry.digest_before != entry.digest
    assert "vintage 2027-05 for 2026 download; 0 rows added, 4 removed, 2 revised." in str(entry)


def test_undo_brings_every_byte_back_and_undo_of_undo_the_other_ones(folder: Path) -> None:
    before = everything(folder)
    accept(proposed(folder))
    after = everything(folder)
    back = undo(folder)
    assert everything(folder) == before
    assert (back.undoes, back.added, back.removed, back.revised) == (1, 4, 0, 2)
    undo(folder)
    assert everything(folder) == after
    assert [entry.number for entry in history(folder)] == [3, 2, 1]


def test_a_source_that_was_added_goes_again_and_comes_back(folder: Path) -> None:
    before = everything(folder)
    accept(proposed(folder, added(folder)))
    after = everything(folder)
    assert set(after) - set(before) == {"trade/comtrade.csv"}
    undo(folder)
    assert everything(folder) == before
    undo(folder)
    assert everything(folder) == after


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["imf-imts", "turkstat-monthly", "pink-sheet", "claims", "added"]),
        st.sampled_from(list(Mode)),
        st.integers(1, 30),
    ),
    min_size=1,
    max_size=3,
)


@pytest.mark.slow
@settings(max_examples=8)
@given(MOVES)
def test_accept_then_undo_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, Mode, int]]
) -> None:
    folder = data_folder(tmp_path_factory.mktemp("law"))
    states = [everything(folder)]
    for number, (source, mode, size) in enumerate(moves):
        tidy = moved(folder, source, size, number)
        chosen = mode if tidy.kind in ("trade", "indicators") else None
        accept(proposed(folder, tidy, mode=chosen, answer=Answer.KEEP))
        assert check_package(folder) == []
        states.append(everything(folder))
    for number in range(len(moves), 0, -1):
        undo(folder, number)
        assert everything(folder) == states[number - 1]


def moved(folder: Path, source: str, size: int, number: int) -> Tidy:
    """A file of a source with some rows less and the values of others moved."""
    vintage = f"release {number}"
    if source == "added":
        return said(added(folder, f"added-{number}"), vintage=vintage)
    if source == "claims":
        claims = open_package(folder).claims
        return tidied(claims.iloc[::-1], "record", source="claims", vintage=vintage)
    kind = "indicators" if source == "pink-sheet" else "trade"
    rows, value = rows_of(folder, source, kind), "value" if kind == "indicators" else "value_usd"
    rows = rows.iloc[min(size, len(rows) - 1) :].assign(**{value: rows[value] + size})
    return tidied(rows, kind, source=source, vintage=vintage)


def test_an_edit_by_hand_after_an_accept_is_not_refused_and_not_lost(folder: Path) -> None:
    before = everything(folder)
    accept(proposed(folder))
    assert edited_since(open_package(folder)) == []
    path = folder / "trade" / "imf-imts.csv"
    path.write_bytes(path.read_bytes().replace(b"reported,\n", b"reported,by hand\n", 1))
    edited = everything(folder)
    assert check_package(folder) == []
    assert [source.id for source in edited_since(open_package(folder))] == ["imf-imts"]
    undo(folder)
    assert everything(folder) == before
    undo(folder)
    assert everything(folder) == edited


def test_of_two_undos_at_once_the_second_does_not_redo(folder: Path) -> None:
    before = everything(folder)
    accept(proposed(folder))
    steps: list[disk.Step] = []

    def meanwhile(step: disk.Step) -> None:
        if not steps:
            steps.append(step)
            undo(folder)

    with pytest.raises(NothingToUndo, match="Another change was made meanwhile"):
        undo(folder, at=meanwhile)
    assert everything(folder) == before


def test_a_latest_change_that_cannot_be_read_is_never_passed_over(folder: Path) -> None:
    accept(proposed(folder))
    entry = accept(proposed(folder, added(folder)))
    (folder / ".history" / entry.name / "record.json").write_text("{", "utf-8")
    with pytest.raises(NothingToUndo, match="Name the number"):
        undo(folder)
    assert undo(folder, 1).undoes == 1


def test_undo_says_that_rows_were_edited_by_hand(folder: Path) -> None:
    accept(proposed(folder))
    path = folder / "trade" / "imf-imts.csv"
    path.write_bytes(path.read_bytes() + b"RUS,IRN,export,2025,fob,1,reported,\n")
    (notice,) = undo(folder).notices
    assert "was edited by hand since; those rows are kept in the history" in notice


def test_undo_keeps_what_was_edited_on_other_cards(folder: Path) -> None:
    accept(proposed(folder, added(folder), places=()))
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("Comparison partners only.", "Mine."), "utf-8")
    undo(folder)
    assert open_package(folder).source("imf-dots-monthly").credit.caution == "Mine."
    assert "comtrade" not in [source.id for source in open_package(folder).sources]
    assert check_package(folder) == []


def test_an_earlier_change_is_taken_back_without_a_later_one_of_another_file(folder: Path) -> None:
    before = everything(folder)
    accept(proposed(folder))
    accept(proposed(folder, added(folder)))
    undo(folder, 1)
    after = everything(folder)
    assert after["trade/imf-imts.csv"] == before["trade/imf-imts.csv"]
    assert "trade/comtrade.csv" in after


def test_without_a_history_there_is_nothing_to_undo(folder: Path) -> None:
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        undo(folder)
    assert not (folder / ".history").exists()
    accept(proposed(folder))
    with pytest.raises(NothingToUndo, match="No change has the number 7; there are 1"):
        undo(folder, 7)


def test_a_version_that_is_not_whole_is_not_brought_back(folder: Path) -> None:
    accept(proposed(folder))
    after = everything(folder)
    (kept,) = (folder / ".history").glob("*/before.csv")
    kept.write_bytes(kept.read_bytes()[:-9])
    with pytest.raises(NothingToUndo, match="not whole any more"):
        undo(folder)
    assert everything(folder) == after


def test_a_record_that_names_files_elsewhere_is_told_and_never_followed(folder: Path) -> None:
    accept(proposed(folder))
    (record,) = (folder / ".history").glob("*/record.json")
    told = json.loads(record.read_bytes())
    record.write_text(json.dumps({**told, "path_before": "../../elsewhere.csv"}), "utf-8")
    assert history(folder) == []
    assert "cannot be read" in recover(folder)[0]
    with pytest.raises(NothingToUndo):
        undo(folder)
    assert accept(proposed(folder, added(folder))).number == 2


BROKEN = {
    "an open question": lambda tidy: tidy.assign(value_usd=tidy["value_usd"] / 1000),
    "an economy nobody knows": lambda tidy: tidy.assign(partner="XXX"),
    "a value below nothing": lambda tidy: tidy.assign(value_usd=-1.0),
    "a missing value": lambda tidy: tidy.assign(value_usd=float("nan")),
    "a flow nobody knows": lambda tidy: tidy.assign(flow="sale"),
    "no row": lambda tidy: tidy[:0],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_proposal_changes_nothing(folder: Path, name: str) -> None:
    before, tidy = everything(folder), revised(folder)
    proposal = proposed(folder, replace(tidy, frame=BROKEN[name](tidy.frame)))
    with pytest.raises(NotAccepted) as found:
        accept(proposal)
    assert str(found.value) == proposal.refusal != ""
    assert everything(folder) == before
    assert history(folder) == []


def test_figures_that_are_there_already_are_not_recorded_as_a_change(folder: Path) -> None:
    same = tidied(rows_of(folder, "imf-imts"), vintage="2026 download")
    with pytest.raises(NotAccepted, match="nothing to do"):
        accept(proposed(folder, same))
    assert history(folder) == []


def test_of_two_proposals_for_the_same_data_one_wins_and_the_other_is_told(folder: Path) -> None:
    first, second = proposed(folder), proposed(folder, added(folder))
    accept(first)
    after = everything(folder)
    with pytest.raises(DataChanged, match="look at the comparison again"):
        accept(second)
    assert everything(folder) == after


def test_a_schema_that_changed_meanwhile_has_the_last_word(folder: Path) -> None:
    tidy = added(folder)
    proposal = proposed(folder, replace(tidy, frame=tidy.frame.assign(note="late")))
    path = folder / "schemas" / "trade.json"
    schema = json.loads(path.read_bytes())
    schema["fields"][-1]["constraints"] = {"pattern": "(?!late).*"}
    path.write_text(json.dumps(schema), "utf-8")
    before = everything(folder)
    with pytest.raises(NotAccepted, match="column note: found “late”"):
        accept(proposal)
    assert everything(folder) == before


def test_who_waits_too_long_for_another_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "PATIENCE", 0.1)
    proposal = proposed(folder)
    with disk.alone(folder), pytest.raises(Busy, match="Another tab or program"):
        accept(proposal)
    assert accept(proposal).number == 1


RACE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from swapping import proposed, revised, said
from dashboard.errors import DataChanged
from dashboard.swap.accept import accept
folder = Path(sys.argv[1])
proposal = proposed(folder, said(revised(folder), vintage=sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
try:
    accept(proposal)
    print("won", flush=True)
except DataChanged as found:
    print(found, flush=True)
"""


def test_of_two_programs_at_once_one_wins_and_the_other_is_told(folder: Path) -> None:
    command = [sys.executable, "-c", RACE, str(folder)]
    tests = str(Path(__file__).resolve().parents[1])
    programs = [
        subprocess.Popen([*command, name, tests], stdin=PIPE, stdout=PIPE, text=True)
        for name in ("one", "two")
    ]
    for program in programs:
        assert program.stdout
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    said = sorted(program.communicate()[0].strip() for program in programs)
    assert said[0].startswith("The data were changed meanwhile")
    assert said[1] == "won"
    vintage = open_package(folder).source("imf-imts").credit.vintage
    assert ("one for" in vintage) is not ("two for" in vintage)
    assert len(history(folder)) == 1


def test_a_file_of_somebody_else_in_the_way_of_the_way_back_is_kept(folder: Path) -> None:
    accept(proposed(folder, added(folder)))
    undo(folder)
    mine = folder / "trade" / "comtrade.csv"
    mine.write_text("mine", "utf-8")
    with pytest.raises(NotAccepted, match="Move it away"):
        undo(folder)
    assert mine.read_text("utf-8") == "mine"


def test_the_zip_holds_the_package_and_nothing_of_the_history(folder: Path) -> None:
    accept(proposed(folder))
    with zipfile.ZipFile(io.BytesIO(bundle(folder))) as archive:
        assert not any(".history" in name for name in archive.namelist())
        assert archive.read("trade/imf-imts.csv") == (folder / "trade/imf-imts.csv").read_bytes()


def test_an_open_page_sees_what_was_accepted_and_what_was_undone(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.look()
    proposal = proposed(folder)
    accept(proposal)
    assert shelf.look().problems == ()
    package = shelf.look().package
    assert package is not None
    assert package.digest == outcome_of(proposal).digest
    undo(folder)
    assert shelf.look().token == before.token


def test_what_the_history_keeps_wakes_no_page(folder: Path) -> None:
    accept(proposed(folder))
    stamp = Shelf(folder)._present()
    shutil.rmtree(folder / ".history")
    assert Shelf(folder)._present() == stamp
