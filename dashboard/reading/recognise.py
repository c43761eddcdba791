"""Recognise a file handed in by its first lines, and read it with its layout."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from dashboard.errors import CannotRead, NotRecognised
from dashboard.reading.draft_to_tidy import finished
from dashboard.reading.notes import below_titles
from dashboard.reading.open_file import LIMIT, opened
from dashboard.reading.open_text import Sheet
from dashboard.reading.table import Handed, Table, clean, quoted
from dashboard.reading.tidy import Layout, Tidy, Wanted

Match = tuple[Layout, Table]


def recognise(handed: Handed, layouts: Sequence[Layout], *, limit: int = LIMIT) -> Layout:
    """Which of the layouts a file handed in has, by its first lines; the first that fits.

    Raises NotRecognised, CannotRead or TooLarge, with a sentence for the reader.
    """
    with opened(handed, limit=limit, whole=False) as sheets:
        matches, _ = _matches(handed, layouts, sheets)
        return matches[0][0]


def read(
    handed: Handed,
    wanted: Wanted,
    layouts: Sequence[Layout],
    progress: Callable[[float], bool] | None = None,
    *,
    limit: int = LIMIT,
    today: date | None = None,
) -> Tidy:
    """The rows of a file handed in, in our columns; located problems are inside the Tidy.

    `progress` is told the share done; where it answers False, the reading ends with Cancelled.
    A year that is not over `today` has no full figures.
    Raises NotRecognised, CannotRead or TooLarge like `recognise`.
    """
    with opened(handed, limit=limit, tick=progress) as sheets:
        matches, passed_over = _matches(handed, layouts, sheets)
        layout = matches[0][0]
        tables = [table for other, table in matches if other is layout]
        beside = tuple(table for other, table in matches if other is not layout)
        aside = [t.name for other, t in matches if other is not layout and other.kind != ""]
        told = [replace(table, beside=beside, answers=handed.answers) for table in tables]
        drafts = [layout.read(table, wanted) for table in told]
        if passed_over:
            drafts[0].notices.append(f"Not read, because not known: {quoted(passed_over)}.")
        if len(tables) > 1:
            names = quoted([table.name for table in tables])
            drafts[0].notices.append(f"Read together: {names}.")
        if aside:
            said = f"Not read, because of another layout: {quoted(aside)}. Hand it in alone."
            drafts[0].notices.append(said)
        return finished(handed.name, layout, drafts, told, wanted, today)


def together(
    files: Sequence[Handed], layouts: Sequence[Layout], *, limit: int = LIMIT
) -> list[Handed]:
    """Files handed in at once, those of one layout joined: two years, or a year and its list.

    A file that is not recognised or cannot be read stands alone, so that `read` says why.
    """
    joined: dict[object, Handed] = {}
    with_lists = {layout.credit.source for layout in layouts if not layout.kind}
    for number, handed in enumerate(files):
        try:
            layout = recognise(handed, layouts, limit=limit)
            source = layout.credit.source
            key: object = source if source in with_lists else layout.id
            key = number if layout.is_own else key
        except CannotRead:
            key = number
        first = joined.get(key)
        joined[key] = handed if first is None else replace(first, beside=(*first.beside, handed))
    return list(joined.values())


def _matches(
    handed: Handed, layouts: Sequence[Layout], sheets: Sequence[Sheet]
) -> tuple[list[Match], list[str]]:
    """The tables recognised, figures before lists that belong to them; and the others' names."""
    matches: list[Match] = []
    passed_over: list[str] = []
    for name, tables in sheets:
        match = _match(layouts, tables)
        if match is None:
            passed_over.append(name)
        else:
            matches.append(match)
    if not matches:
        every = [table for _, tables in sheets for table in tables]
        heads = [list(map(clean, table.head)) for table in every]
        raise NotRecognised(_unknown_words(handed, sheets, layouts), heads)
    matches.sort(key=lambda pair: pair[0].kind == "")
    return matches, passed_over


def _match(layouts: Sequence[Layout], tables: Sequence[Table]) -> Match | None:
    """The first layout that fits a table as it is, or below titles that somebody put above it."""
    bare = [table for table in map(below_titles, tables) if table is not None]
    for tried in (tables, bare):
        for layout in layouts:
            for table in tried:
                if table.head and layout.fits(table):
                    return layout, table
    return None


def _unknown_words(handed: Handed, sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> str:
    every = [table for _, tables in sheets for table in tables if table.head]
    widest = max(every, key=lambda table: max(len(row) for row in table.head), default=None)
    for layout in layouts:
        if widest is not None and (lacking := layout.lacks(widest)):
            return (
                f"{handed.name}: this looks like a table of {layout.credit.publisher} without its "
                f"{'columns' if len(lacking) > 1 else 'column'} {quoted(lacking)}. Download it "
                "again, or put that column back."
            )
    said = quoted(widest.header()[:8]) if widest is not None else "nothing"
    return (
        f"{handed.name}: this is no layout that we know. Its first row holds {said}. Say on the "
        "mapping page which column is what."
    )
