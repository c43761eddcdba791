"""two-ledgers judge: a figure by its fields, on one line, and its verdict."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dashboard.cli import app
from dashboard.package.package import open_package

FIGURE = ("--of", "RUS-IRN", "--value", "$4 billion", "--relation", "at_most", "--period", "2021")


def judge(*options: str) -> Result:
    return CliRunner().invoke(app, ["judge", *options])


def test_a_figure_is_judged_and_nothing_has_a_name_that_is_stored() -> None:
    found = judge(*FIGURE)
    assert found.exit_code == 0
    assert found.stdout.startswith("Russia–Iran turnover at most $4 billion\n")
    assert "2021, Russia's ledger: 4.046 billion dollars" in found.stdout
    assert "holds when rounded" in found.stdout
    assert "Iran's ledger 1993 to 2018" in found.stderr


def test_a_figure_that_fails_is_no_failure_of_the_command() -> None:
    found = judge("--of", "TUR-RUS", "--value", "$1 billion", "--period", "2021")
    assert found.exit_code == 0
    assert "fails by" in found.stdout


def test_for_a_machine_it_is_what_a_claim_of_the_package_is() -> None:
    (answer,) = json.loads(judge(*FIGURE, "--format", "json").stdout)
    assert [each["verdict"] for each in answer["plain"]] == ["holds when rounded", "no answer"]
    lines = judge(*FIGURE, "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("id,about,relation")
    assert len(lines) > 10


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--of", "RUS-IRN", "--value", "4", "--period", "2021"), 1, "--value: “4”: the size"),
        (("--of", "RUS-IRN"), 1, "Still needed: --value (the figure as printed), --period"),
        (("--of", "RUS"), 2, "“RUS” is no pair"),
        (("--of", "RUS-IRN", "--measure", "gdp"), 2, "“gdp” is no measure"),
        (("--of", "RUS-IRN", "--form", "guess"), 2, "--form"),
    ],
)
def test_what_is_wrong_is_told_by_its_option(
    options: tuple[str, ...], code: int, said: str
) -> None:
    found = judge(*options)
    assert found.exit_code == code
    assert said in found.stderr
    assert found.stdout == ""


SENTENCE = "Russia's trade with Iran did not exceed $4 billion in 2021."


def test_a_sentence_says_all() -> None:
    found = judge(SENTENCE)
    assert found.exit_code == 0
    assert "Russia–Iran turnover at most $4 billion" in found.stdout
    one_sided = judge("trade with Türkiye reached $66.6 billion in 2023", "--reporter", "Russia")
    assert "Russia–Turkey turnover $66.6 billion" in one_sided.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("Nothing of trade.",), "No figure of trade"),
        ((SENTENCE, "--value", "$5 bn"), "A sentence goes with"),
    ],
)
def test_a_sentence_that_says_nothing_or_is_contradicted_is_wrong_usage(
    options: tuple[str, ...], said: str
) -> None:
    found = judge(*options)
    assert found.exit_code == 2
    assert said in found.stderr


def test_a_figure_is_kept_only_where_the_reader_agrees(folder: Path) -> None:
    before = (folder / "claims.csv").read_bytes()
    data = ("--data", str(folder), "--keep")
    assert judge(SENTENCE, *data).exit_code == 1
    assert (folder / "claims.csv").read_bytes() == before
    document = ("--publisher", "A Paper", "--author", "A Writer", "--dated", "12 June 2022")
    kept = judge(SENTENCE, *data, "--yes", *document)
    assert kept.exit_code == 0
    assert "two-ledgers undo" in kept.stdout
    assert len(open_package(folder).claims) == len(open_package().claims) + 1
    (row,) = open_package(folder).documents.iloc[1:].to_dict("records")
    assert (row["id"], row["author"], row["published"]) == (
        "a-paper-2022-06", "A Writer", "2022-06-12",
    )  # fmt: skip
    assert "The data hold this already" in judge(SENTENCE, *data, "--yes", *document).stdout
