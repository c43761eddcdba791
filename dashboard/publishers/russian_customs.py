"""Russian customs: the statistics portal (closed for the public in 2022) and its monthly files.

The portal's `DATTSVT.csv` (known by the programs that read it): separated by tabs, UTF-8 or cp1251,
decimal commas; period `01/2015`. The monthly files of January 2021 to January 2022 (rows seen):
commas, decimal points, and a period that holds the year only: the month is in the file's name
(`2021-01.csv`), and asked for where the name has none. Flows are ИМ and ЭК (IMP and EXP in
English); the codes 1 and 2 are recalled only and refused. Countries are ISO alpha-2 (NA is
Namibia). Values are plain US dollars. Leading zeros of products may be lost; secret products are
XXXXXXXXXX and count. A value of 0 beside an amount of goods is hidden, so that the total is too
low: it is called doubtful. Where several levels of detail stand in one file, the coarsest is added
up. Large unloads come in parts by region.
The DBF twin and the tables by country are not built.
"""

import re

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import SHAPES
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted
from dashboard.reading.wholes import put_whole
from dashboard.vocabulary import Witness

START = ["napr", "period", "strana", "tnved"]
FLOWS = {"ИМ": "import", "ЭК": "export", "IMP": "import", "EXP": "export"}
FLOWS |= {name.lower(): flow for name, flow in FLOWS.items()}
NO_MONTH = (
    "the file says the year only ({}), and its name is not of the publisher's form 2021-01.csv."
)
OTHER_YEAR = "the rows say {}, and the file's name, {}, says {}. Which month do the rows hold?"
LETTERS = "the publisher has two letters for a country, such as TR."
TWO_LETTERS = "Hand in the publisher's own file, or the table on the mapping page."
PUBLISHED_NAME = re.compile(r"(20\d\d)[-_.](0[1-9]|1[0-2])\.[a-z]+", re.IGNORECASE)
MANY_YEARS = "found several years without months ({}); the month of each is in no cell."
ONE_MONTH = "Hand in each month alone, named as the publisher does: 2021-01.csv."
MONTHS = tuple(f"{month:02d}" for month in range(1, 13))
MANY_REGIONS = 40
"""Of 85 regions, so many in one file tell that it is no part by region."""
ALL_REGIONS = "without a number, which may be for all regions, beside regions with one."
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
        Keep(names["strana"], frozenset(codes), OTHERS, like="^.{3,}$"),
    ]
    columns = [names[name] for name in (*START, "stoim")]
    amounts = [names[name] for name in ("netto", "kol") if name in names]
    split = [names[name] for name in ("edizm", "region", "region_s") if name in names]
    draft = drafted(table, columns, rules, optional=[*amounts, *split])
    draft.frame["reporter"] = "RUS"
    _refuse_names(draft, table, names["strana"])
    steps.put_codes(draft, names["strana"], "partner", codes)
    steps.put_codes(draft, names["napr"], "flow", FLOWS)
    _put_months(draft, table, names["period"])
    steps.keep_pairs(draft, wanted)
    hidden = _leave_hidden(draft, names["stoim"], amounts)
    steps.put_values(draft, table, names["stoim"], style="comma" if table.delimiter == "\t" else "")
    draft.frame["valuation"] = draft.frame["flow"].map({"export": "fob", "import": "cif"})
    draft.frame["status"], draft.frame["note"] = "reported", ""
    _refuse_all_regions(draft, table, names)
    _ask_for_regions(draft, table, names)
    put_whole(draft, table, names["tnved"], split)
    _doubt(draft, hidden, names["stoim"])
    steps.say_unknown(draft, "iso2", "ISO alpha-2", wanted)
    return draft


def _refuse_names(draft: Draft, table: Table, column: str) -> None:
    """Countries by name, each once: the table was made anew, and by whom is not known."""
    named = (draft.frame[column].str.len() > 2).astype(bool).to_numpy()
    each = draft.frame[column][named].drop_duplicates()
    steps.refuse(draft, table, each, LETTERS, column, TWO_LETTERS)
    draft.frame = draft.frame[~named]


def _put_months(draft: Draft, table: Table, column: str) -> None:
    """Months as the file has them, or its year with the month of its name."""
    years = draft.frame[column].str.fullmatch("20[0-9]{2}").astype(bool)
    draft.frame["__when"] = draft.frame[column].astype("str")
    if years.any():
        month = _month(draft, table, column, sorted(set(draft.frame.loc[years.to_numpy(), column])))
        if not month:
            draft.frame = draft.frame.iloc[:0].assign(period="")
            return
        months = draft.frame[column] + f"-{month}"
        draft.frame["__when"] = draft.frame["__when"].mask(years, months)
    steps.put_periods(draft, table, "__when", column, sure=True)
    _compare_name(draft, table)


def _compare_name(draft: Draft, table: Table) -> None:
    """A month in the file's name that none of the rows is of; the rows count."""
    found = PUBLISHED_NAME.fullmatch(_file_of(table))
    periods = sorted(set(draft.frame["period"]))
    named = f"{found[1]}-{found[2]}" if found else ""
    if named and periods and named not in periods and "month" not in draft.answered:
        rows = ", ".join(periods[:3])
        draft.notices.append(f"The file's name says {named}; the rows say {rows}, which counts.")


def _file_of(table: Table) -> str:
    return table.name.split(" → ")[-1]


def _month(draft: Draft, table: Table, column: str, years: list[str]) -> str:
    """The month of a file whose cells hold the year only: by its name, as published, or asked."""
    if len(years) > 1:
        what = MANY_YEARS.format(", ".join(years))
        draft.problems.append(Problem(table.name, what, column=column, advice=ONE_MONTH))
        return ""
    name = _file_of(table)
    found = PUBLISHED_NAME.fullmatch(name)
    if found and found[1] == years[0]:
        said = f"the file's name, {name}"
        draft.prove(Fact.PERIOD, f"the month {found[1]}-{found[2]}", column=column, words=said)
        return found[2]
    what = OTHER_YEAR.format(years[0], name, found[1]) if found else NO_MONTH.format(years[0])
    return steps.answer(draft, table, "month", Fact.PERIOD, what, MONTHS, column=column)


def _leave_hidden(draft: Draft, value: str, amounts: list[str]) -> pd.DataFrame:
    """The rows whose value of 0 stands beside an amount of goods: hidden, not nil; left out."""
    there = draft.frame[amounts].map(lambda cell: bool(cell.strip("0.,"))).any(axis=1)
    nil = draft.frame[value].str.fullmatch("0+([.,]0*)?").astype(bool)
    hidden = draft.frame[(nil & there).to_numpy()]
    steps.leave_out(draft, nil & there, HIDDEN)
    return hidden


def _doubt(draft: Draft, hidden: pd.DataFrame, column: str) -> None:
    """Totals over lines of which some are hidden are too low, and so doubtful."""
    key = list(SHAPES[draft.kind].key)
    counts = hidden.groupby(key).size()
    lines = pd.MultiIndex.from_frame(draft.frame[key]).map(counts.to_dict().get)
    many = pd.Series(lines, draft.frame.index, dtype="float64").fillna(0).astype(int)
    low = (many > 0).to_numpy()
    if low.any():
        notes = many.map(lambda count: f"too low: {count} lines have a hidden value")
        draft.frame["status"] = draft.frame["status"].mask(low, "doubtful")
        draft.frame["note"] = draft.frame["note"].mask(low, notes)
        said = "reported, and doubtful where values are hidden"
        draft.prove(Fact.STATUS, said, line=int(hidden.index[0]), column=column, words="0")


def _refuse_all_regions(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """A region without the number that regions have may be all of them, or the whole country."""
    if column := names.get("region", ""):
        cells = draft.frame[column]
        bare = cells[~cells.str.match(r"\d").astype(bool)]
        if 0 < len(bare) < len(cells):
            what = f"found “{brief(bare.iloc[0])}”, {ALL_REGIONS}"
            draft.problems.append(Problem(table.name, what, int(bare.index[0]), column))


def _ask_for_regions(draft: Draft, table: Table, names: dict[str, str]) -> None:
    """A file of few regions may be a part of an unload that comes by region."""
    column = names.get("region", "")
    found = set(draft.frame[column]) - {""} if column else set()
    if found and len(found) < MANY_REGIONS:
        what = (
            f"found {len(found)} of 85 regions; large unloads come in parts by region. Is "
            "everything in it?"
        )
        steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), column=column)


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
    short_name="Russian customs",
    witness=Witness.REPORTERS,
)
FACTS = (
    by_column(Fact.FLOW, "Russia's books, by code", "napr"),
    by_column(Fact.PARTNER, "by code", "strana"),
    documented(Fact.UNIT, "US dollars", "stoim is the statistical value in dollars"),
    documented(Fact.STATUS, "reported", "customs declarations"),
)
LAYOUT = Layout("russian-customs", CREDIT, _fits, _read, facts=FACTS)
