"""The notebook runs from top to bottom, uses only what is promised, and is kept without outputs."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

from dashboard import api

PLACE = Path(__file__).with_name("russia-turkey.ipynb")


def opened() -> NotebookNode:
    return nbformat.read(PLACE, as_version=4)  # type: ignore[no-untyped-call,no-any-return]


def programs(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_is_valid_keeps_no_outputs_and_uses_the_interface_alone() -> None:
    notebook = opened()
    nbformat.validate(notebook)
    assert [cell for cell in programs(notebook) if cell.outputs or cell.execution_count] == []
    whole = ast.parse("\n".join(cell.source for cell in programs(notebook)))
    kinds = (ast.Import, ast.ImportFrom)
    imported = [ast.unparse(node) for node in ast.walk(whole) if isinstance(node, kinds)]
    assert imported == ["import altair as alt", "from dashboard import api"]
    used = {
        node.attr
        for node in ast.walk(whole)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "api"
    }
    assert {"open_data", "series", "judge", "ledgers"} <= used <= set(api.__all__)


@pytest.mark.slow
def test_it_runs_draws_both_pairs_and_judges_three_claims() -> None:
    notebook = opened()
    # Over a socket of its own folder: no port is opened.
    settings = Config({"KernelManager": {"transport": "ipc"}})
    NotebookClient(notebook, timeout=300, kernel_name="python3", config=settings).execute()
    outputs = [output for cell in programs(notebook) for output in cell.outputs]
    said = "".join(str(output.get("text", "")) for output in outputs)
    assert "Russia–Iran turnover, 2021: holds when rounded in Russia's ledger" in said
    assert "Russia–Turkey turnover, 2021: fails in both ledgers" in said
    assert "Russia–Turkey turnover $66.6 billion" in said
    shown = [item for output in outputs for item in output.get("data", {}).items()]
    (chart,) = [data for kind, data in shown if kind == "image/svg+xml"]
    marks = re.findall(r'aria-label="year: (\d+);[^"]*pair: ([A-Z-]+)[^"]*status: (\w+)', chart)
    assert {pair for _, pair, _ in marks} == {"RUS-IRN", "RUS-TUR"}
    assert {status for _, _, status in marks} >= {"reported", "estimate"}
    assert min(year for year, _, _ in marks) == "1992"
