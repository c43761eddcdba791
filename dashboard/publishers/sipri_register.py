"""SIPRI, register of deals: one row a deal, its years of delivery in one cell.

A real one of 2025 seen: eleven title lines, ISO-8859-1, empty names between others, several years
as `2004; 2005`. The figure of a deal is for all its years together, and how it is spread the
register does not say: a year that a deal over several years touches would be a part, and is left
out as a whole. The other years are the sums of their deals.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.package.kinds import Kind
from dashboard.publishers.sipri import (
    FACTS,
    OTHERS,
    TREND_VALUES,
    ask_about_kinds,
    in_our_words,
    known_names,
)
from dashboard.reading import steps
from dashboard.reading.economies import name_key
from dashboard.reading.evidence import Fact
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Layout, Wanted

REGISTER = ("Recipient", "Supplier", "Year(s) of delivery", "SIPRI TIV of delivered weapons")
DEAL = (
    *("Year of order", "Number ordered", "Weapon designation", "Weapon description", "status"),
    *("Number delivered", "Deliveries in the Year Range", "Comments"),
    *("SIPRI TIV per unit", "SIPRI TIV for total order"),
)
"""Further columns of the register: by all of them two deals that look alike are told apart."""
ALL_DEALS = re.compile(r'"?Transfers of major (?:conventional )?(?:arms|weapons)')
SEVERAL = "deals delivered over several years (the register does not say how much in which)"
IN_PART = (
    "deals of years in which a deal over several years was delivered too: parts of those years"
)
NOT_YET = "deals without a year of delivery"
NO_TITLE = (
    "found no title “Transfers of major arms …” above the deals. If deals were left out, the years "
    "are too low: are all deals of the two sides in it?"
)


def _row(table: Table) -> int | None:
    return table.find(lambda row: set(REGISTER) <= set(row))


def _fits(table: Table) -> bool:
    return _row(table) is not None


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _row(table) or 0
    draft = drafted(table, REGISTER, optional=DEAL, header_row=row, kind=Kind.INDICATORS)
    steps.leave_twice(draft)
    ask_about_kinds(draft, table, row)
    known = known_names(wanted)
    for column, into in (("Supplier", "economy"), ("Recipient", "partner")):
        names = draft.frame[column].str.strip(" *")
        draft.frame[into] = names.map(lambda name: known.get(name_key(name), ""))
    steps.leave_out(draft, (draft.frame["economy"] == "") | (draft.frame["partner"] == ""), OTHERS)
    _leave_years_in_part(draft)
    steps.leave_out(draft, draft.frame["__when"] == "", NOT_YET)
    steps.put_periods(draft, table, "__when", "Year(s) of delivery")
    steps.put_values(draft, table, "SIPRI TIV of delivered weapons")
    _prove_all_deals(draft, table)
    return in_our_words(draft, table, wanted, "deals")


def _leave_years_in_part(draft: Draft) -> None:
    """Leaves out deals over several years, and every year in which one of them was delivered.

    The register gives one figure for such a deal, so no year that it touches can be added up.
    """
    frame = draft.frame
    frame["__when"] = frame["Year(s) of delivery"].str.strip("() ?")
    several = ~frame["__when"].str.fullmatch("[0-9]{4}|")
    touched = {
        (economy, partner, year)
        for economy, partner, when in frame.loc[
            several, ["economy", "partner", "__when"]
        ].itertuples(index=False)
        for year in _years(when)
    }
    if touched:
        years = sorted({f"{one} {other} {year}" for one, other, year in touched})
        draft.notices.append(f"Years that cannot be added up were left out: {', '.join(years)}.")
    steps.leave_out(draft, several, SEVERAL)
    held = zip(*(draft.frame[name] for name in ("economy", "partner", "__when")), strict=True)
    in_part = [each in touched for each in held]
    steps.leave_out(draft, pd.Series(in_part, draft.frame.index, dtype=bool), IN_PART)


def _years(when: str) -> set[str]:
    """The years that a cell names, and those between where it writes a span."""
    found = set(re.findall("[0-9]{4}", when))
    for first, last in re.findall("([0-9]{4}) ?[-–] ?([0-9]{4})", when):
        found |= {str(year) for year in range(int(first), int(last) + 1)}
    return found


def _prove_all_deals(draft: Draft, table: Table) -> None:
    for row, line in zip(table.head, table.lines, strict=False):
        if row and ALL_DEALS.match(row[0].strip()):
            said = "the whole: all deals between the countries named"
            draft.prove(Fact.WHOLE, said, line=line, words=brief(row[0].strip()))
            return
    steps.answer(draft, table, "complete", Fact.WHOLE, NO_TITLE, ("yes",))


REGISTER_OF_DEALS = replace(
    TREND_VALUES,
    source="sipri-register",
    title="SIPRI, register of deals",
    short_name="SIPRI register",
)
FACTS_OF_DEALS = tuple(one for one in FACTS if one.fact is not Fact.WHOLE)
LAYOUT = Layout(
    *("sipri-register", REGISTER_OF_DEALS, _fits, _read, Kind.INDICATORS, FACTS_OF_DEALS),
)
