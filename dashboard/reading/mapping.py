"""Anything else tabular: a reader says once which column is what, and a small file remembers it.

Nothing is guessed. A mapping names a column, or fixes one value, for reporter, partner, flow and
period, and says in so many words what one unit of the figures is. It is kept as JSON beside the
data, and names the columns it was made for, so that next month's file needs no questions.
"""

import json
from collections import abc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd
from jsonschema import Draft202012Validator

from dashboard.credit import Credit
from dashboard.errors import BadMapping, NotRecognised, Problem
from dashboard.reading.draft_to_tidy import finished
from dashboard.reading.economies import name_key
from dashboard.reading.evidence import Basis, Evidence, Fact
from dashboard.reading.filter_rows import drafted
from dashboard.reading.open_file import LIMIT, opened
from dashboard.reading.open_text import Sheet
from dashboard.reading.steps import keep_pairs, leave_out, put_periods, put_values
from dashboard.reading.table import Handed, Table, brief, clean, quoted
from dashboard.reading.tidy import Draft, Layout, Tidy, Wanted

FIRST_ROWS, MOST_WORDS = 20, 2000
FLOWS = ("export", "import")
POWERS = {"plain": 0, "thousands": 3, "millions": 6}
STATUSES = ("reported", "estimate", "reconciled", "doubtful")
SIDES = ("reporter", "partner", "flow", "period")
SIDE = {
    "type": "object",
    "properties": {"column": {"type": "string"}, "value": {"type": "string"}},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}
TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
SHAPE = {
    "type": "object",
    "required": ["source", "reporter", "partner", "flow", "period", "value", "unit"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "publisher": {"type": "string"},
        **dict.fromkeys(SIDES, SIDE),
        "value": {"type": "string", "minLength": 1},
        "unit": {"enum": list(POWERS)},
        "decimal": {"enum": ["point", "comma"]},
        "valuation": {"enum": ["fob", "cif", "unknown", "by flow"]},
        "status": {"enum": list(STATUSES)},
        "codes": TEXTS,
        "flows": {"type": "object", "additionalProperties": {"enum": list(FLOWS)}},
        **{name: {"type": "array", "items": {"type": "string"}} for name in ("missing", "header")},
    },
}


@dataclass(frozen=True)
class Side:
    """Where a word of a row comes from: a column, or one value for all rows."""

    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class Mapping:
    """Which column of a table is what, and what its words mean.

    `unit` is plain, thousands or millions of US dollars. `codes` are names of economies to our
    codes, `flows` words to export or import, `missing` the marks for no figure, `header` the
    names of the columns that the mapping was made for. A valuation “by flow” is FOB for exports
    and CIF for imports.
    """

    source: str
    reporter: Side
    partner: Side
    flow: Side
    period: Side
    value: str
    unit: str
    publisher: str = ""
    decimal: str = "point"
    valuation: str = "unknown"
    status: str = "reported"
    codes: abc.Mapping[str, str] = field(default_factory=dict)
    flows: abc.Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ("",)
    header: tuple[str, ...] = ()


ADVICE = "Make the mapping again on the mapping page, or mend the file."
OTHERS = "economies that the package does not hold"
NAMELESS = "the mapping does not say which economy this is."
ANSWER = "Say its code in the mapping, or “leave out”."
LEAVE_OUT = "leave out"
BY_FLOW = {"export": "fob", "import": "cif"}


def read_mapping(file: str, content: bytes) -> Mapping:
    """A mapping from its JSON file. Raises BadMapping with every problem found."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", None)
        what = "this cannot be read as JSON."
        raise BadMapping([Problem(file, what, line, None, ADVICE)]) from None
    errors = sorted(
        Draft202012Validator(SHAPE).iter_errors(found), key=lambda e: list(map(str, e.path))
    )
    if errors:
        raise BadMapping([_in_words(file, error) for error in errors])
    said: dict[str, Any] = {**found, **{name: Side(**found[name]) for name in SIDES}}
    said |= {name: tuple(found[name]) for name in ("missing", "header") if name in found}
    return Mapping(**said)


def write_mapping(mapping: Mapping) -> bytes:
    """The JSON file of a mapping; read_mapping gives the same mapping back."""
    said: dict[str, Any] = asdict(mapping)
    for name in SIDES:
        side: Side = getattr(mapping, name)
        said[name] = {"column": side.column} if side.column else {"value": side.value}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _in_words(file: str, error: Any) -> Problem:  # noqa: ANN401  (no types in jsonschema)
    place = " → ".join(str(step) for step in error.absolute_path) or None
    match error.validator:
        case "required":
            what = f"{error.message.split(' is ')[0]} is missing."
        case "enum":
            allowed = quoted(error.validator_value)
            what = f"found “{brief(str(error.instance))}”; allowed are {allowed}."
        case "pattern":
            said = "allowed are small letters, digits, hyphens."
            what = f"found “{brief(str(error.instance))}”; {said}"
        case "additionalProperties" | "minProperties" | "maxProperties":
            what = "found other words than a mapping has; a side has a column or a value, not both."
        case _:
            cell = brief(json.dumps(error.instance, ensure_ascii=False))
            what = f"found {cell}; this is not allowed."
    return Problem(file, what, column=place, advice=ADVICE)


def columns_of(handed: Handed, *, limit: int = LIMIT) -> tuple[list[str], list[list[str]]]:
    """The names of the columns of a table, and its first 20 rows, for a mapping page.

    The header is the first row with as many cells filled as the widest; titles above are passed.
    Raises CannotRead where there is no table.
    """
    with opened(handed, limit=limit, whole=False) as sheets:
        table = _widest(handed, sheets)
        row = _header_row(table)
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
        table = _widest(handed, sheets)
        rows = drafted(table, wanted, header_row=_header_row(table)).frame
        return {name: sorted(set(rows[name]) - {""})[:MOST_WORDS] for name in wanted}


def read_mapped(
    handed: Handed,
    mapping: Mapping,
    wanted: Wanted,
    progress: Callable[[float], bool] | None = None,
    *,
    limit: int = LIMIT,
) -> Tidy:
    """The rows of any table, in our columns as a mapping says. Problems are inside the Tidy."""
    with opened(handed, limit=limit, tick=progress) as sheets:
        table = _widest(handed, sheets)
        draft = _draft(table, mapping, wanted)
        return finished(handed.name, _layout(mapping), [draft], [table], wanted)


def fits_mapping(handed: Handed, mapping: Mapping, *, limit: int = LIMIT) -> bool:
    """Whether a file has the very columns that a mapping was made for."""
    return bool(mapping.header) and columns_of(handed, limit=limit)[0] == list(mapping.header)


def _widest(handed: Handed, sheets: list[Sheet]) -> Table:
    """The split into the most columns that most rows agree on."""
    every = [table for _, tables in sheets for table in tables if table.head]
    best = max(every, key=_agreement, default=None)
    if best is None or len(best.header(_header_row(best))) < 2:
        raise NotRecognised(f"{handed.name}: no columns were found; this is no table.")
    return best


def _agreement(table: Table) -> int:
    widths = [len(clean(row)) for row in table.head if any(row)]
    usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 0
    return widths.count(usual) * (usual - 1)


def _header_row(table: Table) -> int:
    most = max((sum(map(bool, clean(row))) for row in table.head), default=0)
    found = table.find(lambda row: sum(map(bool, row)) == most)
    return found or 0


def _layout(mapping: Mapping) -> Layout:
    credit = Credit(
        source=mapping.source,
        publisher=mapping.publisher or "see the file",
        title="A table read by a mapping",
        licence="See the publisher's page",
        caution="Read by a mapping that a reader made: compare a figure with the publisher's page.",
        definition="Current US dollars",
    )
    return Layout(
        "mapped", credit, lambda _: True, lambda table, wanted: _draft(table, mapping, wanted)
    )


def _draft(table: Table, mapping: Mapping, wanted: Wanted) -> Draft:
    sides = {name: getattr(mapping, name) for name in SIDES}
    columns = list(dict.fromkeys([s.column for s in sides.values() if s.column] + [mapping.value]))
    draft = drafted(table, columns, header_row=_header_row(table))
    for name, side in sides.items():
        cells = draft.frame[side.column] if side.column else side.value
        draft.frame[f"__{name}"] = pd.Series(cells, index=draft.frame.index, dtype="str")
    for name in ("reporter", "partner"):
        _put_economy(draft, table, mapping, wanted, name)
    _put_flow(draft, table, mapping)
    put_periods(draft, table, "__period", mapping.period.column or "period", series=SIDES[:3])
    keep_pairs(draft, wanted)
    power, missing = POWERS[mapping.unit], frozenset(mapping.missing)
    style = mapping.decimal
    put_values(
        draft, table, mapping.value, missing=missing, power=power, style=style, unit_sure=False
    )
    _prove(draft, mapping)
    by_flow = draft.frame["flow"].map(BY_FLOW).astype("str")
    draft.frame["valuation"] = by_flow if mapping.valuation == "by flow" else mapping.valuation
    draft.frame["status"], draft.frame["note"] = mapping.status, ""
    return draft


def _prove(draft: Draft, mapping: Mapping) -> None:
    """What the reader said once of such a table, and which columns prove the rest."""
    sides = {Fact.FLOW: mapping.flow, Fact.PARTNER: mapping.partner, Fact.PERIOD: mapping.period}
    for fact, side in sides.items():
        if side.column:
            draft.prove(fact, "by its words", column=side.column)
        else:
            draft.evidence.append(Evidence(fact, side.value, Basis.READER))
    unit = f"{mapping.unit} US dollars".removeprefix("plain ")
    draft.evidence.append(Evidence(Fact.UNIT, unit, Basis.READER))
    draft.evidence.append(Evidence(Fact.STATUS, mapping.status, Basis.READER))
    draft.evidence.append(Evidence(Fact.WHOLE, "one figure a flow and period", Basis.READER))


def _put_economy(draft: Draft, table: Table, mapping: Mapping, wanted: Wanted, name: str) -> None:
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
    draft.frame[name] = codes.astype("str")
    draft.frame = draft.frame[(codes != "").to_numpy()]
    leave_out(draft, ~draft.frame[name].isin(list(wanted.economies)), OTHERS)


def _put_flow(draft: Draft, table: Table, mapping: Mapping) -> None:
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
