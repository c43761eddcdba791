"""What the tests of swapping share: a data folder, and tidy tables as layouts hand them on."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.package.package import Package, open_package
from dashboard.reading.tidy import Tidy
from dashboard.shipped import SHIPPED
from dashboard.swap.compare import Changes
from dashboard.swap.groups import Mode
from dashboard.swap.keep import keeping
from dashboard.swap.proposal import Choices, Proposal
from dashboard.swap.propose import propose

DAY = date(2027, 6, 1)
HANDED_IN = "IMTS (3).csv"
COLUMNS = ["reporter", "partner", "flow", "period", "valuation", "value_usd", "status", "note"]


CREDIT = Credit(
    source="imf-imts",
    publisher="International Monetary Fund",
    title="International Trade in Goods by Partner Country",
    vintage="2027-05",
    page="https://data.imf.org",
    licence="reuse with attribution",
    definition="Current US dollars",
)


def tidied(frame: pd.DataFrame, kind: str = Kind.TRADE, **words: str) -> Tidy:
    """A publisher's file as layouts bring it."""
    return Tidy(
        HANDED_IN, "imf-imts", kind, replace(CREDIT, **words), frame, len(frame), {}, (), ()
    )


def said(tidy: Tidy, **words: str) -> Tidy:
    """The same with other words about it."""
    return replace(tidy, credit=replace(tidy.credit, **words))


def data_folder(place: Path) -> Path:
    """A copy of the shipped data."""
    return Path(shutil.copytree(SHIPPED, place / "data", ignore=lambda *_: [".history"]))


def with_few_words(folder: Path) -> Path:
    """The same with a few statements and the one claim that a revision turns.

    Each preview judges every one of them anew; most tests ask what becomes of the file.
    """
    for name, rows in (("statements.csv", 8), ("claims.csv", 1)):
        lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(lines[: rows + 1]), "utf-8", newline="")
    return folder


def rows_of(folder: Path, source: str, kind: str = "trade") -> pd.DataFrame:
    """The rows of a source, as a publisher's file would bring them: each with its line."""
    package = open_package(folder)
    stacked: pd.DataFrame = getattr(package, kind)
    rows = stacked[stacked["source"] == source].drop(columns="source")
    return rows.set_axis(range(2, len(rows) + 2))


def revised(folder: Path) -> Tidy:
    """The IMTS file with one value of 2021 revised, and one year less."""
    rows = rows_of(folder, "imf-imts")
    rows.loc[(rows["period"] == "2021") & (rows["flow"] == "export"), "value_usd"] += 1_000_000
    return tidied(rows[rows["period"] != "2016"])


def added(folder: Path, source: str = "comtrade") -> Tidy:
    """A source that the package does not hold."""
    rows = rows_of(folder, "imf-imts")
    return tidied(rows[rows["period"] == "2020"], source=source, publisher="UN Comtrade")


def proposed(folder: Path, tidy: Tidy | None = None, **choices: Any) -> Proposal:
    """A proposal for a folder, on a fixed day."""
    whole = {"mode": Mode.WHOLE} if tidy is None else {}
    chosen = Choices(**{**whole, **choices})
    return propose(tidy or revised(folder), open_package(folder), chosen, DAY)


DOCUMENT = {
    "title": "Trade of last year",
    "publisher": "A Newspaper",
    "kind": "article",
    "published": "2024-01-15",
    "published_basis": "printed on the page",
    "address": "https://example.org/trade",
}
CLAIM = {
    "paragraph": 3,
    "reporter": "RUS",
    "partner": "TUR",
    "measure": "turnover",
    "relation": "equals",
    "value": 66.6e9,
    "unit": "US dollars",
    "precision": 1e8,
    "period": "2023",
    "fragment": "reached $66.6 billion",
    "kind": "stated",
}
EVENT = {
    "start": "2023-10-05",
    "label": "A bridge opens",
    "pair": "RUS-TUR",
    "in_article": "no",
    "date_basis": "reported",
}


def kept(folder: Path) -> Proposal:
    """A claim and its document, on a fixed day."""
    keeping_ = keeping(open_package(folder), {"documents": [DOCUMENT], "claims": [CLAIM]}, DAY)
    assert keeping_.proposal is not None, keeping_.problems
    return keeping_.proposal


def without_documents(folder: Path) -> None:
    """As packages were before there was the table: no file, no schema, no card, no reference."""
    path = folder / "datapackage.json"
    index = json.loads(path.read_bytes())
    index["resources"] = [one for one in index["resources"] if one["name"] != "documents"]
    path.write_text(json.dumps(index), "utf-8")
    (folder / "documents.csv").unlink()
    (folder / "schemas" / "documents.json").unlink()
    path = folder / "schemas" / "claims.json"
    schema = json.loads(path.read_bytes())
    schema["foreignKeys"] = schema["foreignKeys"][:-1]
    path.write_text(json.dumps(schema), "utf-8")


def changes_of(proposal: Proposal) -> Changes:
    assert proposal.changes is not None, proposal.refusal
    return proposal.changes


def outcome_of(proposal: Proposal) -> Package:
    assert proposal.outcome is not None, proposal.refusal
    return proposal.outcome


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of the folder outside the history, with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {str(path.relative_to(folder)): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if ".history" not in name}


def card(folder: Path, name: str = "trade-imf-imts") -> dict[str, Any]:
    """A card of the folder's index."""
    index = json.loads((folder / "datapackage.json").read_bytes())
    (found,) = (one for one in index["resources"] if one["name"] == name)
    return dict(found)
