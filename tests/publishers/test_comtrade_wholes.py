"""Which rows of UN Comtrade are whole flows, and whose word their figures are."""

import pandas as pd
from handing import ReadIn, values
from publishers.comtrade_rows import BOTH, EXPORT, HEAD, IMPORT, row, table


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


def test_balance_of_payments_services_are_never_goods(read_in: ReadIn) -> None:
    tidy = read_in("a.csv", table([row(classificationCode="EB10", cmdDesc="Total EBOPS 2010")]))
    assert tidy.kind == "products"


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


def test_the_order_of_rows_changes_no_figure(read_in: ReadIn) -> None:
    rows = [*BOTH, row(value="1", **SEA), row("RX"), row(cmdCode="27", aggrLevel="2")]
    there, back = read_in("a.csv", table(rows)), read_in("a.csv", table(rows[::-1]))
    pd.testing.assert_frame_equal(
        there.frame.reset_index(drop=True), back.frame.reset_index(drop=True)
    )
