"""What a reader answers about a table of no known layout, and the mapping that comes of it."""

from collections.abc import Sequence
from typing import Any

from dashboard.package.kinds import Kind
from dashboard.package.package import Package
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.mapping import FLOWS, LEAVE_OUT, Mapping, Side, read_mapping, write_mapping

KINDS = {
    Kind.TRADE.value: "Trade between two sides, in US dollars",
    Kind.INDICATORS.value: "An indicator of one economy, such as prices or people",
}
OF_KIND = {
    Kind.TRADE.value: {
        "reporter": "Who compiled the figure (reporter)",
        "partner": "The other side (partner)",
        "flow": "Export or import, seen from the reporter (flow)",
        "period": "Year or month (period)",
    },
    Kind.INDICATORS.value: {
        "reporter": "Whose figure it is (economy)",
        "indicator": "What it is called (indicator)",
        "period": "Year or month (period)",
    },
}
"""What must be said of a table of each kind."""
OTHERS = {
    "value": "The figures (value)",
    "unit": "One unit of the figures is",
    "decimal": "What parts the decimals",
    "status": "How the figures came to be",
    "source": "A short name for this source",
}
UNITS = {
    "plain": "US dollars",
    "thousands": "Thousands of US dollars",
    "millions": "Millions of US dollars",
    "billions": "Billions of US dollars",
}
DECIMALS = {"point": "A point: 1,234.56", "comma": "A comma: 1.234,56"}
VALUATIONS = {
    "unknown": "Not known",
    "by flow": "Exports FOB, imports CIF",
    "fob": "FOB, all of them",
    "cif": "CIF, all of them",
}
STATUSES = {
    "reported": "Reported by the reporter itself",
    "estimate": "Estimated by the publisher",
    "reconciled": "Reconciled by the publisher",
    "doubtful": "Doubtful",
}


def known_economies(words: Sequence[str], package: Package) -> list[str]:
    """The code of each name that is known, and for any other that it is left out."""
    names = package.names
    known = by_name(names) | {name_key(code): code for code in names}
    return [known.get(name_key(word), LEAVE_OUT) for word in words]


def unknown_flows(words: Sequence[str]) -> list[str]:
    """The words that do not say by themselves whether they mean export or import."""
    return [word for word in words if name_key(word) not in FLOWS]


def open_questions(said: dict[str, Any], flows: dict[str, str]) -> list[str]:
    """What is still to be answered, in the words of the questions."""
    asked = {**OF_KIND[said["kind"]], **OTHERS}
    across = said["period"].get("across", False)
    open_ones = [
        asked[name] for name in asked if not said[name] and not (across and name == "value")
    ]
    return open_ones + [f"“{word}”" for word, flow in flows.items() if not flow]


def mapping_of(
    said: dict[str, Any], codes: dict[str, str], flows: dict[str, str], columns: list[str]
) -> Mapping:
    """The mapping that the answers make. Raises BadMapping."""
    sides = {name: Side(**said[name]) for name in OF_KIND[said["kind"]]}
    rest = {name: said[name] for name in said if name not in sides}
    mapping = Mapping(
        **{**rest, **sides, "codes": codes, "flows": flows, "header": tuple(columns)}
        | {"missing": tuple(said["missing"])}
    )
    return read_mapping("mapping", write_mapping(mapping))
