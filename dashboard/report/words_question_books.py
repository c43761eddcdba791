"""Questions about the books in words: growth, seller and buyer, how figures came to be, ends."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.ledgers.gaps import BOTH, Goods, with_gaps
from dashboard.ledgers.words_reasons import by_how_much, remainder, way
from dashboard.report.question import (
    BothBooks,
    Growth,
    Highest,
    HowMade,
    Question,
    Releases,
    Row,
)
from dashboard.report.words import MISSING_RULE
from dashboard.report.words_question import (
    Asked,
    InWords,
    Names,
    dollars,
    enough,
    in_runs,
    index,
    made,
    times,
)
from dashboard.text.glossary import MEASURE_WORDS, STATUS_RULES, WHY_LEDGERS_DIFFER
from dashboard.text.numbers import (
    MISSING,
    STATUS_ADDED,
    amount,
    capital,
    listed,
    possessive,
    qualified,
    through,
)
from dashboard.vocabulary import FREIGHT, MONEY, Measure, Status, Valuation

BASIS = {str(Valuation.FOB): " (FOB)", str(Valuation.CIF): " (CIF)"}
SIDES = {"exported": ("seller", "exporter"), "imported": ("buyer", "importer")}
NOTHING, NO_YEAR = "nothing reported for", "no year"
STATED_BY = "Under the chart the line of sources names publisher, data set and release."


def _growth(question: Growth, names: Names, labels: Names) -> Asked:
    (first, last), prices = question.rows, question.prices
    (then, now), (before, after) = prices.years, prices.values
    what = MEASURE_WORDS[Measure(first["measure"])].lower()
    values = [row["value"] for row in question.rows]

    def said(values: Sequence[float]) -> tuple[str, str, str]:
        least, most = values
        priced = least * after / before
        return f"{most / least:,.2f}", amount(priced, MONEY), f"{most / priced:,.2f}"

    grown, priced, real = said(values)
    ends = [dollars(value, enough(values, said)) for value in values]
    return Asked(
        text=(
            f"{labels[first['pair']]} {what} by {possessive(names[first['ledger']])} ledger was "
            f"{ends[0]} in {then} and {ends[1]} in {now}, each in dollars of its own year. "
            f"{index(prices)} How many times as much was it in {now}? And how many times in "
            f"dollars of {now}?"
        ),
        answer=(
            f"{ends[1]} over {ends[0]}: {grown} times.",
            f"{ends[0]} {times(prices)} = {priced} of {now}, so {real} times.",
        ),
        made=(*(made(row) for row in (first, last)), (prices.status, prices.source)),
    )


def _both_books(question: BothBooks, names: Names, _labels: Names) -> Asked:
    row = question.row
    goods = Goods(str(row["exporter"]), str(row["importer"]))
    less, most = (f"{100 * (one - 1):.0f}" for one in FREIGHT)
    values = [row[f"{book}_usd"] for book in SIDES]

    def said(values: Sequence[float]) -> tuple[str, str]:
        own = {f"{book}_usd": value for book, value in zip(SIDES, values, strict=True)}
        (anew,) = with_gaps(pd.DataFrame([{**row, **own}])).to_dict("records")
        return by_how_much(anew["ratio"]), remainder(anew, names, MONEY)

    (apart, left), figures = said(values), enough(values, said)
    given = [
        (
            f"The {who}, {names[row[side]]}{BASIS[row[f'{book}_valuation']]}",
            f"{dollars(value, figures)}{STATUS_ADDED[Status(row[f'{book}_status'])]}",
        )
        for value, (book, (who, side)) in zip(values, SIDES.items(), strict=True)
    ]
    return Asked(
        text=(
            f"Two books of the same goods {way(goods, names)} in {row['period']}. What does the "
            "seller's book say, what the buyer's, and how far apart are they? Freight and "
            f"insurance stand in the buyer's figure (CIF), not in the seller's (FOB): how much "
            f"is left if they add {less} percent, or {most}? What else can lie behind it?"
        ),
        given=tuple(given),
        answer=(
            f"The buyer's figure against the seller's: {apart}.",
            left,
            f"Published reasons: {'; '.join(WHY_LEDGERS_DIFFER).lower()}.",
        ),
        made=tuple((row[f"{book}_status"], row[f"{book}_source"]) for book in BOTH),
        lines=4,
    )


def _how_made(question: HowMade, _names: Names, labels: Names) -> Asked:
    values, spans = question.values, question.spans
    lines = []
    for pair, own in values.groupby("pair", sort=False):
        periods = {each: own.loc[own["status"] == each, "period"] for each in Status}
        said = [f"{each} {in_runs(held)}" for each, held in periods.items() if len(held)]
        missing = spans[spans["pair"] == pair].groupby("what", sort=False)
        said += [
            f"{what} {listed([*map(through, part['first'], part['last'])])}"
            for what, part in missing
        ]
        said.append(f"{NOTHING} {_unreported(own, spans[spans['pair'] == pair])}")
        lines.append(f"{labels[str(pair)]}: {'; '.join(said)}.")
    weaker = [one for one in STATUS_RULES if one != Status.REPORTED and one in {*values["status"]}]
    rules = [f"{capital(str(one))}: {STATUS_RULES[one]}" for one in weaker]
    return Asked(
        text=(
            "Which years of each line in the chart are reported, which are estimates or made in "
            "another way, and for which is nothing reported? How does the chart show it?"
        ),
        answer=(*lines, *rules, *([f"Not reported: {MISSING_RULE}"] if len(spans) else [])),
        made=tuple(dict.fromkeys(map(made, values.to_dict("records")))),
    )


def _unreported(own: pd.DataFrame, spans: pd.DataFrame) -> str:
    """The years for which a line has no report: no figure, or one derived by its publisher."""
    gone = spans[spans["what"] == MISSING]
    missing = {
        f"{year:04}"
        for first, last in zip(gone["first"], gone["last"], strict=True)
        for year in range(int(first), int(last) + 1)
    }
    return in_runs({*own.loc[own["status"] == Status.ESTIMATE, "period"], *missing}) or NO_YEAR


def _highest(question: Highest, _names: Names, labels: Names) -> Asked:
    return Asked(
        text="In which year does each line of the chart stand highest, and in which lowest?",
        answer=tuple(
            f"{labels[most['pair']]}: highest {_at(most)}, lowest {_at(least)}."
            for most, least in question.rows
        ),
        made=tuple(dict.fromkeys(made(row) for rows in question.rows for row in rows)),
    )


def _at(row: Row) -> str:
    return f"{qualified(row['value'], row['unit'], row['status'])} in {row['period']}"


def _releases(question: Releases, _names: Names, _labels: Names) -> Asked:
    text = "Whose figures does the chart show, and from which release? Where does it say so?"
    return Asked(text, (STATED_BY,), question.made)


ABOUT_BOOKS: Mapping[type[Question], InWords] = {
    Growth: _growth,
    BothBooks: _both_books,
    HowMade: _how_made,
    Highest: _highest,
    Releases: _releases,
}
