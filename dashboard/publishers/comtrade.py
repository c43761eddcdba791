"""UN Comtrade, the portal since 2023 (comtradeplus.un.org): `TradeData*.csv` and `.xlsx`.

Seen in real downloads of 2024 and 2025: 47 names in the header, but 48 cells in each row of the
CSV, because rows end in a comma; programs that take the first cell for a row's name then read
`primaryValue` from the flag beside it. Rows are read by the header's places, and a copy that such
a program has saved is refused. Letters are cp1252. Values are plain US dollars: `primaryValue`,
which is CIF for most imports and FOB for exports; the equal one of `cifvalue` and `fobvalue` says
which. `isAggregate` is true for nearly all totals and no filter. `refMonth` 52 means the year.
Breakdowns repeat a flow by second partner, transport, customs procedure and mode of supply: the
rows with totals are kept where they exist. Where they do not, parts by one breakdown are added up;
a lone part, or parts by several breakdowns at once, cannot be told from a whole or counted twice,
and are problems. Codes may end in a blank. Transport codes are a tree: 2000 holds 2100 and 2200.
Re-exports are inside exports, re-imports inside imports. The workbook has an empty second sheet.
"""

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES, Kind
from dashboard.reading import steps
from dashboard.reading.economies import by, former_states
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.product_codes import RE_TRADE, classified, keep_one_kind
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted, known_by

START = ("typeCode", "freqCode", "refPeriodId", "refYear")
_fits = known_by(*START, holds=("primaryValue", "reporterISO"))
COLUMNS = (
    *("typeCode", "period", "reporterISO", "flowCode", "partnerISO", "classificationCode"),
    *("cmdCode", "primaryValue"),
)
OPTIONAL = (
    "partner2Code",
    "customsCode",
    "motCode",
    "mosCode",
    "cifvalue",
    "fobvalue",
    "cmdDesc",
    "aggrLevel",
)
FLOWS = {"X": "export", "M": "import"}
BREAKDOWN = {"partner2Code": "0", "customsCode": "C00", "motCode": "0", "mosCode": "0"}
SPLIT_ROWS = "parts of a flow by second partner, transport, customs or supply (the whole is kept)"
GROUPS = (
    (
        r"^(_X|[A-RT-Z][0-9]{1,2}|S[02-9][0-9]?|S1[0-8]?|W00)$",
        "partner is a group of countries or not named",
    ),
)
ADDED = (
    "Parts of a flow by second partner, transport, customs or supply were added up. If the file "
    "holds only some of them, the totals are too low."
)
WHOLE_FLOW = [*("reporter", "partner", "flow", "period"), *("classificationCode", "cmdCode")]
DOWNLOAD = "Download the total: choose TOTAL for second partner, customs, transport and supply."
PIECES = {
    "lone": "only a part of this flow is in the file, and no row for the whole",
    "several": "this flow is split in several ways at once and has no row for the whole",
    "twice": "the same part of this flow stands in the file twice",
    "nested": "a part of this flow stands beside the larger part that holds it",
    "empty": "a part of this flow has no figure, and there is no row for the whole",
}


def _read(table: Table, wanted: Wanted) -> Draft:
    codes = by("iso3", wanted.economies - {WORLD}) | {"W00": WORLD}
    reporters = frozenset(code for code in codes if code != "W00")
    former = former_states(wanted.economies)
    rules = [
        Keep("typeCode", frozenset({"C", "S"})),
        Keep("flowCode", frozenset(FLOWS), "", ((r"^(R|F|D|MIP|XIP|MOP|XOP)", RE_TRADE),)),
        Keep("reporterISO", reporters, "reporter is not in the package", former),
        Keep("partnerISO", frozenset(codes), "partner is not in the package", (*former, *GROUPS)),
    ]
    draft = drafted(table, COLUMNS, rules, optional=OPTIONAL)
    draft.frame["reporter"] = draft.frame["reporterISO"].map(codes).astype("str")
    draft.frame["partner"] = draft.frame["partnerISO"].map(codes).astype("str")
    draft.frame["flow"] = draft.frame["flowCode"].map(FLOWS).astype("str")
    steps.put_periods(draft, table, "period")
    steps.keep_pairs(draft, wanted)
    codes_of = [draft.frame[name] for name in ("classificationCode", "cmdCode", "aggrLevel")]
    keep_one_kind(draft, classified(*codes_of), table, "cmdCode")
    _keep_wholes(draft)
    _refuse_pieces(draft, table)
    steps.put_values(draft, table, "primaryValue")
    return _in_our_words(draft)


def _keep_wholes(draft: Draft) -> None:
    """Leave out parts where the whole stands in another row; others are added up later."""
    frame, whole = draft.frame, ~_is_part(draft.frame)
    known = pd.MultiIndex.from_frame(frame.loc[whole.to_numpy(), WHOLE_FLOW])
    there = pd.MultiIndex.from_frame(frame[WHOLE_FLOW]).isin(known)
    steps.leave_out(draft, pd.Series(there, index=frame.index) & ~whole, SPLIT_ROWS)


def _refuse_pieces(draft: Draft, table: Table) -> None:
    """A problem for each flow whose parts do not make up a whole, at the line of the first."""
    frame = draft.frame
    parts = frame[_is_part(frame).to_numpy()]
    refused: list[int] = []
    for _, pieces in parts.groupby(WHOLE_FLOW, sort=False):
        if why := _why_no_whole(pieces):
            refused += [int(str(line)) for line in pieces.index]
            draft.problems.append(_piece_problem(table, pieces, why))
    draft.frame = frame[~frame.index.isin(refused)]


def _why_no_whole(pieces: pd.DataFrame) -> str:
    """Why the parts of one flow cannot be added up, as a key of PIECES; nothing where they can."""
    split = [name for name, mark in BREAKDOWN.items() if (~pieces[name].isin([mark, ""])).any()]
    if len(pieces) == 1:
        return "lone"
    if len(split) > 1:
        return "several"
    if pieces.duplicated(split).any():
        return "twice"
    if split == ["motCode"] and _is_nested(list(pieces["motCode"])):
        return "nested"
    return "empty" if (pieces["primaryValue"] == "").any() else ""


def _is_nested(codes: list[str]) -> bool:
    """Whether one code of transport holds another: 2000 (water) holds 2100 (sea)."""
    stems = [code.rstrip("0") for code in codes]
    return any(
        one != other and other.startswith(one) for one in stems for other in stems if one and other
    )


def _piece_problem(table: Table, pieces: pd.DataFrame, why: str) -> Problem:
    first = pieces.iloc[0]
    column = next(name for name, mark in BREAKDOWN.items() if first[name] not in (mark, ""))
    flow = f"{first['flow']}, {first['reporter']}, {first['partner']}, {first['period']}"
    what = (
        f"found “{brief(first[column])}” ({flow}); {PIECES[why]}; allowed is “{BREAKDOWN[column]}”."
    )
    line = int(str(pieces.index[0]))
    return Problem(table.name, what, line=line, column=column, advice=DOWNLOAD)


def _in_our_words(draft: Draft) -> Draft:
    frame = draft.frame
    frame["status"] = "reported"
    frame["valuation"] = _valuation(frame)
    if draft.kind == Kind.PRODUCTS:
        frame["label"] = frame["cmdDesc"]
        frame["note"] = "classification " + frame["classificationCode"]
    key = list(SHAPES[draft.kind].key)
    parts = frame[frame.duplicated(key, keep=False) & _is_part(frame)]
    if len(parts):
        draft.frame = _added(frame, parts, key)
        draft.notices.append(ADDED)
    steps.name_monthly(draft, "un-comtrade-monthly")
    return draft


def _is_part(frame: pd.DataFrame) -> "pd.Series[bool]":
    part = pd.Series(False, index=frame.index)
    for column, mark in BREAKDOWN.items():
        part |= ~frame[column].isin([mark, ""])
    return part


def _added(frame: pd.DataFrame, parts: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """The parts of each flow in one row, at the line of the first of them."""
    first = parts[~parts.duplicated(key)].copy()
    sums = parts.groupby(key, sort=False)["value_usd"].sum()
    first["value_usd"] = sums.loc[pd.MultiIndex.from_frame(first[key])].to_numpy()
    first["note"] = "added up from its parts by second partner, transport, customs or supply"
    return pd.concat([frame.drop(index=parts.index), first])


def _valuation(frame: pd.DataFrame) -> "pd.Series[str]":
    """Which of the two valuations the primary value is; services and others are unknown."""
    goods = frame["typeCode"] == "C"
    value = frame["primaryValue"]
    found = pd.Series("unknown", index=frame.index, dtype="str")
    found = found.mask(goods & (value == frame["fobvalue"]), "fob")
    return found.mask(goods & (value == frame["cifvalue"]) & (frame["flow"] == "import"), "cif")


CREDIT = Credit(
    source="un-comtrade",
    publisher="UN Comtrade",
    title="UN Comtrade, download of the portal: trade by reporter, partner and product",
    page="https://comtradeplus.un.org",
    licence="UN Comtrade terms: free for internal use; ask before redistribution",
    caution=(
        "As each reporter compiled it. Reporters revise for years; exports are valued FOB and "
        "most imports CIF."
    ),
    definition="Current US dollars; primary value: exports FOB, imports mostly CIF",
)
FACTS = (
    by_column(Fact.FLOW, "by code", "reporterISO", "flowCode"),
    by_column(Fact.PARTNER, "by code", "partnerISO"),
    documented(Fact.UNIT, "US dollars", "the primary value is in current dollars"),
    documented(Fact.STATUS, "reported", "as each reporter compiled it"),
    by_column(Fact.WHOLE, "the rows for the total of goods, partners and transport", "cmdCode"),
)
LAYOUT = Layout("un-comtrade", CREDIT, _fits, _read, facts=FACTS)
