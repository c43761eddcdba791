"""The place of a source in a stated order, as it is written on the command line."""

import re
from collections.abc import Sequence

from dashboard.errors import UnknownChoice
from dashboard.swap.cards import Place

NOWHERE = "none"
PLACE = re.compile(r"(?P<ledger>[^:]+):(?P<side>before|after):(?P<beside>[^:]+)")


def places_of(words: Sequence[str]) -> tuple[Place, ...]:
    """The places that are named; none where the source shall stand in no order."""
    return tuple(_place(word) for word in words if word != NOWHERE)


def place_words(place: Place) -> str:
    """A place as the command line writes it."""
    return f"{place.ledger}:{'before' if place.first else 'after'}:{place.beside}"


def how_to_place(places: Sequence[Place]) -> str:
    """The options of the command line that give a source its place, or none."""
    said = " ".join(f"--place {place_words(one)}" for one in places)
    return f"Answer with {said} to put it there, or with --place none to leave it in no order."


def _place(word: str) -> Place:
    place = PLACE.fullmatch(word)
    if place is None:
        raise UnknownChoice(
            f"“{word}” is no place; allowed is LEDGER:before:SOURCE or LEDGER:after:SOURCE, such "
            "as RUS:after:imf-imts; * stands for every ledger without an order of its own."
        )
    return Place(place["ledger"], place["beside"], place["side"] == "before")
