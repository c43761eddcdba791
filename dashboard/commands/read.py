"""two-ledgers read: the figures of trade in a text, judged for people or listed for a machine."""

import sys
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
from dashboard.check.reading import known_by, told_by
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
        day, text = _day(on), text_of(file.name, content_of(file))
        for notice in text.notices:
            print(printable(notice), file=sys.stderr)
        if shape is ReadFormat.JSON:
            print_json([one.as_json() for one in figures_of(text, day or text.published)])
            return
        given = {
            "said": said, "on": day, "title": title, "author": author, "publisher": publisher,
            "address": address,
        }  # fmt: skip
        known = {**told_by(text), **{name: word for name, word in given.items() if word}}
        spots = spots_of(text.paragraphs, text.reviews, day or text.published)
        entries = [spot.entry.with_(**known) for spot in spots[:MOST]]
        package = opened(data_folder(data))
        found = [answer(package, entry) for entry in entries]
        told = map(partial(in_text, package, OPTIONS), spots, found)
        print("\n\n".join(told) or NO_FIGURE)
        if more := how_many(len(spots), MOST):
            print(more, file=sys.stderr)
        if keep:
            _keep(entries, found, text, package, is_agreed=yes)


def _day(on: str) -> str:
    """The day that the reader names for a text, in place of the one it names itself."""
    day = day_of(on)
    if on and not day:
        raise UnknownChoice(f"--dated: “{on}” is no day, month or year; write 2023-02-14.")
    return day


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
