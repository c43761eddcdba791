"""What a table schema promises: that it is one, and whether it says anything unusual."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.errors import Problem
from dashboard.package.as_saved import DATES, NUMBERS
from dashboard.package.grid import BACK, quoted

Descriptor = dict[str, Any]
NO_SCHEMA = "this is not a table schema."
TYPES = {
    "number": "a number written with digits and a point, without thousands separators or exponents",
    "integer": "a whole number",
    "string": "text",
}
NAME = re.compile("[a-z0-9_]+")
RULED = {*DATES, "classification", "code"}
"""Columns of words that must keep more than their schema says."""
OF_SCHEMA = {"fields", "primaryKey", "foreignKeys"}
OF_FIELD = {"name", "title", "type", "description", "constraints", "example", "if_lacking"}
OF_TYPE: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "string": {"required": bool, "unique": bool, "pattern": str, "enum": list},
    **{kind: {"required": bool, "minimum": (str, int), "maximum": (str, int)} for kind in NUMBERS},
}
BOUND = {
    "number": re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,30})?(e-?[0-9]{1,2})?"),
    "integer": re.compile("-?[0-9]{1,15}"),
}


def read_schema(
    file: str, content: bytes, promised: Mapping[str, str]
) -> tuple[Descriptor | None, list[Problem]]:
    """A table schema that holds the columns promised, or None and what is wrong with it."""
    schema, wrong = _table_schema(content)
    types = {field["name"]: field["type"] for field in schema["fields"]} if not wrong else {}
    lacking = [name for name, kind in promised.items() if types.get(name) != kind]
    if lacking and not wrong:
        wrong = f"the dashboard needs the columns {quoted(lacking)} with their usual types."
    return (None, [Problem(file, wrong, advice=BACK)]) if wrong else (schema, [])


@lru_cache(maxsize=64)
def _table_schema(content: bytes) -> tuple[Descriptor, str]:
    """A schema, and what is wrong with it; remembered, since each opening asks for all of them."""
    try:
        schema: Descriptor = json.loads(content)
        names = {field["name"] for field in schema["fields"] if field["type"]}
        described = all(isinstance(field["description"], str) for field in schema["fields"])
        is_schema = is_known(schema) or _is_schema(schema)
        keys = schema.get("primaryKey", []), schema.get("foreignKeys", [])
        usable = all(isinstance(key, list) for key in keys) and set(keys[0]) <= names
    except (ValueError, TypeError, KeyError, RecursionError, re.error):
        return {}, NO_SCHEMA
    if not is_schema:
        return {}, NO_SCHEMA
    if described and usable:
        return schema, ""
    return schema, "a column has no description, or a key names no column."


def _is_schema(schema: Descriptor) -> bool:
    from dashboard.package.found_by_frictionless import is_schema

    return is_schema(schema)


def is_known(schema: Descriptor) -> bool:
    """Whether this is a schema, and says nothing but what whole columns can be judged by.

    Every record is then told from others by texts of which one at least is there.
    """
    fields, key = schema["fields"], schema.get("primaryKey", [])
    names = [field["name"] for field in fields]
    return (
        schema.keys() <= OF_SCHEMA
        and len(set(names)) == len(names)
        and all(map(_is_known_field, fields))
        and {"string"} == {field["type"] for field in fields if field["name"] in key}
        and any(f.get("constraints", {}).get("required") for f in fields if f["name"] in key)
        and set(key) <= set(names)
    )


def _is_known_field(field: Descriptor) -> bool:
    kind, constraints = field["type"], field.get("constraints", {})
    words = (field["name"], field.get("title", ""), field.get("description", ""))
    return (
        field.keys() <= OF_FIELD
        and kind in OF_TYPE
        and all(isinstance(word, str) for word in words)
        and bool(NAME.fullmatch(field["name"]))
        and (kind == "string" or field["name"] not in RULED)
        and _is_example(field.get("example", ""), kind)
        and isinstance(constraints, dict)
        and all(_is_known_constraint(kind, name, said) for name, said in constraints.items())
    )


def _is_example(example: object, kind: str) -> bool:
    return isinstance(example, str) and (
        not example or kind == "string" or bool(NUMBERS[kind].fullmatch(example))
    )


def _is_known_constraint(kind: str, name: str, said: object) -> bool:
    if not isinstance(said, OF_TYPE[kind].get(name, ())):
        return False
    if isinstance(said, list):
        return all(isinstance(word, str) for word in said)
    if name == "pattern":
        re.compile(f"^{said}$")
    return name in ("required", "unique", "pattern") or bool(BOUND[kind].fullmatch(str(said)))
