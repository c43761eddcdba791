"""Views by a link that was copied: a whole address, or one from its page's name on."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.sharing.link import VERSIONS
from dashboard.sharing.view import CHART, View
from dashboard.text.allowed import repeated
from dashboard.views.addressed import Asked
from dashboard.views.views import PAGES, view_of, views_of

ROOT = next(iter(PAGES))
"""The page that a dashboard opens with, whose name its own address leaves out."""
MOST = 100
"""So many choices are more than any page asks for."""


@dataclass(frozen=True)
class Linked:
    """What a link says: its page, its choices, and eight signs of the data it was made with."""

    page: str
    words: Asked
    data: str = ""


def linked(address: str) -> Linked:
    """A link taken apart. Raises UnknownChoice where it is none of this version."""
    try:
        parts = urlsplit(address.strip())
        said = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=MOST)
    except ValueError:
        raise UnknownChoice(f"“{repeated(address)}” is no address of a view.") from None
    page = parts.path.rstrip("/").rpartition("/")[2] or ROOT
    words = {key: tuple(word for own, word in said if own == key) for key in dict(said)}
    others = [word for word in words.pop("v", ()) if word not in VERSIONS]
    if others:
        raise UnknownChoice(
            f"The address of the view was made by another version of Two Ledgers "
            f"(“{repeated(others[0])}”; this one knows {', '.join(VERSIONS)}): its choices may "
            "mean something else here."
        )
    data = "".join(words.pop("data", ()))
    return Linked(page, tuple(words.items()), data)


def views_linked(package: Package, link: Linked) -> tuple[View, ...]:
    """The views that a link shows: one where it names one of several charts.

    Raises UnknownChoice, in a sentence, for a page without a chart and for words it does not offer.
    """
    words = dict(link.words)
    if CHART in words:
        return (view_of(package, link.page, words),)
    if views := views_of(package, link.page, words):
        return views
    raise UnknownChoice(f"The view “{repeated(link.page)}” of that address has no chart.")


def chosen_in(views: Iterable[View], *keys: str) -> tuple[str, ...]:
    """What views have chosen under some keys, each code once."""
    codes = (code for view in views for key in keys for code in view.state.get(key, ()))
    return tuple(dict.fromkeys(filter(None, codes)))
