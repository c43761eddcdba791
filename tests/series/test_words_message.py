"""A chart's message says what one sees in it, and of every figure its period and status."""

import pandas as pd
import pytest

from dashboard.series.words_message import seen
from dashboard.vocabulary import MONEY, PERCENT, RATIO

LABELS = {"A": "Aland", "B": "Bland", "C": "Cland", "D": "Dland"}
Line = dict[str, float]


def lines(estimated: tuple[str, ...] = (), unit: str = MONEY, **pairs: Line) -> pd.DataFrame:
    """Lines in billions by period; the periods named are the IMF's estimates."""
    rows = [
        {"pair": pair, "period": period, "value": value * (1e9 if unit == MONEY else 1)}
        for pair, line in pairs.items()
        for period, value in line.items()
    ]
    frame = pd.DataFrame(rows).assign(unit=unit, source="imf-imts")
    weak = frame["period"].isin(estimated)
    return frame.assign(status=weak.map({True: "estimate", False: "reported"}))


def said(frame: pd.DataFrame, *, signed: bool = False) -> str:
    return seen(frame, LABELS, {"imf-imts": "IMF 2026", "imf-dots": "IMF 2022"}, signed=signed)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"2000": 1, "2001": 5, "2002": 3}, "rose from $1.000 billion in 2000 to $3.000 billion "
         "in 2002 (IMF estimate); highest $5.000 billion in 2001"),
        ({"2000": 1, "2001": 2, "2002": 3}, "rose from $1.000 billion in 2000 to its highest, "
         "$3.000 billion in 2002 (IMF estimate)"),
        ({"2000": 4, "2001": 2, "2002": 3}, "fell from its highest, $4.000 billion in 2000, to "
         "$3.000 billion in 2002 (IMF estimate)"),
        ({"2000": 4, "2001": 9, "2002": 4}, "stood at $4.000 billion in 2000 and at $4.000 billion "
         "in 2002 (IMF estimate); highest $9.000 billion in 2001"),
        ({"2021": 4}, "$4.000 billion in 2021"),
    ],
)  # fmt: skip
def test_one_line_is_told_by_its_change_and_its_peak(line: Line, words: str) -> None:
    assert said(lines(("2002",), A=line)) == f"Aland {words}"


def test_two_lines_of_which_the_higher_leaps_are_told_by_the_year_of_the_leap() -> None:
    frame = lines(("2022",), A={"2021": 4, "2022": 3.5}, B={"2021": 33, "2022": 64.4})
    assert said(frame) == (
        "Bland nearly doubled in 2022 (IMF estimate), to its highest, $64.40 billion, "
        "while Aland stood at $3.500 billion (IMF estimate)"
    )


def test_in_a_leap_a_line_of_another_status_says_so() -> None:
    own = lines(("2022",), B={"2021": 20, "2022": 41})
    other = lines(A={"2021": 4, "2022": 5})
    assert said(pd.concat([other, own])) == (
        "Bland doubled in 2022 (IMF estimate), to its highest, $41.00 billion, "
        "while Aland rose by 25.0 percent"
    )
    assert said(
        pd.concat([lines(("2022",), A={"2021": 4, "2022": 5}), lines(B={"2021": 20, "2022": 41})])
    ).endswith("while Aland stood at $5.000 billion (IMF estimate)")


def test_two_lines_without_a_leap_are_told_by_their_peaks_and_how_far_they_are_apart() -> None:
    frame = lines(("2022",), A={"2020": 4, "2021": 5}, B={"2020": 20, "2021": 18, "2022": 21})
    assert said(frame) == (
        "the peaks are Bland $21.00 billion in 2022 (IMF estimate) and Aland $5.000 billion in "
        "2021; in 2021 Bland was 3.6 times as large"
    )


def test_a_gap_made_of_an_estimate_says_so_and_none_is_told_of_lines_never_seen_together() -> None:
    frame = lines(("2021",), A={"2020": 4, "2021": 5}, B={"2020": 20, "2021": 18})
    assert said(frame).endswith("; in 2021 (IMF estimate) Bland was 3.6 times as large")
    assert "times" not in said(lines(A={"2019": 4}, B={"2020": 20, "2021": 18}))


def test_months_never_leap() -> None:
    frame = lines(A={"2021-01": 4, "2021-02": 3}, B={"2021-01": 10, "2021-02": 40})
    assert said(frame).startswith("the peaks are Bland $40.00 billion in February 2021")


def test_of_many_lines_the_three_highest_peaks_are_told() -> None:
    frame = lines(A={"1": 1, "2": 2}, B={"1": 9}, C={"2": 5}, D={"1": 7, "2": 8})
    assert said(frame.assign(period="200" + frame["period"])) == (
        "the peaks are Bland $9.000 billion in 2001, Dland $8.000 billion in 2002 and Cland $5.000 "
        "billion in 2002; the other at most $2.000 billion"
    )


def test_one_year_alone_is_told_as_it_is() -> None:
    assert said(lines(A={"2021": 4}, B={"2021": 33})) == (
        "Bland $33.00 billion and Aland $4.000 billion in 2021"
    )
    mixed = pd.concat([lines(("2022",), A={"2022": 4}), lines(B={"2022": 33})])
    assert said(mixed) == "Bland $33.00 billion and Aland $4.000 billion (IMF estimate) in 2022"


def test_shares_and_ratios_are_told_in_their_own_units_and_a_share_never_doubles() -> None:
    shares = lines(unit=PERCENT, A={"2020": 1, "2021": 1.5}, B={"2020": 4, "2021": 8})
    assert said(shares) == "the peaks are Bland 8.00 percent in 2021 and Aland 1.50 percent in 2021"
    assert said(lines(unit=RATIO, B={"2020": 8.2, "2021": 6})) == (
        "Bland fell from its highest, 8.2× in 2020, to 6.0× in 2021"
    )


def test_what_may_be_negative_is_told_by_both_ends() -> None:
    frame = lines(A={"2020": -1, "2021": 2}, B={"2020": 3, "2021": 0})
    assert said(frame, signed=True) == (
        "Aland between −$1.000 billion in 2020 and $2.000 billion in 2021 and Bland between "
        "$0 million in 2021 and $3.000 billion in 2020"
    )
    three = pd.concat([frame, lines(C={"2020": -5, "2021": 1})])
    assert said(three, signed=True) == (
        "the highest is Bland $3.000 billion in 2020, the lowest Cland −$5.000 billion in 2020"
    )


def test_of_which_year_the_dollars_are_is_not_said_with_every_figure() -> None:
    frame = lines(A={"2020": 4, "2021": 3}).assign(unit="US dollars of 2015")
    assert said(frame) == (
        "Aland fell from its highest, $4.000 billion in 2020, to $3.000 billion in 2021"
    )
