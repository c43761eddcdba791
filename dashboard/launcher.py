"""Starts the dashboard, and says where it is in one line, and what it opens in another."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn, TextIO

from dashboard.door import HOST, PORT, READ_ONLY_VARIABLE, Door
from dashboard.errors import CannotWrite, PortTaken, TwoLedgersError

APP = Path(__file__).resolve().parent / "app.py"
PATIENCE = 60.0
LAST_WORDS = 5.0
"""Seconds for the log to take in what a stopped server still said."""
FORMAT = "%(levelname)s %(name)s: %(message)s"
FOLDER_VARIABLE = "TWO_LEDGERS_DATA"
LIMIT_VARIABLE = "TWO_LEDGERS_LARGEST_FILE_MB"
LIMIT_MB = 200


def launch(
    data: Path, door: Door, browser: bool, limit: int, log: TextIO, say: Callable[[str], None]
) -> int:
    """Runs the dashboard until it is stopped; returns its exit code.

    `limit` is the size in MB that a file handed in may have; `log` gets what the server says.

    Every setting that matters for safety lies in dashboard/.streamlit/config.toml, which Streamlit
    reads wherever it is started from; where it is reached is said here.
    """
    refuse_taken(door)
    command = [sys.executable, "-m", "streamlit", "run", str(APP)]
    options = ["--server.address", door.address, "--server.port", str(door.port)]
    options += [word for name in door.hosts for word in ("--server.allowedHosts", name)]
    options += ["--server.headless", "true"]
    options += ["--server.maxUploadSize", str(limit)]
    # The address is said below, and the time of a line by the log.
    options += ["--logger.hideWelcomeMessage", "true", "--logger.enableRich", "false"]
    options += ["--logger.messageFormat", FORMAT]
    environment = {
        **os.environ,
        FOLDER_VARIABLE: str(data.resolve()),
        LIMIT_VARIABLE: str(limit),
        READ_ONLY_VARIABLE: "1" if door.read_only else "0",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
    }
    server = subprocess.Popen(  # noqa: S603  (our own command, no shell)
        [*command, *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    writer = threading.Thread(target=_write_down, args=(server.stdout, log), daemon=True)
    writer.start()
    signal.signal(signal.SIGTERM, _stop)
    try:
        _await(server, door)
        say(f"Two Ledgers is at {door.url} with the data in {data.resolve()} (Ctrl+C stops it).")
        if door.said:
            say(door.said)
        if browser:
            webbrowser.open(door.url)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()
        writer.join(LAST_WORDS)


@contextmanager
def log_kept(file: Path | None) -> Iterator[TextIO]:
    """Where the server's log goes: to the end of a file, or to standard error."""
    if file is None:
        yield sys.stderr
        return
    try:
        opened = file.open("a", encoding="utf-8")
    except OSError as found:
        raise CannotWrite(f"The log {file} cannot be written ({found.strerror}).") from None
    with opened:
        yield opened


def _write_down(said: IO[bytes], log: TextIO) -> None:
    """Each line with its time. A log that cannot be written any more must not stop the server."""
    for line in said:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        with suppress(OSError, ValueError):
            print(now, line.decode("utf-8", "replace").rstrip(), file=log, flush=True)


def refuse_taken(door: Door) -> None:
    """Raises PortTaken where another program already listens, or the address is another's."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((door.address, door.port))
        except OSError as found:
            at = "" if door.address == HOST else f"of {door.address} "
            raise PortTaken(
                f"Port {door.port} {at}cannot be used ({found.strerror}). Choose another one: "
                f"two-ledgers run --port {door.port + 1 if door.port < 65535 else PORT}"
            ) from None


def _await(server: subprocess.Popen[bytes], door: Door) -> None:
    """Returns as soon as the server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise TwoLedgersError("The dashboard stopped while starting; its log tells why.")
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex((door.near, door.port)) == 0:
                return
        time.sleep(0.1)
    raise TwoLedgersError(
        f"The dashboard did not answer on port {door.port} within {PATIENCE:.0f} s."
    )


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
