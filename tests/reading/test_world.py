"""Every economy has a name, a colour that can be read, and an end where it ended."""

from contrast import contrast

from dashboard.drawing.ink import NIGHT, PAPER, night
from dashboard.reading.iso import COUNTRIES, FORMER
from dashboard.reading.world import LAST_YEARS, PALETTE, every_code, rows_of_world, world_names


def test_every_economy_of_iso_3166_and_every_retired_one_has_a_row() -> None:
    rows = rows_of_world(every_code())
    assert set(rows["code"]) == {*COUNTRIES, *FORMER, "XKX"}
    assert rows["name"].is_unique
    assert all(rows["name"])
    assert set(rows.dropna(subset="last_year")["code"]) == {*LAST_YEARS} == {*FORMER}


def test_a_predecessor_has_a_successor_and_a_kind_of_succession() -> None:
    rows = rows_of_world(every_code()).set_index("code")
    before = rows[rows["predecessor_of"] != ""]
    assert before["predecessor_of"].to_dict() == {"DDR": "DEU", "SUN": "RUS"}
    assert before["succession"].to_dict() == {"DDR": "merged", "SUN": "continued"}


def test_every_colour_can_be_read_by_day_and_by_night() -> None:
    assert len(set(PALETTE)) == len(PALETTE)
    assert all(contrast(colour, PAPER) >= 4.5 for colour in PALETTE)
    assert all(contrast(night(colour), NIGHT) >= 4.5 for colour in PALETTE)


def test_names_are_those_that_the_pages_print() -> None:
    assert world_names()["TUR"] == "Turkey"
    assert world_names()["CSK"] == "Czechoslovakia"
