"""The different words in the columns of any table, for a reader who says what they mean."""

from collections.abc import Sequence

from dashboard.reading.filter_rows import drafted
from dashboard.reading.handed_file import Handed
from dashboard.reading.mapping import _header_row, _widest
from dashboard.reading.open_file import LIMIT, opened

MOST_WORDS = 2000


def words_of(handed: Handed, columns: Sequence[str], *, limit: int = LIMIT) -> dict[str, list[str]]:
    """The words of each column in the order of the alphabet, at most 2,000 of each.

    Raises CannotRead where there is no table.
    """
    wanted = list(dict.fromkeys(columns))
    if not wanted:
        return {}
    with opened(handed, limit=limit) as sheets:
        table = _widest(handed, sheets)
        rows = drafted(table, wanted, header_row=_header_row(table)).frame
        return {name: sorted(set(rows[name]) - {""})[:MOST_WORDS] for name in wanted}
