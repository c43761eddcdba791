"""The grid of readings as it is drawn: tones and signs that can be read, rows that fit a phone."""

from dataclasses import replace

import pandas as pd
import pytest
import vl_convert
from contrast import contrast

from dashboard.claims.by_report import by_report
from dashboard.claims.chart import FILLS, HOLLOW, PALE, SCREEN, Grid, data, grid, shape
from dashboard.claims.claim import PLAIN, Terms, admitted
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.exhibit import grid_of
from dashboard.drawing.ink import night
from dashboard.package.package import open_package
from dashboard.text.glossary import VERDICT_SIGNS
from dashboard.vocabulary import Verdict

COURT = court_of(open_package())
WITH_ESTIMATES = Terms(statuses=admitted(estimates=True))
ON_A_PHONE = 56
"""So many letters of a row's words have room on a screen of 360 pixels."""


def drawn(
    id_: str = "russia-turkey-turnover", first: int = 2010, last: int = 2024, terms: Terms = PLAIN
) -> Grid:
    judged = every_reading(COURT, COURT.claim(id_), terms)
    return grid_of(by_report(judged.cells, (first, last)), judged, COURT.names)


def opacities(drawing: Grid) -> pd.Series:
    return pd.DataFrame(data(drawing)["cells"])["opacity"]


def test_signs_are_read_on_their_tones_by_day_and_by_night() -> None:
    for fill, ink in FILLS.values():
        assert contrast(ink, fill) >= 4.5
        assert contrast(night(ink), night(fill)) >= 4.5
    judged = [FILLS[verdict] for verdict in VERDICT_SIGNS]
    assert len(set(judged)) == len(set(VERDICT_SIGNS.values())) == len(Verdict) - 1


def test_tones_are_grey_since_colours_belong_to_the_economies() -> None:
    for tone in (paint for fill, ink in FILLS.values() for paint in (fill, ink)):
        parts = [int(tone[i : i + 2], 16) for i in (1, 3, 5)]
        assert max(parts) - min(parts) <= 16


def test_every_row_has_an_answer_and_every_cell_its_sign() -> None:
    drawing = drawn("russia-iran-turnover")
    answered = drawing.cells[drawing.cells["verdict"] != Verdict.NO_ANSWER]
    assert {*answered["row"]} == {*drawing.labels["row"]}
    svg = vl_convert.vegalite_to_svg(grid(drawing).to_json())
    assert svg.count("≈</text>") == 1
    assert svg.count("✓</text>") == (drawing.cells["verdict"] == Verdict.HOLDS).sum()


def test_the_plain_reading_is_framed_once_a_ledger_that_answers() -> None:
    assert len(drawn("russia-iran-turnover").plain) == 1
    framed = drawn().plain
    assert set(framed["year"]) == {"2021"}
    assert set(framed["ledger"]) == {"first", "second"}


def test_estimates_are_hollow_and_what_does_not_count_is_pale() -> None:
    drawing = drawn(terms=WITH_ESTIMATES)
    is_weaker = drawing.cells["status"].isin(["estimate", "reconciled"])
    assert is_weaker.any()
    assert set(opacities(drawing)[is_weaker]) == {HOLLOW}
    of_flows = drawn("russia-iran-turnover")
    is_narrower = of_flows.cells["measure"] != "turnover"
    assert set(opacities(of_flows)[is_narrower]) == {PALE}
    assert set(opacities(of_flows)[~is_narrower & (of_flows.cells["verdict"] == "holds")]) == {1}


@pytest.mark.parametrize("id_", [claim.id for claim in COURT.claims])
def test_the_words_of_a_row_have_room_on_a_phone(id_: str) -> None:
    labels = drawn(id_, 1990, 2024, WITH_ESTIMATES).labels
    assert labels[["text", "above"]].map(len).to_numpy().max() <= ON_A_PHONE
    assert labels["reading"].is_unique


def test_the_years_stand_once_more_below_a_grid_taller_than_a_screen() -> None:
    tall = drawn()
    few = replace(
        tall,
        cells=tall.cells[tall.cells["row"] < SCREEN],
        labels=tall.labels[tall.labels["row"] < SCREEN],
    )
    assert len(tall.labels) > SCREEN
    for width, head in ((900, "2012"), (320, "’12")):
        heads = [
            vl_convert.vegalite_to_svg(grid(one).properties(width=width).to_json()).count(
                f"{head}</text>"
            )
            for one in (tall, few)
        ]
        assert heads == [2, 1]
    assert shape(tall) != shape(few)
