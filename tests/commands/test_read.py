"""two-ledgers read: what stands in a text, for people and for a machine."""

import json
from pathlib import Path

from typer.testing import CliRunner

from dashboard.cli import app

TEXT = "A title\n\nTrade between Russia and Iran does not exceed $4 billion, officials say.\n"


def test_a_file_is_read_into_lines_or_objects(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(app, ["read", str(file)])
    assert told.stdout == (
        "2: turnover RUS and IRN, level: at most 4,000,000,000 USD: “does not exceed $4 billion”\n"
    )
    (one,) = json.loads(CliRunner().invoke(app, ["read", str(file), "--format", "json"]).stdout)
    assert one["fragment"] == "does not exceed $4 billion"
    assert (one["paragraph"], one["value"], one["precision"]) == (2, 4_000_000_000, 1_000_000_000)
    assert (one["upper"], one["other"], one["period"]) == ("", {}, "")


def test_a_text_without_figures_and_a_file_that_is_none_are_said(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text("Nothing to see.", encoding="utf-8")
    told = CliRunner().invoke(app, ["read", str(file)])
    assert (told.exit_code, told.stdout.strip()) == (
        0, "No figure of trade between two economies found.",
    )  # fmt: skip
    assert json.loads(CliRunner().invoke(app, ["read", str(file), "--format", "json"]).stdout) == []
    refused = CliRunner().invoke(app, ["read", str(tmp_path / "missing.txt")])
    assert refused.exit_code == 1
    assert "cannot be opened" in refused.stderr
