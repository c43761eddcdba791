"""The months of a TurkStat table: by number or name, with the year where it stands.

The year stands in a column, beside the month, in the name of a column of values, in a title line or
as the name of a sheet; else it is asked for, since the year in a file's name may be that of the
download. A span (“Ocak-Mart”) is no month.
"""

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.turkstat_header import Header, names_partners
from dashboard.publishers.turkstat_words import YEAR, years_in
from dashboard.reading import steps
from dashboard.reading.evidence import Fact
from dashboard.reading.letters import folded
from dashboard.reading.months import month_of
from dashboard.reading.table import Said, Table, brief
from dashboard.reading.tidy import Draft

FLAG = re.compile(r"\s*(\((p|r|g|[0-9])\)|(?<=[0-9 ])[prg]|\*+)$")
PROVISIONAL = re.compile(r"(\([pg]\)|(?<=[0-9 ])[pg])$")
NO_MONTH = re.compile(r"[0-9]{4}\.[0-9]|[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}")
"""Days, and “2026.1”, which a spreadsheet may have made of October."""
WORD = re.compile(r"[^\W\d_]+|[0-9]+")
SPAN = re.compile(r"([^\W\d_]+) ?[-/] ?([^\W\d_]+)")
ALLOWED = "allowed is one month, such as 3, Mart or March, and one year, such as 2026."
NO_SPAN = "A span of months is no month, and a day does not say that the month is meant."


def put_months(
    draft: Draft, table: Table, header: Header, first: int, said: Sequence[Said]
) -> None:
    """Fill the periods; `first` is the line of the header, `said` the words around the table."""
    frame = draft.frame
    found = frame[header.month].map(month_of_cell)
    told = _joined(
        [
            found.map(lambda pair: pair[1]),
            frame["__year"],
            *([frame[header.year].map(_plain)] if header.year else []),
        ]
    )
    unsaid = ((told == "") & found.map(lambda pair: bool(pair[0])).astype(bool)).to_numpy()
    if unsaid.any() or frame.empty:
        told = told.mask(unsaid, _year_around(draft, table, first, said))
    else:
        _compare(draft, told, first, said)
    marked = [
        frame[name].map(_is_marked).astype(bool) for name in (header.month, header.year) if name
    ]
    frame["__provisional"] = marked[0] | marked[-1]
    frame["__when"] = told + "-" + found.map(lambda pair: pair[0])
    if unsaid.any() and told[unsaid].eq("").any():
        draft.frame = frame.iloc[:0].assign(period="")
        return
    good = frame["__when"].str.fullmatch(r"(19|20)[0-9]{2}-[01][0-9]").astype(bool).to_numpy()
    draft.problems += _no_months(table, header, frame[~good])
    draft.frame = frame[good]
    steps.put_periods(draft, table, "__when", header.month, sure=True)
    _ask_about_span(draft, table, header, said)


def month_of_cell(cell: str) -> tuple[str, str]:
    """The month of a cell as two digits, and the year beside it; nothing where it is no month.

    “1”, “01-Ocak”, “Ocak / January” and “Ocak 2026” are January.
    """
    plain = _plain(cell)
    words = WORD.findall(plain)
    years = {word for word in words if YEAR.fullmatch(word)}
    numbers = {int(word) for word in words if word.isdigit() and word not in years}
    months = {month_of(word) for word in words if not word.isdigit()} - {0} | numbers
    strange = any(not word.isdigit() and not month_of(word) and word != "m" for word in words)
    if strange or NO_MONTH.fullmatch(plain) or len(months) != 1 or len(years) > 1:
        return "", ""
    month = months.pop()
    return (f"{month:02d}", "".join(years)) if 1 <= month <= 12 else ("", "")


def has_months_across(names: Sequence[str]) -> bool:
    """Whether columns beside one of countries, in Turkish, are months or spans of months."""
    partners = [name for name in names if names_partners(name) and "ulke" in folded(name)]
    return bool(partners) and any(map(_is_month, names))


def _is_month(name: str) -> bool:
    plain = folded(name)
    spans = [{month_of(word) for word in pair} for pair in SPAN.findall(plain)]
    named = bool(re.search(r"[^\W\d_]", plain) and month_of_cell(name)[0])
    return named or any(0 not in span for span in spans)


def _joined(years: Sequence["pd.Series[str]"]) -> "pd.Series[str]":
    """The year that stands in one of several places of a row; all where they differ."""
    rows = zip(*years, strict=True)
    told = ["/".join(sorted({*row} - {""})) for row in rows]
    return pd.Series(told, years[0].index, dtype="str")


def _is_marked(cell: str) -> bool:
    """Whether a mark beside a month or a year calls the figures provisional."""
    return bool(PROVISIONAL.search(folded(cell)))


def _plain(cell: str) -> str:
    """A cell without a mark behind it and without the point of a number saved as 1.0."""
    return re.sub(r"(?<=[0-9])\.0$", "", FLAG.sub("", folded(cell)))


def _year_around(draft: Draft, table: Table, first: int, said: Sequence[Said]) -> str:
    """The year of a title line or of the sheet's name; asked where they say none or several."""
    titles = years_in(said, first)
    sheet = table.name.rpartition(" → ")[2].strip()
    if len(titles) == 1:
        year, place = titles.popitem()
        draft.prove(Fact.PERIOD, f"months of {year}", line=place.line, words=brief(place.words))
    elif not titles and YEAR.fullmatch(sheet):
        year = sheet
        draft.prove(Fact.PERIOD, f"months of {year}", words=f"the name of the sheet, {sheet}")
    else:
        return _asked(draft, table, titles)
    named = set(YEAR.findall(table.name)) - {year}
    if named:
        draft.notices.append(
            f"The file's name says {', '.join(sorted(named))}; the table says {year}, which counts."
        )
    return year


def _asked(draft: Draft, table: Table, titles: dict[str, Said]) -> str:
    named = sorted(set(YEAR.findall(table.name)))
    what = "the table does not say its year."
    if titles:
        what = f"the lines above the table name several years ({', '.join(sorted(titles))})."
    elif named:
        what += f" The file's name says {', '.join(named)}, which may be the day of the download."
    year = steps.answer(draft, table, "year", Fact.PERIOD, what)
    if year and not YEAR.fullmatch(year):
        what = f"found the answer --year {brief(year)}."
        draft.problems.append(Problem(table.name, what, advice="Allowed is a year, such as 2026."))
        return ""
    return year


def _compare(draft: Draft, told: "pd.Series[str]", first: int, said: Sequence[Said]) -> None:
    """A title that names one year only, where the rows name others."""
    titles = years_in(said, first)
    if len(titles) == 1 and not set(titles) & set(told):
        year, place = titles.popitem()
        draft.notices.append(
            f"Line {place.line} says {year}; the rows say {', '.join(sorted(set(told)))}, which "
            "counts."
        )


def _no_months(table: Table, header: Header, odd: pd.DataFrame) -> list[Problem]:
    """Rows that name no month, or a year that is none or two, each line once."""
    problems = []
    for line, row in odd[~odd.index.duplicated()].iterrows():
        cells = [row[name] for name in (header.year, header.month) if name]
        no_month = not month_of_cell(row[header.month])[0]
        column = header.month if no_month else header.year or header.month
        what = f"found “{brief(' '.join(cells))}”; {ALLOWED}"
        advice = NO_SPAN if no_month else ""
        problems.append(Problem(table.name, what, int(str(line)), column, advice=advice))
    return problems


def _ask_about_span(draft: Draft, table: Table, header: Header, said: Sequence[Said]) -> None:
    """A title of several months over rows of one month: perhaps the months added up."""
    if draft.frame["period"].nunique() != 1:
        return
    for one in said:
        spans = [{month_of(word) for word in pair} for pair in SPAN.findall(folded(one.words))]
        if any(len(span) == 2 and 0 not in span for span in spans):
            what = f"found “{brief(one.words)}”, but rows of one month only: are they that month's?"
            allowed = ("months",)
            steps.answer(
                draft, table, "frequency", Fact.PERIOD, what, allowed,
                line=one.line, column=header.month,
            )  # fmt: skip
            return
