"""A work cited in words: APA (7th edition), Chicago (17th, author-date), BibTeX, a sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dashboard.credit import Credit
from dashboard.exhibit import Cited
from dashboard.sharing.words_figures import own_title
from dashboard.text.numbers import capital, day, on_one_line, printable

NO_DATE = "n.d."
DATA_SET = "data set"
LATEX = str.maketrans({
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
})  # fmt: skip
IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
"""What stays as it is in an address; a brace or a backslash would end a field of BibTeX."""
NUMBERED = re.compile("[0-9]+[.-][0-9]")
ENDS = (".", "?", "!", ".”")


@dataclass(frozen=True)
class Work:
    """What is cited: a view, a verdict, a source, or a document in which something is claimed.

    `kind` says what it is, empty where nobody knows what a document is.
    `issued` and `retrieved` are days or years; `address` leads to it: that of a web page, or, of a
    view, one within the program. What nobody knows is empty: no author and no date is made up.
    """

    key: str
    title: str
    author: str = ""
    publisher: str = ""
    version: str = ""
    issued: str = ""
    retrieved: str = ""
    address: str = ""
    kind: str = DATA_SET

    @property
    def is_on_the_web(self) -> bool:
        """Whether its address is one that a browser can open anywhere."""
        return self.address.startswith(("https://", "http://"))


def sentence(cited: Cited, credits: Mapping[str, Credit], made_with: str) -> str:
    """A sentence with its sources and their releases; of a verdict also who came to it."""
    known = [credits[id_] for id_ in cited.sources if id_ in credits]
    each = [f"{one.publisher}, {own_title(one)}, {one.vintage}" for one in known]
    said = [*dict.fromkeys(each), *([made_with] if cited.verdict else [])]
    return on_one_line(f"{cited.text} ({'; '.join(said)})." if said else f"{cited.text}.")


def apa(work: Work) -> str:
    """As the American Psychological Association has it; without an author the title is first."""
    released = f"({_released(work)}) " if work.version else ""
    described = f"[{capital(work.kind)}]" if work.kind else ""
    titled = f"{_plain(work.title)} {released}{described}".strip()
    date = f"({_year_first(work.issued)})"
    first = [work.author, date, titled] if work.author else [titled, date]
    publisher = "" if work.publisher == work.author else work.publisher
    said = _sentences(*first, publisher, _retrieved_from(work))
    # After a web address there is no full stop, which would be taken for a part of it.
    return said.removesuffix(".") if work.is_on_the_web else said


def chicago(work: Work) -> str:
    """As the Chicago Manual of Style has it, author-date; a publisher stands in for no author."""
    author = work.author or work.publisher
    publisher = "" if work.publisher == author else work.publisher
    accessed = f"Accessed {_month_first(work.retrieved)}" if work.retrieved else ""
    dated = _month_first(work.issued) if len(work.issued) > len("2026") else ""
    return _sentences(
        author,
        work.issued[:4] or NO_DATE,
        f"“{_quoted(work.title)}.”" if work.title else "",
        _described(work),
        _released(work),
        publisher,
        dated,
        accessed,
        where(work),
    )


def bibtex(work: Work) -> str:
    """As an entry of BibTeX, in UTF-8; a year that nobody knows is left out."""
    at = "" if work.is_on_the_web else where(work)
    noted = ". ".join(filter(None, (_described(work), _released(work), at)))
    fields = {
        "title": f"{{{_latex(_plain(work.title))}}}" if work.title else "",
        "author": f"{{{_latex(work.author)}}}" if work.author else "",
        "howpublished": _latex(work.publisher) if work.publisher != work.author else "",
        "year": work.issued[:4],
        "month": str(int(work.issued[5:7])) if len(work.issued) > len("2026") else "",
        "note": _latex(noted),
        "url": quote(work.address, safe=IN_ADDRESSES) if work.is_on_the_web else "",
        "urldate": work.retrieved,
    }
    lines = [f"  {name} = {{{said}}}" for name, said in fields.items() if said]
    return "\n".join([f"@misc{{{work.key},", ",\n".join(lines), "}"])


def plain_file(sentences: Sequence[str], works: Sequence[Work]) -> str:
    """Sentences, and every work in both styles, as a text."""
    parts = {
        "Ready to copy": sentences,
        "APA, 7th edition": [apa(work) for work in works],
        "Chicago, 17th edition, author-date": [chicago(work) for work in works],
    }
    lines = (line for name, said in parts.items() if said for line in (name, "", *said, ""))
    return "\r\n".join(lines)


def _retrieved_from(work: Work) -> str:
    if not work.is_on_the_web or not work.retrieved:
        return where(work)
    return f"Retrieved {_month_first(work.retrieved)}, from {work.address}"


def where(work: Work) -> str:
    """Where it is: its web page, or its address within the program; of a document as recorded."""
    if work.is_on_the_web or not work.address or work.kind != DATA_SET:
        return work.address
    return f"Address within the program: {work.address}"


def _described(work: Work) -> str:
    """What a document is; of a data set nothing need be said."""
    return "" if work.kind == DATA_SET else capital(work.kind)


def _released(work: Work) -> str:
    """The release in words: a bare number is called a version."""
    is_bare = NUMBERED.match(work.version)
    return f"Version {work.version}" if is_bare else capital(work.version)


def _sentences(*parts: str) -> str:
    """Parts that end in a full stop each."""
    said = [part for part in parts if part]
    return on_one_line(" ".join(part if part.endswith(ENDS) else f"{part}." for part in said))


def _plain(title: str) -> str:
    """A title without the full stop of a sentence."""
    return on_one_line(title).removesuffix(".")


def _quoted(title: str) -> str:
    """A title inside quotation marks; those in it are single ones."""
    return _plain(title).replace("“", "‘").replace("”", "’")


def _latex(text: str) -> str:
    return printable(on_one_line(text)).translate(LATEX)


def _month_first(date: str) -> str:
    """A day as Americans write it: “November 22, 2026”; a month or year as far as it is known."""
    *named, year = day(date).split(" ")
    if len(named) == 2:
        return f"{named[1]} {named[0]}, {year}"
    return " ".join([*named, year])


def _year_first(date: str) -> str:
    """“2026, November 22”, or that there is no date."""
    if not date:
        return NO_DATE
    *named, year = day(date).split(" ")
    return ", ".join(filter(None, (year, " ".join(reversed(named)))))
