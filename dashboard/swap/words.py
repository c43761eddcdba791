"""A file handed in, and what it would change, in words: the same on the page and the command line.

Pure: what was found in, sentences and tables of words out.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.package.kinds import SHAPES, Kind
from dashboard.reading.evidence import Basis, Evidence
from dashboard.reading.tidy import Tidy
from dashboard.swap.compare import Changes
from dashboard.swap.groups import Mode, other_periods
from dashboard.swap.order import Fill
from dashboard.swap.proposal import BY_HAND, Proposal
from dashboard.swap.question import Answer, Question
from dashboard.swap.record import NOT_STATED, Entry
from dashboard.swap.thinner import RANK
from dashboard.text.numbers import listed, possessive, rows, through

YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
MODES = {
    Mode.WHOLE: "The whole source: rows that the file does not hold go",
    Mode.PART: "Only the flows and indicators it holds: others stay, their other periods go",
    Mode.PERIODS: "Only the periods that it holds: every other row stays as it is",
}
HOW = {
    Mode.WHOLE: "as a whole",
    Mode.PART: "where the file has figures",
    Mode.PERIODS: "in the periods that the file holds",
}


def about(tidy: Tidy) -> list[str]:
    """What a file is: whose, which layout, which years, and how much of it is used."""
    used, credit = len(tidy.frame), tidy.credit
    by = credit.publisher if credit.publisher not in credit.title else ""
    left_out = sum(tidy.left_out.values())
    lines = [f"{credit.title} ({by})." if by else f"{credit.title}."]
    if "period" in tidy.frame and used:
        lines.append(f"It covers {period_span(tidy.frame['period'])}.")
    if tidy.rows_read or not tidy.problems:
        lines.append(_counts(tidy.rows_read, left_out, used))
    lines.append(f"Release: {credit.vintage or NOT_STATED}.")
    return lines


def _counts(read: int, left_out: int, figures: int) -> str:
    """Rows read are rows used and left out; a row may give several figures, and several give one.

    Where cells are left out rather than rows, as of tables with years across, they are no part.
    """
    used = read - left_out
    is_of_rows = used > 0 or not figures
    used = used if is_of_rows else read
    what = "left out" if is_of_rows else "figures left out"
    giving = f", giving {figures:,} figures" if figures != used else ""
    more = f"; {left_out:,} {what}" if left_out else ""
    return f"{rows(read)} read; {used:,} used here{giving}{more}."


def proof(tidy: Tidy) -> list[tuple[str, str, str]]:
    """The facts about every figure: which, what it is, and what it rests on."""
    return [(str(one.fact), one.found, rests_on(one)) for one in tidy.evidence]


def rests_on(evidence: Evidence) -> str:
    """Where a fact stands: a line or column of the file, the documentation, or the reader."""
    words = f"“{evidence.words}”" if evidence.words else ""
    if evidence.basis in (Basis.READER, Basis.USUAL):
        return str(evidence.basis)
    if evidence.basis is Basis.DOCUMENTED:
        return f"{evidence.basis}{f': {evidence.words}' if evidence.words else ''}"
    line = f"line {evidence.line:,}" if evidence.line else ""
    column = f"column {evidence.column}" if evidence.column else ""
    return ", ".join(word for word in (line, column, words) if word) or str(evidence.basis)


def reasons(tidy: Tidy) -> list[str]:
    """Why rows were left out, the largest number first."""
    found = sorted(tidy.left_out.items(), key=lambda item: (-item[1], item[0]))
    return [f"{rows(count)}: {why}" for why, count in found if count]


def period_span(periods: pd.Series) -> str:
    """From the first period to the last, years and months apart."""
    firsts = periods[periods != ""].str.split("/").str[0]
    spans = [
        through(some.min(), some.max()) for _, some in firsts.groupby(firsts.str.len(), sort=True)
    ]
    return listed(spans) or "no period"


def what_becomes(proposal: Proposal) -> str:
    """What the file is to the package: a source replaced, whole or in part, or a new one."""
    if proposal.tidy.layout == BY_HAND:
        return f"Rows written by hand for “{proposal.credit.title}”."
    if proposal.adds:
        return f"This would add a new source, “{proposal.credit.source}”.{_place(proposal)}"
    how = HOW[proposal.mode]
    releases = f"release {proposal.vintage_before} becomes {proposal.credit.vintage}"
    if proposal.vintage_before == proposal.credit.vintage:
        releases = f"release {proposal.credit.vintage}, as before"
    placed = _place(proposal) if proposal.placed else ""
    return f"This would replace “{proposal.credit.source}” {how}; {releases}.{placed}"


def warnings(proposal: Proposal) -> list[str]:
    """What to look at before accepting: rows that go, a release that seems older than before."""
    return [*_going(proposal), *_older(proposal), *_weaker(proposal)]


def _going(proposal: Proposal) -> list[str]:
    """Rows that go because the file does not hold their years, months or days."""
    removed = proposal.changes.removed if proposal.changes else pd.DataFrame()
    if removed.empty or proposal.tidy.kind not in SHAPES:
        return []
    going = len(other_periods(removed, proposal.tidy.frame, proposal.tidy.kind))
    held = f"{rows(going)} of flows or periods that the file does not hold would be removed."
    return [held] if going else []


def _older(proposal: Proposal) -> list[str]:
    release = proposal.tidy.credit.vintage
    was, now = (YEAR.findall(each) for each in (proposal.vintage_before, release))
    said = f"The release of this file, {release}, seems older than the one in the data, "
    return [f"{said}{proposal.vintage_before}."] if was and now and max(now) < max(was) else []


def _weaker(proposal: Proposal) -> list[str]:
    """Figures that were firmer before, each with what it becomes; their values may be the same."""
    if proposal.changes is None or proposal.tidy.kind not in SHAPES:
        return []
    cells = proposal.changes.revised
    cells = cells[cells["column"] == "status"]
    weak = cells[cells["after"].map(RANK) > cells["before"].map(RANK)]
    if weak.empty:
        return []
    steps = Counter(zip(weak["before"], weak["after"], strict=True))
    said = listed([f"{count:,} {was} before and {now} now" for (was, now), count in steps.items()])
    return [f"{'A figure becomes' if len(weak) == 1 else 'Figures become'} weaker: {said}."]


def counted(changes: Changes) -> str:
    """How many rows come, go and change."""
    return (
        f"{rows(len(changes.added))} added, {len(changes.removed):,} removed, "
        f"{changes.rows_revised:,} revised; {changes.unchanged:,} as before."
    )


def asked(question: Question) -> str:
    """The question about values, with what can be answered."""
    if not question.factor:
        return f"{question} Keep the values as they are, or leave the file out?"
    scale = f"{scale_words(question)} {question.factor:,}"
    return f"{question} {scale}, or keep the values as they are?"


def scale_words(question: Question) -> str:
    """What bringing the values to the unit of the others does."""
    return "Multiply by" if question.inverse else "Divide by"


def can_be_answered(questions: Sequence[Question]) -> dict[Answer, str]:
    """What can be answered to all that is asked, in words."""
    scalable = next((one for one in questions if one.factor), None)
    keep = {Answer.KEEP: "Keep the values as they are"}
    if scalable is None:
        return keep
    scale = f"{scale_words(scalable)} {scalable.factor:,}"
    if all(one.factor for one in questions):
        return {Answer.SCALE: scale, **keep}
    return {Answer.BOTH: f"{scale} where that is asked, keep the others", **keep}


def fills_words(found: Sequence[Fill], names: Mapping[str, str]) -> str:
    """Whose ledgers a file would fill, and for when: “This file fills Turkey's ledger for 2021.”"""
    said = [
        f"{possessive(names.get(one.ledger, one.ledger))} ledger for "
        f"{through(one.periods[0], one.periods[-1])}"
        for one in found
    ]
    return f"This file fills {listed(said)}." if said else ""


def done(entry: Entry) -> str:
    """One sentence after a change."""
    files = "; ".join(f"“{one.title}”, {one.counts}" for one in entry.parts)
    if entry.undoes:
        return f"Change {entry.undoes} was taken back: {files}."
    return f"Accepted as change {entry.number}: {files}."


def take_back(entry: Entry, later: Sequence[Entry]) -> str:
    """What taking back a change does: the file as it was before it, so later ones go too."""
    with_them = {0: "", 1: f", and with it change {later[0].number if later else 0}, made later"}
    more = f", and with it {len(later):,} later changes of the same file"
    files = listed([f"“{one.title}”" for one in entry.parts])
    return (
        f"This takes back change {entry.number}{with_them.get(len(later), more)}: {files} "
        f"{'are then as they were' if entry.also else 'is then as it was'} before. It is a change "
        "of its own, and can be taken back too."
    )


def _place(proposal: Proposal) -> str:
    """Where a new source of trade stands in the stated order of each ledger."""
    if proposal.tidy.kind != Kind.TRADE or proposal.outcome is None:
        return ""
    filled = fills_words(proposal.fills, proposal.outcome.names)
    filled = f" {filled}" if filled else ""
    orders = proposal.outcome.ledger_order.items()
    own = [(ledger, order) for ledger, order in orders if proposal.credit.source in order]
    if not own:
        return f"{filled} It stands in no stated order: it is drawn only when somebody chooses it."
    said = [
        f"{', '.join(order)} ({'all other ledgers' if ledger == '*' else ledger})"
        for ledger, order in own
    ]
    return f"{filled} The stated order would be: {'; '.join(said)}."
