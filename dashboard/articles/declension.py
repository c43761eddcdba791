"""The forms that a country's name takes in a sentence, where a language changes its ending.

Russian: names of one word by their last letters; a name of several words keeps its form.
"""

import re

ENDINGS = (
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ея", ("ея", "еи", "ею", "еей")),
    ("ья", ("ья", "ьи", "ью", "ьей")),
    ("ка", ("ка", "ки", "ке", "ку", "кой")),
    ("га", ("га", "ги", "ге", "гу", "гой")),
    ("а", ("а", "ы", "е", "у", "ой")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("ь", ("ь", "и", "я", "ю", "ем", "е", "ью")),
    ("ы", ("ы", "", "ам", "ами", "ах", "ов")),
)
CONSONANT = ("", "а", "у", "ом", "е")
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]{2,}")


def declined(name: str, lang: str) -> tuple[str, ...]:
    """A name with its other forms in a language; the name alone where it has none."""
    if lang != "ru" or not RUSSIAN.fullmatch(name):
        return (name,)
    for ending, forms in ENDINGS:
        if name.endswith(ending):
            return tuple(name.removesuffix(ending) + form for form in forms)
    return (name,) if name[-1] in "оеиуюэ" else tuple(name + form for form in CONSONANT)
