"""two-ledgers judge: one figure, given by its fields, beside the statistics; nothing is stored."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from dashboard.check import words
from dashboard.check.answer import Answer, answer
from dashboard.check.entry import Entry
from dashboard.claims.claim import Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.review import as_json, table
from dashboard.claims.words_in_text import in_text
from dashboard.commands.exits import REFUSED, Data, in_words, opened, print_json
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
    said: Annotated[str, typer.Option(help="Who said it.")] = "",
    on: Annotated[str, typer.Option(help="When it was said.")] = "",
    quoted: Annotated[str, typer.Option(help="The words.")] = "",
    about: Annotated[
        float, typer.Option(min=0, max=100, metavar="P", help="Percent that “about” stands for.")
    ] = ABOUT,
    shape: Annotated[
        JudgeFormat, typer.Option("--format", help="text, json or csv.")
    ] = JudgeFormat.TEXT,
    data: Data = SHIPPED,
) -> None:
    """Judge a figure that is in no file; nothing is stored."""
    with in_words():
        package = opened(data)
        one, two = _two(of, "--of") if of else (reporter, partner)
        third, fourth = _two(other, "--other") if other else ("", "")
        entry = Entry(
            reporter=one, partner=two, measure=_measure(measure), form=form, relation=relation,
            value=value, upper=upper, unit=unit, period=period, since=since, other_reporter=third,
            other_partner=fourth, said=said, on=on, quoted=quoted,
        )  # fmt: skip
        found = answer(package, entry)
        _tell(found)
        if not found.row.is_whole:
            raise typer.Exit(REFUSED)
        _print(package, found, Terms(about=about), shape)


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


def _print(package: Package, found: Answer, terms: Terms, shape: JudgeFormat) -> None:
    """The judgement; nothing where the data know nothing of a side, which is told already."""
    if found.claim is None:
        return
    court = court_of(package)
    judged = every_reading(court, found.claim, terms)
    match shape:
        case JudgeFormat.CSV:
            sys.stdout.write(safe_text(table([judged], terms, court.names)))
        case JudgeFormat.JSON:
            print_json(as_json(judged, terms, court.names))
        case JudgeFormat.TEXT:
            print(in_text(judged, terms, court.names))
