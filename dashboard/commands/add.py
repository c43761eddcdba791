"""two-ledgers add: a publisher's file into the data."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import REFUSED, Data, in_words, line, opened, tell
from dashboard.commands.history import tell_recovered
from dashboard.commands.place import places_of
from dashboard.commands.preview import cannot_be_read, outcome_lines, print_preview
from dashboard.credit import Credit
from dashboard.errors import Cancelled, CannotRead, UnknownChoice
from dashboard.intake.preview import Preview, previewed
from dashboard.launcher import LIMIT_MB
from dashboard.package.package import Package, open_package
from dashboard.reading.evidence import Answers
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Tidy, Wanted
from dashboard.shipped import SHIPPED
from dashboard.swap.accept import accept
from dashboard.swap.groups import Mode
from dashboard.swap.order import place_words
from dashboard.swap.proposal import Choices, Proposal
from dashboard.swap.question import Answer
from dashboard.swap.read_files import Unreadable, read_files, remembered
from dashboard.swap.words import (
    asked,
    can_be_answered,
    done,
    how_to_answer,
    how_to_place,
)
from dashboard.text.numbers import printable

MB = 1 << 20
NOTHING_REPLACED = "Nothing was replaced."
NOTHING_OF_IT = "Nothing of this file was put in."


def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            exists=True,
            help="Files, or a folder of yearly files, as downloaded.",
        ),
    ],
    source: Annotated[
        str, typer.Option("--as", metavar="SOURCE", help="The source it replaces, or a new name.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it, change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Accept without asking.")] = False,
    whole: Annotated[
        bool | None,
        typer.Option("--whole/--part", help="Replace the whole source, or only what it holds."),
    ] = None,
    periods: Annotated[
        bool, typer.Option("--periods", help="Replace only the periods that the file holds.")
    ] = False,
    values: Annotated[
        Answer | None,
        typer.Option(help="Values asked about: keep them, or scale those that look a unit off."),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEDGER:before|after:SOURCE",
            help="Its place in a stated order, such as RUS:after:imf-imts, or none.",
        ),
    ] = None,
    unit: Annotated[str, typer.Option(help="The unit: dollars, thousands, millions.")] = "",
    flow: Annotated[str, typer.Option(help="The direction: export or import.")] = "",
    reporter: Annotated[str, typer.Option(help="Whose books: a code, such as TUR.")] = "",
    partner: Annotated[str, typer.Option(help="The partner: a code.")] = "",
    year: Annotated[str, typer.Option(help="The year, where no cell has it.")] = "",
    month: Annotated[str, typer.Option(help="The month, 1 to 12.")] = "",
    sheet: Annotated[str, typer.Option(help="Which sheet of a workbook.")] = "",
    status: Annotated[str, typer.Option(help="reported, estimate, …")] = "",
    complete: Annotated[str, typer.Option(help="yes, where the rows are all goods.")] = "",
    system: Annotated[str, typer.Option(help="General or special trade.")] = "",
    decimal: Annotated[str, typer.Option(help="The decimal sign: point or comma.")] = "",
    frequency: Annotated[str, typer.Option(help="years, quarters or months.")] = "",
    publisher: Annotated[str, typer.Option(help="Whose figures these are.")] = "",
    title: Annotated[str, typer.Option(help="What to call a new source.")] = "",
    vintage: Annotated[str, typer.Option(help="The publisher's release.")] = "",
    page: Annotated[str, typer.Option(help="The publisher's page.")] = "",
    licence: Annotated[str, typer.Option(help="The terms of use.")] = "",
    caution: Annotated[str, typer.Option(help="What to beware of.")] = "",
    limit: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest file.")] = LIMIT_MB,
    data: Data = SHIPPED,
) -> None:
    """Put a publisher's file into the data: shows what it is and changes, then asks."""
    with in_words():
        tell_recovered(data)
        said = Credit(source, publisher, title, vintage, page, licence, caution)
        places = places_of(place or ())
        choices = Choices(
            said, _mode(whole, periods), places, values, unplaced=bool(place) and not places
        )
        package = opened(data)
        answers = Answers(
            *(unit, flow, reporter, partner, year, month, sheet, status, complete, system),
            *(decimal, frequency),
        )
        tables = _readable(_read(files, package, limit, answers), said)
        if yes and len(tables) > 1:
            _refuse_any(tables, package, choices)
        _one_after_another(tables, data, choices, dry_run, yes)


def _read(
    files: Sequence[Path], package: Package, limit: int, answers: Answers
) -> list[Tidy | Unreadable]:
    for path in files:
        if not (path.is_file() or path.is_dir()):
            raise CannotRead(f"{path}: this is a pipe, a socket or a device, not a file.")
    handed = [Handed(printable(path.name or str(path)), path, answers=answers) for path in files]
    mappings, problems = remembered(package.folder)
    tell(problems)
    wanted, is_terminal = Wanted.of(package), sys.stderr.isatty()
    progress = _tell_share if is_terminal else None
    try:
        files_read = read_files(handed, wanted, mappings, progress, limit=limit * MB)
        return [table for _, table in files_read]
    except KeyboardInterrupt:
        raise Cancelled(f"The reading was stopped. {NOTHING_REPLACED}") from None
    finally:
        if is_terminal:
            print("\r\x1b[K", end="", file=sys.stderr)


def _tell_share(share: float) -> bool:
    """How far the reading is, on one line of a terminal; it goes on until Ctrl+C stops it."""
    print(f"\rReading: {share:.0%} (Ctrl+C stops it)", end="", file=sys.stderr, flush=True)
    return True


def _readable(tables: Sequence[Tidy | Unreadable], said: Credit) -> list[Tidy]:
    """All files, where all can be read; otherwise none is let in."""
    if said.source and len(tables) > 1:
        raise UnknownChoice("--as names one source; hand in these files one after another.")
    refused = [one for one in tables if isinstance(one, Unreadable) or one.problems]
    for one in refused:
        cannot_be_read(one)
    if refused:
        print(NOTHING_REPLACED, file=sys.stderr)
        raise typer.Exit(REFUSED)
    return [one for one in tables if isinstance(one, Tidy)]


def _refuse_any(tables: Sequence[Tidy], package: Package, choices: Choices) -> None:
    """Every file can be accepted, or none is let in."""
    previews = [_previewed(one, package, choices) for one in tables]
    refused = [one for one in previews if one.proposal.refusal and not one.proposal.nothing_to_do]
    for one in refused:
        print_preview(one, package.names)
        if not one.proposal.problems and not one.proposal.tidy.open:
            print(how_to_answer(one.proposal.questions))
    if refused:
        print(f"Not accepted: {_names(tables)}. {NOTHING_REPLACED}", file=sys.stderr)
        raise typer.Exit(REFUSED)


def _one_after_another(
    tables: Sequence[Tidy], data: Path, choices: Choices, dry_run: bool, yes: bool
) -> None:
    """Lets the files in; where one is refused, says which went in before it and which did not."""
    for number, one in enumerate(tables):
        is_done = False
        try:
            is_done = _accepted_or_shown(one, open_package(data), choices, dry_run, yes)
        finally:
            if not is_done and number:
                before, rest = _names(tables[:number]), _names(tables[number:])
                print(f"Gone through before: {before}. Not accepted: {rest}.", file=sys.stderr)
        if not is_done:
            raise typer.Exit(REFUSED)


def _names(tables: Sequence[Tidy]) -> str:
    return ", ".join(one.file for one in tables)


def _accepted_or_shown(
    tidy: Tidy, package: Package, choices: Choices, dry_run: bool, yes: bool
) -> bool:
    """Shows one file and lets it in, if that is wanted; whether nothing stands against it."""
    preview = _previewed(tidy, package, choices)
    print_preview(preview, package.names)
    if preview.proposal.problems:
        print(NOTHING_OF_IT, file=sys.stderr)
        return False
    if tidy.open:
        print(NOTHING_OF_IT)
        return False
    if preview.proposal.nothing_to_do:
        print("The data hold these figures already; nothing to do.")
        return True
    if preview.proposal.open_questions:
        answer = None if yes or dry_run else _ask_about_values(preview.proposal)
        if answer is None:
            print(f"{how_to_answer(preview.proposal.questions)} {NOTHING_OF_IT}")
            return False
        preview = _previewed(tidy, package, replace(choices, answer=answer))
        print_preview(preview, package.names)
    if preview.proposal.fills and not (choices.places or choices.unplaced):
        preview = _placed(preview, package, choices, asks=not (yes or dry_run))
    if dry_run:
        print("This was a dry run; nothing was changed.")
        return True
    if not yes and line("Accept? Type yes: ").lower() not in ("y", "yes"):
        print(NOTHING_OF_IT)
        return False
    entry = accept(preview.proposal)
    print("\n".join([done(entry), *entry.notices]))
    print(f"two-ledgers undo {entry.number} brings the version before back.")
    return True


def _placed(preview: Preview, package: Package, choices: Choices, asks: bool) -> Preview:
    """With the place that would fill gaps of ledgers, if the reader says so; what it would turn."""
    proposal = preview.proposal
    places = tuple(one.place for one in proposal.fills)
    there = _previewed(proposal.tidy, package, replace(choices, places=places))
    print(f"In its place ({', '.join(map(place_words, places))}):")
    for said in outcome_lines(there.outcomes, package.names):
        print(f"  {said}")
    if not asks:
        print(how_to_place(proposal))
        return preview
    is_wanted = line("Put it there? Type yes, or nothing for no order: ").lower() in ("y", "yes")
    return there if is_wanted else preview


def _previewed(tidy: Tidy, package: Package, choices: Choices) -> Preview:
    if not (choices.said.source or tidy.credit.source):
        raise UnknownChoice(
            f"{tidy.file} does not say which source it is. Name it with --as: "
            f"{', '.join(one.id for one in package.like(tidy.kind))}, or a new name."
        )
    return previewed(tidy, package, choices)


def _ask_about_values(proposal: Proposal) -> Answer | None:
    for question in proposal.open_questions:
        print(asked(question))
    allowed = list(can_be_answered(proposal.questions))
    word = line(f"Type {', '.join(allowed)}, or nothing to leave the data as they are: ")
    return Answer(word) if word in allowed else None


def _mode(whole: bool | None, periods: bool) -> Mode | None:
    if periods and whole is not None:
        raise UnknownChoice("--periods does not go together with --whole or --part.")
    if periods:
        return Mode.PERIODS
    return None if whole is None else Mode.WHOLE if whole else Mode.PART
