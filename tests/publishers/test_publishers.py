"""Every layout on a specimen written from what is known of its header, named by its quirk."""

import pandas as pd
import pytest
from handing import (
    PORTAL,
    HandIn,
    ReadIn,
    portal_row,
    read,
    recognise,
    together,
    values,
    workbook,
    zipped,
)

from dashboard.errors import CannotRead
from dashboard.reading.tidy import Wanted


def portal_file(*rows: list[str], end: str = ",", newline: str = "\r\n") -> bytes:
    """A file as the portal writes it: no comma at the end of the header, one after each row."""
    lines = [",".join(f'"{cell}"' if cell else "" for cell in row) + end for row in rows]
    return (newline.join([PORTAL, *lines]) + newline).encode("cp1252")


def test_comtrade_with_a_comma_after_each_row_gives_the_primary_value(
    hand_in: HandIn, wanted: Wanted
) -> None:
    handed = hand_in("TradeData.csv", portal_file(portal_row(), portal_row(flow="X", value="9000")))
    tidy = read(handed, wanted)
    assert tidy.layout == recognise(handed).id == "un-comtrade"
    assert values(tidy) == {
        ("TUR", "RUS", "import", "2022"): 58848854000.0,
        ("TUR", "RUS", "export", "2022"): 9000.0,
    }
    assert dict(zip(tidy.frame["flow"], tidy.frame["valuation"], strict=True)) == {
        "import": "cif",
        "export": "fob",
    }
    assert any("Western European" in said for said in tidy.notices)


def test_comtrade_saved_again_without_the_comma_gives_the_same(read_in: ReadIn) -> None:
    portal = read_in("a.csv", portal_file(portal_row()))
    again = read_in("b.csv", portal_file(portal_row(), end="", newline="\n"))
    pd.testing.assert_frame_equal(portal.frame, again.frame)


def test_comtrade_that_a_program_has_shifted_is_refused(read_in: ReadIn) -> None:
    shifted = [*portal_row()[1:], ""]
    tidy = read_in("TradeData.csv", portal_file(shifted, end=""))
    assert "found “A”; allowed are “C”, “S”" in str(tidy.problems[0])
    assert (tidy.problems[0].line, tidy.problems[0].column) == (2, "typeCode")
    assert tidy.frame.empty


def test_comtrade_leaves_out_groups_itself_reexports_and_counts_them(read_in: ReadIn) -> None:
    rows = [
        portal_row(),
        portal_row(partner="_X "),
        portal_row(partner="TUR"),
        portal_row(flow="RX"),
        portal_row(reporter="THA"),
        portal_row(cmdCode="27", value="5"),
        portal_row(partner="W00", value="7"),
    ]
    tidy = read_in("TradeData.csv", portal_file(*rows))
    assert sorted(tidy.left_out.values()) == [1, 1, 1, 1, 1]
    assert tidy.rows_read == 7 == len(tidy.frame) + sum(tidy.left_out.values())
    assert values(tidy)[("TUR", "WLD", "import", "2022")] == 7


def test_comtrade_breakdowns_are_left_where_the_whole_stands_and_asked_where_it_does_not(
    read_in: ReadIn,
) -> None:
    whole = portal_row(value="10")
    sea, road = portal_row(motCode="2100", value="6"), portal_row(motCode="3200", value="4")
    with_whole = read_in("a.csv", portal_file(sea, road, whole))
    parts_only = read_in("b.csv", portal_file(sea, road))
    (question,) = parts_only.open
    assert (question.option, question.problem.line, question.problem.column) == (
        *("complete", 2),
        "motCode",
    )
    answered = read_in("b.csv", portal_file(sea, road), complete="yes")
    assert list(values(with_whole).values()) == list(values(answered).values()) == [10.0]
    assert any("added up" in said for said in answered.notices)


SEA, ROAD = {"motCode": "2100"}, {"motCode": "3200"}
NO_WHOLE = {
    "a lone mode of transport": ([SEA], "only a part of this flow"),
    "a lone second partner": ([{"partner2Code": "364"}], "only a part of this flow"),
    "a lone customs procedure": ([{"customsCode": "C04"}], "only a part of this flow"),
    "a lone mode of supply": ([{"mosCode": "1"}], "only a part of this flow"),
    "two breakdowns at once": ([SEA, {"partner2Code": "364"}], "split in several ways"),
    "a breakdown of a breakdown": (
        [SEA | {"partner2Code": "364"}, ROAD | {"partner2Code": "276"}],
        "split in several ways",
    ),
    "a larger part and its own": (
        [{"motCode": "2000"}, SEA, ROAD],
        "the larger part that holds it",
    ),
    "the same part twice": ([SEA, SEA | {"value": "7"}, ROAD], "stands in the file twice"),
    "a part without a figure": ([SEA, ROAD, {"motCode": "1000", "value": ""}], "has no figure"),
}


@pytest.mark.parametrize("name", NO_WHOLE)
def test_comtrade_parts_that_make_no_whole_are_problems_and_no_value(
    read_in: ReadIn, name: str
) -> None:
    parts, said = NO_WHOLE[name]
    export = portal_row(flow="X", value="9000")
    rows = [portal_row(**({"value": "6"} | part)) for part in parts]
    tidy = read_in("TradeData.csv", portal_file(export, *rows))
    assert len(tidy.problems) == 1
    assert said in str(tidy.problems[0])
    assert "Download the total" in str(tidy.problems[0])
    assert tidy.problems[0].line == 3
    assert tidy.frame["value_usd"].tolist() == [9000.0]


def test_comtrade_products_alone_are_products_and_no_total(read_in: ReadIn, wanted: Wanted) -> None:
    tidy = read_in("a.csv", portal_file(portal_row(cmdCode="0101", value="3")))
    assert tidy.kind == "products"
    assert list(tidy.frame.columns) == wanted.columns("products")
    assert tidy.frame[["classification", "code"]].to_numpy().tolist() == [["HS4", "0101"]]


def test_comtrade_workbook_with_an_empty_second_sheet(read_in: ReadIn) -> None:
    row: dict[str, object] = dict(zip(PORTAL.split(","), portal_row(), strict=True))
    row |= {"primaryValue": 1234567.891, "cifvalue": 1234567.891, "isAggregate": True}
    book = workbook(Sheet=[PORTAL.split(","), [*row.values()]], Sheet2=[])
    tidy = read_in("TradeData.xlsx", book)
    assert values(tidy) == {("TUR", "RUS", "import", "2022"): 1234567.891}
    assert list(tidy.frame["valuation"]) == ["cif"]


def test_comtrade_saved_again_with_points_between_thousands_is_a_located_problem(
    read_in: ReadIn,
) -> None:
    rows = [portal_row(value="1.234"), portal_row(flow="X", value="12.345")]
    tidy = read_in("TradeData.csv", portal_file(*rows))
    assert [problem.line for problem in tidy.problems] == [2, 3]
    assert tidy.problems[0].column == "primaryValue"
    assert tidy.frame.empty


def test_every_sheet_of_one_layout_is_read_and_the_others_are_named(read_in: ReadIn) -> None:
    names = PORTAL.split(",")
    book = workbook(
        First=[names, portal_row(value="10")],
        Second=[names, portal_row(value="12", period="2023")],
        Remarks=[["What", "Who"], ["A remark", "A reader"]],
    )
    tidy = read_in("TradeData.xlsx", book)
    assert values(tidy) == {
        ("TUR", "RUS", "import", "2022"): 10.0,
        ("TUR", "RUS", "import", "2023"): 12.0,
    }
    assert "Not read, because not known: “TradeData.xlsx → Remarks”." in tidy.notices


def test_a_sheet_of_another_layout_is_not_dropped_in_silence(read_in: ReadIn) -> None:
    databank: list[list[object]] = [
        ["Country Name", "Country Code", "Series Name", "Series Code", "2020 [YR2020]"],
        ["Iran", "IRN", "GDP (current US$)", "NY.GDP.MKTP.CD", 5],
    ]
    book = workbook(First=[PORTAL.split(","), portal_row(value="10")], Second=databank)
    tidy = read_in("TradeData.xlsx", book)
    said = "Not read, because of another layout: “TradeData.xlsx → Second”. Hand it in alone."
    assert said in tidy.notices
    assert list(values(tidy).values()) == [10.0]


def test_what_is_no_table_in_a_zip_is_named(read_in: ReadIn) -> None:
    members = {
        "a.csv": portal_file(portal_row(value="10")),
        "more.zip": zipped({"b.csv": portal_file(portal_row(value="12"))}),
        "empty.csv": b"",
        "about.pdf": b"%PDF-1.7",
    }
    tidy = read_in("all.zip", zipped(members))
    names = "“all.zip → more.zip”, “all.zip → empty.csv”, “all.zip → about.pdf”"
    assert f"Not read, because not known: {names}." in tidy.notices
    assert list(values(tidy).values()) == [10.0]


LEGACY = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,"
    "Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,"
    "Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag\n"
)


def test_comtrade_of_before_2023_with_months(read_in: ReadIn) -> None:
    row = "H4,2014,201405,May 2014,0,0,2,Export,792,Turkey,TUR,643,Russia,RUS,TOTAL,All,1,,,,42,0\n"
    tidy = read_in("comtrade.csv", LEGACY + row)
    assert values(tidy) == {("TUR", "RUS", "export", "2014-05"): 42.0}


def test_the_imf_portal_is_in_millions_and_russia_is_estimated_since_2022(read_in: ReadIn) -> None:
    text = (
        '"COUNTRY.ID","INDICATOR.ID","COUNTERPART_COUNTRY.ID","TIME_PERIOD","OBS_VALUE"\n'
        '"RUS","XG_FOB_USD","IRN","2021","3068.371469"\n'
        '"RUS","MG_CIF_USD","IRN","2022","1003.5"\n'
        '"RUS","TBG_USD","IRN","2022","1"\n'
        '"RUS","MG_CIF_USD","G163","2022","1"\n'
        '"RUS","MG_CIF_USD","IRN","2022-Q1","1"\n'
    )
    tidy = read_in("imts.csv", text)
    assert tidy.layout == "imf-imts-observations"
    assert tidy.credit.source == "imf-imts"
    assert values(tidy) == {
        ("RUS", "IRN", "export", "2021"): 3068371469.0,
        ("RUS", "IRN", "import", "2022"): 1003500000.0,
    }
    assert list(tidy.frame["status"]) == ["reported", "estimate"]
    assert sum(tidy.left_out.values()) == 3


def test_the_imf_portal_with_names_beside_ids_and_a_row_without_scale(read_in: ReadIn) -> None:
    text = (
        "\ufeffDATASET,COUNTRY.ID,COUNTRY,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,"
        "OBS_VALUE,SCALE.ID\n"
        "IMF.STA:IMTS,TUR,Türkiye,XG_FOB_USD,RUS,2023-M01,2.5,6\n"
        "IMF.STA:IMTS,TUR,Türkiye,XG_FOB_USD,RUS,2023-M02,2500000,\n"
    )
    tidy = read_in("imts.csv", text)
    assert list(values(tidy).values()) == [2500000.0, 2500000.0]
    assert tidy.credit.source == "imf-imts-monthly"


def test_the_imf_series_shape_reads_each_period_of_a_row(read_in: ReadIn) -> None:
    text = (
        "DATASET,SERIES_CODE,OBS_MEASURE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,SCALE,2021,2022\n"
        "X,Y,OBS_VALUE,TUR,MG_CIF_USD,RUS,Millions,28959.5,\n"
    )
    tidy = read_in("imts.csv", text)
    assert tidy.layout == "imf-imts-series"
    assert values(tidy) == {("TUR", "RUS", "import", "2021"): 28959500000.0}


@pytest.mark.parametrize("first", ["DATAFLOW,", "STRUCTURE[;],STRUCTURE_ID,ACTION,"])
def test_the_imf_interface_says_scale_6_but_is_in_plain_dollars(
    read_in: ReadIn, first: str
) -> None:
    start = "IMF.STA:IMTS(1.0.0)," if first == "DATAFLOW," else "dataflow,IMF.STA:IMTS(1.0.0),R,"
    text = (
        f"{first}COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
        f"{start}TUR,MG_CIF_USD,RUS,A,2022,58848854000,6\n"
    )
    tidy = read_in("imts.csv", text)
    assert tidy.layout == "imf-imts-api"
    assert values(tidy) == {("TUR", "RUS", "import", "2022"): 58848854000.0}


def test_an_export_that_is_the_partners_import_divided_by_106_is_marked(read_in: ReadIn) -> None:
    text = (
        "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\n"
        "IRN,XG_FOB_USD,RUS,2015,254.15\nRUS,MG_CIF_USD,IRN,2015,269.399\n"
    )
    frame = read_in("imts.csv", text).frame
    assert dict(zip(frame["reporter"], frame["status"], strict=True)) == {
        "IRN": "estimate",
        "RUS": "reported",
    }


DOTS = (
    "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
    "Counterpart Country Code,Attribute,2019,2020,2020Q1,2020M1,\n"
)


def test_the_old_imf_file_keeps_rows_of_values_only(read_in: ReadIn) -> None:
    row = 'Türkiye,186,"Goods, FOB",TXG_FOB_USD,Russian Federation,922,{},{},{},1,2,\n'
    text = DOTS + row.format("Value", "3854000000", "4488000000") + row.format("Status", "B", "B")
    tidy = read_in("DOT_timeSeries.csv", text)
    assert values(tidy)[("TUR", "RUS", "export", "2020")] == 4488000000.0
    assert ("TUR", "RUS", "export", "2020-01") in values(tidy)


def test_the_old_imf_number_must_agree_with_the_name(read_in: ReadIn) -> None:
    text = DOTS + "France,186,x,TXG_FOB_USD,Russian Federation,922,Value,1,2,3,4,\n"
    tidy = read_in("DOT_timeSeries.csv", text)
    assert "found “France” with the number 186, which we know as “Turkey”" in str(tidy.problems[0])


WDI = (
    '\ufeff"Data Source","World Development Indicators",\r\n\r\n'
    '"Last Updated Date","2025-10-07",\r\n\r\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2020","2021",\r\n'
    '"Turkiye","TUR","GDP (current US$)","NY.GDP.MKTP.CD","","819865253669.5",\r\n'
    '"Arab World","ARB","GDP (current US$)","NY.GDP.MKTP.CD","1","2",\r\n'
)


def test_wdi_with_a_preamble_a_mark_and_a_comma_after_each_line(read_in: ReadIn) -> None:
    tidy = read_in("API_NY.GDP.MKTP.CD_DS2.csv", WDI)
    assert values(tidy) == {("gdp", "TUR", "", "2021"): 819865253669.5}
    assert (tidy.credit.vintage, tidy.credit.source) == ("2025-10-07", "wdi")


def test_wdi_as_the_zip_it_comes_in(read_in: ReadIn) -> None:
    about = '"Country Code","Region",\n"TUR","x",\n'
    members = {"Metadata_Country_API_NY.csv": about, "API_NY.GDP.MKTP.CD_DS2.csv": WDI}
    tidy = read_in("API_NY.zip", zipped(members))
    assert values(tidy) == {("gdp", "TUR", "", "2021"): 819865253669.5}


def test_databank_has_dots_for_missing_and_a_footer(read_in: ReadIn) -> None:
    text = (
        "Series Name,Series Code,Country Name,Country Code,2020 [YR2020],2021 [YR2021]\n"
        "Population total,SP.POP.TOTL,Turkiye,TUR,..,84147318\n,,,,,\n,,,,,\n"
        "Data from database: World Development Indicators,,,,,\nLast Updated: 06/05/2025,,,,,\n"
    )
    tidy = read_in("x_Data.csv", text)
    assert values(tidy) == {("population", "TUR", "", "2021"): 84147318.0}
    assert tidy.credit.vintage == "2025-06-05"


def test_databank_rows_below_the_footer_are_a_problem_and_notes_are_not(read_in: ReadIn) -> None:
    row = "Population total,SP.POP.TOTL,{},{},..,84147318\n"
    text = (
        "Series Name,Series Code,Country Name,Country Code,2020 [YR2020],2021 [YR2021]\n"
        + row.format("Turkiye", "TUR")
        + "Data from database: World Development Indicators,,,,,\n\nLast Updated: 06/05/2025,,,,,\n"
    )
    assert not read_in("a.csv", text + "A remark, and more,,,,\n").problems
    tidy = read_in("x.csv", text + row.format("Iran", "IRN") * 2)
    assert [problem.line for problem in tidy.problems] == [6]
    assert "below the notes at the end of the table" in str(tidy.problems[0])
    assert "Rows below: 2." in str(tidy.problems[0])


def test_wits_is_in_thousands_and_repeats_its_header(read_in: ReadIn) -> None:
    header = "Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,"
    header += "TradeFlowName,TradeFlowCode,TradeValue in 1000 USD\n"
    row = "H6,TUR,Total,Turkey,RUS,Russia,2022,Gross Imports,5,58848854.123\n"
    tidy = read_in("DataJobID.csv", header + row + header)
    assert values(tidy) == {("TUR", "RUS", "import", "2022"): 58848854123.0}
    assert tidy.left_out == {"header rows repeated inside the file": 1}


def test_a_page_of_an_error_is_no_table(hand_in: HandIn) -> None:
    said = "Query complexity: your query is too complex.\nResultset count: 0\n"
    with pytest.raises(CannotRead, match="error message of UN Comtrade"):
        recognise(hand_in("comtrade.csv", said))


def test_the_imf_portal_with_names_only_is_read_by_its_words(read_in: ReadIn) -> None:
    text = (
        "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,TIME_PERIOD,OBS_VALUE,SCALE\n"
        '"Türkiye, Republic of","Imports of goods, Cost insurance freight (CIF), US dollar",'
        "Russian Federation,2021,28959.5,Millions\n"
        '"Türkiye, Republic of","Exports of goods, Free on board (FOB), US dollar",'
        "World,2021,225.2,Thousands\n"
    )
    assert values(read_in("imts.csv", text)) == {
        ("TUR", "RUS", "import", "2021"): 28959500000.0,
        ("TUR", "WLD", "export", "2021"): 225200.0,
    }


def test_a_scale_that_nobody_knows_is_a_problem(read_in: ReadIn) -> None:
    text = (
        "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID\n"
        "TUR,MG_CIF_USD,RUS,2021,28959.5,Dozens\n"
    )
    (problem,) = read_in("imts.csv", text).problems
    assert "found the scale “Dozens”" in problem.what
    assert problem.line == 2


def test_files_of_one_layout_handed_in_at_once_are_read_as_one(
    hand_in: HandIn, wanted: Wanted
) -> None:
    one = hand_in("2021.csv", portal_file(portal_row(period="2021", value="1")))
    two = hand_in("2022.csv", portal_file(portal_row(value="2")))
    other = hand_in("notes.csv", "a,b\n1,2\n")
    joined = together([one, other, two])
    assert [handed.name for handed in joined] == ["2021.csv", "notes.csv"]
    assert sorted(values(read(joined[0], wanted)).values()) == [1.0, 2.0]
