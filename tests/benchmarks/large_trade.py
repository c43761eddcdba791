"""Ten million rows of trade beside the shipped data: the Overview, and a pair never asked for.

    .venv/bin/python tests/benchmarks/large_trade.py --rounds 5

Makes a package in a folder for a while (or in --folder, and keeps it): the shipped data and one
more source of trade, of 200 economies with each other, both flows, over 60 years of months and
years as many as it takes, from a fixed seed. Its columnar copy is made first. Then, in processes of
their own, in turn: opening the data and making all that the Overview shows, with the shipped data
and with the large package; and in the last of them pairs that nobody has asked for, each once.
Targets: 1.25 times the shipped data's time, and 150 ms a pair.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv

from dashboard.package import columnar
from dashboard.reading.iso import COUNTRIES
from dashboard.shipped import SHIPPED

ROWS, ECONOMIES, YEARS, SEED = 10_000_000, 200, range(1965, 2025), 13
SOURCE, TIMES, PAIR_MS = "the-world", 1.25, 150.0
PALETTE = ("#0072B2", "#B84A00", "#8C2D62", "#1B7F5C", "#7A5C00", "#5B4FB3")
SCRIPT = """
import json, sys, time
begun = time.perf_counter()
from pathlib import Path
from dashboard.claims import exhibit_overview as overview
from dashboard.package.package import open_package
from dashboard.package.documents import documents_of
from dashboard.series.exhibit import over_time
from dashboard.series.books import Request
from dashboard.series.flows import Pair
from dashboard.series.trade import TradeChoice
from dashboard.vocabulary import Ledger
imported = time.perf_counter()
package = open_package(Path(sys.argv[1]))
opened = time.perf_counter()
overview.answer(package, None)
overview.cards(package)
overview.sources(package)
overview.turnover(package, Ledger.FIRST, None).draw()
shown = time.perf_counter()
pairs, figures = [], []
for one, other in json.loads(sys.argv[2]):
    before = time.perf_counter()
    pair = Pair(f"{one}-{other}", one, other, f"{one}–{other}", "#0072B2")
    exhibit = over_time(package, TradeChoice(Request((pair,))))
    figures.append(1000 * (time.perf_counter() - before))
    exhibit.draw()
    pairs.append(1000 * (time.perf_counter() - before))
print(json.dumps([imported - begun, opened - imported, shown - opened, pairs, figures]))
"""


def economies() -> list[str]:
    """The codes of the economies, those of the shipped data among them."""
    own = list(pd.read_csv(SHIPPED / "economies.csv")["code"])
    others = [code for code in COUNTRIES if code not in own]
    return [*(code for code in own if code in COUNTRIES), *others][:ECONOMIES]


def rows(count: int) -> pd.DataFrame:
    """So many rows of trade, the same every time: every pair, both flows, years and then months."""
    codes = np.array(sorted(economies()))
    one, other = (side.ravel() for side in np.meshgrid(codes, codes, indexing="ij"))
    one, other = one[one != other], other[one != other]
    periods = [f"{year}" for year in YEARS]
    periods += [f"{year}-{month:02}" for year in reversed(YEARS) for month in range(1, 13)]
    lines = 2 * len(one)
    needed = sorted(periods[: -(-count // lines)])
    whole = pd.DataFrame(
        {
            "reporter": np.repeat(one, 2 * len(needed)),
            "partner": np.repeat(other, 2 * len(needed)),
            "flow": np.tile(np.repeat(["export", "import"], len(needed)), len(one)),
            "period": np.tile(needed, lines),
        },
        dtype="str",
    )
    chance = np.random.default_rng(SEED)
    whole["valuation"] = whole["flow"].map({"export": "fob", "import": "cif"}).astype("str")
    whole["value_usd"] = np.round(np.exp(chance.normal(15, 3, len(whole))))
    whole["status"] = np.where(chance.random(len(whole)) < 0.9, "reported", "estimate")
    whole["status"] = whole["status"].astype("str")
    whole["note"] = pd.Series("", whole.index, dtype="str")
    return whole.iloc[:count].set_axis(range(2, count + 2))


def made(folder: Path, count: int) -> None:
    """The shipped package with one source more, and its copy."""
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    frame = rows(count)
    path = folder / "trade" / f"{SOURCE}.csv"
    table = pa.Table.from_pandas(frame.astype({"value_usd": "int64"}), preserve_index=False)
    pacsv.write_csv(table, path, pacsv.WriteOptions(quoting_style="none", quoting_header="none"))
    index = json.loads((folder / "datapackage.json").read_text("utf-8"))
    card = next(dict(one) for one in index["resources"] if one["source"] == "imf-imts")
    words = {"name": f"{SOURCE}-trade", "source": SOURCE, "title": "Made by a script", "parts": []}
    card |= {**words, "path": f"trade/{SOURCE}.csv", "short_name": "Made by a script"}
    index["resources"].append(card)
    index["ledger_order"]["*"].append(SOURCE)
    (folder / "datapackage.json").write_text(json.dumps(index), "utf-8")
    _with_economies(folder)
    schema = (folder / "schemas" / "trade.json").read_bytes()
    csv = columnar.Csv(folder, f"trade/{SOURCE}.csv", schema)
    assert columnar.made(csv, path.read_bytes(), frame) is not None


def _with_economies(folder: Path) -> None:
    held = pd.read_csv(folder / "economies.csv", dtype="str", keep_default_na=False)
    lacking = [code for code in economies() if code not in set(held["code"])]
    more = pd.DataFrame({"code": lacking, "name": lacking})
    more["colour"] = [PALETTE[i % len(PALETTE)] for i in range(len(more))]
    pd.concat([held, more]).fillna("").to_csv(folder / "economies.csv", index=False)


class Times(NamedTuple):
    """What a process of its own took: in seconds, and for each pair in milliseconds."""

    load: float
    open: float
    show: float
    pairs: list[float]
    figures: list[float]

    @property
    def all(self) -> float:
        """From the start to the Overview's exhibits."""
        return self.load + self.open + self.show


def measured(folder: Path, pairs: list[list[str]]) -> Times:
    """The Overview of a package, and then pairs that it was not asked for before."""
    asked = [sys.executable, "-c", SCRIPT, str(folder), json.dumps(pairs)]
    return Times(*json.loads(subprocess.run(asked, check=True, capture_output=True).stdout))


def main() -> None:
    """Makes the package, measures, and prints each figure with its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--folder", type=Path, default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as held:
        folder = asked.folder or Path(held) / "data"
        if not (folder / "trade" / f"{SOURCE}.csv").exists():
            begun = time.perf_counter()
            made(folder, asked.rows)
            print(f"made {asked.rows:,} rows and their copy in {time.perf_counter() - begun:.0f} s")
        _report(folder, asked.rounds)


def _report(folder: Path, rounds: int) -> None:
    codes, chance = economies(), np.random.default_rng(SEED)
    own = pd.read_csv(SHIPPED / "pairs.csv")[["first", "second"]].to_numpy().tolist()
    pairs = [[str(code) for code in chance.choice(codes, 2, replace=False)] for _ in own]
    # The first round of each only warms the disk.
    both = [(measured(SHIPPED, own), measured(folder, pairs)) for _ in range(rounds + 1)][1:]
    for what in ("load", "open", "show", "all"):
        one, other = (median(getattr(r[i], what) for r in both) for i in (0, 1))
        print(f"{what:5} shipped {one:6.2f} s, large {other:6.2f} s, {other / one:5.2f} times")
    print(f"target: all at most {TIMES} times")
    for what, words in (("figures", "its figures and words"), ("pairs", "with its chart")):
        one, other = (median(ms for r in both for ms in getattr(r[i], what)) for i in (0, 1))
        print(f"a pair never asked for, {words}: shipped {one:.0f} ms, large {other:.0f} ms")
    print(f"target: {PAIR_MS:.0f} ms")


if __name__ == "__main__":
    main()
