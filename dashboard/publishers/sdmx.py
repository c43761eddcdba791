"""SDMX-CSV of any office: OECD, Eurostat (1.0 and Comext), and the standard's own examples.

Rules of the standard (its own examples seen): the first cell is STRUCTURE, or STRUCTURE[;] where
the sign in brackets separates parts of a cell, not cells; where cells are separated by semicolons,
decimals should be commas, which not every office keeps to; labels may stand behind the code
(“A: Annual”) or in a column of their own whose name differs by small letters only, so names are
compared exactly; rows with action D delete.
UNIT_MULT is a power of ten and applied (OECD rows of 2025 seen). Eurostat's 1.0 begins with
DATAFLOW, LAST UPDATE (a row of 2026 seen; day/month/year); missing is empty or a colon; countries
are ISO alpha-2 with EL for Greece. Comext values are euros, so they become indicators in euros and
never dollars. The Comext bulk file has no dataflow column; its product lines are added up.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft, Fits, Keep, Layout, Reads, Wanted, known_by
from dashboard.reading.units import unit_mult
from dashboard.reading.wholes import put_whole

AREAS = ("REF_AREA", "GEO", "geo", "COUNTRY", "reporter", "REPORTER", "LOCATION", "DECLARANT")
PARTNERS = ("COUNTERPART_AREA", "COUNTERPART_COUNTRY", "PARTNER", "partner", "partner_geo")
UNITS = ("UNIT_MEASURE", "unit", "UNIT", "indicators", "currency")
NOT_DIMENSIONS = {
    *("DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST UPDATE"),
    *("TIME_PERIOD", "OBS_VALUE", "SERIES_KEY", "OBS_KEY", "FREQ", "freq", "UNIT_MULT"),
}
MISSING = frozenset({"", ":", "NaN"})
OTHERS = "other economies and groups of countries"
NO_AREA = (
    "no column names an economy (REF_AREA, GEO, COUNTRY, reporter): the figures belong to nobody."
)
POWERS = "allowed is a power of ten, such as 6, or its word, such as Millions."
MAP_IT = "Say on the mapping page which column it is."
COMEXT = ("REPORTER", "PARTNER", "FLOW", "PERIOD", "VALUE_EUR")
_fits_comext = known_by(holds=(*COMEXT, "TRADE_TYPE", "PRODUCT_NC"))
COMEXT_FLOWS = {"1": "imports", "2": "exports"}


def _code(name: str) -> str:
    """The code in a header or cell that may be followed by a label: “A: Annual”."""
    return re.split(r": |\[", name, maxsplit=1)[0]


def _codes(table: Table) -> dict[str, str]:
    """Codes of the columns to their names in the header."""
    found: dict[str, str] = {}
    for name in table.header():
        found.setdefault(_code(name), name)
    return found


def _fits_two(table: Table) -> bool:
    first = (table.header() or [""])[0]
    return bool(re.fullmatch(r"STRUCTURE(\[.\])?", first)) and table.holds("STRUCTURE_ID")


def _fits_one(table: Table) -> bool:
    header = table.header()
    return header[:1] == ["DATAFLOW"] and {"TIME_PERIOD", "OBS_VALUE"} <= {*map(_code, header)}


def _area_codes(wanted: Wanted) -> dict[str, str]:
    """ISO alpha-3 and alpha-2 codes of the economies wanted to ours."""
    two = by("iso2", wanted.economies)
    world = {"W": "WLD", "WORLD": "WLD", "W00": "WLD"} if "WLD" in wanted.economies else {}
    return by("iso3", wanted.economies) | two | world


def _read(table: Table, wanted: Wanted) -> Draft:
    names = _codes(table)
    area = next((names[name] for name in AREAS if name in names), "")
    if not area or not {"TIME_PERIOD", "OBS_VALUE"} <= set(names):
        return _without_area(table, wanted)
    partner = next((names[name] for name in PARTNERS if name in names), "")
    codes = _area_codes(wanted)
    labelled = f"^({'|'.join(sorted(codes))}): "
    rules = [
        Keep(name, frozenset(codes), OTHERS, like=labelled) for name in (area, partner) if name
    ]
    if "ACTION" in names:
        rules += [Keep(names["ACTION"], frozenset("IARM"), "rows that delete others")]
    columns = list(dict.fromkeys(names.values()))
    draft = drafted(table, columns, rules, kind=Kind.INDICATORS)
    for column in draft.frame.columns:
        if column not in {names["OBS_VALUE"]}:
            draft.frame[f"__{column}"] = draft.frame[column].map(_code).astype("str")
    steps.put_codes(draft, f"__{area}", "economy", codes)
    if partner:
        steps.put_codes(draft, f"__{partner}", "partner", codes)
    when = names["TIME_PERIOD"]
    steps.put_periods(draft, table, f"__{when}", when, sure=True)
    _put_words(draft, table, names, {area, partner})
    _put_scaled(draft, table, names)
    draft.frame["status"], draft.frame["note"] = "reported", ""
    draft.vintage = _last_update(draft.frame)
    return draft


def _without_area(table: Table, wanted: Wanted) -> Draft:
    draft = drafted(table, table.header()[:1], kind=Kind.INDICATORS)
    draft.frame = pd.DataFrame(columns=wanted.columns(Kind.INDICATORS))
    draft.problems.append(Problem(table.name, NO_AREA, line=1, advice=MAP_IT))
    return draft


def _put_words(draft: Draft, table: Table, names: dict[str, str], taken: set[str]) -> None:
    """Indicator and label from the data set's name and its dimensions; the unit from its own."""
    unit = next((names[name] for name in UNITS if name in names), "")
    header = table.header()
    before = header[: header.index(names["OBS_VALUE"])]
    dimensions = [
        name
        for name in before
        if (_code(name).isupper() or _code(name).islower())
        and _code(name) not in NOT_DIMENSIONS
        and name not in taken | {unit}
    ]
    frame = draft.frame
    flow = frame[f"__{names.get('STRUCTURE_ID') or names['DATAFLOW']}"]
    title = frame[names["STRUCTURE_NAME"]] if "STRUCTURE_NAME" in names else flow
    rest = [frame[f"__{name}"] for name in dimensions]
    plain = flow.str.replace(r"^.*:|\(.*$", "", regex=True)
    frame["indicator"] = _joined([plain, *rest], "-").map(steps.slug)
    frame["label"] = _joined([title, *rest], " · ")
    label = header[header.index(unit) + 1] if unit and header[-1] != unit else ""
    has_label = bool(label) and not (_code(label).isupper() or _code(label).islower())
    words = frame[label] if has_label else frame.get(f"__{unit}", pd.Series("", frame.index))
    frame["unit"] = words.astype("str")
    frame["unit"] = frame["unit"].replace("", "as the data set says")


def _joined(parts: "list[pd.Series[str]]", sign: str) -> "pd.Series[str]":
    whole = parts[0].astype("str")
    for part in parts[1:]:
        whole = whole + part.map(lambda cell: f"{sign}{cell}" if cell else "")
    return whole


def _put_scaled(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """Values times ten to UNIT_MULT, row by row; a scale that cannot be read is a problem."""
    whole, parts = draft.frame, []
    scales = whole[f"__{names['UNIT_MULT']}"] if "UNIT_MULT" in names else None
    for scale in [""] if scales is None else sorted(scales.unique()):
        draft.frame = (whole if scales is None else whole[(scales == scale).to_numpy()]).copy()
        power = unit_mult(scale)
        if power is None:
            what = f"found “{brief(scale)}”; {POWERS}"
            line = int(draft.frame.index[0])
            draft.problems.append(Problem(table.name, what, line, names["UNIT_MULT"]))
            continue
        steps.put_values(draft, table, names["OBS_VALUE"], missing=MISSING, power=power)
        parts.append(draft.frame)
    draft.frame = pd.concat(parts) if parts else whole.iloc[:0].assign(value=float("nan"))


def _last_update(frame: pd.DataFrame) -> str:
    """Eurostat's day of the last update, written day/month/year there."""
    cells = frame["LAST UPDATE"] if "LAST UPDATE" in frame else pd.Series(dtype="str")
    found = re.match(r"(\d\d)/(\d\d)/(\d\d)\b", cells.iloc[0]) if len(cells) else None
    return f"20{found[3]}-{found[2]}-{found[1]}" if found else ""


def _read_comext(table: Table, wanted: Wanted) -> Draft:
    codes = {two: code for two, code in _area_codes(wanted).items() if len(two) == 2}
    couples = frozenset(f"{one} {other}" for one in codes for other in codes)
    rules = [
        Keep("FLOW", frozenset(COMEXT_FLOWS)),
        Keep("REPORTER", couples, steps.OTHER_PAIRS, beside="PARTNER"),
    ]
    draft = drafted(table, [*COMEXT, "PRODUCT_NC"], rules, kind=Kind.INDICATORS)
    frame = draft.frame
    frame["economy"] = frame["REPORTER"].map(codes).astype("str")
    frame["partner"] = frame["PARTNER"].map(codes).astype("str")
    flows = frame["FLOW"].map(COMEXT_FLOWS).astype("str")
    frame["indicator"], frame["label"] = "comext-" + flows, "Goods " + flows + " (Eurostat Comext)"
    frame["unit"], frame["status"], frame["note"] = "euros", "reported", ""
    frame["__when"] = frame["PERIOD"].str.replace(r"^(\d{4})52$", r"\1", regex=True)
    steps.put_periods(draft, table, "__when", "PERIOD")
    steps.put_values(draft, table, "VALUE_EUR")
    put_whole(draft, table, "PRODUCT_NC")
    return draft


def _is_oecd(table: Table) -> bool:
    cells = {cell for row in table.head[1:4] for cell in row[:2]}
    return _fits_two(table) and any(cell.startswith("OECD") for cell in cells)


SDMX = Credit(
    publisher="see the file",
    page="https://sdmx.org",
    licence="See the publisher's page",
    caution="Read by the general rules of SDMX: compare a figure with the publisher's page.",
    definition="As the unit says",
)
EUROSTAT = replace(SDMX, publisher="Eurostat", page="https://ec.europa.eu/eurostat")


FACTS = (
    by_column(Fact.FLOW, "by code", "the area and the dimensions"),
    by_column(Fact.PARTNER, "by code, or none", "the counterpart area"),
    by_column(Fact.UNIT, "as each row says", "the unit", "UNIT_MULT"),
    documented(Fact.STATUS, "reported", "no column marks estimates"),
    documented(Fact.WHOLE, "one figure a series and period", "the key of the data set"),
)


def _layout(id_: str, credit: Credit, title: str, fits: Fits, read: Reads) -> Layout:
    named = replace(credit, source=id_, title=title)
    return Layout(id_, named, fits, read, Kind.INDICATORS, FACTS)


LAYOUTS = (
    _layout(
        *("oecd", replace(SDMX, publisher="OECD"), "OECD, SDMX-CSV with labels", _is_oecd, _read)
    ),
    _layout("sdmx-csv", SDMX, "Statistics in SDMX-CSV 2.0", _fits_two, _read),
    _layout("eurostat", EUROSTAT, "Eurostat, SDMX-CSV 1.0", _fits_one, _read),
    _layout("eurostat-comext", EUROSTAT, "Eurostat, Comext bulk", _fits_comext, _read_comext),
)
