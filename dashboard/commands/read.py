"""two-ledgers read: the figures of trade in a text, judged for people or listed for a machine."""

import sys
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dashboard.articles.document import Text
from dashboard.articles.files import READ, content_of, text_of
from dashboard.articles.review_text import figures_of
from dashboard.check.answer import Answer, answer
from dashboard.check.article import MOST
from dashboard.check.entry import Entry
from dashboard.check.reading import day_at_the_top, known_by
from dashboard.check.review import spots_of
from dashboard.check.row import day_of
from dashboard.check.rows_to_keep import rows_to_keep
from dashboard.check.words_in_text import how_many, in_text, kept_of
from dashboard.commands.document import Address, Author, Publisher, Said, Said_on, Title
from dashboard.commands.exits import REFUSED, Folder, data_folder, in_words, opened, print_json
from dashboard.commands.keep_rows import keep_rows
from dashboard.errors import UnknownChoice
from dashboard.package.package import Package
from dashboard.shipped import SHIPPED
from dashboard.text.numbers import printable

NO_FIGURE = "No figure of trade between two economies found."
OPTIONS = {"period": "--dated (the day of the text)"}
"""Which option gives what a figure of a text may lack."""


class ReadFormat(StrEnum):
    """How the figures found are printed."""

    TEXT = "text"
    JSON = "json"


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=f"A text: {READ}.")],
    shape: Annotated[
        ReadFormat, typer.Option("--format", help="text, judged; or json, only listed.")
    ] = ReadFormat.TEXT,
    said: Said = "",
    on: Said_on = "",
    title: Title = "",
    author: Author = "",
    publisher: Publisher = "",
    address: Address = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="Put what can be judged into the data; asks first.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Keep it without asking.")] = False,
    data: Folder = SHIPPED,
) -> None:
    """Find the figures of trade between two economies in a text, and judge them.

    Nothing is stored unless it is kept; then it is the figures with their words, not the text.
    """
    with in_words():
        if keep and shape is ReadFormat.JSON:
            raise UnknownChoice("--keep goes with --format text: it shows what it would change.")
        text = text_of(file.name, content_of(file))
        text = replace(
            text,
            title=title or text.title,
            author=author or text.author,
            publisher=publisher or text.publisher,
            address=address or text.address,
        )
        text = _dated(text, on)
        for notice in text.notices:
            print(printable(notice), file=sys.stderr)
        if shape is ReadFormat.JSON:
            print_json([one.as_json() for one in figures_of(text, text.published)])
        else:
            _judge(text, said, opened(data_folder(data)), is_kept=keep, is_agreed=yes)


def _dated(text: Text, on: str) -> Text:
    """A text with the day that the reader names, in place of the one it names itself."""
    if not on:
        return text
    if not (day := day_of(on)):
        raise UnknownChoice(f"--dated: “{on}” is no day, month or year; write 2023-02-14.")
    return replace(text, published=day, published_basis="")


def _judge(text: Text, said: str, package: Package, *, is_kept: bool, is_agreed: bool) -> None:
    """Prints every figure with its verdicts, and keeps those that can be judged if asked to."""
    spots = spots_of(text.paragraphs, text.reviews, text.published)
    entries = [_in_document(spot.entry, text, said) for spot in spots[:MOST]]
    found = [answer(package, entry) for entry in entries]
    told = map(partial(in_text, package, OPTIONS), spots, found)
    print("\n\n".join(told) or NO_FIGURE)
    if more := how_many(len(spots), MOST):
        print(more, file=sys.stderr)
    if is_kept:
        _keep(entries, found, text, package, is_agreed=is_agreed)


def _in_document(entry: Entry, text: Text, said: str) -> Entry:
    """A figure in its document; a review has named one already."""
    day = text.published or ("" if text.reviews else day_at_the_top(text.paragraphs))
    return replace(
        entry,
        said=said or entry.said,
        on=day or entry.on,
        title=text.title or entry.title,
        author=text.author or entry.author,
        publisher=text.publisher or entry.publisher,
        address=text.address or entry.address,
    )


def _keep(
    entries: list[Entry], found: list[Answer], text: Text, package: Package, *, is_agreed: bool
) -> None:
    whole = [(one, each.row) for one, each in zip(entries, found, strict=True) if each.claim]
    if left := kept_of(len(whole), len(found)):
        print(left, file=sys.stderr)
    if not whole:
        print("Nothing was kept.", file=sys.stderr)
        raise typer.Exit(REFUSED)
    keep_rows(package, rows_to_keep(*whole, known_by=known_by(text)), is_agreed=is_agreed)
