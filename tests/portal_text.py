"""A small text of the IMF's portal, and the rows of a text read line by line or in batches."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.reading.filter_rows import drafted
from dashboard.reading.open_file import opened
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Draft, Keep

HEADER = "COUNTRY.ID,INDICATOR.ID,COUNTERPART_COUNTRY.ID,TIME_PERIOD,OBS_VALUE\n"
ROWS = "TUR,MG_CIF_USD,RUS,2021,28959.5\nTUR,MG_CIF_USD,RUS,2022,58848.854\n"
IMTS = HEADER + ROWS
RIGHT = {("TUR", "RUS", "import", "2021"): 28959.5e6, ("TUR", "RUS", "import", "2022"): 58848854e3}
NAMES = HEADER.strip().split(",")


def kept(path: Path, small: int, *columns: str, rules: Sequence[Keep] = ()) -> Draft:
    """The rows of a text, line by line or (where nothing is small) in batches."""
    with opened(Handed("f.csv", path)) as sheets:
        table = next(table for table in sheets[0][1] if table.holds(*columns))
        return drafted(replace(table, small=small), columns, rules)
