"""Tables of ours as spreadsheets save them: the same figures, or a located problem."""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frictionless import Package as Frictionless
from handing import ReadIn, values, workbook
from hypothesis import assume, given
from hypothesis import strategies as st
from swapping import proposed
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.package.bundle import bundle, safe_file
from dashboard.package.package import check_package, open_package
from dashboard.package.tables import read_good_rows
from dashboard.shipped import SHIPPED

IMTS, MONTHLY = "trade/imf-imts.csv", "trade/turkstat-monthly.csv"
Rows = list[list[str]]
HEADER = ["reporter", "partner", "flow", "period", "valuation", "value_usd", "status", "note"]


def rows_of(file: str) -> Rows:
    return list(csv.reader(io.StringIO((SHIPPED / file).read_text("utf-8"))))


def saved(rows: Rows, mark: str = ",", end: str = "\n") -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=mark, lineterminator=end).writerows(rows)
    return held.getvalue().encode()


def with_column(name: str, change: Callable[[str], str], file: str = IMTS) -> Rows:
    header, *rows = rows_of(file)
    place = header.index(name)
    return [header, *([*row[:place], change(row[place]), *row[place + 1 :]] for row in rows)]


def trade(*cells: tuple[str, str, str]) -> Rows:
    """A table of trade, its rows by partner, period and value."""
    rows = [["RUS", partner, "export", when, "fob", value, "reported", ""]
            for partner, when, value in cells]  # fmt: skip
    return [HEADER, *rows]


def read(content: bytes, kind: str = "trade") -> tuple[pd.DataFrame | None, list[str], str]:
    """The frame, the problems and the notice of a table."""
    schema = (SHIPPED / "schemas" / f"{kind}.json").read_bytes()
    reading = read_good_rows("x.csv", content, schema)
    frame, problems = reading.strictly
    return frame, [str(problem) for problem in problems], " ".join(reading.notices("x.csv"))


def good(content: bytes, kind: str = "trade") -> pd.DataFrame:
    """The frame of a table without a problem."""
    frame, problems, _ = read(content, kind)
    assert not problems
    assert frame is not None
    return frame.reset_index(drop=True)


PERSIAN = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")
SAME: dict[str, tuple[bytes, str]] = {
    "semicolons": (saved(rows_of(IMTS), ";", "\r\n"), "cells parted by semicolons"),
    "tabs in UTF-16": (
        saved(rows_of(IMTS), "\t").decode().encode("utf-16"),
        "letters in UTF-16; cells parted by tabs",
    ),
    "a line that says what parts the cells": (
        b"sep=;\r\n" + saved(rows_of(IMTS), ";"),
        "a line “sep=;” above the header",
    ),
    "empty cells at the ends of lines": (
        saved([[*row, "", ""] for row in rows_of(IMTS)]),
        "empty cells at the ends of lines, from line 1 on",
    ),
    "empty lines at the end": (
        saved([*rows_of(IMTS), [""] * 8, [""] * 8]),
        "empty lines, such as line 38",
    ),
    "lines without the sign before an empty note": (
        saved([row if row[-1] else row[:-1] for row in rows_of(IMTS)]),
        "lines that end before the note, such as line 2",
    ),
    "columns in another order": (
        saved([[*row[4:], *row[:4]] for row in rows_of(IMTS)]),
        "columns in another order",
    ),
    "row numbers of a data frame": (
        saved([["", *rows_of(IMTS)[0]], *([str(i), *r] for i, r in enumerate(rows_of(IMTS)[1:]))]),
        "not reading the column “”",
    ),
    "decimal commas": (
        saved(with_column("value_usd", lambda cell: cell.replace(".", ",")), ";"),
        "decimal commas (line 8, column value_usd: “2817176059,58” is 2817176059.58)",
    ),
    "thousands and decimal commas": (
        saved(with_column("value_usd", lambda c: f"{float(c):,.2f}".translate({44: ".", 46: ","}))),
        "decimal commas (line 2, column value_usd: “1.880.909.612,00” is 1880909612.00)",
    ),
    "thousands parted by commas": (
        saved(with_column("value_usd", lambda cell: f"{float(cell):,.2f}")),
        "thousands parted (line 2, column value_usd: “1,880,909,612.00”",
    ),
    "thousands parted by narrow blanks": (
        saved(with_column("value_usd", lambda c: f"{float(c):,.2f}".replace(",", "\u202f")), ";"),
        "digits or blanks of another script",
    ),
    "Persian digits": (
        saved(
            [rows_of(IMTS)[0]]
            + [[cell.translate(PERSIAN) if cell[:1].isdigit() else cell for cell in row]
               for row in rows_of(IMTS)[1:]]
        ),
        "years written otherwise (line 2, column period: “۲۰۱۶” is 2016)",
    ),
    "years with decimals": (
        saved(with_column("period", lambda cell: f"{cell},0"), ";"),
        "years written otherwise (line 2, column period: “2016,0” is 2016)",
    ),
    "years as days with points": (
        saved(with_column("period", lambda cell: f"01.01.{cell}"), ";"),
        "days for years and months (line 2, column period: “01.01.2016” is 2016)",
    ),
    "years as days and hours": (
        saved(with_column("period", lambda cell: f"{cell}-01-01 00:00:00")),
        "“2016-01-01 00:00:00” is 2016",
    ),
    "one year among years as a day": (
        saved(with_column("period", lambda cell: "1/1/2017" if cell == "2017" else cell)),
        "(line 3, column period: “1/1/2017” is 2017)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", SAME)
def test_what_can_be_read_in_one_way_is_read_and_said(way: str) -> None:
    content, said = SAME[way]
    assert good(content).equals(good((SHIPPED / IMTS).read_bytes()))
    notice = read(content)[2]
    assert notice.startswith("x.csv: read as a spreadsheet saves it: ")
    assert said in notice


def test_our_own_form_and_another_line_end_need_no_notice() -> None:
    for content in (
        (SHIPPED / IMTS).read_bytes(),
        b"\xef\xbb\xbf" + saved(rows_of(IMTS), end="\r\n"),
    ):
        assert read(content)[1:] == ([], "")


def test_a_table_without_its_notes_is_read_with_empty_ones() -> None:
    content = saved([row[:-1] for row in rows_of(IMTS)])
    assert set(good(content)["note"]) == {""}
    assert "without the column “note”" in read(content)[2]


@pytest.mark.parametrize("written", ["01.{1}.{0}", "{0}-{1}-01", "01/{1}/{0}", "{1}/01/{0}"])
def test_firsts_of_months_one_after_another_are_months(written: str) -> None:
    rows = with_column("period", lambda cell: written.format(*cell.split("-")), MONTHLY)
    assert good(saved(rows)).equals(good((SHIPPED / MONTHLY).read_bytes()))


UNCLEAR = "this can be read as a decimal or as thousands, and no other cell of the column tells"
FIRST = "this first of January can be the year or the month"
DOUBTFUL: dict[str, tuple[bytes, str]] = {
    "a point that may part thousands": (
        saved(trade(("IRN", "2016", "28.959"), ("IRN", "2017", "31.004")), ";"),
        f"x.csv, line 2, column value_usd: found “28.959”; {UNCLEAR} which. "
        "Write 28959 or 28.9590.",
    ),
    "the same between commas, where money is counted": (
        saved(trade(("IRN", "2016", "28.959"), ("IRN", "2017", "310"))),
        f"line 2, column value_usd: found “28.959”; {UNCLEAR}",
    ),
    "one comma typed among decimal points": (
        saved(trade(("IRN", "2016", "28,959"), ("IRN", "2017", "31.2"))),
        f"line 2, column value_usd: found “28,959”; {UNCLEAR}",
    ),
    "thousands here and none there": (
        saved(trade(("IRN", "2016", "1.234.567"), ("IRN", "2017", "28.959"),
                    ("IRN", "2018", "4500000")), ";"),
        f"line 3, column value_usd: found “28.959”; {UNCLEAR}",
    ),
    "two decimal signs": (
        saved(trade(("IRN", "2016", "1234.5"), ("IRN", "2017", "1234,5"),
                    ("IRN", "2018", "1234.7"))),
        "line 3, column value_usd: found “1234,5”; this column has decimal commas and points.",
    ),
    "an exponent": (
        saved(trade(("IRN", "2016", "2,65E+10")), ";"),
        "line 2, column value_usd: found “2,65E+10”; allowed is a number written with digits",
    ),
    "a lone first of January": (
        saved(trade(("IRN", "01.01.2016", "5"), ("TUR", "01.01.2016", "6")), ";"),
        f"line 2, column period: found “01.01.2016”; {FIRST}, and no other period tells. "
        "Write it as 2016 or 2016-01.",
    ),
    "a first of January in a series of months": (
        saved(trade(("IRN", "2016-02", "5"), ("IRN", "01.01.2016", "6")), ";"),
        f"line 3, column period: found “01.01.2016”; {FIRST}",
    ),
    "quarters": (
        saved(trade(*(("IRN", f"2016-{month}-01", "5") for month in ("01", "04", "07", "10")))),
        "line 3, column period: found “2016-04-01”; the first days of quarters",
    ),
    "another day": (
        saved(trade(("IRN", "01.01.2016", "5"), ("IRN", "31.12.2017", "5")), ";"),
        "line 3, column period: found “31.12.2017”; allowed is a year or a month",
    ),
    "a month with a year of two digits": (
        saved(trade(("IRN", "янв.19", "5")), ";"),
        "line 2, column period: found “янв.19”; this can be a month of a year or a day of a month. "
        "Write the year in full, such as 2019-01",
    ),
    "a year of the Iranian calendar": (
        saved(trade(("IRN", "۱۳۹۵", "5"))),
        "line 2, column period: found “1395”; allowed is a year of the common calendar",
    ),
    "a further column with words in it": (
        saved([[*row, "k" if i else "unit"] for i, row in enumerate(trade(("IRN", "2016", "5")))]),
        "line 1: found the columns “reporter”, “partner”, “flow”, “period”, “valuation”, "
        "“value_usd”, “status”, “note”, “unit”; promised are “reporter”",
    ),
    "a column that must be there": (
        saved([row[:6] for row in trade(("IRN", "2016", "5"))]),
        "There is no “status” and “note”.",
    ),
    "a workbook under the name of a CSV": (
        workbook(trade=trade(("IRN", "2016", "5"))),
        "x.csv: this is a workbook under the name of a CSV. Save it as “CSV UTF-8",
    ),
}  # fmt: skip


@pytest.mark.parametrize("doubt", DOUBTFUL)
def test_what_can_be_read_in_two_ways_is_a_problem_at_its_place(doubt: str) -> None:
    content, said = DOUBTFUL[doubt]
    frame, problems, _ = read(content)
    assert frame is None
    assert said in "\n".join(problems)


def test_a_day_of_an_event_is_read_and_a_first_of_a_month_is_asked_about() -> None:
    header, row, *_ = rows_of("events.csv")
    for start, expected in {"24.11.2015": "2015-11-24", "11/24/2015": "2015-11-24"}.items():
        content = saved([header, [row[0], start, "", *row[3:]]], ";")
        assert list(good(content, "events")["start"]) == [expected]
    for start in ("01.09.2020", "05/06/2015"):
        problems = read(saved([header, [row[0], start, "", *row[3:]]], ";"), "events")[1]
        assert f"line 2, column start: found “{start}”" in problems[0]


def test_product_codes_that_lost_their_zero_are_told() -> None:
    rows = with_column("code", lambda cell: cell.lstrip("0"), "products/turkstat-hs8.csv")
    problems = read(saved(rows), "products")[1]
    assert "line 2, column code: found “1”; a code of HS2 has an even number" in problems[0]
    assert "write 01, as text" in problems[0]


FREE = st.text(st.sampled_from("ab ,;\t\"'\n01.é"), max_size=12).map(str.strip)
PERIODS = st.one_of(
    st.integers(2012, 2019).map(str),
    st.tuples(st.integers(2014, 2017), st.integers(1, 12)).map(lambda one: "{}-{:02}".format(*one)),
    st.just("2016-01-01/2016-03-31"),
)
BY_PATTERN = {"^[A-Z]{3}$": st.sampled_from(["RUS", "IRN", "TUR"])}


def cells_of(field: dict[str, Any]) -> st.SearchStrategy[str]:
    """What a column may hold by its schema."""
    limits = field.get("constraints", {})
    if field["name"] == "period":
        return PERIODS
    if field["name"] == "code":
        return st.sampled_from(["01", "27", "2710", "oil_gas"])
    if "enum" in limits:
        return st.sampled_from(limits["enum"])
    if "pattern" in limits:
        return BY_PATTERN.get(limits["pattern"], st.sampled_from(["gdp", "brent"]))
    if field["type"] == "number":
        return st.builds(
            lambda whole, places: f"{Decimal(whole).scaleb(-places).normalize():f}",
            st.integers(0, 10**9) | st.integers(0, 99_999),
            st.integers(0, 4),
        )
    return FREE.map(lambda words: words or "x") if limits.get("required") else FREE


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, Rows]:
    kind = draw(st.sampled_from(["trade", "products", "indicators"]))
    schema = json.loads((SHIPPED / "schemas" / f"{kind}.json").read_bytes())
    names = [field["name"] for field in schema["fields"]]
    key = [names.index(name) for name in schema["primaryKey"]]
    row = st.tuples(*map(cells_of, schema["fields"])).map(list)
    rows = draw(st.lists(row, min_size=1, max_size=8, unique_by=lambda r: tuple(r[i] for i in key)))
    return kind, [names, *rows]


GERMAN, ENGLISH = (";\t", ",", "."), (",;\t", ".", ",")


@st.composite
def spreadsheets(draw: st.DrawFn) -> Callable[[Rows], bytes]:
    """How somebody's spreadsheet saves a table of ours."""
    marks, decimal, between = draw(st.sampled_from([GERMAN, ENGLISH]))
    mark, parted, end = draw(st.sampled_from(marks)), draw(st.booleans()), draw(st.booleans())
    script, encoding = draw(st.booleans()), draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    day = draw(st.sampled_from(["{}", "01.01.{}", "1/1/{}", "{}-01-01", "{}.0"]))

    def number(cell: str) -> str:
        whole, _, fraction = cell.partition(".")
        whole = f"{int(whole):,}".replace(",", between) if parted else whole
        written = f"{whole}{decimal if fraction else ''}{fraction}"
        persian = {decimal: "٫", between: "٬"}
        return "".join(persian.get(c, c).translate(PERSIAN) for c in written) if script else written

    def save(rows: Rows) -> bytes:
        header, *body = rows
        done = {"value_usd": number, "value": number}
        done["period"] = lambda cell: day.format(cell) if len(cell) == 4 else cell
        cells = [[done.get(n, str)(c) for n, c in zip(header, r, strict=True)] for r in body]
        line_end = "\r\n" if end else "\n"
        return saved([header, *cells], mark, line_end).decode().encode(encoding)

    return save


@given(tables(), spreadsheets())
def test_a_table_saved_by_any_spreadsheet_is_the_same_or_a_located_problem(
    table: tuple[str, Rows], save: Callable[[Rows], bytes]
) -> None:
    kind, rows = table
    assume(not read(saved(rows), kind)[1])
    problems = read(save(rows), kind)[1]
    assert all(", line " in problem for problem in problems)
    if not problems:
        pd.testing.assert_frame_equal(good(save(rows), kind), good(saved(rows), kind))


def put(folder: Path, content: bytes, file: str = IMTS) -> None:
    (folder / file).write_bytes(content)


def test_a_file_of_the_data_saved_by_a_spreadsheet_is_used_and_every_command_says_so(
    folder: Path,
) -> None:
    before = open_package(folder).trade
    put(folder, SAME["decimal commas"][0])
    pd.testing.assert_frame_equal(open_package(folder).trade, before)
    for words in (["check", str(folder)], ["series", "RUS-IRN", "--data", str(folder)]):
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0
        assert done.stderr.startswith(f"{IMTS}: read as a spreadsheet saves it: cells parted by")


def test_what_leaves_the_dashboard_is_in_our_own_form(folder: Path, tmp_path: Path) -> None:
    whole = (folder / IMTS).read_bytes()
    put(folder, SAME["semicolons"][0])
    zipfile.ZipFile(io.BytesIO(bundle(folder))).extractall(tmp_path / "whole")
    assert (tmp_path / "whole" / IMTS).read_bytes() == whole
    assert Frictionless(str(tmp_path / "whole" / "datapackage.json")).validate().valid
    package = open_package(folder)
    saved_again = safe_file(package, package.source("imf-imts"))
    assert read(saved_again)[1:] == ([], "")


def test_the_next_change_writes_our_own_form(folder: Path) -> None:
    put(folder, SAME["semicolons"][0])
    proposal = proposed(folder)
    assert not proposal.problems
    assert proposal.content.startswith(",".join(HEADER).encode())


def test_a_workbook_in_the_data_folder_is_named_with_what_to_do(folder: Path) -> None:
    lying = (folder / IMTS).with_suffix(".xlsx")
    lying.write_bytes(workbook(trade=rows_of(IMTS)))
    said = f"trade/imf-imts.xlsx lies beside {IMTS} and is not read"
    assert said in open_package(folder).notices[0]
    (folder / IMTS).unlink()
    assert said in str(check_package(folder)[0])
    shutil.move(lying, folder / IMTS)
    assert "this is a workbook under the name of a CSV" in str(check_package(folder)[0])


def typed(rows: Rows) -> list[list[Any]]:
    """Cells as a workbook holds them: years as days, figures as numbers."""
    header, *body = rows
    how: dict[str, Callable[[str], Any]] = {
        "period": lambda cell: pd.Timestamp(int(cell), 1, 1).to_pydatetime(),
        "value_usd": float,
    }
    return [header, *([how.get(n, str)(c) for n, c in zip(header, r, strict=True)] for r in body)]


def test_a_workbook_of_ours_with_real_days_and_numbers_is_handed_in(read_in: ReadIn) -> None:
    expected = values(read_in("imf-imts.csv", saved(rows_of(IMTS))))
    alone = read_in("imf-imts.xlsx", workbook(Sayfa1=typed(rows_of(IMTS))))
    assert values(alone) == expected
    assert alone.credit.source == "imf-imts"
    assert any("“2016-01-01” is 2016" in said for said in alone.notices)
    remarks = [["What", "Who"], ["A remark", "A reader"]]
    book = {"imf-imts": typed(rows_of(IMTS)), "Remarks": remarks}
    assert read_in("Mappe1.xlsx", workbook(**book)).credit.source == "imf-imts"


def test_two_sources_in_one_workbook_are_never_joined(read_in: ReadIn) -> None:
    book = {"imf-imts": rows_of(IMTS), "imf-dots": rows_of(IMTS)}
    problem = read_in("both.xlsx", workbook(**book)).problems[0]
    assert "found a second table beside both.xlsx → imf-imts." in str(problem)
    mixed = {"imf-imts": rows_of(IMTS), "unctad": rows_of("products/unctad-matrix.csv")}
    assert "found a second table" in str(read_in("both.xlsx", workbook(**mixed)).problems[0])


def test_a_table_handed_in_with_semicolons_and_decimal_commas_is_read(read_in: ReadIn) -> None:
    expected = values(read_in("imf-imts.csv", saved(rows_of(IMTS))))
    for way in ("decimal commas", "a line that says what parts the cells", "tabs in UTF-16"):
        assert values(read_in("imf-imts.csv", SAME[way][0])) == expected


def rewritten(header: list[str], *changed: tuple[int, str]) -> str:
    row = ["RUS", "TUR", "export", "2021", "fob", "26515683555.12", "reported", ""]
    for place, cell in changed:
        row[place] = cell
    return ",".join(header) + "\n" + ",".join(row) + "\n"


def test_a_header_in_capitals_is_the_same_header(read_in: ReadIn) -> None:
    plain = values(read_in("x.csv", rewritten(HEADER)))
    content = rewritten([name.upper() for name in HEADER])
    for way in (content, content.replace(",", ";")):
        shouted = read_in("x.csv", way)
        assert values(shouted) == plain
        assert any("capitals" in said for said in shouted.notices)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rewritten(["partner", "reporter", *HEADER[2:]]), "“partner” before “reporter”"),
        (rewritten(HEADER, (3, "2052")), "found “2052”"),
        (rewritten(HEADER, (7, "forecast")), "found “forecast”"),
    ],
)
def test_what_is_hardly_meant_so_is_refused_where_it_stands(
    read_in: ReadIn, content: str, words: str
) -> None:
    assert words in str(read_in("x.csv", content).problems[0])


def test_a_title_above_our_header_is_named(read_in: ReadIn) -> None:
    rows: list[list[object]] = [list(row) for row in csv.reader(rewritten(HEADER).splitlines())]
    tidy = read_in("x.xlsx", workbook(Sheet1=[["Exports in million euro"], *rows]))
    assert "“Exports in million euro” above the header" in str(tidy.problems[0])
