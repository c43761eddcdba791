"""SDMX-CSV of any office, on specimens written from their headers."""

import pytest
from handing import ReadIn, notes, values
from hypothesis import given
from hypothesis import strategies as st

from dashboard.publishers.sdmx_terms import plain_period, power_of
from dashboard.reading.flags import OBS_FLAG, OBS_STATUS, meaning
from dashboard.reading.periods import period_of

OECD = (
    "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,FREQ,REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,"
    "OBS_VALUE,OBS_STATUS,UNIT_MULT\n"
)


def oecd(*rows: str) -> str:
    """Rows of Turkey: frequency, unit, period, value, status, power of ten."""
    cells = [row.split(",") for row in rows]
    start = "DATAFLOW,OECD.X:DSD_T@DF_T(1.0),Trade,I"
    lines = [
        f"{start},{often},TUR,M,{unit},{when},{value},{status},{power}"
        for often, unit, when, value, status, power in cells
    ]
    return OECD + "\n".join([*lines, ""])


@pytest.mark.parametrize("power", ["9", "9.0", " 9", "9,0", "Billions", "billion", "9: Billions"])
def test_a_power_of_ten_is_obeyed_in_every_writing(read_in: ReadIn, power: str) -> None:
    cell = f'"{power}"'
    text = oecd("A,USD,2021,2.5,A,POWER").replace("POWER", cell)
    tidy = read_in("oecd.csv", text)
    assert values(tidy) == {("dsd-t-df-t-m-usd", "TUR", "", "2021"): 2.5e9}


@pytest.mark.parametrize("power", ["", "Dozens", "9: Millions", "NaN", "10", "6 or 9"])
def test_a_power_of_ten_that_says_nothing_is_asked_and_never_zero(
    read_in: ReadIn, power: str
) -> None:
    text = oecd("A,USD,2020,1,A,6", f"A,USD,2021,2.5,A,{power}")
    (question,) = read_in("oecd.csv", text).open
    assert (question.option, question.problem.line) == ("unit", 3)
    assert question.problem.column == "UNIT_MULT"
    answered = read_in("oecd.csv", text, unit="billions")
    assert list(values(answered).values()) == [1e6, 2.5e9]


def test_a_share_without_a_power_of_ten_leaves_nothing_open(read_in: ReadIn) -> None:
    assert list(values(read_in("o.csv", oecd("A,PT_GDP,2021,2.5,A,"))).values()) == [2.5]


@pytest.mark.parametrize("unit", ["MIO_USD", "Millions of US dollars"])
def test_a_power_of_ten_beside_a_unit_in_millions_is_asked(read_in: ReadIn, unit: str) -> None:
    (question,) = read_in("oecd.csv", oecd(f"A,{unit},2021,2.5,A,6")).open
    assert "found “6” for the power of ten" in str(question)


@pytest.mark.parametrize(
    ("cell", "power"),
    [
        *(("6", 6), ("6.0", 6), ("06", 6), ("9.0", 9), ("0", 0), ("", None), ("Units", 0)),
        *(("Millions", 6), ("MILLIONS", 6), ("Million", 6), ("Billions", 9), ("thousands", 3)),
        *(("6: Millions", 6), ("1000", 3), ("1000000", 6), ("-3", -3), ("٦", 6), ("12", 12)),
        *(("Tens of thousands", 4), ("dozens", None), ("x", None), ("6.5", None), ("99", None)),
        *(("10", None), ("1500", None)),
    ],
)
def test_a_multiplier_is_read_in_every_writing_or_not_at_all(cell: str, power: int | None) -> None:
    assert power_of(cell) == power


def test_the_label_of_a_power_of_ten_must_agree_with_it(read_in: ReadIn) -> None:
    text = oecd("A,USD,2021,2.5,A,6").replace("UNIT_MULT", "UNIT_MULT,Unit multiplier")
    assert read_in("o.csv", text.replace(",6\n", ",6,Millions\n")).open == ()
    assert read_in("o.csv", text.replace(",6\n", ",6,Thousands\n")).open != ()


def test_a_file_without_a_unit_or_flags_asks_for_both(read_in: ReadIn) -> None:
    text = "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\nCB:ER(1.0),RUS,2021,73.5\n"
    tidy = read_in("rates.csv", text)
    assert {question.option for question in tidy.open} == {"unit", "status"}
    answered = read_in("rates.csv", text, unit="roubles per dollar", status="reported")
    assert values(answered) == {("er-roubles-per-dollar", "RUS", "", "2021"): 73.5}
    assert answered.credit.source == "sdmx-cb"
    assert list(answered.frame["unit"]) == ["roubles per dollar"]


def test_prices_of_another_base_year_are_another_indicator(read_in: ReadIn) -> None:
    text = oecd("A,USD,2021,2.5,A,6").replace("UNIT_MULT", "UNIT_MULT,BASE_PER")
    found = [
        set(read_in("o.csv", text.replace(",6\n", f",6,{year}\n")).frame["indicator"])
        for year in ("2015", "2020")
    ]
    assert found == [{"dsd-t-df-t-m-usd-2015"}, {"dsd-t-df-t-m-usd-2020"}]


def test_sdmx_statuses_by_code_or_name_and_figures_marked_missing_are_left_out(
    read_in: ReadIn,
) -> None:
    said = {"2018": "A", "2019": "E: Estimated value", "2020": "Forecast value", "2021": "M"}
    tidy = read_in("o.csv", oecd(*(f"A,PT,{year},1,{one},0" for year, one in said.items())))
    assert {year: status for year, (status, _) in notes(tidy).items()} == {
        "2018": "reported",
        "2019": "estimate",
        "2020": "estimate",
    }
    assert tidy.left_out == {"figures that their flag calls missing": 1}


@given(st.lists(st.sampled_from([*OBS_FLAG]), min_size=1, max_size=4))
def test_no_flag_beside_another_makes_a_figure_firmer(flags: list[str]) -> None:
    ranks = ["reported", "estimate", "doubtful", "missing"]
    whole, _ = meaning({"OBS_FLAG": "".join(flags)})
    assert ranks.index(whole) == max(ranks.index(OBS_FLAG[flag][0]) for flag in flags)


@given(st.text(max_size=6))
def test_only_a_known_flag_leaves_a_figure_reported(text: str) -> None:
    status, note = meaning({"OBS_STATUS": text})
    known = {*OBS_STATUS, *OBS_FLAG}
    assert status != "reported" or note or not text.strip() or text.strip()[0] in known


@given(st.integers(-9, 15).filter(lambda power: power != 10))
def test_a_power_of_ten_is_the_same_as_a_figure_of_a_data_frame(power: int) -> None:
    assert power_of(f"{power}") == power_of(f"{power}.0") == power_of(f" {power} ") == power


def test_quarters_written_as_months_are_told_by_their_frequency(read_in: ReadIn) -> None:
    text = oecd("Q,PT,2021-01,1,A,0", "M,PT,2021-02,2,A,0", "A,PT,2021-Q1,3,A,0")
    tidy = read_in("o.csv", text)
    assert [key[3] for key in values(tidy)] == ["2021-02"]
    assert sum(tidy.left_out.values()) == 2


def test_a_month_that_is_called_a_year_is_a_problem(read_in: ReadIn) -> None:
    (problem,) = read_in("o.csv", oecd("A,PT,2021-01,1,A,0")).problems
    assert "found the frequency “A” for the period 2021-01" in str(problem)
    assert problem.column == "FREQ"


def test_periods_with_a_length_behind_are_years_and_months() -> None:
    assert period_of("2021-01-01/P1Y") == period_of("2021-A1") == "2021"
    assert period_of("2021-03-01T00:00:00/P1M") == plain_period("2021-03-01", "M") == "2021-03"
    assert plain_period("2021-01-01", "A: Annual") == "2021"
    assert period_of("2021-07-01/P1Y") == ""
    assert plain_period("2021-01-01", "") == "2021-01-01"


def test_labels_may_be_joined_by_a_colon_or_a_dash_or_stand_alone(read_in: ReadIn) -> None:
    text = (
        "DATAFLOW,REF_AREA:Area,INDICATOR:Indicator,TIME_PERIOD:Time,OBS_VALUE:Value,"
        "UNIT_MULTIPLIER:Multiplier,UNIT_MEASURE:Unit,OBS_STATUS:Status\n"
        "UN:D(1.0): Data,TUR:Türkiye,P:Persons,2020:2020,84.5,3:Thousands,PS:Persons,A:Normal\n"
        "UN:D(1.0): Data,RUS - Russia,P:Persons,2020,9.5,3:Thousands,PS:Persons,E:Estimated\n"
        "UN:D(1.0): Data,364,P:Persons,2020,7.5,3:Thousands,PS:Persons,A:Normal\n"
        "UN:D(1.0): Data,Germany,P:Persons,2020,6.5,3:Thousands,PS:Persons,A:Normal\n"
    )
    tidy = read_in("un.csv", text)
    found = {economy: value for (_, economy, _, _), value in values(tidy).items()}
    assert found == {"TUR": 84500.0, "RUS": 9500.0, "IRN": 7500.0, "DEU": 6500.0}
    assert set(tidy.frame["unit"]) == {"persons"}


def test_oecd_columns_that_differ_by_small_letters_only(read_in: ReadIn) -> None:
    text = (
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,SCALE,Scale,"
        "UNIT_MEASURE,Unit of measure,TIME_PERIOD,Time period,OBS_VALUE,Observation value,"
        "OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier\r\n"
        "DATAFLOW,OECD.X:DSD_T@DF_T(1.0),Trade,I,TUR,Türkiye,A,All,USD,US dollar,2021,"
        ",1.5,,A,Normal value,6,Mio\r\n"
    )
    tidy = read_in("oecd.csv", text)
    assert tidy.layout == "oecd"
    assert values(tidy) == {("dsd-t-df-t-a-usd", "TUR", "", "2021"): 1500000.0}
    assert list(tidy.frame["unit"]) == ["US dollars"]
    other = read_in("oecd.csv", text.replace("USD,US dollar", "XXX,Shells"))
    assert list(other.frame["unit"]) == ["Shells"]


def test_sdmx_with_semicolons_has_decimal_commas_and_labels_behind_codes(read_in: ReadIn) -> None:
    text = (
        "STRUCTURE[|];STRUCTURE_ID;ACTION;REF_AREA: Area;TIME_PERIOD: Time;OBS_VALUE: Value;"
        "UNIT_MEASURE: Unit;OBS_STATUS: Status\n"
        "dataflow;A:B(1.0): Data;I;TR: Türkiye;2014: 2014;12,4;PC: Percent;A: Normal\n"
        "dataflow;A:B(1.0): Data;D;TR: Türkiye;2015: 2015;-;;\n"
    )
    tidy = read_in("sdmx.csv", text)
    assert values(tidy) == {("b-pc", "TUR", "", "2014"): 12.4}
    assert tidy.left_out == {"rows that delete others": 1}


def test_semicolons_alone_do_not_make_points_part_thousands(read_in: ReadIn) -> None:
    text = oecd("A,RUB,2021,73.654,A,0", "A,RUB,2022,68.484,A,0").replace(",", ";")
    tidy = read_in("rates.csv", text)
    assert tidy.problems or [*values(tidy).values()] == [73.654, 68.484]


def test_the_imf_s_scale_beside_another_data_set_is_asked(read_in: ReadIn) -> None:
    text = (
        "DATAFLOW,COUNTRY,INDICATOR,UNIT,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,STATUS\n"
        "IMF.STA:FDI(1.0.0),TUR,X,USD,A,2021,12.5,6,\n"
    )
    (question,) = read_in("imf.csv", text).open
    assert (question.option, question.problem.column) == ("unit", "SCALE")
    answered = read_in("imf.csv", text, unit="millions")
    assert list(values(answered).values()) == [12.5e6]


def test_the_label_of_a_status_beside_its_code_adds_nothing(read_in: ReadIn) -> None:
    text = oecd("A,PT,2021,1,A,0").replace("OBS_STATUS", "OBS_STATUS,Observation status")
    tidy = read_in("o.csv", text.replace(",A,0\n", ",A,As usual,0\n"))
    assert notes(tidy) == {"2021": ("reported", "")}


def test_one_answer_never_says_both_the_unit_and_its_power_of_ten(read_in: ReadIn) -> None:
    text = "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT\nA:B(1.0),RUS,2021,7,A,?\n"
    assert read_in("a.csv", text, unit="euros").problems[0].column == "UNIT_MULT"


def test_a_counterpart_that_is_nobody_in_particular_is_no_partner(read_in: ReadIn) -> None:
    text = oecd("A,PT,2021,1,A,0").replace("TIME_PERIOD", "COUNTERPART_AREA,TIME_PERIOD")
    for code, partner in {"W0": "", "_Z: Not applicable": "", "W": "WLD", "RU": "RUS"}.items():
        tidy = read_in("o.csv", text.replace(",2021,", f",{code},2021,"))
        assert [key[2] for key in values(tidy)] == [partner]


@pytest.mark.parametrize("column", ["COLLECTION", "DATA_SOURCE", "UNIT_TYPE", "Sector", "MORE"])
def test_a_column_behind_the_figure_tells_series_apart_unless_it_is_a_known_attribute(
    read_in: ReadIn, column: str
) -> None:
    text = oecd("A,USD,2021,2.5,A,6").replace("UNIT_MULT", f"UNIT_MULT,{column}")
    found = [
        set(read_in("o.csv", text.replace(",6\n", f",6,{one}\n")).frame["indicator"])
        for one in "AE"
    ]
    assert found == [{"dsd-t-df-t-m-a-usd"}, {"dsd-t-df-t-m-e-usd"}]


@pytest.mark.parametrize("column", ["Unit multiplier", "DECIMALS", "TITLE", "UNIT_MULT_LABEL"])
def test_labels_and_known_attributes_are_no_part_of_the_series(
    read_in: ReadIn, column: str
) -> None:
    text = oecd("A,USD,2021,2.5,A,6").replace("UNIT_MULT", f"UNIT_MULT,{column}")
    tidy = read_in("o.csv", text.replace(",6\n", ",6,Millions\n"))
    assert set(tidy.frame["indicator"]) == {"dsd-t-df-t-m-usd"}


def test_columns_in_another_order_are_the_same_file(read_in: ReadIn) -> None:
    text = oecd("A,USD,2021,2.5,A,6", "A,USD,2022,3.5,E,6")
    turned = "\n".join(",".join(reversed(row.split(","))) for row in text.splitlines())
    one, two = read_in("a.csv", text), read_in("b.csv", turned)
    assert (one.layout, values(one)) == (two.layout, values(two))


def test_the_central_bank_s_key_and_the_labour_office_s_names_are_known(read_in: ReadIn) -> None:
    ecb = (
        "KEY,FREQ,REF_AREA,ADJUSTMENT,TRADE_FLOW,COUNT_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
        "UNIT,UNIT_MULT,TITLE\nTRD.M.DE.N.M.RU,M,DE,N,M,RU,2024-01,180.5,A,EUR,6,Imports\n"
    )
    assert values(read_in("e.csv", ecb)) == {("trd-n-m-eur", "DEU", "RUS", "2024-01"): 180500000.0}
    ilo = (
        "ref_area,source,indicator,sex,time,obs_value,obs_status\n"
        "TUR,BA:1,EMP_NB,SEX_T,2023,31632.1,\nTUR,BA:2,EMP_NB,SEX_T,2023,30000.1,U\n"
    )
    assert [one.option for one in read_in("i.csv", ilo).open] == ["unit"]
    tidy = read_in("i.csv", ilo, unit="thousand persons")
    assert len(set(tidy.frame["indicator"])) == 2
    assert list(tidy.frame["status"]) == ["reported", "doubtful"]
