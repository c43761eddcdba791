"""How long a package with a large table of trade takes to its first figure.

    python tests/benchmarks/first_figure.py --rows 0 100000 1000000

The shipped data with a made-up table beside them (`read_table.py`), opened in a process of its own:
seconds until it is open, and until what the Overview shows first is made, without the imports.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.read_table import ECONOMIES, ROOT, ROUNDS, now, write

NAME = "made-up"


def package(folder: Path, rows: int) -> Path:
    """The shipped data in a folder, with so many rows of 200 more economies."""
    shutil.copytree(ROOT / "data", folder)
    write(folder / "trade" / f"{NAME}.csv", rows)
    index = folder / "datapackage.json"
    held = json.loads(index.read_text("utf-8"))
    card = next(one for one in held["resources"] if one["kind"] == "trade")
    named = dict.fromkeys(("name", "source", "title", "short_name"), NAME)
    held["resources"].append({**card, **named, "path": f"trade/{NAME}.csv"})
    index.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    with (folder / "economies.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{code},Economy {code},,,,#777777\n" for code in ECONOMIES)
    return folder


def opened(folder: Path) -> None:
    """Seconds until the package is open, and until the Overview's first exhibit is made."""
    from dashboard.package.package import open_package
    from dashboard.views.views import view_of

    started = now()
    data = open_package(folder)
    after = now()
    view_of(data, "overview", {})
    print(after[0] - started[0], *(b - a for a, b in zip(started, now(), strict=True)))


def measure(folder: Path) -> tuple[float, ...]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--folder", str(folder)]
    env = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return tuple(map(float, done.stdout.split()))


def main(sizes: list[int], rounds: int) -> None:
    """The quickest of several rounds for each size: what else the machine does only adds."""
    for rows in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = package(Path(place) / "data", rows) if rows else ROOT / "data"
            opened, figure, processors = min(measure(folder) for _ in range(rounds))
        print(
            f"{rows:9,} rows more: opened in {opened:.2f} s, the first figure after {figure:.2f} s "
            f"({processors:.2f} s of processors)"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[0, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    if asked.folder:
        opened(asked.folder)
    else:
        main(asked.rows, asked.rounds)
