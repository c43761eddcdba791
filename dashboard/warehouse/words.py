"""What is said of a warehouse that cannot be asked, or does not hold what is asked for."""

from collections.abc import Mapping, Sequence

EXTRA = (
    "A warehouse needs the extra “warehouse”, which is not installed: "
    "pip install 'two-ledgers[warehouse]'"
)

KEPT = "The rows that were read from it before stay in use."


def not_yet(shown: str) -> str:
    """Of one that is being asked."""
    return f"The warehouse {shown} is being asked and has not answered yet."


def handed_in(shown: str) -> str:
    """On the page of the files, whose own trade no other page shows."""
    return (
        f"Trade on the other pages is read from the warehouse {shown}, as far as it answers. This "
        "page is about the files: trade handed in here goes to them, and is not seen meanwhile."
    )


def no_driver(scheme: str) -> str:
    """Of an address whose backend Ibis does not find here."""
    return (
        f"Nothing here speaks to “{scheme}”: it is no backend of Ibis, or its extra is not "
        f"installed (pip install 'ibis-framework[{scheme}]')."
    )


def away(shown: str, reason: str) -> str:
    """Of one that does not answer at all."""
    return f"The warehouse {shown} cannot be asked ({reason})."


def slow(shown: str, seconds: float) -> str:
    """Of one that has not answered in time."""
    return (
        f"The warehouse {shown} did not answer within {seconds:g} s. To wait longer, set "
        "TWO_LEDGERS_WAREHOUSE_SECONDS."
    )


def no_table(shown: str, table: str, found: Sequence[str]) -> str:
    """Of one that holds no trade."""
    held = f"it holds {', '.join(found)}" if found else "it holds none"
    return f"The warehouse {shown} has no table “{table}”; {held}."


def other_columns(
    shown: str, table: str, missing: Sequence[str], typed: Mapping[str, tuple[str, str]]
) -> str:
    """Of one whose table is not made as ours."""
    lacks = [f"lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}"]
    other = [f"holds {name} as {found}, not {due}" for name, (found, due) in typed.items()]
    return (
        f"The table “{table}” of the warehouse {shown} "
        f"{' and '.join([*(lacks if missing else []), *other])}."
    )


def other_rows(shown: str, what: str) -> str:
    """Of one whose rows cannot be what they are called."""
    return f"The warehouse {shown} cannot be used: {what}."


def instead(said: str, folder: str) -> str:
    """What is shown where a warehouse is not."""
    return f"{said} Trade is read from the files in {folder} instead."


def added_up(lines: int) -> str:
    """The note of a figure that stands in no table: it was added up from lines of goods."""
    return f"added up from {lines:,} lines of goods"
