"""What other data would make of the claims, in words: the same on a page and in a terminal."""

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.claims.outcomes import Outcome, Outcomes, Tally
from dashboard.claims.words import claimed, judgement_words, ledger_name, period_words


class OutcomesInWords(NamedTuple):
    """Whether a verdict changes, each that does, and under its title what else changes."""

    headline: str
    turned: list[str]
    more: dict[str, list[str]]


def in_words(outcomes: Outcomes, names: Mapping[str, str]) -> OutcomesInWords:
    """Every difference that other data make; a title with nothing under it is left out."""
    more = {
        "Other figures, the same verdicts": [outcome_words(one, names) for one in outcomes.moved],
        "Readings that keep a claim": [_tally_words(one) for one in outcomes.tallies],
        "Claims and statements that come": [claimed(claim) for claim in outcomes.come],
        "Claims and statements that go": [claimed(claim) for claim in outcomes.gone],
    }
    turned = [outcome_words(one, names) for one in outcomes.turned]
    return OutcomesInWords(headline(outcomes), turned, {k: v for k, v in more.items() if v})


def headline(outcomes: Outcomes) -> str:
    """Whether any claim's verdict changes, in one sentence."""
    statements = sum(one.is_statement for one in outcomes.turned)
    claims = len(outcomes.turned) - statements
    parts = [
        f"1 verdict on a {one}" if count == 1 else f"{count} verdicts on {one}s"
        for count, one in ((claims, "claim"), (statements, "statement"))
        if count
    ]
    return f"{' and '.join(parts)} would change." if parts else "No verdict changes."


def outcome_words(outcome: Outcome, names: Mapping[str, str]) -> str:
    """What one ledger says of a claim now, and with other data."""
    claim, after = outcome.claim, outcome.after
    whose = ledger_name(claim.pairs, after.ledger, names)
    said = f" ({claim.said}, as stated)" if outcome.is_statement else ""
    was, now = (judgement_words(one, claim, names) for one in (outcome.before, after))
    what = f"{claimed(claim)}, {period_words(after.period)}, {whose}{said}"
    return f"{what}: now {was}; with this file {now}."


def _tally_words(tally: Tally) -> str:
    return (
        f"{claimed(tally.claim)}: {tally.before:,} readings keep it now, {tally.after:,} would "
        "with this file."
    )
