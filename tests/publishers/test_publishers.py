"""Every layout on a specimen written from what is known of its header, named by its quirk."""

import io
import zipfile

import pandas as pd
import pytest
from handing import read, recognise, together
from openpyxl import Workbook

from dashboard.errors import CannotRead

PORTAL = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,"
    "isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)


def portal_row(reporter="TUR", partner="RUS", flow="M", value="58848854000", **more):
    """The cells of a row of Comtrade's portal, by name."""
    cells = dict.fromkeys(PORTAL.split(","), "0")
    cells |= {"typeCode": "C", "freqCode": "A", "period": "2022", "refYear": "2022"}
    cells |= {"refMonth": "52", "reporterISO": reporter, "partnerISO": partner, "flowCode": flow}
    cells |= {"classificationCode": "H6", "cmdCode": "TOTAL", "cmdDesc": "All Commodities"}
    cells |= {"customsCode": "C00", "partner2Code": "0", "motCode": "0", "mosCode": "0 "}
    cells |= {"primaryValue": value, "legacyEstimationFlag": "4", "isAggregate": "true"}
    cells |= {"cifvalue": value if flow == "M" else "", "fobvalue": value if flow == "X" else ""}
    cells |= {"reporterDesc": "Türkiye", **more}
    return list(cells.values())


def portal_file(*rows, end=",", newline="\r\n"):
    """A file as the portal writes it: no comma at the end of the header, one after each row."""
    lines = [",".join(f'"{cell}"' if cell else "" for cell in row) + end for row in rows]
    return (newline.join([PORTAL, *lines]) + newline).encode("cp1252")


def values(tidy):
    """The figures of a Tidy by reporter, partner, flow and period, or by indicator."""
    assert not tidy.problems, [str(problem) for problem in tidy.problems]
    if tidy.kind == "indicators":
        key = ["indicator", "economy", "partner", "period"]
        return tidy.frame.set_index(key)["value"].to_dict()
    key = ["reporter", "partner", "flow", "period"]
    return tidy.frame.set_index(key)["value_usd"].to_dict()


def test_comtrade_with_a_comma_after_each_row_gives_the_primary_value(hand_in, wanted):
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


def test_comtrade_saved_again_without_the_comma_gives_the_same(hand_in, wanted):
    portal = read(hand_in("a.csv", portal_file(portal_row())), wanted)
    again = read(hand_in("b.csv", portal_file(portal_row(), end="", newline="\n")), wanted)
    pd.testing.assert_frame_equal(portal.frame, again.frame)


def test_comtrade_that_a_program_has_shifted_is_refused(hand_in, wanted):
    shifted = [*portal_row()[1:], ""]
    tidy = read(hand_in("TradeData.csv", portal_file(shifted, end="")), wanted)
    assert "found “A”; allowed are “C”, “S”" in str(tidy.problems[0])
    assert (tidy.problems[0].line, tidy.problems[0].column) == (2, "typeCode")
    assert tidy.frame.empty


def test_comtrade_leaves_out_groups_itself_reexports_and_counts_them(hand_in, wanted):
    rows = [
        portal_row(),
        portal_row(partner="_X "),
        portal_row(partner="TUR"),
        portal_row(flow="RX"),
        portal_row(reporter="THA"),
        portal_row(cmdCode="27", value="5"),
        portal_row(partner="W00", value="7"),
    ]
    tidy = read(hand_in("TradeData.csv", portal_file(*rows)), wanted)
    assert sorted(tidy.left_out.values()) == [1, 1, 1, 1, 1]
    assert tidy.rows_read == 7 == len(tidy.frame) + sum(tidy.left_out.values())
    assert values(tidy)[("TUR", "WLD", "import", "2022")] == 7


def test_comtrade_breakdowns_are_left_where_the_whole_stands_and_added_where_it_does_not(
    hand_in, wanted
):
    whole = portal_row(value="10")
    sea, road = portal_row(motCode="2100", value="6"), portal_row(motCode="3200", value="4")
    with_whole = read(hand_in("a.csv", portal_file(sea, road, whole)), wanted)
    parts_only = read(hand_in("b.csv", portal_file(sea, road)), wanted)
    assert list(values(with_whole).values()) == list(values(parts_only).values()) == [10.0]
    assert any("added up" in said for said in parts_only.notices)


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
    "the same part twice": ([SEA, SEA, ROAD], "stands in the file twice"),
    "a part without a figure": ([SEA, ROAD, {"motCode": "1000", "value": ""}], "has no figure"),
}


@pytest.mark.parametrize("name", NO_WHOLE)
def test_comtrade_parts_that_make_no_whole_are_problems_and_no_value(hand_in, wanted, name):
    parts, said = NO_WHOLE[name]
    export = portal_row(flow="X", value="9000")
    rows = [portal_row(**({"value": "6"} | part)) for part in parts]
    tidy = read(hand_in("TradeData.csv", portal_file(export, *rows)), wanted)
    assert len(tidy.problems) == 1
    assert said in str(tidy.problems[0])
    assert "Download the total" in str(tidy.problems[0])
    assert tidy.problems[0].line == 3
    assert tidy.frame["value_usd"].tolist() == [9000.0]


def test_comtrade_products_alone_are_products_and_no_total(hand_in, wanted):
    tidy = read(hand_in("a.csv", portal_file(portal_row(cmdCode="0101", value="3"))), wanted)
    assert tidy.kind == "products"
    assert list(tidy.frame.columns) == wanted.columns("products")
    assert tidy.frame[["classification", "code"]].to_numpy().tolist() == [["HS4", "0101"]]


def test_comtrade_workbook_with_an_empty_second_sheet(hand_in, wanted):
    book = Workbook()
    book.active.append(PORTAL.split(","))
    row = dict(zip(PORTAL.split(","), portal_row(), strict=True))
    row |= {"primaryValue": 1234567.891, "cifvalue": 1234567.891, "isAggregate": True}
    book.active.append(list(row.values()))
    book.create_sheet("Sheet2")
    content = io.BytesIO()
    book.save(content)
    tidy = read(hand_in("TradeData.xlsx", content.getvalue()), wanted)
    assert values(tidy) == {("TUR", "RUS", "import", "2022"): 1234567.891}
    assert list(tidy.frame["valuation"]) == ["cif"]


def test_comtrade_saved_again_with_points_between_thousands_is_a_located_problem(hand_in, wanted):
    rows = [portal_row(value="1.234"), portal_row(flow="X", value="12.345")]
    tidy = read(hand_in("TradeData.csv", portal_file(*rows)), wanted)
    assert [problem.line for problem in tidy.problems] == [2, 3]
    assert tidy.problems[0].column == "primaryValue"
    assert tidy.frame.empty


def portal_book(**sheets):
    """A workbook with rows of the portal on several sheets, or cells of another kind."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_every_sheet_of_one_layout_is_read_and_the_others_are_named(hand_in, wanted):
    names = PORTAL.split(",")
    book = portal_book(
        First=[names, portal_row(value="10")],
        Second=[names, portal_row(value="12", period="2023")],
        Remarks=[["What", "Who"], ["A remark", "A reader"]],
    )
    tidy = read(hand_in("TradeData.xlsx", book), wanted)
    assert values(tidy) == {
        ("TUR", "RUS", "import", "2022"): 10.0,
        ("TUR", "RUS", "import", "2023"): 12.0,
    }
    assert "Not read, because not known: “TradeData.xlsx → Remarks”." in tidy.notices


def test_a_sheet_of_another_layout_is_not_dropped_in_silence(hand_in, wanted):
    databank = [
        ["Country Name", "Country Code", "Series Name", "Series Code", "2020 [YR2020]"],
        ["Iran", "IRN", "GDP (current US$)", "NY.GDP.MKTP.CD", 5],
    ]
    book = portal_book(First=[PORTAL.split(","), portal_row(value="10")], Second=databank)
    tidy = read(hand_in("TradeData.xlsx", book), wanted)
    said = "Not read, because of another layout: “TradeData.xlsx → Second”. Hand it in alone."
    assert said in tidy.notices
    assert list(values(tidy).values()) == [10.0]


def test_what_is_no_table_in_a_zip_is_named(hand_in, wanted):
    content = io.BytesIO()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.csv", portal_file(portal_row(value="12")))
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.csv", portal_file(portal_row(value="10")))
        archive.writestr("more.zip", inner.getvalue())
        archive.writestr("empty.csv", b"")
        archive.writestr("about.pdf", b"%PDF-1.7")
    tidy = read(hand_in("all.zip", content.getvalue()), wanted)
    names = "“all.zip → more.zip”, “all.zip → empty.csv”, “all.zip → about.pdf”"
    assert f"Not read, because not known: {names}." in tidy.notices
    assert list(values(tidy).values()) == [10.0]


LEGACY = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,"
    "Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,"
    "Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag\n"
)


def test_comtrade_of_before_2023_with_months(hand_in, wanted):
    row = "H4,2014,201405,May 2014,0,0,2,Export,792,Turkey,TUR,643,Russia,RUS,TOTAL,All,1,,,,42,0\n"
    tidy = read(hand_in("comtrade.csv", LEGACY + row), wanted)
    assert values(tidy) == {("TUR", "RUS", "export", "2014-05"): 42.0}


def test_the_imf_portal_is_in_millions_and_russia_is_estimated_since_2022(hand_in, wanted):
    text = (
        '"COUNTRY.ID","INDICATOR.ID","COUNTERPART_COUNTRY.ID","TIME_PERIOD","OBS_VALUE"\n'
        '"RUS","XG_FOB_USD","IRN","2021","3068.371469"\n'
        '"RUS","MG_CIF_USD","IRN","2022","1003.5"\n'
        '"RUS","TBG_USD","IRN","2022","1"\n'
        '"RUS","MG_CIF_USD","G163","2022","1"\n'
        '"RUS","MG_CIF_USD","IRN","2022-Q1","1"\n'
    )
    tidy = read(hand_in("imts.csv", text), wanted)
    assert tidy.layout == "imf-imts-observations"
    assert tidy.credit.source == "imf-imts"
    assert values(tidy) == {
        ("RUS", "IRN", "export", "2021"): 3068371469.0,
        ("RUS", "IRN", "import", "2022"): 1003500000.0,
    }
    assert list(tidy.frame["status"]) == ["reported", "estimate"]
    assert sum(tidy.left_out.values()) == 3


def test_the_imf_portal_with_names_beside_ids_and_a_row_without_scale(hand_in, wanted):
    text = (
        "\ufeffDATASET,COUNTRY.ID,COUNTRY,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,"
        "OBS_VALUE,SCALE.ID\n"
        "IMF.STA:IMTS,TUR,Türkiye,XG_FOB_USD,RUS,2023-M01,2.5,6\n"
        "IMF.STA:IMTS,TUR,Türkiye,XG_FOB_USD,RUS,2023-M02,2500000,\n"
    )
    tidy = read(hand_in("imts.csv", text), wanted)
    assert list(values(tidy).values()) == [2500000.0, 2500000.0]
    assert tidy.credit.source == "imf-imts-monthly"


def test_the_imf_series_shape_reads_each_period_of_a_row(hand_in, wanted):
    text = (
        "DATASET,SERIES_CODE,OBS_MEASURE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,SCALE,2021,2022\n"
        "X,Y,OBS_VALUE,TUR,MG_CIF_USD,RUS,Millions,28959.5,\n"
    )
    tidy = read(hand_in("imts.csv", text), wanted)
    assert tidy.layout == "imf-imts-series"
    assert values(tidy) == {("TUR", "RUS", "import", "2021"): 28959500000.0}


@pytest.mark.parametrize("first", ["DATAFLOW,", "STRUCTURE[;],STRUCTURE_ID,ACTION,"])
def test_the_imf_interface_says_scale_6_but_is_in_plain_dollars(hand_in, wanted, first):
    start = "IMF.STA:IMTS(1.0.0)," if first == "DATAFLOW," else "dataflow,IMF.STA:IMTS(1.0.0),R,"
    text = (
        f"{first}COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
        f"{start}TUR,MG_CIF_USD,RUS,A,2022,58848854000,6\n"
    )
    tidy = read(hand_in("imts.csv", text), wanted)
    assert tidy.layout == "imf-imts-api"
    assert values(tidy) == {("TUR", "RUS", "import", "2022"): 58848854000.0}


def test_an_export_that_is_the_partners_import_divided_by_106_is_marked(hand_in, wanted):
    text = (
        "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\n"
        "IRN,XG_FOB_USD,RUS,2015,254.15\nRUS,MG_CIF_USD,IRN,2015,269.399\n"
    )
    frame = read(hand_in("imts.csv", text), wanted).frame
    assert dict(zip(frame["reporter"], frame["status"], strict=True)) == {
        "IRN": "estimate",
        "RUS": "reported",
    }


DOTS = (
    "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
    "Counterpart Country Code,Attribute,2019,2020,2020Q1,2020M1,\n"
)


def test_the_old_imf_file_keeps_rows_of_values_only(hand_in, wanted):
    row = 'Türkiye,186,"Goods, FOB",TXG_FOB_USD,Russian Federation,922,{},{},{},1,2,\n'
    text = DOTS + row.format("Value", "3854000000", "4488000000") + row.format("Status", "B", "B")
    tidy = read(hand_in("DOT_timeSeries.csv", text), wanted)
    assert values(tidy)[("TUR", "RUS", "export", "2020")] == 4488000000.0
    assert ("TUR", "RUS", "export", "2020-01") in values(tidy)


def test_the_old_imf_number_must_agree_with_the_name(hand_in, wanted):
    text = DOTS + "France,186,x,TXG_FOB_USD,Russian Federation,922,Value,1,2,3,4,\n"
    tidy = read(hand_in("DOT_timeSeries.csv", text), wanted)
    assert "found “France” with the number 186, which we know as “Turkey”" in str(tidy.problems[0])


WDI = (
    '\ufeff"Data Source","World Development Indicators",\r\n\r\n'
    '"Last Updated Date","2025-10-07",\r\n\r\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2020","2021",\r\n'
    '"Turkiye","TUR","GDP (current US$)","NY.GDP.MKTP.CD","","819865253669.5",\r\n'
    '"Arab World","ARB","GDP (current US$)","NY.GDP.MKTP.CD","1","2",\r\n'
)


def test_wdi_with_a_preamble_a_mark_and_a_comma_after_each_line(hand_in, wanted):
    tidy = read(hand_in("API_NY.GDP.MKTP.CD_DS2.csv", WDI), wanted)
    assert values(tidy) == {("gdp", "TUR", "", "2021"): 819865253669.5}
    assert (tidy.credit.vintage, tidy.credit.source) == ("2025-10-07", "wdi")


def test_wdi_as_the_zip_it_comes_in(hand_in, wanted):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("Metadata_Country_API_NY.csv", '"Country Code","Region",\n"TUR","x",\n')
        archive.writestr("API_NY.GDP.MKTP.CD_DS2.csv", WDI)
    tidy = read(hand_in("API_NY.zip", content.getvalue()), wanted)
    assert values(tidy) == {("gdp", "TUR", "", "2021"): 819865253669.5}


def test_databank_has_dots_for_missing_and_a_footer(hand_in, wanted):
    text = (
        "Series Name,Series Code,Country Name,Country Code,2020 [YR2020],2021 [YR2021]\n"
        "Population total,SP.POP.TOTL,Turkiye,TUR,..,84147318\n,,,,,\n,,,,,\n"
        "Data from database: World Development Indicators,,,,,\nLast Updated: 06/05/2025,,,,,\n"
    )
    tidy = read(hand_in("x_Data.csv", text), wanted)
    assert values(tidy) == {("population", "TUR", "", "2021"): 84147318.0}
    assert tidy.credit.vintage == "2025-06-05"


def test_databank_rows_below_the_footer_are_a_problem_and_notes_are_not(hand_in, wanted):
    row = "Population total,SP.POP.TOTL,{},{},..,84147318\n"
    text = (
        "Series Name,Series Code,Country Name,Country Code,2020 [YR2020],2021 [YR2021]\n"
        + row.format("Turkiye", "TUR")
        + "Data from database: World Development Indicators,,,,,\n\nLast Updated: 06/05/2025,,,,,\n"
    )
    assert not read(hand_in("a.csv", text + "A remark, and more,,,,\n"), wanted).problems
    tidy = read(hand_in("x.csv", text + row.format("Iran", "IRN") * 2), wanted)
    assert [problem.line for problem in tidy.problems] == [6]
    assert "below the notes at the end of the table" in str(tidy.problems[0])
    assert "Rows below: 2." in str(tidy.problems[0])


def test_wits_is_in_thousands_and_repeats_its_header(hand_in, wanted):
    header = "Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,"
    header += "TradeFlowName,TradeFlowCode,TradeValue in 1000 USD\n"
    row = "H6,TUR,Total,Turkey,RUS,Russia,2022,Gross Imports,5,58848854.123\n"
    tidy = read(hand_in("DataJobID.csv", header + row + header), wanted)
    assert values(tidy) == {("TUR", "RUS", "import", "2022"): 58848854123.0}
    assert tidy.left_out == {"header rows repeated inside the file": 1}


def test_a_page_of_an_error_is_no_table(hand_in):
    said = "Query complexity: your query is too complex.\nResultset count: 0\n"
    with pytest.raises(CannotRead, match="error message of UN Comtrade"):
        recognise(hand_in("comtrade.csv", said))


def test_the_imf_portal_with_names_only_is_read_by_its_words(hand_in, wanted):
    text = (
        "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,TIME_PERIOD,OBS_VALUE,SCALE\n"
        '"Türkiye, Republic of","Imports of goods, Cost insurance freight (CIF), US dollar",'
        "Russian Federation,2021,28959.5,Millions\n"
        '"Türkiye, Republic of","Exports of goods, Free on board (FOB), US dollar",'
        "World,2021,225.2,Thousands\n"
    )
    assert values(read(hand_in("imts.csv", text), wanted)) == {
        ("TUR", "RUS", "import", "2021"): 28959500000.0,
        ("TUR", "WLD", "export", "2021"): 225200.0,
    }


def test_a_scale_that_nobody_knows_is_a_problem(hand_in, wanted):
    text = (
        "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE,SCALE.ID\n"
        "TUR,MG_CIF_USD,RUS,2021,28959.5,Dozens\n"
    )
    (problem,) = read(hand_in("imts.csv", text), wanted).problems
    assert "found the scale “Dozens”" in problem.what
    assert problem.line == 2


def test_files_of_one_layout_handed_in_at_once_are_read_as_one(hand_in, wanted):
    one = hand_in("2021.csv", portal_file(portal_row(period="2021", value="1")))
    two = hand_in("2022.csv", portal_file(portal_row(value="2")))
    other = hand_in("notes.csv", "a,b\n1,2\n")
    joined = together([one, other, two])
    assert [handed.name for handed in joined] == ["2021.csv", "notes.csv"]
    assert sorted(values(read(joined[0], wanted)).values()) == [1.0, 2.0]
