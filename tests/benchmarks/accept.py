"""How long it takes to propose, accept and undo: the shipped data, and a source of 100,000 rows.

Prints the median of several rounds.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from swapping import data_folder, proposed, rows_of, tidied

from dashboard.reading.tidy import Tidy
from dashboard.swap.accept import accept
from dashboard.swap.history import undo

ROUNDS = 5
LARGE = 100_000


def main() -> None:
    """Both sizes, one after the other."""
    for name, rows in (("the shipped IMTS file", 0), (f"{LARGE:,} rows", LARGE)):
        with tempfile.TemporaryDirectory() as place:
            folder = data_folder(Path(place))
            times = [_round(folder, rows, number) for number in range(ROUNDS)]
        medians = [statistics.median(part) for part in zip(*times, strict=True)]
        words = ("propose", "accept", "undo")
        told = ", ".join(f"{word} {t:.2f} s" for word, t in zip(words, medians, strict=True))
        print(f"{name}: {told}")


def _round(folder: Path, rows: int, number: int) -> tuple[float, float, float]:
    tidy = _many(rows, number) if rows else _moved(folder, number)
    proposal, first = _timed(lambda: proposed(folder, tidy))
    _, second = _timed(lambda: accept(proposal))
    _, third = _timed(lambda: undo(folder))
    return first, second, third


def _moved(folder: Path, number: int) -> Tidy:
    frame = rows_of(folder, "imf-imts")
    return tidied(frame.assign(value_usd=frame["value_usd"] + number + 1))


def _many(rows: int, number: int) -> Tidy:
    """Days of one flow, so that every key is its own."""
    days = pd.date_range("1700-01-01", periods=rows, freq="D").strftime("%Y-%m-%d")
    frame = pd.DataFrame({"reporter": "RUS", "partner": "IRN", "flow": "export",
                          "period": days + "/" + days, "valuation": "fob",
                          "value_usd": range(number, number + rows), "status": "reported",
                          "note": ""})  # fmt: skip
    return tidied(frame.astype({"value_usd": "float64"}), source="many")


def _timed(work: Callable) -> tuple:
    start = time.perf_counter()
    done = work()
    return done, time.perf_counter() - start


if __name__ == "__main__":
    main()
