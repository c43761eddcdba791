"""How well figures of trade are read out of text, by language and by kind of sentence.

    .venv/bin/python tests/benchmarks/gold.py [--show] [--lang en,tr] [--set FOLDER]

Targets: English recall 0.90, precision 0.90, exact 0.85; the others together 0.75, 0.90, 0.75.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from articles.scoring import GOLD, SECOND, Passage, Score, passages, score

from dashboard.articles.reader import read


def line(name: str, one: Score) -> str:
    """A line of the table."""
    counts = one.counts
    return (
        f"{name:45} {counts['claims']:4} {one.recall:6.2f} {one.precision:6.2f} {one.exact:6.2f}  "
        f"traps {counts['sprung']}/{counts['traps']}  "
        f"targets {counts['told apart']}/{counts['targets']}"
    )


def by(key: str, these: list[Passage], show: bool) -> list[str]:
    """A line for each language, or each kind of sentence."""
    names = dict.fromkeys(getattr(one, key) for one in these)
    told = {
        name: score((one for one in these if getattr(one, key) == name), answer) for name in names
    }
    lines = [line(f"{name}", one) for name, one in told.items()]
    return lines + ([each for one in told.values() for each in one.lines] if show else [])


def answer(paragraphs: Sequence[str]) -> list[dict[str, object]]:
    """What the reader proposes."""
    return [one.as_json() for one in read(paragraphs)]


def main() -> None:
    """Prints the tables."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--set", type=Path, action="append", help="a folder; else both of ours")
    args.add_argument("--lang", default="")
    args.add_argument("--show", action="store_true", help="what was missed, wrong or false")
    asked = args.parse_args()
    for folder in asked.set or (GOLD, SECOND):
        told = [p for p in passages(folder) if not asked.lang or p.lang in asked.lang.split(",")]
        show_set(folder.name, told, asked.show)


def show_set(name: str, these: list[Passage], show: bool) -> None:
    """Prints the tables of one set."""
    start = time.perf_counter()
    print(f"{name:44} claims recall  prec.  exact")
    print("\n".join(by("note", these, show)), end="\n\n")
    print("\n".join(by("lang", these, show=False)))
    print(line("all", score(these, answer)))
    print(f"{time.perf_counter() - start:.2f} s", end="\n\n")


if __name__ == "__main__":
    main()
