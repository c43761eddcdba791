"""IMF, International Trade in Goods by Partner Country (IMTS), the direction of trade since 2025.

Four shapes. The portal (data.imf.org, 2025 and 2026) gives one observation or one series per row,
with names that change with the reader's choice of metadata: COUNTRY.ID, COUNTRY or both. Its
values are in millions of US dollars; a row whose SCALE is empty beside others (seen for Australia)
is in plain dollars. Without a column SCALE, figures as fine as millions are taken for them, and
others are asked. The interface for programs gives SDMX-CSV 2.1 (first column DATAFLOW) or 3.0
(first column STRUCTURE[;]): there SCALE says 6 though the values are plain dollars already; small
figures or decimals there are asked. Indicators are XG_FOB_USD, MG_CIF_USD, MG_FOB_USD and TBG_USD.
Partners that are G and three digits are groups; G001 is the world. Where the reader chose names
only, countries are known by name and indicators by words that are recalled. The first columns of
the series shape (DATASET, SERIES_CODE) are recalled and not needed.

Which rows are the IMF's own estimates, and what it lets others do, is as with its predecessor.
"""

import re
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.publishers.imf_dots import CREDIT, leave_fob_imports, mark_estimates, put_marked
from dashboard.publishers.imf_imts_scale import api_power, put_scaled
from dashboard.publishers.imf_imts_sizes import MISSING
from dashboard.publishers.imf_imts_words import (
    DOLLARS,
    INDICATORS,
    IS_NAME,
    NAMED,
    codes_of,
    column_of,
    columns_of,
    descriptors,
    economies_in,
    refuse_contradictions,
    words_of,
)
from dashboard.publishers.sdmx_terms import check_frequency, code_with_name, leave_other_lengths
from dashboard.reading import steps
from dashboard.reading.economies import GROUP_OF_IMF
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Fits, Keep, Layout, Reads, Wanted

ACTION = "ACTION"
BALANCE = (r"(?i)^(T?TBG_USD$|trade balance)", "trade balance (exports minus imports)")
FLAGS = ("STATUS", "OBS_STATUS", "DERIVATION_TYPE")
RELEASED = ("UPDATE_DATE", "PUBLICATION_DATE")
PERIOD = r"[12][0-9]{3}(-?Q[1-4]|-?M?(0?[1-9]|1[0-2]))?"
NOT_HELD = {side: f"{side} is not in the package" for side in ("reporter", "partner")}
GROUPS = (
    (GROUP_OF_IMF, "partner is a group of countries"),
    (GROUP_OF_IMF, "reporter is a group of countries"),
)


def _is_imts(table: Table) -> bool:
    names = ("COUNTRY", "COUNTERPART_COUNTRY", "INDICATOR")
    return table.holds(*(column_of(table, name) for name in names))


def _is_api(table: Table) -> bool:
    return any(re.fullmatch(r"DATAFLOW|STRUCTURE(\[.\])?", name) for name in table.header())


def _fits_portal(table: Table) -> bool:
    return _is_imts(table) and not _is_api(table) and table.holds("TIME_PERIOD", "OBS_VALUE")


def _fits_series(table: Table) -> bool:
    long = table.holds("TIME_PERIOD")
    return _is_imts(table) and not long and bool(steps.years_apart(table, 0, PERIOD))


def _fits_api(table: Table) -> bool:
    return _is_imts(table) and _is_api(table) and table.holds("TIME_PERIOD", "OBS_VALUE")


def _drafted(table: Table, wanted: Wanted, columns: list[str]) -> tuple[Draft, list[str]]:
    """The rows wanted; columns of reporter, partner, indicator, scale, frequency and unit."""
    names = [column_of(table, name) for name in ("COUNTRY", "COUNTERPART_COUNTRY", "INDICATOR")]
    said = {name: column_of(table, name) for name in ("SCALE", "FREQUENCY", "UNIT")}
    partners = frozenset(codes_of(wanted))
    reporters = frozenset(cell for cell, code in codes_of(wanted).items() if code != WORLD)
    rules = [
        Keep(names[2], frozenset(INDICATORS), "", (BALANCE,), like=NAMED),
        Keep(names[0], reporters, NOT_HELD["reporter"], GROUPS[1:], like=IS_NAME),
        Keep(names[1], partners, NOT_HELD["partner"], GROUPS[:1], like=IS_NAME),
    ]
    rules += [Keep(ACTION, frozenset("IARM"), "rows that delete others")] * table.holds(ACTION)
    more = [*flags_of(table).values(), *columns_of(table, "SCALE"), *descriptors(table)]
    more += [ACTION] * table.holds(ACTION)
    needed = list(dict.fromkeys([*names, *columns, *more]))
    optional = [name for name in (*said.values(), *RELEASED) if name not in needed]
    draft = drafted(table, needed, rules, optional=optional)
    _check_unit(draft, table, said["UNIT"])
    return draft, [*names, *said.values()]


def flags_of(table: Table) -> dict[str, str]:
    """The columns that say what a figure is: reported, an estimate; codes before names."""
    found = {name: columns_of(table, name) for name in FLAGS}
    return {name: columns[0] for name, columns in found.items() if columns}


def _check_unit(draft: Draft, table: Table, column: str) -> None:
    """A unit other than US dollars is a problem."""
    cells = draft.frame[column]
    for line, cell in cells[~cells.str.fullmatch(DOLLARS.pattern)].items():
        what = f"found the unit “{brief(cell)}”; allowed is the US dollar."
        draft.problems.append(Problem(table.name, what, int(str(line)), column))


def _read_observations(table: Table, wanted: Wanted) -> tuple[Draft, list[str]]:
    draft, names = _drafted(table, wanted, ["TIME_PERIOD", "OBS_VALUE"])
    leave_other_lengths(draft, "TIME_PERIOD", names[4])
    steps.put_periods(draft, table, "TIME_PERIOD", sure=True)
    return _in_our_words(draft, table, names, wanted), names


def _read_portal(table: Table, wanted: Wanted) -> Draft:
    draft, names = _read_observations(table, wanted)
    put_scaled(draft, table, "OBS_VALUE", names[3])
    return _finish(draft, table, names[4])


def _read_api(table: Table, wanted: Wanted) -> Draft:
    draft, names = _read_observations(table, wanted)
    power = api_power(draft, table)
    steps.put_values(draft, table, "OBS_VALUE", missing=MISSING, power=power)
    draft.notices.append("Values are plain US dollars, as the IMF's interface gives them.")
    return _finish(draft, table, names[4])


def _read_series(table: Table, wanted: Wanted) -> Draft:
    columns = steps.years_apart(table, 0, PERIOD)
    draft, names = _drafted(table, wanted, columns)
    steps.melted(draft, columns, [name for name in draft.frame.columns if name not in columns])
    leave_other_lengths(draft, "__period", names[4])
    steps.put_periods(draft, table, "__period", "the heads of columns", sure=True)
    _in_our_words(draft, table, names, wanted)
    put_scaled(draft, table, "__cell", names[3])
    return _finish(draft, table, names[4])


def _in_our_words(draft: Draft, table: Table, names: list[str], wanted: Wanted) -> Draft:
    _put_economies(draft, names, wanted)
    indicator, scale, frame = names[2], names[3], draft.frame
    words = frame[indicator].map(words_of)
    frame["flow"] = words.map(lambda said: said[0]).astype("str")
    frame["valuation"] = words.map(lambda said: said[1]).astype("str")
    also = [name for name in columns_of(table, "SCALE") if name != scale]
    frame["__scale"] = code_with_name(frame[[scale, *also]])
    draft.vintage = max((day for name in RELEASED for day in frame[name]), default="")
    steps.keep_pairs(draft, wanted)
    refuse_contradictions(draft, table, wanted)
    return draft


def _put_economies(draft: Draft, names: list[str], wanted: Wanted) -> None:
    """Reporter and partner by code or name; names of no country known are told."""
    for column, side in zip(names, NOT_HELD, strict=False):
        cells = draft.frame[column]
        how = "by name" if cells.str.contains(IS_NAME).any() else "by code"
        draft.frame[side] = economies_in(cells, wanted)
        others = draft.frame[side] == ""
        steps.say_strangers(draft, cells[others.to_numpy()])
        steps.leave_out(draft, others, NOT_HELD[side])
        if side == "partner":
            draft.prove(Fact.PARTNER, how, column=column)
        else:
            draft.prove(Fact.FLOW, f"{how} and indicator", column=f"{column}, {names[2]}")
    steps.leave_out(draft, draft.frame["reporter"] == WORLD, NOT_HELD["reporter"])


def _finish(draft: Draft, table: Table, frequency: str) -> Draft:
    check_frequency(draft, table, frequency, frequency)
    put_marked(draft, table, flags_of(table))
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
    short_name="IMF",
)


FACTS = (
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
