"""A command of ours that serves the dashboard, watched from outside until it answers."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60.0
# Health is asked for directly: a proxy named in the environment knows nothing of this computer.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    command: Sequence[str], port: int, folder: Path, env: Mapping[str, str], *more: str
) -> Iterator:
    """The command, run in a folder, once it answers; its words are there when the block ends."""
    process = subprocess.Popen(
        [*command, "run", "--no-browser", "--port", str(port), *more],
        cwd=folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        assert process.poll() is None
        assert answers(port)
        process.said = process.stdout.readline()
        yield process
    finally:
        process.terminate()
        process.more_said, process.log = process.communicate(timeout=20)


def answers(port: int) -> bool:
    try:
        with DIRECT.open(f"http://{HOST}:{port}/_stcore/health", timeout=5) as answer:
            return answer.read() == b"ok"
    except OSError:
        return False
