"""Russian customs: the statistics portal (closed for the public in 2022) and its monthly files.

The portal's `DATTSVT.csv` (known by the programs that read it): separated by tabs, UTF-8 or cp1251,
decimal commas; period `01/2015`. The monthly files of January 2021 to January 2022 (rows seen):
commas, decimal points, and a period that holds the year only: the month is in the file's name
(`2021-01.csv`), and asked for where the name has none. Flows are ИМ and ЭК (IMP and EXP in
English); the codes 1 and 2 are recalled only and refused. Countries are ISO alpha-2 (NA is
Namibia). Values are plain US dollars. Leading zeros of products may be lost; secret products are
XXXXXXXXXX and count. Where several levels of detail stand in one file, the coarsest is added up.
The DBF twin and the tables by country are not built.
"""

import re

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted
from dashboard.reading.wholes import put_whole

START = ["napr", "period", "strana", "tnved"]
FLOWS = {"ИМ": "import", "ЭК": "export", "IMP": "import", "EXP": "export"}
FLOWS |= {name.lower(): flow for name, flow in FLOWS.items()}
NO_MONTH = "the file says the year only, and its name does not say the month."
NAME_IT = "Name the file by year and month, as the publisher does: 2021-01.csv."
OTHERS = "other countries"
HIDDEN = "values hidden by the publisher (0 beside an amount of goods)"


def _fits(table: Table) -> bool:
    return [name.lower() for name in table.header()[:4]] == START and "stoim" in [
        name.lower() for name in table.header()
    ]


def _read(table: Table, wanted: Wanted) -> Draft:
    names = {name.lower(): name for name in table.header()}
    codes = by("iso2", wanted.economies - {WORLD, "RUS"})
    rules = [
        Keep(names["napr"], frozenset(FLOWS)),
        Keep(names["strana"], frozenset(codes), OTHERS),
    ]
    columns = [names[name] for name in (*START, "stoim")]
    amounts = [names[name] for name in ("netto", "kol") if name in names]
    split = [names[name] for name in ("edizm", "region", "region_s") if name in names]
    draft = drafted(table, columns, rules, optional=[*amounts, *split])
    draft.frame["reporter"] = "RUS"
    steps.put_codes(draft, names["strana"], "partner", codes)
    steps.put_codes(draft, names["napr"], "flow", FLOWS)
    _put_months(draft, table, names["period"])
    steps.keep_pairs(draft, wanted)
    _leave_hidden(draft, names["stoim"], amounts)
    steps.put_values(draft, table, names["stoim"], style="comma" if table.delimiter == "\t" else "")
    draft.frame["valuation"] = draft.frame["flow"].map({"export": "fob", "import": "cif"})
    draft.frame["status"], draft.frame["note"] = "reported", ""
    put_whole(draft, table, names["tnved"], split)
    steps.say_unknown(draft, "iso2", "ISO alpha-2", wanted)
    return draft


def _put_months(draft: Draft, table: Table, column: str) -> None:
    """Months as the file has them, or its year with the month of its name."""
    years = draft.frame[column].str.fullmatch("20[0-9]{2}").astype(bool)
    draft.frame["__when"] = draft.frame[column].astype("str")
    if years.any():
        found = re.search(r"(?<!\d)(20\d\d)[-_.](0[1-9]|1[0-2])(?!\d)", table.name)
        if not found or set(draft.frame.loc[years.to_numpy(), column]) != {found[1]}:
            draft.problems.append(Problem(table.name, NO_MONTH, column=column, advice=NAME_IT))
            draft.frame = draft.frame.iloc[:0].assign(period="")
            return
        months = pd.Series(f"{found[1]}-{found[2]}", index=draft.frame.index, dtype="str")
        draft.frame["__when"] = draft.frame["__when"].mask(years, months)
        draft.notices.append(f"The month {found[1]}-{found[2]} was taken from the file's name.")
    steps.put_periods(draft, table, "__when", column, sure=True)


def _leave_hidden(draft: Draft, value: str, amounts: list[str]) -> None:
    """A value of 0 beside an amount of goods is hidden, not nil."""
    there = draft.frame[amounts].map(lambda cell: bool(cell.strip("0.,"))).any(axis=1)
    steps.leave_out(draft, (draft.frame[value] == "0") & there, HIDDEN)


CREDIT = Credit(
    source="russian-customs",
    publisher="Federal Customs Service of Russia",
    title="Russian customs, trade by product and country",
    page="http://stat.customs.gov.ru",
    licence="Cite the Federal Customs Service of Russia",
    caution=(
        "Closed for the public since 2022. Arms and other secret goods stand without a product, "
        "some values are hidden as 0. An unload may hold a part of the products only."
    ),
    definition="Current US dollars; exports FOB, imports CIF",
)
FACTS = (
    by_column(Fact.FLOW, "Russia's books, by code", "napr"),
    by_column(Fact.PARTNER, "by code", "strana"),
    documented(Fact.UNIT, "US dollars", "stoim is the statistical value in dollars"),
    documented(Fact.STATUS, "reported", "customs declarations"),
)
LAYOUT = Layout("russian-customs", CREDIT, _fits, _read, facts=FACTS)
