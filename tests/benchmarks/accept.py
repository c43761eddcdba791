"""How long it takes to preview, propose, accept and undo: the shipped data, and 100,000 rows.

Prints the median of several rounds after a first one.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from swapping import data_folder, proposed, rows_of, tidied

from dashboard.intake.preview import previewed
from dashboard.package.package import open_package
from dashboard.reading.tidy import Tidy
from dashboard.swap.accept import accept
from dashboard.swap.groups import Mode
from dashboard.swap.history import undo
from dashboard.swap.proposal import Choices

ROUNDS = 5
LARGE = 100_000
T = TypeVar("T")


def main() -> None:
    """One value revised, every value revised, and the large source, one after the other."""
    sizes: dict[str, Callable[[Path, int], Tidy]] = {
        "the shipped IMTS file, one value revised": partial(_revised, most=1),
        "the shipped IMTS file, every value revised": _revised,
        f"{LARGE:,} rows": lambda _, number: _many(LARGE, number),
    }
    for name, make in sizes.items():
        with tempfile.TemporaryDirectory() as place:
            folder = data_folder(Path(place))
            _round(folder, make(folder, ROUNDS))
            times = [_round(folder, make(folder, number)) for number in range(ROUNDS)]
        medians = [statistics.median(part) for part in zip(*times, strict=True)]
        words = ("preview", "propose", "accept", "undo")
        told = ", ".join(f"{word} {t:.2f} s" for word, t in zip(words, medians, strict=True))
        print(f"{name}: {told}")


def _round(folder: Path, tidy: Tidy) -> tuple[float, float, float, float]:
    """The whole preview, as page and command ask for it; then proposal, acceptance and undo."""
    package, choices = open_package(folder), Choices(mode=Mode.WHOLE)
    _, whole = _timed(lambda: previewed(tidy, package, choices))
    proposal, first = _timed(lambda: proposed(folder, tidy))
    _, second = _timed(lambda: accept(proposal))
    _, third = _timed(lambda: undo(folder))
    return whole, first, second, third


def _revised(folder: Path, number: int, most: int | None = None) -> Tidy:
    frame = rows_of(folder, "imf-imts")
    frame.loc[frame.index[:most], "value_usd"] += number + 1
    return tidied(frame)


def _many(rows: int, number: int) -> Tidy:
    """Days of one flow, so that every key is its own."""
    days = pd.date_range("1700-01-01", periods=rows, freq="D").strftime("%Y-%m-%d")
    frame = pd.DataFrame({"reporter": "RUS", "partner": "IRN", "flow": "export",
                          "period": days + "/" + days, "valuation": "fob",
                          "value_usd": range(number, number + rows), "status": "reported",
                          "note": ""})  # fmt: skip
    return tidied(frame.astype({"value_usd": "float64"}), source="many")


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    done = work()
    return done, time.perf_counter() - start


if __name__ == "__main__":
    main()
