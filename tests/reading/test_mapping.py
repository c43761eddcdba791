"""Tables read by a reader's mapping: what it fixes is held against what each file says itself."""

from dataclasses import replace
from typing import Any

import pytest
from handing import HandIn, values, workbook

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
    mapping = Mapping(
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
    tidy = by_mapping(content, mapping)
    assert values(tidy) == {
        ("policy-rate", "RUS", "", "2023-01"): 73.5,
        ("policy-rate", "RUS", "", "2023-02"): 74.25,
    }
    assert set(tidy.frame["unit"]) == {"percent"}
    assert read_mapping("m.json", write_mapping(mapping)) == mapping


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
