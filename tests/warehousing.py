"""Warehouses that hold the shipped trade: a folder, a server of PostgreSQL, a cluster of Spark."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from started import free_port

REQUIRED = "TWO_LEDGERS_WAREHOUSES_REQUIRED"
OWNER = "postgres"


def parquet(folder: Path, trade: pd.DataFrame, name: str = "trade") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    trade.to_parquet(folder / f"{name}.parquet", index=False)
    return folder


def missing(what: str) -> None:
    """Says what is not installed here; where it must be, that is a failure."""
    if os.environ.get(REQUIRED):
        pytest.fail(what)
    pytest.skip(what)


def programs() -> Path:
    """Where Debian's package keeps the programs of PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        missing("PostgreSQL is not installed: apt-get install postgresql")
    return found[-1]


def spark_or_skip() -> None:
    if shutil.which("java") is None:
        missing("Java is not installed: apt-get install openjdk-17-jre-headless")


@contextmanager
def postgres() -> Iterator[str]:
    """The address, with its password, of a server that runs for as long as it is asked."""
    at, place, port = programs(), Path(tempfile.mkdtemp(dir="/tmp")), free_port()
    # A word that is changed where an address is written: neither way may be seen.
    password = f"p@ss/{secrets.token_hex(8)}"
    (place / "word").write_text(password)
    if os.geteuid() == 0:
        for path in (place, place / "word"):
            shutil.chown(path, OWNER, OWNER)
    data = place / "data"
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {place}"
    control = [str(at / "pg_ctl"), "-D", str(data), "-w", "-l", str(place / "log")]
    made = [str(at / "initdb"), "-D", str(data), "-A", "scram-sha-256", "-U", "reader"]
    try:
        _as_owner([*made, f"--pwfile={place / 'word'}"])
        _as_owner([*control, "-o", settings, "start"])
        yield f"postgresql://reader:{quote(password, safe='')}@127.0.0.1:{port}/postgres"
    finally:
        _as_owner([*control, "-m", "immediate", "stop"])
        shutil.rmtree(place, ignore_errors=True)


def _as_owner(command: list[str]) -> None:
    """The server refuses to run as root."""
    user = OWNER if os.geteuid() == 0 else None
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)


def load_postgres(url: str, table: str, frame: pd.DataFrame) -> None:
    import psycopg

    kinds = {
        name: "double precision" if kind == "float64" else "text"
        for name, kind in frame.dtypes.items()
    }
    columns = ", ".join(f"{name} {kind}" for name, kind in kinds.items())
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {table} ({columns})".encode())
        with cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv)".encode()) as copy:
            copy.write(frame.to_csv(index=False, header=False))


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that takes every call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])
