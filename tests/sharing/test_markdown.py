"""Words written in Markdown, elsewhere than on a page."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.sharing.markdown import html_of, plain
from dashboard.text.numbers import inert


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Z"]), max_size=80))
def test_what_was_made_inert_is_read_as_it_was_written(words: str) -> None:
    assert plain(inert(words)) == words


def test_marks_become_html_and_html_stays_text() -> None:
    assert html_of("**In words.** <b>x</b>") == (
        "<p><strong>In words.</strong> &lt;b&gt;x&lt;/b&gt;</p>\n"
    )
    assert "href" not in html_of("[run](javascript:alert(1))")
