"""Charts that draw: they compile, name their unit, keep their colours and never hide a word."""

import json
from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd
import pytest
import vl_convert
from contrast import contrast

from dashboard.claims.by_report import by_report
from dashboard.claims.chart import FILLS, grid
from dashboard.claims.chart import data as cells_of
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.exhibit import grid_of
from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.drawing.ends import TALL, wide
from dashboard.drawing.frame import DESK, PHONE
from dashboard.drawing.ink import DARK, INK, NIGHT, PAPER, SOFT, night, style
from dashboard.drawing.labels import in_lanes
from dashboard.drawing.places import AXIS, GAP, Paper, Word, placed, reach
from dashboard.package.package import open_package
from dashboard.series.annotations import (
    domain,
    events_of,
    ready_to_draw,
    references,
    spans_of,
    stated_mark,
    statements_of,
    with_origins,
)
from dashboard.series.books import Request, series
from dashboard.series.chart import data, lines, shape
from dashboard.series.chart_events import heads
from dashboard.series.exhibit import over_time
from dashboard.series.from_package import books_of, pairs_of
from dashboard.series.lines import drawable, runs
from dashboard.series.trade import TradeChoice
from dashboard.text.glossary import VERDICT_SIGNS
from dashboard.text.numbers import scale
from dashboard.vocabulary import UNITS, Ledger, Measure, Step

PACKAGE = open_package()
BOOKS = books_of(PACKAGE, join=True)
PAIRS = tuple(pairs_of(PACKAGE))


SOURCES = {"imf-imts": "IMF 2026", "imf-dots": "IMF 2022"}


def drawn(request: Request, logarithmic: bool = False) -> Drawing:
    values = series(BOOKS, request)
    unit = UNITS[request.measure]
    units = scale(unit, float(values["value"].abs().max()), request.base)
    labels = {pair.id: pair.label for pair in request.pairs}
    kept = drawable(values, logarithmic)
    extent = domain(values, request)
    return Drawing(
        strokes=ready_to_draw(runs(kept, request.step), labels, unit, units),
        points=with_origins(
            ready_to_draw(kept, labels, unit, units),
            {"imf-imts": "IMF 2026", "imf-dots": "IMF 2022"},
        ),
        unit=units.unit,
        colours={pair.id: pair.colour for pair in PAIRS},
        domain=extent,
        statements=ready_to_draw(statements_of(PACKAGE.statements, request), labels, unit, units),
        references=references(PACKAGE.claims, request, units),
        events=events_of(PACKAGE.events, request.pairs, request.step, extent),
        spans=spans_of(values, labels, request.step),
        mark=stated_mark(PACKAGE.claims, request.step),
        logarithmic=logarithmic,
    )


ONE_LEDGER = (Ledger.FIRST, Ledger.SECOND)
REQUESTS: dict[str, dict[str, Any]] = {
    **{measure.value: {"measure": measure} for measure in Measure},
    "partners": {"ledger": Ledger.SECOND},
    "months": {"step": Step.MONTHLY, "ledger": Ledger.SECOND, "measure": Measure.IMPORTS},
    "old": {"ledger": Ledger.IMPORTERS, "source": "cow-trade"},
}


@pytest.mark.parametrize("name", REQUESTS)
def test_every_chart_compiles_to_a_picture(name: str) -> None:
    drawing = drawn(Request(PAIRS[:2], **REQUESTS[name]))
    svg = vl_convert.vegalite_to_svg(lines(drawing).properties(width=600).to_dict())
    assert drawing.unit in svg
    assert "Russia–Turkey" in svg


def test_a_logarithmic_chart_of_a_century_compiles() -> None:
    request = Request(PAIRS[:3], ledger=Ledger.IMPORTERS, source="cow-trade")
    drawing = drawn(request, logarithmic=True)
    assert "NaN" not in vl_convert.vegalite_to_svg(lines(drawing).properties(width=600).to_dict())


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return list(spec["layer"])


def test_the_axis_title_carries_the_unit() -> None:
    spec = lines(drawn(Request(PAIRS[:2]))).to_dict()
    titles = {
        layer["encoding"]["y"]["axis"]["title"]
        for layer in layers(spec)
        if "axis" in layer.get("encoding", {}).get("y", {})
    }
    assert titles == {"billion US dollars"}


@pytest.mark.parametrize("chosen", [[0], [1], [1, 0, 4]])
def test_a_pair_keeps_its_colour_whoever_else_is_shown(chosen: list[int]) -> None:
    request = Request(tuple(PAIRS[place] for place in chosen))
    spec = lines(drawn(request)).to_dict()
    scales = [
        layer["encoding"]["color"]["scale"]
        for layer in layers(spec)
        if layer.get("encoding", {}).get("color", {}).get("scale")
    ]
    assert scales
    for found in scales:
        assert dict(zip(found["domain"], found["range"], strict=True)) == {
            pair.id: pair.colour for pair in PAIRS
        }


def test_estimates_are_dashed_and_reports_are_solid() -> None:
    spec = lines(drawn(Request(PAIRS[:2]))).to_dict()
    dash = next(
        layer["encoding"]["strokeDash"]["scale"]
        for layer in layers(spec)
        if "strokeDash" in layer.get("encoding", {})
    )
    styles = dict(zip(dash["domain"], dash["range"], strict=True))
    assert styles["reported"] == [1, 0]
    assert len({tuple(style) for style in styles.values()}) == 4


def test_other_figures_of_the_same_pairs_keep_the_specification() -> None:
    """So that the page moves the lines it has, instead of building a new chart."""
    specs = [
        lines(replace(drawn(request), events=EMPTY, statements=EMPTY)).to_dict()
        for request in (Request(PAIRS[:2], ledger=ledger, start=1992) for ledger in ONE_LEDGER)
    ]
    figures = [spec.pop("datasets") for spec in specs]
    assert specs[0] == specs[1]
    assert figures[0] != figures[1]


def test_the_signs_of_the_grid_can_be_read_on_their_tones() -> None:
    assert min(contrast(ink, fill) for fill, ink in FILLS.values()) >= 4.5
    assert len(set(VERDICT_SIGNS.values())) == len(VERDICT_SIGNS)


def test_the_grid_of_readings_compiles_and_draws_a_cell_a_reading_and_year() -> None:
    court = court_of(PACKAGE)
    judged = every_reading(court, court.claims[0])
    shown = by_report(judged.cells, (2015, 2021))
    drawing = grid_of(shown, judged, court.names)
    svg = vl_convert.vegalite_to_svg(grid(drawing).to_json())
    assert svg.count("≈</text>") == 1
    assert len(cells_of(drawing)["cells"]) == len(shown)


def test_drawings_of_one_shape_share_one_specification_and_others_do_not() -> None:
    years = [drawn(Request(PAIRS[:2], start=y)) for y in (1995, 1996)]
    assert shape(years[0]) == shape(years[1])
    log = replace(years[0], logarithmic=True)
    bare = replace(years[0], events=EMPTY)
    assert len({shape(one) for one in (years[0], log, bare)}) == 3


def test_statements_are_hollow() -> None:
    spec = lines(drawn(Request(PAIRS[:2]))).to_dict()
    marks = [layer["mark"] for layer in layers(spec) if layer["mark"].get("shape") == "diamond"]
    assert [mark["filled"] for mark in marks] == [False]


def test_a_chart_says_not_reported_where_a_year_is_missing() -> None:
    spec = lines(drawn(Request(PAIRS[:2], ledger=Ledger.SECOND, start=1992))).to_dict()
    assert [lane["what"] for lane in spec["datasets"]["lanes"]] == ["not reported"]
    assert "not reported" in vl_convert.vegalite_to_svg({**spec, "width": 600})


def test_what_several_pairs_lack_in_the_same_years_is_one_strip() -> None:
    lacking = pd.DataFrame(
        {
            "pair": ["A-B", "A-C", "A-D"], "start": [2020.5, 2020.5, 2019.5], "end": 2024.5,
            "text": ["b", "c", "d"], "what": "not reported", "kind": "absent",
        }
    )  # fmt: skip
    drawing = replace(drawn(Request(PAIRS[:2], start=1992)), spans=lacking)
    spans = lines(drawing).to_dict()["datasets"]["spans"]
    assert [(row["pair"], row["what"], row["text"]) for row in spans] == [
        ("", "not reported (2)", "b · c"),
        ("A-D", "not reported", "d"),
    ]


def test_a_dashed_stretch_says_once_whose_estimate_it_is() -> None:
    drawing = drawn(Request(PAIRS[:2], start=1992))
    told = [row for row in data(drawing)["origins"] if row["is_narrow"]]
    assert [row["text"] for row in told] == ["IMF estimate"]
    assert told[0]["position"] in (2022, 2023, 2024)


def test_a_claim_about_one_year_is_a_short_bar_there_and_no_level() -> None:
    claims = PACKAGE.claims[PACKAGE.claims["id"] == "russia-turkey-turnover"]
    both = pd.concat([claims, claims.assign(id="of a year", period="2018", value=26e9)])
    drawing = drawn(Request(PAIRS[:2], start=1992))
    units = scale("US dollars", 64e9)
    stated = references(both, Request(PAIRS[:2], start=1992), units)
    rows = data(replace(drawing, references=stated))
    assert [row["value"] for row in rows["levels"]] == [25]
    assert [(row["position"], row["value"]) for row in rows["claims"]] == [(2018, 26)]
    assert references(both, Request(PAIRS[:2], start=2020), units)["claim"].tolist() == [
        "russia-turkey-turnover"
    ]


def test_one_pointer_tells_of_every_line_in_a_year_and_of_none_without_words() -> None:
    drawing = drawn(Request(PAIRS[:2], ledger=Ledger.SECOND, start=2019, end=2025))
    told = {row["when"]: (row["line0"], row["line1"]) for row in data(drawing)["pointer"]}
    assert told["2020"][0].startswith("2.124 billion dollars, IMF estimate")
    assert told["2025"][0] == "not reported"
    assert told["2025"][1].startswith("49.16 billion dollars, reported")
    assert told["2025"][1].endswith("sum of twelve months")
    spec = lines(drawing).to_dict()
    (tooltip,) = (
        layer["mark"]["tooltip"]["expr"]
        for layer in layers(spec)
        if layer["data"]["name"] == "pointer"
    )
    assert '"title"' in tooltip
    assert json.dumps("Russia–Turkey") in tooltip


def test_the_day_of_the_article_never_stretches_the_axis_to_itself() -> None:
    for last, words in ((2024, ["the article, June 2022"]), (2020, [])):
        choice = TradeChoice(Request(PAIRS[:1], start=2016, end=last), show=frozenset({"claims"}))
        rows = over_time(PACKAGE, choice).chart["datasets"]["heads"].to_pylist()
        assert [row["text"] for row in rows if row["always"]] == words


def test_a_few_events_stand_in_words_on_a_desk_and_none_where_all_are_numbered() -> None:
    drawing = drawn(Request(PAIRS[:2], start=1992))
    few = drawing.events[drawing.events["in_chart"] != ""]
    said = replace(drawing, events=EMPTY, chosen=few)
    words = {row["text"]: row["always"] for row in heads(said)}
    assert words["Russia's full-scale invasion of Ukraine"] is False
    assert words["the article, June 2022"] is True
    assert 3 <= len(words) <= 5
    assert set(few["in_chart"]).isdisjoint(row["text"] for row in heads(drawing))


def test_every_colour_is_readable_as_text_on_light_and_dark() -> None:
    for colour in (*(pair.colour for pair in PAIRS), INK, SOFT):
        assert contrast(colour, PAPER) >= 4.5, colour
        assert contrast(night(colour), NIGHT) >= 4.5, colour


# Simulation matrices of Machado, Oliveira and Fernandes (2009), severity 1.0.
BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def seen(colour: str, matrix: list[list[float]]) -> list[float]:
    rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [sum(m * part for m, part in zip(row, rgb, strict=True)) for row in matrix]


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_two_pairs_of_the_article_are_told_apart_by_colour_blind_readers(
    blindness: str,
) -> None:
    for shade in (str, night):
        one, other = (seen(shade(p.colour), BLINDNESS[blindness]) for p in PAIRS[:2])
        distance = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        assert distance > 0.25


def test_a_dark_page_swaps_every_colour() -> None:
    sheet = style([pair.colour for pair in PAIRS])
    for colour in (*DARK, *(pair.colour for pair in PAIRS)):
        assert f'[stroke="{colour}"]' in sheet
        assert f"light-dark({colour},{night(colour)})" in sheet


def boxes(placed: list[dict[str, Any]], is_narrow: bool, paper: Paper) -> list[tuple[float, ...]]:
    """Left, right, top and foot of every word on one of the two screens."""
    found: list[tuple[float, ...]] = []
    for row in (row for row in placed if row["is_narrow"] is is_narrow):
        ((x, y),) = paper.pixels([row["position"]], [row["value"]])
        width, y = wide([row["text"]], soft=row["soft"]), y + row["dy"]
        left = x + row["dx"] - {"left": 0, "center": width / 2, "right": width}[row["align"]]
        found.append((left, left + width, y - TALL / 2, y + TALL / 2))
    return found


@pytest.mark.parametrize("is_narrow", [True, False])
def test_words_in_a_plot_never_touch_and_a_name_stands_at_its_own_lines_last_point(
    is_narrow: bool,
) -> None:
    strokes = pd.DataFrame(
        {"position": [2000.0, 2024.0], "value": [10.0, 12.0], "run": ["one", "one"]}
    )
    ends = {"long name": (2020.0, 10.0), "other name": (2024.0, 10.1), "third": (2024.0, 10.3)}
    words = [Word(text, [at], {"soft": False}, at_end=True) for text, at in ends.items()]
    words.append(Word("IMF estimate", [(2020.0, 11.7), (2021.0, 11.8)], {"soft": True}, soft=True))
    across, upwards = (1999.5, 2024.5), (0.0, 12.0)
    found = placed(words, strokes, across, upwards, 380)
    room = GAP + wide(["other name"])
    paper = Paper((PHONE if is_narrow else DESK) - AXIS - room, 380, room, across, upwards)
    for one, other in combinations(boxes(found, is_narrow, paper), 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
    named = {row["text"]: row["position"] for row in found if row["is_narrow"] is is_narrow}
    assert [named[text] for text in ends] == [2020, 2024, 2024]


def test_an_axis_reaches_to_round_ends_as_the_browser_makes_them() -> None:
    assert reach([1.0, 64.4]) == (0, 65)
    assert reach([-3.0, 109.0]) == (-10, 110)
    assert reach([0.02, 30.0], logarithmic=True) == (0.01, 100)


def test_event_numbers_that_stand_near_take_another_lane() -> None:
    events = pd.DataFrame({"position": [2015.6, 2015.7, 2018.0]})
    assert list(in_lanes(events, 1.0)["lane"]) == [0, 1, 0]
