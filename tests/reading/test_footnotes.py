"""Notes that bear on status or unit, and years that were not over."""

from datetime import date

import pytest
from handing import HandIn, ReadIn, read, values
from portal_text import IMTS, RIGHT

from dashboard.reading.tidy import Wanted

WDI = (
    "Data Source,World Development Indicators\n\nLast Updated Date,{}\n\n"
    "Country Name,Country Code,Indicator Name,Indicator Code,2024,2025\n"
    "Turkiye,TUR,Tax (% of GDP),GC.TAX,17.5,18.5\n{}"
)
LAYOUTS = {"a.csv": IMTS, "b.csv": WDI.format("2026-07-01", "")}
GUESSES = [
    *("Note: 2025 figures are forecasts", "Not: 2025 tahmindir", "Anmerkung: Prognose für 2025"),
    *("Примечание: прогноз", "توضیح: پیش‌بینی", "Note: IMF staff estimates", "* prévisions"),
]


@pytest.mark.parametrize("note", GUESSES)
def test_a_note_that_calls_figures_forecasts_asks_for_their_status(
    read_in: ReadIn, note: str
) -> None:
    for name, text in LAYOUTS.items():
        (question,) = read_in(name, f"{text}{note}\n").open
        assert question.option == "status"
        assert note in question.problem.what
        said = read_in(name, f"{text}{note}\n", status="estimate")
        assert set(said.frame["status"]) == {"estimate"}
        assert not said.open


QUIET = [
    *("* revised", "Note: revised figures", "Source: UN, https://un.org/forecasts/x", "(1) Goods"),
    *("Note: in US dollars", "Last Updated: 07/01/2026", "Correlates of War Project (c) 2026"),
]


@pytest.mark.parametrize("note", QUIET)
def test_a_note_that_says_nothing_of_status_or_unit_asks_nothing(
    read_in: ReadIn, note: str
) -> None:
    for name, text in LAYOUTS.items():
        tidy = read_in(name, f"{text}\n{note}\n")
        assert (tidy.open, tidy.problems) == ((), ())


def test_what_a_note_calls_provisional_is_reported_with_a_note(read_in: ReadIn) -> None:
    tidy = read_in("b.csv", LAYOUTS["b.csv"] + "Note: figures for 2025 are provisional\n")
    assert set(tidy.frame["status"]) == {"reported"}
    assert list(tidy.frame["note"]) == ["", "provisional, as line 7 of the file says"]
    every = read_in("a.csv", IMTS + "Quelle: Zoll, vorläufige Werte\n")
    assert values(every) == RIGHT
    assert set(every.frame["note"]) == {"provisional, as line 4 of the file says"}


def test_a_note_with_another_unit_than_was_read_is_asked_about(read_in: ReadIn) -> None:
    assert not read_in("a.csv", IMTS + "Note: in millions of US dollars\n").open
    for note in ("Note: in thousand US dollars", "Note: scale billions", "Note: in euros"):
        for name, text in LAYOUTS.items():
            (question,) = read_in(name, f"{text}\n{note}\n").open
            assert question.option == "unit"
            assert not read_in(name, f"{text}\n{note}\n", unit="as-read").open


def test_a_year_that_was_not_over_at_the_release_has_no_full_figure(read_in: ReadIn) -> None:
    early = read_in("b.csv", WDI.format("2025-10-07", ""))
    assert {key[-1] for key in values(early)} == {"2024"}
    assert early.left_out == {
        "years or months that were not over when the file was made: no full figures": 1
    }


def test_without_a_release_a_year_that_is_not_over_today_is_left_out(
    hand_in: HandIn, wanted: Wanted
) -> None:
    file = hand_in("b.csv", WDI.format("", ""))
    for day, years in ((date(2025, 12, 31), {"2024"}), (date(2026, 1, 1), {"2024", "2025"})):
        assert {key[-1] for key in values(read(file, wanted, today=day))} == years
    own = "indicator,label,unit,economy,partner,period,value,status,note\n"
    ours = hand_in("arms.csv", own + "x,X,points,TUR,,2030,5,estimate,\n")
    assert len(values(read(ours, wanted, today=date(2026, 1, 1)))) == 1
