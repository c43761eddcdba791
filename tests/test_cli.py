"""The command line: what it prints agrees with the facts, and what it refuses it explains."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app

RUN = CliRunner()
TURNOVER = {
    ("RUS-IRN", "russia"): {
        "2016": 2.184, "2018": 1.733, "2019": 1.583, "2020": 2.229,
        "2021": 4.046, "2022": 3.560, "2023": 2.922, "2024": 2.734,
    },
    ("RUS-TUR", "russia"): {
        "2016": 15.829, "2018": 25.729, "2019": 26.070, "2020": 20.870,
        "2021": 33.027, "2022": 64.418, "2023": 54.051, "2024": 49.958,
    },
    ("RUS-TUR", "turkey"): {"2016": 17.260, "2018": 26.363, "2019": 27.267, "2020": 22.336},
}  # fmt: skip
"""Billion US dollars, as published beside the facts the data came from."""
RATIO = {
    "2016": 7.249, "2018": 14.844, "2019": 16.472, "2020": 9.362,
    "2021": 8.164, "2022": 18.097, "2023": 18.499, "2024": 18.272,
}  # fmt: skip


def table(*words: str) -> list[dict[str, str]]:
    result = RUN.invoke(app, ["series", *words])
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize(("pair", "ledger"), TURNOVER)
def test_turnover_agrees_with_the_facts_to_the_million(pair: str, ledger: str) -> None:
    rows = table(pair, "--measure", "turnover", "--ledger", ledger, "--from", "2016")
    found = {row["period"]: float(row["value"]) / 1e9 for row in rows}
    for year, value in TURNOVER[pair, ledger].items():
        assert found[year] == pytest.approx(value, abs=0.0006), year


def test_the_ratio_agrees_with_the_facts() -> None:
    rows = table("RUS-IRN", "RUS-TUR", "--measure", "ratio", "--from", "2016")
    found = {row["period"]: float(row["value"]) for row in rows}
    assert {year: found[year] for year in RATIO} == pytest.approx(RATIO, abs=0.0006)


def test_the_years_russia_did_not_report_are_marked_as_estimates() -> None:
    rows = table("RUS-IRN", "RUS-TUR", "--ledger", "russia", "--from", "2016")
    estimates = {(row["pair"], row["period"]) for row in rows if row["status"] == "estimate"}
    assert estimates == {
        (pair, year) for pair in ("RUS-IRN", "RUS-TUR") for year in ("2022", "2023", "2024")
    }


def test_a_row_has_the_promised_columns_and_its_unit_and_source() -> None:
    row = table("RUS-IRN", "--ledger", "russia", "--from", "2021", "--to", "2021")[0]
    assert row == {
        "pair": "RUS-IRN", "ledger": "russia", "measure": "turnover", "period": "2021",
        "value": "4045634994", "unit": "US dollars", "status": "reported", "source": "imf-imts",
    }  # fmt: skip


def test_json_holds_the_same_rows_as_csv() -> None:
    words = ["series", "RUS-TUR", "--from", "2020", "--format", "json"]
    rows = json.loads(RUN.invoke(app, words).stdout)
    assert [{k: str(v) for k, v in row.items()} for row in rows] == table(*words[1:4])


def test_iranian_exports_after_1999_are_estimates_in_irans_ledger_where_iran_gave_none() -> None:
    rows = table("RUS-IRN", "--ledger", "iran", "--measure", "exports")
    own = {row["period"] for row in rows if row["status"] == "reported"}
    assert {row["status"] for row in rows} == {"reported", "estimate"}
    years = (*range(1992, 2007), 2010, 2011, *range(2014, 2019))
    assert own == {str(year) for year in years}


def test_predecessors_are_joined_only_when_asked() -> None:
    assert min(row["period"] for row in table("RUS-TUR")) == "1992"
    assert min(row["period"] for row in table("RUS-TUR", "--join")) == "1981"


def test_another_pair_is_one_row_of_pairs_csv(folder: Path) -> None:
    with (folder / "pairs.csv").open("a", encoding="utf-8") as pairs:
        pairs.write("IRN-RUS,IRN,RUS,Iran–Russia,#5C6E00,14\n")
    rows = table("IRN-RUS", "--from", "2020", "--data", str(folder))
    assert [row["ledger"] for row in rows] == ["iran"]


def test_a_changed_value_changes_what_is_printed(folder: Path) -> None:
    path = folder / "trade" / "imf-imts.csv"
    text = path.read_text("utf-8")
    before = next(line for line in text.splitlines() if line.startswith("RUS,IRN,export,2021"))
    path.write_text(text.replace(before, "RUS,IRN,export,2021,fob,0,reported,"), "utf-8")
    row = table("RUS-IRN", "--from", "2021", "--to", "2021", "--data", str(folder))[0]
    assert float(row["value"]) < 4045634994


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["series", "RUS-XXX"], 2, "There is no pair “RUS-XXX”; allowed are RUS-IRN, RUS-TUR"),
        (["series", "RUS-IRN", "--source", "imf"], 2, "There is no source “imf”; allowed are"),
        (["series", "RUS-IRN", "TUR-IRN", "--ledger", "russia"], 2, "keeps no ledger of every"),
        (["series", "RUS-IRN", "--measure", "volume"], 2, "'volume' is not one of"),
        (["series", "RUS-IRN", "--data", "nowhere"], 1, "There is no data package in nowhere"),
        (["check", "nowhere"], 1, "There is no data package in nowhere"),
        (["run", "--data", "nowhere", "--no-browser"], 1, "There is no data package in nowhere"),
    ],
)
def test_what_is_refused_is_explained_in_a_sentence(
    words: list[str], code: int, message: str
) -> None:
    result = RUN.invoke(app, words)
    assert result.exit_code == code
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.output


def test_a_taken_port_gets_a_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = RUN.invoke(app, ["run", "--port", str(port), "--no-browser"])
    assert result.exit_code == 1
    assert f"Port {port} cannot be used" in result.stderr


def test_check_passes_on_the_shipped_data_and_says_what_it_saw() -> None:
    result = RUN.invoke(app, ["check"])
    assert result.exit_code == 0
    assert "38 files, 19,211 rows, valid." in result.stdout
    assert "trt-world-russia-iran.toml" in result.stdout


def test_check_tells_every_problem_and_exits_1(folder: Path) -> None:
    path = folder / "trade" / "imf-imts.csv"
    path.write_text(path.read_text("utf-8").replace(",fob,", ",free,", 2), "utf-8")
    result = RUN.invoke(app, ["check", str(folder)])
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 2
    assert "line 2, column valuation: found “free”; allowed are “fob”, “cif” and “unknown”." in (
        result.stderr
    )


def run(*words: str) -> tuple[int, str, str]:
    result = RUN.invoke(app, list(words))
    return result.exit_code, result.stdout, result.stderr


def test_claims_prints_every_claim_with_its_verdict() -> None:
    code, out, err = run("claims")
    assert (code, err) == (0, "")
    assert (
        "2021, Russia's ledger: 4.046 billion dollars, over by 1.1 percent (45.63 million "
        "dollars): holds when rounded [imf-imts, reported]"
    ) in out
    assert "33.03 billion dollars, fails by 32.1 percent" in out
    assert "Fits, Russia's ledger: 2018 (25.73) and 2019 (26.07)" in out
    assert "8.16 times (33.03 billion dollars against 4.046 billion dollars) (not judged)" in out
    assert "2021, Turkey's ledger: 34.73 billion dollars, fails by 38.9 percent" in out
    assert "best-period" in out


def test_one_claim_or_statement_is_chosen_by_its_id() -> None:
    _, out, _ = run("claims", "--id", "rus-tur-turnover-2022", "--estimates")
    assert "; the estimate in IMF 2026 is 64.42 billion dollars; such estimates lie " in out
    assert "no answer: " in out
    assert "russia-iran" not in out
    code, _, err = run("claims", "--id", "nobody-said-this")
    assert code == 2
    assert "There is no claim “nobody-said-this”" in err


@pytest.mark.parametrize("shape", ["json", "claimreview"])
def test_claims_in_json_can_be_read_by_a_machine(shape: str) -> None:
    _, out, _ = run("claims", "--format", shape)
    assert "4045634994" in out
    assert json.loads(out)


def test_claims_in_csv_have_one_row_a_reading() -> None:
    _, out, _ = run("claims", "--id", "russia-iran-turnover", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    (plain,) = [row for row in rows if row["plain"] == "yes"]
    assert (plain["value"], plain["verdict"]) == ("4045634994", "holds when rounded")
    assert {row["verdict"] for row in rows if not row["at_least"]} == {"no answer"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_of_few_letters_gets_marks_and_no_traceback(encoding: str) -> None:
    program = "from dashboard.cli import main; import sys; sys.argv[1:] = ['claims']; main()"
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"Iran turnover" in run.stdout


def test_a_sign_typed_at_a_command_does_not_move_in_the_terminal() -> None:
    said = CliRunner().invoke(app, ["series", "RUS\x1b[31m-IRN"])
    assert said.exit_code == 2
    assert "\x1b" not in said.output


@pytest.mark.parametrize(
    ("command", "needless"),
    [
        (["--version"], {"pandas", "dashboard.commands"}),
        (["series", "RUS-IRN"], {"altair", "frictionless", "streamlit", "vl_convert", "jinja2"}),
    ],
)
def test_a_command_loads_only_what_it_needs(command: list[str], needless: set[str]) -> None:
    program = (
        f"import sys; from dashboard.cli import app; app({command!r}, standalone_mode=False); "
        f"print(sorted({needless!r} & sys.modules.keys()))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert said[-1] == "[]"
