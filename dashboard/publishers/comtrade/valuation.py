"""How UN Comtrade's values are valued: the primary value is one of the two beside it.

Exports are FOB; imports are CIF for most reporters, and FOB for those that count them so. A value
that is neither was changed after the download, and an export with a CIF value alone is an import.
"""

import pandas as pd

from dashboard.publishers.comtrade.names import Names
from dashboard.reading.steps import refuse
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft

GOODS = "C"
TEN_TIMES = 10.0
ROUNDED = 1e-6
SCALED = "this is more than ten times, or less than a tenth, of the value beside it."
NEITHER = "this is neither the CIF nor the FOB value beside it, as values of the portal are."
CIF_EXPORT = (
    "this export has a CIF value and no FOB value, as only imports have; are the flows exchanged?"
)
FOB_IMPORT = (
    "this import has a FOB value and no CIF value, as exports have, and no words name the flow; "
    "are the flows exchanged?"
)
BESIDE = "Download it again: the column of values was changed after the download."


def refuse_other_valuations(draft: Draft, table: Table, names: Names) -> None:
    """A problem for each row whose value does not fit the CIF and FOB values beside it."""
    frame = draft.frame
    goods, value = frame["type"] == GOODS, frame["value_usd"]
    beside = pd.DataFrame({word: _figures(frame[word], frame["value"], value) for word in
                           ("cif", "fob")})  # fmt: skip
    there = beside.gt(0)
    near = beside.rdiv(value, axis=0)
    apart = ((near > TEN_TIMES) | (near < 1 / TEN_TIMES)) & there
    scaled = apart.any(axis=1) & ~(there & ~apart).any(axis=1)
    off = beside.rsub(value, axis=0).abs()
    same = off.le(value.abs() * ROUNDED + 1, axis=0) & there
    neither = goods & there.any(axis=1) & ~same.any(axis=1) & ~scaled
    only = {"cif": there["cif"] & ~there["fob"], "fob": there["fob"] & ~there["cif"]}
    cif_export = goods & (frame["flow"] == "export") & only["cif"] & ("fob" in names)
    fob_import = goods & (frame["flow"] == "import") & only["fob"] & ("cif" in names)
    fob_import &= frame["flow_words"] == ""
    for rows, said, word in (
        (scaled, SCALED, "value"),
        (neither & ~cif_export, NEITHER, "value"),
        (cif_export & ~scaled, CIF_EXPORT, "cif"),
        (fob_import & ~scaled, FOB_IMPORT, "fob"),
    ):
        refuse(draft, table, frame.loc[rows.to_numpy(), word], said, names.get(word, ""), BESIDE)


def _figures(
    cells: "pd.Series[str]", value: "pd.Series[str]", figure: "pd.Series[float]"
) -> "pd.Series[float]":
    """Plain figures for comparing; that of the value where it is written alike."""
    found = pd.to_numeric(cells.str.replace(",", "."), errors="coerce")
    return found.mask((cells == value) & (cells != ""), figure)


def valuations(frame: pd.DataFrame) -> "pd.Series[str]":
    """Which of the two valuations the value equals; services and others are unknown."""
    goods, value = frame["type"] == GOODS, frame["value"]
    found = pd.Series("unknown", index=frame.index, dtype="str")
    found = found.mask(goods & (value == frame["fob"]), "fob")
    return found.mask(goods & (value == frame["cif"]) & (frame["flow"] == "import"), "cif")
