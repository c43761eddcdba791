"""How long the server works when a reader makes a choice: every page, target 80 ms in the median.

    .venv/bin/python tests/benchmarks/rerun.py --rounds 15

Each page is drawn once, then again and again with another choice each time: choices never made
before (nothing of them is remembered) and the same ones once more. Measured is the page's own
script, from its first line to its last, with the shipped data; but not the moments in which it
waits for the browser to draw a chart.
"""

import argparse
import logging
import statistics
import sys
import tempfile
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pages
from streamlit.testing.v1 import AppTest

from dashboard.parts import exhibit

ROUNDS, TARGET_MS = 15, 80.0
YEARS = [
    ["years", str(first), str(last)] for last in (2021, 2022, 2024) for first in range(1995, 2015)
]
CHOICES = {
    "overview": [["books", "first"], ["books", "second"]],
    "claims": [["years-of-russia-iran-turnover", *span[1:]] for span in YEARS],
    "claims?part=remarks": [["part", "remarks"]],
    "claims?part=statements": [
        ["verdict", "close"],
        ["speaker", "TurkStat"],
        ["search", "billion"],
    ],
    "trade": YEARS,
    "ledgers": YEARS,
    "indicators": YEARS,
    "indicators?part=shares": YEARS,
    "indicators?part=oil": YEARS,
    "indicators?part=events": [["window", str(length)] for length in range(1, 11)],
    "indicators?part=goods": [["prices", str(year)] for year in range(1995, 2024)],
    "data": [["file", "pairs"], ["file", "events"]],
    "method": [["v", "1"]],
}
SCRIPT = """
import time
begun = time.perf_counter()
{script}
with open({file!r}, "a") as held:
    held.write(f"{{1000 * (time.perf_counter() - begun)}}\\n")
"""


def page(name: str, file: Path) -> AppTest:
    """One page of the dashboard, opened by its own address."""
    view, _, address = name.partition("?")
    script = SCRIPT.format(script=pages.script(view), file=str(file))
    test = AppTest.from_string(script, default_timeout=60)
    for word in filter(None, address.split("&")):
        key, _, value = word.partition("=")
        test.query_params[key] = value
    return test.run()


def reruns(name: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each rerun: with choices made for the first time, and made again."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "taken"
        test = page(name, file)
        turns = cycle(CHOICES[name])
        chosen = [next(turns) for _ in range(rounds)]
        for key, *values in [*chosen, *chosen]:
            test.query_params[key] = values
            test.run()
            if test.exception:
                raise RuntimeError(f"{name}: {test.exception}")
        taken = [float(line) for line in file.read_text().split()]
    return taken[1 : rounds + 1], taken[rounds + 1 :]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--pages", nargs="*", default=list(CHOICES), help="Only these pages.")
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    exhibit.HEAD_START = 0
    for name in given.pages:
        first, again = (statistics.median(taken) for taken in reruns(name, given.rounds))
        met = "met" if max(first, again) <= TARGET_MS else "MISSED"
        print(f"{name:<24} a new choice {first:5.0f} ms   made before {again:5.0f} ms   {met}")


if __name__ == "__main__":
    main()
