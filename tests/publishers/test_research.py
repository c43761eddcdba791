"""Research files: whose number is whose, years that break off, and projections."""

from pathlib import Path

import pytest
from handing import HandIn, ReadIn, Widened, read, values

from dashboard.reading.evidence import Answers
from dashboard.reading.table import Handed

NAME = "BACI_HS17_Y2021_V202501.csv"
HEAD = "t,i,j,k,v,q\n"
YES = Answers(complete="yes")


@pytest.mark.parametrize("iso", ["S19", "N/A", ""])
def test_taiwan_is_read_from_other_asia_whatever_the_list_calls_it(
    tmp_path: Path, widened: Widened, iso: str
) -> None:
    rows = "2021,643,490,270900, 3800000.5,1\n2021,490,643,854231,NA,1\n"
    (tmp_path / "b.csv").write_text(HEAD + rows)
    codes = "country_code,country_name,country_iso2,country_iso3\n"
    codes += f'490,"Other Asia, nes",,{iso}\n643,Russian Federation,RU,RUS\n'
    (tmp_path / "c.csv").write_text(codes)
    beside = (Handed("c.csv", tmp_path / "c.csv"),) if iso else ()
    tidy = read(Handed(NAME, tmp_path / "b.csv", beside, YES), widened("TWN", TWN="Taiwan"))
    assert values(tidy) == {("RUS", "TWN", "export", "2021"): 3800000500.0}
    assert any("Taiwan was read from 490" in said for said in tidy.notices)


def test_a_list_of_codes_that_names_another_state_is_a_problem(
    tmp_path: Path, widened: Widened
) -> None:
    (tmp_path / "b.csv").write_text(HEAD + "2021,643,792,270900,1,1\n")
    codes = "country_code,country_name,country_iso2,country_iso3\n643,x,x,IRN\n792,x,x,TUR\n"
    (tmp_path / "c.csv").write_text(codes)
    beside = (Handed("c.csv", tmp_path / "c.csv"),)
    tidy = read(Handed(NAME, tmp_path / "b.csv", beside, YES), widened())
    assert "found 643 as “IRN”; it is RUS" in str(tidy.problems[0])


def test_a_year_that_the_name_of_the_file_denies_is_a_problem(read_in: ReadIn) -> None:
    tidy = read_in(NAME, HEAD + "2020,643,792,270900,1,1\n", complete="yes")
    assert (tidy.problems[0].line, tidy.problems[0].column) == (2, "t")
    assert "the file is named for 2021" in str(tidy.problems[0])


def test_of_a_year_that_breaks_off_the_last_flow_is_left_out(read_in: ReadIn) -> None:
    rows = "2021,4,156,270900,1,1\n" * 60
    rows += "2021,156,643,270900,5,1\n2021,643,792,270900,7,1\n"
    tidy = read_in(NAME, HEAD + rows, complete="yes")
    assert values(tidy) == {("CHN", "RUS", "export", "2021"): 5000.0}
    assert tidy.left_out["lines of the last flow of a file that breaks off"] == 1
    whole = read_in(NAME, HEAD + rows + "2021,894,4,270900,1,1\n", complete="yes")
    assert len(values(whole)) == 2


def test_one_product_of_baci_is_asked_about(read_in: ReadIn) -> None:
    tidy = read_in(NAME, HEAD + "2021,643,792,270900,5000000,1\n")
    assert [one.option for one in tidy.open] == ["complete"]
    assert "one product" in str(tidy.open[0])


def test_all_chapters_of_a_file_filtered_by_country_need_no_question(read_in: ReadIn) -> None:
    rows = [f"2021,643,792,{chapter:02d}0100,1,1" for chapter in range(1, 98) if chapter != 77]
    assert values(read_in(NAME, HEAD + "\n".join(rows) + "\n")) == {
        ("RUS", "TUR", "export", "2021"): 96000.0
    }


GRAVITY = (
    "year,country_id_o,country_id_d,iso3_o,iso3_d,country_exists_o,country_exists_d,"
    "tradeflow_comtrade_o,tradeflow_comtrade_d,tradeflow_baci,tradeflow_imf_o\n"
)


def test_gravity_reads_the_reports_alone_and_names_what_it_leaves(read_in: ReadIn) -> None:
    row = "2020,RUS,TUR,RUS,TUR,1,1,NA,17800,99,98\n"
    tidy = read_in("Gravity_V202211.csv", GRAVITY + row)
    assert values(tidy) == {("TUR", "RUS", "import", "2020"): 17800000.0}
    assert any("“tradeflow_baci”, “tradeflow_imf_o”" in said for said in tidy.notices)


def test_the_list_of_countries_of_gravity_says_that_it_holds_no_figures(read_in: ReadIn) -> None:
    text = "country_id,iso3,iso3num,country,countrygroup_iso3\nARM,ARM,51,Armenia,SUN\n"
    assert "belongs to Gravity; it holds no figures" in str(read_in("C.csv", text).problems[0])


DYADIC = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1\n"


def test_who_imports_is_proved_by_the_names_beside_the_numbers(read_in: ReadIn) -> None:
    right = read_in("Dyadic.csv", DYADIC + "365,630,2014,Russia,Iran,355.4,27,1\n")
    assert values(right)[("RUS", "IRN", "import", "2014")] == 355400000.0
    turned = read_in("Dyadic.csv", DYADIC + "365,630,2014,Iran,Russia,355.4,27,1\n")
    assert {problem.column for problem in turned.problems} == {"importer1", "importer2"}


def test_totals_of_states_have_no_negative_figure(read_in: ReadIn) -> None:
    text = "ccode,statename,stateabb,year,imports,exports\n365,Russia,RUS,2014,{},5\n"
    assert list(values(read_in("National.csv", text.format("-9"))).values()) == [5.0]
    (problem,) = read_in("National.csv", text.format("-8")).problems
    assert (problem.line, problem.column) == (2, "imports")
    other = read_in("National.csv", text.format("7").replace("Russia", "Iran"))
    assert "beside the code of another economy" in str(other.problems[0])


ATLAS = "country_iso3_code,partner_iso3_code,{},year,export_value,import_value\n"


def test_the_atlas_counts_each_product_once_where_levels_are_mixed(read_in: ReadIn) -> None:
    head = ATLAS.format("product_hs92_code,product_level")
    rows = "RUS,TUR,27,2,2021,100,5\nRUS,TUR,2709,4,2021,90,5\nRUS,TUR,2701,4,2021,10,5\n"
    tidy = read_in("atlas.csv", head + rows, complete="yes")
    assert values(tidy) == {("RUS", "TUR", "export", "2021"): 100.0}


def test_the_atlas_by_numbers_of_its_own_is_refused(read_in: ReadIn) -> None:
    tidy = read_in("atlas.csv", ATLAS.format("product_id") + "RUS,TUR,9,2021,100,5\n")
    assert "split by product" in str(tidy.problems[0])


def test_projections_of_our_world_in_data_are_never_reported(read_in: ReadIn) -> None:
    text = "Entity,Code,Year,Population,Population - projections\nIran,IRN,2020,5,6\n"
    tidy = read_in("population.csv", text + "Iran,IRN,2100,7,8\n")
    assert dict(zip(tidy.frame["label"], tidy.frame["status"], strict=True)) == {
        "Population": "reported",
        "Population - projections": "estimate",
    }
    assert tidy.left_out == {"years to come: projections": 1}


def test_ids_and_codes_of_two_states_in_one_row_are_a_problem(read_in: ReadIn) -> None:
    row = "2020,{},RUS,{},RUS,1,1,5.5,17800,99,98\n"
    for number, code in (("TUR", "TUR"), ("DEU.2", "DEU")):
        assert not read_in("G.csv", GRAVITY + row.format(number, code)).problems
    (problem,) = read_in("G.csv", GRAVITY + row.format("IRN", "TUR")).problems
    assert problem.column == "country_id_o"


MIRRORS = (
    "country_id,country_iso3_code,partner_country_id,partner_iso3_code,year,export_value,"
    "import_value\n643,RUS,792,TUR,2022,{},7000.5\n792,TUR,643,RUS,2022,{},26000.5\n"
)


def test_the_same_flow_of_the_atlas_in_both_rows_is_one_figure(read_in: ReadIn) -> None:
    assert len(values(read_in("a.csv", MIRRORS.format(26000.5, 7000.5)))) == 2
    (problem,) = read_in("a.csv", MIRRORS.format(26000.5, 9000.5)).problems
    assert (problem.line, problem.column) == (3, "export_value")


def test_retired_letters_are_read_in_the_atlas_and_by_our_world_in_data(
    hand_in: HandIn, widened: Widened
) -> None:
    wanted = widened("ROU")
    text = MIRRORS.format(26000.5, 7000.5).replace("TUR", "ROM")
    assert set(read(hand_in("a.csv", text), wanted).frame["reporter"]) == {"RUS", "ROU"}
    owid = "Entity,Code,Year,Life expectancy\nRomania,ROM,2023,76.5\n"
    assert set(read(hand_in("b.csv", owid), wanted).frame["economy"]) == {"ROU"}
