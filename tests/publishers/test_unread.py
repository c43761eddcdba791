"""Files of known publishers that are not read: each is named, with what to choose instead."""

import pytest
from handing import HandIn, ReadIn, values, workbook

from dashboard.reading.tidy import Wanted
from dashboard.swap.read_files import Unreadable, read_files

FORECAST = workbook(
    Prices=[
        ["World Bank Commodities Price Forecast (nominal US dollars)"],
        [None, "Crude oil, Brent"],
        [None, "($/bbl)"],
        [2026, 62.5],
    ]
)
KINDS: dict[str, str | bytes] = {
    "by quarters": (
        "Country Name,Country Code,Series Name,Series Code,2025Q1 [YR2025Q1]\n"
        "Turkiye,TUR,Exports,DXGSRMRCHSACD,5.5\n"
    ),
    "a column for each country": (
        "Time,Time Code,Series Name,Series Code,Turkiye [TUR]\n2025,YR2025,GDP,NY.GDP.MKTP.CD,5.5\n"
    ),
    "none of them is a calendar year": (
        "Data Source,World Development Indicators\n\n"
        "Country Name,Country Code,Indicator Name,Indicator Code,FY2024,۱۴۰۳\n"
        "Turkiye,TUR,GDP (current US$),NY.GDP.MKTP.CD,5.5,6.5\n"
    ),
    "in another language": (
        "Source de données,Indicateurs du développement dans le monde\n\n"
        "Nom du pays,Code du pays,Nom de l'indicateur,Code de l'indicateur,2024\n"
        "Turquie,TUR,PIB ($ US courants),NY.GDP.MKTP.CD,5.5\n"
    ),
    "forecasts are no prices": FORECAST,
    "sums of several years": (
        "Volume of transfers of major arms\n\nRecipient,2010-14,2015-19\nIran,5,6\n"
        "Total exports from Russia,5,6\n"
    ),
    "by day": "Entity,Code,Day,Stringency\nIran,IRN,2021-01-01,62.5\n",
    "without the codes of countries": "Entity,Year,GDP\nIran,2021,62.5\n",
}


@pytest.mark.parametrize("said", KINDS)
def test_a_file_that_stays_unread_is_named_with_what_to_choose(
    hand_in: HandIn, wanted: Wanted, said: str
) -> None:
    name = "x.xlsx" if isinstance(KINDS[said], bytes) else "x.csv"
    ((_, found),) = read_files([hand_in(name, KINDS[said])], wanted)
    assert isinstance(found, Unreadable)
    assert said in found.reason
    assert not found.is_unknown


def test_a_table_of_nobody_known_is_still_one_for_the_mapping_page(
    hand_in: HandIn, wanted: Wanted
) -> None:
    ((_, found),) = read_files([hand_in("x.csv", "Land,Jahr,Wert\nIran,2021,5\n")], wanted)
    assert isinstance(found, Unreadable)
    assert found.is_unknown


def test_letters_where_numbers_of_countries_belong_are_said(read_in: ReadIn) -> None:
    rows = "".join(f"2021,RUS,TUR,{chapter:02d}0110,5,1\n" for chapter in range(1, 97))
    told = read_in("BACI_HS92_Y2021_V202601.csv", f"t,i,j,k,v,q\n{rows}").problems
    assert [problem.column for problem in told][-2:] == ["i", "j"]
    assert all("letters where" in problem.what for problem in told[-2:])


def test_states_totals_are_read_by_the_names_of_their_columns(read_in: ReadIn) -> None:
    text = "ccode,statename,stateabb,year,exports,imports\n640,Turkey,TUR,2014,157620.5,242176.5\n"
    found = values(read_in("National.csv", text))
    assert found[("goods-exports-cow", "TUR", "", "2014")] == 157620.5
