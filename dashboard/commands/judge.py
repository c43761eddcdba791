"""two-ledgers judge: a figure, by its fields or in a sentence, judged; stored only if kept."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from dashboard.check import words
from dashboard.check.answer import Answer, answer
from dashboard.check.article import MOST, spots_in
from dashboard.check.entry import Entry
from dashboard.check.reading import OF_THE_DOCUMENT
from dashboard.check.row import day_of
from dashboard.check.rows_to_keep import rows_to_keep
from dashboard.check.sides import every_name, side
from dashboard.claims.claim import Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.review import as_json, table
from dashboard.claims.words_in_text import in_text
from dashboard.commands.document import Address, Author, Publisher, Said, Said_on, Title
from dashboard.commands.exits import (
    REFUSED,
    Data,
    Warehouse,
    in_words,
    opened,
    print_json,
    trade_from,
)
from dashboard.commands.keep_rows import keep_rows
from dashboard.errors import UnknownChoice
from dashboard.package.claim_rows import MEASURES
from dashboard.package.package import Package
from dashboard.shipped import SHIPPED
from dashboard.text.csv import safe_text
from dashboard.text.numbers import printable
from dashboard.vocabulary import ABOUT, MONEY, Form, Relation

OPTIONS = {
    "reporter": "--reporter", "partner": "--partner", "value": "--value", "period": "--period",
    "other_partner": "--other", "other_reporter": "--other", "on": "--on", "since": "--since",
    "upper": "--upper", "within": "--about", "measure": "--measure", "relation": "--relation",
}  # fmt: skip
"""Which option fills a field."""


class JudgeFormat(StrEnum):
    """How a judged figure is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def judge(
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="A sentence; without options it says all.")
    ] = "",
    of: Annotated[str, typer.Option(metavar="A-B", help="The two sides, such as RUS-TUR.")] = "",
    reporter: Annotated[str, typer.Option(help="The first side, by name or code.")] = "",
    partner: Annotated[str, typer.Option(help="The other side, by name or code.")] = "",
    measure: Annotated[str, typer.Option(help=", ".join(MEASURES) + ".")] = MEASURES[0],
    form: Annotated[Form, typer.Option(help="What kind of figure it is.")] = Form.LEVEL,
    relation: Annotated[Relation, typer.Option(help="How it binds.")] = Relation.EQUALS,
    value: Annotated[str, typer.Option(help="As printed, such as “$66.6 billion”.")] = "",
    upper: Annotated[str, typer.Option(help="Of between, the other end.")] = "",
    unit: Annotated[str, typer.Option(help="Where the figure names none.")] = MONEY,
    period: Annotated[str, typer.Option(help="Such as 2023, March 2023, Q1 2023.")] = "",
    since: Annotated[str, typer.Option(help="What a change is measured from.")] = "",
    other: Annotated[str, typer.Option(metavar="A-B", help="The second pair.")] = "",
    said: Said = "",
    on: Said_on = "",
    title: Title = "",
    author: Author = "",
    publisher: Publisher = "",
    address: Address = "",
    quoted: Annotated[str, typer.Option(help="The words.")] = "",
    about: Annotated[
        float, typer.Option(min=0, max=100, metavar="P", help="Percent that “about” stands for.")
    ] = ABOUT,
    shape: Annotated[
        JudgeFormat, typer.Option("--format", help="text, json or csv.")
    ] = JudgeFormat.TEXT,
    keep: Annotated[bool, typer.Option("--keep", help="Put it into the data; asks first.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Keep it without asking.")] = False,
    warehouse: Warehouse = "",
    data: Data = SHIPPED,
) -> None:
    """Judge a figure, by options or in a sentence; nothing is stored unless it is kept."""
    with in_words():
        held = opened(data)
        package = trade_from(warehouse, held)
        one, two = _two(of, "--of") if of else (reporter, partner)
        third, fourth = _two(other, "--other") if other else ("", "")
        entry = Entry(
            reporter=one, partner=two, measure=_measure(measure), form=form, relation=relation,
            value=value, upper=upper, unit=unit, period=period, since=since, other_reporter=third,
            other_partner=fourth, said=said, on=on, quoted=quoted, title=title, author=author,
            publisher=publisher, address=address,
        )  # fmt: skip
        entries = _in_text(text, entry, package) if text else [entry]
        found = [answer(package, each) for each in entries]
        _print(package, found, Terms(about=about), shape)
        if not all(each.row.is_whole for each in found):
            raise typer.Exit(REFUSED)
        if keep:
            rows = zip(entries, (each.row for each in found), strict=True)
            keep_rows(held, rows_to_keep(*rows), is_agreed=yes)


def _in_text(text: str, given: Entry, package: Package) -> list[Entry]:
    """The figures of a sentence; --reporter says whose trade it is where it names one side only."""
    own = {name: getattr(given, name) for name in OF_THE_DOCUMENT}
    if given != Entry(reporter=given.reporter, **own):
        raise UnknownChoice(
            "A sentence goes with --reporter, --said, --on and what is known of its document only."
        )
    home = every_name(package).get(side(given.reporter, package), "")
    spots = spots_in([text], day_of(given.on), home)
    if not spots:
        raise UnknownChoice(
            "No figure of trade between two named economies was found. Where the sentence names "
            "one side only, say with --reporter whose trade it is; or use the options."
        )
    return [replace(spot.entry, paragraph="", **own) for spot in spots[:MOST]]


def _two(pair: str, option: str) -> tuple[str, str]:
    """Two sides that are written as one."""
    one, mark, two = pair.replace("–", "-").partition("-")
    if not mark or not one.strip() or not two.strip() or "-" in two:
        raise UnknownChoice(f"“{pair}” is no pair; {option} takes two sides, such as RUS-TUR.")
    return one, two


def _measure(word: str) -> str:
    if word not in {*MEASURES}:
        raise UnknownChoice(f"“{word}” is no measure; allowed are {', '.join(MEASURES)}.")
    return word


def _print(package: Package, found: Sequence[Answer], terms: Terms, shape: JudgeFormat) -> None:
    """What is wrong or lacking beside the judgements; figures that have none print nothing."""
    for each in found:
        _tell(each)
    court = court_of(package)
    judged = [every_reading(court, each.claim, terms) for each in found if each.claim is not None]
    if not judged:
        return
    match shape:
        case JudgeFormat.CSV:
            sys.stdout.write(safe_text(table(judged, terms, court.names)))
        case JudgeFormat.JSON:
            print_json([as_json(each, terms, court.names) for each in judged])
        case JudgeFormat.TEXT:
            print("\n\n".join(in_text(each, terms, court.names) for each in judged))


def _tell(found: Answer) -> None:
    """What is wrong or still needed, and what the data lack, beside the answer."""
    said = [f"{OPTIONS.get(field, f'--{field}')}: {what}" for field, what in found.row.problems]
    if found.row.needed:
        asked = [f"{OPTIONS[field]} ({words.NEEDED[field]})" for field in found.row.needed]
        said.append(f"Still needed: {', '.join(asked)}.")
    for lines in found.held:
        said += lines if found.row.needed or len(lines) > 1 else ()
    for line in said:
        print(printable(line), file=sys.stderr)
