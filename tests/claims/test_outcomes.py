"""Whether other data change a verdict: told for every claim and ledger, and only where it does."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.claims.claim import Claim
from dashboard.claims.court import Court
from dashboard.claims.outcomes import outcomes
from dashboard.claims.words import claimed
from dashboard.claims.words_outcomes import headline, outcome_words
from dashboard.credit import Credit
from dashboard.series.books import Books
from dashboard.series.flows import Pair
from dashboard.vocabulary import MONEY, PERCENT, PLACE, Form, Ledger, Measure, Relation, Verdict

PAIR = Pair("RUS-IRN", "RUS", "IRN", "Russia–Iran", "#000000")
CLAIM = Claim(
    id="four",
    said="A paper",
    stated_on="2022-06",
    pairs=(PAIR,),
    measure=Measure.TURNOVER,
    relation=Relation.AT_MOST,
    value=4e9,
    unit=MONEY,
    precision=1e9,
    tolerance=None,
    period="",
    quoted="",
    kind="stated",
    about="Russia–Iran turnover",
)
NAMES = {"RUS": "Russia", "IRN": "Iran"}
COLUMNS = ["reporter", "partner", "flow", "period", "value_usd", "status", "source"]


def court(exports: float, year: str = "2021", **more: Any) -> Court:
    rows = [
        ["RUS", "IRN", "export", year, exports, "reported", "imf"],
        ["RUS", "IRN", "import", year, 1e9, "reported", "imf"],
    ]
    trade = pd.DataFrame(rows, columns=COLUMNS).assign(predecessor="", valuation="fob", note="")
    books = Books(trade, pd.DataFrame({"indicator": []}), {"*": ["imf"]})
    one = Court(f"{exports} {year} {more}", books, (CLAIM,), (), NAMES, {"imf": "2020"})
    return replace(one, **more)


def test_a_figure_that_crosses_the_claim_turns_its_verdict() -> None:
    found = outcomes(court(3.1e9), court(2.9e9))
    assert [(one.after.ledger, one.before.verdict, one.after.verdict) for one in found.turned] == [
        (Ledger.FIRST, Verdict.ROUNDED, Verdict.HOLDS)
    ]
    assert headline(found) == "1 verdict on a claim would change."
    assert outcome_words(found.turned[0], NAMES) == (
        "Russia–Iran turnover at most $4 billion, 2021, Russia's ledger: now 4.100 billion "
        "dollars, over by 2.5 percent (100.0 million dollars): holds when rounded; with this "
        "file 3.900 billion dollars, under by 2.5 percent (100.0 million dollars): holds."
    )


def test_another_figure_with_the_same_verdict_is_told_apart() -> None:
    found = outcomes(court(2.9e9), court(2.8e9))
    assert headline(found) == "No verdict changes."
    assert [one.after.value for one in found.moved] == [3.8e9]


def test_the_same_data_change_nothing() -> None:
    found = outcomes(court(2.9e9), court(2.9e9))
    assert (found.turned, found.moved, found.tallies) == ((), (), ())


def test_a_figure_that_goes_leaves_the_claim_without_an_answer() -> None:
    found = outcomes(court(2.9e9), court(2.9e9, year="2020"))
    assert [one.after.verdict for one in found.turned] == [Verdict.NO_ANSWER]


@pytest.mark.parametrize(("exports", "counts"), [(2.9e9, []), (9e9, [(1, 0)])])
def test_the_readings_that_keep_a_claim_are_counted(
    exports: float, counts: list[tuple[int, int]]
) -> None:
    """Of turnover, exports only and imports only the first alone can fail an “at most”."""
    found = outcomes(court(1e9), court(exports))
    assert [(one.before, one.after) for one in found.tallies] == counts


def test_statements_are_told_apart_from_claims() -> None:
    said = replace(CLAIM, id="said")
    found = outcomes(
        court(3.1e9, claims=(), statements=(said,)), court(2.9e9, claims=(), statements=(said,))
    )
    assert headline(found) == "1 verdict on a statement would change."


def test_claims_that_come_and_go_are_named() -> None:
    found = outcomes(court(3e9), court(3e9, claims=(replace(CLAIM, id="five", value=5e9),)))
    assert [claimed(one) for one in found.come] == ["Russia–Iran turnover at most $5 billion"]
    assert [claimed(one) for one in found.gone] == ["Russia–Iran turnover at most $4 billion"]


def of(rows: list[list[Any]], claim: Claim, **more: Any) -> Court:
    trade = pd.DataFrame(rows, columns=COLUMNS).assign(predecessor="", valuation="fob", note="")
    indicators = more.pop("indicators", pd.DataFrame({"indicator": []}))
    books = Books(trade, indicators, {"*": ["imf", "wto"]}, more.pop("credits", {}))
    return Court(f"{rows} {more}", books, (claim,), (), NAMES, {})


def test_a_place_is_judged_anew_where_only_another_partners_figure_differs() -> None:
    first = replace(
        CLAIM, form=Form.RANK, measure=Measure.EXPORTS, relation=Relation.ABOUT,
        value=1.0, precision=1.0, unit=PLACE,
    )  # fmt: skip
    iran = ["RUS", "IRN", "export", "2021", 3e9, "reported", "imf"]
    before, after = (
        of([iran, ["RUS", "TUR", "export", "2021", usd, "reported", "imf"]], first)
        for usd in (2e9, 4e9)
    )
    (found, *_) = outcomes(before, after).turned
    assert (found.before.best.least, found.after.best.least) == (1, 2)


def test_a_share_is_judged_anew_where_only_the_total_differs() -> None:
    share = replace(CLAIM, form=Form.SHARE, measure=Measure.EXPORTS, value=10.0, unit=PERCENT,
                    precision=1.0)  # fmt: skip
    iran = ["RUS", "IRN", "export", "2021", 3e9, "reported", "imf"]
    columns = ["indicator", "economy", "period", "value", "status", "source"]
    before, after = (
        of([iran], share, indicators=pd.DataFrame(
            [["goods-exports", "RUS", "2021", total, "reported", "wdi"]], columns=columns
        ))
        for total in (100e9, 10e9)
    )  # fmt: skip
    (found, *_) = outcomes(before, after).turned
    assert (found.before.best.value, found.after.best.value) == (3, 30)


@pytest.mark.parametrize(("credit", "turned"), [
    (Credit(witness="reporters", vintage="2027"), []),
    (Credit(publisher="A mirror"), [Verdict.NO_ANSWER]),
])  # fmt: skip
def test_the_same_rows_are_judged_anew_where_they_rest_on_another_report(
    credit: Credit, turned: list[Verdict]
) -> None:
    rows = [
        ["RUS", "IRN", "export", "2021", 1e9, "reported", "imf"],
        ["RUS", "IRN", "import", "2021", 1e9, "reported", "wto"],
    ]
    own = Credit(witness="reporters")
    before, after = (of(rows, CLAIM, credits={"imf": own, "wto": one}) for one in (own, credit))
    assert [one.after.verdict for one in outcomes(before, after).turned] == turned
