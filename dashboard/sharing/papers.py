"""Figures with their papers: what is known of a view, and a folder in which all of it lies."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.bundle import zipped
from dashboard.package.package import Package
from dashboard.sharing import words_figures as words
from dashboard.sharing.figures import credits_with, figures_table
from dashboard.sharing.markdown import plain
from dashboard.sharing.told import sources_told
from dashboard.sharing.view import Choice, View
from dashboard.text.csv import csv_of

Described = dict[str, Any]
"""What is known of something, ready for JSON."""


def metadata(view: View, package: Package) -> Described:
    """All that is known of a view besides its figures: words, choices, sources, the way back."""
    exhibit = view.exhibit
    return {
        "title": exhibit.message,
        "page": view.title,
        "words": " ".join(_said(view)),
        "alternative": exhibit.alternative,
        "notes": notes(view),
        "claimed": list(exhibit.claimed),
        "choices": [_choice(choice) for choice in view.choices],
        "sources": [_source(credit) for credit in credits_with(view, package)],
        "columns": _fields(figures_table(view, package)),
        "made_with": view.made_with,
        "data_digest": view.digest,
        "address": view.address,
    }


def as_json(described: Described | Sequence[Described]) -> bytes:
    """The same as a file."""
    return f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode()


def notes(view: View) -> list[str]:
    """Whose the figures are, then the notes of a view and its parts, in plain words, each once."""
    every = (plain(note) for one in view.exhibit.whole for note in one.notes)
    return list(dict.fromkeys([*sources_told(view.exhibit), *every]))


def folder(view: View, package: Package, citations: Mapping[str, bytes]) -> bytes:
    """A zip: the figures as CSV, a data package that describes them, a README, citations.

    `citations` are files by their names. The same view gives the same bytes.
    """
    name, figures = f"{view.file_name}.csv", figures_table(view, package)
    credits = credits_with(view, package)
    files = {
        name: csv_of(figures),
        "datapackage.json": as_json(_data_package(view, credits, name, figures)),
        **citations,
    }
    what = {name: "the figures", "datapackage.json": "what they are, for programs"}
    listed = [(each, what.get(each, "how to cite them")) for each in files]
    said = words.read_me(view, credits, notes(view), listed)
    return zipped({**files, "README.txt": said.encode("utf-8-sig")})


def _said(view: View) -> Iterable[str]:
    """The words of a view and its parts, each once."""
    return dict.fromkeys(one.words for one in view.exhibit.whole if one.words)


def _choice(choice: Choice) -> Described:
    return {
        "key": choice.key,
        "label": choice.label,
        "codes": list(choice.codes),
        "words": list(choice.words),
    }


def _source(credit: Credit) -> Described:
    """A source with what travels with it; `path` is its page, as data packages call it."""
    known = {
        "name": credit.source,
        "title": words.source(credit),
        "path": credit.page,
        "publisher": credit.publisher,
        "version": credit.vintage,
        "retrieved": credit.retrieved,
        "licence": credit.licence or words.NO_LICENCE,
        "caution": credit.caution,
        "definition": credit.definition,
    }
    return {key: said for key, said in known.items() if said}


def _fields(figures: pd.DataFrame) -> list[Described]:
    return [
        {
            "name": str(name),
            "type": "number" if name in words.NUMBERS else "string",
            "description": words.COLUMNS[str(name)],
        }
        for name in figures.columns
    ]


def _data_package(
    view: View, credits: Sequence[Credit], name: str, figures: pd.DataFrame
) -> Described:
    """A Frictionless data package of one resource."""
    sources = [_source(credit) for credit in credits]
    licences = [
        {"name": "custom", "title": f"{credit.source}: {credit.licence or words.NO_LICENCE}"}
        for credit in credits
    ]
    return {
        "name": "figures",
        "title": view.exhibit.message,
        "description": " ".join(_said(view)),
        "version": view.made_with,
        "address": view.address,
        "data_digest": view.digest,
        "choices": [_choice(choice) for choice in view.choices],
        "notes": [*notes(view), *view.exhibit.claimed],
        **({"sources": sources, "licenses": licences} if sources else {}),
        "resources": [_resource(name, figures)],
    }


def _resource(name: str, figures: pd.DataFrame) -> Described:
    return {
        "name": "figures",
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"csv": {"delimiter": ",", "lineTerminator": "\r\n"}},
        "schema": {"fields": _fields(figures), "missingValues": [""]},
    }
