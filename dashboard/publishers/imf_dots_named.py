"""IMF, Direction of Trade Statistics: answers of the old interface with names, one flow a file.

Seen in a file of 2023 that a program made: reporter_name, reporter_code, partner_name,
partner_code, FREQ, date, value, month, year; countries are two letters, W00 is the world, a month
is dated its first day, values were full dollars. Which flow it is only the file's name said, so it
is asked; so is the unit, where no figure is too large for millions.
"""

from dataclasses import replace

from dashboard.publishers.imf_dots import (
    CREDIT,
    DERIVED_FACTS,
    DOTS,
    OTHERS,
    mark_estimates,
    put_marked,
    put_plain,
)
from dashboard.publishers.sdmx_terms import check_frequency, leave_other_lengths, plain_period
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted, known_by

SIDES = (("reporter_name", "reporter_code"), ("partner_name", "partner_code"))
NEEDED = [*(name for side in SIDES for name in side), "FREQ", "date", "value"]
NO_FLOW = "found no column that says whether these are exports or imports of the reporter."


def _read(table: Table, wanted: Wanted) -> Draft:
    codes = by("iso2", wanted.economies - {WORLD})
    partners = codes | {"W00": WORLD}
    rules = [
        Keep("reporter_code", frozenset(codes), OTHERS),
        Keep("partner_code", frozenset(partners), OTHERS),
    ]
    draft = drafted(table, NEEDED, rules)
    for name, code in SIDES:
        side = code.removesuffix("_code")
        steps.put_codes(draft, code, side, partners)
        steps.refuse_other_names(draft, table, name, side)
    flow = _flow(draft, table)
    draft.frame["flow"], draft.frame["valuation"] = flow, "fob" if flow == "export" else "cif"
    steps.keep_pairs(draft, wanted)
    _put_periods(draft, table)
    put_plain(draft, table, "value")
    put_marked(draft, table, {})
    mark_estimates(draft, table)
    steps.name_monthly(draft, "imf-dots-monthly")
    return draft


def _flow(draft: Draft, table: Table) -> str:
    """The flow that the reader says: no column does."""
    allowed = ("export", "import")
    return steps.answer(draft, table, "flow", Fact.FLOW, NO_FLOW, allowed, line=1) or "export"


def _put_periods(draft: Draft, table: Table) -> None:
    couples = zip(draft.frame["date"], draft.frame["FREQ"], strict=True)
    draft.frame["__when"] = [plain_period(day, often) for day, often in couples]
    leave_other_lengths(draft, "__when", "FREQ")
    steps.put_periods(draft, table, "__when", "date", sure=True)
    check_frequency(draft, table, "FREQ", "FREQ")


NAMED = replace(CREDIT, title=f"{DOTS}one flow, with names")
FACTS = (by_column(Fact.PARTNER, "by code and name", "partner_code", "partner_name"),)
LAYOUT = Layout(
    "imf-dots-named", NAMED, known_by(holds=NEEDED), _read, facts=(*FACTS, *DERIVED_FACTS)
)
