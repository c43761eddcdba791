"""The Overview in words: what the books say of each claim, in a sentence and on a card."""

from collections.abc import Callable, Mapping, Sequence
from math import inf

from dashboard.claims.claim import Claim
from dashboard.claims.figure import Figure, Why
from dashboard.claims.overview import Beside, Book
from dashboard.claims.plain_reading import deciding_flows
from dashboard.claims.words import NOT_STATED, Names, keepers, period_words, why_missing, within
from dashboard.credit import Credit
from dashboard.text.numbers import (
    RELATION_WORDS,
    STATUS_ADDED,
    amount,
    amount_parts,
    capital,
    listed,
    possessive,
    printed,
    short_amount,
    years_in_words,
)
from dashboard.vocabulary import RATIO, Measure, Relation, Status, Verdict

NO_CLAIM = "No claim here has a figure to set beside the books"
NO_TURNOVER = "The data hold no turnover of these pairs in this ledger. Missing is not zero."
IN_WORDS = 3
"""So many claims are told in words; others that are judged stand on their cards alone."""
BOUND = {Relation.AT_MOST, Relation.AT_LEAST}


def headline(found: Sequence[Beside], names: Names, left_out: int = 0) -> str:
    """The answer in one line: that to the claim which the books contradict most."""
    return _said(found[0], names) if found else no_claim(left_out)


def no_claim(left_out: int) -> str:
    """Why no claim is answered: there is none with a figure, or its row cannot be used."""
    if not left_out:
        return NO_CLAIM
    rows = "the row of a claim is" if left_out == 1 else f"{left_out:,} rows of claims are"
    return f"No claim can be set beside the books: {rows} left out"


def sentences(found: Sequence[Beside], names: Names) -> list[str]:
    """The same of the claims after it, a sentence each; what is not judged has no other place."""
    without_card = [one for one in found[IN_WORDS:] if not one.claim.is_judged]
    return [f"{_said(one, names)}." for one in (*found[1:IN_WORDS], *without_card)]


def elsewhere(number: int) -> str:
    """How many claims the first page does not tell; it tells those of the first document."""
    if not number:
        return ""
    more = "1 more claim stands" if number == 1 else f"{number:,} more claims stand"
    return f"{more} on the page Claims."


def figure_named(claim: Claim) -> str:
    """A claim's figure by its printed words: “$25 billion”, at most “$4 billion”."""
    figure = printed(claim.value, claim.unit)
    is_quoted = figure in claim.quoted
    is_said = claim.relation in BOUND or not is_quoted
    relation = RELATION_WORDS[claim.relation] if is_said else ""
    return f"{relation} {f'“{figure}”' if is_quoted else figure}".strip()


def claimed(claim: Claim) -> str:
    """A claim's figure where what it is of stands beside it."""
    return f"claimed {figure_named(claim)}"


def subject(claim: Claim) -> str:
    """What a figure is of, as a sentence has it: “Russia–Turkey trade”."""
    if claim.measure is not Measure.TURNOVER:
        return claim.about
    return f"{' over '.join(pair.label for pair in claim.pairs)} trade"


def whose_books(claim: Claim, book: Book, names: Names) -> str:
    """Whose books: “Russia's books”."""
    return _books_of(keepers(claim.pairs, book.found.ledger), names)


def on_card(book: Book, claim: Claim, names: Names) -> str:
    """What a book has of a claim, in few words; where it has nothing, the last that it has."""
    said = [_brief(figure, claim) for figure in book.figures]
    if book.last and said:
        return f"last in {period_words(book.last)}: {said[0]}"
    if book.found.figure.is_known and (only := _only(book, claim)):
        said[0] += f" ({only})"
    return "; ".join(said) or why_missing(book.found.figure.lacks, book.found.ledger, names)


def sources_line(
    credits: Sequence[Credit], keepers_of: Mapping[str, Sequence[str]], names: Names
) -> str:
    """Whose books rest on which sources, each source with its release."""
    by_owner: dict[str, list[str]] = {}
    for one in credits:
        said = by_owner.setdefault(_books_of(keepers_of[one.source], names), [])
        said.append(f"{one.short} ({one.vintage})")
    return "".join(f"{owner}: {listed(said)}. " for owner, said in by_owner.items()).strip()


def _books_of(codes: Sequence[str], names: Names) -> str:
    return f"{_owners(codes, names)} books"


def _owners(codes: Sequence[str], names: Names) -> str:
    return listed([possessive(names.get(code, code)) for code in codes])


def _said(one: Beside, names: Names) -> str:
    """What both sides' books say of a claim, beginning with a capital."""
    if not one.claim.is_judged:
        said = _unjudged(one, names)
    elif one.answered:
        said = "; ".join([_answer(one, names), *_silences(one, names)])
    else:
        said = f"No books decide {_when(one.claim)}: {'; '.join(_silences(one, names))}"
    return capital(said)


def _answer(one: Beside, names: Names) -> str:
    """The answer of the books that have one; the years it was right for are of the books named."""
    claim = one.claim
    figures = f"{_was(claim)} {_figures(one, one.answered, names)}"
    if len(one.answers) > 1:
        return f"the books disagree on {_when(claim)}: {figures}"
    kept = _kept(one, names) if one.answers == {Verdict.FAILS} else ""
    if kept:
        in_period = f"in {period_words(claim.judged_period)}"
        return f"{figure_named(claim)} was right for {kept}; {in_period} {figures}"
    (answer,) = one.verdicts if len(one.verdicts) == 1 else one.answers
    verb = f"is {answer}" if answer is Verdict.CLOSE else answer
    return f"{figure_named(claim)} {verb} for {period_words(claim.judged_period)}: {figures}"


def _when(claim: Claim) -> str:
    return f"{figure_named(claim)} for {period_words(claim.judged_period)}"


def _was(claim: Claim) -> str:
    return f"{subject(claim)} {'was' if claim.measure is Measure.TURNOVER else 'were'}"


def _kept(one: Beside, names: Names) -> str:
    """The years that keep a claim, and by whose books."""
    by_years: dict[tuple[str, ...], list[str]] = {}
    for book in one.books:
        by_years.setdefault(book.kept, []).append(whose_books(one.claim, book, names))
    return listed([
        f"{years_in_words(years)} by {owners[0] if len(owners) == 1 else 'both sides’ books'}"
        for years, owners in by_years.items()
        if years
    ])  # fmt: skip


def _figures(one: Beside, books: Sequence[Book], names: Names) -> str:
    """The figures of several books: “33.03 billion dollars by Russia's books and 34.73 by …”."""
    units = [_units(book.told, one.claim) for book in books]
    said = []
    for place, book in enumerate(books):
        owner = _owners(keepers(one.claim.pairs, book.found.ledger), names)
        is_said = place > 0 and len(units[0]) == 1 and units[place] == units[0]
        say = _digits(one.claim) if is_said else _in_full(one.claim)
        verdict = f" ({book.found.verdict})" if len(one.verdicts) > 1 else ""
        said.append(f"{within(book.told, say)} by {owner}{'' if is_said else ' books'}{verdict}")
    return listed(said)


def _units(figure: Figure, claim: Claim) -> set[str]:
    """The units in which a figure's ends are said: said once where several figures share one."""
    ends = (end for end in (figure.least, figure.most) if 0 < end < inf)
    return {amount_parts(end, claim.unit)[1] for end in ends}


def _digits(claim: Claim) -> Callable[[float], str]:
    return lambda size: amount_parts(size, claim.unit)[0]


def _in_full(claim: Claim) -> Callable[[float], str]:
    return lambda size: amount(size, claim.unit)


def _silences(one: Beside, names: Names) -> list[str]:
    """Each of the books that do not decide, and why."""
    return [
        f"{whose_books(one.claim, book, names)} give no answer: {_why(one.claim, book, names)}"
        for book in one.books
        if not book.is_answer
    ]


def _why(claim: Claim, book: Book, names: Names) -> str:
    if book.last:
        added = STATUS_ADDED[Status(book.at.status)]
        return f"their last full figure in the data is of {period_words(book.last)}{added}"
    known = [within(figure, _in_full(claim)) for figure in book.figures]
    if known:
        return f"they have {'' if book.found.figure.is_known else 'only '}{listed(known)}"
    return why_missing(book.found.figure.lacks, book.found.ledger, names)


def _only(book: Book, claim: Claim) -> str:
    """Which flow a bound is made of, where it is one of two: “imports alone”."""
    lacking = {lack.flow for lack in book.found.figure.lacks if lack.why is not Why.APART}
    held = [flow for flow in deciding_flows(claim, book.found.ledger) if flow not in lacking]
    is_one_of_two = lacking and len(held) == 1 and len(claim.pairs) == 1
    return f"{held[0]} alone" if is_one_of_two else ""


def _brief(figure: Figure, claim: Claim) -> str:
    return within(figure, lambda size: short_amount(size, claim.unit))


def _unjudged(one: Beside, names: Names) -> str:
    """What is implied or foretold beside the books, without a verdict."""
    claim, period = one.claim, period_words(one.claim.judged_period)
    known = [book for book in one.books if book.told.is_known]
    if claim.unit == RATIO and claim.kind == "implied":
        return f"{_implied(claim)}; {_ratios(claim, known, names)} {period}"
    said = f"{figure_named(claim)} is {NOT_STATED[claim.kind]}, so it is not judged"
    figures = f": in {period} {_was(claim)} {_figures(one, known, names)}" if known else ""
    return f"{said}{figures}"


def _implied(claim: Claim) -> str:
    first, second = (f"{pair.label} trade" for pair in claim.pairs)
    return f"the article’s figures make {first} {claim.value:g} times {second}"


def _ratios(claim: Claim, known: Sequence[Book], names: Names) -> str:
    if not known:
        return "the books give no ratio for"
    said = [
        f"{whose_books(claim, book, names)} {within(book.told, _in_full(claim))}" for book in known
    ]
    return f"{listed(said)} in"
