"""Figures as people and spreadsheets write them: read as they were meant, or told."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.numbers import Figures, as_downloaded, figures
from dashboard.reading.table import Table


def numbers(*cells: str, **more: Any) -> Figures:
    return figures("f.csv", pd.Series(cells, index=range(2, 2 + len(cells)), dtype="str"), **more)


def test_points_before_three_digits_are_no_number_unless_a_cell_tells() -> None:
    found = numbers("1.234", "567", "12.345")
    assert found.values.isna().tolist() == [True, False, True]
    assert [problem.line for problem in found.problems] == [2, 4]
    assert "can be read as a decimal or as thousands" in str(found.problems[0])
    for telling, value in (("0.5", 0.5), ("12.34", 12.34), ("2000", 2000.0), ("0.123", 0.123)):
        told = numbers("1.234", telling)
        assert (told.values.tolist(), told.problems) == ([1.234, value], [])
    stated = numbers("1.234", style="point")
    assert (stated.values.tolist(), stated.problems) == ([1.234], [])
    assert numbers("1.234", "12.345", style="comma").values.tolist() == [1234.0, 12345.0]
    assert numbers("567", "12").values.tolist() == [567.0, 12.0]


def test_a_documented_point_is_believed_in_a_file_as_downloaded() -> None:
    found = numbers("1.234", "12.345", power=6, point_sure=True)
    assert found.values.tolist() == [1234000.0, 12345000.0]
    assert numbers("1.234", "567", point_sure=True).values.tolist() == [1.234, 567.0]
    assert numbers("1.234", "5,5", point_sure=True).values.tolist() == [1234.0, 5.5]
    assert numbers("1.234", "5,678", point_sure=True).values.isna().all()
    assert as_downloaded(Table("f", (), ()))
    assert not as_downloaded(Table("f", (), (), path=Path("f"), delimiter=";"))


@given(st.lists(st.floats(0, 1e14).map(lambda x: round(x, 3)), min_size=1, max_size=20))
def test_a_plain_number_is_read_as_it_is_written(values: list[float]) -> None:
    assert numbers(*[f"{value!r}" for value in values], style="point").values.tolist() == values


def written(value: float, style: str) -> str:
    """A number as people of a country write it."""
    english = f"{value:,.2f}"
    if style == "en":
        return english
    if style == "fa":
        marks = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
        return english.translate(marks)
    thousands = {"de": ".", "tr": ".", "ru": "\u00a0", "fr": "\u202f", "ch": "'"}[style]
    decimal = "." if style == "ch" else ","
    return english.replace(",", "T").replace(".", decimal).replace("T", thousands)


STYLES = st.sampled_from(["en", "de", "fr", "tr", "fa", "ru", "ch"])
VALUES = st.lists(st.integers(-(10**9), 10**12).map(lambda n: n / 100), min_size=1, max_size=9)


@given(VALUES, STYLES)
def test_a_number_is_the_same_in_every_countrys_writing(values: list[float], style: str) -> None:
    found = numbers(*[written(value, style) for value in values])
    assert not found.problems
    assert found.values.tolist() == values


@given(VALUES, STYLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_number(values: list[float], style: str, random: Any) -> None:
    cells = [written(value, style).removesuffix("00").strip(",.٫") for value in values]
    mixed = list(cells)
    random.shuffle(mixed)
    one, other = numbers(*cells), numbers(*mixed)
    read = dict(zip(cells, one.values.map(repr), strict=True))
    assert dict(zip(mixed, other.values.map(repr), strict=True)) == read


@given(st.lists(st.integers(1, 999_999), min_size=1, max_size=5), st.sampled_from(".,"))
def test_what_proves_no_style_is_never_another_number(values: list[int], thousands: str) -> None:
    """Whole numbers with their thousands parted: 1.234 is 1234 or a problem, never 1.234."""
    found = numbers(*[f"{value:,}".replace(",", thousands) for value in values])
    wrong = [read for read, value in zip(found.values, values, strict=True) if read != value]
    assert all(pd.isna(read) for read in wrong)
    assert len(found.problems) == len(wrong)


@given(st.text(alphabet="0123456789.,- '()%$eE+٫۱", max_size=9))
def test_no_text_is_read_as_two_numbers_or_as_none_in_silence(cell: str) -> None:
    found = numbers(cell)
    said = bool(found.problems) + bool(found.missing.all()) + bool(found.values.notna().all())
    assert said == 1


@pytest.mark.parametrize(
    ("cells", "style", "expected"),
    [
        (["1.234"], "point", [1.234]),
        (["1.234"], "comma", [1234.0]),
        (["1.234", "5,5"], "", [1234.0, 5.5]),
        (["1,234", "5.55"], "", [1234.0, 5.55]),
        (["-0,5"], "", [-0.5]),
        (["1.234.567"], "", [1234567.0]),
        (["1,234,567"], "", [1234567.0]),
        (["12,34,567", "1,234"], "", [1234567.0, 1234.0]),
        (["+7", "1 234"], "", [7.0, 1234.0]),
        (["−12", "–3"], "", [-12.0, -3.0]),  # signs that are no hyphen
        (["१२३४", "１２３４"], "", [1234.0, 1234.0]),
        (["۱٫۲۳۴"], "", [1.234]),
    ],
)
def test_the_other_cells_of_a_column_say_what_a_mark_means(
    cells: list[str], style: str, expected: list[float]
) -> None:
    found = numbers(*cells, style=style)
    assert not found.problems
    assert found.values.tolist() == expected


def test_a_decimal_mark_of_arabic_script_is_no_thousands_point() -> None:
    assert numbers("۱٫۲۳۴", style="comma").problems
    assert numbers("۳٫۵", "1.234").values.isna().all()


def test_units_are_applied_to_the_digits_and_never_drift() -> None:
    assert numbers("2081.583938", power=6).values.tolist() == [2081583938.0]
    assert numbers("0.1", power=3).values.tolist() == [100.0]
    assert numbers("1.5E-05", power=6).values.tolist() == [15.0]


def test_a_small_power_of_ten_is_a_figure_and_a_large_one_needs_its_digits() -> None:
    assert numbers("1.5E-05", "2,5E-7").problems  # a point and a comma in one column
    assert numbers("1.5E-05", "2.5e-007").values.tolist() == [1.5e-05, 2.5e-07]
    assert numbers("4.465291e+009").values.tolist() == [4465291000.0]
    for short in ("4.46529e+009", "1e3", "2.65157E+10"):
        assert "digits are lost" in str(numbers(short).problems[0])


ODD = {
    "an error that a spreadsheet left": (
        *("#N/A", "#NV", "#YOK", "#DIV/0!", "#REF!", "#BAŞV!", "#ДЕЛ/0!", "#Н/Д", "#####"),
        "Err:502",
    ),
    "a yes or no": ("TRUE", "yanlış", "ИСТИНА"),
    "this is a date": (
        *("Jan-19", "2021-03-01", "03.01.2021", "1/3/21", "Mar 21", "3.Oca", "3-янв"),
        "2021-03-01 00:00:00",
    ),
    "a percent sign": ("12%", "1,5 %"),
    "a currency": ("$1,234", "1.234 €", "12 USD", "₺5"),
    "a negative number": ("(1,234)", "5-"),
    "a footnote or a flag": ("1,234*", "1234 (e)", "1234p", "1 234 1)", "1234¹"),
}


@pytest.mark.parametrize(("said", "cell"), [(said, cell) for said in ODD for cell in ODD[said]])
def test_a_cell_that_is_no_number_is_said_in_words_that_fit(said: str, cell: str) -> None:
    found = numbers(cell, "1234.5")
    assert said in found.problems[0].what
    assert found.values.isna().tolist() == [True, False]
