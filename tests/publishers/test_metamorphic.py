"""What may happen to any publisher's file, and what must come of it: the same figures, or words.

Each law is tried on the specimen of every layout in the register, so it holds for publishers that
are added too. “Or words” is a located problem, an open question, or a refusal; never another
figure.
"""

import io
import random
from collections.abc import Callable

import pytest
from handing import ReadIn, workbook
from openpyxl import load_workbook
from publishers.specimens import SPECIMENS, Specimen

from dashboard.errors import CannotRead
from dashboard.package.kinds import SHAPES
from dashboard.publishers import LAYOUTS
from dashboard.reading.evidence import Fact
from dashboard.reading.tidy import Tidy

every = pytest.mark.parametrize("specimen", SPECIMENS, ids=str)
WITHOUT_FIGURES = {"cepii-baci-codes"}
Figures = dict[tuple[str, ...], tuple[float, str]]


def figures(tidy: Tidy) -> Figures:
    """The figures of a table by their keys, each with its status."""
    shape = SHAPES[tidy.kind]
    key = [*shape.key, *(["unit"] if "unit" in tidy.frame else [])]
    rows = tidy.frame[[*key, shape.value, "status"]].itertuples(index=False, name=None)
    return {row[: len(key)]: (row[-2], row[-1]) for row in rows}


def stored(read_in: ReadIn, specimen: Specimen, content: bytes = b"", name: str = "") -> Figures:
    """What would be stored of a specimen as it is; nothing where words stand against it."""
    try:
        tidy = read_in(name or specimen.name, content or specimen.content(), **specimen.answers)
    except CannotRead:
        return {}
    return {} if tidy.problems or tidy.open else figures(tidy)


def same_or_words(found: Figures, expected: Figures) -> None:
    assert not found or alike(found, expected)


def alike(found: Figures, expected: Figures) -> bool:
    return found.keys() == expected.keys() and all(
        found[key][0] == pytest.approx(expected[key][0]) and found[key][1] == expected[key][1]
        for key in found
    )


def test_every_layout_has_a_specimen_that_its_own_layout_reads(read_in: ReadIn) -> None:
    named = {layout.id for layout in LAYOUTS} - WITHOUT_FIGURES
    assert {specimen.layout for specimen in SPECIMENS} == named
    for specimen in SPECIMENS:
        tidy = read_in(specimen.name, specimen.content(), **specimen.answers)
        assert tidy.layout == specimen.layout
        assert not [*map(str, tidy.problems), *map(str, tidy.open)], specimen
        assert len(tidy.frame), specimen


@every
def test_all_six_facts_are_proved_of_every_publishers_figures(
    read_in: ReadIn, specimen: Specimen
) -> None:
    tidy = read_in(specimen.name, specimen.content(), **specimen.answers)
    assert {one.fact for one in tidy.evidence} == set(Fact)
    for one in tidy.evidence:
        assert one.found, one
        assert one.line or one.column or one.words or one.basis != "the file", one


@every
def test_rows_in_another_order_give_the_same_figures(read_in: ReadIn, specimen: Specimen) -> None:
    whole = stored(read_in, specimen)
    body = list(specimen.body)
    random.Random(7).shuffle(body)
    assert alike(stored(read_in, specimen.having(body)), whole)


@every
def test_columns_in_another_order_give_the_same_figures_or_words(
    read_in: ReadIn, specimen: Specimen
) -> None:
    width = len(specimen.names)
    order = [width - 1, *range(width - 1)]
    turned = [[row[i] for i in order] if len(row) == width else row for row in specimen.rows]
    moved = Specimen(**{**vars(specimen), "rows": turned})
    same_or_words(stored(read_in, moved), stored(read_in, specimen))


@every
def test_all_rows_twice_give_the_same_figures_or_words(read_in: ReadIn, specimen: Specimen) -> None:
    twice = specimen.having([*specimen.body, *specimen.body])
    same_or_words(stored(read_in, twice), stored(read_in, specimen))


@pytest.mark.parametrize("specimen", [one for one in SPECIMENS if one.product], ids=str)
def test_lines_of_which_some_are_missing_are_never_stored_as_the_whole(
    read_in: ReadIn, specimen: Specimen
) -> None:
    whole = stored(read_in, specimen)
    place = specimen.names.index(specimen.product)
    codes = sorted({row[place] for row in specimen.body if row[place].isdigit()})
    lone = specimen.having(row for row in specimen.body if row[place] == codes[0])
    assert not stored(read_in, lone)
    half = specimen.having(row for row in specimen.body if row[place] in codes[::2])
    same_or_words(stored(read_in, half), whole)


@pytest.mark.parametrize("specimen", [one for one in SPECIMENS if one.scale], ids=str)
def test_another_word_for_the_unit_changes_the_figures_with_it_or_asks(
    read_in: ReadIn, specimen: Specimen
) -> None:
    whole, scale = stored(read_in, specimen), specimen.scale
    assert scale is not None
    for word, factor in scale.others:
        rows = [
            [
                word
                if cell == scale.word
                else cell.replace(scale.word, word)
                if len(scale.word) > 4
                else cell
                for cell in row
            ]
            for row in specimen.rows
        ]
        found = stored(read_in, Specimen(**{**vars(specimen), "rows": rows}))
        expected = {key: (value * factor, status) for key, (value, status) in whole.items()}
        same_or_words(found, expected)


@pytest.mark.parametrize("specimen", [one for one in SPECIMENS if one.flag], ids=str)
def test_a_flag_is_followed_by_the_status(read_in: ReadIn, specimen: Specimen) -> None:
    flag = specimen.flag
    assert flag is not None
    place = specimen.names.index(flag.column)
    body = [[*row[:place], flag.cell, *row[place + 1 :]] for row in specimen.body]
    found = stored(read_in, specimen.having(body))
    assert found
    assert {status for _, status in found.values()} == {flag.status}


def commas(cell: str) -> str:
    return cell.replace(".", ",")


def persian(cell: str) -> str:
    return cell.translate(str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫"))


def grouped(cell: str) -> str:
    """Points between thousands and a decimal comma, as a Turkish or German sheet shows a figure."""
    try:
        return f"{float(cell.replace(',', '.')):,.3f}".translate(str.maketrans(",.", ".,"))
    except ValueError:
        return cell


@every
@pytest.mark.parametrize("written", [commas, persian, grouped])
def test_figures_as_another_countrys_spreadsheet_saves_them_are_the_same_or_words(
    read_in: ReadIn, specimen: Specimen, written: Callable[[str], str]
) -> None:
    places = [specimen.names.index(name) for name in specimen.values]
    body = [
        [written(cell) if i in places else cell for i, cell in enumerate(row)]
        for row in specimen.body
    ]
    content = specimen.having(body).content(delimiter=";")
    same_or_words(stored(read_in, specimen, content), stored(read_in, specimen))


@every
@pytest.mark.parametrize(
    ("newline", "encoding"),
    [("\r\n", "utf-8"), ("\r", "utf-8"), ("\n", "utf-8-sig"), ("\n", "utf-16")],
)
def test_another_line_end_or_encoding_gives_the_same_figures(
    read_in: ReadIn, specimen: Specimen, newline: str, encoding: str
) -> None:
    content = specimen.content(newline=newline, encoding=encoding)
    assert alike(stored(read_in, specimen, content), stored(read_in, specimen))


@every
@pytest.mark.parametrize("note", ["Source: the publisher; accessed 1 October 2026.", "* revised"])
def test_a_note_below_the_figures_changes_none(
    read_in: ReadIn, specimen: Specimen, note: str
) -> None:
    noted = specimen.having([*specimen.body, [note]])
    found = stored(read_in, noted)
    same_or_words(found, stored(read_in, specimen))
    assert found or specimen.layout == "two-ledgers-tidy"  # a table of ours holds rows alone


@every
def test_a_first_line_that_tells_a_spreadsheet_its_separator_is_passed_over(
    read_in: ReadIn, specimen: Specimen
) -> None:
    content = f"sep={specimen.delimiter}\n".encode() + specimen.content()
    assert alike(stored(read_in, specimen, content), stored(read_in, specimen))


@every
def test_a_workbook_of_it_with_an_empty_and_a_hidden_sheet_gives_the_same_or_words(
    read_in: ReadIn, specimen: Specimen
) -> None:
    book = load_workbook(io.BytesIO(workbook(Data=specimen.rows, Empty=[], More=specimen.rows)))
    book["More"].sheet_state = "hidden"
    book["More"].cell(len(specimen.rows), 1, "0")
    held = io.BytesIO()
    book.save(held)
    content = held.getvalue()
    found = stored(read_in, specimen, content, "table.xlsx")
    same_or_words(found, stored(read_in, specimen))


@every
def test_a_file_that_breaks_off_changes_no_figure_without_a_word(
    read_in: ReadIn, specimen: Specimen
) -> None:
    whole, content = stored(read_in, specimen), specimen.content()
    for cut in (1, 3, 7):
        found = stored(read_in, specimen, content[:-cut])
        changed = [key for key in found if found[key] != whole.get(key, found[key])]
        tidy = read_in(specimen.name, content[:-cut], **specimen.answers)
        assert not changed or any("broke off" in said for said in tidy.notices)
