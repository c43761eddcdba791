"""What can be entered of a figure: each field of the form, by its choices or in words."""

from collections.abc import Mapping

from dashboard.asking import Ask
from dashboard.check import words
from dashboard.check.entry import FIELDS, Entry
from dashboard.check.sides import in_every_language
from dashboard.package.claim_rows import MEASURES
from dashboard.package.package import Package
from dashboard.text.glossary import MEASURE_WORDS

NOBODY = {"reporter": "Choose, or type a name", "partner": "Choose, or type a name"}
NOBODY |= {"other_reporter": "The first side", "other_partner": "No second pair"}
"""What stands in a list of sides while none is chosen."""
OFFERED: Mapping[str, Mapping[str, str]] = {
    "measure": {str(one): MEASURE_WORDS[one] for one in MEASURES},
    "relation": words.RELATIONS,
    "form": words.FORMS,
    "unit": words.UNITS,
    "kind": words.KINDS,
}
HINTS = {
    "value": "$66.6 billion, 66,6 milyar, 35%",
    "period": "2023, Q1 2023, May 2023",
    "since": "2019; else a year before",
    "upper": "25 billion",
    "within": "5",
    "said": "a name",
    "on": "12 June 2024, or 2024",
    "paragraph": "title = 1",
    "address": "https://…",
    "quoted": "as printed",
    "note": "what a reader must know of it",
}
"""What may be typed in a field of words."""


def field_choice(ask: Ask, package: Package, field: str) -> str:
    """What is entered in one field."""
    if field in NOBODY:
        sides = {"": NOBODY[field], **in_every_language(package)}
        return ask.select(words.LABELS[field], field, sides)
    if field in OFFERED:
        return ask.select(words.LABELS[field], field, OFFERED[field])
    return ask.words(words.LABELS[field], field, HINTS.get(field, ""))


def entry_choice(ask: Ask, package: Package) -> Entry:
    """Every field, in no place of its own."""
    return Entry(**{field: field_choice(ask, package, field) for field in FIELDS})
