"""Claims and books typed in a test, so that a reader checks the sums in his head."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.claims.claim import Claim
from dashboard.credit import Credit
from dashboard.series.books import Books
from dashboard.series.flows import Pair
from dashboard.series.predecessors import unjoined
from dashboard.vocabulary import MONEY, Measure, Relation, Status

IRAN = Pair("RUS-IRN", "RUS", "IRN", "Russia–Iran", "#B84A00")
TURKEY = Pair("RUS-TUR", "RUS", "TUR", "Russia–Turkey", "#0072B2")
NAMES = {"RUS": "Russia", "IRN": "Iran", "TUR": "Turkey"}
COLUMNS = ["source", "reporter", "partner", "flow", "period", "value_usd", "status"]
ESTIMATES = (Status.REPORTED, Status.ESTIMATE)
CREDITS = {
    source: Credit(source=source, publisher="IMF", witness="reporters")
    for source in ("imf", "dots", "own")
} | {
    "special": Credit(source="special", witness="reporters", trade_system="special"),
    "baci": Credit(source="baci", publisher="CEPII", witness="publisher"),
}
"""Sources that carry each reporter's own report, but for one by special trade and BACI."""
TWO_YEARS = (
    "imf RUS IRN export 2020 1", "imf RUS IRN import 2020 1",
    "imf RUS IRN export 2021 3", "imf RUS IRN import 2021 1.3",
)  # fmt: skip


def claim(relation: str = "at_most", value: float = 4.0, **more: Any) -> Claim:
    """A claim of June 2022 about Russia–Iran turnover, printed to whole dollars."""
    plain_claim = Claim(
        id="x", said="somebody", stated_on="2022-06", pairs=(IRAN,), measure=Measure.TURNOVER,
        relation=Relation(relation), value=value, unit=MONEY, precision=1.0, tolerance=None,
        period="", quoted="", kind="stated", about="Russia–Iran turnover",
    )  # fmt: skip
    return replace(plain_claim, **more)


def books(*lines: str, cpi: dict[str, float] | None = None) -> Books:
    """Trade rows typed as “imf RUS IRN export 2021 3 estimate”; reported where nothing stands."""
    cells = [(*line.split(), "reported")[:7] for line in lines]
    trade = pd.DataFrame(cells, columns=COLUMNS).assign(note="", valuation="fob")
    trade["value_usd"] = trade["value_usd"].astype(float)
    index = [("bls", "us-cpi", "USA", year, value) for year, value in (cpi or {}).items()]
    indicators = pd.DataFrame(index, columns=["source", "indicator", "economy", "period", "value"])
    indicators["status"] = "reported"
    return Books(unjoined(trade), indicators, {"*": ["imf", "dots", "own", "special"]}, CREDITS)
