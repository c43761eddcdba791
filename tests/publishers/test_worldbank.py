"""The World Bank's files: names and codes of series that must agree, bulk, and the Pink Sheet."""

import pytest
from handing import ReadIn, values, workbook

HEAD = "Country Name,Country Code,Indicator Name,Indicator Code,2020,2021,2026f\n"


def test_a_name_that_speaks_against_its_code_is_a_problem(read_in: ReadIn) -> None:
    for name in ("GDP (constant 2015 US$)", "GDP (current LCU)", "GDP (US$ million)"):
        tidy = read_in("a.csv", HEAD + f"Iran,IRN,{name},NY.GDP.MKTP.CD,1,2,3\n")
        assert f"found “{name}” for NY.GDP.MKTP.CD" in str(tidy.problems[0])
        assert (tidy.problems[0].line, tidy.problems[0].column) == (2, "Indicator Name")
    thousands = read_in("a.csv", HEAD + "Iran,IRN,Population (thousands),SP.POP.TOTL,1,2,3\n")
    assert "which is in persons" in str(thousands.problems[0])
    french = read_in("a.csv", HEAD + "Iran,IRN,PIB ($ US courants),NY.GDP.MKTP.CD,1,2,3\n")
    assert list(values(french).values()) == [1.0, 2.0]


def test_one_code_in_two_units_is_a_problem(read_in: ReadIn) -> None:
    rows = "Iran,IRN,Tax (% of GDP),GC.TAX,1,2,3\nTurkiye,TUR,Tax (current LCU),GC.TAX,4,5,6\n"
    assert "stands in another unit above" in str(read_in("a.csv", HEAD + rows).problems[0])


def test_a_year_that_is_marked_as_a_forecast_is_left_out_by_name(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", HEAD + "Iran,IRN,Tax (% of GDP),GC.TAX,1,2,3\n")
    assert list(values(tidy).values()) == [1.0, 2.0]
    assert any("“2026f”" in said for said in tidy.notices)


def test_a_column_that_splits_the_figures_and_a_name_of_another_economy_are_problems(
    read_in: ReadIn,
) -> None:
    head = HEAD.replace("2020", "Counterpart-Area Name,2020")
    split = read_in("a.csv", head + "Iran,IRN,Debt (current US$),DT.X,China,1,2,3\n")
    assert split.problems[0].column == "Counterpart-Area Name"
    named = read_in("a.csv", HEAD + "Turkiye,IRN,Tax (% of GDP),GC.TAX,1,2,3\n")
    assert "beside the code of another economy" in str(named.problems[0])


def test_years_from_which_on_a_row_holds_estimates_are_estimates(read_in: ReadIn) -> None:
    head = HEAD.replace("2026f", "Estimates Start After")
    tidy = read_in("a.csv", head + "Iran,IRN,Tax (% of GDP),GC.TAX,1,2,2020\n")
    assert list(tidy.frame["status"]) == ["reported", "estimate"]
    unsaid = read_in("a.csv", head + "Iran,IRN,Tax (% of GDP),GC.TAX,1,2,\n")
    assert set(unsaid.frame["status"]) == {"estimate"}


def test_a_time_and_its_code_that_are_two_years_are_a_problem(read_in: ReadIn) -> None:
    head = 'Time,Time Code,Country Name,Country Code,"Population, total [SP.POP.TOTL]"\n'
    assert list(values(read_in("b.csv", head + "2020,YR2020,Iran,IRN,5\n")).values()) == [5.0]
    (problem,) = read_in("b.csv", head + "2020,YR2021,Iran,IRN,5\n").problems
    assert (problem.line, problem.column) == (2, "Time")


DATABANK = "Country Name,Country Code,Series Name,Series Code,2024 [YR2024],2027 [YR2027]\n"
FOOTER = "\nData from database: {},,,,,\nLast Updated: 06/05/2025,,,,,\n"


def test_years_after_the_release_are_projections(read_in: ReadIn) -> None:
    row = "Iran,IRN,GDP (current US$),NY.GDP.MKTP.CD,5,6\n"
    tidy = read_in("a.csv", DATABANK + row + FOOTER.format("World Development Indicators"))
    assert values(tidy) == {("gdp", "IRN", "", "2024"): 5.0}
    assert tidy.left_out == {"years after the release of the file: projections": 1}


def test_another_database_is_a_source_of_its_own_and_its_status_is_asked(read_in: ReadIn) -> None:
    text = DATABANK + "Iran,IRN,GDP (current US$),NYGDP,5,6\n"
    text += FOOTER.format("Global Economic Prospects")
    assert [one.option for one in read_in("a.csv", text).open] == ["status"]
    tidy = read_in("a.csv", text, status="estimate")
    assert tidy.credit.source == "world-bank-global-economic-prospects"
    assert list(tidy.frame["status"]) == ["estimate"]


def _bulk(*codes: str) -> str:
    rows = [f"Iran,IRN,Series {i} (%),{code},{i},2,3" for i, code in enumerate(codes)]
    return HEAD + "\n".join(rows) + "\n"


def test_of_a_bulk_file_the_series_that_the_data_hold_are_taken(read_in: ReadIn) -> None:
    others = [f"AA.B{i}" for i in range(60)]
    tidy = read_in("WDICSV.csv", _bulk("SP.POP.TOTL", *others).replace("Series 0 (%)", "People"))
    assert set(tidy.frame["indicator"]) == {"population"}
    assert tidy.left_out == {"series that the data do not hold": 60}
    none = read_in("WDICSV.csv", _bulk(*others))
    assert "found 60 series, of which the data hold 0" in str(none.problems[0])
    assert len(set(read_in("few.csv", _bulk(*others[:50])).frame["indicator"])) == 50


def _pink(
    *rows: list[object],
    title: str = "monthly prices in nominal US dollars",
    unit: str = "($/bbl)",
) -> list[list[object]]:
    return [
        ["World Bank Commodity Price Data (The Pink Sheet)"],
        [title],
        ["Updated on March 03, 2026"],
        [],
        [None, "Crude oil, average", "Crude oil, Brent **", "Natural gas, Europe"],
        [None, "($/bbl)", unit, "($/mmbtu)"],
        [None, "CRUDE_PETRO", "CRUDE_BRENT", "NGAS_EUR"],
        *rows,
        ["** a footnote on Brent"],
    ]


def test_the_pink_sheet_is_read_by_names_and_units(read_in: ReadIn) -> None:
    months = _pink(["2026M01", 61, 63.5, "…"], ["2026M02", 62, "64.5*", 9.5])
    real = _pink(["2025", 1, 2, 3], title="annual prices in real 2010 US dollars")
    years = _pink(["2025", 60, 65, 12], ["2026", 61, 64, 9], title="annual prices, nominal US$")
    tidy = read_in("CMO.xlsx", workbook(Months=months, Real=real, Years=years))
    assert values(tidy) == {
        ("brent", "WLD", "", "2026-01"): 63.5,
        ("brent", "WLD", "", "2026-02"): 64.5,
        ("brent", "WLD", "", "2025"): 65.0,
        ("gas-europe", "WLD", "", "2026-02"): 9.5,
        ("gas-europe", "WLD", "", "2025"): 12.0,
    }
    assert (tidy.credit.source, tidy.credit.vintage) == ("pink-sheet", "2026-03-03")
    assert tidy.left_out["sheets of real prices or of indices"] == 2
    assert tidy.left_out["periods that were not over when the file was released"] == 2
    assert "marked “*” in the file" in set(tidy.frame["note"])


@pytest.mark.parametrize("unit", ["($/mt)", "(2010=100)", ""])
def test_a_pink_sheet_in_another_unit_is_a_problem(read_in: ReadIn, unit: str) -> None:
    tidy = read_in("CMO.xlsx", workbook(Months=_pink(["2026M01", 61, 63.5, 1], unit=unit)))
    assert "below the name; allowed is ($/bbl)" in str(tidy.problems[0])
    assert tidy.problems[0].line == 6


def test_a_forecast_in_the_pink_sheet_is_left_out_and_an_estimate_marked(read_in: ReadIn) -> None:
    rows = [["2026M01", 61, "63.5 e", 1.5], ["2026M02", 62, "64.5f", 2.5]]
    frame = read_in("CMO.xlsx", workbook(Months=_pink(*rows))).frame
    brent = frame[frame["indicator"] == "brent"]
    assert brent[["period", "status"]].to_numpy().tolist() == [["2026-01", "estimate"]]


def test_an_output_of_nil_or_less_is_a_problem_and_other_series_may_be(read_in: ReadIn) -> None:
    rows = "Iran,IRN,GDP (current US$),NY.GDP.MKTP.CD,0,-5.5,\n"
    told = read_in("a.csv", HEAD + rows).problems
    assert [(problem.line, problem.column) for problem in told] == [(2, "2020"), (2, "2021")]
    growth = rows.replace("GDP (current US$),NY.GDP.MKTP.CD", "Growth (annual %),NY.GDP.X")
    assert list(values(read_in("a.csv", HEAD + growth)).values()) == [0.0, -5.5]
