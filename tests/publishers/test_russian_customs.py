"""Russian customs: the month of a name, hidden values, secret goods and parts by region."""

from handing import ReadIn, values

HEADER = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\n"
OIL = "ЭК,2021,TR,2709009009,796,38333.71,1,495\n"
SECRET = "ЭК,2021,TR,XXXXXXXXXX,,100.5,0,0\n"
GAS = "ЭК,2021,TR,2711210000,113,0,0,1172643429\n"
KEY = ("RUS", "TUR", "export", "2021-01")


def test_the_portals_file_with_tabs_decimal_commas_and_cp1251(read_in: ReadIn) -> None:
    text = (
        "napr\tperiod\tstrana\ttnved\tedizm\tStoim\tNetto\tKol\tRegion\tRegion_s\n"
        "ЭК\t01/2015\tTR\t2709009009\t\t1032858,5\t10\t1\t45000 - МОСКВА\tx\n"
        "ИМ\t01/2015\tNA\t101210000\t\t5\t10\t1\t45000 - МОСКВА\tx\n"
    ).encode("cp1251")
    tidy = read_in("DATTSVT.csv", text, complete="yes")
    assert values(tidy) == {("RUS", "TUR", "export", "2015-01"): 1032858.5}
    assert any("Cyrillic" in said for said in tidy.notices)
    questions = [str(one) for one in read_in("DATTSVT.csv", text).open]
    assert len(questions) == 1
    assert "found 1 of 85 regions" in questions[0]


def test_the_month_is_that_of_a_name_as_published_or_asked(read_in: ReadIn) -> None:
    tidy = read_in("2021-01.csv", HEADER + OIL + SECRET)
    assert values(tidy) == {KEY: 38434.21}
    assert "the file's name, 2021-01.csv" in [one.words for one in tidy.evidence]
    for name in ("customs.csv", "2022-01.csv", "upload-2021-01-31.csv", "2021-01 (2).csv"):
        assert [one.option for one in read_in(name, HEADER + OIL + SECRET).open] == ["month"]
    answered = read_in("2022-05.csv", HEADER + OIL + SECRET, month="03")
    assert [period for *_, period in values(answered)] == ["2021-03"]
    years = read_in("2021-01.csv", HEADER + OIL + OIL.replace("2021", "2020"))
    assert "several years without months (2020, 2021)" in str(years.problems[0])


def test_totals_with_hidden_values_are_doubtful(read_in: ReadIn) -> None:
    rows = HEADER + OIL + SECRET + GAS + GAS.replace(",0,0,", ",0.00,0,")
    rows += OIL.replace("ЭК", "ИМ") + SECRET.replace("ЭК", "ИМ")
    frame = read_in("2021-01.csv", rows).frame.set_index("flow")
    assert frame["status"].to_dict() == {"export": "doubtful", "import": "reported"}
    assert frame["note"].to_dict() == {
        "export": "too low: 2 lines have a hidden value",
        "import": "",
    }


def test_lines_without_a_close_are_asked_and_a_repeated_line_is_refused(read_in: ReadIn) -> None:
    assert [one.option for one in read_in("2021-01.csv", HEADER + OIL).open] == ["complete"]
    twice = HEADER + OIL + SECRET + OIL.replace("38333.71", "7")
    assert "found a second figure" in str(read_in("2021-01.csv", twice).problems[0])


def test_a_name_that_disagrees_with_the_rows_is_said(read_in: ReadIn) -> None:
    other = read_in("2022-01.csv", HEADER + OIL + SECRET)
    assert "the rows say 2021, and the file's name, 2022-01.csv, says 2022" in str(other.open[0])
    months = (HEADER + OIL + SECRET).replace(",2021,", ",03/2021,")
    told = read_in("2021-04.csv", months)
    assert "The file's name says 2021-04; the rows say 2021-03" in " ".join(told.notices)
    assert not any("name says" in said for said in read_in("2021-03.csv", months).notices)


def test_countries_by_name_are_told_at_their_line(read_in: ReadIn) -> None:
    named = (HEADER + SECRET + OIL).replace(",TR,27", ",ТУРЦИЯ,27")
    tidy = read_in("2021-01.csv", named)
    assert "line 3, column STRANA: found “ТУРЦИЯ”" in str(tidy.problems[0])


def test_a_row_for_all_regions_is_not_added_to_the_regions(read_in: ReadIn) -> None:
    header = "napr\tperiod\tstrana\ttnved\tedizm\tStoim\tNetto\tKol\tRegion\tRegion_s\n"
    rows = [
        f"ЭК\t01/2015\tTR\t{code}\t\t5\t1\t1\t{region}\tx\n"
        for code in ("27", "XXXXXXXXXX")
        for region in [*(f"{number}000 - A" for number in range(10, 60)), "РОССИЙСКАЯ ФЕДЕРАЦИЯ"]
    ]
    tidy = read_in("DATTSVT.csv", header + "".join(rows))
    assert "which may be for all regions" in str(tidy.problems[0])
