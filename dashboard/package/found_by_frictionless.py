"""What Frictionless finds in the cells of a table, and in which words we say so.

Importing Frictionless takes longer than reading the shipped data, so that only who has something
to ask of it imports this module.
"""

from collections.abc import Iterator
from typing import Any

from frictionless import Error, FrictionlessException, Resource, Schema

from dashboard.errors import Problem
from dashboard.package.grid import Grid, brief, quoted
from dashboard.package.schema import TYPES, Descriptor


def is_schema(schema: Descriptor) -> bool:
    """Whether a descriptor is a table schema by the standard."""
    try:
        Schema.from_descriptor(_without_keys(schema))
    except FrictionlessException:
        return False
    return True


def _without_keys(schema: Descriptor) -> Descriptor:
    return {key: value for key, value in schema.items() if key != "foreignKeys"}


def cell_problems(file: str, grid: Grid, schema: Descriptor) -> Iterator[Problem]:
    """What Frictionless finds in the cells, located and in plain words."""
    promise = Schema.from_descriptor(_without_keys(schema))
    resource = Resource(name="table", data=[grid.header, *grid.rows], schema=promise)
    fields = {field["name"]: field for field in schema["fields"]}
    for error in (error for task in resource.validate().tasks for error in task.errors):
        position = getattr(error, "row_number", 2) - 2
        yield _in_words(file, grid, schema, fields, error, grid.lines[position])


def _in_words(
    file: str, grid: Grid, schema: Descriptor, fields: dict[str, Any], error: Error, line: int
) -> Problem:
    name = getattr(error, "field_name", None) or None
    if error.type == "primary-key":
        return Problem(file, _key_words(grid, schema, error.note), line=line)
    if name not in fields:
        return Problem(file, f"{error.note}.", line=line)
    cell = getattr(error, "cell", None)
    found = f"found “{brief(str(cell))}”" if cell else "found an empty cell"
    return Problem(file, f"{found}; {_allowed(error, fields[name])}.", line=line, column=name)


def _key_words(grid: Grid, schema: Descriptor, note: str) -> str:
    key = ", ".join(schema["primaryKey"])
    earlier = note.rsplit(" ", 1)[-1]
    if not earlier.isdigit():
        return f"found an empty key; {key} must hold a value."
    return f"found the same {key} as in line {grid.lines[int(earlier) - 2]}; each may stand once."


def _allowed(error: Error, field: Descriptor) -> str:
    constraints = field.get("constraints", {})
    if '"unique"' in error.note or error.type == "unique-error":
        return "each may stand once"
    if error.type == "type-error":
        return f"allowed is {TYPES[field['type']]}"
    if '"enum"' in error.note:
        return f"allowed are {quoted(constraints['enum'], 'and')}"
    if '"required"' in error.note:
        return "a value is required"
    if '"pattern"' in error.note:
        example = f", such as “{field['example']}”" if "example" in field else ""
        return f"allowed is what the column promises{example}: {field['description'].rstrip('.')}"
    words = (("minimum", "at least"), ("maximum", "at most"))
    bounds = [f"{word} {constraints[key]}" for key, word in words if key in constraints]
    return f"allowed is {' and '.join(bounds)}"
