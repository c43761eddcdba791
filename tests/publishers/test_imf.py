"""The IMF's trade: the scale of each shape, figures it derived, and frequencies in one file."""

import pandas as pd
import pytest
from handing import ReadIn, values
from hypothesis import given
from hypothesis import strategies as st

from dashboard.publishers.imf_imts_scale import _fine
from dashboard.reading.tidy import Tidy

PORTAL = "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,FREQUENCY.ID,TIME_PERIOD,OBS_VALUE"
API = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,UNIT,"
    "STATUS"
)
FLAT = (
    ",@FREQ,@REF_AREA,@INDICATOR,@COUNTERPART_AREA,@UNIT_MULT,@TIME_FORMAT,Obs_@TIME_PERIOD,"
    "Obs_@OBS_VALUE"
)
EXPORT = ("TUR", "RUS", "export", "2021")


def portal(*rows: str, more: str = "") -> str:
    """Rows of the portal: reporter, partner, period, value and what `more` names."""
    cells = [row.split(",", 3) for row in rows]
    lines = [f"{one},XG_FOB_USD,{other},A,{when},{rest}" for one, other, when, rest in cells]
    return "\n".join([PORTAL + more, *lines, ""])


def api(*cells: str) -> str:
    """One row of the interface for programs: value, scale, unit, status."""
    return f"{API}\nIMF.STA:IMTS(1.0.0),TUR,XG_FOB_USD,RUS,A,2021,{','.join(cells)}\n"


def flat(power: str, value: str = "2000.5", often: str = "A", when: str = "2021") -> str:
    return f"{FLAT}\n0,{often},TR,TXG_FOB_USD,RU,{power},P1Y,{when},{value}\n"


def statuses(tidy: Tidy) -> dict[str, str]:
    return dict(zip(tidy.frame["period"], tidy.frame["status"], strict=True))


SCALES = {"Millions": 6, "Million": 6, "6": 6, "6.0": 6, "6: Millions": 6, "Units": 0, "0": 0}
SCALES |= {"Thousands": 3, "billions": 9}


@pytest.mark.parametrize(("scale", "power"), SCALES.items())
def test_the_portal_s_scale_is_obeyed_in_every_writing(
    read_in: ReadIn, scale: str, power: int
) -> None:
    tidy = read_in("imts.csv", portal(f"TUR,RUS,2021,2000,{scale}", more=",SCALE"))
    assert values(tidy) == {EXPORT: 2000.0 * 10**power}
    assert any(one.words == scale and one.line == 2 for one in tidy.evidence)


@pytest.mark.parametrize("value", ["2000", "38500000000", "38500000000.5"])
def test_figures_without_a_scale_that_are_no_sure_millions_are_asked(
    read_in: ReadIn, value: str
) -> None:
    text = portal(f"TUR,RUS,2021,{value}")
    assert [one.option for one in read_in("imts.csv", text).open] == ["unit"]
    assert values(read_in("imts.csv", text, unit="dollars")) == {EXPORT: float(value)}


def test_one_reporter_s_decimals_do_not_speak_for_another_s(read_in: ReadIn) -> None:
    text = portal("TUR,RUS,2021,2000.5", "RUS,TUR,2021,9000000")
    assert [one.option for one in read_in("imts.csv", text).open] == ["unit"]


def test_a_scale_that_is_empty_beside_others_must_look_like_plain_dollars(read_in: ReadIn) -> None:
    plain = portal("TUR,RUS,2021,2000.5,Millions", "RUS,TUR,2021,9000000,", more=",SCALE")
    assert values(read_in("imts.csv", plain))[("RUS", "TUR", "export", "2021")] == 9e6
    for value in ("9000.25", "9000"):
        doubt = plain.replace("9000000", value)
        (question,) = read_in("imts.csv", doubt).open
        assert (question.option, question.problem.line) == ("unit", 3)


def test_the_interface_s_figures_that_are_small_or_fine_beside_a_scale_are_asked(
    read_in: ReadIn,
) -> None:
    assert values(read_in("a.csv", api("26515683555", "6", "USD", ""))) == {EXPORT: 26515683555.0}
    for value in ("26515.683555", "26515"):
        assert [one.option for one in read_in("a.csv", api(value, "6", "USD", "")).open] == ["unit"]


def test_the_interface_s_unit_and_flags_are_read(read_in: ReadIn) -> None:
    assert statuses(read_in("a.csv", api("26515683555", "6", "USD", "E"))) == {"2021": "estimate"}
    (problem,) = read_in("a.csv", api("26515683555", "6", "EUR", "")).problems
    assert problem.column == "UNIT"


def test_names_of_indicators_in_another_currency_are_refused(read_in: ReadIn) -> None:
    text = (
        "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,TIME_PERIOD,OBS_VALUE,SCALE\n"
        '"Türkiye, Republic of","Exports of goods, Free on board (FOB), Domestic currency",'
        "Russian Federation,2021,28959.5,Millions\n"
    )
    assert read_in("imts.csv", text).problems[0].column == "INDICATOR"


def test_figures_known_to_be_derived_are_marked_also_when_they_come_alone(read_in: ReadIn) -> None:
    rows = [f"IRN,RUS,{year},132.5,Millions" for year in (1999, 2000, 2020)]
    tidy = read_in("imts.csv", portal(*rows, more=",SCALE"))
    assert tidy.open == ()
    assert statuses(tidy) == {"1999": "reported", "2000": "estimate", "2020": "estimate"}


def test_the_record_agrees_with_what_the_package_says_of_the_imf_s_figures(
    read_in: ReadIn, package: object
) -> None:
    trade = package.trade  # type: ignore[attr-defined]
    rows = trade[trade["source"].eq("imf-dots") & trade["reporter"].isin(["IRN", "ARE", "SAU"])]
    rows = rows[rows["flow"].eq("export") & rows["partner"].isin(["RUS", "TUR"])]
    assert len(rows) > 50
    lines = [
        f"{one},{other},{when},{value / 1e6!r},Millions"
        for one, other, when, value in zip(
            rows["reporter"], rows["partner"], rows["period"], rows["value_usd"], strict=True
        )
    ]
    tidy = read_in("imts.csv", portal(*lines, more=",SCALE"))
    key = ["reporter", "partner", "flow", "period"]
    found = tidy.frame.set_index(key)["status"].to_dict()
    assert found == rows.set_index(key)["status"].to_dict()


def test_an_irregular_reporter_whose_other_side_is_missing_is_asked(read_in: ReadIn) -> None:
    text = portal("SYR,RUS,2023,132.5,Millions", more=",SCALE")
    (question,) = read_in("imts.csv", text).open
    assert question.option == "status"
    assert "without the partner's side" in str(question)
    assert statuses(read_in("imts.csv", text, status="estimate")) == {"2023": "estimate"}
    mirror = "RUS,MG_CIF_USD,SYR,A,2023,555.5,Millions\n"
    assert read_in("imts.csv", text + mirror).open == ()


def test_quarters_and_years_in_one_file_are_told_by_their_frequency(read_in: ReadIn) -> None:
    text = portal("TUR,RUS,2021,2000.5,6", "TUR,RUS,2021-01,500.5,6", more=",SCALE")
    quarter = text.replace("A,2021-01", "Quarterly,2021-01")
    tidy = read_in("imts.csv", quarter)
    assert values(tidy) == {EXPORT: 2000500000.0}
    assert "found the frequency “A”" in str(read_in("imts.csv", text).problems[0])


def test_a_series_a_row_with_years_quarters_and_months(read_in: ReadIn) -> None:
    text = (
        "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,SCALE,2021,2021-Q1,2021-M01\n"
        "TUR,XG_FOB_USD,RUS,A,6,2000.5,,\nTUR,XG_FOB_USD,RUS,Q,6,,500.5,\n"
        "TUR,XG_FOB_USD,RUS,M,6,,,100.5\n"
    )
    assert values(read_in("imts.csv", text)) == {
        EXPORT: 2000500000.0,
        ("TUR", "RUS", "export", "2021-01"): 100500000.0,
    }


@pytest.mark.parametrize(("power", "value"), [("6", 2000.5e6), ("6.0", 2000.5e6), ("0", 2000.5)])
def test_the_old_interface_s_power_of_ten_is_applied(
    read_in: ReadIn, power: str, value: float
) -> None:
    tidy = read_in("dot.csv", flat(power))
    assert tidy.layout == "imf-dots-api"
    assert values(tidy) == {EXPORT: value}


def test_the_old_interface_s_quarters_and_odd_powers_stay_out(read_in: ReadIn) -> None:
    assert read_in("dot.csv", flat("")).problems[0].column == "@UNIT_MULT"
    quarter = read_in("dot.csv", flat("6", often="Q", when="2021-01"))
    assert sum(quarter.left_out.values()) == 1


def test_the_old_bulk_file_is_plain_dollars_only_where_a_figure_proves_it(read_in: ReadIn) -> None:
    text = (
        "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
        "Counterpart Country Code,Attribute,2020,2021,\n"
        "Türkiye,186,x,TXG_FOB_USD,Russian Federation,922,Value,{},2000,\n"
    )
    proved = read_in("DOT_timeSeries.csv", text.format("3854000000"))
    assert values(proved)[EXPORT] == 2000.0
    assert any(one.words == "3,854,000,000" for one in proved.evidence)
    asked = text.format("3854.5")
    assert [one.option for one in read_in("DOT_timeSeries.csv", asked).open] == ["unit"]
    millions = read_in("DOT_timeSeries.csv", asked, unit="millions")
    assert values(millions)[EXPORT] == 2e9


def test_a_scale_in_words_only_is_obeyed_and_must_agree_with_its_code(read_in: ReadIn) -> None:
    named = portal("TUR,RUS,2021,2000.5,Thousands", more=",SCALE.NAME")
    assert values(read_in("imts.csv", named)) == {EXPORT: 2000500.0}
    both = portal("TUR,RUS,2021,2000.5,6,Thousands", more=",SCALE.ID,SCALE.NAME")
    assert "found the scale “6: Thousands”" in str(read_in("imts.csv", both).problems[0])


def test_rows_of_the_interface_that_delete_others_are_no_figures(read_in: ReadIn) -> None:
    text = api("26515683555", "6", "USD", "").replace("DATAFLOW,", "STRUCTURE,STRUCTURE_ID,ACTION,")
    kept, gone = (text.replace("IMF.STA:", f"dataflow,IMF.STA:IMTS,{one},") for one in "RD")
    assert values(read_in("a.csv", kept.replace("IMTS(1.0.0),", ""))) == {EXPORT: 26515683555.0}
    tidy = read_in("a.csv", gone.replace("IMTS(1.0.0),", ""))
    assert tidy.left_out == {"rows that delete others": 1}


BARE = "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,TRADE_FLOW\n"


@pytest.mark.parametrize("value", ["3662774", "3662774.25"])
def test_the_interface_s_columns_without_their_first_one_are_asked(
    read_in: ReadIn, value: str
) -> None:
    text = f"{BARE}TUR,XG_FOB_USD,RUS,A,2021,{value},6,XG\n"
    assert [one.option for one in read_in("imts.csv", text).open] == ["unit"]
    assert values(read_in("imts.csv", text, unit="dollars")) == {EXPORT: float(value)}
    for proved in (text.replace(value, "5774.512345"), text.replace(",6,", ",Millions,")):
        assert read_in("imts.csv", proved).open == ()


def test_large_figures_without_a_scale_need_the_portal_s_fine_decimals(read_in: ReadIn) -> None:
    for value, asked in {"3662774.25": True, "3662774.254321": False, "2000.5": False}.items():
        assert bool(read_in("imts.csv", portal(f"TUR,RUS,2021,{value}")).open) is asked


@pytest.mark.parametrize(
    ("mark", "status"),
    {
        "Estimated": "estimate",
        "Estimated from partner data": "estimate",
        "SE": "estimate",
        "Official": "reported",
        "O": "reported",
        "": "reported",
        "TPD": "doubtful",
    }.items(),
)
def test_how_a_figure_was_come_by_decides_its_status(
    read_in: ReadIn, mark: str, status: str
) -> None:
    text = portal(f"TUR,RUS,2021,2000.5,6,{mark}", more=",SCALE,DERIVATION_TYPE")
    tidy = read_in("imts.csv", text)
    assert statuses(tidy) == {"2021": status}
    assert any("not known here" in said for said in tidy.notices) is (status == "doubtful")


def test_the_old_bulk_files_marks_stand_beside_their_figures(read_in: ReadIn) -> None:
    row = '"Türkiye",186,x,TXG_FOB_USD,Russian Federation,922,{},{},{},\n'
    text = (
        "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
        "Counterpart Country Code,Attribute,2020,2021,\n"
    )
    text += row.format("Status", "", "E") + row.format("Value", "3854000000", "4854000000")
    assert statuses(read_in("DOT.csv", text)) == {"2020": "reported", "2021": "estimate"}
    panel = (
        "Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,"
        "x (TXG_FOB_USD),Status\nTurkey,186,Russian Federation,922,2021,5774400000,E\n"
    )
    assert statuses(read_in("panel.csv", panel)) == {"2021": "estimate"}


@pytest.mark.parametrize(
    ("column", "cell"),
    {
        "TYPE_OF_TRANSFORMATION": "Period-over-period percent change",
        "MEASURE": "Index (2010 = 100)",
        "SERIES_CODE": "RUS.XG_FOB_USD.TUR.A",
        "TRADE_FLOW": "Imports of goods",
        "VALUATION": "CIF",
        "INDICATOR": '"Imports of goods, Cost insurance freight (CIF), US dollar"',
        "DATASET": "IMF.RES:WEO(1.0)",
    }.items(),
)
def test_a_column_that_contradicts_dollars_or_the_rest_of_its_row_is_a_problem(
    read_in: ReadIn, column: str, cell: str
) -> None:
    text = portal(f"TUR,RUS,2021,2000.5,6,{cell}", more=f",SCALE,{column}")
    assert [problem.column for problem in read_in("imts.csv", text).problems] == [column]


def test_names_not_known_are_told_and_names_in_other_languages_read(read_in: ReadIn) -> None:
    text = (
        "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,TIME_PERIOD,OBS_VALUE,SCALE\n"
        '"Türkiye, Rep of","Exports of goods, Free on board (FOB), US dollar",'
        "Fédération de Russie,2021,5774.5,Millions\n"
        '"Türkiye, Rep of","Exports of goods, Free on board (FOB), US dollar",'
        "Roussia,2021,1.5,Millions\n"
    )
    tidy = read_in("imts.csv", text)
    assert values(tidy) == {EXPORT: 5774500000.0}
    assert any("“Roussia” (1)" in said for said in tidy.notices)
    assert any(one.found == "by name" for one in tidy.evidence)


def test_a_value_that_no_trade_has_is_told_at_its_column_of_the_file(read_in: ReadIn) -> None:
    (problem,) = read_in("imts.csv", portal("TUR,RUS,2021,-5.5,Millions", more=",SCALE")).problems
    assert problem.column == "OBS_VALUE"


def test_the_old_bulk_file_without_its_column_of_attributes_is_still_the_imf_s(
    read_in: ReadIn,
) -> None:
    text = (
        "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
        "Counterpart Country Code,2020,2021\n"
        "Türkiye,186,x,TXG_FOB_USD,Russian Federation,922,3854000000,5774400000\n"
    )
    tidy = read_in("DOT.csv", text)
    assert tidy.layout == "imf-dots-wide"
    assert values(tidy)[EXPORT] == 5774400000.0
    again = text + text.splitlines()[-1] + "\n"
    assert "found a second figure" in str(read_in("DOT.csv", again).problems[0])


def test_one_flow_with_names_is_asked_which_flow_it_is(read_in: ReadIn) -> None:
    text = (
        "reporter_name,reporter_code,partner_name,partner_code,FREQ,date,value,month,year\n"
        "Türkiye,TR,Russian Federation,RU,M,2021-01-01,400000000,1,2021\n"
    )
    assert [one.option for one in read_in("imf.csv", text).open] == ["flow"]
    tidy = read_in("imf.csv", text, flow="import")
    assert values(tidy) == {("TUR", "RUS", "import", "2021-01"): 400000000.0}
    assert list(tidy.frame["valuation"]) == ["cif"]
    wrong = read_in("imf.csv", text.replace("Türkiye", "Iran"), flow="import")
    assert wrong.problems[0].column == "reporter_name"


@given(st.integers(min_value=1, max_value=10**13))
def test_whole_dollars_are_never_as_fine_as_millions(dollars: int) -> None:
    assert not _fine(pd.Series([float(dollars)])).any()
