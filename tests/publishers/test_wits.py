"""WITS: the advanced query and the tables of the country profiles, in their units and names."""

from collections.abc import Sequence

import pytest
from handing import HandIn, ReadIn, Widened, read, values, workbook

Rows = Sequence[Sequence[object]]
QUERY = "Nomenclature,ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowName,TradeFlowCode,{}\n"
PARTNER = ["Reporter Name", "Partner Name", "Year", "Trade Flow"]
SERIES = ["Reporter Name", "Partner Name", "Trade Flow", "Product Group", "Indicator"]
SUMMARY = "Reporter,Partner,Product categories,Indicator Type,Indicator,2021,2020\n"
HS6 = ["Reporter", "TradeFlow", "ProductCode", "Product Description", "Year", "Partner"]
HS6 += ["Trade Value 1000USD", "Quantity", "Quantity Unit"]
WITH = ("TUR", "RUS", "import", "2020")


def book(rows: Rows, sheet: str = "Partner") -> bytes:
    return workbook(Sheet1=[], **{sheet: rows})


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("TradeValue in 1000 USD", 12500.0),
        ("TradeValue.in.1000.USD", 12500.0),
        ("TradeValue in Million USD", 12500000.0),
        ("TradeValue (USD)", 12.5),
    ],
)
def test_the_unit_is_what_the_name_of_the_column_says(
    read_in: ReadIn, column: str, value: float
) -> None:
    tidy = read_in("a.csv", QUERY.format(column) + "H6,TUR,Total,RUS,2020,Import,5,12.5\n")
    assert values(tidy) == {WITH: value}


@pytest.mark.parametrize(
    "more", ["(constant 2015)", "(cumulative)", ": change on last year", "- 5-year average"]
)
def test_what_is_no_value_of_its_year_is_never_one(read_in: ReadIn, more: str) -> None:
    text = QUERY.format(f"TradeValue in 1000 USD {more}")
    (problem,) = read_in("a.csv", text + "H6,TUR,Total,RUS,2020,Import,5,12.5\n").problems
    assert problem.line == 1
    head = ["Reporter Name", "Partner Name", "Trade Flow", "Product Group", "Indicator", "2020"]
    row = ["Turkey", "Russian Federation", "Import", "All Products"]
    rows = [[*row, "Import (US$ Thousand)", "5"], [*row, f"Import (US$ Thousand) {more}", "3"]]
    assert values(read_in("a.xlsx", book([head, *rows]))) == {WITH: 5000.0}


def test_a_column_that_states_no_unit_is_asked_about(read_in: ReadIn) -> None:
    text = QUERY.format("TradeValue") + "H6,TUR,Total,RUS,2020,Import,5,12.5\n"
    (question,) = read_in("a.csv", text).open
    assert (question.option, question.problem.column) == ("unit", "TradeValue")
    assert values(read_in("a.csv", text, unit="thousands")) == {WITH: 12500.0}


def test_a_code_that_lost_its_zero_and_a_flow_that_contradicts_itself_are_problems(
    read_in: ReadIn,
) -> None:
    text = QUERY.format("TradeValue in 1000 USD")
    (odd,) = read_in("a.csv", text + "H6,TUR,4,RUS,2020,Import,5,12.5\n").problems
    assert (odd.line, odd.column) == (2, "ProductCode")
    (flow,) = read_in("a.csv", text + "H6,TUR,Total,RUS,2020,Import,6,12.5\n").problems
    assert (flow.line, flow.column) == (2, "TradeFlowCode")


def test_a_partner_sheet_gives_both_flows_and_no_shares(read_in: ReadIn) -> None:
    names = [*PARTNER, "No Of exported HS6 digit Products", "Trade Balance (US$ Thousand)"]
    names += ["Export (US$ Thousand)", "Import (US$ Thousand)", "Import Partner Share (%)"]
    rows: Rows = [
        names,
        ["Turkey", " Russian Federation", 2020, "Exports & Imports", 9, -4.5, 5.5, "  10.0", 3],
        ["Turkey", " World", 2020, "Exports & Imports", 9, 1, 100, 99, 100],
        ["Turkey", "Unspecified", 2020, "Exports & Imports", 9, 1, 7, 7, 1],
    ]
    tidy = read_in("WITS-Partner.xlsx", book(rows))
    assert tidy.layout == "wits-tables"
    assert values(tidy) == {
        WITH: 10000.0,
        ("TUR", "RUS", "export", "2020"): 5500.0,
        ("TUR", "WLD", "export", "2020"): 100000.0,
        ("TUR", "WLD", "import", "2020"): 99000.0,
    }
    assert tidy.left_out == {"partner is a group, or has a name not known here: “Unspecified”": 2}


def test_a_balance_or_a_share_that_says_otherwise_is_a_problem(read_in: ReadIn) -> None:
    names = [*PARTNER, "Product Group", "Trade Balance (US$ Thousand)"]
    names += ["Export (US$ Thousand)", "Import (US$ Thousand)", "Import Product Share (%)"]
    side = ["Turkey", "Russian Federation", 2020, "Exports & Imports", "All Products"]
    for cells, column in (([4.5, 10, 5.5, 100], ""), ([-4.5, 10, 5.5, 100], names[5])):
        found = read_in("a.xlsx", book([names, [*side, *cells]])).problems
        assert [one.column for one in found] == ([column] if column else [])
    (share,) = read_in("a.xlsx", book([names, [*side, 4.5, 10, 5.5, 51.66]])).problems
    assert (share.line, share.column) == (2, "Import Product Share (%)")


def test_names_beside_codes_and_descriptions_beside_totals_must_agree(read_in: ReadIn) -> None:
    text = QUERY.format("TradeValue in 1000 USD").replace("PartnerISO3", "PartnerISO3,PartnerName")
    (name,) = read_in("a.csv", text + "H6,TUR,Total,RUS,Iran,2020,Import,5,12.5\n").problems
    assert (name.line, name.column) == (2, "PartnerName")
    oil = ["Turkey", "Import", "Total", "Petroleum oils; crude", 2020, "Russian Federation", 5, 1]
    (words,) = read_in("a.xlsx", book([HS6, [*oil, "Kg"]])).problems
    assert (words.line, words.column) == (2, "Product Description")


def test_half_a_year_beside_years_is_left_out_and_told(read_in: ReadIn) -> None:
    row = ["Turkey", "Russian Federation", "Import", "All Products", "Import (US$ Thousand)"]
    tidy = read_in("a.xlsx", book([[*SERIES, "2020", "2021 Jan-Jun"], [*row, 5, 4]]))
    assert values(tidy) == {WITH: 5000.0}
    assert list(tidy.left_out) == ["figures under heads that are no whole year: “2021 Jan-Jun”"]


def test_a_sheet_that_names_no_products_is_asked_whether_it_is_all_goods(read_in: ReadIn) -> None:
    rows: Rows = [
        [*PARTNER, "Import (US$ Thousand)"],
        ["Turkey", "Russian Federation", 2020, "Import", 1],
    ]
    (question,) = read_in("a.xlsx", book(rows)).open
    assert question.option == "complete"
    assert values(read_in("a.xlsx", book(rows), complete="yes")) == {WITH: 1000.0}


def test_groups_of_products_are_never_taken_for_all_products(read_in: ReadIn) -> None:
    names = [*PARTNER, "Product Group", "Import (US$ Thousand)"]
    both: list[object] = ["Turkey", "Russian Federation", 2020, "Import"]
    rows: Rows = [names, [*both, "  All Products", 10], [*both, "Fuels", 6]]
    tidy = read_in("a.xlsx", book(rows))
    assert values(tidy) == {WITH: 10000.0}
    fuels = read_in("a.xlsx", book([names, [*both, "Fuels", 6]]))
    assert fuels.frame.empty
    assert "all products are kept" in str(fuels.problems[0])


def test_years_across_in_different_units_are_each_read_in_their_own(read_in: ReadIn) -> None:
    both: list[object] = ["Turkey", "Russian Federation"]
    rows: Rows = [
        [*SERIES, "2019", "2020"],
        [*both, "Import", "All Products", "Import (US$ Thousand)", None, 17829311.5],
        [*both, "Export", "All Products", "Export(US$ Mil)", "    3853.96", ""],
        [*both, "Import", "All Products", "Import Partner Share (%)", 10.1, 8.1],
        [*both, "Export", "All Products", "Import (US$ Thousand)", 1, None],
    ]
    tidy = read_in("a.xlsx", book(rows, "Partner-Timeseries"))
    assert [(one.line, one.column) for one in tidy.problems] == [(5, "Trade Flow")]
    good = read_in("a.xlsx", book(rows[:4], "Partner-Timeseries"))
    assert values(good) == {WITH: 17829311500.0, ("TUR", "RUS", "export", "2019"): 3853960000.0}
    assert {one.line for one in good.evidence if one.fact == "unit and scale"} == {2, 3}


def test_a_trade_summary_has_totals_and_the_first_partners(
    hand_in: HandIn, widened: Widened
) -> None:
    text = (
        SUMMARY
        + "Turkey,World,All Products,Import,Imports (in US$ Mil),   271425.55,   219516.81\n"
        "Turkey,Russian Federation,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,,17.5\n"
        "Turkey,World,Fuels,Import,Import(US$ Mil),  50.00,  40.00\n"
        "Turkey,...,...,Import,No. Of Import partners,  225.00,  225.00\n"
    )
    tidy = read(hand_in("en_TUR_AllYears.CSV", text), widened())
    assert values(tidy) == {
        ("TUR", "WLD", "import", "2021"): 271425550000.0,
        ("TUR", "WLD", "import", "2020"): 219516810000.0,
        WITH: 17500000.0,
    }


def test_one_product_is_a_product_and_a_shortened_figure_a_problem(read_in: ReadIn) -> None:
    row: list[object] = [
        "Turkey",
        "Import",
        "220300",
        "Beer",
        "2020",
        "Russian Federation",
        "   12.34",
        "4",
        "L",
    ]
    tidy = read_in("a.xlsx", book([HS6, row], "By-HS6Product"))
    assert tidy.kind == "products"
    assert tidy.frame[["classification", "code", "value_usd"]].to_numpy().tolist() == [
        ["HS6", "220300", 12340.0]
    ]
    short = [*row[:6], "4.46529e+009", *row[7:]]
    (problem,) = read_in("a.xlsx", book([HS6, short], "By-HS6Product")).problems
    assert (problem.line, problem.column) == (2, "Trade Value 1000USD")
    assert "digits are lost" in problem.what


def test_a_profile_of_shares_is_told_to_hold_no_trade(read_in: ReadIn) -> None:
    rows: Rows = [
        ["Country Name", "Indicator Name", "2019", "2020"],
        ["Turkey", "Exports of goods and services (% of GDP)", 32.7, 28.7],
    ]
    tidy = read_in("a.xlsx", book(rows, "Country-Timeseries"))
    assert "shares, tariffs, balances" in str(tidy.problems[0])
    assert not tidy.open


def test_a_value_without_a_unit_is_asked_and_one_in_euros_refused(read_in: ReadIn) -> None:
    names = [*PARTNER, "Product Group"]
    cells: list[object] = ["Turkey", "Russian Federation", 2020, "Import", "All Products", 5]
    (question,) = read_in("a.xlsx", book([[*names, "Import"], cells])).open
    assert (question.option, question.problem.column) == ("unit", "Import")
    euros = read_in("a.xlsx", book([[*names, "Import (EUR Thousand)"], cells]))
    assert "EUR, not US dollars" in str(euros.problems[0])


def test_a_table_without_a_reporter_or_a_year_asks_for_them(read_in: ReadIn) -> None:
    rows: Rows = [
        ["Partner Name", "Trade Flow", "Product Group", "Import (US$ Thousand)"],
        ["Russian Federation", "Import", "All Products", 5],
    ]
    asked = read_in("a.xlsx", book(rows))
    assert {question.option for question in asked.open} == {"reporter", "year"}
    assert values(read_in("a.xlsx", book(rows), reporter="TUR", year="2020")) == {WITH: 5000.0}
