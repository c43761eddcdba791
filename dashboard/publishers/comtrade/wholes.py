"""Which rows of UN Comtrade are whole flows, and which are parts of one.

Breakdowns repeat a flow by second partner, transport, customs procedure and mode of supply, and
re-exports and domestic exports are inside exports. Rows with totals are kept where they exist, and
their parts left out. Where there is none, parts are added up only if nothing is missing: transport
has a documented list of four (air 1000, water 2000, land 3000, other 9000; 2000 holds 2100 and
2200), so a file that names all four was not cut down to some. For customs and supply no list can
prove it, and the reader is asked. Second partners are never added up: any of them may be missing.
"""

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.comtrade.names import NOTHING, PART_OF, Names
from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.product_codes import RE_TRADE
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft

TOTALS = {
    "second": ("0", "W00", "World"),
    "customs": ("C00", "TOTAL CPC"),
    "transport": ("0", "TOTAL MOT"),
    "supply": ("0",),
}
"""How a whole is written in the column of each breakdown; an empty cell is one, too."""
SEEN_APART = ("second", "customs", "transport")
"""Without these columns, rows that look the same may be two parts of a flow."""
ALL_TRANSPORT = frozenset({"1000", "2000", "3000", "9000"})
WHOLE_FLOW = ["reporter", "partner", "flow", "period", "system", "product"]
SPLIT_ROWS = "parts of a flow by second partner, transport, customs or supply (the whole is kept)"
PARTS_ALONE = "re-exports, domestic exports and processing whose whole is not in the file"
SAME_TOTAL = "the same total in another classification of goods"
DOWNLOAD = "Download the total: choose TOTAL for second partner, customs, transport and supply."
NOTE = "added up from its parts by transport, customs or supply"
PIECES = {
    "second": "parts by second partner are never added up, since any of them may be missing",
    "lone": "only a part of this flow is in the file, and no row for the whole",
    "several": "this flow is split in several ways at once and has no row for the whole",
    "twice": "the same part of this flow stands in the file twice",
    "nested": "a part of this flow stands beside the larger part that holds it",
    "empty": "a part of this flow has no figure, and there is no row for the whole",
}
NO_COLUMNS = (
    "no column says {}, so the file does not say whether its rows are whole flows or parts of "
    "them. If they are parts, the figures are too low: is every row a whole flow?"
)
IN_WORDS = {"second": "the second partner", "customs": "the customs procedure"}
IN_WORDS |= {"transport": "the mode of transport"}
ASKED = (
    "this flow has no row for the whole, only parts. If any part is missing, the total is too "
    "low: is every part in the file?"
)


def keep_wholes(draft: Draft, table: Table, names: Names) -> None:
    """Leave out what other rows hold already; a problem or a question where no whole stands."""
    frame = draft.frame
    for word in TOTALS:
        draft.frame[word] = frame[word].replace([*NOTHING, *TOTALS[word]], "")
    _leave_part_flows(draft)
    if all(word in names for word in SEEN_APART):
        steps.leave_twice(draft)
    _leave_parts(draft)
    _refuse_pieces(draft, table, names)
    _leave_same_totals(draft)


def _leave_part_flows(draft: Draft) -> None:
    """Leave out re-exports and the like; where the whole is not in the file, that is said."""
    for flow, part in PART_OF.items():
        rows = draft.frame["flow"] == part
        couples = pd.MultiIndex.from_frame(draft.frame[["reporter", "partner", "period"]])
        whole = couples.isin(couples[(draft.frame["flow"] == flow).to_numpy()])
        if (alone := rows & ~whole).any():
            first = int(draft.frame.index[alone.to_numpy()][0])
            what = f"{int(alone.sum()):,} rows, the first in line {first}, are {PARTS_ALONE}"
            draft.notices.append(f"{what}: download flow X (export) or M (import).")
        steps.leave_out(draft, alone, PARTS_ALONE)
        steps.leave_out(draft, draft.frame["flow"] == part, RE_TRADE)


def _is_part(frame: pd.DataFrame) -> "pd.Series[bool]":
    return (frame[list(TOTALS)] != "").any(axis=1)


def _leave_parts(draft: Draft) -> None:
    """Leave out parts where the whole stands in another row."""
    frame, part = draft.frame, _is_part(draft.frame)
    couples = pd.MultiIndex.from_frame(frame[WHOLE_FLOW])
    there = couples.isin(couples[(~part).to_numpy()])
    steps.leave_out(draft, part & there, SPLIT_ROWS)


def _refuse_pieces(draft: Draft, table: Table, names: Names) -> None:
    """A problem for each flow whose parts make no whole, at the line of the first."""
    frame = draft.frame
    parts = frame[_is_part(frame).to_numpy()]
    listed = set(parts["transport"]) >= ALL_TRANSPORT
    refused: list[int] = []
    unsure: list[int] = []
    for _, pieces in parts.groupby(WHOLE_FLOW, sort=False):
        if why := _why_no_whole(pieces, listed):
            refused += [int(str(line)) for line in pieces.index]
            draft.problems.append(_piece_problem(table, names, pieces, why))
        elif not (listed and set(pieces["transport"]) <= ALL_TRANSPORT):
            unsure.append(int(str(pieces.index[0])))
    draft.frame = frame[~frame.index.isin(refused)]
    if listed and len(parts) > len(refused):
        said = "the whole: parts by all four modes of transport"
        draft.prove(Fact.WHOLE, said, column=names["transport"])
    if unsure:
        _ask(draft, table, names, parts[parts.index == unsure[0]].iloc[0])


def _why_no_whole(pieces: pd.DataFrame, listed: bool) -> str:
    """Why the parts of one flow cannot be added up, as a key of PIECES; nothing where they can."""
    split = [name for name in TOTALS if (pieces[name] != "").any()]
    transport = set(pieces["transport"])
    if len(pieces) == 1 and not (listed and transport <= ALL_TRANSPORT):
        return "lone"
    if len(split) > 1:
        return "several"
    if split == ["second"]:
        return "second"
    if pieces.duplicated(split).any():
        return "twice"
    if _is_nested(transport):
        return "nested"
    return "empty" if pieces["value"].isin(list(NOTHING)).any() else ""


def _is_nested(codes: set[str]) -> bool:
    """Whether one code of transport holds another: 2000 (water) holds 2100 (sea)."""
    stems = [code.rstrip("0") for code in codes]
    return any(
        one != other and other.startswith(one) for one in stems for other in stems if one and other
    )


def _piece_problem(table: Table, names: Names, pieces: pd.DataFrame, why: str) -> Problem:
    first = pieces.iloc[0]
    word = next(name for name in TOTALS if first[name] != "")
    what = f"{_found(first, word)}; {PIECES[why]}; allowed is “{TOTALS[word][0]}”."
    return Problem(table.name, what, int(str(pieces.index[0])), names[word], DOWNLOAD)


def _found(row: "pd.Series[str]", word: str) -> str:
    flow = f"{row['flow']}, {row['reporter']}, {row['partner']}, {row['period']}"
    return f"found “{brief(str(row[word]))}” ({flow})"


def _ask(draft: Draft, table: Table, names: Names, first: "pd.Series[str]") -> None:
    word = next(name for name in TOTALS if first[name] != "")
    what = f"{_found(first, word)}; {ASKED}"
    line = int(str(first.name))
    column = names[word]
    steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), line=line, column=column)


def ask_whole(draft: Draft, table: Table, names: Names) -> None:
    """Ask where a column that tells wholes from parts was taken out of the file."""
    gone = [words for word, words in IN_WORDS.items() if word not in names]
    if gone and len(draft.frame):
        what = NO_COLUMNS.format(" or ".join(gone))
        steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",))


def _leave_same_totals(draft: Draft) -> None:
    """Leave out a total that stands once more, with the same value, in another classification."""
    key = [name for name in [*WHOLE_FLOW, *TOTALS, "value"] if name != "system"]
    rows = draft.frame.duplicated(key) & draft.frame["product"].eq("TOTAL")
    other = ~draft.frame.duplicated([*key, "system"])
    steps.leave_out(draft, rows & other, SAME_TOTAL)


def add_parts(draft: Draft, key: list[str]) -> None:
    """The parts of each flow in one row, at the line of the first of them."""
    frame = draft.frame
    parts = frame[_is_part(frame).to_numpy()]
    if parts.empty:
        return
    first = steps.summed(parts, key, "value_usd")
    first["note"] = (first["note"] + "; " + NOTE).str.removeprefix("; ")
    draft.frame = pd.concat([frame.drop(index=parts.index), first])
    draft.notices.append(
        f"{len(parts):,} parts by transport, customs or supply were added up to {len(first):,} "
        "flows."
    )
