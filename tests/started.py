"""A command of ours that serves the dashboard, watched from outside until it answers."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60.0
# Health is asked for directly: a proxy named in the environment knows nothing of this computer.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """What a command wrote: its first line, and once it is stopped the rest and its log."""

    said: str = ""
    more_said: str = ""
    log: str = ""


@contextmanager
def served(
    command: Sequence[str], port: int, folder: Path, env: Mapping[str, str], *more: str
) -> Iterator[Served]:
    """The command, run in a folder, once it answers; its words are there when the block ends."""
    process = subprocess.Popen(
        [*command, "run", "--no-browser", "--port", str(port), *more],
        cwd=folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    words = Served()
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        assert process.poll() is None
        assert answers(port)
        assert process.stdout
        words.said = process.stdout.readline()
        yield words
    finally:
        process.terminate()
        words.more_said, words.log = process.communicate(timeout=20)


def answers(port: int) -> bool:
    try:
        with DIRECT.open(f"http://{HOST}:{port}/_stcore/health", timeout=5) as answer:
            return bool(answer.read() == b"ok")
    except OSError:
        return False
