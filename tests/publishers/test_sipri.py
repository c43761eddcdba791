"""SIPRI's tables, whose side is proved by their own words, and the register of deals."""

import pytest
from handing import ReadIn, values

TITLES = (
    "Volume of transfers of major arms\n"
    "Figures are in millions of SIPRI trend-indicator values (TIVs).\n\n"
    "Data generated: 29 Mar 2025 3:35:20 PM\n\n"
)


@pytest.mark.parametrize(
    ("first", "total", "pair"),
    [
        ("Recipient", "Total exports from Russia", ("RUS", "IRN")),
        ("Supplier", "Total exports to Iran", ("RUS", "IRN")),
        ("Supplier", "Total imports by Iran", ("RUS", "IRN")),
        ("Exports by", "Total world export", ("RUS", "WLD")),
    ],
)
def test_the_side_of_a_table_is_that_of_its_head_and_its_total(
    read_in: ReadIn, first: str, total: str, pair: tuple[str, str]
) -> None:
    row = "Iran" if first == "Recipient" else "Russia"
    text = TITLES + f"{first},2023,2024,2023-2024\n{row},3,0 ,3\n{total},9,9,18\n"
    tidy = read_in("tiv.csv", text)
    assert values(tidy) == {
        ("arms-deliveries", *pair, "2023"): 3.0,
        ("arms-deliveries", *pair, "2024"): 0.0,
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("Total exports from Russia", "Total exports to Russia"), "disagree on whose these are"),
        (("in millions", "in thousands"), "allowed are millions of trend-indicator values"),
        (("Iran,3", "Iran,1,\nIran,3"), "found a second row of “Iran”"),
        (
            ("Total exports from Russia,9,9", "Source: SIPRI,,"),
            "does not say whose deliveries it counts",
        ),
    ],
)
def test_a_table_that_contradicts_itself_is_a_problem(
    read_in: ReadIn, change: tuple[str, str], said: str
) -> None:
    text = TITLES + "Recipient,2023,2024\nIran,3,\nTotal exports from Russia,9,9\n"
    assert values(read_in("tiv.csv", text))
    tidy = read_in("tiv.csv", text.replace(*change))
    assert any(said in str(problem) for problem in tidy.problems)


def test_a_row_that_stands_twice_counts_once_and_the_year_of_the_file_is_not_over(
    read_in: ReadIn,
) -> None:
    rows = "Iran,3,4\n" * 2 + "Total exports from Russia,9,9\n"
    tidy = read_in("tiv.csv", TITLES + "Recipient,2024,2025\n" + rows)
    assert list(values(tidy).values()) == [3.0]
    assert tidy.left_out["rows that stand in the file twice, the same to the last cell read"] == 1
    assert tidy.left_out["years that were not over when the file was made"] == 1


REGISTER = (
    "Transfers of major conventional arms\n\nRecipient,Supplier,Year of order, ,Weapon designation,"
    "Year(s) of delivery,SIPRI TIV of delivered weapons\n"
)


def test_a_year_that_a_deal_over_several_years_touches_is_never_added_up(read_in: ReadIn) -> None:
    rows = (
        "Iran,Russia,1999,,Mi-171,2000,29\nIran,Russia,1991,,BMP-2,1998-2001; 2003,413\n"
        "Iran,Russia,1999,,Kh-1,(2001),5\nIran,Russia,1999,,Kh-2,2002,7\n"
        "Iran,Russia,1999,,Kh-3,2002,2\nIran,Russia,2024,?,Kh-4,,\nSyria,Russia,1,,Kh,2000,1\n"
    )
    tidy = read_in("register.csv", REGISTER + rows + rows)
    assert values(tidy) == {
        ("arms-deliveries", "RUS", "IRN", "2002"): 9.0,
        ("arms-deliveries", "RUS", "SYR", "2000"): 1.0,
    }
    assert any("RUS IRN 2000, RUS IRN 2001, RUS IRN 2003" in said for said in tidy.notices)


def test_a_register_without_its_title_asks_whether_all_deals_are_in_it(read_in: ReadIn) -> None:
    text = REGISTER.splitlines()[2] + "\nIran,Russia,1999,,Mi-171,2000,29\n"
    assert [one.option for one in read_in("register.csv", text).open] == ["complete"]
    assert values(read_in("register.csv", text, complete="yes"))


def test_a_table_of_one_kind_of_arms_is_asked_about(read_in: ReadIn) -> None:
    text = TITLES + "Weapon categories: Aircraft\n"
    text += "Recipient,2023,2024\nIran,3,\nTotal exports from Russia,9,9\n"
    assert [one.option for one in read_in("tiv.csv", text).open] == ["complete"]
