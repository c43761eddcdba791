"""Links that restore a view whole, whatever the defaults of a later version are."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from dashboard.text.numbers import inert

VERSIONS = ("1",)
"""Every version of what a link holds that was ever released; the last is the one written."""
VERSION = VERSIONS[-1]
BESIDES = frozenset({"v", "data"})
"""What an address holds besides choices: its state version, and which data it was made with."""
SAFE = ":/?#[]@!$&'()*+,;=%~"
"""What stays as it is in a web address that is shown as a link."""


def link(page: str, state: Mapping[str, str | Iterable[str]], digest: str) -> str:
    """The address of a page with every control written out, a version and the data's digest.

    A list becomes the same name several times, as the page's own address has it.
    """
    parts = urlsplit(page)
    query = urlencode({**state, "v": VERSION, "data": digest[:8]}, doseq=True)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def web_link(words: str, address: str) -> str:
    """Words as a link to an ordinary web address; to any other address there is none."""
    if not address.startswith(("https://", "http://")):
        return inert(words)
    return f"[{inert(words)}](<{quote(address, safe=SAFE)}>)"
