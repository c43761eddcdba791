"""Links that restore a view whole, whatever the defaults of a later version are."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

VERSION = "1"


def link(page: str, state: Mapping[str, str | Iterable[str]], digest: str) -> str:
    """The address of a page with every control written out, a version and the data's digest.

    A list becomes the same name several times, as the page's own address has it.
    """
    parts = urlsplit(page)
    query = urlencode({**state, "v": VERSION, "data": digest[:8]}, doseq=True)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
