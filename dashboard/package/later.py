"""Records that came after others: how one looks that an older package is without."""

import json
from pathlib import Path
from typing import Any

from dashboard.package.descriptor import DESCRIPTOR
from dashboard.shipped import SHIPPED


def schema_of(folder: Path, name: str) -> bytes:
    """The schema of a table of ours in a data folder; where it has none, the one shipped."""
    path = Path("schemas") / f"{name}.json"
    return (folder / path if (folder / path).is_file() else SHIPPED / path).read_bytes()


def shipped_card(name: str) -> dict[str, Any]:
    """The card that the shipped index has of a record."""
    cards = json.loads((SHIPPED / DESCRIPTOR).read_bytes().decode("utf-8-sig"))["resources"]
    return next(dict(card) for card in cards if card["name"] == name)
