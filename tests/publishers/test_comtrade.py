"""UN Comtrade in the writings of its clients: columns, names and codes."""

import re
from collections.abc import Callable

import pytest
from handing import HandIn, ReadIn, Widened, read, together, values, workbook
from publishers.comtrade_rows import BOTH, EXPORT, HEAD, IMPORT, row, table

from dashboard.errors import NotRecognised
from dashboard.reading.tidy import Wanted


def snake(name: str) -> str:
    return re.sub(r"([a-z0-9])([A-Z]+)", r"\1_\2", name).lower()


def by_r() -> str:
    rows = [[str(i + 1), *cells] for i, cells in enumerate(BOTH)]
    return table(rows, ['""', *map(snake, HEAD)]).replace(",,", ",NA,")


def by_pandas() -> str:
    rows = [[str(i), *cells] for i, cells in enumerate(BOTH)]
    return table(rows, ["", *HEAD]).replace(",false", ",False").replace(",true", ",True")


def without_names() -> str:
    """As the API answers where no descriptions were asked for: ISO codes are there and empty."""
    empty = {name: "" for name in HEAD if name.endswith(("ISO", "Desc"))}
    return table([row(**empty, mosCode="0.0"), row("M", "6511050081", **empty)])


def bulk() -> str:
    kept = [i for i, name in enumerate(HEAD) if not name.endswith(("ISO", "Desc"))]
    return table(([cells[i] for i in kept] for cells in BOTH), [HEAD[i] for i in kept], "\t")


def floats() -> str:
    codes = {"reporterCode": "643.0", "partnerCode": "792.0", "period": "2021.0", "motCode": "0.0"}
    empty = {"reporterISO": "", "partnerISO": "None"}
    return table([row(**codes, **empty), row("M", "6511050081", **codes, **empty)])


def turned_columns() -> str:
    return table((cells[::-1] for cells in BOTH), HEAD[::-1])


def words_only() -> str:
    place = HEAD.index("flowCode")
    rows = ([*cells[:place], *cells[place + 1 :]] for cells in BOTH)
    return table(rows, [*HEAD[:place], *HEAD[place + 1 :]])


LEGACY = ["classification", "year", "period", "trade_flow_code", "trade_flow", "reporter_code"]
LEGACY += ["reporter", "reporter_iso", "partner_code", "partner", "partner_iso"]
LEGACY += ["second_partner_code", "commodity_code", "commodity", "trade_value_usd", "flag"]


def legacy_by_r() -> str:
    both = "RUS,792,Turkey,TUR,NA,TOTAL,All Commodities"
    lines = [f"H5,2021,2021,2,Export,643,Russia,{both},26515683555,0"]
    lines += [f"H5,2021,2021,1,Import,643,Russia,{both},6511050081,4"]
    return "\n".join([",".join(LEGACY), *lines, ""])


def legacy_short() -> str:
    head = "pfCode,yr,period,rgCode,rtCode,rt3ISO,ptCode,pt3ISO,motCode,cmdCode,TradeValue"
    both = "643,RUS,792,TUR,,TOTAL"
    return f"{head}\nH5,2021,2021,2,{both},26515683555\nH5,2021,2021,1,{both},6511050081\n"


WRITINGS = [
    *(by_r, by_pandas, without_names, bulk, floats, turned_columns, words_only),
    *(legacy_by_r, legacy_short),
]


@pytest.mark.parametrize("writing", WRITINGS, ids=lambda each: each.__name__)
def test_the_same_columns_in_every_writing_give_the_same_figures(
    read_in: ReadIn, writing: Callable[[], str]
) -> None:
    tidy = read_in("comtrade.csv", writing())
    assert values(tidy) == {EXPORT: 26515683555.0, IMPORT: 6511050081.0}
    assert set(tidy.frame["status"]) == {"reported"}


def test_a_column_of_another_scale_is_no_column_of_dollars(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", table([row(value="26515", fobvalue="26515683555")]))
    (problem,) = tidy.problems
    assert (problem.line, problem.column) == (2, "primaryValue")
    assert "more than ten times" in problem.what


@pytest.mark.parametrize(
    ("name", "value"), [("primaryValue (1000 USD)", 5e3), ("Primary value, US$ million", 5e6)]
)
def test_another_unit_in_the_name_of_the_values_is_obeyed(
    read_in: ReadIn, name: str, value: float
) -> None:
    head = [name if each == "primaryValue" else each for each in HEAD]
    cells = row(value="5", cifvalue="", fobvalue="")
    assert values(read_in("a.csv", table([cells], head, ";"))) == {EXPORT: value}


def test_another_currency_is_never_read_as_dollars(read_in: ReadIn) -> None:
    head = ["primaryValue (EUR)" if each == "primaryValue" else each for each in HEAD]
    assert "EUR, not US dollars" in str(read_in("a.csv", table(BOTH, head)).problems[0])


@pytest.mark.parametrize("sign", ["(€)", "₽", "[£]", "(₺)", "(%)", "(constant 2015 US$)", "(kg)"])
def test_a_sign_beside_the_name_of_the_values_is_never_stripped(read_in: ReadIn, sign: str) -> None:
    head = [f"primaryValue {sign}" if each == "primaryValue" else each for each in HEAD]
    (problem,) = read_in("a.csv", table([row(cifvalue="", fobvalue="")], head)).problems
    assert (problem.line, problem.column) == (1, f"primaryValue {sign}")
    old = legacy_by_r().replace("trade_value_usd", f"Trade Value {sign}")
    assert read_in("a.csv", old).problems


def test_the_name_of_a_sheet_states_a_unit_too(read_in: ReadIn) -> None:
    for name, said in (("Values in EUR", "EUR"), ("thousand USD", "another scale")):
        (problem,) = read_in("a.xlsx", workbook(**{name: [HEAD, row()]})).problems
        assert said in problem.what
        assert f"“{name}”" in problem.what
    assert not read_in("a.xlsx", workbook(**{"in US dollars": [HEAD, row()]})).problems


def test_a_column_in_two_writings_is_a_problem(read_in: ReadIn) -> None:
    text = table([[*row(), "1"]], [*HEAD, "primary_value"])
    assert "twice" in str(read_in("a.csv", text).problems[0])
    merged = [f"{name}_x" if name == "primaryValue" else name for name in HEAD]
    (question,) = read_in("a.csv", table([row()], merged)).open
    assert question.option == "unit"


def test_a_code_and_a_word_for_the_flow_that_disagree_are_a_problem(read_in: ReadIn) -> None:
    (problem,) = read_in("a.csv", table([row(flowDesc="Import")])).problems
    assert (problem.line, problem.column) == (2, "flowDesc")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(("reporterDesc", "Türkiye"), ("partnerDesc", "Iran (Islamic Rep. of)")),
        *(("cmdDesc", "Mineral fuels"), ("motDesc", "Sea"), ("customsDesc", "Free zones")),
        *(("partner2Desc", "China"), ("partner2ISO", "CHN"), ("refMonth", "3")),
    ],
)
def test_words_that_say_otherwise_than_the_code_beside_them_are_a_problem(
    read_in: ReadIn, column: str, cell: str
) -> None:
    (problem,) = read_in("a.csv", table([row(**{column: cell})])).problems
    assert problem.line == 2
    assert problem.column == ("period" if column == "refMonth" else column)
    assert cell in problem.what


def test_words_of_a_total_in_any_language_and_names_not_known_prove_nothing(
    read_in: ReadIn,
) -> None:
    words = {"cmdDesc": "Tüm ürünler", "motDesc": "TOTAL MOT", "customsDesc": "TOTAL CPC"}
    words |= {"partner2Desc": "World", "partner2ISO": "W00", "partnerDesc": "Rest of somewhere"}
    assert values(read_in("a.csv", table([row(**words)]))) == {EXPORT: 26515683555.0}


def test_the_old_pages_names_and_periods_in_words_are_compared_too(read_in: ReadIn) -> None:
    good = legacy_by_r()
    (names,) = read_in("a.csv", good.replace(",643,Russia,RUS", ",643,Turkey,RUS", 1)).problems
    assert (names.line, names.column) == (2, "reporter")
    (goods,) = read_in("a.csv", good.replace("All Commodities", "Fuels", 1)).problems
    assert (goods.line, goods.column) == (2, "commodity")
    month = good.replace("2021,2021,2,", "2021,2021,January 2021,2,", 1)
    month = month.replace("2021,2021,1,", "2021,2021,2021,1,")
    (period,) = read_in("a.csv", month.replace("period,", "period,period_desc,")).problems
    assert (period.line, period.column) == (2, "period")


def test_a_value_is_one_of_the_valuations_beside_it(read_in: ReadIn) -> None:
    (edited,) = read_in("a.csv", table([row(value="28", fobvalue="26.5")])).problems
    assert edited.column == "primaryValue"
    exchanged = [row(cifvalue="5", fobvalue="", value="5")]
    (export,) = read_in("a.csv", table(exchanged)).problems
    assert (export.line, export.column) == (2, "cifvalue")
    rounded = row(value="26515683555", fobvalue="26515683555.4")
    assert not read_in("a.csv", table([rounded])).problems


def test_a_table_that_lacks_one_column_is_told_which(read_in: ReadIn) -> None:
    place = HEAD.index("cmdCode")
    cells = (one[:place] + one[place + 1 :] for one in BOTH)
    text = table(cells, [*HEAD[:place], *HEAD[place + 1 :]])
    with pytest.raises(NotRecognised, match="UN Comtrade without its column “cmdCode”"):
        read_in("a.csv", text)


def test_the_same_row_in_two_files_counts_once_and_another_names_its_file(
    hand_in: HandIn, wanted: Wanted
) -> None:
    first = hand_in("first.csv", table([row()]))
    (both,) = together([first, hand_in("second.csv", table(BOTH))])
    tidy = read(both, wanted)
    assert values(tidy) == {EXPORT: 26515683555.0, IMPORT: 6511050081.0}
    assert sum(tidy.left_out.values()) == 1
    (both,) = together([first, hand_in("third.csv", table([row(value="5")]))])
    (problem,) = read(both, wanted).problems
    assert (problem.file, problem.line) == ("third.csv", 2)
    assert "first.csv, line 2" in problem.what


def test_an_iso_code_beside_another_countrys_number_is_a_problem(read_in: ReadIn) -> None:
    (problem,) = read_in("a.csv", table([row(partnerCode="156")])).problems
    assert "“TUR” beside the number 156, which is CHN's" in problem.what


@pytest.mark.parametrize(
    ("period", "more"),
    [("2020", {}), ("202101", {}), ("2021", {"freqCode": "M"}), ("202113", {"freqCode": "M"})],
)
def test_a_period_that_its_year_or_frequency_denies_is_a_problem(
    read_in: ReadIn, period: str, more: dict[str, str]
) -> None:
    tidy = read_in("a.csv", table([row(refYear="2021", period=period, **more)]))
    assert [problem.line for problem in tidy.problems] == [2]
    assert tidy.problems[0].column == "period"


def test_numbers_of_the_un_are_read_where_they_differ_from_isos(
    hand_in: HandIn, widened: Widened
) -> None:
    numbers = {"842": "USA", "699": "IND", "251": "FRA", "579": "NOR", "757": "CHE", "381": "ITA"}
    wanted = widened("FRA", "NOR", "CHE", "ITA", "TWN")
    empty = {"reporterISO": "", "partnerISO": ""}
    rows = [row(value=one, partnerCode=one, **empty) for one in [*numbers, "490"]]
    found = values(read(hand_in("a.txt", table(rows, mark="\t")), wanted))
    assert {partner: value for (_, partner, _, _), value in found.items()} == {
        code: float(number) for number, code in [*numbers.items(), ("490", "TWN")]
    }


def test_other_asia_is_taiwan_where_the_package_has_it_and_a_group_where_not(
    hand_in: HandIn, widened: Widened, read_in: ReadIn
) -> None:
    text = table([row(), row(value="3800000000", partnerISO="S19", partnerCode="490")])
    tidy = read(hand_in("a.csv", text), widened("TWN"))
    assert values(tidy)[("RUS", "TWN", "export", "2021")] == 3.8e9
    assert any("Taiwan" in said for said in tidy.notices)
    without = read_in("a.csv", text)
    assert without.left_out == {"partner is a group of countries or not named": 1}


def test_codes_of_products_get_back_the_zero_that_their_level_asks_for(read_in: ReadIn) -> None:
    given = [("2", "2"), ("709", "4"), ("10", "2"), ("20130", "6")]
    rows = [row(cmdCode=code, aggrLevel=level, value=code) for code, level in given]
    tidy = read_in("a.csv", table(rows))
    assert tidy.frame["code"].tolist() == ["02", "10", "0709", "020130"]
    assert any("“2” → “02” (3 rows)" in said for said in tidy.notices)
    doubtful = read_in("a.csv", table([row(cmdCode="2", aggrLevel="", value="1"), *rows]))
    assert [(one.line, one.column) for one in doubtful.problems] == [(2, "cmdCode")]
    (chapter,) = read_in("a.csv", table([row(aggrLevel="2")])).problems
    assert "that of a product" in chapter.what
