"""The codes of the product, one word, one meaning; `text/glossary.py` says what they mean."""

import re
from enum import StrEnum


class Flow(StrEnum):
    """A direction of goods, seen from the reporter."""

    EXPORT = "export"
    IMPORT = "import"


class Valuation(StrEnum):
    """Where along the journey the goods were valued."""

    FOB = "fob"
    CIF = "cif"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How a figure came to be, from the firmest to the weakest."""

    REPORTED = "reported"
    RECONCILED = "reconciled"
    ESTIMATE = "estimate"
    DOUBTFUL = "doubtful"


class Witness(StrEnum):
    """Whose reports the reported figures of a source of trade are."""

    REPORTERS = "reporters"
    """Each reporter's own customs report, through whatever door it came."""
    PUBLISHER = "publisher"
    """The publisher's own compilation of reports."""


class TradeSystem(StrEnum):
    """Which goods count as traded: all that cross the border, or without those in free zones."""

    GENERAL = "general"
    SPECIAL = "special"


class Standing(StrEnum):
    """What two sides' figures for the same goods are to each other; only the first has a gap."""

    COMPARED = "both reported"
    DERIVED = "derived, not a second report"
    UNLIKE = "not known to be FOB beside CIF"
    ONE_SIDED = "one side only"


class Relation(StrEnum):
    """How the value of a claim binds."""

    AT_MOST = "at_most"
    ABOUT = "about"
    AT_LEAST = "at_least"
    EQUALS = "equals"
    BETWEEN = "between"
    DESCRIBED = "described"


class Form(StrEnum):
    """What kind of figure a claim states, made of the money in the books.

    A level is an amount; a change is in percent since an earlier period; a ratio is one pair's
    figure in times another's; a share is in percent of the reporter's total; a comparison says
    that one pair's figure is above or below another's; a rank is the partner's place among the
    reporter's partners; a record the place of a period among those since another.
    """

    LEVEL = "level"
    CHANGE = "change"
    RATIO = "ratio"
    SHARE = "share"
    COMPARISON = "comparison"
    RANK = "rank"
    RECORD = "record"


class Verdict(StrEnum):
    """What the statistics say of a claim under one reading.

    Not judged is what nobody stated as a fact: a figure implied by others, or a forecast.
    """

    HOLDS = "holds"
    ROUNDED = "holds when rounded"
    CLOSE = "close"
    FAILS = "fails"
    NO_ANSWER = "no answer"
    UNJUDGED = "not judged"


class Ledger(StrEnum):
    """Whose record of a pair's trade is read.

    The last two put two ledgers together, for sources that hold one flow only: each side's
    imports (Correlates of War), or each side's exports (reconciled data).
    """

    FIRST = "first"
    SECOND = "second"
    IMPORTERS = "importers"
    EXPORTERS = "exporters"


class Measure(StrEnum):
    """What is drawn for a pair."""

    TURNOVER = "turnover"
    EXPORTS = "exports"
    IMPORTS = "imports"
    BALANCE = "balance"
    INDEX = "index"
    CHANGE = "change"
    RATIO = "ratio"
    SHARE = "share"
    SHARE_OF_PARTNER = "share-of-partner"


class Step(StrEnum):
    """The length of the periods drawn."""

    ANNUAL = "annual"
    MONTHLY = "monthly"


MONEY = "US dollars"
PERCENT = "percent"
RATIO = "ratio"
INDEX = "index"
PLACE = "place"
CURRENCIES = {"euros": "EUR", "roubles": "RUB", "liras": "TRY", "rials": "IRR"}
"""The other units of money that a claim may be in, with their codes (ISO 4217)."""
RATIO_TO = re.compile(r"turnover ratio to ([A-Z]{3}-[A-Z]{3})")
"""How claims.csv may name a ratio of turnovers in one word: this pair's over that one's."""
REVIEW_TERMS = "urn:two-ledgers:terms:"
"""The prefix of our own words in a ClaimReview; a name, not an address."""

FREIGHT = (1.06, 1.10)
"""What an importer's figure is to an exporter's if only freight and insurance lie between them.

The IMF's factors for figures that it derives from the other side's report: now, and before 1992.
"""

UNITS: dict[Measure, str] = {
    Measure.TURNOVER: MONEY,
    Measure.EXPORTS: MONEY,
    Measure.IMPORTS: MONEY,
    Measure.BALANCE: MONEY,
    Measure.INDEX: INDEX,
    Measure.CHANGE: PERCENT,
    Measure.RATIO: RATIO,
    Measure.SHARE: PERCENT,
    Measure.SHARE_OF_PARTNER: PERCENT,
}

DEFLATED = frozenset(Measure) - {Measure.RATIO, Measure.SHARE, Measure.SHARE_OF_PARTNER}
"""Measures that differ between current and constant dollars; shares and ratios do not."""


def money_of(prices: int | None) -> str:
    """The unit of money: current US dollars, or those of one year."""
    return MONEY if prices is None else f"{MONEY} of {prices}"


def unit_of(measure: Measure, prices: int | None = None) -> str:
    """The unit of a measure in current dollars, or in those of one year."""
    return money_of(prices) if UNITS[measure] == MONEY else UNITS[measure]


ABOUT = 5.0
"""Within how many percent a claim of “about” holds, unless its row says otherwise."""
