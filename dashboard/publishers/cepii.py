"""CEPII: BACI (yearly files with the list of country codes; a folder or zip of years) and Gravity.

BACI, known by many programs that read it: `t,i,j,k,v,q`; i exports, j imports, k the product, v
thousands of US dollars (FOB), q tons; values padded with blanks in some releases. One reconciled
value per flow, so reporter means exporter. Products are added up to totals. Country numbers are
nearly the UN's: the list that comes with the files decides (seen: V202201 and V202501, whose
letters are encoded twice and whose ISO codes stand twice for split states), else our own table.
The header of before 2019 (`t,hs6,i,j,v,q`) is recalled and has the same names but one.
Gravity, known by its published list of columns: trade flows in thousands of US dollars, `_o` as
the origin reported it and `_d` as the destination did; both RUS and SUN stand in every year, so
only rows where both states exist are read. Two flows a row: Comtrade's of origin and destination.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief, quoted
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted, known_by
from dashboard.reading.wholes import put_whole
from dashboard.vocabulary import Witness

HEADERS = (["t", "i", "j", "k", "v", "q"], ["t", "hs6", "i", "j", "v", "q"])
CODE_LISTS = (("country_code", "country_iso3"), ("country_code", "iso_3digit_alpha"))
COUNTRIES = ("country_id", "iso3", "iso3num", "countrygroup_iso3")
GRAVITY = ("year", "country_id_o", "country_id_d", "iso3_o", "iso3_d")
FLOWS_OF_GRAVITY = {"tradeflow_comtrade_o": "export", "tradeflow_comtrade_d": "import"}
OTHER_FLOWS = re.compile("tradeflow_(?!comtrade_[od]$)")
_fits_gravity = known_by(*GRAVITY, holds=FLOWS_OF_GRAVITY)
EXISTS = ("country_exists_o", "country_exists_d")
OWN_TABLE = (
    "The list of country codes that belongs to BACI was not handed in; numbers were read by our "
    "own table of the package's economies."
)
TAIWAN = {"490": "TWN"}
AS_TAIWAN = (
    "Taiwan was read from 490, “Other Asia, nes”, which in practice is Taiwan and has no ISO code."
)
MISSING = frozenset({"", "NA"})
SPREADSHEET_ROWS = 1_048_576
CUT_BY_PROGRAM = (
    "found exactly as many lines as a spreadsheet holds; the rest of the year was cut off."
)
FROM_SITE = "Hand in the file as downloaded, or the zip."
FIRST_EXPORTERS, LAST_EXPORTERS = 8, 800
"""A whole year begins with Afghanistan (4) and ends with Zambia (894)."""
IN_ORDER = 50
"""So many lines of one exporter at the start, and the lines are in order, as published."""
CUT_FLOW = "lines of the last flow of a file that breaks off"
NO_FIGURES = "this is the list of country codes that belongs to {}; it holds no figures."
ADD_YEAR = "Hand it in together with a yearly file (BACI_HS…_Y….csv), or the whole zip."


def _fits_baci(table: Table) -> bool:
    return table.header() in HEADERS


def _fits_codes(table: Table) -> bool:
    of_baci = any(table.holds(*names) for names in CODE_LISTS)
    return (of_baci and table.header()[0] == "country_code") or table.holds(*COUNTRIES)


def _codes(draft: Draft, table: Table, wanted: Wanted) -> dict[str, str]:
    """The publisher's numbers to our codes, from the list beside the file or our own table."""
    ours = by("m49", wanted.economies - {WORLD})
    taiwan = {number: code for number, code in TAIWAN.items() if code in wanted.economies}
    for beside in table.beside:
        names = next((names for names in CODE_LISTS if beside.holds(*names)), None)
        if names is not None:
            listed = drafted(beside, names).frame
            stated = dict(zip(listed[names[0]], listed[names[1]], strict=True))
            known = by("iso3", wanted.economies)
            found = {number: known[code] for number, code in stated.items() if code in known}
            _check_list(draft, beside, listed, names, ours)
            return found | taiwan
    draft.notices.append(OWN_TABLE)
    steps.say_unknown(draft, "m49", "UN", wanted)
    return ours | taiwan


def _check_list(
    draft: Draft, beside: Table, listed: pd.DataFrame, names: Sequence[str], ours: dict[str, str]
) -> None:
    """Problems of numbers that stand for another economy in the list than they do in the UN's."""
    known = set(ours.values())
    for line, number, code in zip(listed.index, *(listed[name] for name in names), strict=True):
        if code in known and ours.get(number, code) != code:
            what = f"found {number} as “{brief(code)}”; it is {ours[number]} in the UN's list."
            draft.problems.append(Problem(beside.name, what, int(line), names[0]))


def _read_baci(table: Table, wanted: Wanted) -> Draft:
    told = Draft(pd.DataFrame())
    codes = _codes(told, table, wanted)
    rule = Keep("i", wanted.couples(codes), steps.OTHER_PAIRS, beside="j")
    product = "k" if table.holds("k") else "hs6"
    draft = drafted(table, ["t", "i", "j", product, "v"], [rule])
    draft.notices += told.notices
    draft.problems += told.problems
    if {"490"} & ({*draft.frame["i"]} | {*draft.frame["j"]}):
        draft.notices.append(AS_TAIWAN)
    released = re.search(r"V(20[0-9]{4}[a-z]?)", table.name)
    draft.vintage = released[0] if released else ""
    _leave_cut_flow(draft, table)
    _check_year(draft, table)
    _refuse_letters(draft, table)
    steps.put_codes(draft, "i", "reporter", codes)
    steps.put_codes(draft, "j", "partner", codes)
    steps.put_periods(draft, table, "t")
    steps.put_values(draft, table, "v", missing=MISSING, power=steps.THOUSANDS)
    draft.frame["flow"], draft.frame["valuation"] = "export", "fob"
    draft.frame["status"] = "reconciled"
    draft.frame["note"] = "one reconciled flow, not a national report"
    put_whole(draft, table, product)
    return draft


def _refuse_letters(draft: Draft, table: Table) -> None:
    """A problem where countries stand by letters: somebody has changed the file."""
    for name in ("i", "j"):
        place = table.header().index(name)
        cells = [row[place].strip() for row in table.head[1:] if len(row) > place]
        if odd := next((cell for cell in cells if cell.isalpha()), ""):
            what = f"found “{brief(odd)}”: letters where the publisher's numbers belong."
            draft.problems.append(Problem(table.name, what, table.lines[1], name, FROM_SITE))


def _check_year(draft: Draft, table: Table) -> None:
    """A year in the name of the file that its rows do not have: one of the two is wrong."""
    named = re.search("_Y((?:19|20)[0-9]{2})", table.name.rsplit("→", 1)[-1])
    if named is None:
        return
    years = draft.frame["t"]
    for line, year in years[(years != named[1]) & ~years.duplicated()].items():
        what = f"found the year {brief(year)}; the file is named for {named[1]}."
        draft.problems.append(Problem(table.name, what, int(str(line)), "t", FROM_SITE))


def _leave_cut_flow(draft: Draft, table: Table) -> None:
    """Of a year that breaks off, the flow that stands last is a part; the rows are in order."""
    if table.line_count == SPREADSHEET_ROWS:
        draft.problems.append(Problem(table.name, CUT_BY_PROGRAM, advice=FROM_SITE))
    place = table.header().index("i")
    firsts = {row[place].strip() for row in table.head[1:] if len(row) > place}
    ends = dict(zip(table.header(), _last_row(table), strict=False))
    first, last = min(firsts, default=""), ends.get("i", "").strip()
    if len(firsts) != 1 or len(table.head) < IN_ORDER or not (first + last).isdigit():
        return
    if int(first) > FIRST_EXPORTERS:
        return
    if int(first) < int(last) < LAST_EXPORTERS:
        flow = (draft.frame["i"] == last) & (draft.frame["j"] == ends.get("j", "").strip())
        steps.leave_out(draft, flow, CUT_FLOW)
        draft.notices.append(
            f"The file ends with exporter {last}; a whole year goes on to 894. Flows of later "
            "exporters are missing."
        )


def _last_row(table: Table) -> list[str]:
    """The cells of the last line that holds any."""
    if table.path is None:
        return list(table.grid[-1])
    with table.path.open("rb") as file:
        file.seek(max(table.size - 4096, 0))
        lines = file.read().decode(table.encoding, "replace").split()
    return lines[-1].split(table.delimiter) if lines else []


def _read_codes(table: Table, wanted: Wanted) -> Draft:
    draft = drafted(table, table.header()[:1])
    draft.frame = pd.DataFrame(columns=wanted.columns(Kind.TRADE))
    of_gravity = table.holds(*COUNTRIES)
    what = NO_FIGURES.format("Gravity" if of_gravity else "BACI")
    advice = "Hand in Gravity's own file (Gravity_V….csv)." if of_gravity else ADD_YEAR
    draft.problems.append(Problem(table.name, what, advice=advice))
    return draft


def _read_gravity(table: Table, wanted: Wanted) -> Draft:
    couples = frozenset(f"{one} {other}" for one, other in wanted.pairs)
    rules = [
        Keep("iso3_o", couples, steps.OTHER_PAIRS, beside="iso3_d"),
        *(Keep(name, frozenset({"1"}), "states that did not exist") for name in EXISTS),
    ]
    columns = [*GRAVITY, *EXISTS, *FLOWS_OF_GRAVITY]
    draft = drafted(table, columns, rules)
    steps.refuse_other_names(draft, table, "country_id_o", "iso3_o")
    steps.refuse_other_names(draft, table, "country_id_d", "iso3_d")
    steps.put_periods(draft, table, "year")
    frame = draft.frame
    origin = frame.assign(reporter=frame["iso3_o"], partner=frame["iso3_d"], flow="export")
    target = frame.assign(reporter=frame["iso3_d"], partner=frame["iso3_o"], flow="import")
    for rows, column in zip((origin, target), FLOWS_OF_GRAVITY, strict=True):
        rows["__cell"], rows["__head"] = frame[column], column
    draft.frame = pd.concat([origin, target])
    steps.keep_pairs(draft, wanted)
    others = [name for name in table.header() if OTHER_FLOWS.search(name)]
    if others:
        draft.notices.append(f"Not read, since they are others' figures: {quoted(others)}.")
    steps.put_values(draft, table, "__cell", missing=MISSING, power=steps.THOUSANDS)
    draft.frame["valuation"] = draft.frame["flow"].map({"export": "fob", "import": "cif"})
    draft.frame["status"], draft.frame["note"] = "reported", "UN Comtrade, as CEPII Gravity has it"
    return draft


BACI = Credit(
    source="cepii-baci",
    publisher="CEPII",
    title="CEPII BACI, reconciled trade by product",
    page="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    licence="Etalab Open Licence 2.0",
    caution="Reconciled from both sides' reports, so reporter means exporter.",
    definition="Current US dollars; one reconciled value per flow, FOB",
    short_name="BACI",
    witness=Witness.PUBLISHER,
)
CODES = replace(BACI, title="CEPII BACI, list of country codes")
CEPII_GRAVITY = replace(
    BACI,
    source="cepii-gravity",
    title="CEPII Gravity, trade flows as origin and destination reported them",
    page="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=8",
    caution="UN Comtrade's figures in another dress: no second opinion.",
    definition="Current US dollars; exports as the origin, imports as the destination reported",
    short_name="CEPII Gravity",
    witness=Witness.REPORTERS,
)
FACTS_OF_BACI = (
    by_column(Fact.FLOW, "exports of the first-named country", "i"),
    by_column(Fact.PARTNER, "by number", "j"),
    documented(Fact.UNIT, "thousand US dollars", "BACI gives v in thousands of current dollars"),
    documented(Fact.STATUS, "reconciled", "BACI makes one figure of both sides' reports"),
)
FACTS_OF_GRAVITY = (
    by_column(Fact.FLOW, "exports of the origin, imports of the destination", *FLOWS_OF_GRAVITY),
    by_column(Fact.PARTNER, "by code", "iso3_o", "iso3_d"),
    documented(Fact.UNIT, "thousand US dollars", "Gravity gives trade flows in thousands"),
    documented(Fact.STATUS, "reported", "these columns are UN Comtrade's as reported"),
    documented(Fact.WHOLE, "the whole: all goods", "no column splits a flow"),
)
LAYOUTS = (
    Layout("cepii-baci", BACI, _fits_baci, _read_baci, facts=FACTS_OF_BACI),
    Layout("cepii-baci-codes", CODES, _fits_codes, _read_codes, kind=""),
    Layout("cepii-gravity", CEPII_GRAVITY, _fits_gravity, _read_gravity, facts=FACTS_OF_GRAVITY),
)
