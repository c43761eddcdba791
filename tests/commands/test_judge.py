"""two-ledgers judge: a figure by its fields, on one line, and its verdict."""

import json

import pytest
from typer.testing import CliRunner, Result

from dashboard.cli import app

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
