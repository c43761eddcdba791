"""A view as the bytes of a file, by the ending of its address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.sharing.citation import bibtex, citations, csl, files, works_of
from dashboard.sharing.figures import figures_table, workbook
from dashboard.sharing.layout import SIZES
from dashboard.sharing.one_chart import one_chart
from dashboard.sharing.papers import as_json, folder, metadata
from dashboard.sharing.picture import picture, png
from dashboard.sharing.view import View
from dashboard.text.csv import csv_of
from dashboard.views.addressed import Asked
from dashboard.views.views import view_of


@dataclass(frozen=True)
class Kind:
    """A kind of file: what it is to a browser, and how it is made of a view."""

    media: str
    made: Callable[[Package, View, Mapping[str, str]], bytes]
    takes: Mapping[str, tuple[str, ...]]
    """What the address may say of the file itself, and with which words; the first is usual."""


@dataclass(frozen=True, eq=False)
class File:
    """A file made of a view, and the name it is saved under."""

    name: str
    content: bytes
    why_not: str = ""


def _svg(_package: Package, view: View, said: Mapping[str, str]) -> bytes:
    return picture(view, SIZES[said["size"]]).encode()


def _png(_package: Package, view: View, said: Mapping[str, str]) -> bytes:
    return png(picture(view, SIZES[said["size"]]))


def _csv(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return csv_of(figures_table(view, package))


def _xlsx(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return workbook(view, package)


def _json(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return as_json(metadata(view, package))


def _zip(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return folder(view, package, files(view, package))


def _cite(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return as_json(citations(view, package))


def _bib(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return bibtex(works_of(view, package))


def _csl(package: Package, view: View, _said: Mapping[str, str]) -> bytes:
    return as_json(csl(works_of(view, package)))


def _html(_package: Package, view: View, said: Mapping[str, str]) -> bytes:
    look = said["look"]
    return one_chart(view, projector=look == "projector", light=look == "light").encode()


SIZED = {"size": tuple(SIZES)}
LOOKS = {"look": ("frame", "light", "projector")}
KINDS: Mapping[str, Kind] = {
    ".svg": Kind("image/svg+xml", _svg, SIZED),
    ".png": Kind("image/png", _png, SIZED),
    ".csv": Kind("text/csv; charset=utf-8", _csv, {}),
    ".html": Kind("text/html; charset=utf-8", _html, LOOKS),
    ".xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx, {}),
    ".json": Kind("application/json", _json, {}),
    ".zip": Kind("application/zip", _zip, {}),
    ".cite": Kind("application/json", _cite, {}),
    ".bib": Kind("application/x-bibtex; charset=utf-8", _bib, {}),
    ".csl": Kind("application/vnd.citationstyles.csl+json", _csl, {}),
}


@remembered
def file_of(
    package: Package, page: str, ending: str, words: Asked, said: tuple[tuple[str, str], ...]
) -> File:
    """The file that an address means; with why there is none, where the view shows nothing.

    `words` are its choices, `said` what it says of the file itself. Raises UnknownChoice for words
    that the page does not offer.
    """
    view = view_of(package, page, dict(words))
    if view.exhibit.why_not:
        return File("", b"", view.exhibit.why_not)
    sizes = [word for key, word in said if key in SIZED and word not in SIZED[key][:1]]
    name = f"{'-'.join([view.file_name, *sizes])}{ending}"
    return File(name, KINDS[ending].made(package, view, dict(said)))
