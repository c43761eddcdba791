"""What a reader says of the document that a figure stands in, as options of a command."""

from typing import Annotated

import typer

Title = Annotated[str, typer.Option(help="Of the document: its title.")]
Author = Annotated[str, typer.Option(help="Of the document: who wrote it.")]
Publisher = Annotated[str, typer.Option(help="Of the document: who published it.")]
Address = Annotated[str, typer.Option(help="Of the document: its page (https://…).")]
Said = Annotated[str, typer.Option(help="Who said it.")]
Said_on = Annotated[
    str,
    typer.Option(
        "--on",
        "--dated",
        metavar="DATE",
        help="When it was said or published, such as 2023-02-14; “last year” counts from it.",
    ),
]
