"""A page on paper: what answers a click is left out, and every sheet says where it is from."""

from functools import cache
from importlib.resources import files

import streamlit as st

from dashboard.package.package import Package
from dashboard.parts import address
from dashboard.parts.standing import part
from dashboard.sharing.link import link
from dashboard.sharing.view import TITLES, made_with
from dashboard.sharing.words_picture import way_back
from dashboard.text.css import at_foot


@cache
def style() -> str:
    """The rules for paper, which a screen passes over."""
    rules = files("dashboard.parts").joinpath("templates", "print.css").read_text("utf-8")
    return f"<style>{rules}</style>"


@part("What stands at the foot of a printed page")
def foot(package: Package) -> None:
    """At the foot of every sheet: program, data, and the address with every choice of the page."""
    name = address.page_open()
    back = link(name, address.written(), package.digest)
    said = at_foot(way_back(made_with(package.digest), TITLES[name], back))
    st.html(f"<style>@page{{@bottom-left{{content:{said}}}}}</style>")
