"""What datapackage.json must hold: the card of every file, and the order of sources.

Checked before any CSV is opened, so that nothing later trips over a card that is not there.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from dashboard.errors import Problem
from dashboard.package.kinds import MAY_BE_MISSING, RECORDS, Kind
from dashboard.vocabulary import TradeSystem, Witness

Descriptor = dict[str, Any]
DESCRIPTOR = "datapackage.json"
TEXT = {"type": "string"}
WORDS = {"type": "string", "minLength": 1}
SHORT = 26
"""So many characters has the name that readers see at most."""
NAME = {"type": "string", "pattern": "^[a-z0-9-]+$"}
PART = {
    "type": "object",
    "required": ["version", "retrieved", "read_from", "groups"],
    "properties": {
        **dict.fromkeys(("version", "retrieved", "read_from"), TEXT),
        "groups": {"type": "array", "items": {"type": "array", "items": TEXT}},
    },
}
"""One release in a file that holds several: its rows are those of its groups, and the first part
holds the others. `digest` below is that of the file when it was accepted, for the record; whoever
edits the file by hand need not mind it."""
RESOURCE = {
    "type": "object",
    "required": [
        *("name", "source", "kind", "title", "description", "path", "schema", "version"),
        *("retrieved", "coverage", "caution", "read_from", "publisher", "sources", "licenses"),
    ],
    "properties": {
        "name": NAME,
        "source": NAME,
        "kind": {"enum": [*Kind, "record", "reference"]},
        **dict.fromkeys(("title", "description", "path", "schema", "version", "retrieved"), WORDS),
        **dict.fromkeys(("caution", "publisher"), WORDS),
        **dict.fromkeys(("coverage", "read_from", "digest"), TEXT),
        "released_by": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
        "parts": {"type": "array", "items": PART},
        "short_name": {"type": "string", "minLength": 1, "maxLength": SHORT},
        "witness": {"enum": [*Witness]},
        "trade_system": {"enum": [*TradeSystem, ""]},
        "sources": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "properties": {"path": TEXT, "title": TEXT}},
        },
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["title"], "properties": {"title": WORDS}},
        },
    },
}
PACKAGE = {
    "type": "object",
    "required": ["title", "ledger_order", "resources"],
    "properties": {
        "title": WORDS,
        "ledger_order": {
            "type": "object",
            "required": ["*"],
            "additionalProperties": {"type": "array", "minItems": 1, "items": NAME},
        },
        "ledger_order_reasons": {"type": "object", "additionalProperties": WORDS},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}
TYPES = {"string": "text", "array": "a list", "object": "a block in braces"}


def read_descriptor(content: bytes) -> tuple[Descriptor | None, list[Problem]]:
    """The descriptor, or None and everything wrong with it."""
    try:
        descriptor = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as cause:
        line = getattr(cause, "lineno", None)
        what = "this cannot be read as JSON: a comma, a brace or a quotation mark is out of place."
        return None, [Problem(DESCRIPTOR, what, line=line, advice="Put the last copy back.")]
    problems = [_in_words(error, descriptor) for error in _errors(descriptor)]
    problems = problems or [*_name_problems(descriptor), *_order_problems(descriptor)]
    return (None, problems) if problems else (descriptor, [])


def _errors(descriptor: object) -> list[Any]:
    found = Draft202012Validator(PACKAGE).iter_errors(descriptor)
    return sorted(found, key=lambda error: [str(step) for step in error.absolute_path])


def _in_words(error: Any, descriptor: object) -> Problem:  # noqa: ANN401  (no types in jsonschema)
    path = list(error.absolute_path)
    place = " → ".join(_step(step, path[:i], descriptor) for i, step in enumerate(path))
    return Problem(DESCRIPTOR, f"{place or 'the file'}: {_wrong(error)}.")


def _step(step: object, before: list[Any], descriptor: object) -> str:
    """A resource by its name where it has one, otherwise by its place."""
    if before == ["resources"] and isinstance(descriptor, dict):
        resource = descriptor["resources"][step]
        name = resource.get("name") if isinstance(resource, dict) else None
        return f"“{name}”" if isinstance(name, str) else f"number {int(str(step)) + 1}"
    return str(step)


def _wrong(error: Any) -> str:  # noqa: ANN401
    found = json.dumps(error.instance, ensure_ascii=False)[:60]
    match error.validator:
        case "required":
            return f"{error.message.split(' is ')[0]} is missing"
        case "type":
            return f"found {found}; allowed is {TYPES[error.validator_value]}"
        case "enum":
            allowed = [word or "nothing" for word in error.validator_value]
            return f"found {found}; allowed are {', '.join(allowed)}"
        case "maxLength":
            return f"found {found}; allowed are up to {error.validator_value} characters"
        case "pattern":
            return f"found {found}; allowed are small letters, digits and hyphens"
        case _:
            return f"found {found}; it must not be empty"


def _name_problems(descriptor: Descriptor) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    for resource in descriptor["resources"]:
        keys = [(resource["name"],), (resource["kind"], resource["source"])]
        if "short_name" in resource:
            keys.append((resource["kind"], "short_name", resource["short_name"]))
        for key in keys:
            if key in seen:
                what = f"“{' '.join(key)}” stands twice; each file needs its own."
                yield Problem(DESCRIPTOR, what)
            seen.add(key)
    names = {resource["name"] for resource in descriptor["resources"]}
    for name in RECORDS:
        if name not in (*names, *MAY_BE_MISSING):
            yield Problem(DESCRIPTOR, f"no resource is named {name}; the dashboard needs it.")
    kinds = {resource["kind"] for resource in descriptor["resources"]}
    for kind in Kind:
        if kind not in kinds:
            yield Problem(DESCRIPTOR, f"no resource is of kind {kind}; the dashboard needs one.")


def _order_problems(descriptor: Descriptor) -> Iterator[Problem]:
    known = {r["source"] for r in descriptor["resources"] if r["kind"] == Kind.TRADE}
    for code, order in descriptor["ledger_order"].items():
        for source in order:
            if source not in known:
                what = f"ledger_order → {code}: found “{source}”; it is no source of kind trade."
                yield Problem(DESCRIPTOR, what)
        if code != "*" and not re.fullmatch("[A-Z]{3}", code):
            yield Problem(DESCRIPTOR, f"ledger_order: found “{code}”; allowed are codes and “*”.")
