"""How long a pair takes from a warehouse of lines of goods, and how that grows with its rows.

    python tests/benchmarks/warehouse.py [--rows N …] [--on duckdb spark postgresql] [--url URL]

Writes, with a fixed seed, HS6 lines of 200 economies, both flows, 60 years into Parquet, sorted by
reporter and partner (10 million and 100 million rows where none are named). Then, on each backend,
in a process of its own: how long until it stands, one pair, another pair once it is warm, and the
trade of any two economies of the package (what the dashboard asks). `--url` is a PostgreSQL to
load into; its table `trade_lines` is made anew. What comes from every backend is the same.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES = [10_000_000, 100_000_000]
ECONOMIES, YEARS, FIRST_YEAR, SEED = 200, 60, 1964, 13
LINES = 5_000
SOURCE = "cepii-baci"
ROUNDS = 5


def economies() -> list[str]:
    """The package's own economies, then others of ISO 3166 up to 200."""
    from dashboard.package.package import open_package
    from dashboard.reading.iso import TABLE

    own = [str(code) for code in open_package().economies["code"]]
    others = [cell.split(":")[0] for cell in TABLE.split()]
    return sorted(list(dict.fromkeys([*own, *others]))[:ECONOMIES])


def written(folder: Path, rows: int) -> int:
    """Parquet of about that many rows, an economy after the other; how many there are."""
    codes, dice = economies(), np.random.default_rng(SEED)
    place = folder / "trade"
    place.mkdir(parents=True)
    series = ECONOMIES * (ECONOMIES - 1) * 2 * YEARS
    lines, count = rows / series, 0
    writer: pq.ParquetWriter | None = None
    for reporter in range(len(codes)):
        table = _of_reporter(codes, reporter, lines, dice)
        count += table.num_rows
        if writer is None:
            writer = pq.ParquetWriter(place / "part-0.parquet", table.schema, compression="zstd")
        writer.write_table(table, row_group_size=250_000)
    if writer is not None:
        writer.close()
    return count


def _of_reporter(
    codes: list[str], reporter: int, lines: float, dice: np.random.Generator
) -> pa.Table:
    """What one economy records of every other: in each year and flow some lines, none twice."""
    partners = [place for place in range(len(codes)) if place != reporter]
    keys = np.stack(np.meshgrid(partners, [0, 1], range(YEARS), indexing="ij"), -1).reshape(-1, 3)
    each = dice.poisson(lines, len(keys))
    partner, flow, year = np.repeat(keys, each, axis=0).T
    start = np.repeat(dice.integers(0, LINES, len(keys)), each)
    within = np.arange(len(start)) - np.repeat(np.cumsum(each) - each, each)
    value = np.round(dice.lognormal(10, 2.5, len(start)), 2)
    years = [str(FIRST_YEAR + place) for place in range(YEARS)]
    goods = [f"{10101 + 180 * place:06d}" for place in range(LINES)]
    return pa.table(
        {
            "reporter": _words([codes[reporter]], np.zeros(len(start), dtype=int)),
            "partner": _words(codes, partner),
            "flow": _words(["export", "import"], flow),
            "period": _words(years, year),
            "classification": _words(["HS92"], np.zeros(len(start), dtype=int)),
            "code": _words(goods, (start + within) % LINES),
            "valuation": _words(["fob", "cif"], flow),
            "value_usd": pa.array(value),
            "status": _words(["reconciled"], np.zeros(len(start), dtype=int)),
            "note": _words([""], np.zeros(len(start), dtype=int)),
            "source": _words([SOURCE], np.zeros(len(start), dtype=int)),
        }
    )


def _words(words: list[str], places: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(words))


def loaded(url: str, folder: Path) -> str:
    """A table of PostgreSQL with these rows and an index of the two sides; its address."""
    import psycopg
    import pyarrow.csv as csv

    file = pq.ParquetFile(folder / "trade" / "part-0.parquet")
    kinds = ", ".join(
        f"{name} {'double precision' if name == 'value_usd' else 'text'}"
        for name in file.schema_arrow.names
    )
    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS trade_lines")
        cursor.execute(f"CREATE UNLOGGED TABLE trade_lines ({kinds})".encode())
        with cursor.copy("COPY trade_lines FROM STDIN (FORMAT csv)") as copy:
            for batch in file.iter_batches(500_000):
                sink = pa.BufferOutputStream()
                csv.write_csv(batch, sink, csv.WriteOptions(include_header=False))
                copy.write(sink.getvalue().to_pybytes())
        cursor.execute("CREATE INDEX ON trade_lines (reporter, partner)")
        cursor.execute("ANALYZE trade_lines")
    return f"{url}#trade_lines"


def asked(url: str) -> Iterator[tuple[str, float, object]]:
    """What is measured, its seconds, and what came of it."""
    from dashboard.package.package import open_package
    from dashboard.warehouse.address import address_of
    from dashboard.warehouse.asked import all_of, of_pairs
    from dashboard.warehouse.warehouse import Warehouse

    package, sources = open_package(), [SOURCE]
    started = time.perf_counter()
    warehouse = Warehouse(address_of(url), 3600)
    yield "stands", time.perf_counter() - started, None
    for name, pair in (("first pair", "RUS-IRN"), ("a pair, warm", "RUS-TUR")):
        seconds = []
        for _ in range(1 if name == "first pair" else ROUNDS):
            started = time.perf_counter()
            rows = warehouse.trade(of_pairs(package, [pair]), sources)
            seconds.append(time.perf_counter() - started)
        yield name, sorted(seconds)[len(seconds) // 2], _told(rows)
    started = time.perf_counter()
    rows = warehouse.trade(all_of(package), sources)
    yield "all pairs of the package", time.perf_counter() - started, _told(rows)


def _told(rows) -> list[object]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """How many rows travelled, and their sum to the cent."""
    return [len(rows), f"{rows['value_usd'].sum():.2f}"]


def main() -> None:
    """Every size on every backend; what they answer must be the same."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES)
    parser.add_argument("--on", nargs="+", default=["duckdb", "spark"])
    parser.add_argument("--url", default="")
    parser.add_argument("--ask", default="")
    given = parser.parse_args()
    if given.ask:
        for name, seconds, told in asked(given.ask):
            print(json.dumps([name, seconds, told]))
        return
    for size in given.rows:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size, given.on, given.url)


def _measure(folder: Path, size: int, backends: list[str], url: str) -> None:
    started = time.perf_counter()
    rows = written(folder, size)
    bytes_ = sum(path.stat().st_size for path in folder.rglob("*.parquet"))
    seconds = time.perf_counter() - started
    print(
        f"{rows:,} rows, {bytes_ / 1e6:,.0f} MB of Parquet, written in {seconds:.0f} s", flush=True
    )
    places = {"duckdb": f"duckdb://{folder}", "spark": f"spark-local://{folder}"}
    answers = []
    for name in backends:
        started = time.perf_counter()
        place = places.get(name) or loaded(url, folder)
        if name not in places:
            print(f"  {name}: loaded in {time.perf_counter() - started:.0f} s", flush=True)
        command = [sys.executable, __file__, "--ask", place]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        said = ", ".join(f"{what} {seconds:.2f} s" for what, seconds, _ in lines)
        print(f"  {name}: {said}", flush=True)
        answers.append([told for _, _, told in lines])
    assert all(answer == answers[0] for answer in answers), answers
    print(f"  the same from each: {answers[0][-1][0]:,} rows, {answers[0][-1][1]} dollars")


if __name__ == "__main__":
    main()
