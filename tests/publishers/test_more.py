"""The rarer layouts, each on a specimen written from what is known of its header."""

import importlib
import pkgutil
from pathlib import Path

import pandas as pd
import pytest
from handing import ReadIn, read, values, zipped

from dashboard import publishers
from dashboard.publishers import LAYOUTS
from dashboard.reading.evidence import Answers
from dashboard.reading.product_codes import HELD
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Layout, Wanted, fields


def test_publishers_are_all_that_stands_among_publishers_and_each_layout_is_listed_once() -> None:
    listed: list[Layout] = []
    found = {module.name for module in pkgutil.iter_modules(publishers.__path__)}
    for module in pkgutil.iter_modules(publishers.__path__):
        names = vars(importlib.import_module(f"{publishers.__name__}.{module.name}"))
        listed += [*names.get("LAYOUTS", ()), *([names["LAYOUT"]] if "LAYOUT" in names else [])]
        whose = next((one for one in found if module.name.startswith(f"{one}_")), "")
        is_unread = module.name == "unread"  # known publishers' files that no layout reads
        assert "LAYOUT" in names or names.get("LAYOUTS") or whose or is_unread, module.name
    assert sorted(map(id, listed)) == sorted(map(id, LAYOUTS))


def test_every_layout_has_an_id_of_its_own_and_a_card() -> None:
    assert len({layout.id for layout in LAYOUTS}) == len(LAYOUTS)
    for layout in LAYOUTS:
        assert layout.credit.title
        if layout.id != "two-ledgers-tidy":
            assert layout.credit.publisher
            assert layout.credit.page.startswith("http")
            assert layout.credit.licence
            assert layout.credit.caution
            assert layout.credit.definition


def test_the_classifications_kept_are_those_of_the_schema(wanted: Wanted) -> None:
    import json

    schema = json.loads(wanted.schemas["products"])
    column = next(field for field in schema["fields"] if field["name"] == "classification")
    assert set(column["constraints"]["enum"]) == HELD
    assert "classification" in fields(wanted.schemas["products"])


DYADIC = (
    "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,"
    "spike1,spike2,dip1,dip2,trdspike,tradedip,bel_lux_alt_flow1,bel_lux_alt_flow2,"
    "china_alt_flow1,china_alt_flow2,source1,source2,version\n"
)


def test_dyadic_trade_is_in_millions_with_minus_nine_for_missing(read_in: ReadIn) -> None:
    end = ",1,1,1,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4\n"
    text = (
        DYADIC + "365,630,2014,Russia,Iran,355.4,-9" + end + "365,640,1950,Russia,Turkey,2,0" + end
    )
    tidy = read_in("Dyadic_COW_4.0.csv", text)
    assert values(tidy) == {
        ("RUS", "IRN", "import", "2014"): 355400000.0,
        ("SUN", "TUR", "import", "1950"): 2000000.0,
        ("TUR", "SUN", "import", "1950"): 0.0,
    }
    assert tidy.left_out == {"no figure given": 1}
    assert "printed as 0: nil or under half a million" in set(tidy.frame["note"])


def test_national_trade_leaves_an_empty_year_empty(read_in: ReadIn) -> None:
    text = (
        "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2,"
        "version\r\n365,Russia,RUS,1917,,,,,,,4\r\n365,Russia,RUS,1945,49,56.9,,,1,1,4\r\n"
    )
    tidy = read_in("National_COW_4.0.csv", text)
    assert values(tidy) == {
        ("goods-exports-cow", "RUS", "", "1945"): 56.9,
        ("goods-imports-cow", "RUS", "", "1945"): 49.0,
    }


CODES = "country_code,country_name,country_iso2,country_iso3\n643,Russian Federation,RU,RUS\n"
CODES += "792,TÃ¼rkiye,TR,TUR\n"


def test_baci_in_a_zip_of_years_is_in_thousands_and_added_up(read_in: ReadIn) -> None:
    members = {"country_codes_V202501.csv": CODES}
    for year in (2020, 2021):
        rows = f"{year},643,792,270900,   1000.5,   2.1\n{year},643,792,270119,1,NA\n"
        members[f"BACI_HS92_Y{year}.csv"] = f"t,i,j,k,v,q\n{rows}{year},4,8,010121,1,1\n"
    tidy = read_in("BACI_HS92_V202501.zip", zipped(members), complete="yes")
    assert values(tidy) == {
        ("RUS", "TUR", "export", "2020"): 1001500.0,
        ("RUS", "TUR", "export", "2021"): 1001500.0,
    }
    assert set(tidy.frame["status"]) == {"reconciled"}
    assert any("added up" in said for said in tidy.notices)


def test_baci_in_a_folder_and_beside_its_codes(tmp_path: Path, wanted: Wanted) -> None:
    (tmp_path / "BACI_Y2021.csv").write_text("t,i,j,k,v,q\n2021,643,792,270900,2,1\n")
    (tmp_path / "country_codes.csv").write_text(CODES)
    whole = Answers(complete="yes")
    folder = read(Handed("BACI", tmp_path, answers=whole), wanted)
    codes = Handed("codes.csv", tmp_path / "country_codes.csv")
    beside = read(Handed("y.csv", tmp_path / "BACI_Y2021.csv", (codes,), whole), wanted)
    assert values(folder) == values(beside) == {("RUS", "TUR", "export", "2021"): 2000.0}


def test_the_list_of_codes_alone_says_that_it_holds_no_figures(read_in: ReadIn) -> None:
    tidy = read_in("country_codes.csv", CODES)
    assert "it holds no figures" in str(tidy.problems[0])


def test_gravity_reads_both_sides_and_only_states_that_existed(read_in: ReadIn) -> None:
    names = ["year", "country_id_o", "country_id_d", "iso3_o", "iso3_d"]
    names += [
        "country_exists_o",
        "country_exists_d",
        "tradeflow_comtrade_o",
        "tradeflow_comtrade_d",
    ]
    text = ",".join(names) + "\n2020,RUS,TUR,RUS,TUR,1,1,15700.5,17800\n"
    text += "2020,SUN,TUR,SUN,TUR,0,1,5,5\n"
    tidy = read_in("Gravity_V202211.csv", text)
    assert values(tidy) == {
        ("RUS", "TUR", "export", "2020"): 15700500.0,
        ("TUR", "RUS", "import", "2020"): 17800000.0,
    }


def test_the_atlas_adds_goods_and_leaves_services(read_in: ReadIn) -> None:
    text = (
        "country_id,country_iso3_code,partner_country_id,partner_iso3_code,product_id,"
        "product_hs92_code,year,export_value,import_value\n"
        "1,RUS,2,TUR,9,2709,2021,100,5\n1,RUS,2,TUR,9,0101,2021,1,5\n"
        "1,RUS,2,TUR,9,travel,2021,7,5\n1,RUS,3,FRA,9,0101,2021,1,5\n"
    )
    tidy = read_in("hs92_country_country_product_year_4.csv", text, complete="yes")
    assert values(tidy) == {("RUS", "TUR", "export", "2021"): 101.0}


def test_the_old_atlas_is_found_by_its_codes_not_its_ids(read_in: ReadIn) -> None:
    text = (
        "location_id,partner_id,product_id,year,export_value,import_value,hs_eci,hs_coi,"
        "location_code,location_name_short_en,partner_code,partner_name_short_en,"
        "hs_product_code,hs_product_name_short_en\n"
        "186,223,1,2016,50.5,3,0,0,RUS,Russia,IRN,Iran,27,Fuels\n"
    )
    tidy = read_in("country_partner_hsproduct2digit_year.csv", text, complete="yes")
    assert values(tidy) == {("RUS", "IRN", "export", "2016"): 50.5}


def test_our_world_in_data_with_small_letters_and_regions(read_in: ReadIn) -> None:
    text = (
        "entity,code,year,trade_share,owid_region\nRussia,RUS,2021,50.1,Europe\nEurope,,2021,1,\n"
    )
    assert values(read_in("x.csv", text)) == {("trade-share", "RUS", "", "2021"): 50.1}


def test_our_world_in_data_tells_of_early_years_and_of_columns_of_words(read_in: ReadIn) -> None:
    text = (
        "Entity,Code,Year,Population,A region in words\nIran,IRN,-10000,20000,\n"
        "Iran,IRN,1400,4200000,Asia\nIran,IRN,2023,89172767,Asia\nIran,IRN,2024,about,Asia\n"
    )
    tidy = read_in("x.csv", text)
    assert tidy.left_out["years before 1500"] == 2
    assert any("“A region in words”" in said for said in tidy.notices)
    (problem,) = tidy.problems
    assert (problem.line, problem.column) == (5, "Population")
    sound = read_in("x.csv", text.rsplit("Iran", 1)[0])
    assert values(sound) == {("population", "IRN", "", "2023"): 89172767.0}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2021-01-01", "2021-04-01", "2021-07-01", "2022-01-01"], "4 rows: quarters"),
        (["2021-01-01", "2021-07-01"], "2 rows: half-years"),
        (["2021-01-01"], "a day does not say"),
        (["2021-01-01", "2021-01-08"], "these are weekly figures"),
    ],
)
def test_fred_days_that_stand_for_no_year_or_month_are_never_months(
    read_in: ReadIn, days: list[str], said: str
) -> None:
    rows = "".join(f"{day},61.04\n" for day in days)
    tidy = read_in("x.csv", f"observation_date,MCOILBRENTEU\n{rows}")
    assert tidy.frame.empty
    assert said in str(tidy.problems[0])


def test_fred_series_of_two_rhythms_in_one_file_are_told_apart(read_in: ReadIn) -> None:
    text = "observation_date,POILBREUSDM,CPIAUCNS\n" + "".join(
        f"2021-{month:02d}-01,5{month}.5,{'26' if month % 3 == 1 else ''}\n"
        for month in range(1, 8)
    )
    tidy = read_in("x.csv", text)
    assert {key[:1] for key in values(tidy)} == {("brent",)}
    assert tidy.left_out["quarters (years and months are kept)"] == 3


def test_fred_months_with_a_point_for_missing(read_in: ReadIn) -> None:
    text = "observation_date,POILBREUSDM\n2021-01-01,54.55\n2021-02-01,.\n"
    assert values(read_in("x.csv", text)) == {("brent", "WLD", "", "2021-01"): 54.55}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("DATE,XYZ\n2021-01-01,1\n", "does not say what its figures are counted in"),
        ("DATE,DCOILBRENTEU\n2021-01-04,51.3\n", "these are daily figures"),
    ],
)
def test_fred_without_a_known_unit_or_by_day_is_refused(
    read_in: ReadIn, text: str, said: str
) -> None:
    assert said in str(read_in("x.csv", text).problems[0])


def test_sipri_sums_and_ranges_are_no_years_and_empty_is_no_zero(read_in: ReadIn) -> None:
    text = (
        "Volume of transfers of major arms\nFigures are in millions.\n\n"
        "Data generated: 28 Sep 2026 9:10:08 AM\n\n"
        "Recipient,2022,2023,2022-2023,Percentage,Sum total years,Percentage of total\n"
        "Iran,0,,0,1%,0,1%\nSyria,12,3,15,1%,15,1%\n"
        "Total exports from Russia,12,3,15,100%,15,\n"
    )
    tidy = read_in("tiv.csv", text)
    assert values(tidy) == {
        ("arms-deliveries", "RUS", "IRN", "2022"): 0.0,
        ("arms-deliveries", "RUS", "SYR", "2022"): 12.0,
        ("arms-deliveries", "RUS", "SYR", "2023"): 3.0,
    }
    assert tidy.credit.vintage == "data generated 28 Sep 2026"


def test_the_old_sipri_table_has_no_name_over_its_first_column(read_in: ReadIn) -> None:
    text = (
        '"TIV of arms exports from Russia, 2020-2021"\nGenerated: 28 July 2022\nFigures\n\n'
        ",2020,2021,Total\nIran,2,3,5\nUnknown recipient(s),1,1,2\nTotal,3,4,7\n"
    )
    found = values(read_in("tiv.csv", text))
    assert found == {
        ("arms-deliveries", "RUS", "IRN", "2020"): 2.0,
        ("arms-deliveries", "RUS", "IRN", "2021"): 3.0,
    }


def test_the_register_never_spreads_a_deal_over_years(read_in: ReadIn) -> None:
    text = (
        "Transfers of major conventional arms\n\n"
        "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,"
        "Weapon description,Deliveries in the Year Range, ,Year(s) of delivery,status,Comments,"
        "SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
        "Iran,Russia,2007,,4,,S-300,SAM,4,?,2016,New,,1,4,160\n"
        "Iran,Russia,2005,,29,,Tor,SAM,29,?,2006; 2007,New,,1,29,2.9\n"
    )
    tidy = read_in("register.csv", text)
    assert values(tidy) == {("arms-deliveries", "RUS", "IRN", "2016"): 160.0}
    assert sum(tidy.left_out.values()) == 1


def test_ideal_points_by_session_in_a_file_with_tabs(read_in: ReadIn) -> None:
    text = "ccode\tsession\tNVotesFP\tIdealPointFP\n365\t76\t90\t-0.91\n640\t76\tNA\tNA\n"
    found = values(read_in("ideal.tab", text))
    assert found == {
        ("un-ideal-point-final", "RUS", "", "2021"): -0.91,
        ("un-votes-counted-final", "RUS", "", "2021"): 90.0,
    }


def test_agreement_scores_behind_an_unnamed_column(read_in: ReadIn) -> None:
    text = '"","session.x","ccode1","ccode2","agree","year"\n"1",76,365,640,0.51,2021\n'
    found = values(read_in("AgreementScores.csv", text))
    assert found == {("un-agreement", "RUS", "TUR", "2021"): 0.51}


def test_votes_cast_alike_are_counted_and_absent_states_left(read_in: ReadIn) -> None:
    text = "undl_id,ms_code,ms_name,ms_vote,date\n"
    for id_, russia, germany in ((1, "Y", "Y"), (2, "Y", "N"), (3, "A", "A"), (4, "Y", "X")):
        text += f"{id_},RUS,R,{russia},2023-12-01\n{id_},GER,G,{germany},2023-12-01\n"
    found = read_in("undl.csv", text, complete="yes")
    assert values(found)[("un-same-vote", "RUS", "DEU", "2023")] == pytest.approx(2 / 3)
    assert set(found.frame["note"]) == {"3 common votes"}


def test_the_old_imf_panel_has_indicators_across(read_in: ReadIn) -> None:
    text = (
        "Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,"
        '"Goods, Value of Exports, Free on board (FOB), US Dollars (TXG_FOB_USD)",'
        '"Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars (TMG_CIF_USD)"\n'
        "Turkey,186,Russian Federation,922,2019,3854000000,23115000000\n"
        "World,001,World,001,2019,1,1\n"
    )
    tidy = read_in("DOT_panel.csv", text)
    assert values(tidy) == {
        ("TUR", "RUS", "export", "2019"): 3854000000.0,
        ("TUR", "RUS", "import", "2019"): 23115000000.0,
    }


def test_a_frame_holds_the_columns_of_its_schema_in_order(read_in: ReadIn, wanted: Wanted) -> None:
    header = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\n"
    tidy = read_in("2021-01.csv", header + "ЭК,2021,TR,95,796,3,1,4\n")
    assert list(tidy.frame.columns) == wanted.columns("trade")
    assert pd.api.types.is_float_dtype(tidy.frame["value_usd"])
    assert list(tidy.frame.index) == [2]


def test_fred_years_of_a_daily_or_monthly_series_are_asked_about(read_in: ReadIn) -> None:
    years = "DATE,{}\n2021-01-01,54.55\n2022-01-01,61.5\n2023-01-01,62.5\n"
    months = years.replace("2022-01", "2021-02").replace("2023-01", "2021-03")
    for series, text, asked in (
        ("CPIAUCNS", years, True),
        ("DCOILBRENTEU", years, True),
        ("DCOILBRENTEU", months, True),
        ("CPIAUCNS", months, False),
    ):
        tidy = read_in("x.csv", text.format(series))
        assert [one.option for one in tidy.open] == ["complete"] * asked
    said = read_in("x.csv", years.format("CPIAUCNS"), complete="yes")
    assert values(said)[("us-cpi", "USA", "", "2021")] == 54.55


OWID = "Entity,Code,Year,{},Annotations\nIran,IRN,2023,77.5,{}\nTurkey,TUR,2023,78.5,\n"


@pytest.mark.parametrize(
    ("remark", "status"),
    [("projection", "estimate"), ("UN estimate", "estimate"), ("provisional", "reported")],
)
def test_a_remark_of_our_world_in_data_says_the_status_of_its_row(
    read_in: ReadIn, remark: str, status: str
) -> None:
    tidy = read_in("x.csv", OWID.format("Life expectancy", remark))
    told = tidy.frame.set_index("economy")[["status", "note"]].to_numpy().tolist()
    assert told == [[status, remark], ["reported", ""]]


def test_what_our_world_in_data_says_in_a_columns_name_is_obeyed(read_in: ReadIn) -> None:
    for name, unit in (
        ("Population (millions)", "millions"),
        ("Growth (IMF)", "as Our World in Data says (not in the file)"),
    ):
        assert set(read_in("x.csv", OWID.format(name, "")).frame["unit"]) == {unit}
    estimates = read_in("x.csv", OWID.format("population__variant_estimates", ""))
    assert set(estimates.frame["note"]) == {"the column's name says that it holds estimates"}


def test_years_of_another_calendar_and_names_of_another_code_are_problems(read_in: ReadIn) -> None:
    other = OWID.format("Life expectancy", "").replace("2023", "1402", 1).replace("2023", "2566")
    said = [str(problem) for problem in read_in("x.csv", other).problems]
    assert len(said) == 2
    assert all("another calendar" in each for each in said)
    mixed = OWID.format("Life expectancy", "").replace("IRN", "ARM")
    assert read_in("x.csv", mixed).problems[0].column == "Entity"
