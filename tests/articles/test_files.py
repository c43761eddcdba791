"""Files of every kind become the same text; what cannot be read is refused in plain words."""

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from articles.specimens import part_of, pdf, repacked, word, zipped

from dashboard.articles.document import Text
from dashboard.articles.files import LARGEST, content_of, text_of
from dashboard.errors import CannotRead

TITLE = "Two neighbours"
SAID = "Trade between Russia and Iran did not exceed $4 billion in 2021, the ministry said."
LINES = (TITLE, SAID, "It was less the year before.")
CUT = ("Trade between Russia and Iran did", "not exceed $4 billion in 2021, the", "ministry said.")
BODY = "word/document.xml"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


MARKDOWN = f"""---
title: "{TITLE}"
author: A. Reporter
date: 2023-02-14
---
# {TITLE} #

**Trade** between [Russia](https://example.org/r) and _Iran_ did not exceed
$4 billion in 2021, the `ministry` said.
<!-- not shown -->

![a picture](x.png)
> It was less the year before.
"""
PLAIN_PAGE = f"<h1>{TITLE}</h1><p>{SAID.replace('and', 'and<br>')}</p><p>{LINES[2]}</p>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\n\n".join(LINES).encode()),
        ("", "\r\n".join(LINES).encode("utf-16")),
        ("a.md", MARKDOWN.encode()),
        ("a.html", page(PLAIN_PAGE)),
        ("a.docx", word(LINES, TITLE, "A. Reporter")),
        ("a.pdf", pdf([[TITLE, *CUT], ["1", LINES[2]]], TITLE)),
    ],
    ids=["txt", "pasted", "md", "html", "docx", "pdf"],
)
def test_every_kind_of_file_gives_the_same_paragraphs(name: str, content: bytes) -> None:
    assert text_of(name, content).paragraphs == LINES


def test_what_a_document_says_of_itself_is_proposed() -> None:
    asked = replace(text_of("a.md", MARKDOWN.encode()), paragraphs=(), published_basis="")
    assert asked == Text((), TITLE, "A. Reporter", published="2023-02-14")
    for name, content in (
        ("a.docx", word(LINES, TITLE, "A. Reporter")),
        ("a.pdf", pdf([LINES], TITLE)),
    ):
        text = text_of(name, content)
        assert (text.title, text.author, text.published) == (TITLE, "A. Reporter", "")


def test_of_a_page_only_what_one_sees_of_its_article_is_read() -> None:
    body = """
    <nav><p>Home</p><ul><li>World</ul></nav><header>The Example Times</header>
    <main><article><div class=kicker>Economy</div><h1>Two <em>neighbours</em></h1>
    <script>document.write("<p>$9 billion</p>")</script><style>p {}</style>
    <p>Trade between Russia and <b>Iran</b> did not exceed $4&nbsp;billion in 2021,
       the ministry said.<p hidden>$8 billion<p style="display: none">$7 billion</p>
    <div aria-hidden="true"><div>$6 billion</div>$5 billion</div>
    <form><p>Subscribe</p></form><p title="a > b">It was less the year before.</article>
    <article><h2>Also read</h2><p>$3 billion of another</p></article></main>
    <footer>Imprint"""
    assert text_of("a.htm", page(body)).paragraphs == LINES


META = """<meta property="og:site_name" content="Example Times">
<meta name=author content='A. Reporter'>
<meta property="article:published_time" content="2023-02-14T09:00:00+03:00">
<link rel="canonical" href="https://example.org/a?b=1&amp;c=2">"""
DATA = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "X"},
{"@type": "NewsArticle", "author": [{"name": "A. Reporter"}],
"publisher": {"name": "Example Times"},
"datePublished": "2023-02-14", "url": "https://example.org/a?b=1&c=2"}]}</script>"""
TIME = "<p>By A. Reporter, <time datetime=2023-02-14>yesterday</time></p>"


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        (META, "", ("A. Reporter", "Example Times", "2023-02-14", "https://example.org/a?b=1&c=2")),
        (DATA, "", ("A. Reporter", "Example Times", "2023-02-14", "https://example.org/a?b=1&c=2")),
        ("", TIME, ("", "", "2023-02-14", "")),
        ('<meta name=author content="https://example.org/staff">'
         '<link rel=canonical href="javascript:x">'
         '<meta name=date content="2023-02-31"><script type="application/ld+json">[[[</script>',
         "", ("", "", "", "")),
    ],
    ids=["meta", "json-ld", "time", "nothing that can be used"],
)  # fmt: skip
def test_a_pages_own_word_for_its_author_day_and_address_is_read(
    head: str, body: str, said: tuple[str, ...]
) -> None:
    text = text_of("a.html", page(PLAIN_PAGE + body, head))
    assert (text.author, text.publisher, text.published, text.address) == said
    assert bool(text.published_basis) is bool(text.published)


def test_lines_broken_at_a_width_are_joined_and_others_stay_apart() -> None:
    broken = f"{TITLE}\n\n" + "\n".join(CUT) + "\n\nIt was less\nthe year before.\n"
    assert text_of("a.txt", broken.encode()).paragraphs == LINES
    assert text_of("a.txt", b"One.\nTwo.\nThree.\nFour.\n").paragraphs == (
        "One.",
        "Two.",
        "Three.",
        "Four.",
    )


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("cp1251", "Товарооборот между Россией и Ираном не превысил 4 миллиардов долларов."),
        ("cp1254", "Türkiye'nin İran'a ihracatı 3,07 milyar dolar oldu, açık büyüdü."),
        ("cp1256", "حجم تجارت ايران و روسيه در سال 2021 به 4 ميليارد دلار رسيد"),
    ],
)
def test_other_encodings_are_read_with_a_notice(encoding: str, line: str) -> None:
    text = text_of("a.txt", line.encode(encoding))
    assert text.paragraphs == (line,)
    assert "look whether names are right" in text.notices[0]
    assert not text_of("a.txt", line.encode()).notices


def test_signs_that_cannot_be_seen_are_taken_out() -> None:
    hostile = "Trade \u202ewas\u202c $4\u200b bil\xadlion\x07,\u2066 in\t 2021.\x00"
    assert text_of("", hostile.encode()).paragraphs == ("Trade was $4 billion, in 2021.",)
    assert text_of("", "می\u200cرود".encode()).paragraphs == ("می\u200cرود",)


def test_a_file_is_read_as_what_it_is_with_a_notice_where_its_name_says_otherwise() -> None:
    text = text_of("a.txt", pdf([LINES]))
    assert SAID in " ".join(text.paragraphs)
    assert text.notices == ("The file ends with .txt, but is a PDF, and was read as one.",)
    assert text_of("a.pdf", page(PLAIN_PAGE)).notices[0].startswith("The file ends with .pdf")
    assert text_of("a.docx", SAID.encode()).paragraphs == (SAID,)


STRUCK = (
    '<w:p><w:del><w:r><w:delText>$9 billion</w:delText></w:r></w:del>'
    "<w:ins><w:r><w:t>Kept</w:t></w:r></w:ins>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t> $8 billion</w:t></w:r></w:p><w:sectPr"
)  # fmt: skip


def test_struck_and_hidden_words_of_a_document_are_left_out() -> None:
    whole = word(LINES)
    body = part_of(whole, BODY).replace(b"<w:sectPr", STRUCK.encode(), 1)
    assert text_of("a.docx", repacked(whole, {BODY: body})).paragraphs == (*LINES, "Kept")


WHOLE = word(LINES)
BOMB = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part_of(WHOLE, BODY)[55:]
LONG = f"<w:p><w:r><w:t>{SAID * 10}</w:t></w:r></w:p>".encode()
REFUSED = {
    "empty": ("a.txt", b"", "the file is empty"),
    "only blanks": ("", b" \n\t ", "the file is empty"),
    "a page of scripts": ("a.html", page("<script>let a = 1</script>"), "no words in it"),
    "a picture": ("a.txt", b"\x89PNG\r\n", "a picture"),
    "old Word": ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(99), "Save it as .docx"),
    "binary": ("a.txt", bytes(range(256)) * 99, "it holds no text"),
    "another ending": ("a.csv", b"a,b\n1,2\n", "files that end with .csv are not read"),
    "a zip": ("a.docx", zipped({"xl/workbook.xml": b"<a/>"}), "it is a zip, and no Word document"),
    "a broken document": ("a.docx", WHOLE[:9000], "damaged"),
    "entities": ("a.docx", repacked(WHOLE, {BODY: BOMB}), "damaged"),
    "a zip bomb": ("a.docx", repacked(WHOLE, {"word/media/a.png": bytes(90 << 20)}), "not opened"),
    "a long document": (
        "a.docx", repacked(WHOLE, {"word/b.xml": LONG * 20_000 + bytes(1)}), "not opened",
    ),
    "deep XML": ("a.docx", repacked(WHOLE, {BODY: b"<a>" * 50_000}), "damaged"),
    "a scan": ("a.pdf", pdf([[]]), "(a scan)"),
    "a broken PDF": ("a.pdf", pdf([LINES])[:300], "damaged"),
    "5,000 pages": ("a.pdf", pdf([LINES] * 5000), "5,000 pages; at most 300 are read"),
    "a locked PDF": (
        "a.pdf",
        pdf([LINES], trailer=b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
            b"/O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32)),
        "locked with a password",
    ),
    "a slow PDF": ("a.pdf", pdf([["(" * 5 + ")" * 5] * 90_000] * 9), "takes more than 2 seconds"),
    "too many bytes": ("a.txt", b"a b " * (2 << 20), "it has 8.0 MB; at most 4 are read"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_words_at_once(case: str) -> None:
    name, content, said = REFUSED[case]
    began = time.process_time()
    with pytest.raises(CannotRead) as refused:
        text_of(name, content)
    assert said in str(refused.value)
    assert str(refused.value).startswith(name or "The text")
    assert time.process_time() - began < 2


HOSTILE = {
    "deep": "<div>" * 50_000 + SAID,
    "unclosed tags": "<p " * 600_000 + SAID,
    "unclosed comments": SAID + "<p>" + "<!--" * 500_000,
    "unclosed scripts": SAID + "<p>" + "<script>" * 200_000,
    "unclosed quotes": "<p a='\"" * 250_000 + SAID,
    "attributes": "<p " + "a=' " * 400_000 + ">" + SAID,
    "blanks": "<p" + " " * 1_900_000 + ">" + SAID,
    "less": "< " * 900_000 + SAID,
    "entities": "&#" * 900_000 + SAID,
}


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_two_megabytes_of_hostile_marks_take_no_time(name: str, case: str) -> None:
    began = time.process_time()
    with suppress(CannotRead):
        text_of(name, HOSTILE[case].encode())
    assert time.process_time() - began < 2


def test_no_more_of_a_file_is_taken_in_than_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(bytes(LARGEST + 99))
    assert len(content_of(file)) == LARGEST + 1
    with pytest.raises(CannotRead, match=r"b\.txt: it cannot be opened \(No such file"):
        content_of(tmp_path / "b.txt")
