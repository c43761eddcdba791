"""How text becomes rows: encodings, figures, batches, mappings; laws that hold for every file."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from handing import HandIn, ReadIn, read, recognise
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal_text import kept

from dashboard.errors import BadMapping, Cancelled, CannotRead, NotRecognised, TooLarge
from dashboard.package.package import open_package
from dashboard.reading.encoding import code_page, repaired
from dashboard.reading.mapped import columns_of, fits_mapping, read_mapped
from dashboard.reading.mapping import Mapping, Side, read_mapping, write_mapping
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Keep, Wanted
from dashboard.shipped import SHIPPED

# Letters.


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Türkiye Côte d'Ivoire Curaçao", "cp1252"),
        ("Türkiye Iğdır Şırnak İzmir", "cp1254"),
        ("Турция экспорт ИМ", "cp1251"),
        ("ایران روسيه ترکيه".replace("ی", "ي").replace("ک", "ك"), "cp1256"),
    ],
)
def test_the_code_page_follows_the_stated_rule(text: str, page: str) -> None:
    assert code_page(text.encode(page)) == page


@pytest.mark.parametrize("name", ["Türkiye", "Côte d'Ivoire", "Curaçao", "Россия", "ایران"])
def test_a_name_encoded_twice_is_put_right_and_a_right_one_left(name: str) -> None:
    assert repaired(name.encode().decode("latin-1")) == name
    assert repaired(name) == name


# Batches.

HEADER = "a,b,c\n"


RULES = [Keep("a", frozenset({"x", "y"}), "others", (("^z", "zeds"),))]
CELL = st.sampled_from(["x", "y", "z1", "w", " x ", "", '"x"', '"q,q"', "é"])
ROWS = st.lists(
    st.one_of(
        st.tuples(CELL, CELL, CELL).map(",".join),
        st.tuples(CELL, CELL, CELL).map(lambda cells: ",".join(cells) + ","),
        st.sampled_from(["", ",,", "x,y", "x,y,1,2", 'x,"a\nb",y']),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(rows=ROWS, newline=st.sampled_from(["\n", "\r\n"]))
def test_large_and_small_files_are_read_alike(
    tmp_path: Path, rows: list[str], newline: str
) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes((newline.join([HEADER.strip(), *rows]) + newline).encode())
    by_lines, by_batches = (kept(path, small, "a", "c", rules=RULES) for small in (1 << 30, 0))
    pd.testing.assert_frame_equal(by_lines.frame, by_batches.frame)
    assert by_lines.left_out == by_batches.left_out
    assert by_lines.rows_read == by_batches.rows_read
    assert by_lines.problems == by_batches.problems


def test_a_line_number_is_right_deep_in_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    rows = [f"x,{i},{'é' * 40}" for i in range(300_000)]
    rows[200_000] = "x,1"
    path.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
    found = kept(path, 1 << 20, "a", "c")
    assert [problem.line for problem in found.problems] == [200_002]
    assert found.frame.index[[0, 199_999, 200_000, -1]].tolist() == [2, 200_001, 200_003, 300_001]


# Our own tables.

CODES = st.sampled_from(sorted({"RUS", "IRN", "TUR", "CHN", "DEU"}))
PERIODS = st.one_of(
    st.integers(1500, 2025).map(str),
    st.tuples(st.integers(1500, 2025), st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02d}"),
)
NOTES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=9)


@st.composite
def tidy_frames(draw: st.DrawFn) -> pd.DataFrame:
    keys = st.tuples(CODES, CODES, st.sampled_from(["export", "import"]), PERIODS)
    rows = draw(st.lists(keys, unique=True, min_size=1, max_size=8))
    frame = pd.DataFrame(rows, columns=["reporter", "partner", "flow", "period"])
    frame["valuation"] = "fob"
    frame["value_usd"] = [float(draw(st.integers(0, 10**14))) for _ in rows]
    frame["status"] = "reported"
    frame["note"] = [draw(NOTES) for _ in rows]
    return frame


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(frame=tidy_frames())
def test_what_is_written_is_what_is_read(
    tmp_path: Path, wanted: Wanted, frame: pd.DataFrame
) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(frame.to_csv(index=False, lineterminator="\n", float_format="%.0f").encode())
    tidy = read(Handed("mine.csv", path), wanted)
    assert not tidy.problems
    expected = frame.sort_values(["reporter", "partner", "flow", "period"], kind="stable")
    pd.testing.assert_frame_equal(
        tidy.frame.reset_index(drop=True), expected.reset_index(drop=True), check_dtype=False
    )


def test_every_file_of_the_package_is_one_of_our_own_tables(wanted: Wanted) -> None:
    for source in open_package().sources:
        if source.kind in {"trade", "products", "indicators"}:
            path = SHIPPED / source.path
            tidy = read(Handed(path.name, path), wanted)
            assert (tidy.layout, tidy.kind) == ("two-ledgers-tidy", source.kind)
            assert (tidy.credit.source, len(tidy.frame)) == (source.id, source.rows)
            assert not tidy.problems


# Size, progress, names.


def test_a_file_beyond_the_size_agreed_is_refused_before_it_is_read(
    hand_in: HandIn, wanted: Wanted
) -> None:
    with pytest.raises(TooLarge, match="allowed are"):
        read(hand_in("big.csv", b"x" * 2000), wanted, limit=1000)


def test_a_reader_can_stop_the_reading(hand_in: HandIn, wanted: Wanted) -> None:
    shares = []

    def stop(share: float) -> bool:
        shares.append(share)
        return len(shares) < 2

    text = "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\n"
    text += "TUR,MG_CIF_USD,RUS,2021,1\n" * 9000
    with pytest.raises(Cancelled):
        read(hand_in("x.csv", text), wanted, progress=stop)
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def test_a_name_is_shown_and_never_opened(hand_in: HandIn, tmp_path: Path, wanted: Wanted) -> None:
    handed = hand_in("../../x.csv", "a,b\n1,2\n")
    with pytest.raises(NotRecognised, match=r"\.\./\.\./x\.csv"):
        read(handed, wanted)
    assert [path.name for path in tmp_path.iterdir()] == ["handed in"]


def test_a_file_that_is_gone_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="cannot be opened"):
        recognise(Handed("x.csv", tmp_path / "gone.csv"))


def test_recognising_reads_the_first_lines_only(hand_in: HandIn) -> None:
    text = "t,i,j,k,v,q\n" + "2021,643,792,270900,1,1\n" * 9000 + "\x00"
    assert recognise(hand_in("x.csv", text)).id == "cepii-baci"


# Mappings.

PERSIAN = "کشور;سال;ارزش\nروسیه;2021;۱٬۰۰۰٫۵\nترکیه;2021;7\n"


def mapping(**more: Any) -> Mapping:
    return Mapping(
        **{
            **{"source": "irica", "reporter": Side(value="IRN"), "partner": Side(column="کشور")},
            **{"flow": Side(value="export"), "period": Side(column="سال"), "value": "ارزش"},
            **{"unit": "thousands", "codes": {"روسیه": "RUS", "ترکیه": "TUR"}},
            **more,
        }
    )


def test_any_table_is_read_by_a_mapping(hand_in: HandIn, wanted: Wanted) -> None:
    tidy = read_mapped(hand_in("irica.csv", PERSIAN), mapping(), wanted)
    assert not tidy.problems
    found = tidy.frame.set_index(["reporter", "partner", "period"])["value_usd"].to_dict()
    assert found == {("IRN", "RUS", "2021"): 1000500.0, ("IRN", "TUR", "2021"): 7000.0}
    assert tidy.credit.source == "irica"


def test_a_word_that_the_mapping_does_not_know_is_a_problem(
    hand_in: HandIn, wanted: Wanted
) -> None:
    tidy = read_mapped(hand_in("x.csv", PERSIAN), mapping(codes={"روسیه": "RUS"}), wanted)
    (problem,) = tidy.problems
    assert (problem.line, problem.column) == (3, "کشور")
    assert "does not say which economy" in problem.what


def test_a_word_left_out_on_purpose_is_counted(hand_in: HandIn, wanted: Wanted) -> None:
    codes = {"روسیه": "RUS", "ترکیه": "leave out"}
    tidy = read_mapped(hand_in("x.csv", PERSIAN), mapping(codes=codes), wanted)
    assert sum(tidy.left_out.values()) == 1
    assert not tidy.problems


def test_a_mapping_page_sees_the_columns_under_a_title(hand_in: HandIn) -> None:
    handed = hand_in("x.csv", "A title\n\ncountry,year,value\nRussia,2021,5\n")
    assert columns_of(handed) == (["country", "year", "value"], [["Russia", "2021", "5"]])


def test_a_mapping_is_remembered_and_known_again(hand_in: HandIn) -> None:
    made = mapping(header=("کشور", "سال", "ارزش"), missing=("", "-"))
    assert read_mapping("irica.json", write_mapping(made)) == made
    assert fits_mapping(hand_in("next month.csv", PERSIAN), made)
    assert not fits_mapping(hand_in("other.csv", "a;b;c\n1;2;3\n"), made)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "cannot be read as JSON"),
        (b"{}", "'source' is missing"),
        (write_mapping(mapping(unit="dozens")), "found “dozens”; allowed are"),
        (write_mapping(mapping(source="../x")), "found “../x”; allowed are small letters"),
    ],
)
def test_a_broken_mapping_says_what_is_wrong(content: bytes, said: str) -> None:
    with pytest.raises(BadMapping) as found:
        read_mapping("m.json", content)
    assert said in str(found.value)


def test_the_room_keeps_no_path_of_the_file_handed_in(hand_in: HandIn, wanted: Wanted) -> None:
    handed = hand_in("x.csv", PERSIAN)
    tidy = read_mapped(handed, mapping(), wanted)
    assert str(handed.path) not in repr(tidy)
    assert tidy.file == "x.csv"


@pytest.mark.parametrize(
    "name", ["statements", "claims", "documents", "events", "economies", "pairs"]
)
def test_a_table_of_records_is_one_of_our_own_too(wanted: Wanted, name: str) -> None:
    tidy = read(Handed(f"{name}.csv", SHIPPED / f"{name}.csv"), wanted)
    assert (tidy.kind, tidy.credit.source) == (name, name)
    assert list(tidy.frame.columns) == wanted.columns(name)
    assert len(tidy.frame)
    assert not tidy.problems


def test_the_packages_own_figures_in_the_portals_shape_give_its_own_rows_back(
    read_in: ReadIn,
) -> None:
    held = open_package().trade.query("source == 'imf-imts'").drop(columns="source")
    indicators = {"export": "XG_FOB_USD", "import": "MG_CIF_USD"}
    rows = [
        f"{row.reporter},{indicators[str(row.flow)]},{row.partner},{row.period},"
        f"{Decimal(repr(row.value_usd)) / 1_000_000:f}"
        for row in held.itertuples()
    ]
    header = "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\n"
    tidy = read_in("imts.csv", header + "\n".join(rows) + "\n")
    expected = held.sort_values(["reporter", "partner", "flow", "period"], kind="stable")
    pd.testing.assert_frame_equal(
        tidy.frame.reset_index(drop=True), expected.reset_index(drop=True)
    )
