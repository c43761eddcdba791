"""How long a command takes, beside the import of pandas: medians, in turns, in one run.

    .venv/bin/python tests/benchmarks/commands.py --rounds 9

Target: `--version` in at most 0.15 s, `series` in at most 1.2 times what pandas takes to load.
Measured is the time of the processor, since machines here are noisy, and by the clock.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PYTHON = sys.executable
COMMAND = str(Path(PYTHON).with_name("two-ledgers"))
RUNS = {
    "import pandas": [PYTHON, "-c", "import pandas"],
    "--version": [COMMAND, "--version"],
    "series": [COMMAND, "series", "RUS-IRN", "RUS-TUR"],
    "claims": [COMMAND, "claims"],
    "check": [COMMAND, "check"],
}


def taken(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor and by the clock that a command takes."""
    before, begun = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    worked = after.children_user + after.children_system
    return worked - before.children_user - before.children_system, time.perf_counter() - begun


def main() -> None:
    """Prints a line for each command."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=9)
    rounds = asked.parse_args().rounds
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in RUNS}
    for _ in range(rounds):
        for name, command in RUNS.items():
            found[name].append(taken(command))
    worked, clock = (
        {name: statistics.median(one[part] for one in each) for name, each in found.items()}
        for part in (0, 1)
    )
    for name in RUNS:
        times = worked[name] / worked["import pandas"]
        print(f"{name:15} {worked[name]:5.2f} s of work, {clock[name]:5.2f} s, {times:5.2f} times")


if __name__ == "__main__":
    main()
