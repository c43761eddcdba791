"""The shipped package is whole and valid; a broken one is told where and how."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package as Frictionless

from dashboard.errors import BadData, NoPackage
from dashboard.package.credits import in_short, short_names
from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.package import Package, check_package, open_package
from dashboard.shipped import SHIPPED
from dashboard.vocabulary import TradeSystem, Witness

ROWS = {
    "imf-dots": 2474,
    "imf-dots-monthly": 1440,
    "imf-imts": 36,
    "cow-trade": 1820,
    "unctad-matrix": 78,
    "cepii-baci": 119,
    "turkstat-monthly": 89,
    "turkstat-hs8": 24,
}
"""The first harvest; test_arrived.py holds the second."""
SUMS = {
    "cepii-baci": 2_290_073_016_383,
    "cow-trade": 2_797_034_000_000,
    "imf-dots": 30_070_543_181_854,
    "imf-dots-monthly": 3_238_739_560_419,
    "imf-imts": 333_561_890_540,
    "turkstat-hs8": 47_749_738_386,
    "turkstat-monthly": 278_316_776_180,
    "unctad-matrix": 293_717_992_281,
}
"""Sum of value_usd, in whole dollars, as read; cepii-baci after its correction by 1,000."""


def test_frictionless_finds_the_shipped_package_valid() -> None:
    assert Frictionless(str(SHIPPED / "datapackage.json")).validate().valid


def test_every_trade_row_of_every_source_arrived(package: Package) -> None:
    counted = package.trade.groupby("source").size()
    assert counted[list(ROWS)].to_dict() == ROWS
    assert len(package.trade) == 6080 + 817


def test_the_values_of_every_source_sum_to_what_was_read(package: Package) -> None:
    sums = package.trade.groupby("source")["value_usd"].sum()
    assert sums[list(SUMS)].to_dict() == pytest.approx(SUMS, abs=1)


def test_every_other_record_arrived(package: Package) -> None:
    counts = {
        "statements": len(package.statements),
        "claims": len(package.claims),
        "events": len(package.events),
        "products": len(package.products),
        "indicators": len(package.indicators),
    }
    assert counts == {
        "statements": 89 + 40,
        "claims": 7,
        "events": 16,
        "products": 531 + 6649,
        "indicators": 4818 + 133,
    }


def test_statuses_arrived_as_the_publishers_gave_them(package: Package) -> None:
    counts = package.trade.groupby(["source", "status"]).size().to_dict()
    assert counts["imf-dots", "estimate"] == 236
    assert counts["imf-imts", "estimate"] == 12
    assert counts["cepii-baci", "reconciled"] == 119
    assert (package.indicators["status"] == "doubtful").sum() == 14


def test_no_source_is_a_thousand_times_off_the_imf(package: Package) -> None:
    """BACI came with its unit applied twice; the same flows in the IMF data would show it."""
    key = ["reporter", "partner", "flow", "period"]
    imf = package.trade[package.trade["source"] == "imf-dots"].set_index(key)["value_usd"]
    others = package.trade[package.trade["source"] != "imf-dots"]
    ratios = others.assign(ratio=_ratio(others, imf, key))
    medians = ratios.dropna(subset="ratio").groupby("source")["ratio"].median()
    assert set(medians.index) >= {"cepii-baci", "cow-trade", "imf-imts", "unctad-matrix"}
    assert medians.between(0.5, 2).all()


def _ratio(rows: pd.DataFrame, imf: pd.Series, key: list[str]) -> list[float]:
    known = imf.to_dict()
    return [
        row["value_usd"] / known[tuple(row[k] for k in key)]
        if known.get(tuple(row[k] for k in key))
        else float("nan")
        for row in rows.to_dict("records")
    ]


def test_every_file_has_its_source_card() -> None:
    descriptor = json.loads((SHIPPED / "datapackage.json").read_text("utf-8"))
    wanted = {"title", "description", "version", "retrieved", "caution", "publisher"}
    for resource in descriptor["resources"]:
        assert all(resource[field] for field in wanted), resource["name"]
        assert resource["sources"][0]["title"]
        assert resource["licenses"][0]["title"]
        assert resource["schema"].startswith("schemas/")


def test_every_source_has_a_short_name_and_trade_says_whose_reports_it_holds(
    package: Package,
) -> None:
    figures = [source for source in package.sources if source.kind in SHAPES]
    assert all(source.credit.short_name for source in figures)
    for id_ in {source.id for source in figures}:
        assert len({source.credit.short for source in figures if source.id == id_}) == 1, id_
    witnesses = {source.id: source.witness for source in package.of_kind(Kind.TRADE)}
    assert set(witnesses.values()) == {*Witness}
    assert witnesses["imf-dots"] == Witness.REPORTERS
    assert witnesses["cepii-baci"] == Witness.PUBLISHER
    assert package.source("turkstat-hs8").trade_system == TradeSystem.SPECIAL
    assert package.source("turkstat-monthly").trade_system == TradeSystem.GENERAL


def test_a_cell_of_two_sources_names_both_shortly(package: Package) -> None:
    names = short_names(package)
    assert in_short("imf-dots + turkstat-monthly", names) == "IMF 2022 + TurkStat monthly"
    assert in_short("nobody", names) == "nobody"


def test_a_card_of_ones_own_needs_no_short_name_and_shows_its_title(folder: Path) -> None:
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    for word in ("short_name", "witness", "trade_system"):
        descriptor["resources"][3].pop(word, None)
    path.write_text(json.dumps(descriptor), "utf-8")
    source = open_package(folder).source("imf-imts")
    assert source.credit.short == source.credit.title
    assert (source.witness, source.trade_system) == ("", "")


def test_every_file_is_sorted_and_named_in_the_descriptor() -> None:
    descriptor = json.loads((SHIPPED / "datapackage.json").read_text("utf-8"))
    named = {resource["path"] for resource in descriptor["resources"]}
    assert {str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*.csv")} == named
    for path in (SHIPPED / "trade").glob("*.csv"):
        keys = [line.split(",")[:4] for line in path.read_text("utf-8").splitlines()[1:]]
        assert keys == sorted(keys), path.name


def test_the_pairs_of_the_article_come_first(package: Package) -> None:
    assert list(package.pairs["id"][:2]) == ["RUS-IRN", "RUS-TUR"]


def edit(line: int, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """A change of one line, counted from 1."""

    def apply(content: bytes) -> bytes:
        lines = content.decode().splitlines(keepends=True)
        lines[line - 1] = change(lines[line - 1])
        return "".join(lines).encode()

    return apply


BROKEN = {
    "a word that is not a flow": (
        edit(4, lambda row: row.replace("export", "exports")),
        "trade/imf-imts.csv, line 4, column flow: found “exports”; allowed are “export” and "
        "“import”.",
    ),
    "a comma too many": (
        edit(6, lambda row: row.replace("\n", ",\n")),
        "trade/imf-imts.csv, line 6: found 9 cells; the header promises 8. Look for a comma too "
        "many or a missing quotation mark.",
    ),
    "a row cut short": (
        edit(7, lambda _: "RUS,IRN\n"),
        "trade/imf-imts.csv, line 7: found 2 cells; the header promises 8.",
    ),
    "a row that stands twice": (
        edit(5, lambda row: row + row),
        "trade/imf-imts.csv, line 6: found the same reporter, partner, flow, period as in line 5",
    ),
    "a thousands separator": (
        edit(3, lambda row: ",".join([*row.split(",")[:5], '"4,013"', *row.split(",")[6:]])),
        "line 3, column value_usd: found “4,013”; this can be read as a decimal or as thousands, "
        "and no other cell of the column tells which. Write 4013 or 4.0130.",
    ),
    "a negative value": (
        edit(2, lambda row: row.replace(",fob,", ",fob,-")),
        "line 2, column value_usd: found “-",
    ),
    "an infinite value": (
        edit(2, lambda row: ",".join([*row.split(",")[:5], "INF", *row.split(",")[6:]])),
        "line 2, column value_usd: found “INF”; allowed is a number written with digits",
    ),
    "not a number": (
        edit(2, lambda row: ",".join([*row.split(",")[:5], "NaN", *row.split(",")[6:]])),
        "line 2, column value_usd: found “NaN”; allowed is a number written with digits",
    ),
    "an empty value": (
        edit(2, lambda row: ",".join([*row.split(",")[:5], "", *row.split(",")[6:]])),
        "line 2, column value_usd: found an empty cell; a value is required.",
    ),
    "a year of two digits": (
        edit(2, lambda row: row.replace("2016", "16")),
        "line 2, column period: found “16”; allowed is a real day, month or year",
    ),
    "a day that no calendar has": (
        edit(2, lambda row: row.replace("2016", "2016-02-30/2016-03-01")),
        "line 2, column period: found “2016-02-30/2016-03-01”; allowed is a real day, "
        "month or year; of two days the earlier one first.",
    ),
    "an economy nobody knows": (
        edit(2, lambda row: row.replace("IRN", "XXX")),
        "line 2, column partner: found “XXX”; it stands in no row of economies.csv.",
    ),
    "a file of bars": (
        lambda content: content.replace(b",", b"|"),
        "line 1: found the columns “reporter|partner",
    ),
    "a column with another name": (
        edit(1, lambda row: row.replace("value_usd", "value")),
        "trade/imf-imts.csv, line 1: found the columns “reporter”",
    ),
    "a byte that is not UTF-8": (
        lambda content: content.replace(b"IRN,export,2017", b"IRN,export,2017\xe9"),
        "trade/imf-imts.csv, line 3: found a byte that is not UTF-8 text (0xe9).",
    ),
    "an open quotation mark": (
        lambda content: content + b'"RUS,IRN',
        "trade/imf-imts.csv, line 38: the quotation marks or the cell cannot be read",
    ),
    "an empty file": (lambda _: b"", "trade/imf-imts.csv: the file is empty."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_where_and_how(folder: Path, name: str) -> None:
    change, message = BROKEN[name]
    path = folder / "trade" / "imf-imts.csv"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(BadData) as found:
        open_package(folder)
    assert message in str(found.value)


def test_all_problems_of_a_package_are_told_at_once(folder: Path) -> None:
    for name in ("imf-imts", "cepii-baci"):
        path = folder / "trade" / f"{name}.csv"
        path.write_text(path.read_text("utf-8").replace(",export,", ",sold,", 2), "utf-8")
    assert len(check_package(folder)) == 4


def test_a_line_number_counts_lines_inside_quotation_marks(folder: Path) -> None:
    path = folder / "trade" / "imf-imts.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[1] += '"two\nlines"'
    lines[2] = lines[2].replace("export", "sold")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert [problem.line for problem in check_package(folder)] == [4]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(folder: Path) -> None:
    before = open_package(folder).trade
    path = folder / "trade" / "imf-imts.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(open_package(folder).trade, before)


def test_the_word_na_is_text_and_not_a_missing_value(folder: Path) -> None:
    path = folder / "statements.csv"
    path.write_text(path.read_text("utf-8").replace("one month,", "NA,", 1), "utf-8")
    assert "NA" in set(open_package(folder).statements["note"])


def test_a_pair_whose_id_does_not_fit_is_told(folder: Path) -> None:
    path = folder / "pairs.csv"
    path.write_text(path.read_text("utf-8").replace("RUS-CHN,RUS,CHN", "RUS-CHN,RUS,DEU"), "utf-8")
    assert "pairs.csv, line 4, column id: found “RUS-CHN”" in str(check_package(folder)[0])


def test_a_file_outside_the_folder_is_refused(folder: Path) -> None:
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("trade/imf-imts.csv", "../secret.csv"), "utf-8")
    assert "leads out of the data folder" in str(check_package(folder)[0])


def test_a_file_without_its_source_card_is_told(folder: Path) -> None:
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    del descriptor["resources"][3]["version"]
    path.write_text(json.dumps(descriptor), "utf-8")
    assert "“trade-imf-imts”: 'version' is missing" in str(check_package(folder)[0])


CARDS = {
    "two files of one name": (
        ('"name": "trade-imf-imts"', '"name": "trade-imf-dots"'),
        "“trade-imf-dots” stands twice",
    ),
    "two files of one source": (
        ('"source": "imf-imts"', '"source": "imf-dots"'),
        "“trade imf-dots” stands twice",
    ),
    "a kind nobody knows": (
        ('"kind": "trade"', '"kind": "folder"'),
        'found "folder"; allowed are trade, products, indicators, record, reference',
    ),
    "an order of unknown sources": (
        ('[\n      "imf-imts"', '[\n      "nope"'),
        "ledger_order → RUS: found “nope”; it is no source of kind trade",
    ),
    "a name for readers that two files have": (
        ('"short_name": "IMF 2026"', '"short_name": "IMF 2022"'),
        "“trade short_name IMF 2022” stands twice",
    ),
    "a name too long for a table": (
        ('"short_name": "IMF 2026"', '"short_name": "The IMF as it was in the spring"'),
        'short_name: found "The IMF as it was in the spring"; allowed are up to 26 characters',
    ),
    "a witness nobody knows": (
        ('"witness": "reporters"', '"witness": "somebody"'),
        'witness: found "somebody"; allowed are reporters, publisher',
    ),
    "a card of the wrong type": (
        ('"caution": "Comparison partners only."', '"caution": 5'),
        "“trade-imf-dots-monthly” → caution: found 5; allowed is text",
    ),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_broken_card_is_told_with_the_name_of_its_file(folder: Path, name: str) -> None:
    (before, after), message = CARDS[name]
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    assert message in "\n".join(str(problem) for problem in check_package(folder))


MEANINGLESS = {
    ("claims.csv", "turnover,about", "volume,about"): "column measure: found “volume”",
    ("claims.csv", "25000000000,US dollars", "25000000000,pounds"): "column unit: found “pounds”",
    ("claims.csv", "4000000000,US", "0,US"): "column value: found “0”",
    ("economies.csv", "SUN,Soviet Union,RUS,continued,1991", "SUN,Soviet Union,RUS,continued,"): (
        "column last_year: found an empty cell"
    ),
    ("events.csv", "2020-09,2020-11", "2020-09,2019"): "column end: found “2019”",
    ("events.csv", "2015-11-24", "2015-02-31"): "column start: found “2015-02-31”",
    ("trade/imf-imts.csv", "export,2016", "export,١٣٩٥"): "column period: found “1395”",
    ("trade/imf-imts.csv", "export,2016", "export,0000"): "column period: found “0000”",
    ("pairs.csv", "#B84A00,1", '"#B84A00\n",1'): "column colour: found “#B84A00�”",
}


@pytest.mark.parametrize("edit", MEANINGLESS, ids=lambda edit: f"{edit[0]}: {edit[2]}")
def test_what_could_only_be_misread_is_told(folder: Path, edit: tuple[str, str, str]) -> None:
    file, before, after = edit
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    assert MEANINGLESS[edit] in "\n".join(str(problem) for problem in check_package(folder))


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    (folder / "events.csv").rename(outside)
    (folder / "events.csv").symlink_to(outside)
    assert "leads out of the data folder" in str(check_package(folder)[0])


def test_derived_rows_of_correlates_of_war_are_estimates(package: Package) -> None:
    own = package.trade[(package.trade["source"] == "cow-trade")]
    derived = own[own["status"] == "estimate"]
    assert set(derived["reporter"]) == {"IRN"}
    assert sorted(set(derived["period"])) == ["2011", "2012", "2013", "2014"]
    assert derived["note"].str.contains("times 1.10").all()


def test_a_folder_without_a_package_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoPackage, match="There is no data package in"):
        open_package(tmp_path)


def test_the_digest_changes_with_any_value(folder: Path) -> None:
    before = open_package(folder).digest
    path = folder / "trade" / "imf-imts.csv"
    path.write_text(path.read_text("utf-8").replace("2021,fob,", "2021,fob,1", 1), "utf-8")
    assert open_package(folder).digest != before


@pytest.mark.parametrize("kind", list(Kind))
def test_the_shape_of_a_kind_is_what_its_schema_promises(kind: Kind) -> None:
    schema = json.loads((SHIPPED / "schemas" / f"{kind}.json").read_bytes())
    types = {field["name"]: field["type"] for field in schema["fields"]}
    shape = SHAPES[kind]
    assert schema["primaryKey"] == list(shape.key)
    assert set(shape.group) < set(shape.key)
    assert shape.columns.items() <= types.items()
