"""What is judged and what comes of it: a claim, the terms of its readings, and a judgement.

The rows of claims.csv and statements.csv become claims here, to be judged by the same rules.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.claims.figure import NOTHING, Closeness, Figure, UsualMiss
from dashboard.package.claim_rows import UNITS_OF, form_of, is_remark, other_of
from dashboard.package.documents import Document
from dashboard.series.flows import Pair, flow_words
from dashboard.series.periods import is_of, plain_year, shortened
from dashboard.text.numbers import possessive
from dashboard.vocabulary import (
    ABOUT,
    RATIO,
    RATIO_TO,
    Form,
    Ledger,
    Measure,
    Relation,
    Status,
    Step,
    Verdict,
)

STATED = "stated"
NO_DOCUMENTS: Mapping[str, Document] = {}
AS_OF_A_CLAIM = {"value_usd": "value", "precision_usd": "precision", "printed": "fragment"}
"""The columns of statements.csv that have another name in claims.csv."""


@dataclass(frozen=True)
class Claim:
    """A stated figure and all that decides whether a statistic keeps it.

    `pairs` are one pair, or two where the figure is a ratio or a comparison of theirs; `measure` is
    seen from the first side of each. A fall, a deficit, or what lies below another has a negative
    `value`, and the relation is about its size; `upper` is the other end of “between”. A
    comparison without a figure is of the ratio to 1. `precision` is the smallest step as printed,
    in the claim's unit. `tolerance` is in percent, None where the row names none. `since` is the
    period that a change is measured from, or the first year of a record.
    `kind` is “stated”, “implied” by other figures, or a “forecast”. `speaks_for` is the economy
    whose own statistics are quoted, empty where it is not known.
    `period` is empty where none was named. `said` is who, `document` where, with its `title` and
    `url`, `quoted` the words,
    `about` what it is of, `than` what a comparison sets beside it.
    """

    id: str
    said: str
    stated_on: str
    pairs: tuple[Pair, ...]
    measure: Measure
    relation: Relation
    value: float
    unit: str
    precision: float
    tolerance: float | None
    period: str
    quoted: str
    kind: str
    about: str
    paragraph: int | None = None
    note: str = ""
    url: str = ""
    document: str = ""
    title: str = ""
    speaks_for: str = ""
    form: Form = Form.LEVEL
    upper: float | None = None
    since: str = ""
    than: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether somebody stated it as a fact: what is implied or foretold gets no verdict."""
        return self.kind == STATED

    @property
    def is_of_a_year(self) -> bool:
        """Whether it is judged in a calendar year, so that other years can stand beside it."""
        return is_of(self.judged_period, Step.ANNUAL)

    def within(self, about: float) -> float | None:
        """The percentage that “about” stands for; None where the claim binds otherwise."""
        if self.relation is not Relation.ABOUT:
            return None
        return about if self.tolerance is None else self.tolerance

    @property
    def judged_period(self) -> str:
        """The period named, or the last full calendar year before the statement."""
        return self.period or plain_year(self.stated_on)


@dataclass(frozen=True)
class Terms:
    """What all readings of a claim share.

    `constant` brings every year to the prices of the claim's year. `statuses` are those that the
    grid shows: the plain reading rests on reports alone. `about` is the percentage for claims of
    “about” whose row names none.
    """

    constant: bool = False
    statuses: tuple[Status, ...] = (Status.REPORTED,)
    about: float = ABOUT


def admitted(*, estimates: bool) -> tuple[Status, ...]:
    """The statuses of the figures in a grid: reported ones, or estimates too."""
    weaker = (Status.RECONCILED, Status.ESTIMATE) if estimates else ()
    return (Status.REPORTED, *weaker)


PLAIN = Terms()
"""The terms of the plain reading."""


@dataclass(frozen=True)
class Judgement:
    """What one ledger says of a claim.

    `margin` is the figure, or the least it can be, minus the claim, in the claim's unit; `percent`
    is it in percent of the claim. `closeness` is how far apart figures lie without contradicting
    each other. `beside` is a weaker figure, such as an estimate: it is told and decides nothing;
    `usual_miss` is how far such estimates lie from what was stated.
    """

    ledger: Ledger
    period: str
    verdict: Verdict
    figure: Figure = NOTHING
    margin: float | None = None
    percent: float | None = None
    closeness: Closeness | None = None
    beside: Figure = NOTHING
    usual_miss: UsualMiss | None = None

    @property
    def value(self) -> float | None:
        """The figure where it is exact."""
        return self.figure.least if self.figure.is_exact else None

    @property
    def best(self) -> Figure:
        """The exact figure, or else the weaker one beside it, or else what is known."""
        return self.beside if self.beside.is_exact and not self.figure.is_exact else self.figure


def claims_of(
    rows: pd.DataFrame,
    pairs: Iterable[Pair],
    names: Mapping[str, str],
    documents: Mapping[str, Document] = NO_DOCUMENTS,
) -> list[Claim]:
    """The rows of claims.csv that can be judged; those without a figure are remarks.

    A claim without a day of its own was stated when its document was published.
    """
    known = {pair.id: pair for pair in pairs}
    return [
        _claim(_with_document(row, documents), known, names)
        for row in rows.to_dict("records")
        if not is_remark(row)
    ]


def _with_document(
    row: Mapping[Hashable, Any], documents: Mapping[str, Document]
) -> Mapping[Hashable, Any]:
    document = documents.get(row["document"], Document())
    return {
        **row,
        "stated_on": row["stated_on"] or document.published,
        "title": document.title or document.publisher,
        "url": document.address,
    }


def statements_as_claims(rows: pd.DataFrame, names: Mapping[str, str]) -> list[Claim]:
    """The rows of statements.csv, about pairs in either order; `names` are the economies'."""
    stated = rows.rename(columns=AS_OF_A_CLAIM).assign(
        stated_on="", document="", tolerance=None, paragraph=None
    )
    return [_claim(row, {}, names) for row in stated.to_dict("records")]


def pair_of(id_: str, known: Mapping[str, Pair], names: Mapping[str, str]) -> Pair:
    """A pair of the package, or one made of the two codes of its id: claims may be of any two."""
    one, other = id_.split("-")
    label = f"{names.get(one, one)}–{names.get(other, other)}"
    return known.get(id_) or Pair(id_, one, other, label, "")


def _claim(
    row: Mapping[Hashable, Any], known: Mapping[str, Pair], names: Mapping[str, str]
) -> Claim:
    form, other = form_of(row), other_of(row)
    ids = [f"{row['reporter']}-{row['partner']}", *([other] if other else [])]
    pairs = tuple(pair_of(one, known, names) for one in ids)
    is_old_ratio = RATIO_TO.fullmatch(row["measure"])
    measure = Measure.TURNOVER if is_old_ratio else Measure(row["measure"])
    is_bare = pd.isna(row["value"])
    return Claim(
        id=row["id"],
        said=row["speaker"],
        stated_on=row["stated_on"],
        pairs=pairs,
        measure=measure,
        relation=Relation(row["relation"]),
        value=1.0 if is_bare else float(row["value"]),
        unit=RATIO if is_bare else row.get("unit") or UNITS_OF[form][0],
        precision=0.0 if is_bare else float(row["precision"]),
        tolerance=_or_none(row["tolerance"]),
        period=shortened(row["period"]),
        document=row["document"],
        title=row.get("title") or "",
        quoted=row["fragment"],
        kind=row.get("kind") or STATED,
        about=about_words(form, pairs, measure, names, shortened(row.get("since") or "")),
        paragraph=None if pd.isna(row["paragraph"]) else int(row["paragraph"]),
        note=row["note"],
        url=row["url"],
        speaks_for=row.get("speaks_for") or "",
        form=form,
        upper=_or_none(row.get("upper")),
        since=shortened(row.get("since") or ""),
        than=of_words(pairs[1], measure, names) if len(pairs) > 1 else "",
    )


def _or_none(cell: Any) -> float | None:  # noqa: ANN401  (a cell of any kind)
    return None if cell is None or pd.isna(cell) else float(cell)


def about_words(
    form: Form, pairs: Sequence[Pair], measure: Measure, names: Mapping[str, str], since: str = ""
) -> str:
    """What a figure is of: “Russia–Iran turnover”, “Iran's share of Russia's exports”."""
    first, second = (names.get(code, code) for code in (pairs[0].first, pairs[0].second))
    flows = [of_words(pair, measure, names) for pair in pairs]
    match form:
        case Form.RATIO if measure is Measure.TURNOVER:
            return f"{' over '.join(pair.label for pair in pairs)} turnover"
        case Form.RATIO:
            return " over ".join(flows)
        case Form.SHARE:
            whole = "goods trade" if measure is Measure.TURNOVER else measure
            return f"{possessive(second)} share of {possessive(first)} {whole}"
        case Form.RANK:
            return f"{possessive(second)} place among {possessive(first)} partners by {measure}"
        case Form.RECORD:
            years = f"years since {since}" if since else "years in the data"
            return f"{flows[0]} among the {years}"
    return flows[0]


def of_words(pair: Pair, measure: Measure, names: Mapping[str, str]) -> str:
    """A measure of a pair: “Russia–Iran turnover”, “Turkey's balance with Russia”."""
    if measure is Measure.TURNOVER:
        return f"{pair.label} turnover"
    if measure is Measure.BALANCE:
        first, second = (names.get(code, code) for code in (pair.first, pair.second))
        return f"{possessive(first)} balance with {second}"
    return flow_words(pair, Ledger.FIRST, str(measure), names)
