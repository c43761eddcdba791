"""The words, how each figure is made, and what the data cannot say."""

import streamlit as st

from dashboard.package.package import Package
from dashboard.parts.frame import page
from dashboard.text.numbers import inert
from dashboard.vocabulary import (
    GLOSSARY,
    LEDGER_RULES,
    LEDGER_WORDS,
    MEASURE_RULES,
    MEASURE_WORDS,
    NOT_IN_THE_DATA,
    PLAIN_READING,
    RELATION_NAMES,
    RELATION_RULES,
    STATUS_RULES,
    VERDICT_RULES,
    WHY_LEDGERS_DIFFER,
)


@page
def render(package: Package) -> None:
    """One section a question."""
    st.title("Method", anchor=False)
    _section("How a number gets here", HOW)
    st.header("How a claim is judged", anchor=False)
    st.markdown(f"**The plain reading.** {inert(PLAIN_READING)}")
    _list({str(verdict).capitalize(): rule for verdict, rule in VERDICT_RULES.items()})
    _list({RELATION_NAMES[relation]: rule for relation, rule in RELATION_RULES.items()})
    st.markdown(READINGS)
    st.header("Measures", anchor=False)
    _list({MEASURE_WORDS[measure]: rule for measure, rule in MEASURE_RULES.items()})
    _section("Current and constant dollars", PRICES)
    st.header("Whose books", anchor=False)
    _list({LEDGER_WORDS[ledger]: rule for ledger, rule in LEDGER_RULES.items()})
    _order(package)
    st.header("What the statuses mean", anchor=False)
    _list({status.capitalize(): rule for status, rule in STATUS_RULES.items()})
    st.header("Why two ledgers differ", anchor=False)
    st.markdown("A difference between two countries’ books is expected. The usual reasons:")
    _list(WHY_LEDGERS_DIFFER)
    _section("What is not in the data", "\n".join(f"- {line}" for line in NOT_IN_THE_DATA))
    st.header("The words", anchor=False)
    _list({word.capitalize(): meaning for word, meaning in GLOSSARY.items()})


HOW = """A publisher’s figure stands in one CSV file of the data folder, one file per source, with
its status and a note. Every file is checked against its schema before a page shows it. A measure
is worked out from those rows when you look at it; nothing is stored, filled in or smoothed. A
missing value stays missing: it is never zero, never half a sum, and no line is drawn across it.
A calendar year is summed from months only when all twelve are there. Iranian years stand at their
own dates. Money is in current US dollars of its year, unless you choose the dollars of one year."""
READINGS = """A claim leaves much open. The page Claims judges it under every reading: each source,
ledger and year, turnover or one flow only, current dollars or those of the claim’s year, with or
without estimates. The inverse list says under which of them it holds. “What the author could have
seen” is the same with only those releases that were public for certain before the statement.
Officials’ statements are judged by the same rules. Re-exports are not told apart in any source
here."""
PRICES = """Constant dollars are current dollars times the US consumer price index of the year
chosen, divided by that of their own year (annual mean, all urban consumers). Months take the index
of their year. A year without an index has no value in constant dollars. Shares and ratios are the
same in both."""


def _section(title: str, text: str) -> None:
    st.header(title, anchor=False)
    st.markdown(text)


def _list(rows: dict[str, str]) -> None:
    st.markdown("\n".join(f"- **{inert(word)}.** {inert(text)}" for word, text in rows.items()))


def _order(package: Package) -> None:
    st.markdown(
        "A ledger’s series is drawn from several sources in this order; each point keeps the name "
        "of its source, and both flows of a point come from one source:"
    )
    _list(
        {
            package.names.get(code, "Every other reporter"): ", then ".join(order)
            for code, order in package.ledger_order.items()
        }
    )
