"""When product lines are the whole: a row for all goods, a full list, or what the reader says."""

import pytest
from handing import ReadIn, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.reading.evidence import Basis, Fact

CUSTOMS = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\n"
FLOW = ("RUS", "TUR", "export", "2021-03")


def lines(*rows: tuple[str, int]) -> str:
    """Russian customs' lines of exports to Turkey: product and dollars."""
    return CUSTOMS + "".join(f"ЭК,2021,TR,{code},1,{value},1,1\n" for code, value in rows)


def test_one_product_is_asked_about_and_never_taken_for_the_whole(read_in: ReadIn) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 5)))
    assert [question.option for question in tidy.open] == ["complete"]
    assert "only one product" in str(tidy.open[0])


def test_the_reader_may_say_that_the_lines_are_all_goods_and_that_stays_with_them(
    read_in: ReadIn,
) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 5), ("72", 3)), complete="yes")
    assert values(tidy) == {FLOW: 8.0}
    whole = next(one for one in tidy.evidence if one.fact is Fact.WHOLE)
    assert whole.basis is Basis.READER
    assert "Said by the reader" in tidy.credit.caution


def test_a_line_for_goods_that_are_not_named_counts_and_closes_the_list(read_in: ReadIn) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 15), ("72", 4), ("XXXXXXXXXX", 3)))
    assert values(tidy) == {FLOW: 22.0}


def test_lines_inside_a_coarser_line_are_left_out_and_lines_beside_it_count(
    read_in: ReadIn,
) -> None:
    rows = lines(("27", 15), ("2709", 9), ("72", 4), ("XXXXXXXXXX", 3))
    tidy = read_in("2021-03.csv", rows)
    assert values(tidy) == {FLOW: 22.0}
    assert sum(tidy.left_out.values()) == 1


def test_ninety_chapters_are_a_whole_and_lost_zeros_do_not_matter(read_in: ReadIn) -> None:
    rows = lines(*((str(chapter), 1) for chapter in range(1, 91)))
    assert values(read_in("2021-03.csv", rows)) == {FLOW: 90.0}


def test_the_same_line_twice_counts_once_and_is_told(read_in: ReadIn) -> None:
    rows = lines(("27", 15), ("27", 15), ("XXXXXXXXXX", 3))
    tidy = read_in("2021-03.csv", rows)
    assert values(tidy) == {FLOW: 18.0}
    assert sum(tidy.left_out.values()) == 1


def test_one_product_with_two_values_is_a_problem(read_in: ReadIn) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 15), ("27", 16), ("XXXXXXXXXX", 3)))
    assert "second figure" in str(tidy.problems[0])


def test_an_answer_that_nobody_asked_for_is_refused(read_in: ReadIn) -> None:
    rows = lines(("27", 15), ("XXXXXXXXXX", 3))
    tidy = read_in("2021-03.csv", rows, unit="thousands")
    assert "--unit thousands" in str(tidy.problems[0])


@pytest.mark.parametrize("said", ["no", "YES please"])
def test_an_answer_that_is_not_allowed_is_a_problem(read_in: ReadIn, said: str) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 5)), complete=said)
    assert "Allowed are yes" in str(tidy.problems[0])


def test_a_period_with_far_fewer_lines_than_the_others_is_asked_about(read_in: ReadIn) -> None:
    rows = [(year, chapter) for year in (2019, 2020) for chapter in range(1, 97)]
    rows += [(2021, chapter) for chapter in range(1, 20)]
    lines_of_years = "".join(f"{year},643,792,{chapter:02d}0110,1,1\n" for year, chapter in rows)
    tidy = read_in("BACI_HS92.csv", f"t,i,j,k,v,q\n{lines_of_years}")
    assert "far fewer product lines for RUS, TUR, export, 2021" in str(tidy.open[0])


def test_the_chapters_of_one_flow_prove_nothing_of_another_but_in_the_publishers_own_file(
    read_in: ReadIn,
) -> None:
    rows = [f"2021,643,156,{chapter:02d}0110,1,1" for chapter in range(1, 97)]
    rows += [f"2021,643,792,{chapter:02d}0110,1,1" for chapter in range(20, 50)]
    others = [f"2021,4,8,{number:06d},1,1" for number in range(10101, 12000)]
    header = "t,i,j,k,v,q\n"
    tidy = read_in("BACI_HS92.csv", header + "\n".join(rows) + "\n")
    assert "far fewer product lines for RUS, TUR, export" in str(tidy.open[0])
    assert not read_in("BACI_HS92.csv", header + "\n".join([*rows, *others]) + "\n").open


@pytest.mark.parametrize(
    "code", ["ИТОГО", "ВСЕГО", "Всего товаров", "TOTAL", "Toplam", "Gesamt", "All", "0", "00", ""]
)
def test_a_row_for_all_goods_in_any_words_is_the_whole_and_is_never_added_to_its_lines(
    read_in: ReadIn, code: str
) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 15), ("2709", 9), ("72", 4), (code, 19)))
    assert values(tidy) == {FLOW: 19.0}
    assert not tidy.open


@pytest.mark.parametrize("code", ["25-27", "01-24", "Сырье", "Итого по группе 27", "13 digits 1"])
def test_a_row_whose_code_is_not_known_is_a_problem_at_its_line(read_in: ReadIn, code: str) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 15), ("72", 4), ("XXXXXXXXXX", 3), (code, 19)))
    assert f"line 5, column TNVED: found “{code}”" in str(tidy.problems[0])


@pytest.mark.parametrize("code", ["0", "", "Всего продовольственных товаров"])
def test_a_row_that_may_be_a_total_and_is_not_the_sum_is_a_problem(
    read_in: ReadIn, code: str
) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 15000), ("72", 4000), (code, 12000)))
    assert "no sum of the lines beside it" in str(tidy.problems[0])


def test_a_total_above_its_lines_counts_and_is_told_and_one_below_is_a_problem(
    read_in: ReadIn,
) -> None:
    tidy = read_in("2021-03.csv", lines(("27", 1500), ("72", 400), ("TOTAL", 5000)))
    assert values(tidy) == {FLOW: 5000.0}
    assert any("add up to less: 1, the first in line 4" in said for said in tidy.notices)
    below = read_in("2021-03.csv", lines(("27", 1500), ("72", 400), ("TOTAL", 500)))
    assert "its lines add up to more" in str(below.problems[0])


def test_the_line_for_goods_not_named_alone_is_asked_about(read_in: ReadIn) -> None:
    tidy = read_in("2021-03.csv", lines(("XXXXXXXXXX", 3)))
    assert [question.option for question in tidy.open] == ["complete"]


def test_a_line_that_names_a_chapter_only_counts_but_not_beside_that_chapter(
    read_in: ReadIn,
) -> None:
    rows = (("2709", 15), ("27XXXXXXXX", 3), ("XXXXXXXXXX", 3))
    assert values(read_in("2021-03.csv", lines(*rows))) == {FLOW: 21.0}
    tidy = read_in("2021-03.csv", lines(("27", 15), *rows))
    assert "the line of its chapter" in str(tidy.problems[0])


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=20), st.booleans())
def test_the_place_of_the_total_does_not_matter_and_it_is_the_sum(
    read_in: ReadIn, figures: list[int], first: bool
) -> None:
    rows = [(f"{chapter:02d}", value) for chapter, value in enumerate(figures, 1)]
    total = [("ИТОГО", sum(figures))]
    text = lines(*(total + rows if first else rows + total))
    assert values(read_in("2021-03.csv", text)) == {FLOW: float(sum(figures))}
