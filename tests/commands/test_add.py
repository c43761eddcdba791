"""two-ledgers add · undo · history: shown before it is done, done whole, taken back."""

import os
from inspect import signature
from pathlib import Path

import pytest
from handing import FLIPS, MINISTRY, PLAIN, TURNED, imts, national, tidy
from swapping import card, data_folder, everything, with_few_words, without_documents
from typer.testing import CliRunner, Result

from dashboard.cli import app
from dashboard.commands.add import add
from dashboard.package.package import open_package
from dashboard.reading.evidence import OPTIONS
from dashboard.reading.mapping import Mapping, Side
from dashboard.swap.read_files import remember

RUN = CliRunner()
MAPPING = Mapping(
    source="ministry",
    publisher="A ministry",
    reporter=Side("Land"),
    partner=Side("Partnerland"),
    flow=Side("Art"),
    period=Side("Jahr"),
    value="Wert",
    unit="thousands",
    decimal="comma",
    codes={"Russland": "RUS", "Iran": "IRN", "Atlantis": "leave out"},
    flows={"Ausfuhr": "export", "Einfuhr": "import"},
    header=("Land", "Partnerland", "Art", "Jahr", "Wert"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data with a few statements."""
    return with_few_words(data_folder(tmp_path))


def handed(folder: Path, content: bytes, name: str = "IMTS (3).csv") -> str:
    path = folder.parent / name
    path.write_bytes(content)
    return str(path)


def run(folder: Path, *words: str, said: str = "") -> Result:
    return RUN.invoke(app, [*words, "--data", str(folder)], input=said)


def test_an_updated_imf_download_is_shown_accepted_and_taken_back(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    before = everything(folder)
    new_year = {("IRN", "export", "2025"): 2801.25, ("IRN", "import", "2025"): 1102.5}
    file = handed(folder, imts(folder, {**FLIPS, **new_year}))
    result = run(folder, "add", file, "--yes")
    assert result.exit_code == 0, result.output
    assert "one observation per row" in result.stdout
    assert "38 rows read; 38 used here. Release: 2027-05-20." in result.stdout
    assert "2 rows added, 0 removed, 1 revised; 35 as before." in result.stdout
    assert (
        "Russia: exports to Iran, 2021, value: 3,070,472,539 → 2,950,472,539; "
        "−120,000,000 (−3.91 percent)" in result.stdout
    )
    assert "1 verdict on a claim would change." in result.stdout
    assert PLAIN in result.stdout
    assert TURNED in result.stdout
    assert "Accepted as change 1" in result.stdout
    assert card(folder)["version"] == "2027-05-20"
    assert "vintage 2027-05-20 for 2026 download" in run(folder, "history").stdout
    undone = run(folder, "undo")
    assert undone.exit_code == 0
    assert "Change 1 was taken back" in undone.stdout
    assert everything(folder) == before
    listed = run(folder, "history").stdout.splitlines()
    assert [line.split(".")[0] for line in listed] == ["2", "1"]


def test_a_dry_run_and_a_no_change_nothing(folder: Path) -> None:
    before = everything(folder)
    file = handed(folder, imts(folder))
    dry = run(folder, "add", file, "--dry-run")
    assert (dry.exit_code, "This was a dry run" in dry.stdout) == (0, True)
    refused = run(folder, "add", file, said="no\n")
    assert (refused.exit_code, "Nothing of this file was put in." in refused.stdout) == (1, True)
    nobody = run(folder, "add", file)
    assert nobody.exit_code == 1
    assert everything(folder) == before
    assert run(folder, "history").stdout == "No change is recorded in this data folder.\n"


def test_a_yes_typed_accepts(folder: Path) -> None:
    result = run(folder, "add", handed(folder, imts(folder)), said="yes\n")
    assert result.exit_code == 0
    assert open_package(folder).source("imf-imts").credit.vintage == "2027-05-20"


def test_the_same_file_again_is_nothing_to_do(folder: Path) -> None:
    file = handed(folder, imts(folder))
    run(folder, "add", file, "--yes")
    again = run(folder, "add", file, "--yes")
    assert again.exit_code == 0
    assert "nothing to do" in again.stdout
    assert len(run(folder, "history").stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "name", ["claims", "documents", "statements", "events", "economies", "pairs"]
)
def test_a_table_of_our_own_is_taken_in(folder: Path, name: str) -> None:
    same = run(folder, "add", str(folder / f"{name}.csv"), "--yes")
    assert (same.exit_code, "nothing to do" in same.stdout) == (0, True), same.output
    content = (folder / f"{name}.csv").read_text("utf-8").rstrip("\n")
    changed = {
        "events": content.rsplit("\n", 1)[0],
        "claims": content.replace("TRT World", "TRT", 1),
        "documents": f"{content}\nspeech-2024,A speech,,A ministry,speech,2024-05-01,,",
    }.get(name)
    if changed is None:
        return
    result = run(folder, "add", handed(folder, changed.encode(), f"{name}.csv"), "--yes")
    assert result.exit_code == 0, result.output
    assert len(run(folder, "history").stdout.splitlines()) == 1


def test_a_table_of_documents_is_added_to_a_package_from_before_there_was_one(
    folder: Path,
) -> None:
    content = (folder / "documents.csv").read_bytes() + b"speech-2024,A speech,,A ministry,,,,\n"
    without_documents(folder)
    result = run(folder, "add", handed(folder, content, "documents.csv"), "--yes")
    assert result.exit_code == 0, result.output
    assert "1 row added, 0 removed" in result.output
    assert list(open_package(folder).documents["id"])[1:] == ["speech-2024"]


def test_the_file_of_the_package_itself_is_nothing_to_do(folder: Path) -> None:
    before = everything(folder)
    result = run(folder, "add", str(folder / "trade" / "imf-dots.csv"), "--yes")
    assert (result.exit_code, "nothing to do" in result.stdout) == (0, True), result.output
    assert everything(folder) == before
    assert not (folder / ".history").exists()


def test_a_file_without_a_release_keeps_the_name_of_the_one_before(folder: Path) -> None:
    was = card(folder)["version"]
    for cents in ("40", "41"):
        content = tidy(folder).replace(b"3070472539", f"30704725{cents}".encode())
        content = content.replace(b"3070472540", f"30704725{cents}".encode())
        file = handed(folder, content, "imf-imts.csv")
        assert run(folder, "add", file, "--yes").exit_code == 0
        assert card(folder)["version"] == f"not stated in the file (after {was})"


def test_releases_that_no_file_states_are_never_told_one_within_another(folder: Path) -> None:
    was = card(folder)["version"]
    rows = tidy(folder).decode().splitlines()
    parts = [[row for row in rows[1:] if ",IRN,export," in row], rows[1:], rows[1:]]
    kept = []
    for number, (part, how) in enumerate(zip(parts, ("--part", "--whole", "--part"), strict=True)):
        changed = [f"{part[0].rsplit(',', 1)[0]},seen {number}", *part[1:]]
        file = handed(folder, "\n".join([rows[0], *changed, ""]).encode(), "imf-imts.csv")
        result = run(folder, "add", file, how, "--yes")
        assert result.exit_code == 0, result.output
        kept.append(card(folder)["version"])
    assert kept[0].startswith(f"{was}, read in a public copy; not stated in the file for RUS IRN")
    assert kept[1] == f"not stated in the file (after {was}, read in a public copy)"
    latest, _, first = run(folder, "history").stdout.splitlines()
    assert f"vintage “{kept[0]}” for {was}; 0 rows added, 0 removed, 1 revised." in first
    unstated = "a release that the file does not state"
    assert f"{unstated} for {unstated}; " in latest


def test_every_problem_is_told_with_its_place_and_nothing_is_replaced(folder: Path) -> None:
    before = everything(folder)
    content = tidy(folder).replace(b",export,", b",exports,").replace(b"2017", b"17th")
    result = run(folder, "add", handed(folder, content, "imf-imts.csv"), "--yes")
    assert result.exit_code == 1
    assert (
        "imf-imts.csv, 18 rows, lines 2 to 28, column flow: in line 2, found “exports”; allowed "
        "are “export” and “import”." in result.stderr
    )
    assert "imf-imts.csv, line 3, column period: found “17th”" in result.stderr
    assert "Nothing was replaced." in result.stderr
    assert everything(folder) == before


def test_of_several_files_none_is_let_in_where_one_is_refused(folder: Path) -> None:
    before = everything(folder)
    good = handed(folder, imts(folder))
    nameless = handed(folder, tidy(folder), "customs.csv")
    result = run(folder, "add", good, nameless, "--yes")
    assert result.exit_code == 1
    assert "Not accepted: IMTS (3).csv, customs.csv. Nothing was replaced." in result.stderr
    assert everything(folder) == before
    assert not (folder / ".history").exists()


def test_a_year_is_said_of_one_file_only(folder: Path) -> None:
    first = handed(folder, imts(folder))
    second = handed(folder, MINISTRY, "ministry.csv")
    result = run(folder, "add", first, second, "--year", "2021")
    assert result.exit_code != 0
    assert "--year names one year; hand in these files one after another." in result.stderr


def test_who_says_no_to_the_second_file_is_told_that_the_first_went_in(folder: Path) -> None:
    first = handed(folder, imts(folder))
    second = handed(
        folder,
        tidy(folder, file="trade/imf-dots.csv").replace(b",reported,", b",estimate,", 1),
        "imf-dots.csv",
    )
    result = run(folder, "add", first, second, "--whole", said="yes\nno\n")
    assert result.exit_code == 1
    assert "Gone through before: IMTS (3).csv. Not accepted: imf-dots.csv." in result.stderr
    assert "Nothing was replaced." not in result.output


def test_control_characters_of_names_and_titles_reach_no_terminal_and_no_record(
    folder: Path,
) -> None:
    file = handed(folder, tidy(folder), "a\x1b[2J.csv")
    named = ["--as", "yearbook", "--publisher", "A\x1b]0;x\x07", "--title", "B\x1b[31m"]
    result = run(folder, "add", file, *named, "--yes")
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert "\x1b" not in run(folder, "history").output
    assert card(folder, "trade-yearbook")["title"] == "A\ufffd]0;x\ufffd: B\ufffd[31m"


def test_the_same_problem_in_a_thousand_rows_is_one_line(folder: Path) -> None:
    content = tidy(folder, file="trade/cow-trade.csv").replace(b",import,", b",imports,")
    result = run(folder, "add", handed(folder, content, "cow-trade.csv"), "--yes")
    (line,) = (line for line in result.stderr.splitlines() if "column flow" in line)
    assert line.startswith("cow-trade.csv, 1,000 rows, lines 2 to 1001, column flow: in line 2, ")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["exp", "exp"], "found “exp”; allowed are “export” and “import”.\n"),
        (["exp", "Ausfuhr", "х"], "“import”. Also found: “Ausfuhr”, “х”.\n"),
        (["exp", "a", "b", "c", "d"], "“import”. Also found: “a”, “b” and 2 more.\n"),
    ],
)
def test_of_different_wrong_words_in_a_column_three_are_named(
    folder: Path, wrong: list[str], said: str
) -> None:
    parts = tidy(folder).decode().split(",export,")
    words = (wrong * len(parts))[: len(parts) - 1]
    content = "".join(f"{part},{word}," for part, word in zip(parts, words, strict=False))
    file = handed(folder, (content + parts[-1]).encode(), "imf-imts.csv")
    assert said in run(folder, "add", file, "--yes").stderr


def test_one_broken_file_keeps_the_others_out_too(folder: Path) -> None:
    before = everything(folder)
    good = handed(folder, imts(folder))
    broken = handed(folder, b"<html><body>Please log in</body></html>", "login.csv")
    result = run(folder, "add", good, broken, "--yes")
    assert result.exit_code == 1
    assert "login.csv: this is a web page, not data" in result.stderr
    assert everything(folder) == before


def test_values_in_another_unit_are_asked_about_and_scaled_only_when_told(folder: Path) -> None:
    small = {key: value / 1000 for key, value in _values(folder).items()}
    file = handed(folder, imts(folder, small))
    asked = run(folder, "add", file, "--yes")
    assert asked.exit_code == 1
    assert "Thousands of dollars? Multiply by 1,000, or keep the values" in asked.stdout
    assert "Answer with --values keep or --values scale" in asked.stdout
    scaled = run(folder, "add", file, said="scale\nyes\n")
    assert scaled.exit_code == 0, scaled.output
    row = open_package(folder).trade.query("source == 'imf-imts' and period == '2021'").iloc[0]
    assert row["value_usd"] == pytest.approx(3070472539)
    assert "multiplied by 1,000: the file is in thousands" in row["note"]


def _values(folder: Path) -> dict[tuple[str, str, str], float]:
    rows = open_package(folder).trade.query("source == 'imf-imts'")
    key = rows[["partner", "flow", "period"]].itertuples(index=False, name=None)
    return dict(zip(key, rows["value_usd"] / 1e6, strict=True))


def test_a_part_leaves_the_other_flows_and_the_whole_does_not(folder: Path) -> None:
    rows = tidy(folder).decode().splitlines()
    iran = "\n".join([rows[0], *(row for row in rows if ",IRN," in row)]).encode()
    file = handed(folder, iran, "imf-imts.csv")
    assert "18 removed" in run(folder, "add", file, "--whole", "--dry-run").stdout
    part = run(folder, "add", file, "--part", "--dry-run").stdout
    assert "nothing to do" in part or "0 removed" in part


def test_a_new_source_says_whose_it_is_and_takes_its_place_in_the_order(folder: Path) -> None:
    file = handed(folder, tidy(folder), "customs.csv")
    nameless = run(folder, "add", file, "--yes")
    assert nameless.exit_code == 1
    assert "Name the publisher." in nameless.stderr
    place = ["--place", "RUS:before:imf-imts"]
    named = ["--publisher", "Customs", "--title", "Yearbook", "--vintage", "2027"]
    result = run(folder, "add", file, "--as", "yearbook", *named, *place, "--yes")
    assert result.exit_code == 0, result.output
    assert "The stated order would be: yearbook, imf-imts" in result.stdout
    package = open_package(folder)
    assert package.ledger_order["RUS"][:2] == ["yearbook", "imf-imts"]
    assert package.source("yearbook").credit.publisher == "Customs"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--place", "first"], "is no place"),
        (["--as", "yearbook", "--publisher", "A", "--title", "B", "--place", "XXX:after:imf-imts"],
         "There is no order for the ledger “XXX”"),
    ],
)  # fmt: skip
def test_a_word_that_names_nothing_is_wrong_usage(
    folder: Path, words: list[str], said: str
) -> None:
    result = run(folder, "add", handed(folder, tidy(folder), "customs.csv"), *words, "--yes")
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_does_not_say_which_source_it_is_must_be_named(folder: Path) -> None:
    file = handed(folder, tidy(folder), "My Table.csv")
    result = run(folder, "add", file, "--yes")
    assert result.exit_code == 2
    assert "Name it with --as: imf-imts" in result.stderr
    assert run(folder, "add", file, "--as", "imf-imts", "--vintage", "x", "--yes").exit_code == 0


def test_a_table_of_no_known_layout_needs_a_mapping_and_then_no_questions(folder: Path) -> None:
    file = handed(folder, MINISTRY, "May.csv")
    unknown = run(folder, "add", file, "--yes")
    assert unknown.exit_code == 1
    assert "which column is what" in unknown.stderr
    remember(folder, MAPPING)
    first = run(folder, "add", file, "--title", "Trade by partner", "--yes")
    assert first.exit_code == 0, first.output
    assert "Read by the mapping remembered for “ministry”." in first.stdout
    later = handed(folder, national("Russland;Iran;Ausfuhr;2024;3.000.000,0"), "June.csv")
    asked = run(folder, "add", later, "--yes")
    assert asked.exit_code == 1
    assert "Answer with --unit dollars|thousands" in asked.stdout
    again = run(folder, "add", later, "--yes", "--unit", "thousands")
    assert again.exit_code == 0, again.output
    held = open_package(folder).trade.query("source == 'ministry'")
    assert held[["partner", "flow", "period", "value_usd"]].to_numpy().tolist() == [
        ["IRN", "export", "2024", 3_000_000_000.0],
        ["IRN", "export", "2025", 2_801_250_500.0],
        ["IRN", "import", "2025", 1_102_500_000.0],
    ]


def next_month(folder: Path) -> str:
    """A later file of a ministry whose first one is in the data: its unit is asked anew."""
    remember(folder, MAPPING)
    run(folder, "add", handed(folder, MINISTRY, "May.csv"), "--title", "Trade", "--yes")
    return handed(folder, national("Russland;Iran;Ausfuhr;2024;3.000.000,0"), "June.csv")


def test_what_a_file_leaves_open_is_asked_and_the_file_read_again_with_the_answer(
    folder: Path,
) -> None:
    file = next_month(folder)
    before = everything(folder)
    for word in ("", "pounds"):
        refused = run(folder, "add", file, said=f"{word}\nyes\nyes\n")
        assert refused.exit_code == 1
        assert refused.stdout.endswith("Nothing of this file was put in.\n")
    assert everything(folder) == before
    asked = run(folder, "add", file, said="thousands\nyes\n")
    assert asked.exit_code == 0, asked.output
    assert "”, 1 row added, 0 removed" in asked.stdout
    assert "--unit: type dollars, thousands" in asked.stdout
    assert "unit and scale: thousands (you said so)" in asked.stdout
    held = open_package(folder).trade.query("source == 'ministry' and period == '2024'")
    assert held["value_usd"].tolist() == [3_000_000_000.0]


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_nothing_is_asked_where_nobody_shall_be_asked(folder: Path, option: str) -> None:
    file = next_month(folder)
    result = run(folder, "add", file, option, said="thousands\nyes\n")
    assert result.exit_code == 1, result.output
    assert "or nothing to leave the file out" not in result.stdout


def test_an_answer_about_values_stands_where_a_place_is_asked_after_it(folder: Path) -> None:
    rows = open_package(folder).trade.query("source == 'imf-dots' and reporter == 'RUS'")
    late = rows.query("partner == 'TUR' and period == '2019' and flow == 'import'")
    turned = late.assign(reporter="TUR", partner="RUS", period="2022", value_usd=58_000_000)
    columns = tidy(folder).decode().splitlines()[0].split(",")
    file = handed(folder, turned[columns].to_csv(index=False).encode(), "customs.csv")
    named = ["--as", "yearbook", "--publisher", "Customs", "--title", "Yearbook"]
    result = run(folder, "add", file, *named, said="scale\nyes\nyes\n")
    assert result.exit_code == 0, result.output
    package = open_package(folder)
    assert package.ledger_order["TUR"][-1] == "yearbook"
    assert set(package.trade.query("source == 'yearbook'")["value_usd"]) == {58_000_000_000.0}
    # Each prompt stands on a line of its own, although nobody's Enter ends it.
    prompts = {"Put it there? Type yes, or nothing for no order:", "Accept? Type yes:"}
    assert prompts <= set(result.stdout.splitlines())


def test_every_answer_is_an_option_of_the_command() -> None:
    assert set(OPTIONS) <= set(signature(add).parameters)


def test_a_file_over_the_stated_size_is_refused(folder: Path) -> None:
    content = imts(folder) + b"\n" * (1 << 20)
    result = run(folder, "add", handed(folder, content), "--limit", "1", "--yes")
    assert result.exit_code == 1
    assert "allowed are 1 million" in result.stderr


def test_an_older_release_is_pointed_out(folder: Path) -> None:
    result = run(folder, "add", handed(folder, imts(folder, day="2019-05-20")), "--dry-run")
    assert "2019-05-20, seems older than the one in the data, 2026 download" in result.stdout


def test_undo_without_a_change_says_so(folder: Path) -> None:
    result = run(folder, "undo")
    assert result.exit_code == 1
    assert "there is nothing to undo" in result.stderr


def test_a_change_named_by_its_number_is_taken_back_after_a_question(folder: Path) -> None:
    before = everything(folder)
    run(folder, "add", handed(folder, imts(folder)), "--yes")
    after = everything(folder)
    asked = run(folder, "undo", "1")
    assert asked.exit_code == 1
    assert "This takes back change 1: " in asked.stdout
    assert everything(folder) == after
    assert run(folder, "undo", "1", said="yes\n").exit_code == 0
    assert everything(folder) == before
    both = run(folder, "undo", "1", said="no\n").stdout
    assert "and with it change 2, made later" in both


def test_a_claim_that_is_set_aside_says_why(folder: Path) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",at_most,", ",most,", 1), "utf-8")
    told = run(folder, "claims", "--id", "russia-iran-turnover")
    assert told.exit_code == 2
    assert "“russia-iran-turnover” is set aside, since its row cannot be used" in told.stderr


def test_a_pipe_is_refused_at_once(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    refused = run(folder, "add", str(tmp_path / "pipe.csv"), "--yes")
    assert refused.exit_code == 1
    assert "this is a pipe, a socket or a device, not a file" in refused.stderr
