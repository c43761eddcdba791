"""two-ledgers read: the figures of trade in a text, as lines or for a machine."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.articles.files import READ, content_of, text_of
from dashboard.articles.reader import read as figures_in
from dashboard.articles.words import in_text
from dashboard.commands.exits import in_words, print_json


class ReadFormat(StrEnum):
    """How the figures found are printed."""

    TEXT = "text"
    JSON = "json"


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=f"A text: {READ}.")],
    shape: Annotated[ReadFormat, typer.Option("--format", help="text or json.")] = ReadFormat.TEXT,
    dated: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help="The day of the text (2023-02-14), from which “last year” counts.",
        ),
    ] = "",
) -> None:
    """Find the figures of trade between two economies in a text; nothing is judged or kept."""
    with in_words():
        text = text_of(file.name, content_of(file))
        found = figures_in(text.paragraphs, dated or text.published)
    for notice in text.notices:
        print(notice, file=sys.stderr)
    if shape is ReadFormat.JSON:
        print_json([one.as_json() for one in found])
    else:
        print("\n".join(map(in_text, found)) or "No figure of trade between two economies found.")
