"""Anything else tabular: a reader says once which column is what, and a small file remembers it.

Nothing is guessed. A mapping names a column, or fixes one value, for reporter, partner, flow and
period, and says in so many words what one unit of the figures is. It is kept as JSON beside the
data, and names the columns it was made for, so that next month's file needs few questions: what
the mapping fixes is asked again where the file does not say it itself.
"""

import json
from collections import abc
from dataclasses import asdict, dataclass, field
from typing import Any

from jsonschema import Draft202012Validator

from dashboard.errors import BadMapping, Problem
from dashboard.package.kinds import Kind
from dashboard.reading.table import brief, quoted

FLOWS = ("export", "import")
LEAVE_OUT = "leave out"
POWERS = {"plain": 0, "thousands": 3, "millions": 6, "billions": 9}
STATUSES = ("reported", "estimate", "reconciled", "doubtful")
SIDES = ("reporter", "partner", "flow", "period", "indicator")
SIDE = {
    "type": "object",
    "properties": {
        "column": {"type": "string"},
        "value": {"type": "string"},
        "across": {"const": True},
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}
TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
SHAPE = {
    "type": "object",
    "required": ["source", "reporter", "period", "unit"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "kind": {"enum": [Kind.TRADE, Kind.INDICATORS]},
        "publisher": {"type": "string"},
        **dict.fromkeys(SIDES, SIDE),
        "value": {"type": "string", "minLength": 1},
        "unit": {"type": "string", "minLength": 1},
        "decimal": {"enum": ["point", "comma"]},
        "valuation": {"enum": ["fob", "cif", "unknown", "by flow"]},
        "status": {"enum": list(STATUSES)},
        "sheet": {"type": "string"},
        "codes": TEXTS,
        "flows": {"type": "object", "additionalProperties": {"enum": [*FLOWS, LEAVE_OUT]}},
        **{name: {"type": "array", "items": {"type": "string"}} for name in ("missing", "header")},
    },
}
ADVICE = "Make the mapping again on the mapping page, or mend the file."


@dataclass(frozen=True)
class Side:
    """Where a word of a row comes from: a column, or one value for all rows.

    `across` where the names of the columns themselves are the periods.
    """

    column: str = ""
    value: str = ""
    across: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it says anything."""
        return bool(self.column or self.value or self.across)


NOTHING = Side()


@dataclass(frozen=True)
class Mapping:
    """Which column of a table is what, and what its words mean.

    Of trade, `unit` is plain, thousands, millions or billions of US dollars. Of an indicator it is
    the unit in words, `reporter` is whose figure it is and `indicator` what it is called. `codes`
    are names of economies to our codes, `flows` words to export, import or “leave out”, `missing`
    the marks for no figure, `header` the names of the columns that the mapping was made for,
    `sheet` the sheet of a workbook. Without `decimal` the cells decide, without `status` figures
    count as reported unless the file says otherwise. A valuation “by flow” is FOB for exports and
    CIF for imports.
    """

    source: str
    reporter: Side
    partner: Side = NOTHING
    flow: Side = NOTHING
    period: Side = NOTHING
    value: str = ""
    unit: str = ""
    kind: str = Kind.TRADE
    indicator: Side = NOTHING
    publisher: str = ""
    decimal: str = ""
    valuation: str = "unknown"
    status: str = ""
    sheet: str = ""
    codes: abc.Mapping[str, str] = field(default_factory=dict)
    flows: abc.Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ("",)
    header: tuple[str, ...] = ()

    @property
    def is_trade(self) -> bool:
        """Whether the table is of trade between two sides, not of an indicator."""
        return self.kind == Kind.TRADE

    @property
    def columns(self) -> list[str]:
        """The columns of the file that it names, each once."""
        sides: list[Side] = [getattr(self, name) for name in SIDES]
        named = [side.column for side in sides if side.column] + [self.value]
        return list(dict.fromkeys(filter(None, named)))


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
    said: dict[str, Any] = {**found, **{name: Side(**found[name]) for name in SIDES & found.keys()}}
    said |= {name: tuple(found[name]) for name in ("missing", "header") if name in found}
    mapping = Mapping(**said)
    if problems := _unsaid(file, mapping):
        raise BadMapping(problems)
    return mapping


def write_mapping(mapping: Mapping) -> bytes:
    """The JSON file of a mapping; read_mapping gives the same mapping back."""
    said: dict[str, Any] = {name: word for name, word in asdict(mapping).items() if word}
    for name in SIDES & said.keys():
        said[name] = {part: word for part, word in said[name].items() if word}
    said = {name: word for name, word in said.items() if word}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _unsaid(file: str, mapping: Mapping) -> list[Problem]:
    """What a mapping of its kind must say too, or may not say."""
    needed = ("partner", "flow") if mapping.is_trade else ("indicator",)
    missing = [name for name in needed if not getattr(mapping, name).is_said]
    missing += ["value"] if not (mapping.value or mapping.period.across) else []
    problems = [Problem(file, f"'{name}' is missing.", advice=ADVICE) for name in missing]
    if mapping.is_trade and mapping.unit not in POWERS:
        what = f"found “{brief(mapping.unit)}”; allowed are {quoted(list(POWERS))}."
        problems.append(Problem(file, what, column="unit", advice=ADVICE))
    across = [name for name in SIDES if name != "period" and getattr(mapping, name).across]
    what = "only periods can stand in the names of the columns."
    return problems + [Problem(file, what, column=name, advice=ADVICE) for name in across]


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
