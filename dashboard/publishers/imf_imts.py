"""IMF, International Trade in Goods by Partner Country (IMTS), the direction of trade since 2025.

Four shapes. The portal (data.imf.org, 2025 and 2026) gives one observation or one series per row,
with names that change with the reader's choice of metadata: COUNTRY.ID, COUNTRY or both. Its
values are in millions of US dollars; a row whose SCALE is empty beside others (seen for Australia)
is in plain dollars. Without a column SCALE, figures with decimals are taken for its millions, and
whole numbers are asked. The interface for programs gives SDMX-CSV 2.1 (first column DATAFLOW) or
3.0 (first column STRUCTURE[;]): there SCALE says 6 though the values are plain dollars already;
small figures or decimals there are asked. Indicators are XG_FOB_USD, MG_CIF_USD, MG_FOB_USD and
TBG_USD. Partners that are G and three digits are groups; G001 is the world. Where the reader chose
names only, countries are known by name and indicators by words that are recalled. The first
columns of the series shape (DATASET, SERIES_CODE) are recalled and not needed.

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
from dashboard.reading.flags import put_status
from dashboard.reading.sdmx_terms import (
    check_frequency,
    code_with_name,
    leave_other_lengths,
)
from dashboard.reading.sizes import (
    MISSING,
    MOST_MILLIONS,
    ask_unit,
    prove_scale,
    scale_of,
    sizes_of,
)
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Fits, Keep, Layout, Reads, Wanted
from dashboard.vocabulary import Status

INDICATORS = {code.removeprefix("T"): said for code, said in FLOWS.items()}
"""Those of the direction of trade, without their first letter: flow and valuation."""
NAMED = (
    r"(?i)^(exports of goods.*(fob|free on board)|imports of goods.*(cif|fob))"
    r".*(us|u\.s\.) ?(dollar|d\b)"
)
SCALE_SAID = "“Units”, “Thousands”, “Millions”, “Billions”, or their power of ten"
PLAIN_ROWS = "Rows without a scale were taken as plain US dollars."
NO_SCALE = "found figures without a scale that are no sure millions."
EMPTY_SCALE = "found figures without a scale that do not look like plain dollars."
NOT_PLAIN = "found a scale of 6, which the IMF's interface gives with plain dollars, but {}."
ACTION = "ACTION"
SMALL = 1e6
DOLLARS = re.compile(r"(?i)(us|u\.s\.) ?dollars?.*|usd.*|")
BALANCE = (r"(?i)^(T?TBG_USD$|trade balance)", "trade balance (exports minus imports)")
MILLIONS = "the portal gives millions, and figures have decimals"
PLAIN = "the interface for programs gives plain dollars, whatever SCALE says"
STATUSES = ("STATUS", "STATUS.ID", "OBS_STATUS", "OBS_STATUS.ID")
RELEASED = ("UPDATE_DATE", "PUBLICATION_DATE")
PERIOD = r"[12][0-9]{3}(-?Q[1-4]|-?M?(0?[1-9]|1[0-2]))?"
GROUPS = (
    (GROUP_OF_IMF, "partner is a group of countries"),
    (GROUP_OF_IMF, "reporter is a group of countries"),
)


def _columns(table: Table, name: str) -> list[str]:
    """The columns of a dimension or attribute, as the metadata choice named them: codes first."""
    found = [one for one in table.header() if re.split(r"[.: ]", one)[0].upper() == name]
    return sorted(found, key=lambda one: (one != f"{name}.ID", one != name))


def _column(table: Table, name: str) -> str:
    """The column that holds the codes of a dimension, or its names where there are no codes."""
    return next(iter(_columns(table, name)), f"{name}.ID")


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
    """The rows wanted; columns of reporter, partner, indicator, scale, frequency and unit."""
    names = [_column(table, name) for name in ("COUNTRY", "COUNTERPART_COUNTRY", "INDICATOR")]
    said = {name: _column(table, name) for name in ("SCALE", "FREQUENCY", "UNIT")}
    flags = [name for name in STATUSES if table.holds(name)]
    partners = frozenset(_codes(wanted))
    reporters = frozenset(cell for cell, code in _codes(wanted).items() if code != WORLD)
    rules = [
        Keep(names[2], frozenset(INDICATORS), "", (BALANCE,), like=NAMED),
        Keep(names[0], reporters, "reporter is not in the package", GROUPS[1:]),
        Keep(names[1], partners, "partner is not in the package", GROUPS[:1]),
    ]
    rules += [Keep(ACTION, frozenset("IARM"), "rows that delete others")] * table.holds(ACTION)
    more = [*flags, *_columns(table, "SCALE")[1:], *[ACTION] * table.holds(ACTION)]
    optional = [*said.values(), *RELEASED]
    draft = drafted(table, [*names, *columns, *more], rules, optional=optional)
    _check_unit(draft, table, said["UNIT"])
    return draft, [*names, *said.values()]


def _check_unit(draft: Draft, table: Table, column: str) -> None:
    """A unit other than US dollars is a problem."""
    cells = draft.frame[column]
    for line, cell in cells[~cells.str.fullmatch(DOLLARS.pattern)].items():
        what = f"found the unit “{brief(cell)}”; allowed is the US dollar."
        draft.problems.append(Problem(table.name, what, int(str(line)), column))


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


def _read_observations(table: Table, wanted: Wanted) -> tuple[Draft, list[str]]:
    draft, names = _drafted(table, wanted, ["TIME_PERIOD", "OBS_VALUE"])
    leave_other_lengths(draft, "TIME_PERIOD", names[4])
    steps.put_periods(draft, table, "TIME_PERIOD", sure=True)
    return _in_our_words(draft, names, wanted), names


def _read_portal(table: Table, wanted: Wanted) -> Draft:
    draft, names = _read_observations(table, wanted)
    _put_scaled(draft, table, "OBS_VALUE", names[3])
    return _finish(draft, table, names[4])


def _read_api(table: Table, wanted: Wanted) -> Draft:
    draft, names = _read_observations(table, wanted)
    power = _api_power(draft, table)
    steps.put_values(draft, table, "OBS_VALUE", missing=MISSING, power=power)
    draft.notices.append("Values are plain US dollars, as the IMF's interface gives them.")
    return _finish(draft, table, names[4])


def _read_series(table: Table, wanted: Wanted) -> Draft:
    columns = steps.years_apart(table, 0, PERIOD)
    draft, names = _drafted(table, wanted, columns)
    steps.melted(draft, columns, [name for name in draft.frame.columns if name not in columns])
    leave_other_lengths(draft, "__period", names[4])
    steps.put_periods(draft, table, "__period", "the heads of columns", sure=True)
    _in_our_words(draft, names, wanted)
    _put_scaled(draft, table, "__cell", names[3])
    return _finish(draft, table, names[4])


def _in_our_words(draft: Draft, names: list[str], wanted: Wanted) -> Draft:
    reporter, partner, indicator, scale, *_ = names
    frame, codes = draft.frame, _codes(wanted)
    frame["reporter"] = frame[reporter].map(codes).astype("str")
    frame["partner"] = frame[partner].map(codes).astype("str")
    words = frame[indicator].map(_words)
    frame["flow"] = words.map(lambda said: said[0]).astype("str")
    frame["valuation"] = words.map(lambda said: said[1]).astype("str")
    also = [name for name in frame.columns if name != scale and name.startswith("SCALE")]
    frame["__scale"] = code_with_name(frame[[scale, *also]])
    draft.vintage = max((day for name in RELEASED for day in frame[name]), default="")
    steps.keep_pairs(draft, wanted)
    return draft


def _put_scaled(draft: Draft, table: Table, column: str, scale: str) -> None:
    """Values by their row's scale: in words, as a power of ten, or by what the portal gives."""
    draft.frame = draft.frame[~draft.frame[column].isin(list(MISSING)).to_numpy()]
    frame = draft.frame.copy()
    powers = frame["__scale"].map(scale_of).astype("float64")
    empty, unknown = frame["__scale"] == "", powers.isna() & (frame["__scale"] != "")
    for line, cell in frame["__scale"][unknown].items():
        what = f"found the scale “{brief(cell)}”; allowed are {SCALE_SAID}."
        draft.problems.append(Problem(table.name, what, int(str(line)), scale))
    if empty.any():
        powers = powers.mask(empty, _power_unsaid(draft, table, frame, column, empty))
    else:
        prove_scale(draft, frame, "__scale", scale)
    parts = []
    for power in sorted(powers[~unknown].unique()):
        draft.frame = frame[(powers == power).to_numpy()].copy()
        steps.put_values(draft, table, column, missing=MISSING, power=int(power))
        parts.append(draft.frame)
    draft.frame = pd.concat(parts) if parts else frame.iloc[:0].assign(value_usd=0.0)


def _power_unsaid(
    draft: Draft, table: Table, frame: pd.DataFrame, column: str, empty: "pd.Series[bool]"
) -> int:
    """The power of ten of rows without a scale, where the portal's habit proves it; or asked."""
    sizes = sizes_of(table, frame[empty.to_numpy()], column)
    line = int(frame.index[empty.to_numpy()][0])
    fine = sizes.round(4) % 1 != 0
    if not empty.all():
        if not fine.any() and not (sizes < SMALL).any():
            draft.notices.append(PLAIN_ROWS)
            draft.evidence.append(documented(Fact.UNIT, "US dollars, by the scale", PLAIN_ROWS))
            return 0
        return ask_unit(draft, table, EMPTY_SCALE, line)
    by_reporter = fine.groupby(frame["reporter"]).any()
    unnamed = not table.holds(_column(table, "SCALE"))
    if unnamed and by_reporter.all() and not (sizes > MOST_MILLIONS).any():
        draft.evidence.append(documented(Fact.UNIT, "million US dollars", MILLIONS))
        return 6
    return ask_unit(draft, table, NO_SCALE, line)


def _api_power(draft: Draft, table: Table) -> int:
    """Plain dollars, unless figures are too small or too fine for them beside a scale."""
    sizes = sizes_of(table, draft.frame, "OBS_VALUE")
    scaled = ~draft.frame["__scale"].map(scale_of).isin([0]) & (draft.frame["__scale"] != "")
    fine = bool(((sizes * 100).round(2) % 1 != 0).any())
    small = len(sizes) > 0 and bool((sizes < SMALL).all())
    if scaled.any() and (fine or small):
        seen = "figures have decimals" if fine else "every figure is below a million"
        return ask_unit(draft, table, NOT_PLAIN.format(seen), int(sizes.index[0]), "SCALE")
    draft.evidence.append(documented(Fact.UNIT, "US dollars", PLAIN))
    return 0


def _finish(draft: Draft, table: Table, frequency: str) -> Draft:
    check_frequency(draft, table, frequency, frequency)
    flags = {name: name for name in STATUSES if name in draft.frame}
    if flags:
        put_status(draft, table, flags)
    else:
        draft.frame["status"], draft.frame["note"] = Status.REPORTED, ""
    leave_fob_imports(draft)
    mark_estimates(draft, table)
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
