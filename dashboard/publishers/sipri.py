"""SIPRI Arms Transfers Database: tables of trend-indicator values (TIV).

Files of the new site seen (2025, 2026): title lines, then a header whose first cell says what the
rows are (Recipient, Supplier, Exports by) and whose later cells are years, then ranges,
percentages and sums, which are no figures of their own; the last row (“Total exports to …”, “Total
world export”) names the other side. The old site (to about 2023, known by programs that
read it) names the country in its title, and the first cell of its header is empty. An empty cell
means no delivery was identified, 0 less than half a million. Soviet deliveries are Russia's (RUS)
before 1992, as in the package. Values are no money.
"""

import re

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES, Kind
from dashboard.reading import steps
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Layout, Wanted

FIRST_WORDS = ("Volume of transfers of major arms", "TIV of arms exports", "TIV of arms imports")
YEAR = "(19|20)[0-9]{2}"
TITLE = re.compile(r'"?TIV of arms (exports from|imports to) (.+?),? [0-9]{4}-[0-9]{4}"?')
TOTAL = re.compile(r"Total (exports|imports) (from|to|by|of) (.+)")
OF_WORLD = re.compile(r"Total world (export|import)s?")
ROWS_ARE = {
    "recipient": "recipient",
    "imports by": "recipient",
    "supplier": "supplier",
    "exports by": "supplier",
}
"""What the rows of a table are, by the first cell of its header; the title names the other side."""
OTHERS = "other countries and groups"
TOTAL_ROWS = "rows with totals"
NOT_OVER = "years that were not over when the file was made"
WORDS = ("arms-deliveries", "Deliveries of major arms", "million SIPRI trend-indicator values")
FIGURES = re.compile(r'"?(Figures are|SIPRI trend-indicator values \(TIVs\) are)\b.*')
SOME_ARMS = re.compile("categor|weapon type|type of weapon|armament", re.IGNORECASE)
PART_OF_ARMS = (
    "found “{}”. If the table counts some kinds of arms alone, it is no whole: are all in it?"
)
NOBODY = "the table does not say whose deliveries it counts."
BOTH_SIDES = "the heads of the rows and the title or the row of totals disagree on whose these are."
FROM_PAGE = "Download it again with its title lines and its row of totals."


def _header_row(table: Table) -> int | None:
    return table.find(
        lambda row: len(row) > 1 and not row[0].isdigit() and bool(re.fullmatch(YEAR, row[1]))
    )


def _fits(table: Table) -> bool:
    title = table.find(lambda row: bool(row) and row[0].strip('"').startswith(FIRST_WORDS))
    return title == 0 and _header_row(table) is not None


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    header = table.header(row)
    years = [name for name in header if re.fullmatch(YEAR, name)]
    draft = drafted(table, [header[0], *years], header_row=row, kind=Kind.INDICATORS)
    steps.leave_twice(draft)
    ask_about_kinds(draft, table, row)
    names = draft.frame[header[0]].str.strip(" *")
    side, country = _whose(draft, table, header[0], names)
    totals = names.str.match(r"Total\b", case=False)
    steps.leave_out(draft, totals, TOTAL_ROWS)
    _refuse_same_name(draft, table, header[0], names[~totals.to_numpy()])
    known = known_names(wanted)
    codes = names[~totals.to_numpy()].map(lambda name: known.get(name_key(name), ""))
    steps.leave_out(draft, codes == "", OTHERS)
    draft.frame["__other"] = codes[codes != ""]
    draft.frame["__one"] = known.get(name_key(country), "")
    if not draft.frame["__one"].any():
        draft.frame = draft.frame.iloc[:0]
        if not country and not draft.problems:
            draft.problems.append(Problem(table.name, NOBODY, line=1, advice=FROM_PAGE))
    steps.melted(draft, years, ["__one", "__other"])
    sides = ("__one", "__other") if side == "supplier" else ("__other", "__one")
    draft.frame["economy"], draft.frame["partner"] = (draft.frame[name] for name in sides)
    steps.put_periods(draft, table, "__period", "the heads of columns")
    steps.put_values(draft, table, "__cell")
    return in_our_words(draft, table, wanted, "the Soviet Union's and Russia's rows")


def ask_about_kinds(draft: Draft, table: Table, row: int) -> None:
    """Whether all arms are counted, where a line above the header speaks of their kinds."""
    for cells, line in zip(table.head[:row], table.lines, strict=False):
        if cells and SOME_ARMS.search(cells[0]):
            what = PART_OF_ARMS.format(brief(cells[0]))
            steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), line=line)
            return


def _refuse_same_name(draft: Draft, table: Table, column: str, names: "pd.Series[str]") -> None:
    """A country that stands twice with different figures: one of them is not its own."""
    keys = names.map(name_key)
    for line, name in names[keys.duplicated() & (keys != "")].items():
        what = f"found a second row of “{brief(name)}”; it is not clear which one holds."
        draft.problems.append(Problem(table.name, what, int(str(line)), column or None))


def _whose(draft: Draft, table: Table, first: str, names: "pd.Series[str]") -> tuple[str, str]:
    """Which side the title or the row of totals names, and its name; the rows are the other."""
    side, country, line, words = _named_side(table, names)
    rows_are = ROWS_ARE.get(first.lower(), "")
    if country and rows_are and rows_are == side:
        draft.problems.append(Problem(table.name, BOTH_SIDES, line, first, FROM_PAGE))
    elif country:
        said = f"what {country} supplied" if side == "supplier" else f"deliveries to {country}"
        draft.prove(Fact.FLOW, said, line=line, words=words)
    return side, country


def _named_side(table: Table, names: "pd.Series[str]") -> tuple[str, str, int, str]:
    for number, row in enumerate(table.head[:4]):
        if row and (found := TITLE.match(row[0].strip())):
            side = "supplier" if found[1].startswith("exports") else "recipient"
            return side, found[2], table.lines[number], row[0].strip()
    for line, name in names.items():
        if found := TOTAL.match(name):
            is_to = found[2] == "to" or (found[1] == "imports" and found[2] != "from")
            return "recipient" if is_to else "supplier", found[3], int(str(line)), name
        if found := OF_WORLD.match(name):
            side = "recipient" if found[1] == "export" else "supplier"
            return side, "World", int(str(line)), name
    return "supplier", "", 1, ""


def known_names(wanted: Wanted) -> dict[str, str]:
    """Names for comparing to codes; Soviet deliveries are Russia's, as in the package."""
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


def in_our_words(draft: Draft, table: Table, wanted: Wanted, parts: str) -> Draft:
    """Deliveries of the pairs of the package; what is added up is called `parts`."""
    draft.vintage = _generated(table)
    frame = draft.frame
    frame["indicator"], frame["label"], frame["unit"] = WORDS
    frame["status"], frame["note"] = "reported", ""
    couples = [
        pair in wanted.pairs for pair in zip(frame["economy"], frame["partner"], strict=True)
    ]
    steps.leave_out(draft, ~pd.Series(couples, frame.index, dtype=bool), "pairs not in the package")
    if draft.vintage:
        steps.leave_out(draft, draft.frame["period"] >= draft.vintage[-4:], NOT_OVER)
    _prove_unit(draft, table)
    _add_up(draft, parts)
    return draft


def _prove_unit(draft: Draft, table: Table) -> None:
    """The unit by the line of the title that states it; another one is a problem."""
    for row, line in zip(table.head, table.lines, strict=False):
        words = row[0].strip() if row else ""
        if FIGURES.fullmatch(words) and "million" in words:
            draft.prove(Fact.UNIT, WORDS[2], line=line, words=words)
        elif FIGURES.fullmatch(words):
            what = f"found “{brief(words)}”; allowed are millions of trend-indicator values."
            draft.problems.append(Problem(table.name, what, line))


def _add_up(draft: Draft, parts: str) -> None:
    """One row for each pair and year, at the line of its first part."""
    before = len(draft.frame)
    draft.frame = steps.summed(draft.frame, SHAPES[Kind.INDICATORS].key, "value")
    if (after := len(draft.frame)) < before:
        draft.notices.append(f"{before:,} {parts} were added up to {after:,} figures.")


TREND_VALUES = Credit(
    source="sipri-tiv",
    publisher="SIPRI",
    title="SIPRI, values of arms transfers",
    page="https://armstransfers.sipri.org",
    licence="SIPRI: cite; ask before using more than a tenth of the database",
    caution=(
        "A missing year means no delivery was identified, 0 means below 0.5. Trend-indicator "
        "values are no money."
    ),
    definition="Trend-indicator values, not money",
    short_name="SIPRI arms transfers",
)
FACTS = (
    by_column(Fact.FLOW, "what the supplier delivered", "Supplier"),
    by_column(Fact.PARTNER, "by name", "Recipient"),
    documented(Fact.UNIT, "million trend-indicator values", "SIPRI's own unit, not money"),
    documented(Fact.STATUS, "reported", "as SIPRI identified the deliveries"),
    documented(Fact.WHOLE, "the whole: all major arms", "a row counts all deliveries of its year"),
)
LAYOUT = Layout("sipri-tiv", TREND_VALUES, _fits, _read, Kind.INDICATORS, FACTS)
