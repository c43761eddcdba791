"""Lines of text by the widths of letters."""

import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.lines import CUT, in_lines, runs, width_of

SAMPLES = [
    "Turnover, Russia's ledger: Russia–Turkey nearly doubled in 2022, to $64.42 billion",
    "Товарооборот России и Турции: Ежегодник «Таможенная статистика» № 7",
    "Türkiye'nin Rusya'ya ihracatı, ÇĞİÖŞÜ çğıöşü (milyon ABD doları) ≈ 25 %",
]


def as_drawn(text: str, *, bold: bool) -> float:
    """The width that the renderer itself measures."""
    look = {"text": text, "font": "Liberation Sans", "fontSize": 100}
    look["fontWeight"] = "bold" if bold else "normal"
    enter = {name: {"value": value} for name, value in look.items()}
    spec = {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "autosize": {"type": "pad", "resize": True},
        "padding": 0,
        "width": 0,
        "height": 0,
        "marks": [{"type": "text", "encode": {"enter": enter}}],
    }
    (width,) = re.findall(r'^<svg[^>]* width="([\d.]+)"', vl_convert.vega_to_svg(spec))
    return float(width)


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("bold", [False, True])
def test_text_is_as_wide_as_the_renderer_draws_it(text: str, bold: bool) -> None:
    assert width_of(text, 100, bold=bold) == pytest.approx(as_drawn(text, bold=bold), rel=0.02)


@given(st.text(max_size=200), st.integers(60, 400), st.integers(1, 5))
def test_no_line_is_wider_than_its_place_and_nothing_is_lost_unless_an_ellipsis_says_so(
    text: str, width: int, most: int
) -> None:
    lines = in_lines(text, width, 12, most)
    assert len(lines) <= most
    assert all(width_of(line, 12) <= width or len(line) <= 1 for line in lines)
    if not (lines and lines[-1].endswith(CUT)):
        assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert [" ".join(runs(line)) for line in lines] == lines


def test_words_in_another_typeface_stand_apart_and_keep_their_order() -> None:
    assert [*runs("✓ holds · fails: سلام دنیا end")] == ["✓", "holds · fails:", "سلام دنیا", "end"]
