"""The interface for other programs: open a package, look at series, ledgers and claims, judge one.

It only reads, and only what `__all__` names is promised; every other module is internal.

    from dashboard import api

    data = api.open_data()
    api.series(data, "RUS-IRN", "RUS-TUR", start=2010).rows
    api.judge(data, reporter="RUS", partner="TUR", value=66.6e9, period="2023").plain

Answers are pandas frames and frozen dataclasses of one's own, to be changed at will. Figures come
with their credits: publisher, title, vintage, licence, and what to beware of. Money is in plain US
dollars, current ones unless a year of prices is asked for; a missing figure is missing, and no
zero. Whatever names nothing in the data raises UnknownChoice, and says what may be named.
"""

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from dashboard.claims import review
from dashboard.claims import words as claim_words
from dashboard.claims.claim import Claim, Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.figure import parts_of
from dashboard.claims.given import claim_given
from dashboard.claims.judged import Judged
from dashboard.claims.plain_reading import REPORTS, deciding_rows
from dashboard.credit import Credit
from dashboard.errors import BadData, NoPackage, TwoLedgersError, UnknownChoice
from dashboard.ledgers import csv as gaps
from dashboard.ledgers.exhibit import LedgersChoice, two_ledgers
from dashboard.package.credits import credit, credits_by_id, credits_of
from dashboard.package.package import Package, open_package
from dashboard.series.asked import absent, refuse_no_base, request_asked
from dashboard.series.from_package import pairs_of
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.shipped import usual_folder
from dashboard.text.csv import COLUMNS, published
from dashboard.vocabulary import ABOUT

__all__ = [
    "Answer",
    "BadData",
    "Credit",
    "NoPackage",
    "Package",
    "Table",
    "TwoLedgersError",
    "UnknownChoice",
    "claims",
    "economies",
    "judge",
    "ledgers",
    "open_data",
    "pairs",
    "series",
    "sources",
]


@dataclass(frozen=True, eq=False)
class Table:
    """Figures and whose they are.

    `rows` as the function that gave it says; `credits` those of every source in them; `absent` why
    what was asked for stands in no row, a sentence each.
    """

    rows: pd.DataFrame
    credits: tuple[Credit, ...]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Answer:
    """What the books say of a claim.

    `claim` is the claim in words, `headline` the answer, `decides` what it hangs on.

    `plain`: a row for each side's ledger: ledger, period, verdict (holds, holds when rounded,
    close, fails, no answer, not judged), value and at_least (in the claim's unit: US dollars, or
    times for a ratio; missing where not known), status, source, report, margin (figure minus
    claim, same unit), percent (of the claim), close_within_percent, estimate, estimate_source,
    reason (why there is no figure), in_words.

    `rows`: the reported rows that each ledger's figure was made from: ledger, source, reporter,
    partner, flow, period, valuation, value_usd, status, note.

    `readings`: every other reading too, a row a source, ledger, definition and year, with the
    columns of `two-ledgers claims --format csv`; of a period that is no year the plain ones alone.
    """

    claim: str
    headline: str
    plain: pd.DataFrame
    rows: pd.DataFrame
    readings: pd.DataFrame
    decides: tuple[str, ...]
    credits: tuple[Credit, ...]


ROW = [
    *("ledger", "source", "reporter", "partner", "flow", "period"),
    *("valuation", "value_usd", "status", "note"),
]
SERIES = [*COLUMNS, "predecessor", "note"]
UNTOLD = ("witness", "trade_system", "retrieved")
OF_SOURCE = [field.name for field in fields(Credit) if field.name not in UNTOLD]


def open_data(folder: str | Path | None = None) -> Package:
    """The data package in a folder, or the shipped one (of a wheel: your copy of it).

    Raises NoPackage where there is none, and BadData with everything wrong with one. What it gives
    is handed on to the other functions; its own attributes are not promised.
    """
    if folder is not None:
        return open_package(Path(folder))
    return open_package(usual_folder())


def economies(data: Package) -> pd.DataFrame:
    """The economies: code (ISO 3166-1 alpha-3; SUN and DDR for states that ended), name."""
    return data.economies[["code", "name"]].reset_index(drop=True)


def pairs(data: Package) -> pd.DataFrame:
    """The pairs, in their order: id, first, second (codes), label."""
    rows = [pair[:4] for pair in pairs_of(data)]
    return pd.DataFrame(rows, columns=["id", "first", "second", "label"])


def sources(data: Package) -> pd.DataFrame:
    """The sources of figures, a row a file: kind, and its credit.

    Columns: kind (trade, products or indicators), source, publisher, title, vintage, page, licence,
    caution, definition, short_name.
    """
    of_figures = [one for kind in ("trade", "products", "indicators") for one in data.of_kind(kind)]
    rows = [{"kind": str(one.kind), **vars(credit(one))} for one in of_figures]
    return pd.DataFrame(rows, columns=["kind", *OF_SOURCE])


def series(
    data: Package,
    *pairs: str,
    measure: str = "turnover",
    ledger: str = "first",
    source: str | None = None,
    start: int | None = None,
    end: int | None = None,
    step: str = "annual",
    base: int = 2000,
    prices: int | None = None,
    join: bool = False,
) -> Table:
    """A measure of pairs over time, a row a value.

    Columns: pair, ledger (code of who keeps it, or importers or exporters), measure, period (ISO
    8601), value, unit, status, source (“a + b” for two), predecessor, note.

    `measure` is turnover, exports, imports, balance (US dollars), index (`base` = 100), change,
    share or share-of-partner (percent), or ratio (times the first pair's turnover). `ledger` is
    first, second, importers, exporters or an economy's name. `step` is annual or monthly. `source`
    takes the place of the stated order, `prices` is a year whose dollars are meant, `join` puts
    states that ended with their successors.
    """
    request = request_asked(data, pairs, measure, ledger, source, start, end, step, base, prices)
    show = frozenset({"predecessors"}) if join else frozenset()
    values = trade_plot(data, TradeChoice(request, show=show)).values
    rows = published(values) if len(values) else pd.DataFrame(columns=SERIES)
    refuse_no_base(data, request, rows)
    return Table(
        rows.astype({"value": float}).reset_index(drop=True),
        credits_of(values, data),
        tuple(absent(data, request, rows)),
    )


def ledgers(
    data: Package,
    pair: str,
    *,
    source: str | None = None,
    start: int | None = None,
    end: int | None = None,
    prices: int | None = None,
) -> Table:
    """The same goods as both sides recorded them, a row a year of one flow of goods.

    Columns: pair, exporter, importer (codes), period, unit; exported_ and imported_ with usd (FOB
    and CIF as valuation says), valuation, status, source, vintage, note; gap_usd (the importer's
    figure minus the exporter's), ratio_cif_over_fob, after_106_usd and after_110_usd (the gap once
    the importer's figure is divided by 1.06 and by 1.10), standing, why_no_comparison.
    """
    request = request_asked(data, [pair], source=source, start=start, end=end, prices=prices)
    shown = two_ledgers(data, LedgersChoice(request))
    why_not = (shown.why_not,) if shown.why_not else ()
    rows = shown.figures().reindex(columns=gaps.COLUMNS)
    numbers = dict.fromkeys((*gaps.MONEY_COLUMNS, "ratio_cif_over_fob"), float)
    return Table(rows.astype(numbers), shown.credits, why_not)


def claims(data: Package) -> pd.DataFrame:
    """The claims and statements of the package that have a figure, a row each.

    Columns: id, of (claim or statement), claim (in words), said, stated_on, quoted, document,
    reporter, partner (codes), other (a second pair), measure, form, relation, value, upper, unit,
    precision, period, since, kind.
    """
    court = court_of(data)
    stored = {"claim": court.claims, "statement": court.statements}
    rows = [_stored(each, of) for of, group in stored.items() for each in group]
    return pd.DataFrame(rows)


def judge(data: Package, claim: str = "", *, about: float = ABOUT, **given: object) -> Answer:
    """What the books say of a claim: one of the package by its id, or one given by its fields.

    Fields are the columns of claims.csv. Needed are reporter and partner (codes or names), value
    (US dollars; percent of a change or a share, times of a ratio, a place of a rank), and period
    (ISO 8601) or stated_on (then the year before it is meant). `form` is level, change, ratio,
    share, comparison, rank or record; `other` the second pair of a ratio or a comparison (RUS-IRN),
    `since` what a change or a record is measured from, `upper` the upper end of “between”. Without
    them: form level, measure turnover (or exports, imports, balance), relation equals (or at_most,
    at_least, about, between), precision the step that the value shows. `about`
    is within how many percent “about” holds. Nothing is stored.
    """
    if bool(claim) is bool(given):
        raise UnknownChoice("Name a claim by its id, or give its fields: one of the two.")
    if not 0 <= about <= 100:
        raise UnknownChoice(f"“About” stands for 0 to 100 percent; found {about}.")
    chosen = _of_package(data, claim) if claim else claim_given(data, given)
    terms = Terms(about=about)
    return _answer(data, every_reading(court_of(data), chosen, terms), terms)


def _of_package(data: Package, id_: str) -> Claim:
    court = court_of(data)
    by_id = {one.id: one for one in (*court.claims, *court.statements)}
    if id_ not in by_id:
        raise UnknownChoice(f"There is no claim “{id_}”; allowed are {', '.join(sorted(by_id))}.")
    return by_id[id_]


def _stored(claim: Claim, of: str) -> dict[str, object]:
    pair, *others = claim.pairs
    told = ("said", "stated_on", "quoted", "document")
    stated = ("form", "relation", "value", "upper", "unit", "precision", "period", "since", "kind")
    return {
        "id": claim.id,
        "of": of,
        "claim": claim_words.claimed(claim),
        **{name: getattr(claim, name) for name in told},
        "reporter": pair.first,
        "partner": pair.second,
        "other": others[0].id if others else "",
        "measure": str(claim.measure),
        **{name: getattr(claim, name) for name in stated},
    }


def _answer(data: Package, judged: Judged, terms: Terms) -> Answer:
    court = court_of(data)
    told = review.as_json(judged, terms, court.names)
    figures = [figure for one in judged.judgements for figure in (one.figure, one.beside)]
    used = dict.fromkeys(part for figure in figures for part in parts_of(figure.source))
    return Answer(
        claim=told["claim"],
        headline=told["headline"],
        plain=pd.DataFrame(told["plain"]),
        rows=_rows(data, judged),
        readings=review.table([judged], terms, court.names),
        decides=tuple(told["decides"]),
        credits=tuple(credits_by_id(used, data)),
    )


def _rows(data: Package, judged: Judged) -> pd.DataFrame:
    """The reported rows behind each ledger's figure."""
    court, claim = court_of(data), judged.claim
    reports = court.books.only(REPORTS).between(*claim.pairs)
    parts = [
        deciding_rows(reports, claim, one).assign(
            ledger=claim_words.ledger_name(claim.pairs, one.ledger, court.names)
        )
        for one in judged.judgements
    ]
    return pd.concat(parts, ignore_index=True)[ROW]
