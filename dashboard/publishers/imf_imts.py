"""IMF, International Trade in Goods by Partner Country (IMTS), the direction of trade since 2025.

Four shapes. The portal (data.imf.org, 2025 and 2026) gives one observation or one series per row,
with names that change with the reader's choice of metadata: COUNTRY.ID, COUNTRY or both. Its
values are in millions of US dollars; a row whose SCALE is empty (seen for Australia) is in plain
dollars. The interface for programs gives SDMX-CSV 2.1 (first column DATAFLOW) or 3.0 (first
column STRUCTURE[;]): there SCALE says 6 though the values are plain dollars already. So the
layout decides the unit, not SCALE. Indicators are XG_FOB_USD, MG_CIF_USD, MG_FOB_USD, TBG_USD.
Partners that are G and three digits are groups; G001 is the world. Where the reader chose names
only, countries are known by name and indicators by words that are recalled. The first columns of
the series shape (DATASET, SERIES_CODE) are recalled and not needed.

Which rows are the IMF's own estimates, and what it lets others do, is as with its predecessor.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.imf_dots import CREDIT, FLOWS, leave_fob_imports, mark_estimates
from dashboard.reading import steps
from dashboard.reading.economies import GROUP_OF_IMF, NAMES
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import WORLD, Draft, Fits, Keep, Layout, Reads, Wanted

INDICATORS = {code.removeprefix("T"): said for code, said in FLOWS.items()}
"""Those of the direction of trade, without their first letter: flow and valuation."""
NAMED = r"(?i)^(exports of goods.*(fob|free on board)|imports of goods.*(cif|fob))"
SCALES = {"": 0, "Units": 0, "0": 0, "Thousands": 3, "3": 3, "Millions": 6, "6": 6}
PLAIN_ROWS = "Rows without a scale were taken as plain US dollars."
BALANCE = (r"(?i)^(T?TBG_USD$|trade balance)", "trade balance (exports minus imports)")
MISSING = frozenset({"", "NaN"})
RELEASED = ("UPDATE_DATE", "PUBLICATION_DATE")
PERIOD = r"[12][0-9]{3}(-?Q[1-4]|-?M?(0?[1-9]|1[0-2]))?"
GROUPS = (
    (GROUP_OF_IMF, "partner is a group of countries"),
    (GROUP_OF_IMF, "reporter is a group of countries"),
)


def _column(table: Table, name: str) -> str:
    """The column that holds the codes of a dimension, as the metadata choice named it."""
    header = table.header()
    return next((found for found in (f"{name}.ID", name) if found in header), f"{name}.ID")


def _is_imts(table: Table) -> bool:
    names = ("COUNTRY", "COUNTERPART_COUNTRY", "INDICATOR")
    return table.holds(*(_column(table, name) for name in names))


def _first(table: Table) -> str:
    return (table.header() or [""])[0]


def _fits_portal(table: Table) -> bool:
    api = _first(table) == "DATAFLOW" or _first(table).startswith("STRUCTURE")
    return _is_imts(table) and not api and table.holds("TIME_PERIOD", "OBS_VALUE")


def _fits_series(table: Table) -> bool:
    long = table.holds("TIME_PERIOD")
    return _is_imts(table) and not long and bool(steps.years_apart(table, 0, PERIOD))


def _fits_api(table: Table) -> bool:
    api = re.fullmatch(r"DATAFLOW|STRUCTURE(\[.\])?", _first(table))
    return _is_imts(table) and bool(api) and table.holds("TIME_PERIOD", "OBS_VALUE")


def _drafted(table: Table, wanted: Wanted, columns: list[str]) -> tuple[Draft, list[str]]:
    """The rows wanted, and the columns of reporter, partner, indicator and scale."""
    names = [_column(table, name) for name in ("COUNTRY", "COUNTERPART_COUNTRY", "INDICATOR")]
    scale = _column(table, "SCALE")
    partners = frozenset(_codes(wanted))
    reporters = frozenset(cell for cell, code in _codes(wanted).items() if code != WORLD)
    rules = [
        Keep(names[2], frozenset(INDICATORS), "", (BALANCE,), like=NAMED),
        Keep(names[0], reporters, "reporter is not in the package", GROUPS[1:]),
        Keep(names[1], partners, "partner is not in the package", GROUPS[:1]),
    ]
    optional = [scale, *RELEASED]
    draft = drafted(table, [*names, *columns], rules, optional=optional)
    return draft, [*names, scale]


def _codes(wanted: Wanted) -> dict[str, str]:
    """Codes and names as the IMF writes them to our codes."""
    named = {
        name: code
        for code in wanted.economies
        for name in (wanted.names.get(code, code), *NAMES.get(code, []))
    }
    return named | {code: code for code in wanted.economies} | {"G001": WORLD}


def _words(indicator: str) -> tuple[str, str]:
    """Flow and valuation of an indicator, by its code or its name."""
    if indicator in INDICATORS:
        return INDICATORS[indicator]
    flow = "export" if indicator.lower().startswith("export") else "import"
    return flow, "cif" if "cif" in indicator.lower() else "fob"


def _read_observations(table: Table, wanted: Wanted) -> Draft:
    draft, names = _drafted(table, wanted, ["TIME_PERIOD", "OBS_VALUE"])
    steps.put_periods(draft, table, "TIME_PERIOD", sure=True)
    return _in_our_words(draft, names, wanted)


def _read_portal(table: Table, wanted: Wanted) -> Draft:
    draft = _read_observations(table, wanted)
    _put_millions(draft, table, "OBS_VALUE")
    return _finish(draft)


def _read_api(table: Table, wanted: Wanted) -> Draft:
    draft = _read_observations(table, wanted)
    steps.put_values(draft, table, "OBS_VALUE", missing=MISSING)
    draft.notices.append("Values are plain US dollars, as the IMF's interface gives them.")
    return _finish(draft)


def _read_series(table: Table, wanted: Wanted) -> Draft:
    columns = steps.years_apart(table, 0, PERIOD)
    draft, names = _drafted(table, wanted, columns)
    steps.melted(draft, columns, [name for name in draft.frame.columns if name not in columns])
    steps.put_periods(draft, table, "__period", "the heads of columns", sure=True)
    _in_our_words(draft, names, wanted)
    _put_millions(draft, table, "__cell")
    return _finish(draft)


def _in_our_words(draft: Draft, names: list[str], wanted: Wanted) -> Draft:
    reporter, partner, indicator, scale = names
    frame, codes = draft.frame, _codes(wanted)
    frame["reporter"] = frame[reporter].map(codes).astype("str")
    frame["partner"] = frame[partner].map(codes).astype("str")
    words = frame[indicator].map(_words)
    frame["flow"] = words.map(lambda said: said[0]).astype("str")
    frame["valuation"] = words.map(lambda said: said[1]).astype("str")
    frame["__scale"] = frame[scale]
    draft.vintage = max((day for name in RELEASED for day in frame[name]), default="")
    steps.keep_pairs(draft, wanted)
    return draft


def _put_millions(draft: Draft, table: Table, column: str) -> None:
    """Values by their row's scale; millions where the file has none, plain where only a row has."""
    whole, parts = draft.frame, []
    scaled = (whole["__scale"] != "").any()
    for scale in sorted(whole["__scale"].unique()) or [""]:
        rows = (whole["__scale"] == scale).to_numpy()
        draft.frame = whole[rows].copy()
        power = SCALES.get(scale) if scaled else 6
        if power is None:
            what = f"found the scale “{brief(scale)}”; allowed are {quoted(sorted(SCALES)[1:])}."
            draft.problems.append(Problem(table.name, what, line=int(draft.frame.index[0])))
            continue
        if scaled and not scale:
            draft.notices.append(PLAIN_ROWS)
        steps.put_values(draft, table, column, missing=MISSING, power=power)
        parts.append(draft.frame)
    draft.frame = pd.concat(parts) if parts else whole.iloc[:0].assign(value_usd=0.0)


def _finish(draft: Draft) -> Draft:
    mark_estimates(draft)
    leave_fob_imports(draft)
    steps.name_monthly(draft, "imf-imts-monthly")
    return draft


IMTS = replace(
    CREDIT,
    source="imf-imts",
    title="IMF, International Trade in Goods by Partner Country: ",
    page="https://data.imf.org/en/datasets/IMF.STA:IMTS",
    caution=(
        "Russia stopped reporting in 2022: its later values are IMF estimates. Other rows may "
        "be estimates too; the download does not say which."
    ),
)


FACTS = (
    by_column(Fact.FLOW, "by code and indicator", "COUNTRY", "INDICATOR"),
    by_column(Fact.PARTNER, "by code", "COUNTERPART_COUNTRY"),
    documented(Fact.UNIT, "million or plain US dollars, by the shape of the file"),
    documented(Fact.STATUS, "reported, estimates marked", "Russia is estimated from 2022 on"),
    documented(Fact.WHOLE, "the whole: all goods", "the indicators are totals of goods"),
)


def _layout(id_: str, form: str, fits: Fits, read: Reads) -> Layout:
    return Layout(id_, replace(IMTS, title=f"{IMTS.title}{form}"), fits, read, facts=FACTS)


LAYOUTS = (
    _layout("imf-imts-observations", "portal, one observation per row", _fits_portal, _read_portal),
    _layout("imf-imts-series", "portal, one series per row", _fits_series, _read_series),
    _layout("imf-imts-api", "the interface for programs", _fits_api, _read_api),
)
