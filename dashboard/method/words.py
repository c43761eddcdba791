"""What the words mean, section by section: the page Method shows it, and a report holds it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashboard.method.words_judging import JUDGING
from dashboard.package.credits import short_names
from dashboard.package.package import Package
from dashboard.text import glossary
from dashboard.text.numbers import inert

K = TypeVar("K")
HOW = """A publisher’s figure stands in one CSV file of the data folder, one file per source, with
its status and a note. Every file is checked against its schema before a page shows it. A measure
is worked out from those rows when you look at it; nothing is stored, filled in or smoothed. A
missing value stays missing: it is never zero, never half a sum, and no line is drawn across it.
A calendar year is summed from months only when all twelve are there. Iranian years stand at their
own dates. Money is in current US dollars of its year, unless you choose the dollars of one year."""
PROOF = """A file is let in only when six things are known of each of its figures: whose books it
stands in and in which direction; the partner; the period; the unit and its scale; whether it is
reported, estimated or reconciled; and whether it is the whole. The file says it (a line, a column,
words), the publisher’s documentation of that layout fixes it, or you are asked; the preview shows
which. Your answers travel with the figures as their caution. Product lines are added up only where
they are all goods: where a row for all goods stands beside them, that row is taken. New figures are
compared in size with those near them in time, with other sources and with the other side’s."""
PRICES = """Constant dollars are current dollars times the US consumer price index of the year
chosen, divided by that of their own year (annual mean, all urban consumers). Months take the index
of their year. A year without an index has no value in constant dollars. Shares and ratios are the
same in both."""
DIFFER = "A difference between two countries’ books is expected. The usual reasons:"
ORDER = (
    "A ledger’s series is drawn from several sources in this order; each point keeps the name "
    "of its source. The reporter’s own report stands before copies with gaps, newer figures "
    "before older ones, and estimates last:"
)


@dataclass(frozen=True)
class Section:
    """A heading and the texts beneath it, in Markdown; `is_part` puts it under the one before."""

    title: str
    texts: tuple[str, ...] = ()
    is_part: bool = False


def sections(package: Package) -> Iterator[Section]:
    """One section a question, in the order in which they are read."""
    yield Section("How a number gets here", (HOW,))
    yield Section("What must be known of a figure", (PROOF,))
    yield Section("How a claim is judged", _judged())
    yield from (Section(step, (text,), is_part=True) for step, text in JUDGING.items())
    measures = _list(glossary.MEASURE_RULES, glossary.MEASURE_WORDS.__getitem__)
    yield Section("Measures", (measures,))
    yield Section("Current and constant dollars", (PRICES,))
    books = _list(glossary.LEDGER_RULES, glossary.LEDGER_WORDS.__getitem__)
    yield Section("Whose books", (books, ORDER, _order(package)))
    yield Section("What the statuses mean", (_list(glossary.STATUS_RULES, str.capitalize),))
    yield Section("Why two ledgers differ", (DIFFER, _list(glossary.WHY_LEDGERS_DIFFER)))
    lacking = "\n".join(f"- {line}" for line in glossary.NOT_IN_THE_DATA)
    yield Section("What is not in the data", (lacking,))
    yield Section("The words", (_list(glossary.GLOSSARY, str.capitalize),))


def _judged() -> tuple[str, ...]:
    return (
        f"**The plain reading.** {inert(glossary.PLAIN_READING)}",
        _list(glossary.VERDICT_RULES, str.capitalize),
        _list(glossary.RELATION_RULES, glossary.RELATION_NAMES.__getitem__),
    )


def _list(rules: Mapping[K, str], named: Callable[[K], str] = str) -> str:
    each = (f"- **{inert(named(word))}.** {inert(text)}" for word, text in rules.items())
    return "\n".join(each)


def _order(package: Package) -> str:
    """The sources of every ledger in their order, and why they stand so."""
    names, reasons = short_names(package), package.ledger_order_reasons
    return _list(
        {
            package.names.get(code, "Every other reporter"): ". ".join(
                filter(None, (", then ".join(names[id_] for id_ in order), reasons.get(code)))
            )
            for code, order in package.ledger_order.items()
        }
    )
