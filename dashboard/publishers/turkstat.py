"""TurkStat (TÜİK), foreign trade by month and country: two shapes.

The old application (biruni.tuik.gov.tr, known by a program that reads it): a web page's table saved
as .xls. Its header row begins with Month; blanks inside names are no-break ones; month and country
stand in the first row of a group only; there are Total rows and a last row with a note; figures are
Turkish (1.234,56); country 75 is Russia. The year stands in no cell: it is taken from the file's
name, and asked for where that has none.
The new application (bi.tuik.gov.tr, known by a description of its export): a workbook with title
rows, one header row, and columns for exports and imports in dollars; figures are real numbers.
A line that says thousand dollars (Bin ABD $) is obeyed. Bulletin tables with headers in two rows
are recalled only and not built: use the mapping page.
"""

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.economies import by, by_name, name_key
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.letters import folded
from dashboard.reading.months import month_of
from dashboard.reading.table import Table, clean
from dashboard.reading.tidy import Draft, Layout, Wanted

WORDS = {  # as letters.folded leaves them
    "year": r"(yil|year)( / year)?",
    "month": r"(ay|month)( / month)?",
    "code": r"(country|country code|ulke kodu|ulke kodu / country code)",
    "country": r"(country name|ulke adi|ulke|ulke / country)",
    "export": r"(?=.*(export|ihracat))(?=.*(dollar|dolar|usd)).*",
    "import": r"(?=.*(import|ithalat))(?=.*(dollar|dolar|usd)).*",
}
TOTALS = {"total", "toplam", "genel toplam", "toplam / total"}
TOTAL_ROWS = "rows with totals (added up here instead)"
THOUSAND = re.compile(r"bin (abd )?(\$|dolar)|thousand us", re.IGNORECASE)
MILLION = re.compile(r"milyon (abd )?(\$|dolar)|million us", re.IGNORECASE)
OTHERS = "other countries"
ASK_YEAR = "the table does not say its year."
NAME_IT = "Put the year into the file's name, for example turkstat-2025.xls."


def _columns(row: Sequence[str]) -> dict[str, str]:
    """Our words for the columns of a header row to their names in it."""
    found: dict[str, str] = {}
    for name in row:
        plain = folded(name)
        for word, pattern in WORDS.items():
            if word not in found and re.fullmatch(pattern, plain):
                found[word] = name
                break
    return found


def _header_row(table: Table) -> int | None:
    countries = ({"code"}, {"country"})
    return table.find(
        lambda row: any(
            {"month", "export", "import"} | one <= set(_columns(row)) for one in countries
        )
    )


def _fits(table: Table) -> bool:
    return _header_row(table) is not None


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    words = _columns(clean(table.head[row]))
    draft = drafted(table, list(words.values()), header_row=row, until=_is_note)
    for word, name in words.items():
        draft.frame[f"__{word}"] = draft.frame[name].astype("str")
    _fill_down(draft)
    totals = draft.frame.astype("str").map(lambda cell: name_key(cell) in TOTALS)
    steps.leave_out(draft, totals.any(axis=1), TOTAL_ROWS)
    _put_country(draft, wanted, "__code" if "code" in words else "__country")
    _put_months(draft, table, words)
    draft = _in_our_words(draft, table, wanted, row)
    steps.say_unknown(draft, "geonom", "TurkStat", wanted)
    return draft


def _is_note(row: Sequence[str]) -> bool:
    first = next((cell for cell in row if cell.strip()), "")
    return bool(re.match(r"\s*(note|not)\s*:", first, re.IGNORECASE))


def _fill_down(draft: Draft) -> None:
    """Month and country stand in the first row of a group only."""
    for name in ("__year", "__month", "__code", "__country"):
        if name in draft.frame:
            cells = draft.frame[name]
            draft.frame[name] = cells.where(cells != "").ffill().fillna("").astype("str")


def _put_country(draft: Draft, wanted: Wanted, column: str) -> None:
    known = by("geonom", wanted.economies) if column == "__code" else by_name(wanted.names)
    cells = draft.frame[column].map(
        lambda cell: cell.lstrip("0") if column == "__code" else name_key(cell)
    )
    if column == "__country":
        steps.say_strangers(draft, draft.frame.loc[~cells.isin(list(known)).to_numpy(), column])
    steps.leave_out(draft, ~cells.isin(list(known)), OTHERS)
    draft.frame["__partner"] = cells[cells.isin(list(known))]
    steps.put_codes(draft, "__partner", "partner", known)


def _put_months(draft: Draft, table: Table, words: dict[str, str]) -> None:
    """Year and month in one; the year of the file's name where no column has it."""
    year = ""
    if "year" not in words:
        years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", table.name))
        year = years.pop() if len(years) == 1 else ""
        if not year:
            draft.problems.append(Problem(table.name, ASK_YEAR, advice=NAME_IT))
        else:
            draft.notices.append(f"The year {year} was taken from the name of the file.")
    months = draft.frame["__month"].map(_month)
    years_of = draft.frame["__year"] if "year" in words else pd.Series(year, draft.frame.index)
    draft.frame["__period"] = years_of.astype("str") + "-" + months.astype("str")
    if year or "year" in words:
        steps.put_periods(draft, table, "__period", words["month"], sure=True)
    else:
        draft.frame = draft.frame.iloc[:0].assign(period="")


def _month(cell: str) -> str:
    return f"{month_of(cell):02d}" if month_of(cell) else folded(cell).zfill(2)


def _in_our_words(draft: Draft, table: Table, wanted: Wanted, row: int) -> Draft:
    frame = draft.frame.assign(reporter="TUR")
    exports = frame.assign(flow="export", valuation="fob", __cell=frame["__export"])
    imports = frame.assign(flow="import", valuation="cif", __cell=frame["__import"])
    draft.frame = pd.concat([exports, imports])
    steps.keep_pairs(draft, wanted)
    power = _power(table, row)
    turkish = "comma" if any("web page" in said for said in table.notices) else ""
    missing = frozenset({"", "-"})
    steps.put_values(draft, table, "__cell", missing=missing, power=power, style=turkish)
    draft.frame["status"], draft.frame["note"] = "reported", ""
    steps.added_up(draft, "product lines")
    return draft


def _power(table: Table, row: int) -> int:
    """The unit that a title line or the header states: dollars, thousands or millions."""
    said = " ".join(cell for line in table.head[: row + 1] for cell in line)
    if MILLION.search(said):
        return 6
    return 3 if THOUSAND.search(said) else 0


CREDIT = Credit(
    source="turkstat-hs8",
    publisher="TurkStat",
    title="TurkStat, foreign trade by month and country",
    page="https://data.tuik.gov.tr",
    licence="Cite TurkStat",
    caution=(
        "General and special trade differ by -8 to +5 percent in a month: do not splice them. "
        "Crude oil and pipeline gas from Russia are confidential and may be missing by product."
    ),
    definition="Current US dollars; imports CIF, exports FOB",
)
FACTS = (
    by_column(Fact.FLOW, "Turkey's books, a column a direction", "export", "import"),
    by_column(Fact.PARTNER, "by code or name", "country"),
    by_column(Fact.UNIT, "US dollars", "export", "import"),
    documented(Fact.STATUS, "reported", "customs declarations"),
    documented(Fact.WHOLE, "the whole: all goods", "no column splits a flow"),
)
LAYOUT = Layout("turkstat", CREDIT, _fits, _read, facts=FACTS)
