"""Eurostat's files: the interface, the tables with tabs, and Comext."""

from handing import ReadIn, notes, values

ESTAT = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
TSV = "freq,unit,na_item,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \n"


def estat(*rows: str) -> str:
    """Rows of Eurostat's API: unit, area, period, value, flag."""
    start = "ESTAT:NAMA_T(1.0),24/10/25 11:00:00,A"
    return ESTAT + "".join(f"{start},{row},\n" for row in rows)


def test_two_downloads_that_differ_by_their_unit_are_two_indicators(read_in: ReadIn) -> None:
    money = read_in("a.csv", estat("CP_MEUR,DE,2021,1500.5,"))
    share = read_in("b.csv", estat("PC_GDP,DE,2021,50.9,"))
    assert set(money.frame["indicator"]) == {"nama-t-cp-meur"}
    assert set(money.frame["unit"]) == {"million euros, current prices"}
    assert set(share.frame["indicator"]) == {"nama-t-pc-gdp"}
    assert money.credit.vintage == "2025-10-24"


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


def test_columns_in_another_order_give_the_same_figures(read_in: ReadIn) -> None:
    text = estat("CP_MEUR,DE,2021,1500.5,e", "CP_MEUR,TR,2022,9.5,")
    rows = [line.split(",") for line in text.splitlines()]
    moved = "\n".join(",".join([row[0], *reversed(row[1:])]) for row in rows) + "\n"
    assert values(read_in("b.csv", moved)) == values(read_in("a.csv", text))


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
