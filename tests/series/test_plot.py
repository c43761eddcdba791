"""A plot says the same in its drawing, its spans, its table and its words."""

import pandas as pd

from dashboard.package.package import open_package
from dashboard.series.books import Request
from dashboard.series.from_package import pairs_of
from dashboard.series.plot import Plot
from dashboard.series.trade import TradeChoice, has_older, trade_plot


def values(known: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "pair": "A-B", "period": [str(year) for year in known], "value": list(known.values()),
            "position": [float(year) for year in known], "status": "reported", "source": "s",
            "note": "", "predecessor": "", "unit": "US dollars",
        }
    )  # fmt: skip


def test_what_a_missing_year_means_is_said_alike_in_spans_table_and_words() -> None:
    both = pd.concat([values({2000: 1e9, 2002: 2e9}), values({2001: 3e9}).assign(pair="C-D")])
    plot = Plot(both, {"A-B": "Aland–Bland", "C-D": "C–D"}, "US dollars", missing="no delivery")
    assert "Aland–Bland: no delivery, 2001" in list(plot.spans["text"])
    assert plot.table().iloc[1, 1] == "no delivery"
    assert "no delivery 2001" in plot.summary()


def test_a_logarithmic_drawing_leaves_out_zero_and_breaks_the_line_there() -> None:
    plot = Plot(values({2000: 1e9, 2001: 0, 2002: 2e9, 2003: 4e9}), {"A-B": "A–B"}, "US dollars")
    drawing = plot.drawing({"A-B": "#000000"}, (1999.5, 2003.5), logarithmic=True)
    assert list(drawing.points["value"]) == [1, 2, 4]
    assert list(drawing.strokes["position"]) == [2002, 2003]
    assert drawing.unit == "billion US dollars"


def test_years_narrow_a_plot_and_older_records_are_missed_only_where_they_lie() -> None:
    package = open_package()
    germany = tuple(pair for pair in pairs_of(package) if pair.id == "RUS-DEU")
    late, early = (TradeChoice(Request(germany, end=2020, start=year)) for year in (2000, 1900))
    assert trade_plot(package, late).values["period"].min() == "2000"
    assert [has_older(package, choice) for choice in (late, early)] == [False, True]
