"""A table read as a reader's mapping says: which sheet, which rows, and what their words mean."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading.caveat_questions import heed_titles
from dashboard.reading.draft_to_tidy import finished
from dashboard.reading.economies import name_key
from dashboard.reading.evidence import Basis, Evidence, Fact
from dashboard.reading.filter_rows import drafted
from dashboard.reading.mapped_beside import beside, heed_beside, units_said
from dashboard.reading.mapped_figures import put_figures
from dashboard.reading.mapped_header import fitting, header_row, periods_across, widest
from dashboard.reading.mapping import ADVICE, FLOWS, LEAVE_OUT, SIDES, Mapping, Side
from dashboard.reading.mapping_proof import Fixed, titles_of
from dashboard.reading.open_file import LIMIT, opened
from dashboard.reading.periods import why_no_period
from dashboard.reading.steps import (
    answer,
    keep_pairs,
    leave_out,
    melted,
    put_periods,
    slug,
)
from dashboard.reading.table import Handed, Said, Table, brief, quoted
from dashboard.reading.tidy import Draft, Layout, Tidy, Wanted
from dashboard.vocabulary import Status

FIRST_ROWS, MOST_WORDS = 20, 2000
OTHERS = "economies that the package does not hold"
NAMELESS = "the mapping does not say which economy this is."
ANSWER = "Say its code in the mapping, or “leave out”."
OTHER_FLOWS = "flows that the mapping leaves out"
NOT_READ = "Other sheets were not read; look whether they say something of the figures:"
BY_FLOW = {"export": "fob", "import": "cif"}
WHICH_SHEET = "found several sheets with the columns that the mapping was made for:"


def columns_of(handed: Handed, *, limit: int = LIMIT) -> tuple[list[str], list[list[str]]]:
    """The names of the columns of a table, and its first 20 rows, for a mapping page.

    The header is the first row of words with nearly as many cells filled as the widest; titles
    above are passed. Raises CannotRead where there is no table.
    """
    with opened(handed, limit=limit, whole=False) as sheets:
        table = widest(handed, sheets)
        row = header_row(table)
        names = table.header(row)
        below = [list(cells) for cells in table.head[row + 1 :] if any(map(str.strip, cells))]
        return names, [cells[: len(names)] for cells in below[:FIRST_ROWS]]


def words_of(handed: Handed, columns: Sequence[str], *, limit: int = LIMIT) -> dict[str, list[str]]:
    """The words of each column in the order of the alphabet, at most 2,000 of each.

    Raises CannotRead where there is no table.
    """
    wanted = list(dict.fromkeys(columns))
    if not wanted:
        return {}
    with opened(handed, limit=limit) as sheets:
        table = widest(handed, sheets)
        rows = drafted(table, wanted, header_row=header_row(table)).frame
        return {name: sorted(set(rows[name]) - {""})[:MOST_WORDS] for name in wanted}


def fits_mapping(handed: Handed, mapping: Mapping, *, limit: int = LIMIT) -> bool:
    """Whether a file, or a sheet of it, has the very columns that a mapping was made for."""
    if not mapping.header:
        return False
    with opened(handed, limit=limit, whole=False) as sheets:
        return bool(fitting(sheets, mapping))


def read_mapped(
    handed: Handed,
    mapping: Mapping,
    wanted: Wanted,
    progress: Callable[[float], bool] | None = None,
    *,
    is_remembered: bool = False,
    limit: int = LIMIT,
) -> Tidy:
    """The rows of any table, in our columns as a mapping says. Problems are inside the Tidy.

    A mapping that is remembered was made for an earlier file: what it fixes, this one must say.
    """
    with opened(handed, limit=limit, tick=progress) as sheets:
        tables = fitting(sheets, mapping) or [widest(handed, sheets)]
        told = [replace(one, answers=handed.answers) for one in tables]
        table, draft = _chosen(told, mapping)
        fits = {one.name for one in tables}
        aside = [sheet_of(each[0]) for _, each in sheets if each and each[0].name not in fits]
        draft.notices += [f"{NOT_READ} {quoted(aside)}."] if any(aside) else []
        row = header_row(table, mapping)
        names = beside(table.header(row), mapping)
        titles = [*titles_of(table, row), *map(Said, units_said(draft, names))]
        asks = is_remembered and mapping.source in wanted.sources
        _put_our_columns(Fixed(draft, table, mapping, titles, asks), wanted)
        heads = {*table.header(row)} - {mapping.value}
        above = [one for one in titles if one.words not in heads]
        heed_titles(draft, table, above, mapping.value)
        heed_beside(draft, table, names)
        return finished(handed.name, _layout(mapping), [draft], [table], wanted)


def sheet_of(table: Table) -> str:
    """The name of the sheet that a table stands in; nothing for a file of one table."""
    return table.name.split(" → ")[-1] if " → " in table.name else ""


def _chosen(tables: Sequence[Table], mapping: Mapping) -> tuple[Table, Draft]:
    """The table to read, and its rows: of several that fit, the one that was named."""
    names = [sheet_of(one) for one in tables]
    said = tables[0].answers.sheet or mapping.sheet
    table = tables[names.index(said)] if said in names else tables[0]
    draft = _rows(table, mapping)
    if table.answers.sheet or (len(tables) > 1 and mapping.sheet not in names):
        what = f"{WHICH_SHEET} {', '.join(names)}. Which one is meant?"
        answer(draft, table, "sheet", Fact.WHOLE, what, names)
    return table, draft


def _rows(table: Table, mapping: Mapping) -> Draft:
    """The rows as text, those of years across one for each year."""
    row = header_row(table, mapping)
    names = beside(table.header(row), mapping)
    across = mapping.period.across
    periods, others = periods_across(table, row, mapping) if across else ([], [])
    draft = drafted(
        *(table, [*mapping.columns, *periods]),
        header_row=row,
        optional=names,
        kind=Kind(mapping.kind),
        missing=frozenset(mapping.missing),
    )
    if across:
        _tell_others(draft, table, row, others, alone=not periods)
        melted(draft, periods, [*mapping.columns, *names])
    return draft


def _tell_others(draft: Draft, table: Table, row: int, heads: list[str], *, alone: bool) -> None:
    """Columns whose heads hold a year but are no plain year or month: named, never silent."""
    if alone and heads:
        what = f"found “{brief(heads[0])}”; {why_no_period(heads[0])}"
        draft.problems.append(Problem(table.name, what, table.lines[row], heads[0]))
    elif heads:
        reason = f"figures under heads that are no plain year or month ({quoted(heads)})"
        draft.left_out[reason] += len(draft.frame) * len(heads)


def _layout(mapping: Mapping) -> Layout:
    credit = Credit(
        source=mapping.source,
        publisher=mapping.publisher or "see the file",
        title="A table read by a mapping",
        licence="See the publisher's page",
        caution="Read by a mapping that a reader made: compare a figure with the publisher's page.",
        definition="Current US dollars" if mapping.is_trade else mapping.unit,
        short_name=mapping.publisher[:26].strip(),
    )
    return Layout("mapped", credit, lambda _: True, lambda *_: Draft(pd.DataFrame()))


def _put_our_columns(fixed: Fixed, wanted: Wanted) -> None:
    """The rows with what each of their words means, in our columns, and what proves it."""
    draft, table, mapping = fixed.draft, fixed.table, fixed.mapping
    for name, word in _words_of_rows(fixed, wanted).items():
        draft.frame[f"__{name}"] = pd.Series(word, index=draft.frame.index, dtype="str")
    (_put_trade if mapping.is_trade else _put_indicator)(draft, table, mapping, wanted)
    put_figures(fixed)
    if mapping.is_trade:
        by_flow = draft.frame["flow"].map(BY_FLOW).astype("str")
        draft.frame["valuation"] = by_flow if mapping.valuation == "by flow" else mapping.valuation
    draft.frame["status"], draft.frame["note"] = mapping.status or Status.REPORTED, ""
    said = Basis.READER if mapping.status else Basis.USUAL
    draft.evidence += [
        Evidence(Fact.STATUS, mapping.status or Status.REPORTED, said),
        Evidence(Fact.WHOLE, "one figure a series and period, none twice", Basis.USUAL),
    ]


def _words_of_rows(fixed: Fixed, wanted: Wanted) -> "dict[str, str | pd.Series[str]]":
    """The words of each side, row by row or fixed for all; a column proves itself."""
    draft, mapping = fixed.draft, fixed.mapping
    facts = {"reporter": Fact.FLOW, "partner": Fact.PARTNER, "flow": Fact.FLOW}
    found: dict[str, str | pd.Series[str]] = {}
    for name in SIDES:
        side: Side = getattr(mapping, name)
        if side.column:
            found[name] = draft.frame[side.column]
            if name in facts:
                draft.prove(facts[name], "by its words", column=side.column)
        elif side.across:
            found[name] = draft.frame["__period"]
        elif name == "flow" and side.value:
            found[name] = fixed.flow()
        elif name == "period" and side.value:
            found[name] = fixed.period()
        elif side.value:
            found[name] = fixed.economy(name, facts[name], wanted) if name in facts else side.value
    return found


def _put_trade(draft: Draft, table: Table, mapping: Mapping, wanted: Wanted) -> None:
    for name in ("reporter", "partner"):
        _put_economy(draft, table, mapping, wanted, name, name)
    _put_flow(draft, table, mapping)
    put_periods(draft, table, "__period", _shown(mapping), series=SIDES[:3])
    keep_pairs(draft, wanted)


def _put_indicator(draft: Draft, table: Table, mapping: Mapping, wanted: Wanted) -> None:
    _put_economy(draft, table, mapping, wanted, "reporter", "economy")
    if mapping.partner.is_said:
        _put_economy(draft, table, mapping, wanted, "partner", "partner")
    else:
        draft.evidence.append(Evidence(Fact.PARTNER, "none", Basis.READER))
    series = [name for name in ("economy", "partner", "__indicator") if name in draft.frame]
    put_periods(draft, table, "__period", _shown(mapping), series=series)
    draft.frame["label"] = draft.frame["__indicator"]
    draft.frame["indicator"] = draft.frame["label"].map(slug)
    draft.frame["unit"] = mapping.unit


def _shown(mapping: Mapping) -> str:
    """Where the periods stand in the file; nothing where the mapping fixes one."""
    return "the heads of the columns" if mapping.period.across else mapping.period.column


def _put_economy(
    draft: Draft, table: Table, mapping: Mapping, wanted: Wanted, name: str, into: str
) -> None:
    """Codes of the package stand for themselves; every other word must be in the mapping."""
    said = {name_key(word): code for word, code in mapping.codes.items()}
    known = {name_key(code): code for code in wanted.economies} | said
    codes = draft.frame[f"__{name}"].map(lambda cell: known.get(name_key(cell), ""))
    unknown = draft.frame.loc[(codes == "").to_numpy(), f"__{name}"]
    for word in unknown.unique():
        line = int(unknown.index[(unknown == word).to_numpy()][0])
        what = f"found “{brief(word)}”; {NAMELESS}"
        draft.problems.append(
            Problem(table.name, what, line, getattr(mapping, name).column, ANSWER)
        )
    draft.frame[into] = codes.astype("str")
    draft.frame = draft.frame[(codes != "").to_numpy()]
    leave_out(draft, ~draft.frame[into].isin(list(wanted.economies)), OTHERS)


def _put_flow(draft: Draft, table: Table, mapping: Mapping) -> None:
    """Export or import by the mapping's words; flows that it leaves out are counted."""
    said = {name_key(word): flow for word, flow in mapping.flows.items()}
    known = {flow: flow for flow in FLOWS} | said
    flows = draft.frame["__flow"].map(lambda cell: known.get(name_key(cell), ""))
    unknown = draft.frame.loc[(flows == "").to_numpy(), "__flow"]
    for line, word in unknown.items():
        what = f"found “{brief(word)}”; the mapping does not say whether it is export or import."
        draft.problems.append(
            Problem(table.name, what, int(str(line)), mapping.flow.column or "flow", ADVICE)
        )
    draft.frame["flow"] = flows.astype("str")
    draft.frame = draft.frame[(flows != "").to_numpy()]
    leave_out(draft, draft.frame["flow"] == LEAVE_OUT, OTHER_FLOWS)
