"""The economies that a figure can be of: every country, by code or by name in many languages."""

from collections.abc import Mapping
from functools import cache

from dashboard.package.package import Package
from dashboard.reading import economies
from dashboard.reading.economies import by_name, code_of, name_key
from dashboard.remember import remembered

WORLD = "WLD"
"""The world is no side of a pair."""
LANGUAGES = 7
"""So many names of an economy stand in a list; more are understood."""


def side(words: str, package: Package) -> str:
    """The code of an economy by its code or name; nothing for words that name none."""
    asked, named = words.strip(), every_name(package)
    code = asked.upper()
    if code in named:
        return code
    found = by_name(package.names).get(name_key(asked), "") or code_of(asked)
    return found if found in named else ""


def every_name(package: Package) -> Mapping[str, str]:
    """All economies by code: those of the package by the names used here, then all countries."""
    here = {code: name for code, name in package.names.items() if code != WORLD}
    others = {code: names[0] for code, names in _in_languages().items() if code not in here}
    return here | others


@remembered
def in_every_language(package: Package) -> Mapping[str, str]:
    """The same for a list in which a name is found in whatever language it is typed."""
    return {code: _labelled(code, name) for code, name in every_name(package).items()}


def _labelled(code: str, name: str) -> str:
    others = [one for one in _in_languages().get(code, ()) if one != name]
    return f"{name} ({', '.join(others)})" if others else name


@cache
def _in_languages() -> Mapping[str, tuple[str, ...]]:
    """The names of every economy, the English one first."""
    found: dict[str, list[str]] = {}
    for code, name in economies.every_name():
        if code != WORLD:
            found.setdefault(code, []).append(name)
    return {code: tuple(dict.fromkeys(names))[:LANGUAGES] for code, names in found.items()}
