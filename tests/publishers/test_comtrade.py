"""UN Comtrade in the writings of its clients, and what may not be taken for a reported whole."""

import re
from collections.abc import Callable, Iterable

import pandas as pd
import pytest
from handing import PORTAL, HandIn, ReadIn, Widened, portal_row, read, together, values, workbook

from dashboard.errors import NotRecognised
from dashboard.reading.tidy import Wanted

HEAD = PORTAL.split(",")
RUS_TUR = {"reporterCode": "643", "partnerCode": "792", "partner2Code": "0"}
EXPORT, IMPORT = ("RUS", "TUR", "export", "2021"), ("RUS", "TUR", "import", "2021")


def row(flow: str = "X", value: str = "26515683555", **more: str) -> list[str]:
    """A row of 2021, Russia's trade with Turkey, with the numbers of both."""
    year = {"period": "2021", "flowDesc": {"X": "Export", "M": "Import"}.get(flow, flow)}
    flags = {"isReported": "false", "isAggregate": "true"}
    other = {"partnerDesc": ""} if {"partnerCode", "partnerISO"} & more.keys() else {}
    return portal_row("RUS", "TUR", flow, value, **{**RUS_TUR, **year, **flags, **other, **more})


def table(rows: Iterable[list[str]], head: Iterable[str] = HEAD, mark: str = ",") -> str:
    lines = (mark.join(cells) for cells in [list(head), *rows])
    return "\n".join([*lines, ""])


BOTH = [row(), row("M", "6511050081")]


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


def test_the_trade_matrix_by_groups_says_which_of_its_sums_are_estimates(read_in: ReadIn) -> None:
    head = "typeCode,freqCode,period,reporterCode,reporterDesc,flowCode,flowDesc,partnerCode,"
    head += "partnerDesc,cmdCode,cmdDesc,primaryValue,isPrimaryValueEstimated"
    lines = ["C,A,2021,643,Russian Federation,X,Export,792,Türkiye,TOTAL,All Commodities,5,True"]
    lines += ["C,A,2021,643,Russian Federation,M,Import,792,Türkiye,TOTAL,All Commodities,6,False"]
    tidy = read_in("a.csv", "\n".join([head, *lines, ""]))
    assert values(tidy) == {EXPORT: 5.0, IMPORT: 6.0}
    assert dict(zip(tidy.frame["flow"], tidy.frame["status"], strict=True)) == {
        "export": "estimate",
        "import": "reported",
    }


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


def test_balance_of_payments_services_are_never_goods(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", table([row(classificationCode="EB10", cmdDesc="Total EBOPS 2010")]))
    assert tidy.kind == "products"


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


SEA, AIR = {"motCode": "2000", "motDesc": "Water"}, {"motCode": "1000", "motDesc": "Air"}
LAND, OTHER = {"motCode": "3000", "motDesc": "Land"}, {"motCode": "9000", "motDesc": "Other"}


def test_parts_by_all_modes_of_transport_are_a_whole(read_in: ReadIn) -> None:
    by_water_alone = row("M", "7", **SEA)
    rows = [row(value=str(i + 1), **part) for i, part in enumerate((SEA, AIR, LAND, OTHER))]
    tidy = read_in("a.csv", table([*rows, by_water_alone]))
    assert values(tidy) == {EXPORT: 10.0, IMPORT: 7.0}
    assert "added up from its parts" in tidy.frame["note"].iloc[0]


def test_second_partners_are_never_added_up(read_in: ReadIn) -> None:
    parts = [row(value="1", partner2Code=code) for code in ("156", "784", "276")]
    tidy = read_in("a.csv", table(parts))
    assert tidy.frame.empty
    assert "never added up" in tidy.problems[0].what
    named = [row(value=one, partner2Code="", partner2ISO=one) for one in ("CHN", "ARE")]
    assert read_in("a.csv", table(named)).problems


def test_customs_procedures_alone_are_asked_about_and_a_lone_one_refused(read_in: ReadIn) -> None:
    text = table(row(value="2", customsCode=code) for code in ("C01", "C04"))
    (question,) = read_in("a.csv", text).open
    assert (question.option, question.problem.column) == ("complete", "customsCode")
    assert values(read_in("a.csv", text, complete="yes")) == {EXPORT: 4.0}
    assert read_in("a.csv", table([row(customsCode="C01")]), complete="yes").problems


def test_every_row_twice_gives_the_same_figures_and_two_values_a_problem(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", table([*BOTH, *BOTH]))
    assert values(tidy) == {EXPORT: 26515683555.0, IMPORT: 6511050081.0}
    assert sum(tidy.left_out.values()) == 2
    assert read_in("a.csv", table([*BOTH, row(value="1")])).problems


def test_a_file_without_the_columns_that_tell_parts_apart_is_asked_about(read_in: ReadIn) -> None:
    kept = [i for i, name in enumerate(HEAD) if not name.startswith("mot")]
    head = [HEAD[i] for i in kept]
    lone, *_ = cells = [[each[i] for i in kept] for each in (row(value="5"), row(value="5"))]
    (question,) = read_in("a.csv", table([lone], head)).open
    assert "mode of transport" in question.problem.what
    assert values(read_in("a.csv", table([lone], head), complete="yes")) == {EXPORT: 5.0}
    assert read_in("a.csv", table(cells, head), complete="yes").problems


def test_a_total_stated_in_two_classifications_is_one_total(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", table([row(), row(classificationCode="S4")]))
    assert values(tidy) == {EXPORT: 26515683555.0}
    assert read_in("a.csv", table([row(), row(value="2", classificationCode="S4")])).problems


def test_reexports_and_domestic_exports_alone_are_told(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", table([row("RX"), row("DX")]))
    assert "whose whole is not in the file" in str(tidy.problems[0])
    mixed = read_in("a.csv", table([row("RX"), row("M"), row("RM")]))
    assert any("line 2" in said and "flow X" in said for said in mixed.notices)
    assert sorted(mixed.left_out.values()) == [1, 1]
    assert list(values(mixed)) == [IMPORT]


def test_services_are_never_trade_in_goods(read_in: ReadIn) -> None:
    services = {"typeCode": "S", "classificationCode": "EB10"}
    alone = read_in("a.csv", table([row(value="3", **services)]))
    assert alone.kind == "products"
    assert alone.frame[["classification", "code"]].to_numpy().tolist() == [["EB10", "TOTAL"]]
    mixed = read_in("a.csv", table([row(), row(value="3", **services)]))
    assert values(mixed) == {EXPORT: 26515683555.0}
    assert mixed.left_out == {"services (never part of trade in goods)": 1}


def test_the_trade_matrix_is_an_estimate_unless_a_row_says_that_it_was_reported(
    read_in: ReadIn,
) -> None:
    matrix = {"classificationCode": "TM", "isAggregate": "false"}
    rows = [
        row(value="1", period="2023", **matrix),
        row(value="2", period="2020", **{**matrix, "isReported": "true"}),
        row(value="3", period="2019", **{**matrix, "isReported": ""}),
    ]
    tidy = read_in("a.csv", table(rows))
    assert tidy.frame.set_index("period")["status"].to_dict() == {
        "2023": "estimate",
        "2020": "reported",
        "2019": "estimate",
    }
    assert any(one.line == 2 and one.found == "estimate" for one in tidy.evidence)
    neither = row(period="2018", isAggregate="false", isOriginalClassification="false")
    assert read_in("a.csv", table([neither])).frame["status"].tolist() == ["estimate"]
    asked_for = row(period="2018", classificationCode="S4", classificationSearchCode="TM")
    assert read_in("a.csv", table([asked_for])).frame["status"].tolist() == ["estimate"]
    converted = {"isAggregate": "false", "isOriginalClassification": "false", "cmdCode": "2709"}
    product = read_in("a.csv", table([row(**converted, aggrLevel="4")]))
    assert product.frame["note"].tolist() == ["classification H6"]
    beside = read_in("a.csv", table([row(value="1", **matrix), row()]))
    assert values(beside) == {EXPORT: 26515683555.0}
    assert set(beside.frame["status"]) == {"reported"}


def test_what_russia_never_filed_is_doubtful_and_other_words_for_yes_are_known(
    read_in: ReadIn,
) -> None:
    rows = [row(period="2023"), row(period="2021", isReported="YANLIŞ", isAggregate="DOĞRU")]
    tidy = read_in("a.csv", table(rows))
    assert tidy.frame.set_index("period")["status"].to_dict() == {
        "2023": "doubtful",
        "2021": "reported",
    }
    (problem,) = read_in("a.csv", table([row(isReported="maybe")])).problems
    assert problem.column == "isReported"


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


def test_the_order_of_rows_changes_no_figure(read_in: ReadIn) -> None:
    rows = [*BOTH, row(value="1", **SEA), row("RX"), row(cmdCode="27", aggrLevel="2")]
    there, back = read_in("a.csv", table(rows)), read_in("a.csv", table(rows[::-1]))
    pd.testing.assert_frame_equal(
        there.frame.reset_index(drop=True), back.frame.reset_index(drop=True)
    )
