"""How a warehouse of each kind is opened; imported late, since the default install has none.

A backend that Ibis reaches by an address needs nothing here: its address works. One that needs
more is a function below, from an address to `Opened`, and a line in `BACKENDS`.
"""

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dashboard.errors import NoWarehouse
from dashboard.warehouse import words
from dashboard.warehouse.address import TRADE, Address

HOME = "127.0.0.1"


@dataclass(frozen=True)
class Opened:
    """A connection, and how it gives a table by its name; None where it has none of that name."""

    table: Callable[[str], Any]
    tables: Callable[[], Sequence[str]]
    close: Callable[[], None]


def opened(address: Address, seconds: float) -> Opened:
    """A connection to a warehouse. Raises NoWarehouse where what it needs is not installed."""
    if find_spec("ibis") is None:
        raise NoWarehouse(words.EXTRA)
    try:
        return BACKENDS.get(address.scheme, _by_ibis)(address, seconds)
    except ModuleNotFoundError:
        raise NoWarehouse(words.no_driver(address.scheme)) from None


def _by_ibis(address: Address, _seconds: float) -> Opened:
    """Whatever Ibis reaches by an address of its own."""
    import ibis

    if address.scheme not in {one.name for one in _backends()}:
        raise NoWarehouse(words.no_driver(address.scheme))
    return _of_database(ibis.connect(address.url))


def _backends() -> Sequence[Any]:
    from importlib.metadata import entry_points

    return list(entry_points(group="ibis.backends"))


def _of_database(connection: Any) -> Opened:  # noqa: ANN401
    def table(name: str) -> Any:  # noqa: ANN401
        *database, own = name.split(".")
        held = connection.list_tables(database=".".join(database) or None)
        return connection.table(own, database=".".join(database) or None) if own in held else None

    return Opened(table, connection.list_tables, connection.disconnect)


def _duckdb(address: Address, _seconds: float) -> Opened:
    """A file of DuckDB, or a folder of Parquet that DuckDB reads."""
    import ibis

    place = Path(address.path).expanduser()
    if place.is_file() and place.suffix != ".parquet":
        return _of_database(ibis.duckdb.connect(place, read_only=True))
    connection = ibis.duckdb.connect()
    files = _parquet_of(place)

    def table(name: str) -> Any:  # noqa: ANN401
        return connection.read_parquet(files[name]) if name in files else None

    return Opened(table, lambda: list(files), connection.disconnect)


def _parquet_of(place: Path) -> Mapping[str, Sequence[str]]:
    """The tables of a folder: by the name of a file or of a folder in it, or all of it is one."""
    if place.is_file():
        return {TRADE: [str(place)]}
    if not place.is_dir():
        raise FileNotFoundError(f"there is no folder {place}")
    found: dict[str, list[str]] = {}
    for path in sorted(place.rglob("*.parquet")):
        first = path.relative_to(place).parts[0]
        found.setdefault(Path(first).stem, []).append(str(path))
    if found and TRADE not in found:
        found[TRADE] = [path for files in found.values() for path in files]
    return found


def _postgres(address: Address, seconds: float) -> Opened:
    """PostgreSQL, which stops by itself what nobody waits for any longer; nothing is written."""
    import ibis

    limits = f"-c statement_timeout={int(seconds * 1000)} -c default_transaction_read_only=on"
    named = {"connect_timeout": int(seconds) + 5, "options": limits}
    return _of_database(ibis.connect(address.url, **named))


def _spark(address: Address, _seconds: float) -> Opened:
    """A cluster of Spark, or one in this process; options of the address are Spark's settings."""
    import ibis

    session = _session(address)
    connection = ibis.pyspark.connect(session)
    if not address.path.strip("/"):
        return _of_database(connection)

    def table(name: str) -> Any:  # noqa: ANN401
        from pyspark.errors import AnalysisException

        folder = address.path.rstrip("/")
        own = [f"{folder}/{name}.parquet", f"{folder}/{name}"]
        for place in (*own, folder) if name == TRADE else own:
            # What is not there is found out by asking: the folder may lie on another machine.
            with contextlib.suppress(AnalysisException):
                session.read.parquet(place).createOrReplaceTempView(f"warehouse_{name}")
                return connection.table(f"warehouse_{name}")
        return None

    # The session stays for whoever asks next: to start one takes longer than most questions.
    return Opened(table, list, lambda: None)


def _session(address: Address) -> Any:  # noqa: ANN401
    """A session of Spark. What runs on this machine listens to this machine only."""
    from pyspark.sql import SparkSession

    options: dict[str, str | int | float | bool | None] = {}
    options |= {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    options |= {"spark.log.level": "ERROR", "spark.sql.session.timeZone": "UTC"}
    if address.scheme == "spark-local":
        os.environ.setdefault("SPARK_LOCAL_IP", HOME)
        options |= {"spark.driver.host": HOME, "spark.driver.bindAddress": HOME}
    options |= dict(address.options)
    host = address.shown.removeprefix("spark://").split("/")[0]
    master = "local[*]" if address.scheme == "spark-local" else f"spark://{host}"
    made = SparkSession.builder.master(str(options.pop("master", master))).appName("Two Ledgers")
    return made.config(map=options).getOrCreate()


BACKENDS: Mapping[str, Callable[[Address, float], Opened]] = {
    "duckdb": _duckdb,
    "postgres": _postgres,
    "postgresql": _postgres,
    "spark": _spark,
    "spark-local": _spark,
}
