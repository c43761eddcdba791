"""Eurostat's Comext: the bulk files, in both forms, and Easy Comext's export of a view.

Figures are euros, so they become indicators in euros and never dollars. The bulk file has a line
for each product and customs procedure, in some files also a row TOTAL; parts are added up only
where they are a whole. Its older form names columns DECLARANT_ISO, VALUE_IN_EUROS (mixed with
numbers). Easy Comext (files of 2024 seen) has names, or codes and names (“2-EXPORT”), and periods
such as “Aug. 2024” and “201952-Jan.-Dec. 2019”; a product that is not the total is an indicator
of its own, so nothing is added up. Neither marks figures: they are the member states' reports.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.package.kinds import Kind
from dashboard.publishers.sdmx import EUROSTAT, NO_FLAGS, OTHERS, area_codes, joined
from dashboard.reading import steps
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.product_codes import TOTALS
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Fits, Keep, Layout, Reads, Wanted
from dashboard.reading.wholes import put_whole

CURRENT = {
    "reporter": "REPORTER",
    "partner": "PARTNER",
    "procedure": "STAT_PROCEDURE",
    "value": "VALUE_EUR",
}
OLDER = {
    "reporter": "DECLARANT_ISO",
    "partner": "PARTNER_ISO",
    "procedure": "STAT_REGIME",
    "value": "VALUE_IN_EUROS",
}
SHARED = ("FLOW", "PERIOD", "TRADE_TYPE", "PRODUCT_NC")
FLOWS = {"1": "imports", "2": "exports"}
EVERY_PROCEDURE = frozenset({"T", "TOTAL", "0"})
BY_PROCEDURE = "single customs procedures (the row for all is kept)"
NORMAL = "1"
NO_NORMAL = (
    "found no normal trade (procedure 1), so these figures are a part of the flow: is everything "
    "in it?"
)
ONLY_NORMAL = "Only normal trade (procedure 1) is in the file; goods for processing are not."
EASY = ("REPORTER", "PARTNER", "PRODUCT", "FLOW", "STAT_PROCEDURE", "PERIOD")
EASY_VALUES = ("VALUE_IN_EUR", "VALUE_IN_EUROS", "VALUE_EUR")
PARENTHESIS = re.compile(r" \((incl|excl|eire|russia)\b.*\)$", re.IGNORECASE)
CODE_BEFORE = "^[0-9]{6}-"
"""The code of a period, before its words."""


def _columns(table: Table) -> dict[str, str]:
    """The names of the columns in the form that the file has; none where it has neither."""
    forms = (form for form in (CURRENT, OLDER) if table.holds(*SHARED, *form.values()))
    return next(forms, {})


def _fits_bulk(table: Table) -> bool:
    return bool(_columns(table))


def _read_bulk(table: Table, wanted: Wanted) -> Draft:
    names = _columns(table)
    codes = {two: code for two, code in area_codes(wanted).items() if re.fullmatch("[A-Z]{2}", two)}
    couples = frozenset(f"{one} {other}" for one in codes for other in codes if one != other)
    rules = [
        Keep("FLOW", frozenset(FLOWS)),
        Keep(names["reporter"], couples, steps.OTHER_PAIRS, beside=names["partner"]),
    ]
    draft = drafted(table, [*names.values(), *SHARED], rules, kind=Kind.INDICATORS)
    frame = draft.frame
    frame["economy"] = frame[names["reporter"]].map(codes).astype("str")
    frame["partner"] = frame[names["partner"]].map(codes).astype("str")
    _put_words(draft, frame["FLOW"].map(FLOWS).astype("str"))
    _put_periods(draft, table)
    steps.put_values(draft, table, names["value"], missing=frozenset())
    _put_whole(draft, table, names["procedure"])
    draft.prove(Fact.UNIT, "euros", line=1, column=names["value"])
    return draft


def _put_periods(draft: Draft, table: Table) -> None:
    """Periods in digits, of which month 52 is the year, or in words behind such a code."""
    cells = draft.frame["PERIOD"].str.replace(CODE_BEFORE, "", regex=True)
    draft.frame["__when"] = cells.str.replace(r"^(\d{4})52$", r"\1", regex=True)
    steps.put_periods(draft, table, "__when", "PERIOD", sure=True)


def _put_words(draft: Draft, flows: "pd.Series[str]") -> None:
    frame = draft.frame
    frame["indicator"], frame["label"] = "comext-" + flows, "Goods " + flows + " (Eurostat Comext)"
    frame["unit"], frame["status"], frame["note"] = "euros", "reported", ""


def _put_whole(draft: Draft, table: Table, procedure: str) -> None:
    """The products of each customs procedure to their whole, then the procedures to theirs."""
    frame, key = draft.frame, ["indicator", "economy", "partner", "period"]
    every = frame[procedure].isin(list(EVERY_PROCEDURE))
    keys = pd.MultiIndex.from_frame(frame[key])
    there = pd.Series(keys.isin(keys[every.to_numpy()]), frame.index)
    steps.leave_out(draft, there & ~every, BY_PROCEDURE)
    if len(draft.frame) and not every.any() and NORMAL not in set(draft.frame[procedure]):
        line, said = int(draft.frame.index[0]), ("yes",)
        steps.answer(
            draft, table, "complete", Fact.WHOLE, NO_NORMAL, said, line=line, column=procedure
        )
    elif set(draft.frame[procedure]) == {NORMAL}:
        draft.notices.append(ONLY_NORMAL)
    plain = draft.frame["indicator"]
    draft.frame["indicator"] = plain + "|" + draft.frame[procedure]
    put_whole(draft, table, "PRODUCT_NC")
    _add_procedures(draft, key)


def _add_procedures(draft: Draft, key: list[str]) -> None:
    """One figure a flow of its procedures; the same procedure twice stays, and is refused."""
    again = draft.frame.duplicated(key)
    plain = draft.frame["indicator"].str.replace(r"\|.*", "", regex=True)
    frame = draft.frame.assign(indicator=plain)
    single, twice = frame[~again.to_numpy()], frame[again.to_numpy()]
    first = steps.summed(single, key, "value")
    if len(first) < len(single):
        said = f"{len(single):,} rows by customs procedure were added up to {len(first):,} figures."
        draft.notices.append(said)
    draft.frame = pd.concat([first, twice])


def _value_of(table: Table) -> str:
    return next((name for name in EASY_VALUES if table.holds(name)), "")


def _fits_easy(table: Table) -> bool:
    return table.holds(*EASY) and bool(_value_of(table)) and not table.holds("TRADE_TYPE")


def _read_easy(table: Table, wanted: Wanted) -> Draft:
    value = _value_of(table)
    draft = drafted(table, [*EASY, value], kind=Kind.INDICATORS)
    codes, names = area_codes(wanted), by_name(wanted.names)
    for into, column in (("economy", "REPORTER"), ("partner", "PARTNER")):
        known = {cell: _economy(cell, codes, names) for cell in draft.frame[column].unique()}
        draft.frame[into] = draft.frame[column].map(known).astype("str")
    strange = (draft.frame["economy"] == "") | (draft.frame["partner"] == "")
    steps.leave_out(draft, strange, OTHERS)
    _put_words(draft, _flows(draft, table))
    _put_parts(draft)
    _put_periods(draft, table)
    steps.put_values(draft, table, value, missing=frozenset({"", ":"}))
    draft.prove(Fact.UNIT, "euros", line=1, column=value)
    draft.prove(Fact.WHOLE, "each product and procedure on its own", column="PRODUCT")
    return draft


def _economy(cell: str, codes: dict[str, str], names: dict[str, str]) -> str:
    """Our code of an economy by its name, or by its code with the name behind."""
    plain = PARENTHESIS.sub("", cell)
    if name_key(plain) in names:
        return names[name_key(plain)]
    code, _, behind = cell.partition("-")
    return codes.get(code, "") if code.isupper() and (behind or code == cell) else ""


def _flows(draft: Draft, table: Table) -> "pd.Series[str]":
    """Imports or exports of each row; any other word is a problem."""
    cells = draft.frame["FLOW"]
    found = cells.str.extract(r"(?i)^(?:[12]-)?(import|export)s?$")[0].str.lower() + "s"
    turned = cells.str.fullmatch(r"(?i)1-.*export.*|2-.*import.*")
    odd = cells[(found.isna() | turned).to_numpy(dtype=bool)]
    steps.refuse(draft, table, odd, "allowed are “1-IMPORT”, “2-EXPORT”.", "FLOW")
    return found.fillna("flows").astype("str")


def _put_parts(draft: Draft) -> None:
    """A product or a procedure that is not the total becomes part of the indicator's name."""
    frame = draft.frame
    parts = []
    for column in ("PRODUCT", "STAT_PROCEDURE"):
        code = frame[column].str.split("-").str[0]
        total = code.isin([*TOTALS, *EVERY_PROCEDURE]) | frame[column].str.fullmatch("(?i)total")
        parts.append(frame[column].mask(total, "").astype("str"))
    frame["indicator"] = joined([frame["indicator"], *parts], "-").map(steps.slug)
    frame["label"] = joined([frame["label"], *parts], " · ")


FACTS = (documented(Fact.STATUS, "reported", NO_FLAGS),)
BULK = (
    by_column(Fact.FLOW, "by code", "REPORTER", "FLOW"),
    by_column(Fact.PARTNER, "by code", "PARTNER"),
)
NAMED = (
    by_column(Fact.FLOW, "by name", "REPORTER", "FLOW"),
    by_column(Fact.PARTNER, "by name", "PARTNER"),
)


def _layout(id_: str, title: str, fits: Fits, read: Reads) -> Layout:
    credit = replace(
        EUROSTAT,
        source="eurostat-comext",
        title=title,
        short_name="Eurostat Comext",
    )
    own = BULK if read is _read_bulk else NAMED
    return Layout(id_, credit, fits, read, Kind.INDICATORS, (*own, *FACTS))


LAYOUTS = (
    _layout("eurostat-comext", "Eurostat, Comext bulk", _fits_bulk, _read_bulk),
    _layout("eurostat-easy-comext", "Eurostat, Easy Comext", _fits_easy, _read_easy),
)
