"""SDMX-CSV of any office and Eurostat's files, on specimens written from their headers."""

import pytest
from handing import ReadIn, values
from hypothesis import given
from hypothesis import strategies as st

from dashboard.publishers.sdmx_terms import plain_period, power_of
from dashboard.reading.flags import OBS_FLAG, OBS_STATUS, meaning
from dashboard.reading.periods import period_of
from dashboard.reading.tidy import Tidy

OECD = (
    "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,FREQ,REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,"
    "OBS_VALUE,OBS_STATUS,UNIT_MULT\n"
)
ESTAT = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
TSV = "freq,unit,na_item,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \n"


def oecd(*rows: str) -> str:
    """Rows of Turkey: frequency, unit, period, value, status, power of ten."""
    cells = [row.split(",") for row in rows]
    start = "DATAFLOW,OECD.X:DSD_T@DF_T(1.0),Trade,I"
    lines = [
        f"{start},{often},TUR,M,{unit},{when},{value},{status},{power}"
        for often, unit, when, value, status, power in cells
    ]
    return OECD + "\n".join([*lines, ""])


def estat(*rows: str, header: str = ESTAT) -> str:
    """Rows of Eurostat's API: unit, area, period, value, flag."""
    start = "ESTAT:NAMA_T(1.0),24/10/25 11:00:00,A"
    return header + "".join(f"{start},{row},\n" for row in rows)


def notes(tidy: Tidy) -> dict[str, tuple[str, str]]:
    """Status and note by period."""
    frame = tidy.frame
    couples = zip(frame["status"], frame["note"], strict=True)
    return dict(zip(frame["period"], couples, strict=True))


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


def test_two_downloads_that_differ_by_their_unit_are_two_indicators(read_in: ReadIn) -> None:
    money = read_in("a.csv", estat("CP_MEUR,DE,2021,1500.5,"))
    share = read_in("b.csv", estat("PC_GDP,DE,2021,50.9,"))
    assert set(money.frame["indicator"]) == {"nama-t-cp-meur"}
    assert set(money.frame["unit"]) == {"million euros, current prices"}
    assert set(share.frame["indicator"]) == {"nama-t-pc-gdp"}
    assert money.credit.vintage == "2025-10-24"


def test_prices_of_another_base_year_are_another_indicator(read_in: ReadIn) -> None:
    text = oecd("A,USD,2021,2.5,A,6").replace("UNIT_MULT", "UNIT_MULT,BASE_PER")
    found = [
        set(read_in("o.csv", text.replace(",6\n", f",6,{year}\n")).frame["indicator"])
        for year in ("2015", "2020")
    ]
    assert found == [{"dsd-t-df-t-m-usd-2015"}, {"dsd-t-df-t-m-usd-2020"}]


def test_eurostats_flags_decide_the_status_and_stay_in_the_note(read_in: ReadIn) -> None:
    flags = {"2016": "", "2017": "p", "2018": "be", "2019": "p e", "2020": "f", "2021": "u"}
    flags |= {"2022": "e: estimated", "2023": "y"}
    rows = [f"PC,DE,{year},1.5,{flag}" for year, flag in flags.items()]
    tidy = read_in("a.csv", estat(*rows))
    assert notes(tidy) == {
        "2016": ("reported", ""),
        "2017": ("reported", "provisional (flag p)"),
        "2018": ("estimate", "break in the series (flag b); estimated (flag e)"),
        "2019": ("estimate", "provisional (flag p); estimated (flag e)"),
        "2020": ("estimate", "forecast (flag f)"),
        "2021": ("doubtful", "low reliability (flag u)"),
        "2022": ("estimate", "estimated (flag e)"),
        "2023": ("doubtful", "flag “y”, not known here"),
    }
    assert any("1 figures have a flag that is not known here" in said for said in tidy.notices)


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


def test_columns_in_another_order_give_the_same_figures(read_in: ReadIn) -> None:
    text = estat("CP_MEUR,DE,2021,1500.5,e", "CP_MEUR,TR,2022,9.5,")
    rows = [line.split(",") for line in text.splitlines()]
    moved = "\n".join(",".join([row[0], *reversed(row[1:])]) for row in rows) + "\n"
    assert values(read_in("b.csv", moved)) == values(read_in("a.csv", text))


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


def test_eurostat_trade_stays_in_euros(read_in: ReadIn) -> None:
    text = (
        "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE\n"
        "ESTAT:DS-045409(1.0),22/05/26 11:00:00,A,DE,RU,TOTAL,1,VALUE_IN_EUROS,2021,33\n"
        "ESTAT:DS-045409(1.0),22/05/26 11:00:00,A,DE,RU,TOTAL,1,QUANTITY_IN_100KG,2021,7\n"
        "ESTAT:DS-045409(1.0),22/05/26 11:00:00,A,DE,RU,TOTAL,2,VALUE_IN_EUROS,2021,:\n"
    )
    tidy = read_in("ds.csv", text)
    assert values(tidy) == {
        ("ds-045409-total-1-value-in-euros", "DEU", "RUS", "2021"): 33.0,
        ("ds-045409-total-1-quantity-in-100kg", "DEU", "RUS", "2021"): 7.0,
    }
    assert set(tidy.frame["unit"]) == {"euros", "hundreds of kilograms"}
    assert tidy.credit.vintage == "2026-05-22"


def test_the_imf_s_scale_beside_another_data_set_is_asked(read_in: ReadIn) -> None:
    text = (
        "DATAFLOW,COUNTRY,INDICATOR,UNIT,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,STATUS\n"
        "IMF.STA:FDI(1.0.0),TUR,X,USD,A,2021,12.5,6,\n"
    )
    (question,) = read_in("imf.csv", text).open
    assert (question.option, question.problem.column) == ("unit", "SCALE")
    answered = read_in("imf.csv", text, unit="millions")
    assert list(values(answered).values()) == [12.5e6]


def test_eurostat_tsv_reads_flags_in_cells_and_leaves_missing_missing(read_in: ReadIn) -> None:
    text = (
        TSV + "A,CP_MEUR,B1GQ,DE\t3501.5 \t4219.5 p\t4328 be\n"
        "A,CP_MEUR,B1GQ,TR\t862 \t: \t: c\nA,CP_MEUR,B1GQ,EU27_2020\t1 \t2 \t3 \n"
        "Q,CP_MEUR,B1GQ,DE\t1 \t2 \t3 \nA,CP_MEUR,B1GQ,EL\t1 \t:c\tb 5.5 \n"
    )
    tidy = read_in("estat_nama_10_gdp (1).tsv", text)
    assert tidy.layout == "eurostat-tsv"
    assert values(tidy) == {
        ("nama-10-gdp-b1gq-cp-meur", "DEU", "", "2021"): 3501.5,
        ("nama-10-gdp-b1gq-cp-meur", "DEU", "", "2022"): 4219.5,
        ("nama-10-gdp-b1gq-cp-meur", "DEU", "", "2023"): 4328.0,
        ("nama-10-gdp-b1gq-cp-meur", "TUR", "", "2021"): 862.0,
    }
    frame = tidy.frame[tidy.frame["economy"] == "DEU"]
    assert dict(zip(frame["period"], frame["status"], strict=True)) == {
        "2021": "reported",
        "2022": "reported",
        "2023": "estimate",
    }


def test_eurostat_tsv_and_the_interface_give_the_same_figures(read_in: ReadIn) -> None:
    row = "A,CP_MEUR,B1GQ,DE\t3501.5 \t4219.5 p\t4328 e\n"
    across = read_in("nama_t.tsv", (TSV + row).replace("na_item,", "").replace("B1GQ,", ""))
    rows = ["CP_MEUR,DE,2021,3501.5,", "CP_MEUR,DE,2022,4219.5,p", "CP_MEUR,DE,2023,4328,e"]
    along = read_in("x.csv", estat(*rows))
    assert values(across) == values(along)
    assert notes(across) == notes(along)
    assert set(across.frame["label"]) == set(along.frame["label"])


def test_a_tsv_that_lost_its_name_says_how_to_go_on(read_in: ReadIn) -> None:
    tidy = read_in("data.tsv", TSV + "A,CP_MEUR,B1GQ,DE\t3501.5 \t: \t: \n")
    assert "choose SDMX-CSV instead of TSV" in str(tidy.problems[0])


BULK = (
    "REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,FLOW,STAT_PROCEDURE,PERIOD,VALUE_EUR,VALUE_NAC\n"
    "DE,RU,E,{},1,{},202152,{},\n"
)
"""A header of the bulk file and one row: product, procedure, value."""


def bulk(*rows: tuple[str, str, str]) -> str:
    header, row = BULK.splitlines()
    return "\n".join([header, *(row.format(*cells) for cells in rows), ""])


def test_comext_procedures_are_parts_of_a_flow_and_a_total_is_not_added(read_in: ReadIn) -> None:
    text = bulk(("TOTAL", "1", "100"), ("27090090", "1", "100"), ("TOTAL", "2", "7"))
    tidy = read_in("full_v2_202152.dat", text)
    assert values(tidy) == {("comext-imports", "DEU", "RUS", "2021"): 107.0}
    lines = bulk(("TOTAL", "1", "100"), ("27090090", "2", "7"))
    assert values(read_in("f.dat", lines, complete="yes")) == values(tidy)
    every = bulk(("TOTAL", "T", "107"), ("TOTAL", "1", "100"), ("TOTAL", "2", "7"))
    assert values(read_in("f.dat", every)) == values(tidy)


def test_comext_without_normal_trade_or_without_a_value_is_no_whole(read_in: ReadIn) -> None:
    (question,) = read_in("f.dat", bulk(("TOTAL", "2", "7"))).open
    assert "found no normal trade" in str(question)
    (problem,) = read_in("f.dat", bulk(("TOTAL", "1", ""))).problems
    assert problem.column == "VALUE_EUR"
    twice = read_in("f.dat", bulk(("TOTAL", "1", "7"), ("TOTAL", "1", "8")))
    assert "second figure" in str(twice.problems[0])


def test_the_older_comext_file_is_read_by_its_two_letters(read_in: ReadIn) -> None:
    text = (
        "DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,TRADE_TYPE,PRODUCT_NC,FLOW,STAT_REGIME,"
        "PERIOD,VALUE_IN_EUROS\n4,DE,75,RU,E,TOTAL,2,1,201603,55\n"
    )
    assert values(read_in("full201603.dat", text)) == {
        ("comext-exports", "DEU", "RUS", "2016-03"): 55.0
    }


EASY = "REPORTER,PARTNER,PRODUCT,FLOW,STAT_PROCEDURE,PERIOD,VALUE_IN_EUR\n"


def test_easy_comext_has_names_or_codes_and_periods_in_words(read_in: ReadIn) -> None:
    germany = "\"Germany (incl. German Democratic Republic 'DD' from 1991)\""
    text = EASY + (
        f'{germany},Türkiye,Total,EXPORT,Total,"Aug. 2024",10\n'
        f'{germany},"Iran, Islamic Republic of",TOTAL-Total,2-EXPORT,T-Total,'
        '"201952-Jan.-Dec. 2019",20\n'
        "DE-Germany,RU-Russian Federation,27-Mineral fuels,1-IMPORT,1-Normal,202152,30\n"
        f'{germany},Türkiye,Total,EXPORT,Total,"Jan.-Jun. 2024",40\n'
        'Euro area,Türkiye,Total,EXPORT,Total,"Aug. 2024",50\n'
    )
    tidy = read_in("view.csv", text)
    assert tidy.layout == "eurostat-easy-comext"
    assert values(tidy) == {
        ("comext-exports", "DEU", "TUR", "2024-08"): 10.0,
        ("comext-exports", "DEU", "IRN", "2019"): 20.0,
        ("comext-imports-27-mineral-fuels-1-normal", "DEU", "RUS", "2021"): 30.0,
    }
    assert sum(tidy.left_out.values()) == 2


def test_easy_comext_flows_that_say_two_things_are_problems(read_in: ReadIn) -> None:
    text = EASY + 'Germany,Russia,Total,1-EXPORT,Total,"Aug. 2024",10\n'
    (problem,) = read_in("view.csv", text).problems
    assert problem.column == "FLOW"


def test_the_label_of_a_status_beside_its_code_adds_nothing(read_in: ReadIn) -> None:
    text = oecd("A,PT,2021,1,A,0").replace("OBS_STATUS", "OBS_STATUS,Observation status")
    tidy = read_in("o.csv", text.replace(",A,0\n", ",A,As usual,0\n"))
    assert notes(tidy) == {"2021": ("reported", "")}


def test_one_answer_never_says_both_the_unit_and_its_power_of_ten(read_in: ReadIn) -> None:
    text = "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT\nA:B(1.0),RUS,2021,7,A,?\n"
    assert read_in("a.csv", text, unit="euros").problems[0].column == "UNIT_MULT"


def test_eurostat_with_labels_and_semicolons_is_the_same_as_without(read_in: ReadIn) -> None:
    text = (
        "DATAFLOW;LAST UPDATE;freq: Time frequency;unit: Unit of measure;geo: Entity;"
        "TIME_PERIOD: Time;OBS_VALUE: Value;OBS_FLAG: Status (Flag);CONF_STATUS: Confidentiality\n"
        "ESTAT:NAMA_T(1.0): GDP;24/10/25 11:00:00;A: Annual;CP_MEUR: Current prices, million euro;"
        "DE: Germany;2021: 2021;1500,5;e: estimated;\n"
    )
    tidy = read_in("a.csv", text)
    assert tidy.layout == "eurostat"
    assert values(tidy) == values(read_in("b.csv", estat("CP_MEUR,DE,2021,1500.5,e")))
    assert list(tidy.frame["unit"]) == ["million euros, current prices"]


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


def test_external_trade_in_millions_by_its_indicator_needs_no_unit(read_in: ReadIn) -> None:
    text = "freq,indic_et,partner,geo\\TIME_PERIOD\t2023 \nA,{},RU,DE\t1234.5 \n"
    tidy = read_in("estat_ext_lt_maineu.tsv", text.format("MIO_IMP_VAL"))
    assert list(tidy.frame["unit"]) == ["million euros"]
    assert list(tidy.frame["indicator"]) == ["ext-lt-maineu-mio-imp-val"]
    asked = read_in("estat_ext_lt_maineu.tsv", text.format("IVU_IMP"))
    assert [one.option for one in asked.open] == ["unit"]


def test_a_data_set_of_comext_keeps_its_number(read_in: ReadIn) -> None:
    text = "freq,reporter,partner,indicators\\TIME_PERIOD\t2023 \nA,DE,RU,VALUE_IN_EUROS\t37 \n"
    for number in ("045409", "018995"):
        tidy = read_in(f"estat_ds-{number}.tsv", text)
        assert set(tidy.frame["indicator"]) == {f"ds-{number}-value-in-euros"}
