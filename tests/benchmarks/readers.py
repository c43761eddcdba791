"""Many readers at once: each walks over all pages; how long a page takes, and what memory.

    .venv/bin/python tests/benchmarks/readers.py --clients 30 --seconds 300 --pause 1 4

The server is started as a user starts it, over a copy of the shipped data. Each reader speaks
Streamlit's protocol: a WebSocket, a wish for a page, all messages up to the word that its script
has finished; between two pages a pause, in which it does what a browser does by itself (the wishes
of a fragment that runs every so often). Memory is that of the server's process.

Before it, one reader walks alone over the same pages: that is the floor in the same run, of which
the others' times are told as a multiple, since machines differ and are noisy.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil
from browser import stage
from open_tab import open_tab
from websockets.exceptions import WebSocketException

TARGET_P95, TARGET_MB, TARGET_GROWTH = 1.0, 4.0, 2.0
LAST = 180.0
"""Seconds at the end over which memory must not grow."""
LOOKS_EVERY = 1.0
ENDS = 15
"""How many looks at memory are averaged at each end of that time."""
MB = 1024 * 1024


@dataclass
class Seen:
    """What readers met with: seconds of each page opened, in order, and what went wrong."""

    taken: list[tuple[str, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> list[float]:
        return [seconds for _, seconds in self.taken]


PAGES = [path.strip("/") for path in stage.PAGES.values()]


def pages(seed: int) -> Iterator[str]:
    """The first page, and then all pages round and round, each time in another order."""
    order = random.Random(seed)
    yield ""
    while True:
        yield from order.sample(PAGES, len(PAGES))


async def walk(
    address: str, seen: Seen, seed: int, until: Callable[[int], bool], pause: Callable[[], float]
) -> None:
    """One reader, who comes again in another tab where the way breaks off."""
    way, steps = pages(seed), 0
    while not until(steps):
        try:
            async with open_tab(address, seen.errors) as tab:
                while not until(steps):
                    page = next(way)
                    seen.taken.append((page, await tab.open(page)))
                    steps += 1
                    await asyncio.sleep(pause())
        except (OSError, TimeoutError, WebSocketException) as found:
            seen.errors.append(f"{type(found).__name__}: {found}")
            await asyncio.sleep(1)


async def all_walk(address: str, clients: int, seconds: float, pauses: tuple[float, float]) -> Seen:
    seen, ends, chance = Seen(), time.monotonic() + seconds, random.Random(0)

    def pause() -> float:
        return chance.uniform(*pauses)

    async def come(seed: int) -> None:
        await asyncio.sleep(pause())
        await walk(address, seen, seed, lambda _steps: time.monotonic() >= ends, pause)

    await asyncio.gather(*map(come, range(clients)))
    return seen


def server() -> psutil.Process:
    """The process that serves, below the command that we started."""
    below = psutil.Process(os.getpid()).children(recursive=True)
    return next(one for one in reversed(below) if "streamlit" in one.cmdline())


@dataclass
class Memory:
    """The server's memory, looked at again and again."""

    process: psutil.Process
    looks: list[tuple[float, float]] = field(default_factory=list)

    def look(self) -> float:
        held = float(self.process.memory_info().rss) / MB
        self.looks.append((time.monotonic(), held))
        return held

    async def watch(self) -> None:
        while True:
            self.look()
            await asyncio.sleep(LOOKS_EVERY)

    def growth(self) -> float:
        """Percent over the last minutes, each end averaged over a few looks."""
        since = self.looks[-1][0] - LAST
        held = [mb for when, mb in self.looks if when >= since]
        first, last = statistics.fmean(held[:ENDS]), statistics.fmean(held[-ENDS:])
        return 100 * (last - first) / first


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


async def measure(address: str, given: argparse.Namespace) -> bool:
    memory, alone = Memory(server()), Seen()
    for seed in range(2):
        # The first round makes what is remembered afterwards; the second is the floor.
        alone = Seen()
        await walk(address, alone, seed, lambda steps: steps > len(PAGES), lambda: 0.2)
    floor = statistics.median(alone.seconds)
    print(f"alone: {floor:.3f} s a page in the median, {max(alone.seconds):.3f} s at worst")
    before, worked = memory.look(), sum(memory.process.cpu_times()[:2])
    watching = asyncio.create_task(memory.watch())
    seen = await all_walk(address, given.clients, given.seconds, tuple(given.pause))
    watching.cancel()
    worked = sum(memory.process.cpu_times()[:2]) - worked
    return tell(seen, floor, before, memory, worked, given)


def tell(
    seen: Seen,
    floor: float,
    before: float,
    memory: Memory,
    worked: float,
    given: argparse.Namespace,
) -> bool:
    middle, late = statistics.median(seen.seconds), p95(seen.seconds)
    after = statistics.fmean(mb for _, mb in memory.looks[-ENDS:])
    each, growth = (after - before) / given.clients, memory.growth()
    print(
        f"{given.clients} readers, {given.seconds:.0f} s, pauses of {given.pause[0]:g} to "
        f"{given.pause[1]:g} s: {len(seen.taken)} pages, {len(seen.errors)} errors"
    )
    print(
        f"a page: {middle:.2f} s in the median ({middle / floor:.1f} times alone), {late:.2f} s at "
        f"the 95th percentile ({late / floor:.1f} times), {max(seen.seconds):.2f} s at worst"
    )
    for page in PAGES:
        taken = [seconds for name, seconds in seen.taken if name == page] or [0.0]
        print(f"  {page or 'overview':<12} {statistics.median(taken):.2f} s in the median")
    print(f"the server worked {worked / given.seconds:.2f} s a second")
    print(f"memory: {before:.0f} MB before, {after:.0f} MB at the end, {each:.1f} MB a reader")
    print(f"growth over the last {min(LAST, given.seconds):.0f} s: {growth:.1f} percent")
    for error in sorted(set(seen.errors)):
        print(f"  error: {error}")
    met = not seen.errors and late <= TARGET_P95 and each <= TARGET_MB and growth <= TARGET_GROWTH
    target = f"{TARGET_P95:g} s, no error, {TARGET_MB:g} MB, {TARGET_GROWTH:g} percent"
    print(f"target: {target}: {'met' if met else 'MISSED'}")
    return met


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clients", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--pause", type=float, nargs=2, default=(1.0, 4.0))
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    with stage.dashboard() as served:
        asyncio.run(measure(served.address, given))
        broken = served.log.count("Traceback")
    print(f"{broken} tracebacks in the log")


if __name__ == "__main__":
    main()
