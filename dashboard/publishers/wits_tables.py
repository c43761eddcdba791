"""WITS (World Bank), tables of country profiles: `Partner`, `Partner-Timeseries` and so on.

Real workbooks and their copies as CSV seen (2018 to 2024): an empty `Sheet1` first; names of
countries with blanks in front (` World`); numbers as padded text. Values stand under names that
say direction and unit, “Export (US$ Thousand)”, “Import(US$ Mil)”, among shares and tariffs in
percent, which are not read. Years stand in a column or are the names of columns, the newest first
or last. A table without a column of products counts all goods only where it says so: “No Of
exported HS6 digit Products” and “Export Share in Total Products (%)” stand on that page alone.
Countries have names and no codes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.publishers.comtrade.codes import TOLD
from dashboard.publishers.wits import CREDIT as QUERY
from dashboard.publishers.wits import DOCUMENTED, FLOWS, refuse_odd
from dashboard.publishers.wits_agreeing import names_beside, refuse_other_figures
from dashboard.reading import steps
from dashboard.reading.dollars import power_of
from dashboard.reading.economies import by_name, country_of, name_key
from dashboard.reading.evidence import Fact
from dashboard.reading.filter_rows import drafted
from dashboard.reading.letters import folded
from dashboard.reading.product_codes import (
    RE_TRADE,
    classified,
    keep_one_kind,
    refuse_part_words,
)
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import WORLD, Draft, Layout, Wanted
from dashboard.reading.units import derived

WORDS = {
    "reporter": ("Reporter Name", "Reporter", "Country Name"),
    "partner": ("Partner Name", "Partner"),
    "when": ("Year",),
    "flow": ("Trade Flow", "TradeFlow", "Indicator Type"),
    "product": ("ProductCode", "Product Group", "Product categories"),
    "label": ("Product Description",),
    "indicator": ("Indicator", "Indicator Name"),
}
KNOWN_BY = (
    {"Partner Name", "Trade Flow"},
    {"Product categories", "Indicator Type", "Indicator"},
    {"TradeFlow", "ProductCode", "Product Description"},
)
YEAR = "(19|20)[0-9]{2}"
ALL_GOODS = ("No Of exported HS6 digit Products", "Export Share in Total Products (%)")
MEASURE = re.compile(
    r"(?P<flow>import|export)s?( ?\((?!.*%).*)?|trade ?\(.*\)-top 5 (?P<top>import|export) partner"
    r"|trade ?value(?!.*%).*"
)
BOTH = "Exports & Imports"
TOTAL = ("all products", "total")
NO_VALUES = "shares, tariffs, balances and other indicators (values of trade are kept)"
OTHER_GROUPS = "product groups of WITS's own (all products are kept)"
SHOWN = 6
NO_WHOLE_YEAR = "figures under heads that are no whole year"
NO_PAIR = "{} is not in the package"
NO_SIDE = "no column names the {}, and the file does not say it elsewhere."
NO_PRODUCTS = (
    "no column names products, so the file does not say whether these are all goods. If they are "
    "not, the totals are too low: are they all goods?"
)


def _fits(table: Table) -> bool:
    header = set(table.header())
    if any(names <= header for names in KNOWN_BY):
        return True
    rest = header - {"Country Name", "Indicator Name", ""}
    profile = table.holds("Country Name", "Indicator Name") and bool(rest)
    return profile and all(re.fullmatch(YEAR, name) for name in rest)


def _read(table: Table, wanted: Wanted) -> Draft:
    header = table.header()
    names = {word: next((n for n in theirs if n in header), "") for word, theirs in WORDS.items()}
    names |= names_beside(header)
    years = [] if names["when"] else steps.years_apart(table, 0, YEAR)
    measures = [] if names["indicator"] else [name for name in header if _measure(name)]
    kept = [name for name in names.values() if name]
    draft = drafted(table, [*kept, *years, *measures])
    if names["indicator"]:
        values = draft.frame[names["indicator"]].map(lambda cell: _measure(cell) is not None)
        steps.leave_out(draft, ~values.astype(bool), NO_VALUES)
    _tell_other_periods(draft, [*kept, *years], header if years else ())
    if not years and not measures:
        steps.leave_out(draft, pd.Series(True, draft.frame.index), NO_VALUES)
    steps.melted(draft, years or measures, kept)
    frame = draft.frame.rename(columns={name: f"in_{word}" for word, name in names.items() if name})
    draft.frame = frame.assign(**{f"in_{word}": "" for word, name in names.items() if not name})
    _in_our_words(draft, table, wanted, names)
    return draft


def _tell_other_periods(draft: Draft, known: list[str], header: Sequence[str]) -> None:
    """Columns of half a year and the like are left out beside those of years, and counted."""
    others = [name for name in header if name not in known and re.search(YEAR, name)]
    if others and len(draft.frame):
        draft.left_out[f"{NO_WHOLE_YEAR}: {quoted(others)}"] += len(draft.frame) * len(others)


def _in_our_words(draft: Draft, table: Table, wanted: Wanted, names: Mapping[str, str]) -> None:
    """Our columns beside those of the file, one value a row."""
    _put_flow(draft, table, names)
    for side in ("reporter", "partner"):
        _put_side(draft, table, wanted, names, side)
    _put_periods(draft, table, names)
    steps.keep_pairs(draft, wanted)
    _put_products(draft, table, names)
    _put_values(draft, table, names)


def _measure(words: str) -> "re.Match[str] | None":
    """A name of a column or indicator that is a value of trade, no share, change or average."""
    return None if derived(words) else MEASURE.fullmatch(folded(words))


def _put_periods(draft: Draft, table: Table, names: Mapping[str, str]) -> None:
    """The year from its column or from the heads; asked where neither names one."""
    if names["when"]:
        steps.put_periods(draft, table, "in_when", names["when"])
    elif draft.frame.empty or draft.frame["__head"].str.fullmatch(YEAR).all():
        steps.put_periods(draft, table, "__period", "the heads of columns")
    else:
        year = steps.answer(draft, table, "year", Fact.PERIOD, "no column names a year.")
        draft.frame["__period"] = year
        if year:
            steps.put_periods(draft, table, "__period")
        draft.frame["period"] = year


def _flow(words: str) -> str:
    """The direction that the name of a value states, if any."""
    found = _measure(words)
    return (found["flow"] or found["top"] or "") if found else ""


def _put_flow(draft: Draft, table: Table, names: Mapping[str, str]) -> None:
    """The direction from the name of the value, or from the row; a problem where they differ."""
    by_row = names["indicator"]
    words = draft.frame["in_indicator"] if by_row else draft.frame["__head"]
    draft.frame["__words"] = words
    draft.frame["__flow"] = words.map({one: _flow(one) for one in words.unique()}).astype("str")
    said = draft.frame["in_flow"]
    again = said.str.fullmatch(r"Re-?(Import|Export)s?")
    steps.leave_out(draft, again, RE_TRADE)
    frame = draft.frame
    said = frame["in_flow"].map(FLOWS).fillna("")
    frame["flow"] = frame["__flow"].where(frame["__flow"] != "", said).astype("str")
    wrong = (said != frame["flow"]) & ~(frame["in_flow"].isin([BOTH, ""]) & (frame["flow"] != ""))
    for line, row in frame[wrong.to_numpy()].iterrows():
        what = f"found “{brief(row['in_flow'])}” beside “{brief(row['__words'])}”."
        problem = Problem(table.name, what, int(str(line)), names["flow"] or None)
        draft.problems.append(problem)
    draft.frame = frame[(~wrong).to_numpy()]
    columns = [name for name in (names["reporter"], names["flow"], names["indicator"]) if name]
    draft.prove(Fact.FLOW, "by name", column=", ".join(columns))


def _unknown(side: str, names: list[str]) -> str:
    """Why rows of groups and of names that are not known here are left out, with the names."""
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return f"{side} is a group, or has a name not known here: {quoted(names[:SHOWN])}{more}"


def _put_side(
    draft: Draft, table: Table, wanted: Wanted, names: Mapping[str, str], side: str
) -> None:
    """An economy by its name; asked where no column names one."""
    frame = draft.frame
    if not names[side] and frame.empty:
        frame[side] = ""
        return
    if not names[side]:
        fact = Fact.PARTNER if side == "partner" else Fact.FLOW
        allowed = tuple(sorted(wanted.economies))
        frame[side] = steps.answer(draft, table, side, fact, NO_SIDE.format(side), allowed)
        return
    known = by_name(wanted.names)
    held = wanted.economies - ({WORLD} if side == "reporter" else set())
    cells = frame[f"in_{side}"]
    codes = {name: known.get(name_key(name), "") for name in cells.unique()}
    codes = {name: code if code in held else "" for name, code in codes.items()}
    if codes.get("Other Asia, nes"):
        draft.notices.append(f"{TOLD['S19']}.")
    frame[side] = cells.map(codes).astype("str")
    steps.leave_out(
        draft, (frame[side] == "") & (cells.map(country_of) != ""), NO_PAIR.format(side)
    )
    lost = sorted(set(draft.frame.loc[draft.frame[side] == "", f"in_{side}"]))
    steps.leave_out(draft, draft.frame[side] == "", _unknown(side, lost))
    if side == "partner":
        draft.prove(Fact.PARTNER, "by name", column=names["partner"])


def _put_products(draft: Draft, table: Table, names: Mapping[str, str]) -> None:
    """All goods, or products of the Harmonized System; WITS's own groups are left out."""
    steps.leave_twice(draft)
    frame = draft.frame
    if not names["product"]:
        _prove_all_goods(draft, table)
        return
    product = frame["in_product"]
    total = product.map(folded).isin(TOTAL)
    steps.leave_out(draft, ~total & ~product.str.fullmatch("[0-9]{1,6}"), OTHER_GROUPS)
    codes = draft.frame["in_product"].map(lambda one: "TOTAL" if folded(one) in TOTAL else one)
    draft.frame = draft.frame.assign(__code=codes.astype("str"), __system="HS")
    refuse_odd(draft, table, names["product"], "__system", "__code")
    if names["label"]:
        every = pd.Series(True, draft.frame.index)
        refuse_part_words(draft, table, "__code", "in_label", names["label"], every)
    products = classified(draft.frame["__system"], draft.frame["__code"])
    keep_one_kind(draft, table, products, names["product"])
    single = draft.kind == Kind.PRODUCTS
    said = "single products, never taken for all goods" if single else "the rows for all products"
    draft.prove(Fact.WHOLE, said, column=names["product"])


def _prove_all_goods(draft: Draft, table: Table) -> None:
    """A table without products: its other columns say that it is of all goods, or it is asked."""
    shown = [name for name in ALL_GOODS if table.holds(name)]
    if shown:
        draft.prove(Fact.WHOLE, "all goods", line=table.lines[0], column=shown[0], words=shown[0])
    elif len(draft.frame):
        steps.answer(draft, table, "complete", Fact.WHOLE, NO_PRODUCTS, ("yes",))


def _put_values(draft: Draft, table: Table, names: Mapping[str, str]) -> None:
    """Values in dollars, each by the unit that its own name states."""
    parts = []
    for words, rows in draft.frame.groupby("__words", sort=False):
        part = replace(draft, frame=rows)
        line = int(str(rows.index[0])) if names["indicator"] else table.lines[0]
        power = power_of(draft, table, str(words), names["indicator"] or str(words), line)
        steps.put_values(part, table, "__cell", power=power, shown=str(words))
        parts.append(part.frame)
    frame = pd.concat(parts) if parts else draft.frame.assign(value_usd=pd.Series(dtype="float64"))
    frame["status"], frame["valuation"] = "reported", "unknown"
    frame["label"], frame["note"] = frame["in_label"], ""
    if draft.kind == Kind.PRODUCTS:
        frame["note"] = "Harmonized System, its release not stated"
    draft.frame = frame
    refuse_other_figures(draft, table, names)


CREDIT = replace(
    QUERY,
    source="wits-profile",
    title="WITS, table of a country profile",
    short_name="WITS profile",
)
LAYOUT = Layout("wits-tables", CREDIT, _fits, _read, facts=DOCUMENTED)
