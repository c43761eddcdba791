"""Whose trade is asked of a warehouse: blocks of reporters and partners."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from dashboard.package.package import Package


class Block(NamedTuple):
    """Every row in which one of the reporters speaks of one of the partners."""

    reporters: tuple[str, ...]
    partners: tuple[str, ...]


Asked = tuple[Block, ...]


def all_of(package: Package) -> Asked:
    """The trade of any two economies that a package knows by name: what its own table may hold."""
    every = tuple(sorted(package.economies["code"]))
    return (Block(every, every),)


def of_pairs(package: Package, ids: Sequence[str]) -> Asked:
    """The trade of pairs such as RUS-IRN, both sides' record, and of states that they continue."""
    return tuple(
        block
        for id_ in dict.fromkeys(ids)
        for block in _both_ways(*(_line(package, code) for code in _sides(package, id_)))
    )


def _sides(package: Package, id_: str) -> tuple[str, str]:
    held = package.pairs.loc[package.pairs["id"] == id_.upper(), ["first", "second"]]
    if held.empty:
        first, _, second = id_.upper().partition("-")
        return first, second
    return str(held["first"].iloc[0]), str(held["second"].iloc[0])


def _line(package: Package, code: str) -> tuple[str, ...]:
    """An economy and the states before it, whose records a reader may ask to be joined."""
    before = package.economies.loc[package.economies["predecessor_of"] == code, "code"]
    return tuple(sorted({code, *before}))


def _both_ways(ones: Collection[str], others: Collection[str]) -> Asked:
    return Block(tuple(ones), tuple(others)), Block(tuple(others), tuple(ones))
