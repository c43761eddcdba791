"""The addresses of files: the address of a view with an ending, beside the pages.

What cannot be answered gets a sentence: 400 for a wrong choice, 404 where there is nothing or no
such file, 409 for an address that was made with other data, 503 without data.
"""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.report.choice import choice_of
from dashboard.report.report import report
from dashboard.serving.answers import KINDS, file_of
from dashboard.sharing.link import BESIDES, VERSIONS
from dashboard.sharing.view import TITLES
from dashboard.text.allowed import allowed_instead, repeated
from dashboard.views.addressed import Asked
from dashboard.views.views import PAGES
from dashboard.warehouse.shown import current

DOWNLOAD = "download"
NO_DATA = "There are no data that can be shown; the page Data says why."
INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    "Cache-Control": "no-cache",
}
"""A file is shown and never runs; a browser asks each time whether it is still the same."""
ALIVE = INERT | {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "script-src 'unsafe-inline' 'unsafe-eval'"
    )
}
"""A report's own script draws its charts anew, and can ask nobody for anything."""
OURS = (".csv", ".xlsx", ".zip", ".svg", ".cite", ".bib", ".csl")
"""Endings of which Streamlit serves no file of its own."""
OF_REPORT = ("claim", "pair", "page", "view")


def words_of(request: Request) -> Asked:
    """What an address says, by name, each name once with all its words."""
    query = request.query_params
    return tuple((key, tuple(query.getlist(key))) for key in dict.fromkeys(query))


def answer(request: Request, page: str, ending: str) -> Response:
    """A view as a file, or a sentence."""
    package, asked = current().package, words_of(request)
    if package is None:
        return sentence(NO_DATA, 503)
    try:
        if differs := _other_data(package, asked):
            return sentence(differs, 409)
        words, said = _parted(asked, ending)
        tag = _tag(package, request, page, ending)
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        file = file_of(package, page, ending, words, said)
    except UnknownChoice as found:
        return sentence(str(found), 400)
    if file.why_not:
        return sentence(file.why_not, 404)
    headers = {**INERT, **_kept(request, file.name), "ETag": tag}
    return Response(file.content, media_type=KINDS[ending].media, headers=headers)


def whole_report(request: Request) -> Response:
    """The report with the claims, pairs and pages that an address names."""
    package, asked = current().package, words_of(request)
    if package is None:
        return sentence(NO_DATA, 503)
    words = {key: said for key, said in asked if key not in {*BESIDES, DOWNLOAD}}
    if unknown := [key for key in words if key not in OF_REPORT]:
        told = f"The address asks for “{repeated(unknown[0])}”; a report takes "
        return sentence(f"{told}{', '.join(OF_REPORT)}.", 400)
    try:
        if differs := _other_data(package, asked):
            return sentence(differs, 409)
        choice = choice_of(package, *(words.get(key, ()) for key in OF_REPORT))
        content = report(package, choice)
    except UnknownChoice as found:
        return sentence(str(found), 400)
    name = f"two-ledgers-report-{package.digest[:8]}.html"
    return Response(content, media_type="text/html", headers={**ALIVE, **_kept(request, name)})


def sentence(text: str, status: int) -> Response:
    """What stands in the way, in words."""
    return PlainTextResponse(f"{text}\n", status, INERT)


def _kept(request: Request, name: str) -> dict[str, str]:
    kept = "attachment" if DOWNLOAD in request.query_params else "inline"
    return {"Content-Disposition": f'{kept}; filename="{name}"'}


def _other_data(package: Package, asked: Asked) -> str:
    """What is to be said of an address that was made with other data; empty for one of these.

    Raises UnknownChoice for an address of a version whose choices may have meant something else.
    """
    said = dict(asked)
    if others := [word for word in said.get("v", ()) if word not in VERSIONS]:
        raise UnknownChoice(
            f"This address was made by another version of Two Ledgers (“{repeated(others[0])}”; "
            f"this one knows {', '.join(VERSIONS)}): its choices may mean something else here."
        )
    made = [word for word in said.get("data", ()) if word != package.digest[:8]]
    if not made:
        return ""
    return (
        f"This address was made with other data (“{repeated(made[0])}”) than those here "
        f"({package.digest[:8]}): figures may differ. Without “data=” it answers with those here."
    )


def no_such_file(request: Request) -> Response:
    """What there is instead of a file that nobody knows."""
    asked, endings = repeated(request.url.path[1:]), ", ".join(KINDS)
    pages = ", ".join(PAGES)
    told = f"There is no file “{asked}”. The pages {pages} answer with the endings {endings}."
    return sentence(told, 404)


def _parted(words: Asked, ending: str) -> tuple[Asked, tuple[tuple[str, str], ...]]:
    """What an address says of the view, and what of the file."""
    takes = KINDS[ending].takes
    for key, several in words:
        if key in takes and len(several) > 1:
            raise UnknownChoice(f"The address says {key} {len(several)} times; it takes one.")
    given = {key: first for key, (first, *_) in words if key in takes}
    for key, word in given.items():
        if word not in takes[key]:
            raise UnknownChoice(
                f"The address asks for {key} “{repeated(word)}”; "
                f"{allowed_instead(word, takes[key])}."
            )
    said = tuple((key, given.get(key, allowed[0])) for key, allowed in takes.items())
    return tuple(one for one in words if one[0] not in {*takes, DOWNLOAD}), said


def _tag(package: Package, request: Request, page: str, ending: str) -> str:
    made_of = (version("two-ledgers"), package.digest, page, ending, request.url.query)
    return f'"{sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def _endpoint(page: str, ending: str) -> Callable[[Request], Response]:
    # Starlette runs what is no coroutine in a thread of its own, so a picture holds nobody up.
    return partial(answer, page=page, ending=ending)


def to_the_first_page(request: Request) -> Response:
    """The first page is Streamlit's root and has no name there; a link may call it by its name."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", 307, {"Cache-Control": "no-store"})


ROUTES = [
    Route(f"/{next(iter(TITLES))}", to_the_first_page),
    Route("/report.html", whole_report),
    *(
        Route(f"/{page}{ending}", _endpoint(page, ending), name=f"{page}{ending}")
        for page in PAGES
        for ending in KINDS
    ),
    *(Route(f"/{page}.{{ending}}", no_such_file) for page in [*TITLES, "report"]),
    *(Route(f"/{{page}}{ending}", no_such_file) for ending in OURS),
]
