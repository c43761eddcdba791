"""What is no text and no workbook is named, with a way out; what is packed once is opened."""

import bz2
import gzip
import io
import lzma
import sqlite3
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pandas as pd
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.orc as orc
import pytest
from handing import HandIn, ReadIn, read, recognise, workbook, zipped
from pyarrow import parquet

from dashboard.errors import CannotRead, TooLarge
from dashboard.reading.tidy import Wanted

IMTS = b"COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\n"
IMTS += b"TUR,MG_CIF_USD,RUS,2021,28959.5\n"
VALUE = {28959500000.0}
CELLS = {"country": ["TUR", "RUS"], "value": [1.5, 2.5]}
DAMAGED = ("damaged", "Download it again", "mapping page", "holds no table", "zero byte")


def written(write: Callable[[pa.Table, io.BytesIO], object]) -> bytes:
    held = io.BytesIO()
    write(pa.table(CELLS), held)
    return held.getvalue()


def arrow_stream(table: pa.Table, held: io.BytesIO) -> None:
    with pa.ipc.new_stream(held, table.schema) as stream:
        stream.write_table(table)


def stata(version: Literal[114, 118]) -> bytes:
    held = io.BytesIO()
    pd.DataFrame(CELLS).to_stata(held, version=version)
    return held.getvalue()


def tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        entry = tarfile.TarInfo("x.csv")
        entry.size = len(IMTS)
        archive.addfile(entry, io.BytesIO(IMTS))
    return held.getvalue()


def sqlite(folder: Path) -> bytes:
    path = folder / "x.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("create table trade (country text)")
    database.close()
    return path.read_bytes()


DBASE = b"\x03\x7d\x0a\x01" + b"\x02\0\0\0" + b"\x41\0\x0b\0" + bytes(20)
DBASE += b"COUNTRY\0\0\0\0C" + bytes(20) + b"\r" + b" TUR       " * 2
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PX = 'CHARSET="ANSI";\nAXIS-VERSION="2013";\nTITLE="Trade";\nDATA=\n1 2;\n'
MHTML = (
    "From: <Saved by Blink>\nSubject: Trade\nMIME-Version: 1.0\nContent-Type: multipart/related\n"
)
SDMX_ML = (
    '<?xml version="1.0"?><mes:GenericData xmlns:mes="http://www.sdmx.org/x"></mes:GenericData>'
)
SPREADSHEET = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
R_PLAIN = b"X\n\0\0\0\x03\0\x04\x03\x01" + bytes(40)

KINDS: dict[str, tuple[bytes | str, str]] = {
    "tar": (tar(), "a tar archive"),
    "tar in gzip": (gzip.compress(tar()), "a tar archive"),
    "Zstandard": (b"\x28\xb5\x2f\xfd\x24\0\1\0abc", "Zstandard (zstd)"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(30), "7z"),
    "Stata 118": (stata(118), "Stata"),
    "Stata 114": (stata(114), "Stata"),
    "Feather 2": (written(feather.write_feather), "Feather"),
    "Feather 1": (b"FEA1" + bytes(40), "Feather"),
    "Arrow stream": (written(arrow_stream), "Arrow"),
    "ORC": (written(orc.write_table), "ORC"),
    "Parquet": (written(parquet.write_table), "Parquet"),
    "dBase": (DBASE, "dBase"),
    "PC-Axis": (PX, "PC-Axis"),
    "PC-Axis with a mark": ("\ufeff" + PX, "PC-Axis"),
    "PC-Axis of another order": ('AXIS-VERSION="2000";\n' + PX, "PC-Axis"),
    "RDS in gzip": (gzip.compress(R_PLAIN), "a data file of R"),
    "RDS in xz": (lzma.compress(R_PLAIN), "a data file of R"),
    "RDS": (R_PLAIN, "a data file of R"),
    "RData in bzip2": (bz2.compress(b"RDX3\n" + R_PLAIN), "a data file of R"),
    "SPSS": (b"$FL2@(#) SPSS DATA FILE" + bytes(90), "SPSS"),
    "SAS": (bytes(12) + b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92", "SAS"),
    "SAS transport": (b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!", "SAS"),
    "HDF5": (b"\x89HDF\r\n\x1a\n" + bytes(90), "HDF5"),
    "NetCDF": (b"CDF\x01" + bytes(90), "NetCDF"),
    "Access": (b"\0\1\0\0Standard ACE DB\0" + bytes(90), "Access"),
    "JSON-stat": ('{"version": "2.0", "class": "dataset", "value": [1]}', "JSON-stat"),
    "SDMX-JSON": ('{"meta": {}, "data": {"dataSets": []}}', "SDMX-JSON"),
    "SDMX-ML": (SDMX_ML, "SDMX-ML"),
    "a workbook of XML": (SPREADSHEET, "XML workbook of Excel 2003"),
    "XML": ("<Root><data><record/></data></Root>", "XML"),
    "RTF": ("{\\rtf1\\ansi Trade}", "RTF"),
    "a saved page": (MHTML, "saved web page"),
    "an old document": (OLE + "WordDocument".encode("utf-16-le"), "Word"),
    "a document": (zipped({"word/document.xml": "<w/>"}), "Word"),
    "a zip in a zip": (zipped({"x.zip": zipped({"x.csv": IMTS})}), "zip inside another zip"),
    "Stata in a zip": (zipped({"x.dta": stata(118)}), "x.dta: it is a Stata"),
    "gzip twice": (gzip.compress(gzip.compress(IMTS)), "packed twice, at last as gzip"),
    "a shortcut": ("[InternetShortcut]\nURL=https://example.org\n", "a shortcut"),
    "something else": (bytes(range(32)) * 40, "no other kind of file that is known"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_is_not_read_is_named_with_a_way_out(read_in: ReadIn, kind: str) -> None:
    content, said = KINDS[kind]
    with pytest.raises(CannotRead, match="download") as refused:
        read_in("download.csv", content)
    words = str(refused.value)
    assert said in words
    assert any(way in words for way in ("CSV", "Unpack it", "spreadsheet"))
    assert [word for word in DAMAGED if word in words] == []


def test_a_database_is_named(read_in: ReadIn, tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="an SQLite database"):
        read_in("download.csv", sqlite(tmp_path))


NAMES = IMTS.split(b"\n")[0].decode().split(",")
BOOK = workbook(Sheet=[NAMES, ["TUR", "MG_CIF_USD", "RUS", 2021, 28959.5]])
PACKED = {
    "gzip": gzip.compress(IMTS),
    "bzip2": bz2.compress(IMTS),
    "xz": lzma.compress(IMTS),
    "LZMA": lzma.compress(IMTS, lzma.FORMAT_ALONE),
    "a workbook in gzip": gzip.compress(BOOK),
    "gzip in a zip": zipped({"x.csv.gz": gzip.compress(IMTS)}),
    "a workbook in a zip": zipped({"folder/x.xlsx": BOOK}),
    "a workbook in a zip beside another file": zipped({"x.xlsx": BOOK, "terms.pdf": b"%PDF-1.7"}),
}


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_packed_once_is_read(hand_in: HandIn, wanted: Wanted, kind: str) -> None:
    handed = hand_in("download.bin", PACKED[kind])
    tidy = read(handed, wanted)
    assert recognise(handed).id == tidy.layout
    assert (set(tidy.frame["value_usd"]), tidy.problems) == (VALUE, ())


def test_what_would_grow_beyond_measure_or_breaks_off_is_not_read(read_in: ReadIn) -> None:
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        with pytest.raises(TooLarge, match="far larger"):
            read_in("download.gz", pack(bytes(30_000_000)))
        with pytest.raises(CannotRead, match="not downloaded to its end"):
            read_in("download.gz", pack(IMTS * 9)[:-9])


@pytest.mark.parametrize("header", ["ORCID,value", "ID;Partner", "Date: x,y", "0,1,2", "RDX,a"])
def test_a_table_whose_header_only_looks_like_a_kind_stays_a_table(
    read_in: ReadIn, header: str
) -> None:
    with pytest.raises(CannotRead, match="no layout that we know"):
        read_in("download.csv", f"{header}\n1,2\n")
