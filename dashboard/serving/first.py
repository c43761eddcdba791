"""The answer of a page before the page is there: its words, its choices and its chart."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from dashboard.claims import exhibit_overview as overview
from dashboard.claims.choose import part_choice
from dashboard.claims.choose_documents import claim_in, documents_choice
from dashboard.claims.exhibit import card
from dashboard.claims.remarks import remarks_of
from dashboard.claims.words_documents import NO_ADDRESS, about, heading, in_a_list
from dashboard.claims.words_remarks import INTRODUCTION as INTRODUCTION_OF_REMARKS
from dashboard.claims.words_remarks import place
from dashboard.drawing.ink import swapped
from dashboard.exhibit import Exhibit
from dashboard.ledgers.words import INTRODUCTION
from dashboard.package.documents import documents_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.serving.sketch import Box, Sketched
from dashboard.sharing.markdown import html_of, inline_html
from dashboard.sharing.svg import svg_of
from dashboard.sharing.view import TITLES
from dashboard.text.glossary import VERDICT_SIGNS
from dashboard.views.addressed import Addressed, Asked
from dashboard.views.views import views_asked

BEFORE = ("overview", "claims", "trade", "ledgers", "indicators")
"""The pages that have an answer before a reader has done anything."""
WIDE, MIDDLE, NARROW = 1020, 660, 328
"""Pixels that a chart has on a computer, on a tablet, on a phone."""
PAIR = 502
"""Pixels of one of two charts side by side."""


@remembered
def first_answer(package: Package, page: str, words: Asked) -> str:
    """The HTML of a page's answer with the place where Streamlit draws; empty without a chart.

    Raises UnknownChoice for an address that the page would not follow as it stands.
    """
    ask = Sketched(dict(words))
    views = views_asked(package, page, ask)
    if not views or any(view.exhibit.why_not for view in views):
        return ""
    template = _environment().select_template([f"{page}.html", "chart.html"])
    return template.render(
        page=page,
        titles=TITLES,
        views=views,
        sketch=ask.page,
        swapped=Markup(swapped(package.colours, "#first-answer svg")),  # noqa: S704  (our own rules)
        **MORE.get(page, _nothing_more)(package, words),
    )


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("dashboard.serving"), autoescape=True)
    environment.filters |= {
        "md": html_of,
        "md_line": inline_html,
        "whole": partial(_drawn, widths=(WIDE, MIDDLE, NARROW)),
        "half": partial(_drawn, widths=(PAIR, MIDDLE, NARROW)),
        "parted": _parted,
        "place": place,
    }
    environment.globals |= {"sign": VERDICT_SIGNS.get, "no_address": NO_ADDRESS}
    return environment


def _drawn(exhibit: Exhibit, widths: tuple[int, int, int]) -> dict[str, Markup]:
    """The chart of an exhibit as an SVG for each kind of screen."""
    looks = zip(("wide", "middle", "narrow"), widths, strict=True)
    svgs = {look: svg_of(exhibit.chart, wide, f"{exhibit.key}-{look}") for look, wide in looks}
    return {look: Markup(svg) for look, svg in svgs.items()}  # noqa: S704  (made here)


def _parted(box: Box, at: int) -> tuple[Box, Box]:
    """The first questions of a page, and the others, where something stands between them."""
    return Box(box.look, holds=box.holds[:at]), Box(box.look, holds=box.holds[at:])


def _nothing_more(_package: Package, _words: Asked) -> dict[str, Any]:
    return {}


def _of_overview(package: Package, _words: Asked) -> dict[str, Any]:
    claim = overview.first_claim(package)
    known = documents_of(package)
    return {
        "answer": overview.answer(package, known.get(claim.document) if claim else None),
        "cards": overview.cards(package),
        "sources": overview.sources(package),
    }


def _of_claims(package: Package, words: Asked) -> dict[str, Any]:
    ask = Addressed(dict(words))
    if part_choice(ask) != "figures":
        return {"remarks": remarks_of(package), "introduction": INTRODUCTION_OF_REMARKS}
    first, *others = documents_choice(ask, package)
    terms = claim_in(ask, package, (first, *others)).terms
    return {
        "heading": heading(first),
        "about": about(first) if first.id else "",
        "address": first.document.address if first.document else "",
        "cards": [card(package, claim, terms.about, first.document) for claim in first.claims],
        "others": [in_a_list(group) for group in others],
    }


def _of_ledgers(_package: Package, _words: Asked) -> dict[str, Any]:
    return {"introduction": INTRODUCTION}


MORE: Mapping[str, Callable[[Package, Asked], dict[str, Any]]] = {
    "overview": _of_overview,
    "claims": _of_claims,
    "ledgers": _of_ledgers,
}
