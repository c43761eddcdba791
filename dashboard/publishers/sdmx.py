"""SDMX-CSV of any office: OECD, Eurostat (1.0), UNICEF and others, and the standard's examples.

Rules of the standard (its own examples seen): the first cell is STRUCTURE, or STRUCTURE[;] where
the sign in brackets separates parts of a cell, not cells; labels may stand behind the code (“A:
Annual”, in some offices “REF_AREA:Area”) or in a column of their own whose name differs by small
letters only, so names are compared exactly; rows with action D delete. The standard pairs
semicolons with decimal commas, but files are seen that do not: the cells decide. UNIT_MULT is a
power of ten and applied (OECD rows of 2025 seen). The unit is part of what an indicator is, so two
downloads that differ by it never become one series. Eurostat's 1.0 begins with DATAFLOW, LAST
UPDATE (a row of 2026 seen; day/month/year); missing is empty or a colon; countries are ISO alpha-2
with EL for Greece. Trade in euros becomes an indicator in euros and never dollars.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.publishers import sdmx_terms as terms
from dashboard.publishers.sdmx_key import code_of, dimensions
from dashboard.publishers.sdmx_units import put_scaled, put_unit, unit_columns
from dashboard.reading import steps
from dashboard.reading.economies import as_written, by
from dashboard.reading.evidence import Fact, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.flags import flag_columns, put_status
from dashboard.reading.table import Table
from dashboard.reading.tidy import WORLD, Draft, Fits, Keep, Layout, Wanted

OBSERVED = ("TIME_PERIOD", "OBS_VALUE")
OF_ILO = {"ref_area": "REF_AREA", "time": "TIME_PERIOD", "obs_value": "OBS_VALUE"}
"""The names of the ILO's bulk files for what SDMX names otherwise."""
AREAS = ("REF_AREA", "GEO", "geo", "COUNTRY", "reporter", "REPORTER", "LOCATION", "DECLARANT")
PARTNERS = (
    "COUNTERPART_AREA",
    "COUNTERPART_COUNTRY",
    "PARTNER",
    "partner",
    "partner_geo",
    "COUNT_AREA",
)
FREQUENCIES = ("FREQ", "freq", "FREQUENCY")
WORLDS = ("W", "WORLD", "W00", "001")
NO_PARTNER = frozenset({"", "_Z", "_T", "W0"})
"""Codes of the counterpart that say: none in particular."""
NO_FLAGS = "the member states' reports; Comext marks no figure"
MISSING = frozenset({"", ":", "NaN"})
OTHERS = "other economies and groups of countries"
NO_AREA = (
    "no column names an economy (REF_AREA, GEO, COUNTRY, reporter): the figures belong to nobody."
)
MAP_IT = (
    "Download it as SDMX-CSV with codes beside or instead of labels; or say on the mapping page "
    "which column it is."
)


def columns_by_code(table: Table) -> dict[str, str]:
    """Codes of the columns to their names in the header."""
    found: dict[str, str] = {}
    for name in table.header():
        found.setdefault(OF_ILO.get(name, code_of(name)), name)
    return found


def _fits_two(table: Table) -> bool:
    first, *_ = [*table.header(), ""]
    at_first = re.fullmatch(r"STRUCTURE(\[.\])?", first) and table.holds("STRUCTURE_ID")
    return bool(at_first) or {"STRUCTURE_ID", *OBSERVED} <= {*columns_by_code(table)}


def _fits_one(table: Table) -> bool:
    return {"DATAFLOW", *OBSERVED} <= {*columns_by_code(table)}


def _fits_key(table: Table) -> bool:
    return table.header()[:2] == ["KEY", "FREQ"] and table.holds(*OBSERVED)


def _fits_ilo(table: Table) -> bool:
    return table.holds(*OF_ILO, "indicator") and not table.holds("DATAFLOW")


def _fits_eurostat(table: Table) -> bool:
    return _fits_one(table) and (_agency(table) == "ESTAT" or table.holds("LAST UPDATE"))


def _fits_any(table: Table) -> bool:
    return any(fits(table) for fits in (_fits_two, _fits_one))


def _fits_oecd(table: Table) -> bool:
    return _fits_two(table) and _agency(table).startswith("OECD")


def _agency(table: Table) -> str:
    """Whose data set it is: what stands before the colon in the first row."""
    header = [code_of(name) for name in table.header()]
    at = [header.index(name) for name in ("STRUCTURE_ID", "DATAFLOW") if name in header]
    cells = [row[place] for row in table.head[1:2] for place in at if place < len(row)]
    return next((cell.split(":")[0] for cell in cells if ":" in cell), "")


def area_codes(wanted: Wanted, numbers: bool = True) -> dict[str, str]:
    """ISO codes, the UN's numbers and names of the economies wanted to ours."""
    m49 = by("m49", wanted.economies - {WORLD}, padded=True) if numbers else {}
    two = by("iso2", wanted.economies) | {"XK": "XKX"} | dict.fromkeys(WORLDS, WORLD)
    found = as_written(wanted.names) | m49 | by("iso3", wanted.economies) | two
    return {cell: code for cell, code in found.items() if code in wanted.economies}


def _read(table: Table, wanted: Wanted) -> Draft:
    names = columns_by_code(table)
    area = next((names[name] for name in AREAS if name in names), "")
    if not area or not {*OBSERVED} <= set(names):
        return _without_area(table, wanted)
    partner = next((names[name] for name in PARTNERS if name in names), "")
    codes = area_codes(wanted, numbers=not _agency(table).startswith("IMF"))
    labelled = f"^({'|'.join(sorted(filter(str.isalnum, codes)))})( ?: ?| - )"
    rules = [Keep(area, frozenset(codes), OTHERS, like=labelled)]
    if partner:
        cells = frozenset(codes) | NO_PARTNER
        rules += [Keep(partner, cells, OTHERS, like=f"{labelled}|^(_Z|_T|W0): ")]
    if "ACTION" in names:
        rules += [Keep(names["ACTION"], frozenset("IARM"), "rows that delete others")]
    draft = drafted(table, list(dict.fromkeys(names.values())), rules, kind=Kind.INDICATORS)
    for column in draft.frame.columns:
        draft.frame[f"__{column}"] = draft.frame[column].map(code_of).astype("str")
    put_areas(draft, {"economy": area, "partner": partner}, codes)
    _put_time(draft, table, names)
    put_unit(draft, table, names)
    _put_words(draft, table, names, {area, partner})
    put_scaled(draft, table, names, MISSING)
    _check_time(draft, table, names)
    _put_status(draft, table, names)
    draft.vintage = _last_update(draft.frame)
    draft.source = _source(table)
    return draft


def _put_status(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """By the flags; Eurostat's trade data have none, as the Comext files that they are made of."""
    flags = {code: names[code] for code in flag_columns(list(names))}
    if not flags and names.get("DATAFLOW") and _is_comext(draft.frame[names["DATAFLOW"]]):
        draft.frame["status"], draft.frame["note"] = "reported", ""
        draft.evidence.append(documented(Fact.STATUS, "reported", NO_FLAGS))
        return
    put_status(draft, table, flags)


def _is_comext(flows: "pd.Series[str]") -> bool:
    return bool(flows.str.match(r"ESTAT:DS-").all())


def _source(table: Table) -> str:
    """Each office's files are a source of their own, where the layout is anybody's."""
    if _fits_eurostat(table) or _fits_oecd(table) or not _agency(table):
        return ""
    return f"sdmx-{steps.slug(_agency(table))}"


def _without_area(table: Table, wanted: Wanted) -> Draft:
    draft = drafted(table, table.header()[:1], kind=Kind.INDICATORS)
    draft.frame = pd.DataFrame(columns=wanted.columns(Kind.INDICATORS))
    draft.problems.append(Problem(table.name, NO_AREA, line=1, advice=MAP_IT))
    return draft


def put_areas(draft: Draft, columns: dict[str, str], codes: dict[str, str]) -> None:
    """Fill economy and partner from the columns that name them, and prove both."""
    for into, column in columns.items():
        if column:
            cells = draft.frame[column]
            known = codes if into == "economy" else codes | dict.fromkeys(NO_PARTNER, "")
            found = cells.map(known).fillna(cells.map(code_of).map(known))
            draft.frame[into] = found.astype("str")
    economy, partner = columns["economy"], columns["partner"]
    draft.prove(Fact.FLOW, "by the area and the key of the data set", column=economy)
    said = "by code" if partner else "none: figures of one economy"
    draft.prove(Fact.PARTNER, said, column=partner or economy)


def _frequency(names: dict[str, str]) -> str:
    return next((names[name] for name in FREQUENCIES if name in names), "")


def _put_time(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """Periods of years and months; others are left out, by their frequency or their writing."""
    frequency, time = _frequency(names), names["TIME_PERIOD"]
    frame = draft.frame
    said = frame[frequency] if frequency else pd.Series("", frame.index)
    cells = zip(frame[time].map(_period_cell), said, strict=True)
    frame["__when"] = pd.Series(
        [terms.plain_period(cell, often) for cell, often in cells], frame.index, dtype="str"
    )
    terms.leave_other_lengths(draft, "__when", frequency)
    steps.put_periods(draft, table, "__when", time, sure=True)


def _period_cell(cell: str) -> str:
    """A period without the label behind it; a time of day keeps its colons."""
    return re.split(r"\s-\s|(?<!T\d\d)(?<!T\d\d:\d\d):", cell, maxsplit=1)[0]


def _check_time(draft: Draft, table: Table, names: dict[str, str]) -> None:
    if frequency := _frequency(names):
        terms.check_frequency(draft, table, frequency, frequency)


def _put_words(draft: Draft, table: Table, names: dict[str, str], taken: set[str]) -> None:
    """Indicator and label from the data set's name, its dimensions and its unit."""
    frame = draft.frame
    flow = _data_set(frame, names)
    parts = flow.str.split(r": | - ", n=1, regex=True)
    plain = parts.str[0].str.replace(r"^.*:|\(.*$", "", regex=True)
    title = frame[names["STRUCTURE_NAME"]] if "STRUCTURE_NAME" in names else parts.str[-1]
    title = title.where(title != flow, plain)
    taken |= unit_columns(names) | {_frequency(names), names["TIME_PERIOD"]}
    taken |= {names[code] for code in flag_columns(list(names))}
    rest = [frame[f"__{name}"] for name in dimensions(table.header(), taken, frame)]
    frame["indicator"] = joined([plain, *rest, frame["__unit_code"]], "-").map(steps.slug)
    frame["label"] = joined([title, *rest, frame["__unit_code"]], " · ")


def _data_set(frame: pd.DataFrame, names: dict[str, str]) -> "pd.Series[str]":
    """The data set of each row: named, or the first part of the ECB's key; the ILO has one."""
    if column := names.get("STRUCTURE_ID") or names.get("DATAFLOW"):
        return frame[column].astype("str")
    if "KEY" in names:
        return frame[names["KEY"]].str.replace(r"\..*$", "", regex=True).astype("str")
    return pd.Series("ilostat", frame.index, dtype="str")


def joined(parts: "list[pd.Series[str]]", sign: str) -> "pd.Series[str]":
    """Cells put together with a sign between; empty ones leave no sign."""
    whole = parts[0].astype("str")
    for part in parts[1:]:
        whole = whole + part.map(lambda cell: f"{sign}{cell}" if cell else "")
    return whole


def _last_update(frame: pd.DataFrame) -> str:
    """Eurostat's day of the last update, written day/month/year there."""
    cells = frame["LAST UPDATE"] if "LAST UPDATE" in frame else pd.Series(dtype="str")
    found = re.match(r"(\d\d)/(\d\d)/(\d\d)\b", cells.iloc[0]) if len(cells) else None
    return f"20{found[3]}-{found[2]}-{found[1]}" if found else ""


SDMX = Credit(
    publisher="see the file",
    page="https://sdmx.org",
    licence="See the publisher's page",
    caution="Read by the general rules of SDMX: compare a figure with the publisher's page.",
    definition="As the unit says",
)
EUROSTAT = replace(SDMX, publisher="Eurostat", page="https://ec.europa.eu/eurostat")
FACTS = (documented(Fact.WHOLE, "one figure a series and period", "the key of the data set"),)


ECB = "European Central Bank, SDMX-CSV with a key"


def _layout(id_: str, credit: Credit, title: str, fits: Fits) -> Layout:
    short = credit.publisher if credit is not SDMX else ""
    named = replace(credit, source=id_, title=title, short_name=short)
    return Layout(id_, named, fits, _read, Kind.INDICATORS, FACTS)


LAYOUTS = (
    _layout("oecd", replace(SDMX, publisher="OECD"), "OECD, SDMX-CSV with labels", _fits_oecd),
    _layout("eurostat", EUROSTAT, "Eurostat, SDMX-CSV 1.0", _fits_eurostat),
    _layout("ecb", replace(SDMX, publisher="European Central Bank"), ECB, _fits_key),
    _layout("ilostat", replace(SDMX, publisher="ILO"), "ILOSTAT, bulk file", _fits_ilo),
    _layout("sdmx-csv", SDMX, "Statistics in SDMX-CSV", _fits_any),
)
