"""SIPRI Arms Transfers Database: tables of trend-indicator values (TIV), and the register of deals.

Excerpts of the new site's exports seen (September 2026): title lines, then a header whose later
cells are years, then ranges, percentages and sums, which are no figures of their own; the last row
(“Total exports to …”) names the other side. The old site (to about 2023, known by programs that
read it) names the country in its title, and the first cell of its header is empty. An empty cell
means no delivery was identified, 0 less than half a million. The register's figures are summed by
year here only where a deal was delivered in one year; how others are spread it does not say.
Soviet deliveries are Russia's (RUS) before 1992, as in the package. Values are no money.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Layout, Wanted

FIRST_WORDS = ("Volume of transfers of major arms", "TIV of arms exports", "TIV of arms imports")
REGISTER = ("Recipient", "Supplier", "Year(s) of delivery", "SIPRI TIV of delivered weapons")
YEAR = "(19|20)[0-9]{2}"
TITLE = re.compile(r'"?TIV of arms (exports from|imports to) (.+?),? [0-9]{4}-[0-9]{4}"?')
TOTAL = re.compile(r"Total (exports|imports) (?:to|from|by|of) (.+)")
OTHERS = "other countries and groups"
TOTAL_ROWS = "rows with totals"
SEVERAL = "deals delivered over several years (the register does not say how much in which)"
WORDS = ("arms-deliveries", "Deliveries of major arms", "million SIPRI trend-indicator values")
NOBODY = "the table does not say whose deliveries it counts."
FROM_PAGE = "Download it again with its title lines and its row of totals."


def _header_row(table: Table) -> int | None:
    return table.find(
        lambda row: len(row) > 1 and not row[0].isdigit() and bool(re.fullmatch(YEAR, row[1]))
    )


def _fits_table(table: Table) -> bool:
    title = table.find(lambda row: bool(row) and row[0].strip('"').startswith(FIRST_WORDS))
    return title == 0 and _header_row(table) is not None


def _register_row(table: Table) -> int | None:
    return table.find(lambda row: set(REGISTER) <= set(row))


def _fits_register(table: Table) -> bool:
    return _register_row(table) is not None


def _read_table(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    header = table.header(row)
    years = [name for name in header if re.fullmatch(YEAR, name)]
    draft = drafted(table, [header[0], *years], header_row=row, kind=Kind.INDICATORS)
    names = draft.frame[header[0]].str.strip(" *")
    side, country = _whose(table, names)
    totals = names.str.match(r"Total\b", case=False)
    steps.leave_out(draft, totals, TOTAL_ROWS)
    known = _known(wanted)
    codes = names[~totals.to_numpy()].map(lambda name: known.get(name_key(name), ""))
    steps.leave_out(draft, codes == "", OTHERS)
    draft.frame["__other"] = codes[codes != ""]
    draft.frame["__one"] = known.get(name_key(country), "")
    if not draft.frame["__one"].any():
        draft.frame = draft.frame.iloc[:0]
        if not country:
            draft.problems.append(Problem(table.name, NOBODY, line=1, advice=FROM_PAGE))
    steps.melted(draft, years, ["__one", "__other"])
    sides = ("__one", "__other") if side == "supplier" else ("__other", "__one")
    draft.frame["economy"], draft.frame["partner"] = (draft.frame[name] for name in sides)
    steps.put_periods(draft, table, "__period", "the heads of columns")
    steps.put_values(draft, table, "__cell")
    draft.vintage = _generated(table)
    return _in_our_words(draft, wanted)


def _whose(table: Table, names: "pd.Series[str]") -> tuple[str, str]:
    """Which side the title or the row of totals names, and its name."""
    for row in table.head[:4]:
        if row and (found := TITLE.match(row[0].strip())):
            return ("supplier" if found[1].startswith("exports") else "recipient"), found[2]
    for name in names:
        if found := TOTAL.match(name):
            return ("recipient" if " to " in name else "supplier"), found[2]
    return "supplier", ""


def _known(wanted: Wanted) -> dict[str, str]:
    known = by_name(wanted.names)
    return known | {name: "RUS" for name, code in known.items() if code == "SUN"}


def _generated(table: Table) -> str:
    """The day on which the site made the file."""
    for row in table.head:
        found = re.match(
            r"(?:Data generated|Generated): (\d{1,2} \w+ \d{4})", row[0] if row else ""
        )
        if found:
            return f"data generated {found[1]}"
    return ""


def _in_our_words(draft: Draft, wanted: Wanted) -> Draft:
    frame = draft.frame
    frame["indicator"], frame["label"], frame["unit"] = WORDS
    frame["status"], frame["note"] = "reported", ""
    couples = [
        pair in wanted.pairs for pair in zip(frame["economy"], frame["partner"], strict=True)
    ]
    steps.leave_out(draft, ~pd.Series(couples, frame.index, dtype=bool), "pairs not in the package")
    steps.added_up(draft, "rows of deliveries")
    return draft


def _read_register(table: Table, wanted: Wanted) -> Draft:
    row = _register_row(table) or 0
    draft = drafted(table, REGISTER, header_row=row, kind=Kind.INDICATORS)
    known = _known(wanted)
    for column, into in (("Supplier", "economy"), ("Recipient", "partner")):
        names = draft.frame[column].str.strip(" *")
        draft.frame[into] = names.map(lambda name: known.get(name_key(name), ""))
    steps.leave_out(draft, (draft.frame["economy"] == "") | (draft.frame["partner"] == ""), OTHERS)
    years = draft.frame["Year(s) of delivery"].str.strip("() ")
    steps.leave_out(draft, years.str.contains(";"), SEVERAL)
    draft.frame["__when"] = years[~years.str.contains(";")]
    steps.put_periods(draft, table, "__when", "Year(s) of delivery")
    steps.put_values(draft, table, "SIPRI TIV of delivered weapons")
    draft.vintage = _generated(table)
    return _in_our_words(draft, wanted)


REGISTER_OF_DEALS = Credit(
    source="sipri-register",
    publisher="SIPRI",
    title="SIPRI, register of deals",
    page="https://armstransfers.sipri.org",
    licence="SIPRI: cite; ask before using more than a tenth of the database",
    caution=(
        "A missing year means no delivery was identified, 0 means below 0.5. Trend-indicator "
        "values are no money."
    ),
    definition="Trend-indicator values, not money",
)
TREND_VALUES = replace(
    REGISTER_OF_DEALS, source="sipri-tiv", title="SIPRI, values of arms transfers"
)
FACTS = (
    by_column(Fact.FLOW, "what the supplier delivered", "Supplier"),
    by_column(Fact.PARTNER, "by name", "Recipient"),
    documented(Fact.UNIT, "million trend-indicator values", "SIPRI's own unit, not money"),
    documented(Fact.STATUS, "reported", "as SIPRI identified the deliveries"),
    documented(Fact.WHOLE, "the whole: all major arms", "the table counts all deliveries"),
)
LAYOUTS = (
    Layout("sipri-tiv", TREND_VALUES, _fits_table, _read_table, Kind.INDICATORS, FACTS),
    Layout(
        *("sipri-register", REGISTER_OF_DEALS, _fits_register, _read_register),
        *(Kind.INDICATORS, FACTS),
    ),
)
