"""How long a picture takes once everything has been drawn before: SVG and PNG, for every page.

python tests/benchmarks/pictures.py [ROUNDS]
"""

import sys
from statistics import median
from time import perf_counter, process_time

from dashboard import api
from dashboard.package.package import Package
from dashboard.sharing.picture import SIZES, picture, png
from dashboard.sharing.view import View
from dashboard.views.views import views_of

ADDRESSES: list[tuple[str, dict[str, tuple[str, ...]]]] = [
    ("overview", {}),
    ("trade", {}),
    ("trade", {"show": ("claims", "statements", "events")}),
    ("ledgers", {}),
    ("claims", {"part": ("figures",)}),
    ("claims", {"part": ("remarks",)}),
    ("indicators", {"part": ("beside",)}),
    ("indicators", {"part": ("shares",)}),
    ("indicators", {"part": ("oil",)}),
    ("indicators", {"part": ("events",)}),
    ("indicators", {"part": ("goods",)}),
]
MOST = 0.5


def views(package: Package) -> list[tuple[str, View]]:
    """The first view of every address."""
    named = [(" ".join([page, *sum(said.values(), ())]), page, said) for page, said in ADDRESSES]
    return [(name, views_of(package, page, said)[0]) for name, page, said in named]


def seconds(view: View, size: str, rounds: int) -> list[tuple[float, float, float]]:
    """Of every round: an SVG, its PNG, and the processor's time for both; the first is none."""
    measured = []
    for _ in range(rounds + 1):
        start, busy = perf_counter(), process_time()
        svg = picture(view, SIZES[size])
        middle = perf_counter()
        png(svg)
        measured.append((middle - start, perf_counter() - middle, process_time() - busy))
    return measured[1:]


def main() -> None:
    """Prints a line for every picture, and marks those that take too long."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"medians of {rounds}, and the least time of the processor for both, in seconds")
    print(f"{'view':34}{'size':9}{'SVG':>7}{'PNG':>7}{'both':>7}{'busy':>7}")
    for name, view in views(api.open_data()):
        for size in SIZES:
            measured = seconds(view, size, rounds)
            drawn, painted, busy = zip(*measured, strict=True)
            both = median(svg + pixels for svg, pixels, _ in measured)
            told = (median(drawn), median(painted), both, min(busy))
            slow = "  slow" if both > MOST else ""
            print(f"{name:34}{size:9}" + "".join(f"{each:7.2f}" for each in told) + slow)


if __name__ == "__main__":
    main()
