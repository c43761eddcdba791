"""TurkStat (TÜİK), foreign trade by month and country, in the shapes of its applications.

The old application (biruni.tuik.gov.tr; pages saved in 2025): a web page's table, at times saved as
.xls. Year, month and country stand in the first row of a group only; a row with “Total:” closes
each month and the whole; it adds up the lines that were asked for, so it proves that none is
missing and not that they are all goods. Figures are Turkish (1.234,56); country 75 is Russia; a
note calls the newest year provisional. Older pages have no column for the year, which is asked for.
The new application (bi.tuik.gov.tr, known by a description of its export) and bulletins: title
rows, one header row, and columns for exports and imports whose unit a title, a header or a note
states. TurkStat publishes general and special trade, which differ by -8 to +5 percent.
Headers in two rows are recalled only and not built: use the mapping page.
"""

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.publishers import turkstat_words as words
from dashboard.publishers.turkstat_header import (
    Header,
    header_of,
    in_turkish,
    is_english,
    of_application,
)
from dashboard.publishers.turkstat_months import month_of_cell, put_months
from dashboard.publishers.turkstat_partners import put_partner
from dashboard.reading import steps
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.letters import folded
from dashboard.reading.numbers import number_of
from dashboard.reading.stated_unit import put_unit
from dashboard.reading.table import Table, brief, clean
from dashboard.reading.tidy import Draft, Layout, Wanted
from dashboard.reading.wholes import put_whole
from dashboard.vocabulary import Witness

MISSING = frozenset({"", "-", ".", "..", "...", "*"})
TOTAL_ROWS = "rows with totals (the lines are kept)"
HEADER_AGAIN = "the header once more"
ALL_GOODS = "TOTAL"
OTHER_LIST = re.compile(r"\b(sitc|bec|isic|nace|cpa|usto)\b")
NESTED = "found trade by groups of another list than the Harmonized System; one may hold another."
BY_COUNTRY = "Choose values by country without products, or by the Harmonized System."
GRAND = ("genel toplam", "grand total")
OTHER_SYSTEM = "rows of the other trade system"
MISCOUNTED = "A line is missing or stands twice: download it again."
NOTE = re.compile(r"\W*(not|notes?|kaynak|sources?|açıklamal?ar?)\b", re.IGNORECASE)
GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
NOT_STATED = "trade system not stated"
SPLICE = (
    "The table does not say whether it is general or special trade, which differ by -8 to +5 "
    "percent in a month. Compare it with months that are held already."
)


def _header(table: Table) -> tuple[int, Header] | None:
    """The row of the header and what its columns hold."""
    row = table.find(lambda names: header_of(names) is not None)
    header = header_of(table.header(row)) if row is not None else None
    return (row, header) if row is not None and header is not None else None


def _fits(table: Table) -> bool:
    found = _header(table)
    if found is None:
        return False
    row, header = found
    known = in_turkish(header) or is_english(header) or of_application(table.header(row))
    return known or words.names_the_institute(table.head)


def _read(table: Table, wanted: Wanted) -> Draft:
    row, header = _header(table) or (0, Header(""))
    line, said = table.lines[row], words.said_around(table, row, header, _is_note)
    draft = _drafted(table, row, header)
    words.put_books(draft, table, header, row, said, wanted)
    words.refuse_other_measures(draft, table, said)
    style = _style(draft, table, header)
    _leave_totals(draft, table, header, style)
    system = words.put_system(draft, table, header, said)
    put_partner(draft, table, header, wanted)
    _put_money(draft, header, system)
    put_months(draft, table, header, line, said)
    steps.keep_pairs(draft, wanted)
    words.put_status(draft, table, said)
    if header.status:
        words.put_flags(draft, table, header.status)
    power = put_unit(draft, table, line, [one.name for one in header.money], said)
    steps.put_values(
        draft, table, "__cell", missing=MISSING, power=power, style=style, unit_sure=False
    )
    words.ask_for_parts(draft, table, header, said)
    _put_note(draft, system)
    _put_whole(draft, table, header)
    return draft


def _is_note(row: Sequence[str]) -> bool:
    """A row of one cell of words, or one that says that it is a note or a source."""
    filled = [cell for cell in row if cell and not cell.isspace()]
    if not filled or (len(filled) > 1 and not NOTE.match(filled[0])):
        return False
    first = folded(filled[0])
    is_key = first in words.TOTALS or words.YEAR.fullmatch(first) or month_of_cell(first)[0]
    return len(filled) > 1 or not is_key


def _drafted(table: Table, row: int, header: Header) -> Draft:
    """The rows of the table, without repeated headers; another header is a problem."""
    draft = drafted(table, header.named(), header_row=row, until=_is_note)
    steps.leave_out(draft, (draft.frame == draft.frame.columns).all(axis=1), HEADER_AGAIN)
    first = table.lines[row]
    more = [line for line, cells in table.rows() if line > first and _is_other(table, row, cells)]
    if more:
        what = "found another header; the file holds two tables, one below the other."
        draft.problems.append(Problem(table.name, what, more[0], advice="Hand in each alone."))
    return draft


def _is_other(table: Table, row: int, cells: Sequence[str]) -> bool:
    names = clean(cells)
    if any(cell[:1].isdigit() for cell in names[-2:]) or names == table.header(row):
        return False
    return header_of(names) is not None


def _style(draft: Draft, table: Table, header: Header) -> str:
    """Turkish figures on TurkStat's page, unless commas seem to part thousands there."""
    cells = draft.frame[[one.name for one in header.money]]
    english = cells.map(lambda cell: bool(GROUPED.fullmatch(cell))).any(axis=None)
    return "comma" if table.of_page and not english else ""


def _leave_totals(draft: Draft, table: Table, header: Header, style: str) -> None:
    """Leave rows with totals out, after a look whether the lines add up to them, and fill down."""
    keys = header.keys()
    cells = draft.frame[keys]
    totals = [cell for cell in pd.unique(cells.to_numpy().ravel()) if folded(cell) in words.TOTALS]
    total = cells.isin(totals)
    if header.product and total[header.product].all():
        draft.frame[header.product], total[header.product] = ALL_GOODS, False
    grand = _grand_totals(draft, header, total)
    _fill_down(draft, keys, total)
    if header.product and totals:
        for one in header.money:
            _check_totals(draft, table, one.name, total, style)
    if header.product:
        draft.frame.loc[grand.to_numpy(), header.product] = ALL_GOODS
    steps.leave_out(draft, total.any(axis=1) & ~grand, TOTAL_ROWS)


def _grand_totals(draft: Draft, header: Header, total: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of a grand total (“Genel toplam”) of one country and month, which are all goods.

    A plain “Total:” closes the lines that were asked for, and a row that names no country closes
    those of several.
    """
    if not header.product or of_application(list(draft.frame.columns)):
        return pd.Series(False, draft.frame.index)
    others = [name for name in total.columns if name != header.product]
    named = (draft.frame[others] != "").all(axis=1) & ~total[others].any(axis=1)
    said = draft.frame[header.product].map(lambda cell: folded(cell).strip(" :"))
    return named & said.isin(GRAND)


def _fill_down(draft: Draft, keys: Sequence[str], total: pd.DataFrame) -> None:
    """Year, month and country stand in the first row of a group only.

    A cell is filled only where no cell to its left begins another group.
    """
    begins = pd.Series(False, draft.frame.index)
    for name in keys[:-1]:
        cells = draft.frame[name].mask(total[name], "")
        begins |= cells != ""
        draft.frame[name] = cells.where(begins).ffill().fillna("").astype("str")


def _check_totals(draft: Draft, table: Table, column: str, total: pd.DataFrame, style: str) -> None:
    """A total that is the sum neither of its group nor of the lines since the last is a problem."""
    numbers = draft.frame[column].map(lambda cell: number_of(cell, style or "point"))
    if any(not isinstance(number, float) for number in numbers[~draft.frame[column].isin(MISSING)]):
        return
    values = numbers.map(lambda number: number if isinstance(number, float) else 0.0)
    closes = total.any(axis=1)
    lines = values.mask(closes, 0.0)
    since = lines.groupby(closes[::-1].cumsum()[::-1]).transform("sum")
    for level in range(len(total.columns)):
        left = [draft.frame[name] for name in total.columns[:level]]
        group = lines.groupby(left).transform("sum") if left else since * 0 + lines.sum()
        here = closes & (total.to_numpy().argmax(axis=1) == level)
        for line in draft.frame.index[here.to_numpy()]:
            cell = str(draft.frame.at[line, column])
            if cell not in MISSING and not _is_near(values[line], (group[line], since[line])):
                what = f"found a total of {brief(cell)}; its lines add up to {group[line]:,.15g}."
                draft.problems.append(
                    Problem(table.name, what, int(line), column, advice=MISCOUNTED)
                )


def _is_near(total: float, sums: Sequence[float]) -> bool:
    """Whether one of the sums is the total, but for rounding."""
    return any(abs(total - one) <= 1 + abs(total) / 1000 for one in sums)


def _put_money(draft: Draft, header: Header, system: str) -> None:
    """A row for each column of values, with its flow and the year that its name says."""
    if header.system:
        other = (draft.frame["__system"] != (system or "general")).to_numpy()
        steps.leave_out(draft, pd.Series(other, draft.frame.index), OTHER_SYSTEM)
    held = {one.system for one in header.money if one.system}
    kept = (system or "general") if held else ""
    parts = [
        draft.frame.assign(
            flow=one.flow,
            valuation=one.valuation,
            __head=one.name,
            __cell=draft.frame[one.name],
            __year=one.year,
        )
        for one in header.money
        if one.system in {"", kept}
    ]
    draft.frame = pd.concat(parts)


def _put_note(draft: Draft, system: str) -> None:
    """The source by its trade system, and a note of the system and of what is provisional."""
    draft.source = "turkstat-monthly" if system == "general" else ""
    stated = f"{system} trade" if system else NOT_STATED
    if not system and "system" not in draft.answered:
        draft.notices.append(SPLICE)
    marked = draft.frame["__provisional"].astype(bool)
    draft.frame["note"] = pd.Series(stated, draft.frame.index, dtype="str").mask(
        marked, f"{stated}; provisional"
    )


def _put_whole(draft: Draft, table: Table, header: Header) -> None:
    if header.product:
        _refuse_nested(draft, table, header.product)
        put_whole(draft, table, header.product)
    elif "complete" not in draft.answered:
        column = ", ".join(one.name for one in header.money)
        draft.prove(Fact.WHOLE, "the whole: one figure a country and month", column=column)


def _refuse_nested(draft: Draft, table: Table, column: str) -> None:
    """Groups of another list than the Harmonized System, where no digits tell part from whole."""
    lines = draft.frame[column] != ALL_GOODS
    if OTHER_LIST.search(folded(column)) and lines.any():
        line = int(str(draft.frame.index[lines.to_numpy()][0]))
        draft.problems.append(Problem(table.name, NESTED, line, column, advice=BY_COUNTRY))
        draft.frame = draft.frame[~lines.to_numpy()]


CREDIT = Credit(
    source="turkstat-hs8",
    publisher="TurkStat",
    title="TurkStat, foreign trade by month and country",
    page="https://data.tuik.gov.tr",
    licence="Cite TurkStat",
    caution=(
        "General and special trade differ by -8 to +5 percent in a month: do not splice them. "
        "Crude oil and pipeline gas from Russia are confidential and may be missing by product."
    ),
    definition="Current US dollars; imports CIF, exports FOB",
    short_name="TurkStat",
    witness=Witness.REPORTERS,
)
FACTS = (
    documented(Fact.STATUS, "reported", "customs declarations; a note calls others provisional"),
)
LAYOUT = Layout("turkstat", CREDIT, _fits, _read, facts=FACTS)
