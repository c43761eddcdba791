"""How long a large file of UN Comtrade's layout takes, against a plain read by Arrow.

    python tests/benchmarks/big_file.py [ROWS …]      (default 1000000 and 10000000)

Writes a file of its own into a temporary folder: the portal's 47 names, a comma after each row,
letters in cp1252, one row in about 500 of a pair of the package. Then, alternating, each in a
process of its own: recognised, read and filtered by us; all of it read by Arrow and dropped batch
by batch, nothing filtered (`check_utf8` off, which is the fastest way that can read the file).
Target: at most 2 times the plain read, and at most 500 MB at both sizes.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 3
NAMES = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,"
    "isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
ROW = (
    '"C","A","20220101","{year}","52","{year}","792","{reporter}","Türkiye","M","Import","643",'
    '"{partner}","Russian Federation","0","W00","World","H6","HS","true","{code}","Goods of '
    'chapter {code}","6","false","C00","TOTAL CPC","0 ","0","TOTAL MOT","-1","N/A","0","false",'
    '"-1","N/A","0","false","{value}.5","true","0","false","{value}.25",,"{value}.25","4","false",'
    '"true",\r\n'
)
OTHERS = ("FRA", "ITA", "THA", "BRA", "ZAF", "JPN", "_X ", "CAN", "MEX")
BLOCK = 50_000


def write(path: Path, rows: int) -> None:
    """A file of that many rows; only rows of one economy of each pair are of the package."""
    with path.open("wb") as file:
        file.write(f"{NAMES}\r\n".encode())
        for start in range(0, rows, BLOCK):
            lines = (_row(i) for i in range(start, min(start + BLOCK, rows)))
            file.write("".join(lines).encode("cp1252"))


def _row(i: int) -> str:
    held = i % 500 == 0
    return ROW.format(
        year=2000 + i // 500 % 25,
        reporter="TUR" if held else OTHERS[i % 9],
        partner="RUS" if held else OTHERS[i % 7],
        code=f"{i // 12_500:06d}" if held else f"{i % 900_000:06d}",
        value=1000 + i,
    )


def ours(path: Path) -> int:
    """Recognise, read and filter; the number of rows read."""
    from dashboard.package.package import open_package
    from dashboard.publishers import LAYOUTS
    from dashboard.reading.recognise import read, recognise
    from dashboard.reading.table import Handed
    from dashboard.reading.tidy import Wanted

    package = open_package()
    wanted = Wanted.of(package)
    started = time.perf_counter()
    handed = Handed("TradeData.csv", path)
    recognise(handed, LAYOUTS, limit=1 << 40)
    tidy = read(handed, wanted, LAYOUTS, lambda _: True, limit=1 << 40)
    report(time.perf_counter() - started)
    assert not tidy.problems, tidy.problems[:3]
    assert len(tidy.frame) + sum(tidy.left_out.values()) == tidy.rows_read
    return tidy.rows_read


def plain(path: Path) -> int:
    """Read everything by Arrow, batch by batch, and drop it; the number of rows read."""
    import pyarrow.csv as csv

    started = time.perf_counter()
    reader = csv.open_csv(
        path,
        read_options=csv.ReadOptions(column_names=[*NAMES.split(","), "end"], skip_rows=1),
        convert_options=csv.ConvertOptions(check_utf8=False),
    )
    rows: int = sum(batch.num_rows for batch in reader)
    report(time.perf_counter() - started)
    return rows


def report(seconds: float) -> None:
    """Seconds and peak memory in MB, for the process that asked."""
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measure(way: str, path: Path) -> tuple[float, float]:
    """Seconds and MB of one way in a process of its own."""
    command = [sys.executable, __file__, way, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)}
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def main(sizes: list[int]) -> None:
    """Both ways, alternating, for each size."""
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "TradeData.csv"
            write(path, rows)
            size = path.stat().st_size / 1e6
            found: dict[str, list[tuple[float, float]]] = {way: [] for way in ("ours", "plain")}
            for _ in range(ROUNDS):
                for way in found:
                    found[way].append(measure(way, path))
            seconds = {way: statistics.median(s for s, _ in runs) for way, runs in found.items()}
            memory = {way: max(m for _, m in runs) for way, runs in found.items()}
            print(f"{rows:,} rows, {size:,.0f} MB, median of {ROUNDS}:")
            for way in found:
                print(f"  {way:5} {seconds[way]:6.2f} s  {memory[way]:5.0f} MB at most")
            print(f"  ratio {seconds['ours'] / seconds['plain']:.2f} (target 2)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["ours"]:
        ours(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["plain"]:
        plain(Path(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [1_000_000, 10_000_000])
