"""What a file leaves open, asked of whoever sits there: a line typed answers, nothing refuses."""

from collections.abc import Sequence

from dashboard.commands.exits import line
from dashboard.reading.evidence import OpenFact
from dashboard.swap.proposal import Proposal
from dashboard.swap.question import Answer, Question
from dashboard.swap.words import asked, can_be_answered
from dashboard.text.numbers import listed


def ask_open(facts: Sequence[OpenFact]) -> dict[str, str]:
    """The answer to each open fact, by its name; nothing at all where one is not answered."""
    said: dict[str, str] = {}
    for fact in facts:
        what = listed(list(fact.allowed), "or") or "it"
        word = line(f"--{fact.option}: type {what}, or nothing to leave the file out:")
        if not word or (fact.allowed and word not in fact.allowed):
            return {}
        said[fact.option] = word
    return said


def ask_about_values(proposal: Proposal) -> Answer | None:
    """The one answer to all that is asked of the values; None where it is none of those allowed."""
    for question in proposal.open_questions:
        print(asked(question))
    allowed = list(can_be_answered(proposal.questions))
    word = line(f"Type {listed(list(allowed), 'or')}, or nothing to leave the data as they are:")
    return Answer(word) if word in allowed else None


def how_to_answer(questions: Sequence[Question]) -> str:
    """The options of the command line that answer what is asked."""
    options = [f"--values {one}" for one in sorted(can_be_answered(questions))]
    return f"Answer with {' or '.join(options)}."
