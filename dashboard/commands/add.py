"""two-ledgers add: a publisher's file into the data."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from dashboard.commands.exits import REFUSED, Data, agreed, in_words, opened
from dashboard.commands.files import NOTHING_REPLACED, handed_in, read_all, told
from dashboard.commands.history import tell_recovered
from dashboard.commands.place import how_to_place, place_words, places_of
from dashboard.commands.preview import cannot_be_read, outcome_lines, print_preview
from dashboard.commands.questions import ask_about_values, ask_open, how_to_answer
from dashboard.credit import Credit
from dashboard.errors import UnknownChoice
from dashboard.intake.preview import Preview, previewed
from dashboard.launcher import LIMIT_MB
from dashboard.package.package import Package, open_package
from dashboard.reading.evidence import Answers
from dashboard.reading.proved import OF_ONE_TABLE
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Tidy
from dashboard.shipped import SHIPPED
from dashboard.swap.accept import accept
from dashboard.swap.groups import Mode
from dashboard.swap.proposal import Choices, Proposal
from dashboard.swap.question import Answer
from dashboard.swap.read_files import Unreadable
from dashboard.swap.words import done

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
    all_pairs: Annotated[
        bool, typer.Option("--all-pairs", help="Keep any two economies, not only our pairs.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest file.")] = LIMIT_MB,
    data: Data = SHIPPED,
) -> None:
    """Put a publisher's file into the data: shows what it is and changes, then asks."""
    with in_words():
        tell_recovered(data)
        said = Credit(
            source=source,
            publisher=publisher,
            title=title,
            vintage=vintage,
            page=page,
            licence=licence,
            caution=caution,
        )
        answers = Answers(
            unit=unit,
            flow=flow,
            reporter=reporter,
            partner=partner,
            year=year,
            month=month,
            sheet=sheet,
            status=status,
            complete=complete,
            system=system,
            decimal=decimal,
            frequency=frequency,
        )
        places = None if place is None else places_of(place)
        choices = Choices(said, _mode(whole, periods), places, values)
        package = opened(data)
        found = read_all(handed_in(files, answers), package, limit, all_pairs=all_pairs)
        good = _readable(found, said)
        if yes and len(good) > 1:
            _refuse_any([tidy for _, tidy in good], package, choices)
        _one_after_another(good, Manner(data, choices, limit, dry_run, yes, all_pairs))


@dataclass(frozen=True)
class Manner:
    """How files are let in: into which data, with which choices, and whether the reader is asked.

    `limit` is the size in MB that a file may have. With `all_pairs` whole files are kept.
    """

    data: Path
    choices: Choices
    limit: int
    is_dry: bool
    is_agreed: bool
    all_pairs: bool = False

    @property
    def asks(self) -> bool:
        """Whether somebody is there to be asked."""
        return not (self.is_dry or self.is_agreed)


def _readable(
    found: Sequence[tuple[Handed, Tidy | Unreadable]], said: Credit
) -> list[tuple[Handed, Tidy]]:
    """All files, where all can be read; otherwise none is let in."""
    _refuse_one_for_many(found, said)
    good = [(handed, one) for handed, one in found if isinstance(one, Tidy) and not one.problems]
    if len(good) < len(found):
        for _, one in found:
            if isinstance(one, Unreadable) or one.problems:
                cannot_be_read(one)
        print(NOTHING_REPLACED, file=sys.stderr)
        raise typer.Exit(REFUSED)
    return good


def _refuse_one_for_many(found: Sequence[tuple[Handed, Tidy | Unreadable]], said: Credit) -> None:
    """A source, a year and a month are one file's own, and never those of several."""
    given = found[0][0].answers.given() if found else {}
    whose = {"as": "source"} if said.source else {}
    whose |= {option: option for option in OF_ONE_TABLE if option in given}
    for option, what in whose.items():
        if len(found) > 1:
            raise UnknownChoice(
                f"--{option} names one {what}; hand in these files one after another."
            )


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


def _one_after_another(found: Sequence[tuple[Handed, Tidy]], manner: Manner) -> None:
    """Lets the files in; where one is refused, says which went in before it and which did not."""
    tables = [tidy for _, tidy in found]
    for number, (handed, tidy) in enumerate(found):
        is_done = False
        try:
            is_done = _accepted_or_shown(handed, tidy, open_package(manner.data), manner)
        finally:
            if not is_done and number:
                before, rest = _names(tables[:number]), _names(tables[number:])
                print(f"Gone through before: {before}. Not accepted: {rest}.", file=sys.stderr)
        if not is_done:
            raise typer.Exit(REFUSED)


def _names(tables: Sequence[Tidy]) -> str:
    return ", ".join(one.file for one in tables)


def _accepted_or_shown(handed: Handed, tidy: Tidy, package: Package, manner: Manner) -> bool:
    """Shows one file and lets it in, if that is wanted; whether nothing stands against it."""
    choices = manner.choices
    preview = _previewed(tidy, package, choices)
    print_preview(preview, package.names)
    if preview.proposal.problems:
        print(NOTHING_OF_IT, file=sys.stderr)
        return False
    if tidy.open:
        return _read_again(handed, tidy, package, manner)
    if preview.proposal.nothing_to_do:
        print(preview.proposal.refusal)
        return True
    if preview.proposal.open_questions:
        answer = ask_about_values(preview.proposal) if manner.asks else None
        if answer is None:
            print(f"{how_to_answer(preview.proposal.questions)} {NOTHING_OF_IT}")
            return False
        choices = replace(choices, answer=answer)
        preview = _previewed(tidy, package, choices)
        print_preview(preview, package.names)
    if preview.proposal.fills and choices.places is None:
        preview = _placed(preview, package, choices, manner.asks)
    return _let_in(preview.proposal, manner)


def _read_again(handed: Handed, tidy: Tidy, package: Package, manner: Manner) -> bool:
    """Goes on with what the reader answers to the open facts; without that the file stays out."""
    answers = ask_open(tidy.open) if manner.asks else {}
    if not answers:
        print(NOTHING_OF_IT)
        return False
    ((again, table),) = read_all(
        [told(handed, answers)], package, manner.limit, all_pairs=manner.all_pairs
    )
    if isinstance(table, Unreadable) or table.problems:
        cannot_be_read(table)
        print(NOTHING_OF_IT, file=sys.stderr)
        return False
    return _accepted_or_shown(again, table, package, manner)


def _let_in(proposal: Proposal, manner: Manner) -> bool:
    """Lets a proposal in that nothing stands against, where the reader agrees."""
    if manner.is_dry:
        print("This was a dry run; nothing was changed.")
        return True
    if not manner.is_agreed and not agreed("Accept? Type yes:"):
        print(NOTHING_OF_IT)
        return False
    entry = accept(proposal)
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
        print(how_to_place(places))
        return preview
    return there if agreed("Put it there? Type yes, or nothing for no order:") else preview


def _previewed(tidy: Tidy, package: Package, choices: Choices) -> Preview:
    if not (choices.said.source or tidy.credit.source):
        raise UnknownChoice(
            f"{tidy.file} does not say which source it is. Name it with --as: "
            f"{', '.join(one.id for one in package.like(tidy.kind))}, or a new name."
        )
    return previewed(tidy, package, choices)


def _mode(whole: bool | None, periods: bool) -> Mode | None:
    if periods and whole is not None:
        raise UnknownChoice("--periods does not go together with --whole or --part.")
    if periods:
        return Mode.PERIODS
    return None if whole is None else Mode.WHOLE if whole else Mode.PART
