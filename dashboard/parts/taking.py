"""What a reader takes away of a chart: one row under it, picture, figures, citation and link."""

from functools import cache

import streamlit as st
from jinja2 import Environment, PackageLoader

from dashboard.exhibit import Exhibit
from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts.standing import part
from dashboard.sharing.fitting import keeps_shape
from dashboard.sharing.layout import SIZES
from dashboard.sharing.link import link
from dashboard.sharing.view import Choice, View

LABELS = {"article": "For an article, wide", "phone": "For a phone", "slide": "For a slide"}
SQUARE = ", square"
"""Of a picture that has the shape of its size whatever is shown; others become higher."""


@part("What can be taken away of this chart")
def row(package: Package, exhibit: Exhibit, *, main: bool = True) -> None:
    """Picture, figures, citation and link of an exhibit of the page that is open.

    `main` says that it is what the page's address stands for, of all its exhibits.
    """
    view = _view(package, exhibit, main)

    def file(ending: str, **said: str) -> str:
        more = "".join(f"&{key}={word}" for key, word in said.items())
        return f"{view.ending(ending)}{more}"

    _html(
        "taking.html",
        key=f"taking-{exhibit.key}",
        sizes=_sizes(exhibit),
        file=file,
        link=view.address,
        report=_report(view),
    )


@part("The link to this page")
def link_row(package: Package) -> None:
    """The link alone, to a page without a chart."""
    view = _view(package, Exhibit(""), True)
    _html("link.html", link=view.address)


def _sizes(exhibit: Exhibit) -> dict[str, str]:
    """What a picture can be made for, in words that promise no more than is kept."""
    is_square = keeps_shape(exhibit, SIZES["phone"])
    return {**LABELS, "phone": LABELS["phone"] + (SQUARE if is_square else "")}


def _report(view: View) -> str:
    """Where the report that begins with a view is."""
    return link("report.html", {"view": view.address}, view.digest)


def _html(template: str, **filled: object) -> None:
    st.html(_templates().get_template(template).render(**filled))


def listen() -> None:
    """The one script of ours, once a page: it copies what is asked for; no file is in it."""
    st.html(_script(), unsafe_allow_javascript=True)


def style() -> str:
    """The rules for the rows."""
    return f"<style>{_templates().get_template('taking.css').render()}</style>"


def _view(package: Package, exhibit: Exhibit, main: bool) -> View:
    """The exhibit with every choice of the page that is open."""
    name = address.page_open()
    choices = tuple(
        Choice(key, key, tuple(codes), tuple(codes)) for key, codes in address.written().items()
    )
    return View(name, exhibit, choices, package.digest, main)


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("dashboard.parts"), autoescape=True)


@cache
def _script() -> str:
    # What begins with a script has it taken out on its way into the page.
    script = _templates().get_template("taking.js").render()
    return f'<span class="taking-ear"></span><script>{script}</script>'
