"""Eurostat's bulk files: tab-separated, years across, flags in the cells.

The first cell of the header names the dimensions and what runs across
(“freq,unit,na_item,geo\\TIME_PERIOD”; before 2023 “\\time”, without freq). The first cell of a
row holds their codes. A cell is a figure with its flags behind (“3953850 e”, “12.5 be”), or a colon
where there is none (“: c”). The data set is named by the file alone, so its name must be kept.
"""

import re
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.publishers import sdmx_terms as terms
from dashboard.publishers.sdmx import (
    AREAS,
    EUROSTAT,
    FACTS,
    OTHERS,
    PARTNERS,
    area_codes,
    joined,
    put_areas,
)
from dashboard.publishers.sdmx_units import CODE, put_unit
from dashboard.reading import steps
from dashboard.reading.filter_rows import drafted
from dashboard.reading.flags import put_status
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted

KEY = re.compile(r"(?i)([a-z0-9_]+(?:,[a-z0-9_]+)*)\\(time(?:_period)?)")
PERIOD = re.compile(r"[12][0-9]{3}.*")
CELL = (
    r"^(?P<before>[a-z](?: ?[a-z])* )?(?P<figure>:|[^\sa-z:]\S*?)? ?(?P<flags>[a-z](?: ?[a-z])*)?$"
)
DATA_SET = re.compile(r"(?i)([a-z][a-z0-9]*(?:_[a-z0-9]+)+|t[a-z]{2,4}[0-9]{3,5}|ds-[0-9]{6})")
NO_NAME = "no column names the data set, and the file's name does not either."
KEEP_NAME = "Give it the name it had, such as nama_10_gdp.tsv, or choose SDMX-CSV instead of TSV."
FLAG = "OBS_FLAG"
MISSING = frozenset({"", ":"})


def _dimensions(table: Table) -> list[str]:
    found = KEY.fullmatch((table.header() or [""])[0])
    return found[1].split(",") if found else []


def _fits(table: Table) -> bool:
    return bool(_dimensions(table)) and len(_periods(table)) > 0


def _periods(table: Table) -> list[str]:
    return [name for name in table.header()[1:] if PERIOD.fullmatch(name)]


def _read(table: Table, wanted: Wanted) -> Draft:
    key, dimensions, periods = table.header()[0], _dimensions(table), _periods(table)
    codes = area_codes(wanted, numbers=False)
    areas = {name: name for name in dimensions if name in (*AREAS, *PARTNERS)}
    some = "|".join(sorted(filter(str.isalnum, codes)))
    pattern = ",".join(f"({some})" if name in areas else "[^,]*" for name in dimensions)
    rules = [Keep(key, frozenset(), OTHERS, like=f"^{pattern}$")]
    draft = drafted(table, [key, *periods], rules, kind=Kind.INDICATORS)
    steps.melted(draft, periods, [key])
    _put_dimensions(draft, key, dimensions)
    columns = {
        "economy": next((name for name in AREAS if name in dimensions), ""),
        "partner": next((name for name in PARTNERS if name in dimensions), ""),
    }
    if not columns["economy"]:
        draft.problems.append(Problem(table.name, "no dimension is an economy.", 1, key))
        return draft
    put_areas(draft, columns, codes)
    _put_periods(draft, table, dimensions)
    put_unit(draft, table, {name: name for name in dimensions})
    _put_words(draft, table, [name for name in dimensions if name not in columns.values()])
    steps.put_values(draft, table, "figure", missing=MISSING, shown=key)
    put_status(draft, table, {FLAG: FLAG})
    return draft


def _put_dimensions(draft: Draft, key: str, dimensions: list[str]) -> None:
    """The codes of a row's first cell and the parts of its figures as columns of their own."""
    frame = draft.frame
    codes = frame[key].str.split(",", expand=True)
    for position, name in enumerate(dimensions):
        frame[name] = frame[f"__{name}"] = codes.get(position, "")
    parts = frame["__cell"].str.strip().str.extract(CELL)
    frame["figure"] = parts["figure"].fillna(frame["__cell"]).astype("str")
    frame.loc[frame["__cell"].str.strip() == "", "figure"] = ""
    flags = parts["before"].fillna("") + " " + parts["flags"].fillna("")
    frame[FLAG] = flags.str.strip().astype("str")


def _put_periods(draft: Draft, table: Table, dimensions: list[str]) -> None:
    frequency = next((name for name in dimensions if name.lower() == "freq"), "")
    terms.leave_other_lengths(draft, "__period", frequency)
    steps.put_periods(draft, table, "__period", "the heads of columns", sure=True)


def _put_words(draft: Draft, table: Table, dimensions: list[str]) -> None:
    """Indicator and label from the data set that the file's name gives, and its dimensions."""
    names = DATA_SET.findall(re.sub(r"(?i)estat[_-]", "", table.name))
    if not names:
        draft.problems.append(Problem(table.name, NO_NAME, line=1, advice=KEEP_NAME))
    data_set = (names or [""])[-1].lower()
    frame = draft.frame
    taken = {"freq", *terms.UNITS, *terms.UNITS_TOO}
    parts = [frame[name] for name in dimensions if name not in taken] + [frame[CODE]]
    frame["__data_set"] = data_set
    frame["indicator"] = joined([frame["__data_set"], *parts], "-").map(steps.slug)
    frame["label"] = joined([frame["__data_set"].str.upper(), *parts], " · ")


CREDIT = replace(
    EUROSTAT, source="eurostat", title="Eurostat, bulk file (TSV)", short_name="Eurostat"
)
LAYOUT = Layout("eurostat-tsv", CREDIT, _fits, _read, Kind.INDICATORS, FACTS)
