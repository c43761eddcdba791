"""Records what the product says, to be compared after the code has been rearranged.

    python tests/recorded/record.py                  writes all answers anew
    python tests/recorded/record.py trade claims     only those whose name holds one of the words
    python tests/recorded/record.py --whole FOLDER   writes them uncut to another folder

The code is known here by two things only: the command, and where each page is drawn.
"""

import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from recorded.pages import MOST_BYTES, Answer, shown  # noqa: E402
from recorded.specimens import specimens  # noqa: E402
from typer.testing import CliRunner, Result  # noqa: E402

from dashboard.cli import app  # noqa: E402

PAGES = {
    "overview": "dashboard.claims.page_overview:render",
    "claims": "dashboard.claims.page:render",
    "trade": "dashboard.series.page:render",
    "ledgers": "dashboard.ledgers.page:render",
    "indicators": "dashboard.indicators.page:render",
    "data": "dashboard.intake.page:render",
    "method": "dashboard.method.page:render",
}
"""Where each page is drawn: the only place to change when modules move."""

DATA = ROOT / "data"
SHIPPED = ("--data", str(DATA))
ANSWERS = Path(__file__).resolve().parent / "answers"
FIRST_LINES = 40
FOLDER_VARIABLE = "TWO_LEDGERS_DATA"
MEASURES = (
    "turnover", "exports", "imports", "balance", "index", "change", "ratio", "share",
    "share-of-partner",
)  # fmt: skip
LEDGERS = ("first", "partner", "importers", "exporters")
PAIRS = ("RUS-IRN", "RUS-TUR", "TUR-IRN")
OLDER = ("RUS-IRN", "RUS-TUR", "RUS-DEU")
"""Pairs of which one had predecessors on both sides."""
MONTHLY = ("RUS-TUR", "RUS-CHN", "RUS-DEU")
"""Pairs of which the data hold months."""
FORMATS = ("text", "json", "csv", "claimreview")
CLAIMS = {
    **{form: ("--format", form) for form in FORMATS},
    **{f"statements-{form}": ("--statements", "--format", form) for form in FORMATS[:2]},
    "estimates-csv": ("--estimates", "--format", "csv"),
    "constant-text": ("--constant", "--about", "10"),
}
CHOICES: dict[str, dict[str, str | list[str]]] = {
    "overview": {},
    "overview-partners": {"books": "second"},
    "overview-constant": {"prices": "2021"},
    "claims": {},
    "claims-constant": {
        "claim": "russia-turkey-turnover", "prices": "constant", "count": "estimates",
    },
    "claims-ratio-then": {"claim": "turkey-iran-ratio", "about": "10", "releases": "then"},
    "claims-remarks": {"part": "remarks"},
    "claims-statements": {"part": "statements"},
    "claims-statements-chosen": {
        "part": "statements", "about-pair": "RUS-TUR", "verdict": "close", "speaker": "TurkStat",
        "search": "million",
    },
    "trade": {},
    "trade-index": {
        "pairs": ["RUS-CHN", "TUR-IRN", "RUS-DEU"], "measure": "index", "ledger": "second",
        "years": ["1960", "2020"], "base": "2005", "show": ["predecessors", "events"],
    },
    "trade-monthly": {
        "pairs": list(MONTHLY), "measure": "exports", "step": "monthly", "prices": "2020",
        "show": "statements", "years": ["2005", "2024"],
    },
    "trade-ratio-log": {"measure": "ratio", "scale": "log", "ledger": "importers"},
    "trade-constant": {"measure": "balance", "prices": "2020", "source": "imf-dots"},
    "trade-empty": {"pairs": ""},
    "ledgers": {},
    "ledgers-derived": {"pair": "RUS-TUR", "source": "imf-dots", "derived": "counted"},
    "ledgers-constant": {"pair": "RUS-CHN", "prices": "2020", "scale": "own"},
    "ledgers-one-sided": {"source": "imf-imts"},
    "indicators-beside": {},
    "indicators-beside-one-plot": {
        "measure": "exports", "layout": "one", "scale": "log", "prices": "2020",
        "with": ["events", "predecessors"],
    },
    "indicators-shares": {"part": "shares"},
    "indicators-shares-older": {"part": "shares", "pairs": ["RUS-DEU"], "with": "predecessors"},
    "indicators-oil": {"part": "oil"},
    "indicators-oil-lines": {"part": "oil", "drawn": "index", "measure": "exports"},
    "indicators-events": {"part": "events"},
    "indicators-events-partners": {"part": "events", "ledger": "second", "pairs": "RUS-CHN"},
    "indicators-goods": {"part": "goods"},
    "indicators-goods-months": {"part": "goods", "groups": "turkstat-monthly",
                                "shown": "dollars", "prices": "2020"},
    "data": {},
    "data-file": {"file": "trade-imf-imts"},
    "method": {},
}  # fmt: skip
"""Pages by the words of their address; the first word of a name is the page."""


def command(*words: str) -> Answer:
    """What the command prints, and how it ends."""
    return Answer(_printed(words, CliRunner().invoke(app, words)))


def add(name: str) -> Answer:
    """What a file would change in a fresh copy of the data."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        shutil.copytree(DATA, folder, ignore=lambda *_: [".history"])
        file = Path(place) / name
        file.write_bytes(specimens(folder)[name])
        words = ["add", str(file), "--dry-run", "--data", str(folder)]
        printed = _printed(words, CliRunner().invoke(app, words))
        return Answer(printed.replace(f"{place}/", ""))


def page(name: str, address: dict[str, str | list[str]]) -> Answer:
    """What a page shows at an address."""
    with patch.dict(os.environ, {FOLDER_VARIABLE: str(DATA)}):
        return shown(PAGES[name], address)


def _printed(words: Sequence[str], result: Result) -> str:
    """What was printed, without today's date, which stands in reviews and new releases."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    said = [f"$ two-ledgers {' '.join(words)}", f"exit code {result.exit_code}", result.stdout]
    told = "\n".join([*said, *filter(None, [result.stderr])])
    return told.replace(date.today().isoformat(), "TODAY")


def _questions() -> Iterator[tuple[str, Callable[[], Answer]]]:
    for measure in MEASURES:
        for ledger in LEDGERS:
            asked = ("--measure", measure, "--ledger", ledger)
            yield f"series-{measure}-{ledger}", partial(command, "series", *PAIRS, *SHIPPED, *asked)
    for ledger in LEDGERS:
        words = ("series", *SHIPPED, "--ledger", ledger)
        yield f"series-monthly-{ledger}", partial(command, *words, *MONTHLY, "--step", "monthly")
        yield f"series-joined-{ledger}", partial(command, *words, *OLDER, "--join")
    yield "series-json", partial(command, "series", *PAIRS[:2], *SHIPPED, "--format", "json")
    yield "series-refused", partial(command, "series", "RUS-IRN", *SHIPPED, "--measure", "ratio")
    for name, more in CLAIMS.items():
        yield f"judged-{name}", partial(command, "claims", *more, *SHIPPED)
    for name in specimens(DATA):
        yield f"add-{name.removesuffix('.csv')}", partial(add, name)
    for name, address in CHOICES.items():
        yield f"page-{name}", partial(page, name.split("-")[0], address)


QUESTIONS = dict(_questions())


def names(question: str) -> list[str]:
    """The files that the answers to a question may stand in."""
    return [f"{question}{ending}.txt" for ending in ("", "-tables", "-downloads")]


def answers(question: str) -> dict[str, str]:
    """The answers to a question, uncut, by the names of their files."""
    told = zip(names(question), QUESTIONS[question](), strict=True)
    return {name: _plain(text) for name, text in told if text.strip()}


def _plain(text: str) -> str:
    """Without the folder of the data, which a page writes with a backslash before some marks."""
    text = re.sub("".join(rf"\\?{re.escape(mark)}" for mark in str(DATA)), "DATA", text)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def cut(text: str) -> str:
    """An answer as it is kept: in full, or its size, beginning and digest."""
    content = text.encode()
    if len(content) <= MOST_BYTES:
        return text
    lines = text.splitlines()
    head = f"{len(lines)} lines, sha256 {hashlib.sha256(content).hexdigest()}, beginning:"
    return "\n".join([head, *lines[:FIRST_LINES], ""])


def main(words: list[str]) -> None:
    """Writes the answers, all or those asked for."""
    is_whole = words[:1] == ["--whole"]
    folder, words = (Path(words[1]), words[2:]) if is_whole else (ANSWERS, words)
    folder.mkdir(parents=True, exist_ok=True)
    if not (words or is_whole):
        for path in folder.glob("*.txt"):
            path.unlink()
    chosen = [name for name in QUESTIONS if not words or any(word in name for word in words)]
    for question in chosen:
        for name, text in answers(question).items():
            (folder / name).write_text(text if is_whole else cut(text), "utf-8")
    print(f"{len(chosen)} questions answered in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
