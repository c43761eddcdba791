"""two-ledgers add · undo · history: a publisher's file into the data, and the way back."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import REFUSED, Data, in_words, tell
from dashboard.commands.preview_text import cannot_be_read, preview_told
from dashboard.errors import Cancelled, UnknownChoice
from dashboard.intake.preview import Choices, Preview, previewed, sources_of, wanted_of
from dashboard.launcher import LIMIT_MB
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import Package, open_package
from dashboard.reading.handed_file import Handed
from dashboard.shipped import SHIPPED
from dashboard.swap import history as versions
from dashboard.swap.accept import accept
from dashboard.swap.cards import Place
from dashboard.swap.exchange import recover
from dashboard.swap.mappings import remembered
from dashboard.swap.proposal import Mode
from dashboard.swap.read_files import Named, Taken, shown_name, taken
from dashboard.swap.unit_check import Answer
from dashboard.swap.words import asked, done

MB = 1 << 20
MOST_MB = LIMIT_MB
PLACE = re.compile(r"(?P<ledger>[^:]+):(?P<side>before|after):(?P<beside>[^:]+)")
NOTHING_REPLACED = "Nothing was replaced."
NOTHING_OF_IT = "Nothing of this file was put in."


class Values(StrEnum):
    """The answer to the question about values in an unlikely unit."""

    KEEP = "keep"
    SCALE = "scale"


ANSWERS = {Values.KEEP: Answer.KEEP, Values.SCALE: Answer.SCALE}


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
        Values | None,
        typer.Option(help="Values that look 1,000 or 1,000,000 times off: keep or scale them."),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEDGER:before|after:SOURCE",
            help="The place of a new source in the stated order, such as RUS:after:imf-imts.",
        ),
    ] = None,
    publisher: Annotated[str, typer.Option(help="Whose figures these are.")] = "",
    title: Annotated[str, typer.Option(help="What to call a new source.")] = "",
    vintage: Annotated[str, typer.Option(help="The publisher's release.")] = "",
    page: Annotated[str, typer.Option(help="The publisher's page.")] = "",
    licence: Annotated[str, typer.Option(help="The terms of use.")] = "",
    caution: Annotated[str, typer.Option(help="What to beware of.")] = "",
    limit: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest file.")] = MOST_MB,
    data: Data = SHIPPED,
) -> None:
    """Put a publisher's file into the data: shows what it is and changes, then asks."""
    with in_words():
        tell_recovered(data)
        said = Named(source, publisher, title, vintage, page, licence, caution)
        mode = _mode(whole, periods)
        answer = ANSWERS[values] if values else None
        choices = Choices(said, mode, tuple(map(_place, place or ())), answer)
        package = open_package(data)
        found = _read(files, package, limit)
        _refuse_unreadable(found, said)
        if yes and len(found) > 1:
            _refuse_any(found, package, choices)
        _one_after_another(found, data, choices, dry_run, yes)


def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="[NUMBER]", help="A change that history lists.")
    ] = None,
    data: Data = SHIPPED,
) -> None:
    """Bring back the version before the latest change, or before the change of that number."""
    with in_words():
        tell_recovered(data)
        _refuse_no_package(data)
        entry = versions.undo(data, number)
        print(done(entry))
        _print_lines(entry.notices)


def history(data: Data = SHIPPED) -> None:
    """List every change of the data, the latest first."""
    with in_words():
        tell_recovered(data)
        _refuse_no_package(data)
        found = versions.history(data)
        _print_lines(map(str, found))
        if not found:
            print("No change is recorded in this data folder.")


def tell_recovered(data: Path) -> None:
    """Mends what a change left behind that was cut off, and says so."""
    if data.is_dir():
        for line in recover(data):
            print(line, file=sys.stderr)


def _refuse_no_package(data: Path) -> None:
    """Raises NoPackage for a folder without one; broken data may still be taken back."""
    if not (data / DESCRIPTOR).is_file():
        open_package(data)


def _read(files: Sequence[Path], package: Package, limit: int) -> list[Taken]:
    handed = [Handed(shown_name(path.name or str(path)), path) for path in files]
    mappings, problems = remembered(package.folder)
    tell(problems)
    wanted = wanted_of(package, package.folder)
    try:
        return taken(handed, wanted, mappings, _progress(), limit=limit * MB)
    except KeyboardInterrupt:
        raise Cancelled(f"The reading was stopped. {NOTHING_REPLACED}") from None
    finally:
        _progress_ends()


def _progress() -> "Progress | None":
    if not sys.stderr.isatty():
        return None
    return Progress()


class Progress:
    """How far the reading is, on one line of a terminal; Ctrl+C stops it."""

    def __call__(self, share: float) -> bool:
        """Tells the share done; the reading goes on."""
        print(f"\rReading: {share:.0%} (Ctrl+C stops it)", end="", file=sys.stderr, flush=True)
        return True


def _progress_ends() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)


def _refuse_unreadable(found: Sequence[Taken], said: Named) -> None:
    """All files can be read, or none is let in."""
    if said.source and len(found) > 1:
        raise UnknownChoice("--as names one source; hand in these files one after another.")
    refusals = [one for one in found if one.tidy is None or one.tidy.problems]
    for one in refusals:
        cannot_be_read(one)
    if refusals:
        print(NOTHING_REPLACED, file=sys.stderr)
        raise typer.Exit(REFUSED)


def _refuse_any(found: Sequence[Taken], package: Package, choices: Choices) -> None:
    """Every file can be accepted, or none is let in."""
    refused = [one for one in found if _stands_against(_previewed(one, package, choices))]
    for one in refused:
        shown = _previewed(one, package, choices)
        preview_told(shown, package.names)
        if not shown.proposal.problems:
            print("Answer with --values keep or --values scale.")
    if refused:
        print(f"Not accepted: {_listed(found)}. {NOTHING_REPLACED}", file=sys.stderr)
        raise typer.Exit(REFUSED)


def _stands_against(shown: Preview) -> bool:
    return bool(shown.proposal.refusal) and not shown.proposal.nothing_to_do


def _one_after_another(
    found: Sequence[Taken], data: Path, choices: Choices, dry_run: bool, yes: bool
) -> None:
    """Lets the files in; where one is refused, says which went in before it and which did not."""
    for number, one in enumerate(found):
        is_done = False
        try:
            is_done = _accepted_or_shown(one, open_package(data), choices, dry_run, yes)
        finally:
            if not is_done and number:
                before, rest = _listed(found[:number]), _listed(found[number:])
                print(f"Gone through before: {before}. Not accepted: {rest}.", file=sys.stderr)
        if not is_done:
            raise typer.Exit(REFUSED)


def _listed(found: Sequence[Taken]) -> str:
    return ", ".join(one.handed.name for one in found)


def _accepted_or_shown(
    one: Taken, package: Package, choices: Choices, dry_run: bool, yes: bool
) -> bool:
    """Shows one file and lets it in, if that is wanted; whether nothing stands against it."""
    shown = _previewed(one, package, choices)
    preview_told(shown, package.names)
    if shown.proposal.problems:
        print(NOTHING_OF_IT, file=sys.stderr)
        return False
    if shown.proposal.nothing_to_do:
        print("The data hold these figures already; nothing to do.")
        return True
    if shown.proposal.questions and choices.answer is None:
        answer = None if yes or dry_run else _ask_about_values(shown)
        if answer is None:
            print(f"Answer with --values keep or --values scale. {NOTHING_OF_IT}")
            return False
        shown = _previewed(one, package, replace(choices, answer=answer))
        preview_told(shown, package.names)
    if dry_run:
        print("This was a dry run; nothing was changed.")
        return True
    if not yes and not _agreed():
        print(NOTHING_OF_IT)
        return False
    entry = accept(shown.proposal)
    print(done(entry))
    _print_lines(entry.notices)
    print(f"two-ledgers undo {entry.number} brings the version before back.")
    return True


def _previewed(one: Taken, package: Package, choices: Choices) -> Preview:
    assert one.tidy is not None  # noqa: S101  (those that cannot be read were refused)
    if not (choices.said.source or one.tidy.source):
        raise UnknownChoice(
            f"{one.handed.name} does not say which source it is. Name it with --as: "
            f"{', '.join(sources_of(one.tidy.kind, package))}, or a new name."
        )
    return previewed(one.tidy, package, choices, one.handed.name)


def _ask_about_values(shown: Preview) -> Answer | None:
    for question in shown.proposal.questions:
        print(asked(question))
    word = _line("Type scale, keep, or nothing to leave the data as they are: ")
    return ANSWERS[Values(word)] if word in list(Values) else None


def _agreed() -> bool:
    return _line("Accept? Type yes: ").lower() in ("y", "yes")


def _line(prompt: str) -> str:
    """A line typed by the reader; nothing where nobody is there to type."""
    print(prompt, end="", flush=True)
    try:
        return input().strip()
    except EOFError:
        print()
        return ""


def _mode(whole: bool | None, periods: bool) -> Mode | None:
    if periods and whole is not None:
        raise UnknownChoice("--periods does not go together with --whole or --part.")
    if periods:
        return Mode.PERIODS
    return None if whole is None else Mode.WHOLE if whole else Mode.PART


def _place(word: str) -> Place:
    found = PLACE.fullmatch(word)
    if found is None:
        raise UnknownChoice(
            f"“{word}” is no place; allowed is LEDGER:before:SOURCE or LEDGER:after:SOURCE, such "
            "as RUS:after:imf-imts; * stands for every ledger without an order of its own."
        )
    return Place(found["ledger"], found["beside"], found["side"] == "before")


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
