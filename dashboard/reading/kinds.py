"""What a file is, by its first bytes, where it is no table that we read: the kind, and the way out.

A kind is named in words (an ending means nothing to most) and followed by what to do: what to
choose on the publisher's page, or how to save the table as CSV. Signatures are those that the
makers of each kind publish; text kinds (PC-Axis, e-mail, JSON, XML) are known by their first words.
"""

import re
import struct

SNIFF = 4096
CHOOSE = "Choose CSV (or Excel) on the publisher's page."
UNPACK = "Unpack it, and hand in the table inside."
FROM = "Open it in {}, and save the table as CSV."
PICTURE = "it is a picture. Look for the publisher's table as CSV or a workbook."
SAVE_WORKBOOK = "Open it in a spreadsheet, and save the sheet as CSV."
BY_PANDAS = "Save it as CSV with the program that wrote it (in Python: DataFrame.to_csv)."
STATA = f"it is a Stata data file (.dta). {CHOOSE} Or save it in Stata: export delimited."
R_DATA = f"it is a data file of R (RDS or RData). {CHOOSE} Or save it in R: write.csv."
SHORTCUT = "it is a shortcut to a page, not the file. Download the file itself, as CSV."
FEATHER = "it is an Arrow file (Feather, Arrow IPC)."
HDF5 = "it is an HDF5 file (also NetCDF-4, MATLAB)."
NETCDF = f"it is a NetCDF file. {CHOOSE}"
OLD_EXCEL = f"it is a worksheet of Excel 4 or older. {SAVE_WORKBOOK}"
ACCESS = "it is a Microsoft Access database. Export the table from Access as CSV."

SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF", 0, "it is a PDF. Look for the publisher's table as CSV or a workbook."),
    (b"7z\xbc\xaf", 0, f"it is packed as 7z (7-Zip). {UNPACK}"),
    (b"Rar!", 0, f"it is packed as RAR. {UNPACK}"),
    (b"\x28\xb5\x2f\xfd", 0, f"it is packed with Zstandard (zstd). {UNPACK}"),
    (b"\x04\x22\x4d\x18", 0, f"it is packed with LZ4. {UNPACK}"),
    (b"\x1f\x9d", 0, f"it is packed with the Unix program compress (.Z). {UNPACK}"),
    (b"MSCF", 0, f"it is a Windows cabinet (CAB). {UNPACK}"),
    (b"ustar", 257, f"it is a tar archive: several files in one. {UNPACK}"),
    (b"PAR1", 0, f"it is a Parquet file. {CHOOSE} Or export it as CSV."),
    (b"ARROW1", 0, f"{FEATHER} {CHOOSE} {BY_PANDAS}"),
    (b"FEA1", 0, f"it is a Feather file (version 1). {CHOOSE} {BY_PANDAS}"),
    (b"Obj\x01", 0, f"it is an Avro file (Apache Avro). {CHOOSE} {BY_PANDAS}"),
    (b"\x93NUMPY", 0, f"it is an array saved by NumPy. {BY_PANDAS}"),
    (b"\x80\x04\x95", 0, f"it is an object saved by Python (pickle). {BY_PANDAS}"),
    (b"\x80\x05\x95", 0, f"it is an object saved by Python (pickle). {BY_PANDAS}"),
    (b"SQLite format 3\0", 0, "it is an SQLite database. Export the table from it as CSV."),
    (b"DUCK", 8, "it is a DuckDB database. Export the table from it as CSV."),
    (b"Standard Jet DB", 4, ACCESS),
    (b"Standard ACE DB", 4, ACCESS),
    (b"<stata_dta>", 0, STATA),
    (b"$FL2", 0, f"it is an SPSS data file (.sav). {CHOOSE} {FROM.format('SPSS or PSPP')}"),
    (b"$FL3", 0, f"it is an SPSS data file (.zsav). {CHOOSE} {FROM.format('SPSS or PSPP')}"),
    (b"\xc2\xea\x81\x60", 12, f"it is a SAS data set. {CHOOSE} {FROM.format('SAS or R')}"),
    (b"HEADER RECORD**", 0, f"it is a SAS transport file. {CHOOSE} {FROM.format('SAS or R')}"),
    *((mark, 0, R_DATA) for mark in (b"X\n\0\0\0", b"A\n2\n", b"A\n3\n")),
    *((kind + number, 0, R_DATA) for kind in (b"RDX", b"RDA") for number in (b"2\n", b"3\n")),
    (b"\x89HDF\r\n\x1a\n", 0, f"{HDF5} {CHOOSE}"),
    *((b"CDF" + version, 0, NETCDF) for version in (b"\x01", b"\x02", b"\x05")),
    (b"MATLAB 5.0 MAT-file", 0, f"it is a MATLAB file. {CHOOSE} {FROM.format('MATLAB or Octave')}"),
    (b"EViews File V", 0, f"it is an EViews workfile. {CHOOSE} {FROM.format('EViews')}"),
    (b"New MicroTSP", 0, f"it is an EViews workfile. {CHOOSE} {FROM.format('EViews')}"),
    (b"{\\rtf", 0, f"it is a text document (RTF). {CHOOSE}"),
    *(
        (b"\x09" + version, 0, OLD_EXCEL)
        for version in (b"\x00\x04\0", b"\x02\x06\0", b"\x04\x06\0")
    ),
    (b"\x00\x00\x1a\x00\x00\x10\x04\x00", 0, f"it is a Lotus 1-2-3 sheet. {SAVE_WORKBOOK}"),
    (b"\x00\x00\x02\x00\x06\x04", 0, f"it is a Lotus 1-2-3 sheet. {SAVE_WORKBOOK}"),
    (b"ID;PWXL", 0, f"it is a sheet as exchanged long ago (SYLK). {SAVE_WORKBOOK}"),
    (b"[InternetShortcut]", 0, SHORTCUT),
    (b"\x4c\0\0\0\x01\x14\x02", 0, SHORTCUT),
    (b"version https://git-lfs", 0, SHORTCUT),
    (b"\x00\x05\x16\x07", 0, "it is a note of macOS beside a file. Hand in the file itself."),
    (b"MZ\x90", 0, f"it is a program, which is never opened here. {CHOOSE}"),
    (b"\x89PNG", 0, PICTURE),
    (b"\xff\xd8\xff", 0, PICTURE),
    (b"GIF8", 0, PICTURE),
    (b"II*\0", 0, PICTURE),
    (b"MM\0*", 0, PICTURE),
    (b"WEBP", 8, PICTURE),
)
PC_AXIS = re.compile(
    r"(CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE|DECIMALS|SHOWDECIMALS|MATRIX|"
    r"SUBJECT-(AREA|CODE)|TITLE|CONTENTS|UNITS)(\[\w+\])?\s*=\s*[\"0-9]"
)
LETTER = re.compile(
    r"(MIME-Version|From|Received|Return-Path|Delivered-To|Message-ID|Date|Subject|To|X-[\w-]+):"
    r" .*\n(?s:.*)^Content-Type:",
    re.MULTILINE | re.IGNORECASE,
)
PAGE = re.compile(r"<(!doctype html|html|table|head|body|meta)\b", re.IGNORECASE)
XML = (
    (r"schemas-microsoft-com:office:spreadsheet", "an XML workbook of Excel 2003", SAVE_WORKBOOK),
    (r"sdmx|<(\w+:)?(StructureSpecific|Generic|Compact)Data", "SDMX-ML (XML)", "Choose SDMX-CSV."),
    (r"<svg", "a picture", CHOOSE),
    (r"", "XML", CHOOSE),
)
JSON = (
    (r'"dataSets"|"sdmx|sdmx-json', "SDMX-JSON", "Choose SDMX-CSV."),
    (r'"class"\s*:\s*"(dataset|collection)"|"dimension"\s*:\s*\{', "JSON-stat", CHOOSE),
    (r"", "JSON, not a table", CHOOSE),
)
DOCUMENTS = {
    "word/document.xml": "a text document (Word)",
    "ppt/presentation.xml": "a presentation (PowerPoint)",
    "Index/Document.iwa": "a document of Apple (Numbers, Pages)",
    "META-INF/container.xml": "an electronic book",
}
OLE_DOCUMENTS = {
    "WordDocument": "an old text document (Word .doc)",
    "PowerPoint Document": "an old presentation (PowerPoint)",
    "__substg1.0_": "a saved message (Outlook .msg)",
}


def foreign(first: bytes) -> str:
    """What a file that begins with these bytes is, and what to do; nothing where it may be read."""
    for signature, place, said in SIGNATURES:
        if first[place : place + len(signature)] == signature:
            return said
    if _is_old_stata(first):
        return STATA
    if _is_arrow_stream(first):
        return f"{FEATHER} {CHOOSE} {BY_PANDAS}"
    if _is_dbase(first):
        return f"it is a dBase table (.dbf). {SAVE_WORKBOOK}"
    if first.startswith(b"ORC") and is_binary(first):
        return f"it is an ORC file (Apache ORC). {CHOOSE} {BY_PANDAS}"
    if b"SPSS PORT FILE" in first[:500]:
        return f"it is an SPSS portable file (.por). {CHOOSE} {FROM.format('SPSS or PSPP')}"
    return ""


def foreign_text(text: str) -> str:
    """What a text that begins like this is, where it is no table of rows and cells."""
    first = text.lstrip("\ufeff \t\r\n")
    if PC_AXIS.match(first):
        return f"it is a PC-Axis file (.px). {CHOOSE} PC-Axis programs save it as CSV, too."
    if LETTER.match(first):
        what = "a saved web page or message (MHTML, e-mail)"
        return f"it is {what}. {CHOOSE} Or save the page as HTML only."
    if first[:1] in "{[":
        return _by_words(JSON, first)
    if re.match(r"<[?\w]", first) and not PAGE.search(first[:SNIFF]):
        return _by_words(XML, first)
    return ""


def _by_words(kinds: tuple[tuple[str, str, str], ...], text: str) -> str:
    """The first kind of which a word stands near the beginning."""
    kind, advice = next(
        (kind, advice) for pattern, kind, advice in kinds if re.search(pattern, text[:SNIFF], re.I)
    )
    return f"it is {kind}. {advice}"


def document(names: set[str]) -> str:
    """What a zip with files of these names is, where it is a document and no folder of files."""
    kind = next((kind for name, kind in DOCUMENTS.items() if name in names), "")
    return f"it is {kind}. {CHOOSE}" if kind else ""


def ole_document(content: bytes) -> str:
    """What an old file of Microsoft Office is, where it is no workbook."""
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return ""
    for name, kind in OLE_DOCUMENTS.items():
        if name.encode("utf-16-le") in content:
            return f"it is {kind}. {CHOOSE}"
    return ""


def is_binary(first: bytes) -> bool:
    """Whether bytes are of no text: many are characters that no text holds."""
    strange = sum(byte < 9 or 13 < byte < 32 for byte in first)
    return strange * 20 > len(first)


def _is_old_stata(first: bytes) -> bool:
    """Stata 8 to 12: a version, the order of bytes, the type 1, and a zero."""
    if len(first) < 110 or not 102 <= first[0] <= 115:
        return False
    return first[1] in (1, 2) and first[2:4] == b"\1\0"


def _is_arrow_stream(first: bytes) -> bool:
    """A mark of four 255s, and the length of a short schema."""
    if len(first) < 12 or first[:4] != b"\xff\xff\xff\xff":
        return False
    length: int = struct.unpack("<i", first[4:8])[0]
    return 0 < length < 1 << 24


def _is_dbase(first: bytes) -> bool:
    """A version, a day, and a header of 32 bytes for each field and one or two more."""
    if len(first) < 32 or first[0] not in (2, 3, 4, 5, 0x30, 0x31, 0x32, 0x83, 0x8B, 0xF5):
        return False
    header: int = struct.unpack("<H", first[8:10])[0]
    if b"\0" not in first[12:32]:
        return False
    return 1 <= first[2] <= 12 and 1 <= first[3] <= 31 and header >= 33
