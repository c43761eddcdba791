"""Whose figures a series holds: the credits of its sources, with what to beware of in each."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.credit import in_short as in_short
from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.package.source import Source


def credits_of(values: pd.DataFrame, package: Package, kind: str = "") -> tuple[Credit, ...]:
    """The credits of the sources in a series, each once, in the package's order.

    `values` has a column `source`, where “a + b” names two. A publisher's data set may be several
    files; `kind` picks those of one kind, and without it files of products are left out.
    """
    used = {id_ for cell in values["source"].unique() for id_ in str(cell).split(" + ")}
    return tuple(
        credit(source)
        for source in package.sources
        if source.id in used and (source.kind == kind if kind else source.kind != Kind.PRODUCTS)
    )


def short_names(package: Package) -> dict[str, str]:
    """What readers call every source, by its id."""
    return {source.id: source.credit.short for source in package.sources}


def credits_by_id(ids: Iterable[str], package: Package) -> list[Credit]:
    """The credits of sources of trade, or else of indicators, in the order of their ids."""
    held = (*package.of_kind(Kind.INDICATORS), *package.of_kind(Kind.TRADE))
    by_id = {source.id: source for source in held}
    return [credit(by_id[id_]) for id_ in ids]


def credit(source: Source) -> Credit:
    """The credit of one source."""
    return replace(
        source.credit,
        vintage=vintage(source),
        definition=source.description,
        retrieved=source.retrieved,
    )


def vintages_of(package: Package) -> dict[str, str]:
    """The release of every source."""
    return {source.id: vintage(source) for source in package.sources}


def vintage(source: Source) -> str:
    """The release, and whether it was read in somebody's copy: the Data page names which."""
    copied = ", read in a public copy" if source.read_from else ""
    return f"{source.credit.vintage}{copied}"


def retrieved_of(package: Package) -> str:
    """The day on which the newest file of the data was fetched; empty where none is known."""
    return max((source.retrieved for source in package.sources), default="")
