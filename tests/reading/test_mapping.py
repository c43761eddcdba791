"""Tables read by a reader's mapping: what it fixes is held against what each file says itself."""

import io
from dataclasses import replace
from typing import Any

import pytest
from handing import HandIn, values, workbook
from openpyxl import Workbook
from openpyxl.comments import Comment

from dashboard.errors import BadMapping
from dashboard.reading.evidence import Answers, Basis, Fact
from dashboard.reading.mapped import fits_mapping, read_mapped
from dashboard.reading.mapping import Mapping, Side, read_mapping, write_mapping
from dashboard.reading.tidy import Tidy, Wanted

HEADER = ("Country", "Year", "Value (US$ million)")
EXPORTS = Mapping(
    source="ministry-of-trade",
    reporter=Side(value="IND"),
    partner=Side("Country"),
    flow=Side(value="export"),
    period=Side("Year"),
    value=HEADER[2],
    unit="millions",
    codes={"Russia": "RUS"},
    header=HEADER,
)
RATE = Mapping(
    source="a-bank",
    kind="indicators",
    reporter=Side("Country"),
    indicator=Side(value="Policy rate"),
    period=Side("Month"),
    value="Rate",
    unit="percent",
    codes={"Russia": "RUS"},
    header=("Country", "Month", "Rate"),
)
ROWS = "Country,Year,Value (US$ million)\nRussia,2023,4100.5\n"
FLOW = ("IND", "RUS", "export", "2023")


@pytest.fixture
def by_mapping(hand_in: HandIn, wanted: Wanted) -> Any:
    """Reads a file by a mapping that is remembered, for data that hold its source already."""
    held = replace(wanted, sources=wanted.sources | {EXPORTS.source})

    def reading(
        content: str | bytes,
        mapping: Mapping = EXPORTS,
        name: str = "x.csv",
        first: bool = False,
        **answers: str,
    ) -> Tidy:
        handed = replace(hand_in(name, content), answers=Answers(**answers))
        return read_mapped(handed, mapping, wanted if first else held, is_remembered=True)

    return reading


def asked(tidy: Tidy) -> list[str]:
    return sorted(question.option for question in tidy.open)


def test_what_a_mapping_fixes_is_asked_of_a_later_file_that_does_not_say_it(
    by_mapping: Any,
) -> None:
    assert asked(by_mapping(ROWS)) == ["flow", "reporter"]
    tidy = by_mapping(ROWS, flow="export", reporter="IND")
    assert values(tidy) == {FLOW: 4_100_500_000.0}
    assert asked(by_mapping(ROWS, first=True)) == []


def test_titles_prove_what_a_mapping_fixes_and_nothing_is_asked(by_mapping: Any) -> None:
    tidy = by_mapping(f"Exports of India by country,,\n{ROWS}")
    assert values(tidy) == {FLOW: 4_100_500_000.0}
    flow = [one for one in tidy.evidence if one.fact is Fact.FLOW]
    assert {one.basis for one in flow} == {Basis.FILE}
    assert {one.line for one in flow} == {1}


@pytest.mark.parametrize(
    ("title", "option"),
    [
        ("Imports of India by country", "flow"),
        ("Hindistan'ın ithalatı", "flow"),
        ("Exports of Germany by country", "reporter"),
        ("Exports of India, thousand US dollars", "unit"),
    ],
)
def test_a_title_that_says_otherwise_is_asked_about_even_the_first_time(
    by_mapping: Any,
    title: str,
    option: str,
) -> None:
    assert option in asked(by_mapping(f"{title},,\n{ROWS}", first=True))


def test_the_readers_answer_holds_in_place_of_what_the_mapping_fixes(by_mapping: Any) -> None:
    tidy = by_mapping(f"Imports of India by country,,\n{ROWS}", flow="import")
    assert values(tidy) == {("IND", "RUS", "import", "2023"): 4_100_500_000.0}


def test_the_name_of_a_file_proves_nothing_but_may_say_otherwise(by_mapping: Any) -> None:
    assert "flow" in asked(by_mapping(ROWS, name="exports.csv"))
    assert "flow" in asked(by_mapping(ROWS, name="imports.csv", first=True))


def test_another_currency_in_the_head_of_a_column_is_a_problem(by_mapping: Any) -> None:
    euros = replace(EXPORTS, value="Value (million euro)", header=())
    tidy = by_mapping(ROWS.replace("US$ million", "million euro"), euros, first=True)
    assert "names another currency" in str(tidy.problems[0])


def test_of_several_sheets_with_the_columns_the_reader_says_which(by_mapping: Any) -> None:
    rows: list[list[object]] = [list(HEADER), ["Russia", 2023, 4100.5]]
    content = workbook(Exports=rows, Other=[list(HEADER), ["Russia", 2023, 67000.5]])
    assert "sheet" in asked(by_mapping(content, name="india.xlsx", first=True))
    told = {"sheet": "Exports", "reporter": "IND"}
    assert values(by_mapping(content, name="india.xlsx", **told)) == {FLOW: 4_100_500_000.0}
    remembered = replace(EXPORTS, sheet="Exports")
    tidy = by_mapping(content, remembered, name="india.xlsx", first=True)
    assert values(tidy) == {FLOW: 4_100_500_000.0}


def test_flows_that_are_neither_are_left_out_and_counted(by_mapping: Any) -> None:
    content = "Land,Art,Jahr,US$\nRussia,Export,2023,5\nRussia,Re-Export,2023,1\n"
    mapping = replace(
        EXPORTS,
        partner=Side("Land"),
        flow=Side("Art"),
        period=Side("Jahr"),
        value="US$",
        unit="plain",
        flows={"Re-Export": "leave out"},
        header=("Land", "Art", "Jahr", "US$"),
    )
    tidy = by_mapping(content, mapping, first=True)
    assert values(tidy) == {FLOW: 5.0}
    assert list(tidy.left_out.values()) == [1]


def test_years_across_are_read_by_a_mapping(by_mapping: Any) -> None:
    content = "Exports of India in US$ million,,\nCountry,2022,2023\nRussia,3000.5,4100.5\n"
    header = ("Country", "2022", "2023")
    mapping = replace(EXPORTS, period=Side(across=True), value="", header=header)
    tidy = by_mapping(content, mapping)
    assert values(tidy) == {FLOW: 4_100_500_000.0, (*FLOW[:3], "2022"): 3_000_500_000.0}


def test_an_indicator_is_read_by_a_mapping_in_its_own_unit(by_mapping: Any) -> None:
    content = "Country,Month,Rate\nRussia,2023-01,73.5\nRussia,2023-02,74.25\n"
    tidy = by_mapping(content, RATE)
    assert values(tidy) == {
        ("policy-rate", "RUS", "", "2023-01"): 73.5,
        ("policy-rate", "RUS", "", "2023-02"): 74.25,
    }
    assert set(tidy.frame["unit"]) == {"percent"}
    assert read_mapping("m.json", write_mapping(RATE)) == RATE


def test_a_mapping_of_trade_without_a_flow_is_refused() -> None:
    content = write_mapping(replace(EXPORTS, flow=Side()))
    with pytest.raises(BadMapping, match="'flow' is missing"):
        read_mapping("m.json", content)


def test_a_column_of_row_numbers_is_no_reason_to_take_a_row_for_the_header(
    hand_in: HandIn, by_mapping: Any
) -> None:
    content = ",Country,Year,Value (US$ million)\n0,Russia,2022,3000.5\n1,Russia,2023,4100.5\n"
    mapping = replace(EXPORTS, header=("", *HEADER))
    assert fits_mapping(hand_in("y.csv", content), mapping)
    assert len(values(by_mapping(content, mapping, first=True))) == 2


@pytest.mark.parametrize(
    ("title", "option", "answer"),
    [
        ("Exports of India by country, January-September", "frequency", "years"),
        ("Exports of fruit of India by country", "complete", "yes"),
        ("Forecast of the exports of India", "status", "estimate"),
    ],
)
def test_words_of_a_title_that_deny_the_figures_are_asked_about(
    by_mapping: Any, title: str, option: str, answer: str
) -> None:
    content = f'"{title}",,\n{ROWS}'
    assert asked(by_mapping(content, first=True)) == [option]
    assert list(values(by_mapping(content, **{option: answer})).values()) == [4_100_500_000.0]


def test_a_title_of_shares_is_a_problem_where_nothing_names_a_currency(by_mapping: Any) -> None:
    mapping = replace(EXPORTS, value="Value", unit="plain", header=("Country", "Year", "Value"))
    rows = ROWS.replace(" (US$ million)", "")
    tidy = by_mapping(f"Share in the exports of India,,\n{rows}", mapping, first=True)
    assert "current US dollars" in str(tidy.problems[0])
    assert not by_mapping(f"Exports of India and shares,,\n{ROWS}").problems


def test_a_column_beside_that_speaks_of_the_figures_is_obeyed_or_asked_about(
    by_mapping: Any,
) -> None:
    content = "Country,Year,Value (US$ million),{}\nRussia,2022,3000.5,{}\nRussia,2023,4100.5,{}\n"
    free = replace(EXPORTS, header=())
    tidy = by_mapping(content.format("Status", "Final", "Forecast"), free, first=True)
    assert list(tidy.frame["status"]) == ["reported", "estimate"]
    assert asked(by_mapping(content.format("Product", "Fruit", "Fruit"), free, first=True)) == [
        "complete"
    ]
    assert not asked(by_mapping(content.format("Product", "Total", "TOTAL"), free, first=True))
    months = content.format("Period", "Jan-Dec", "Jan-Sep")
    assert asked(by_mapping(months, free, first=True)) == ["frequency"]
    units = content.format("Unit", "Thousand US$", "Thousand US$")
    assert asked(by_mapping(units, free, first=True)) == ["unit"]


def test_what_nobody_said_is_not_called_said(by_mapping: Any) -> None:
    basis = {one.fact: one.basis for one in by_mapping(ROWS, first=True).evidence}
    assert (basis[Fact.STATUS], basis[Fact.WHOLE]) == (Basis.USUAL, Basis.USUAL)
    said = by_mapping(ROWS, replace(EXPORTS, status="estimate"), first=True)
    assert {one.basis for one in said.evidence if one.fact is Fact.STATUS} == {Basis.READER}


@pytest.mark.parametrize(("cell", "value"), [('"4.100,5"', 4100.5), ('"4100,5"', 4100.5)])
def test_the_cells_decide_about_the_decimal_where_a_mapping_does_not(
    by_mapping: Any, cell: str, value: float
) -> None:
    assert values(by_mapping(ROWS.replace("4100.5", cell), first=True)) == {FLOW: value * 10**6}


def test_a_decimal_in_doubt_is_asked_about(by_mapping: Any) -> None:
    doubt = ROWS.replace("4100.5", "4.105")
    assert asked(by_mapping(doubt, first=True)) == ["decimal"]
    for decimal, value in (("point", 4_105_000.0), ("comma", 4_105_000_000.0)):
        assert values(by_mapping(doubt, first=True, decimal=decimal)) == {FLOW: value}


ACROSS = replace(EXPORTS, period=Side(across=True), value="", header=("Country", "2022", "2023"))
TITLE = "Exports of India in US$ million,,\n"


def test_a_mapping_of_years_across_fits_the_next_release_with_one_year_more(
    hand_in: HandIn, by_mapping: Any
) -> None:
    content = f"{TITLE}Country,2022,2023,2024\nRussia,3000.5,4100.5,5000\n"
    assert fits_mapping(hand_in("z.csv", content), ACROSS)
    assert len(values(by_mapping(content, ACROSS))) == 3
    assert not fits_mapping(hand_in("z.csv", "Country\nRussia\n"), ACROSS)
    assert not fits_mapping(hand_in("z.csv", "Country,Flow,2022\nRussia,x,1\n"), ACROSS)


@pytest.mark.parametrize("head", ["2024*", "2024/2023 (%)", "2022-2024 %"])
def test_heads_with_a_year_that_are_no_period_are_named(by_mapping: Any, head: str) -> None:
    tidy = by_mapping(f"{TITLE}Country,2022,{head}\nRussia,3000.5,7\n", ACROSS)
    assert len(values(tidy)) == 1
    assert any(head in reason for reason in tidy.left_out)


def test_iranian_years_across_are_called_what_they_are(by_mapping: Any) -> None:
    mapping = replace(ACROSS, header=("Country", "1400", "1401"))
    tidy = by_mapping(f"{TITLE}Country,1400,1401\nRussia,1,2\n", mapping)
    assert "year of another calendar" in str(tidy.problems[0])


def test_an_indicator_of_a_mapping_is_asked_of_a_later_file(by_mapping: Any) -> None:
    index = replace(
        RATE,
        source=EXPORTS.source,
        indicator=Side(value="HDI"),
        period=Side("Year"),
        value="Value",
        unit="index, 0 to 1",
        header=("Country", "Year", "Value"),
    )
    rows = "Country,Year,Value\nRussia,2023,0.82\n"
    assert asked(by_mapping(rows, index)) == ["unit"]
    assert not asked(by_mapping(rows, index, first=True))
    assert not asked(by_mapping(f'"HDI, index, 0 to 1",,\n{rows}', index))
    assert asked(by_mapping(f"HDI percent change,,\n{rows}", index, first=True)) == ["unit"]
    tidy = by_mapping(rows.replace("0.82", "82.1"), index, first=True)
    assert "82.1" in str(tidy.problems[0])


def sheet(**formats: str) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Data"
    page.append(["Country", "Year", "Value"])
    page.append(["Russia", 2023, 4100.5])
    page["C2"].number_format = formats.get("format", "General")
    if "comment" in formats:
        page["C2"].comment = Comment(formats["comment"], "Somebody")
    book.create_sheet("Read me").append(["Words"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


BARE = replace(EXPORTS, value="Value", header=("Country", "Year", "Value"))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("0.0%", "shares of a hundred"),
        ("#,##0.0 [$€-407]", "another currency"),
        ('#,##0.0" thousand USD"', "another scale"),
    ],
)
def test_a_number_format_that_says_another_unit_is_a_problem(
    by_mapping: Any, form: str, words: str
) -> None:
    tidy = by_mapping(sheet(format=form), BARE, name="x.xlsx", first=True)
    assert words in str(tidy.problems[0])
    assert (tidy.problems[0].line, tidy.problems[0].column) == (2, "Value")


@pytest.mark.parametrize(
    "form", ["General", "#,##0.00", '#,##0.0" mn USD"', "$#,##0.00", '#,##0,"K"', "[Red]0.0"]
)
def test_other_number_formats_change_nothing(by_mapping: Any, form: str) -> None:
    tidy = by_mapping(sheet(format=form), BARE, name="x.xlsx", first=True)
    assert values(tidy) == {FLOW: 4_100_500_000.0}
    assert any("Other sheets were not read" in said and "Read me" in said for said in tidy.notices)


def test_a_comment_at_a_cell_is_quoted_and_heeded_like_a_note(by_mapping: Any) -> None:
    tidy = by_mapping(sheet(comment="revised"), BARE, name="x.xlsx", first=True)
    assert any("C2 (“" in said and "revised" in said for said in tidy.notices)
    denied = by_mapping(sheet(comment="excluding gold"), BARE, name="x.xlsx", first=True)
    assert asked(denied) == ["complete"]


def test_a_title_that_speaks_of_the_partners_books_is_asked_about(by_mapping: Any) -> None:
    title = "Exports of India by country (mirror data, from the customs of the partner countries),,"
    assert "status" in asked(by_mapping(f"{title}\n{ROWS}", first=True))
