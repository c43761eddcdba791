"""How long a large table of trade takes to be read and checked, against a plain read by Arrow.

    python tests/benchmarks/read_table.py --rows 1000000 10000000

Writes a table of its own: 200 economies, both flows, years and then months, figures by a fixed
seed; one row in eight has a note with a comma in quotation marks. Then, alternating, each in a
process of its own: read and checked by us; read by Arrow with the same types, nothing checked.
Then one cell is wrong, and the row is told. Seconds are those of the reading alone, memory is the
most that the process held. Target: at most 3 times the plain read.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, permutations, product
from operator import truediv
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "data" / "schemas" / "trade.json"
HEADER = "reporter,partner,flow,period,valuation,value_usd,status,note\n"
ECONOMIES = [f"{a}{b}{c}" for a, b, c in product("QRSTUVWX", "ABCDE", "ABCDE")]
FLOWS = (("export", "fob"), ("import", "cif"))
YEARS = [str(year) for year in range(1960, 2020)]
MONTHS = [f"{year}-{month:02d}" for year in range(1990, 2020) for month in range(1, 13)]
NOTE = '"a note, as one row in eight has it"'
BLOCK = 50_000
ROUNDS = 5


def write(path: Path, rows: int) -> None:
    """A table of that many rows, sorted as we sort."""
    lines = _lines()
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for start in range(0, rows, BLOCK):
            file.write("".join(islice(lines, min(BLOCK, rows - start))))


def _lines() -> Iterator[str]:
    chance = Random(13)
    for (reporter, partner), (flow, valuation), periods in _sides():
        for place, period in enumerate(periods):
            value, note = chance.randrange(1, 10**11), "" if place % 8 else NOTE
            yield f"{reporter},{partner},{flow},{period},{valuation},{value},reported,{note}\n"


def _sides() -> Iterator[tuple[tuple[str, str], tuple[str, str], list[str]]]:
    for periods in (YEARS, MONTHS):
        yield from product(permutations(ECONOMIES, 2), FLOWS, [periods])


def ours(path: Path) -> None:
    """Read and checked, as each opening of a package does it."""
    from dashboard.package.tables import read_good_rows

    schema = SCHEMA.read_bytes()
    started = now()
    read = read_good_rows(path.name, path.read_bytes(), schema)
    report(started)
    assert read.frame is not None
    assert len(read.problems) == path.name.startswith("wrong"), read.problems[:3]


def plain(path: Path) -> None:
    """Read by Arrow with the same types."""
    import pyarrow as pa
    from pyarrow import csv

    kinds = dict.fromkeys(HEADER.strip().split(","), pa.large_string()) | {"value_usd": pa.int64()}
    started = now()
    content = pa.BufferReader(path.read_bytes())
    table = csv.read_csv(content, convert_options=csv.ConvertOptions(column_types=kinds))
    report(started)
    assert table.num_rows


WAYS = {"ours": ours, "plain": plain}


Figures = tuple[float, ...]
"""Seconds, seconds of the processors, and peak memory in MB."""


def now() -> Figures:
    """The clock of the wall and that of the processors, which other work disturbs less."""
    return time.perf_counter(), time.process_time()


def report(started: Figures) -> None:
    """The figures of the process that asked."""
    passed = (after - before for after, before in zip(now(), started, strict=True))
    print(*passed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measure(way: str, path: Path) -> Figures:
    """The figures of one way in a process of its own."""
    command = [sys.executable, __file__, "--way", way, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)}
    )
    return tuple(map(float, done.stdout.split()))


def spoil(path: Path) -> Path:
    """The same table with one figure that is none, near its end."""
    wrong = path.with_name(f"wrong {path.name}")
    content = path.read_bytes()
    at = content.rindex(b",reported", 0, len(content) - 100)
    wrong.write_bytes(content[:at] + b"x" + content[at:])
    return wrong


def compare(rows: int, rounds: int) -> None:
    """Both ways, alternating, and once ours with a wrong cell."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trade.csv"
        write(path, rows)
        found: dict[str, list[Figures]] = {way: [] for way in WAYS}
        for _ in range(rounds):
            for way, runs in found.items():
                runs.append(measure(way, path))
        wrong = measure("ours", spoil(path))
        size = path.stat().st_size / 1e6
    print(f"{rows:,} rows, {size:,.0f} MB, median of {rounds}:")
    middle = {
        way: [statistics.median(one) for one in zip(*found[way], strict=True)] for way in found
    }
    for way, figures in [*middle.items(), ("wrong", wrong)]:
        print("  {:6} {:6.2f} s  {:6.2f} s of processors  {:6,.0f} MB".format(way, *figures))
    wall, processors, _ = map(truediv, middle["ours"], middle["plain"])
    print(f"  ratio {wall:.2f}, of processors {processors:.2f} (target 3)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("path", type=Path, nargs="?")
    asked = parser.parse_args()
    if asked.way:
        WAYS[asked.way](asked.path)
    else:
        for size in asked.rows:
            compare(size, asked.rounds)
