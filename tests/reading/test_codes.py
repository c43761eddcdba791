"""Codes of products and names and codes of countries, as files have them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading import economies
from dashboard.reading.economies import by, by_name, country_of, former_states, name_key
from dashboard.reading.product_codes import classified, keep_one_kind, restored
from dashboard.reading.steps import say_strangers
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft

# Products.


def products(*rows: tuple[str, str, str]) -> Draft:
    codes = [restored(*row) for row in rows]
    frame = pd.DataFrame({"system": [row[0] for row in rows], "code_here": codes}, dtype="str")
    frame.index += 2
    draft = Draft(frame)
    found = classified(frame["system"], frame["code_here"])
    keep_one_kind(draft, Table("here.csv", (), ()), found, "code_here")
    return draft


def test_zeros_that_a_level_proves_are_put_back() -> None:
    draft = products(
        *(("H5", "2", "2"), ("H5", "27", "2"), ("H5", "101", "4"), ("H5", "10121", "6")),
        *(("S4", "0", "1"), ("S4", "0", "2"), ("S4", "11", "3"), ("S4", "1", "3")),
    )
    assert draft.frame["code"].tolist() == ["02", "27", "0101", "010121", "0", "00", "011", "001"]
    assert draft.frame["classification"].tolist()[:4] == ["HS2", "HS2", "HS4", "HS6"]
    assert not draft.problems


def test_a_code_that_lost_a_zero_without_proof_is_a_problem_at_its_line() -> None:
    draft = products(("H5", "27", ""), ("H5", "2", ""), ("HS", "10121", "6"), ("H5", "2", "6"))
    assert [(one.file, one.line, one.column) for one in draft.problems] == [
        *(("here.csv", 3, "code_here"), ("here.csv", 5, "code_here"))
    ]
    assert "a zero may have been lost" in draft.problems[0].what
    assert draft.frame["code"].tolist() == ["27", "010121"]


@given(st.lists(st.sampled_from(["01", "02", "0101", "2709", "270900", "850440"]), min_size=1))
def test_codes_that_lost_their_zeros_read_like_those_that_kept_them(codes: list[str]) -> None:
    kept = products(*[("H6", code, str(len(code))) for code in codes])
    lost = products(*[("H6", str(int(code)), str(len(code))) for code in codes])
    columns = ["classification", "code"]
    pd.testing.assert_frame_equal(kept.frame[columns], lost.frame[columns])


# Countries.


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("IRN", "İran (İslam Cum.)|İRAN|IRAN|Иран|ИРАН, ИСЛАМСКАЯ РЕСПУБЛИКА|ایران|إيران|ايران"),
        ("IRN", "Iran, Islamic Rep.|Islamic Republic of Iran|Iran (Islamic Republic of) 1)|iran*"),
        ("IRQ", "IRAK|Irak|ırak|Ирак|العراق"),
        ("TUR", "ترکیه|تركيه|تركية|ترکیـه|Türkiye|TURKIYE|Турция|Türkei|Turkey¹"),
        ("RUS", "Rusya Fed.|Rusya Federasyonu|РОССИЯ|Российская Федерация|Russische Föderation"),
        ("TWN", "Other Asia, nes|Chinese Taipei|Taiwan, Province of China|Тайвань|Tayvan"),
        ("KGZ", "KIRGIZİSTAN|Kırgızistan|Киргизия|Kyrgyz Rep."),
        ("KOR", "Korea, Rep.|Republic of Korea|Güney Kore|South Korea"),
        ("PRK", "Dem. People's Rep. of Korea|Kuzey Kore|КНДР"),
        ("COD", "Congo, Dem. Rep.|Dem. Rep. of the Congo"),
        ("HKG", "China, Hong Kong SAR|Hong Kong"),
        ("CIV", "Côte d'Ivoire|CÔTE D’IVOIRE|Cote d'Ivoire"),
        ("", "EU-27|Korea|Asia|Germany, Dem. Rep. of (xx)|NATO|Northern Cyprus|"),
    ],
)
def test_a_country_is_known_in_every_way_of_writing_its_name(code: str, names: str) -> None:
    assert {name: country_of(name) for name in names.split("|")} == dict.fromkeys(
        names.split("|"), code
    )


def test_no_name_is_that_of_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for line in economies.COUNTRY_NAMES.read_text("utf-8").splitlines():
        code, *lists = line.split("|")
        for name in ";".join(lists).split(";") if not line.startswith("#") else []:
            owners.setdefault(name_key(name), set()).add(code)
    owners.pop("")
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}
    assert len(owners) > 1500


def test_only_economies_of_the_package_are_known_by_name_and_by_its_own_first() -> None:
    known = by_name({"FRA": "Gaul", "RUS": "Russia"})
    assert known[name_key("Gaul")] == known[name_key("Frankreich")] == "FRA"
    assert name_key("Iran") not in known


@pytest.mark.parametrize(
    ("system", "theirs", "code"),
    [
        *(("iso3", "ROM", "ROU"), ("iso3", "ZAR", "COD"), ("iso3", "TMP", "TLS")),
        *(("iso3", "S19", "TWN"), ("iso3", "WBG", "PSE"), ("iso3", "KSV", "XKX")),
        *(("m49", "490", "TWN"), ("m49", "158", "TWN"), ("m49", "381", "ITA")),
        *(("m49", "842", "USA"), ("m49", "699", "IND"), ("m49", "251", "FRA")),
        *(("m49", "280", "DEU"), ("m49", "736", "SDN"), ("m49", "891", "SCG")),
        *(("m49", "58", "BLX"), ("iso2", "EL", "GRC"), ("iso2", "XK", "XKX")),
    ],
)
def test_numbers_and_letters_that_are_not_isos_are_known(
    system: str, theirs: str, code: str
) -> None:
    assert by(system, {code, "RUS"})[theirs] == code
    assert theirs not in by(system, {"RUS"})


def test_a_former_state_is_none_of_its_successors_and_is_named() -> None:
    held = {"SRB", "RUS"}
    reasons = dict(former_states(held))
    assert "Serbia and Montenegro (SCG)" in reasons["^SCG$"]
    assert set(reasons) == {"^SCG$", "^YUG$", "^SUN$"}
    assert "^SUN$" not in dict(former_states({*held, "SUN"}))
    assert "SCG" not in by("iso3", held)


def test_names_that_are_no_country_are_told_with_their_rows() -> None:
    names = ["Narnia", "Narnia", "Fransa", *(f"Land {letter}" for letter in "abcdefghijkl")]
    draft = Draft(pd.DataFrame())
    say_strangers(draft, pd.Series(names, dtype="str"))
    (said,) = draft.notices
    assert "“Narnia” (2), “Land" in said
    assert said.endswith("and 3 more.")
    assert "Fransa" not in said
