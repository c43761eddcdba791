"""Our few marks as HTML."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from dashboard.text.marked import blocks, inline
from dashboard.text.numbers import inert


@given(st.text())
def test_text_that_was_made_inert_comes_out_as_it_was(text: str) -> None:
    assert inline(inert(text)) == escape(" ".join(text.split()))


def test_marks_are_elements_and_nothing_else_is() -> None:
    assert inline(r"**a\.** `b*` <i>") == "<strong>a.</strong> <code>b*</code> &lt;i&gt;"
    assert inline(r"[read it](<https://x.org/?a=1&b>)") == (
        '<a href="https://x.org/?a=1&amp;b">read it</a>'
    )
    assert "<a" not in inline("[x](javascript:alert)")


def test_a_list_stands_under_the_lines_before_it() -> None:
    assert blocks("One\ntwo:\n\n- a\n  b\n- c\n\nThree") == (
        "<p>One\ntwo:</p>\n<ul><li>a\n  b</li><li>c</li></ul>\n<p>Three</p>"
    )
