"""A worksheet for a class: the chart without an answer, the claims, questions, and a key."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.claims import words_documents
from dashboard.claims.by_document import InDocument, by_document
from dashboard.claims.claim import Claim
from dashboard.claims.court import court_of
from dashboard.claims.words import claimed
from dashboard.credit import TWO, Credit
from dashboard.exhibit import Exhibit
from dashboard.package.credits import credits_by_id
from dashboard.package.documents import documents_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.report import words_worksheet as words
from dashboard.report.choice import ReportChoice
from dashboard.report.question import Question, Scene
from dashboard.report.questions import questions_of
from dashboard.report.report import style, template
from dashboard.report.shown import Shown, height
from dashboard.report.words import left_out, no_claims
from dashboard.report.words_question import Asked, InWords
from dashboard.report.words_question_books import ABOUT_BOOKS
from dashboard.report.words_question_claims import ABOUT_CLAIMS
from dashboard.series.books import Request
from dashboard.series.choose import FIRST_YEAR
from dashboard.series.exhibit import over_time
from dashboard.series.flows import Pair
from dashboard.series.from_package import pairs_of
from dashboard.series.periods import year_of
from dashboard.series.plot import Plot
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.series.words import subject
from dashboard.sharing.view import made_with
from dashboard.text.glossary import (
    GLOSSARY,
    MEASURE_RULES,
    MEASURE_WORDS,
    PLAIN_READING,
    STATUS_RULES,
    VERDICT_RULES,
)
from dashboard.text.numbers import capital
from dashboard.vocabulary import Ledger, Measure, Status, Verdict

IN_WORDS: Mapping[type[Question], InWords] = {**ABOUT_CLAIMS, **ABOUT_BOOKS}
TERMS = ("plain reading", "ledger", "valuation", "current dollars", "constant dollars")
"""The words of the glossary that a question may need."""
MARGIN = 10
"""So many years before the first claim are drawn at least."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """All that a worksheet holds, worked out before a word of HTML is written."""

    package: Package
    choice: ReportChoice

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims chosen, in the order of the data."""
        every = court_of(self.package).claims
        return tuple(claim for claim in every if claim.id in self.choice.claims)

    @cached_property
    def documents(self) -> tuple[InDocument, ...]:
        """The same by the documents that they stand in."""
        return by_document(self.claims, documents_of(self.package))

    @cached_property
    def request(self) -> Request:
        """What is drawn: turnover, or the one other measure that all claims are about.

        By the ledger of each pair's first side; by the others' where that has no figure.
        """
        measures = {claim.measure for claim in self.claims}
        years = [year_of(claim.judged_period) - MARGIN for claim in self.claims]
        first = Request(
            pairs=self._pairs,
            measure=measures.pop() if len(measures) == 1 else Measure.TURNOVER,
            start=min([FIRST_YEAR, *years]),
        )
        both = [first, replace(first, ledger=Ledger.SECOND)]
        return next((one for one in both if len(self._plot(one).values)), first)

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        listed = {pair.id: pair for pair in pairs_of(self.package)}
        return tuple(listed[id_] for id_ in self.choice.pairs)

    def _plot(self, request: Request) -> Plot:
        return trade_plot(self.package, TradeChoice(request))

    @cached_property
    def plot(self) -> Plot | None:
        """The series that is drawn; None without a figure."""
        plot = self._plot(self.request)
        return plot if len(plot.values) else None

    @cached_property
    def chart(self) -> Shown | None:
        """The chart without a claim in it, and without a message."""
        return Shown("chart", self._exhibit) if self.plot else None

    @property
    def _exhibit(self) -> Exhibit:
        return over_time(self.package, TradeChoice(self.request))

    @cached_property
    def heading(self) -> str:
        """What the chart shows."""
        known = set(self.plot.values["pair"]) if self.plot else set()
        drawn = [pair for pair in self._pairs if pair.id in known]
        return words.heading(*subject(self.request, drawn, self.package.names), drawn)

    @cached_property
    def scene(self) -> Scene:
        """What the questions are made from."""
        own = (pair for claim in self.claims for pair in claim.pairs)
        pairs = tuple(dict.fromkeys([*self._pairs, *own]))
        return Scene(package=self.package, claims=self.claims, pairs=pairs, plot=self.plot)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The questions in words, each with its answer."""
        names, labels = court_of(self.package).names, {p.id: p.label for p in self.scene.pairs}
        return tuple(IN_WORDS[type(one)](one, names, labels) for one in questions_of(self.scene))

    @property
    def needed(self) -> dict[str, str]:
        """The words of the questions and of every verdict, so that none tells an answer."""
        measure = self.request.measure
        return {
            **{capital(verdict): rule for verdict, rule in VERDICT_RULES.items()},
            words.ESTIMATE: f"{STATUS_RULES[Status.ESTIMATE]} {words.DECIDES_NOTHING}",
            MEASURE_WORDS[measure]: MEASURE_RULES[measure],
            **{capital(name): GLOSSARY[name] for name in TERMS},
        }

    @cached_property
    def rules(self) -> dict[Verdict, str]:
        """What the verdicts in the key mean."""
        named = {verdict for one in self.asked for verdict in one.verdicts}
        return {verdict: rule for verdict, rule in VERDICT_RULES.items() if verdict in named}

    @cached_property
    def credits(self) -> dict[str, Credit]:
        """The credits of all figures, by the ids of their sources, in the order of the data."""
        used = {id_ for one in self.asked for _, cell in one.made for id_ in cell.split(TWO)}
        used |= {one.source for one in self._exhibit.credits} if self.plot else set()
        ids = dict.fromkeys(source.id for source in self.package.sources if source.id in used)
        return {own.source: own for own in credits_by_id(ids, self.package)}


@remembered
def worksheet(package: Package, choice: ReportChoice) -> tuple[str, int]:
    """The worksheet as HTML, whole in itself, and how many questions it asks."""
    sheet, made = Sheet(package, choice), made_with(package.digest)
    html = template("worksheet.html").render(
        sheet=sheet,
        words=words,
        claimed=claimed,
        documents_words=words_documents,
        plain_reading=PLAIN_READING,
        made_with=made,
        command=f"two-ledgers worksheet OUT.html {choice.claim_options}".strip(),
        style=style(package, made),
        height=height,
        cited=words.cited,
        no_claims=no_claims,
        left_out=left_out,
    )
    return html, len(sheet.asked)
