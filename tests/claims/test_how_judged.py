"""Method tells how a claim is judged: with the numbers of the court, and enough to come to them."""

import re

from pages import page

from dashboard.claims import closeness, deciding, seen_then
from dashboard.method.words_judging import JUDGING
from dashboard.vocabulary import ABOUT, FREIGHT, Status, Verdict


def told(step: str) -> str:
    return " ".join(JUDGING[step].split())


def test_the_numbers_of_the_court_are_those_that_method_gives() -> None:
    close = told("Close, or fails")
    assert f"never more than {closeness.MOST:g}:" in close
    assert f"imports divided by {FREIGHT[0]:g} for freight" in close
    assert close.count(f"last {closeness.YEARS} such years") == 2
    assert closeness.LEAST == 0.5
    assert "Half a percent." in close
    assert f"within {ABOUT:g} percent" in told("Holds, or holds when rounded")
    assert f"one of the {deciding.BACK} before" in told("Which choice decides")
    assert seen_then.BACK == 10
    assert "the nine before it" in told("What the author could have seen")


def test_every_verdict_and_the_one_status_that_decides_are_told() -> None:
    whole = " ".join(map(told, JUDGING))
    for verdict in Verdict:
        assert re.search(str(verdict), whole, re.IGNORECASE), verdict
    assert f"status “{Status.REPORTED}” only" in whole


def test_method_shows_every_step_under_its_title() -> None:
    test = page("method")
    assert not test.exception
    assert [one.value for one in test.subheader][: len(JUDGING)] == list(JUDGING)
