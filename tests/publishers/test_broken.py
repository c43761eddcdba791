"""A corpus of broken files: each yields the right located message or the right value, and none
changes a value in silence. Every file is made here; what is handed in stays byte for byte."""

import contextlib
import struct
from pathlib import Path

import pytest
from handing import ReadIn, read, workbook, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import CannotRead
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Wanted

HEADER = "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE,NAME\n"
ROW = "TUR,MG_CIF_USD,RUS,2021,28959.5,Turkey\n"
IMTS = HEADER + ROW
TOO_LARGE = HEADER.replace("NAME", "SCALE") + "TUR,MG_CIF_USD,RUS,2021,999999999999,Millions\n"
TWO = IMTS + "TUR,MG_CIF_USD,RUS,2022,58848.854,Turkey\n"
RIGHT = {28959500000.0}
BOTH = {28959500000.0, 58848854000.0}
OWN = "reporter,partner,flow,period,valuation,value_usd,status,note\n"
OWN_ROW = "TUR,RUS,import,2021,cif,28959500000,reported,\n"
CUSTOMS = "napr\tperiod\tstrana\ttnved\tStoim\tRegion\n"


def imts(value: str, period: str = "2021") -> str:
    """One row of the IMF's portal with this value."""
    return f"{HEADER}TUR,MG_CIF_USD,RUS,{period},{value},x\n"


def semicolons(*values: str) -> str:
    """The same as a spreadsheet with decimal commas saves it."""
    rows = [f"TUR;MG_CIF_USD;RUS;{2000 + i};{value};x\n" for i, value in enumerate(values)]
    return HEADER.replace(",", ";") + "".join(rows)


def locked() -> bytes:
    """A zip whose entry says that it is locked: one bit in both of its headers."""
    content = bytearray(zipped({"x.csv": IMTS}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + place
        struct.pack_into("<H", content, at, 1)
    return bytes(content)


NAMES = HEADER.strip().split(",")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WIDE_HEADER = "DATASET,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,2020,2021\n"

READS: dict[str, tuple[str | bytes, set[float]]] = {
    # Ends of rows, separators, lines.
    "a comma at the end of each row but the header": (HEADER + ROW.replace("\n", ",\n"), RIGHT),
    "a comma at the end of every row": (IMTS.replace("\n", ",\n"), RIGHT),
    "several empty cells at the end of a row": (HEADER + ROW.replace("\n", ",,,\n"), RIGHT),
    "blank lines between rows": (HEADER + "\n\n" + ROW + "\n,,,,,\n", RIGHT),
    "carriage returns and newlines": (IMTS.replace("\n", "\r\n"), RIGHT),
    "carriage returns alone": (IMTS.replace("\n", "\r"), RIGHT),
    "no newline at the end": (IMTS.rstrip("\n"), RIGHT),
    "semicolons": (IMTS.replace(",", ";"), RIGHT),
    "tabs": (IMTS.replace(",", "\t"), RIGHT),
    "upright bars": (IMTS.replace(",", "|"), RIGHT),
    "everything in quotation marks": ('"' + '","'.join(NAMES) + '"\n' + ROW, RIGHT),
    "a line break inside a cell": (HEADER + ROW.replace("Turkey", '"Tur\nkey"'), RIGHT),
    "a separator inside a cell": (HEADER + ROW.replace("Turkey", '"Turkey, Rep."'), RIGHT),
    "names with blanks around them": (IMTS.replace(".ID,", ".ID , "), RIGHT),
    "cells with blanks around them": (IMTS.replace("28959.5", "  28959.5 "), RIGHT),
    # Encodings.
    "a mark of UTF-8 at the start": (b"\xef\xbb\xbf" + IMTS.encode(), RIGHT),
    "a mark of UTF-8 that was read wrongly": ("ï»¿" + IMTS, RIGHT),
    "UTF-16": (IMTS.encode("utf-16"), RIGHT),
    "UTF-16, the other order of bytes": (b"\xfe\xff" + IMTS.encode("utf-16-be"), RIGHT),
    "cp1252": (
        IMTS.replace("Turkey", "Türkiye, Côte").replace("e, C", "e C").encode("cp1252"),
        RIGHT,
    ),
    "cp1254": (IMTS.replace("Turkey", "Iğdır Şırnak").encode("cp1254"), RIGHT),
    "cp1251": (IMTS.replace("Turkey", "Турция Россия").encode("cp1251"), RIGHT),
    "cp1256": (IMTS.replace("Turkey", "ایران اسلامی".replace("ی", "ي")).encode("cp1256"), RIGHT),
    # Figures.
    "decimal commas": (semicolons("28959,5", "58848,854"), BOTH),
    "thousands with points and decimal commas": (semicolons("28.959,5", "58.848,854"), BOTH),
    "thousands with commas and decimal points": (imts('"28,959.5"'), RIGHT),
    "thousands with thin spaces": (imts("28\u202f959.5"), RIGHT),
    "thousands with no-break blanks and a comma": (semicolons("28\u00a0959,5"), RIGHT),
    "Persian digits": (imts("۲۸۹۵۹٫۵"), RIGHT),
    "Arabic digits with their thousands mark": (imts("٢٨٬٩٥٩٫٥"), RIGHT),
    "a power of ten with all digits": (imts("2.8959500E+04"), RIGHT),
    "an empty figure": (TWO.replace("58848.854", ""), RIGHT),
    "not a number, as the IMF writes it": (TWO.replace("58848.854", "NaN"), RIGHT),
    "a month as the IMF writes it": (imts("28959.5", "2021-M01"), RIGHT),
    "quarters beside years": (TWO.replace("2022", "2022-Q1"), RIGHT),
    "codes of groups": (TWO.replace("RUS,2022", "G163,2022"), RIGHT),
    "an economy with itself": (TWO.replace("RUS,2022", "TUR,2022"), RIGHT),
    # Containers.
    "a zip with one table": (zipped({"x.csv": IMTS}), RIGHT),
    "a zip with a folder of another system inside": (
        zipped({"__MACOSX/x.csv": "x", "x.csv": IMTS}),
        RIGHT,
    ),
    "a zip with something else beside": (zipped({"readme.txt": "Hello", "x.csv": IMTS}), RIGHT),
    "a workbook": (
        workbook(Sheet=[NAMES, ["TUR", "MG_CIF_USD", "RUS", 2021, 28959.5, "x"]]),
        RIGHT,
    ),
}

PROBLEMS: dict[str, tuple[str | bytes, int | None, str | None, str]] = {
    # Rows of another length.
    "a row with a cell too many": (HEADER + ROW.replace("\n", ",x\n"), 2, None, "found 7 cells"),
    "a row with a cell too few": (HEADER + "TUR,RUS,2021\n" + ROW, 2, None, "found 3 cells"),
    "cut off in the middle of the last row": (TWO[:-20], 3, None, "seems cut off here"),
    "a quotation mark that never closes": (
        TWO.replace("2021,28", '2021,"28'),
        2,
        None,
        "quotation marks",
    ),
    "a row of the header repeated": (TWO + HEADER, 4, None, "found the header again"),
    # Headers.
    "a column named twice": (
        IMTS.replace("NAME", "OBS_VALUE"),
        1,
        "OBS_VALUE",
        "stands twice in the header",
    ),
    # Figures.
    "NA for a figure": (imts("NA"), 2, "OBS_VALUE", "found “NA”; allowed is a number"),
    "two points for a figure": (imts(".."), 2, "OBS_VALUE", "found “..”"),
    "a colon for a figure": (imts(":"), 2, "OBS_VALUE", "found “:”"),
    "a dash for a figure": (imts("-"), 2, "OBS_VALUE", "found “-”"),
    "minus nine where it means nothing": (imts("-9.5"), 2, "OBS_VALUE", "found -9,500,000 US"),
    "a negative value": (imts("-5.5"), 2, "OBS_VALUE", "allowed is at least 0"),
    "a figure beyond all trade": (
        TOO_LARGE,
        2,
        "OBS_VALUE",
        "at most 1e14",
    ),
    "infinity": (imts("inf"), 2, "OBS_VALUE", "found “inf”"),
    "a figure with its unit": (imts("5 mln"), 2, "OBS_VALUE", "found “5 mln”"),
    "a figure with a star": (imts("28959.5*"), 2, "OBS_VALUE", "found “28959.5*”"),
    "a lone comma with three digits": (
        imts('"28,959"'),
        2,
        "OBS_VALUE",
        "decimal or as thousands",
    ),
    "decimal commas and points in one column": (
        semicolons("28959,5", "58848.85"),
        2,
        "OBS_VALUE",
        "decimal commas and points",
    ),
    "a power of ten that lost digits": (imts("2.9E+04"), 2, "OBS_VALUE", "digits are lost"),
    "a formula": (imts("=A1"), 2, "OBS_VALUE", "found “=A1”"),
    "a formula's failure": (imts("#REF!"), 2, "OBS_VALUE", "found “#REF!”"),
    "two numbers in one cell": (imts("1 2"), 2, "OBS_VALUE", "found “1 2”"),
    # Periods.
    "a day instead of a year": (imts("1", "2021-01-01"), 2, "TIME_PERIOD", "does not say whether"),
    "a year of two digits": (imts("1", "21"), 2, "TIME_PERIOD", "allowed is a year"),
    "a thirteenth month": (imts("1", "2021-13"), 2, "TIME_PERIOD", "found “2021-13”"),
    "a Persian year": (imts("1", "1400"), 2, "TIME_PERIOD", "found “1400”"),
    "an empty period": (imts("1", ""), 2, "TIME_PERIOD", "found “”"),
    # Keys and codes.
    "the same row twice": (IMTS + ROW, 3, None, "the first stands in line 2"),
    "two values for one flow": (
        IMTS + ROW.replace("28959.5", "3"),
        3,
        None,
        "found a second figure for TUR, RUS, import, 2021",
    ),
    "columns changed places": (
        HEADER + "MG_CIF_USD,TUR,RUS,2021,1,x\n",
        2,
        "INDICATOR.ID",
        "found “TUR”",
    ),
    "an indicator that is not trade": (
        IMTS.replace("MG_CIF", "MG_KG"),
        2,
        "INDICATOR.ID",
        "found “MG_KG_USD”",
    ),
    "a header and no rows": (HEADER, None, None, "It holds a header and no rows"),
    "only economies that the package does not hold": (
        IMTS.replace("TUR,", "BWA,"),
        None,
        None,
        "reporter is not in the package",
    ),
    # Our own tables.
    "our own table with semicolons and points between digits": (
        (OWN + OWN_ROW.replace("28959500000", "28.959")).replace(",", ";"),
        2,
        "value_usd",
        "found “28.959”",
    ),
    "our own table with a column missing": (
        (OWN + OWN_ROW).replace(",status", "").replace(",reported", ""),
        1,
        None,
        "promised are",
    ),
    "our own table with an unknown code": (
        OWN + OWN_ROW.replace("TUR", "UZB"),
        2,
        "reporter",
        "found “UZB”",
    ),
    "our own table with a word for a flow": (
        OWN + OWN_ROW.replace("import", "imports"),
        2,
        "flow",
        "found “imports”",
    ),
    "our own table in cp1254": (
        (OWN + OWN_ROW.replace("\n", "Iğdır\n")).encode("cp1254"),
        2,
        None,
        "not UTF-8",
    ),
    "our own table with a key twice": (OWN + OWN_ROW * 2, 3, None, "as in line 2"),
    "our own table with a thousands comma": (
        OWN + OWN_ROW.replace("28959500000", '"28,959"'),
        2,
        "value_usd",
        "found “28,959”",
    ),
    # Customs.
    "a flow by number": (CUSTOMS + "1\t01/2015\tTR\t27\t5\tx\n", 2, "napr", "found “1”"),
}

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "an empty file": (b"", "the file is empty"),
    "a file of blank lines": (b"\n\n\r\n", "the file is empty"),
    "a mark and nothing else": (b"\xef\xbb\xbf", "the file is empty"),
    "a web page": ("<!DOCTYPE html><html><body>Sign in</body></html>", "this is a web page"),
    "an error page of Comtrade": (
        "Query complexity: too complex.\n",
        "error message of UN Comtrade",
    ),
    "JSON": ('{"error": "quota"}', "it is JSON"),
    "a PDF": (b"%PDF-1.7 ...", "it is a PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "it is a picture"),
    "a gzip": (b"\x1f\x8b\x08\x00", "packed as gzip"),
    "a 7z": (b"7z\xbc\xaf\x27\x1c", "packed as 7z"),
    "zero bytes in a row": (TWO.replace("58848", "58\x00848"), "line 3: found a zero byte"),
    "one line of ten million letters": (
        HEADER + "x" * 10_000_000,
        "line 2: found a line of more than a million characters",
    ),
    "UTF-16 that breaks off": (IMTS.encode("utf-16")[:-1], "breaks off"),
    "a zip cut off": (zipped({"x.csv": TWO})[:-30], "broken or was not downloaded to its end"),
    "a zip with damaged insides": (
        zipped({"x.csv": TWO * 50})[:60] + b"????" + zipped({"x.csv": TWO * 50})[64:],
        "broken or was not downloaded",
    ),
    "an empty zip": (zipped({}), "the zip is empty"),
    "a zip without a table": (zipped({"x.csv": b""}), "the zip holds no table"),
    "a zip with a picture": (zipped({"x.png": b"\x89PNG"}), "x.png: it is a picture"),
    "a zip with a path above its folder": (zipped({"../../x.csv": IMTS}), "outside its own folder"),
    "a zip with a path from the root": (zipped({"/etc/x.csv": IMTS}), "outside its own folder"),
    "a zip with a path of a drive": (zipped({"C:\\x.csv": IMTS}), "outside its own folder"),
    "a zip that grows a thousand times": (zipped({"x.csv": "0" * 30_000_000}), "times as large"),
    "a zip locked with a password": (locked(), "locked with a password"),
    "a workbook with macros": (
        zipped({"xl/vbaProject.bin": b"x"}, onto=workbook(Sheet=[NAMES])),
        "holds macros",
    ),
    "an old workbook locked with a password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "locked with a password",
    ),
    "an old workbook with macros": (OLE + "_VBA_PROJECT".encode("utf-16-le"), "holds macros"),
    "an old workbook that is damaged": (OLE, "the workbook cannot be opened"),
    "an empty workbook": (workbook(Sheet=[]), "the workbook is empty"),
    "a table of somebody else": ("a,b\n1,2\n", "no layout that we know"),
    "a name of a column missing": (IMTS.replace("TIME_PERIOD", "WHEN"), "no layout that we know"),
    "prose": ("Dear reader,\nnothing here.\n", "no layout that we know"),
}


def test_the_corpus_is_large_enough() -> None:
    assert len(READS) + len(PROBLEMS) + len(REFUSED) >= 60


@pytest.mark.parametrize("quirk", READS)
def test_a_quirk_that_can_be_read_gives_the_right_value(read_in: ReadIn, quirk: str) -> None:
    content, expected = READS[quirk]
    tidy = read_in("download.csv", content)
    assert [str(problem) for problem in tidy.problems] == []
    assert set(tidy.frame["value_usd"]) == expected


@pytest.mark.parametrize("quirk", PROBLEMS)
def test_a_quirk_that_cannot_be_read_is_said_with_its_place(read_in: ReadIn, quirk: str) -> None:
    content, line, column, said = PROBLEMS[quirk]
    tidy = read_in("download.csv", content)
    assert tidy.problems
    assert said in str(tidy.problems[0])
    assert (tidy.problems[0].file, tidy.problems[0].line) == ("download.csv", line)
    assert tidy.problems[0].column == column


@pytest.mark.parametrize("quirk", REFUSED)
def test_what_is_no_table_is_refused_in_words(read_in: ReadIn, quirk: str) -> None:
    content, said = REFUSED[quirk]
    with pytest.raises(CannotRead, match="download") as refused:
        read_in("download.csv", content)
    assert said in str(refused.value)


NOTICED = {
    "semicolons": "semicolon",
    "UTF-16": "UTF-16",
    "cp1252": "Western European",
    "cp1254": "Turkish",
    "cp1251": "Cyrillic",
    "cp1256": "Arabic and Persian",
    "decimal commas": "decimal commas: “28959,5” was read as",
    "Persian digits": "other scripts",
    "no newline at the end": "no line end",
    "a zip with something else beside": "Not read, because not known",
}


@pytest.mark.parametrize("quirk", NOTICED)
def test_what_was_done_to_read_a_quirk_is_said(read_in: ReadIn, quirk: str) -> None:
    tidy = read_in("download.csv", READS[quirk][0])
    assert any(NOTICED[quirk] in said for said in tidy.notices), tidy.notices


SPECIMENS = [
    *(IMTS.encode(), TWO.encode("utf-16"), (OWN + OWN_ROW).encode(), zipped({"x.csv": TWO})),
    *(CUSTOMS.encode(), workbook(Sheet=[NAMES]), semicolons("1,5", "2,5").encode("cp1254")),
    WIDE_HEADER.encode() + b"X,TUR,MG_CIF_USD,RUS,1,2\n",
]
PIECE = st.one_of(st.binary(max_size=4), st.sampled_from([b",", b'"', b"\n", b";", b"NA", b"\r"]))
CHANGE = st.tuples(st.integers(0, 2000), st.integers(0, 20), PIECE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(specimen=st.sampled_from(SPECIMENS), changes=st.lists(CHANGE, min_size=1, max_size=5))
def test_damage_of_any_kind_ends_in_words_and_never_in_a_crash(
    tmp_path: Path, wanted: Wanted, specimen: bytes, changes: list[tuple[int, int, bytes]]
) -> None:
    content = bytearray(specimen)
    for place, gone, piece in changes:
        at = place % (len(content) + 1)
        content[at : at + gone] = piece
    path = tmp_path / "damaged.upload"
    path.write_bytes(content)
    with contextlib.suppress(CannotRead):
        tidy = read(Handed("download.csv", path), wanted)
        assert tidy.problems or len(tidy.frame)
    assert path.read_bytes() == content


def test_all_problems_are_said_at_once(read_in: ReadIn) -> None:
    rows = "".join(f"TUR,MG_CIF_USD,RUS,{1950 + i},x,n\n" for i in range(70))
    tidy = read_in("download.csv", HEADER + rows)
    assert [problem.line for problem in tidy.problems] == list(range(2, 72))
