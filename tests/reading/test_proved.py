"""Tables handed in together: each proves its own figures, and no answer is taken for all unsaid."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from handing import HandIn, read, together, values, workbook

from dashboard.publishers.owid import LAYOUT as OWID
from dashboard.reading import recognise
from dashboard.reading.evidence import Answers, Fact
from dashboard.reading.tidy import Tidy, Wanted

MONTHS = "Ay,Ülke,İhracat (Dolar),İthalat (Dolar)\n{},Rusya,620450,4010220\n"
QUERY = "Nomenclature,ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowName,TradeFlowCode,{}\n"
ROW = "H6,TUR,Total,RUS,{},Import,5,12.5\n"
UNSAID = "TradeValue"
ReadTogether = Callable[..., Tidy]


@pytest.fixture
def read_together(hand_in: HandIn, wanted: Wanted) -> ReadTogether:
    def joined(files: dict[str, str], **answers: str) -> Tidy:
        handed = [hand_in(name, text) for name, text in files.items()]
        (whole,) = together(handed)
        return read(replace(whole, answers=Answers(**answers)), wanted)

    return joined


def wits(*units: str) -> dict[str, str]:
    """A file of each unit, each of a year of its own."""
    return {
        f"{year}.csv": QUERY.format(unit) + ROW.format(year)
        for year, unit in enumerate(units, start=2019)
    }


def test_what_one_table_proves_proves_nothing_of_another(hand_in: HandIn, wanted: Wanted) -> None:
    names = ["Entity", "Code", "Year"]
    said: list[list[object]] = [[*names, "Trade (% of GDP)"], ["Russia", "RUS", 2020, 46.1]]
    unsaid: list[list[object]] = [[*names, "Trade"], ["Iran", "IRN", 2020, 43.2]]
    facts = tuple(one for one in OWID.facts if one.fact is not Fact.UNIT)
    layouts = [replace(OWID, facts=facts)]
    books = {
        "both say it": workbook(A=said, B=[said[0], unsaid[1]]),
        "one does not": workbook(A=said, B=unsaid),
    }
    told = {
        what: recognise.read(hand_in("x.xlsx", book), wanted, layouts).problems
        for what, book in books.items()
    }
    assert {what: [*map(str, problems)] for what, problems in told.items()} == {
        "both say it": [],
        "one does not": ["x.xlsx → B: nothing in it proves unit and scale."],
    }


@pytest.mark.parametrize("year", ["", "2021"])
def test_one_year_is_never_that_of_two_files_without_any(
    read_together: ReadTogether, year: str
) -> None:
    tidy = read_together({"a.csv": MONTHS.format(1), "b.csv": MONTHS.format(2)}, year=year)
    assert [str(one) for one in tidy.problems] == [
        "a.csv: it leaves its year open, and so does b.csv; one answer cannot be for all. "
        "Hand them in one after another, each in a file of its own.",
        "b.csv: it leaves its year open, and so does a.csv; one answer cannot be for all. "
        "Hand them in one after another, each in a file of its own.",
    ]


def test_a_year_that_one_of_two_files_lacks_is_answered_for_that_one(
    read_together: ReadTogether,
) -> None:
    files = {"a.csv": MONTHS.format(1), "b.csv": "2024 Yılı Dış Ticaret\n" + MONTHS.format(2)}
    found = values(read_together(files, year="2021"))
    assert {period for *_, period in found} == {"2021-01", "2024-02"}


def test_a_question_of_several_files_names_up_to_three_and_counts_the_others(
    read_together: ReadTogether,
) -> None:
    asked = {
        count: str(read_together(wits(*[UNSAID] * count)).open[0].problem.advice)
        for count in (1, 2, 3, 5)
    }
    assert asked == {
        1: "",
        2: "Your answer will count for 2019.csv and 2020.csv.",
        3: "Your answer will count for 2019.csv, 2020.csv and 2021.csv.",
        5: "Your answer will count for 2019.csv, 2020.csv, 2021.csv and 2 others.",
    }


def test_a_question_of_one_of_two_files_names_no_other(read_together: ReadTogether) -> None:
    (question,) = read_together(wits("TradeValue in 1000 USD", UNSAID)).open
    assert (question.problem.file, question.problem.advice) == ("2020.csv", "")


def test_files_that_no_one_answer_can_serve_are_handed_in_one_after_another(
    read_together: ReadTogether,
) -> None:
    files = wits("TradeValue in 1000 USD", UNSAID)
    files["2019.csv"] += "Note: in millions of US dollars\n"
    first, second = map(str, read_together(files).problems)
    assert "no answer to --unit is allowed for it and for 2020.csv." in first
    assert "no answer to --unit is allowed for it and for 2019.csv." in second
