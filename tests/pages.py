"""Where every page lies, for tests that draw one without a browser."""

from streamlit.testing.v1 import AppTest

from dashboard.parts.controls import FOLDED

PAGES = {
    "overview": "claims.page_overview",
    "claims": "claims.page",
    "check": "check.page",
    "trade": "series.page",
    "ledgers": "ledgers.page",
    "indicators": "indicators.page",
    "data": "intake.page",
    "method": "method.page",
}


def script(name: str) -> str:
    """The program of one page."""
    return f"from dashboard.{PAGES[name]} import render\nrender()"


def page(name: str, **address: str | list[str]) -> AppTest:
    """A page, drawn with that address, its box of more choices open."""
    test = folded(name, **address)
    test.session_state[FOLDED] = True
    return test.run()


def folded(name: str, **address: str | list[str]) -> AppTest:
    """A page as a reader first meets it, not drawn yet: its box of more choices is closed."""
    test = AppTest.from_string(script(name), default_timeout=60)
    for key, value in address.items():
        test.query_params[key] = value
    return test
