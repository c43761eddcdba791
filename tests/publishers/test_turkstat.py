"""TurkStat's tables: what title, header, cells and notes say is obeyed, and the rest is asked."""

import pytest
from handing import ReadIn, values, workbook

from dashboard.errors import NotRecognised
from dashboard.reading.tidy import Tidy

HEADER = "Yıl,Ay,Ülke,İhracat (Dolar),İthalat (Dolar)\n"
ROW = "2026,6,Rusya,620450,4010220\n"
KEYS = [("TUR", "RUS", flow, "2026-06") for flow in ("export", "import")]


FLAGS = {1: "kesin", 2: "Geçici", 3: "e"}


def asked(tidy: Tidy) -> list[str]:
    return [question.option for question in tidy.open]


def told(tidy: Tidy) -> str:
    return " ".join([*tidy.notices, *map(str, tidy.problems), *map(str, tidy.open)])


def page(*rows: str, title: str = "TURKISH STATISTICAL INSTITUTE", year: bool = True) -> str:
    """A page of the old application: cells apart by an empty one, blanks that do not break."""
    names = "Month|Country|Country&nbsp;name|HS8|HS8&nbsp;name|Unit|Export&nbsp;quantity&nbsp;1|"
    names += "Import&nbsp;quantity&nbsp;1|Export&nbsp;Dollar|Import&nbsp;Dollar"
    lines = [f"Year|{names}" if year else names, *rows]
    cells = ["".join(f"<td>{cell}</td><td></td>" for cell in line.split("|")) for line in lines]
    body = "".join(f"<tr>{line}</tr>" for line in cells)
    return f"<html><body><p>{title}</p><table>{body}</table></body></html>"


APPLICATION = page(
    "2025|1|75|Russia|27101943|x|KG|1|2|1.234,56|1.000",
    "||||84139100|x|KG|1|2|2|0,5",
    "||||Total:|||2|4|1.236,56|1.000,5",
    "|2|75|Russia|27101943|x|KG|1|2|5.000|8.000",
    "||||Total:|||1|2|5.000|8.000",
    "|Total:||||||3|6|6.236,56|9.000,5",
    "2025 are provisional.",
)


def test_a_page_of_the_application_is_read_with_its_note_and_asks_whether_it_is_all(
    read_in: ReadIn,
) -> None:
    tidy = read_in("rapor.html", APPLICATION, complete="yes")
    assert values(tidy) == {
        ("TUR", "RUS", "export", "2025-01"): 1236.56,
        ("TUR", "RUS", "import", "2025-01"): 1000.5,
        ("TUR", "RUS", "export", "2025-02"): 5000.0,
        ("TUR", "RUS", "import", "2025-02"): 8000.0,
    }
    assert set(tidy.frame["note"]) == {"trade system not stated; provisional"}
    assert set(tidy.frame["status"]) == {"reported"}
    assert asked(read_in("rapor.html", APPLICATION)) == ["complete"]


def test_a_total_that_its_lines_do_not_add_up_to_is_a_problem(read_in: ReadIn) -> None:
    less = APPLICATION.replace(
        "<td>5.000</td><td></td><td>8.000", "<td>4.000</td><td></td><td>8.000", 1
    )
    tidy = read_in("rapor.html", less, complete="yes")
    assert "found a total of 5.000; its lines add up to 4,000" in told(tidy)


def test_rows_of_all_goods_alone_are_the_whole(read_in: ReadIn) -> None:
    text = HEADER.replace("Ülke", "Ülke,Fasıl") + ROW.replace("Rusya", "Rusya,Toplam")
    tidy = read_in("t.csv", text)
    assert values(tidy)[KEYS[0]] == 620450.0
    assert "the whole: the row for all goods" in [one.found for one in tidy.evidence]


def test_commas_between_thousands_on_a_page_are_no_decimals(read_in: ReadIn) -> None:
    english = page("2025|1|75|Russia|27101943|x|KG|1|2|77,522|1,000")
    assert "found “77,522”; this can be read as" in told(read_in("rapor.html", english))


def test_rows_below_a_note_are_a_problem(read_in: ReadIn) -> None:
    below = page("Note: x", "2025|1|75|Russia|27101943|x|KG|1|2|7|8")
    assert "below the notes at the end of the table" in told(read_in("rapor.html", below))


@pytest.mark.parametrize(("title", "power"), [
    ("Değer: Bin $", 3), ("(000 USD)", 3), ("Value: Thousand US $", 3), ("Değer: 1000 $", 3),
    ("Dış ticaret (Milyon Dolar)", 6), ("Value: Million $", 6), ("Değer: ABD Doları", 0),
])  # fmt: skip
def test_a_scale_in_a_title_a_note_or_a_cell_is_obeyed(
    read_in: ReadIn, title: str, power: int
) -> None:
    right = dict(zip(KEYS, (620450.0 * 10**power, 4010220.0 * 10**power), strict=True))
    assert values(read_in("t.csv", f"{title}\n{HEADER}{ROW}")) == right
    assert values(read_in("t.csv", f"{HEADER}{ROW}Not: {title} olarak\n")) == right
    assert values(read_in("t.csv", f"{HEADER},,,{title},{title}\n{ROW}")) == right
    unit = HEADER.replace("Ülke", "Ülke,Birim"), ROW.replace("Rusya", f"Rusya,{title}")
    assert values(read_in("t.csv", "".join(unit))) == right
    named = HEADER.replace("(Dolar)", title)
    assert values(read_in("t.csv", f"{named}{ROW}")) == right


@pytest.mark.parametrize("text", [
    f"Değer: Bin $\n{HEADER.replace('Dolar', 'Milyon Dolar')}{ROW}",
    f"{HEADER.replace('İhracat (Dolar)', 'İhracat (Bin Dolar)')}{ROW}",
    f"{HEADER.replace(' (Dolar)', '')}{ROW}",
    f"Değer: Bin\n{HEADER.replace(' (Dolar)', '')}{ROW}",
    f"{HEADER}{ROW}(Rakamlar bin cinsindendir)\n",
])  # fmt: skip
def test_two_scales_or_no_unit_are_asked(read_in: ReadIn, text: str) -> None:
    assert asked(read_in("t.csv", text)) == ["unit"]
    assert values(read_in("t.csv", text, unit="thousands"))[KEYS[0]] == 620450000.0


@pytest.mark.parametrize("unit", ["Bin TL", "Euro", "€"])
def test_another_currency_is_refused(read_in: ReadIn, unit: str) -> None:
    tidy = read_in("t.csv", HEADER.replace("Dolar", unit) + ROW)
    assert "another currency" in told(tidy)
    beside = HEADER.replace("\n", f",İhracat ({unit})\n") + ROW.replace("\n", ",1\n")
    assert values(read_in("t.csv", beside))[KEYS[0]] == 620450.0


def test_other_measures_are_no_values(read_in: ReadIn) -> None:
    more = "İhracat Dolar Değişim %,İhracat Dolar (kümülatif),İhracat miktarı,İthalat/İhracat"
    text = HEADER.replace("\n", f",{more}\n") + ROW.replace("\n", ",1,2,3,4\n")
    assert values(read_in("t.csv", text))[KEYS[0]] == 620450.0
    twice = HEADER.replace("\n", ",Toplam İhracat Dolar\n") + ROW.replace("\n", ",7\n")
    assert "found a second figure" in told(read_in("t.csv", twice))
    for word in ("Mevsim etkilerinden arındırılmış", "Kümülatif", "Endeks"):
        assert "no plain figures of months" in told(read_in("t.csv", f"{word}\n{HEADER}{ROW}"))


def test_the_year_of_a_title_counts_and_that_of_a_name_alone_is_asked(read_in: ReadIn) -> None:
    text = "Ay,Ülke,İhracat (Dolar),İthalat (Dolar)\n6,Rusya,620450,4010220\n"
    tidy = read_in("indirme_2026.csv", "2025 Yılı Dış Ticaret\nRapor tarihi: 01.02.2026\n" + text)
    assert {period for *_, period in values(tidy)} == {"2025-06"}
    assert "name says 2026; the table says 2025, which counts" in told(tidy)
    nameless = read_in("indirme_2026.csv", text)
    assert asked(nameless) == ["year"]
    assert "The file's name says 2026, which may be the day" in told(nameless)
    assert {period for *_, period in values(read_in("a.csv", text, year="2024"))} == {"2024-06"}
    assert "Allowed is a year" in told(read_in("a.csv", text, year="24"))
    assert asked(read_in("a.csv", "2024 - 2025\n" + text)) == ["year"]


@pytest.mark.parametrize("month", ["6", "06", "06-Haziran", "Haziran", "HAZİRAN / JUNE", "6.0"])
def test_months_are_read_by_number_or_name(read_in: ReadIn, month: str) -> None:
    assert set(values(read_in("t.csv", HEADER + ROW.replace(",6,", f",{month},")))) == set(KEYS)


@pytest.mark.parametrize(
    "month", ["Ocak-Haziran", "1-6", "2. Çeyrek", "13", "05-Haziran", "Haziran 2025", "2026.1"]
)
def test_a_span_or_another_year_is_no_month(read_in: ReadIn, month: str) -> None:
    tidy = read_in("t.csv", HEADER + ROW.replace(",6,", f",{month},"))
    assert tidy.problems[0].line == 2
    assert month in str(tidy.problems[0])


def test_a_title_of_several_months_over_one_month_is_asked(read_in: ReadIn) -> None:
    text = "Ocak-Haziran 2026\n" + HEADER + ROW
    assert asked(read_in("t.csv", text)) == ["frequency"]
    assert set(values(read_in("t.csv", text, frequency="months"))) == set(KEYS)


def test_two_years_side_by_side_are_read_by_the_names_of_their_columns(read_in: ReadIn) -> None:
    text = "Ay,Ülke,2025 İhracat (Dolar),2026 İhracat (Dolar)\nHaziran,Rusya,5,6\n"
    years = {period: value for (*_, period), value in values(read_in("t.csv", text)).items()}
    assert years == {"2025-06": 5.0, "2026-06": 6.0}
    also = text.replace("Ay", "Yıl,Ay").replace("Haziran", "2026,Haziran")
    assert "2025/2026" in told(read_in("t.csv", also)) or read_in("t.csv", also).problems


def test_tables_below_each_other_are_refused_in_words_of_the_file(read_in: ReadIn) -> None:
    block: list[list[object]] = [
        ["Ay", "Ülke", "İhracat (Dolar)", "İthalat (Dolar)"],
        ["Ocak", "Rusya", 600, 300],
    ]
    rows: list[list[object]] = [["2026 yılı"], *block, [], ["2025 yılı"], *block]
    assert "each table alone" in told(read_in("t.xlsx", workbook(Sheet=rows)))
    other: list[list[object]] = [
        *block,
        ["Ay", "Ülke", "İthalat (Dolar)", "İhracat (Dolar)"],
        ["Şubat", "Rusya", 3, 6],
    ]
    assert "found another header" in told(read_in("t.xlsx", workbook(Sheet=other)))


def test_general_and_special_trade_are_proved_told_or_asked(read_in: ReadIn) -> None:
    both = f"Ticaret Sistemi,{HEADER}Genel Ticaret Sistemi,{ROW}Özel Ticaret Sistemi,"
    both += ROW.replace("620450", "590000")
    assert asked(read_in("t.csv", both)) == ["system"]
    special = read_in("t.csv", both, system="special")
    assert values(special)[KEYS[0]] == 590000.0
    columns = HEADER.replace("İhracat", "Genel Ticaret İhracat").replace("İthalat", "Özel İhracat")
    assert asked(read_in("t.csv", columns + ROW)) == ["system"]
    assert asked(read_in("t.csv", f"Genel ve özel ticaret\n{HEADER}{ROW}")) == ["system"]
    proved = read_in("t.csv", f"Genel Ticaret Sistemine Göre\n{HEADER}{ROW}")
    assert (proved.credit.source, set(proved.frame["note"])) == (
        "turkstat-monthly",
        {"general trade"},
    )
    silent = read_in("t.csv", HEADER + ROW)
    assert silent.credit.source == "turkstat-hs8"
    assert set(silent.frame["note"]) == {"trade system not stated"}
    assert "does not say whether it is general or special trade" in told(silent)


def test_turkeys_books_are_proved_or_asked_and_others_are_not_taken(read_in: ReadIn) -> None:
    english = "Year,Month,Country Name,Export Dollar,Import Dollar\n2026,6,Russia,620450,4010220\n"
    assert asked(read_in("t.csv", english)) == ["reporter"]
    assert asked(read_in("t.csv", f"Almanya'nın dış ticareti\n{HEADER}{ROW}")) == ["reporter"]
    assert asked(read_in("t.csv", f"KKTC dış ticareti\n{HEADER}{ROW}")) == ["reporter"]
    assert asked(read_in("t.csv", f"{HEADER}{ROW}Kaynak: TİM\n")) == ["reporter"]
    assert values(read_in("t.csv", f"Source: TurkStat\n{english}"))[KEYS[0]] == 620450.0
    assert "Allowed are TUR" in told(read_in("t.csv", english, reporter="DEU"))
    with pytest.raises(NotRecognised):
        read_in("t.csv", english.replace("Dollar", "value (USD)"))


def test_part_of_the_trade_is_asked_about(read_in: ReadIn) -> None:
    for title in ("Fasıl: 27", "84. Fasıl", "Enerji hariç dış ticaret", "Serbest bölgeler"):
        assert asked(read_in("t.csv", f"{title}\n{HEADER}{ROW}")) == ["complete"]
    for part in ("Yalnızca dahilde işleme rejimi", "Special trade: inward processing only"):
        assert "complete" in asked(read_in("t.csv", f"{part}\n{HEADER}{ROW}"))
    for note in ("Ham petrol ithalatı kapsam dışıdır.", "Değerler enerji hariçtir."):
        assert asked(read_in("t.csv", f"{HEADER}{ROW}Not: {note}\n")) == ["complete"]
    for note in ("Veriler kümülatiftir.", "Yılbaşından itibaren toplam", "Arındırılmıştır"):
        assert "no plain figures of months" in told(read_in("t.csv", f"{HEADER}{ROW}Not: {note}\n"))
    split = HEADER.replace("Ülke", "Ülke,Taşıma Şekli") + ROW.replace("Rusya", "Rusya,Denizyolu")
    tidy = read_in("t.csv", split)
    assert asked(tidy) == ["complete"]
    assert "column Taşıma Şekli" in told(tidy)
    again = split + ROW.replace("Rusya", "Rusya,Havayolu")
    assert "found a second figure" in told(read_in("t.csv", again, complete="yes"))
    whole = split.replace("Denizyolu", "Toplam")
    assert values(read_in("t.csv", whole))[KEYS[0]] == 620450.0


def test_names_not_known_are_said_with_their_rows(read_in: ReadIn) -> None:
    text = (
        HEADER + ROW + "2026,5,Rusya ve Ark.,1,2\n2026,6,Rusya ve Ark.,1,2\n2026,6,Atlantis,1,2\n"
    )
    tidy = read_in("t.csv", text)
    assert set(values(tidy)) == set(KEYS)
    assert "“Rusya ve Ark.” (2), “Atlantis” (1)" in told(tidy)
    coded = "Yıl,Ay,Ülke Kodu,Ülke,İhracat (Dolar)\n2026,6,75,Almanya,1\n"
    assert "found the code 75 beside “Almanya”" in told(read_in("t.csv", coded))
    for code, name in (("72", "Rusya Federasyonu"), ("75", "Ukrayna"), ("4", "Rusya")):
        wrong = coded.replace("75,Almanya", f"{code},{name}")
        assert f"found the code {code} beside “{name}”" in told(read_in("t.csv", wrong))
    for code in ("75", "075", "643", "RU"):
        right = coded.replace("75,Almanya", f"{code},Rusya")
        assert values(read_in("t.csv", right)) == {KEYS[0]: 1.0}


def test_marks_and_notes_of_provisional_figures_stand_in_the_note(read_in: ReadIn) -> None:
    marked = read_in("t.csv", HEADER + ROW.replace("2026", "2026 (p)") + ROW.replace(",6,", ",5,"))
    notes = marked.frame.groupby("period")["note"].first().to_dict()
    assert "provisional" in notes["2026-06"]
    assert "provisional" not in notes["2026-05"]
    flagged = HEADER.replace("Ülke", "Ülke,Durum")
    cells = "".join(
        ROW.replace("6,Rusya", f"{month},Rusya,{flag}") for month, flag in FLAGS.items()
    )
    by_row = read_in("t.csv", flagged + cells).frame.groupby("period")[["status", "note"]].first()
    assert by_row["status"].tolist() == ["reported", "reported", "estimate"]
    assert ["provisional" in note for note in by_row["note"]] == [False, True, False]
    assert "found “x”" in told(read_in("t.csv", flagged + cells.replace("kesin", "x")))
    guessed = f"{HEADER}{ROW}Not: 2026 tahmindir\n"
    assert asked(read_in("t.csv", guessed)) == ["status"]
    assert set(read_in("t.csv", guessed, status="estimate").frame["status"]) == {"estimate"}


CHAPTERS = (
    HEADER.replace("Ülke", "Ülke,Fasıl")
    + "2026,6,Rusya,27,10000,2500000\n2026,6,Rusya,84,440000,1350000\n"
)


def test_a_grand_total_of_a_country_is_its_whole_and_a_plain_total_is_that_of_what_was_asked_for(
    read_in: ReadIn,
) -> None:
    grand = CHAPTERS + "2026,6,Rusya,Genel toplam,450000,3850000\n"
    assert list(values(read_in("t.csv", grand)).values()) == [450000.0, 3850000.0]
    assert asked(read_in("t.csv", grand.replace("Genel toplam", "Toplam"))) == ["complete"]
    assert asked(read_in("t.csv", grand.replace("6,Rusya,Genel", "6,,Genel"))) == ["complete"]
    wrong = read_in("t.csv", grand.replace("3850000", "3950000"))
    assert "found a total of 3950000; its lines add up to 3,850,000" in told(wrong)


def test_groups_of_other_lists_are_not_added_up(read_in: ReadIn) -> None:
    text = CHAPTERS.replace("Fasıl", "SITC").replace(",27,", ",3,").replace(",84,", ",33,")
    assert "one may hold another" in told(read_in("t.csv", text))
    whole = HEADER.replace("Ülke", "Ülke,SITC") + ROW.replace("Rusya", "Rusya,Toplam")
    assert values(read_in("t.csv", whole))[KEYS[0]] == 620450.0


def test_the_sum_of_both_directions_and_their_balance_are_no_values_and_no_split(
    read_in: ReadIn,
) -> None:
    text = HEADER.replace("\n", ",Dış ticaret hacmi (Dolar),Denge (Dolar),Karşılama oranı\n")
    tidy = read_in("t.csv", text + ROW.replace("\n", ",4630670,-3389770,15\n"))
    assert values(tidy) == dict(zip(KEYS, (620450.0, 4010220.0), strict=True))


def test_a_day_in_place_of_a_month_is_a_problem_of_its_cell_and_a_negative_one_of_its_column(
    read_in: ReadIn,
) -> None:
    text = "Dönem,Ülke,İhracat (Dolar)\n01.06.2026,Rusya,5\n"
    tidy = read_in("t.csv", text)
    assert "line 2, column Dönem: found “01.06.2026”; allowed is one month" in told(tidy)
    below = read_in("t.csv", HEADER + ROW.replace("620450", "-620450"))
    assert "line 2, column İhracat (Dolar): found -620,450 US dollars" in told(below)
