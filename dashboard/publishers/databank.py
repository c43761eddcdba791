"""World Bank, DataBank: an export of series that the reader chose, CSV or a workbook.

Real ones of 2023 seen: columns named `1990 [YR1990]`, or (known by the programs that read it)
years down and columns named `GDP (current US$) [NY.GDP.MKTP.CD]`; missing is `..`; below the
figures stand blank rows and “Data from database: …”, “Last Updated: …”. Other databases than the
World Development Indicators are sources of their own, and may hold projections.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.publishers.worldbank import (
    COUNTRY,
    FACTS,
    WDI,
    check_names,
    estimated_from,
    in_our_words,
    keep_series,
    of_package,
    put_source,
    tell_columns,
)
from dashboard.reading import steps
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief, clean
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted

TIME = ("Time", "Time Code")
DATABANK_YEAR = r"([12][0-9]{3}) \[YR\1\]"
FOOTER = ("Data from database:", "Last Updated:")
NO_DATABASE = (
    "No line “Data from database” stands below the figures: if the download broke off, figures are "
    "missing."
)


def _fits(table: Table) -> bool:
    down = table.holds(*TIME, *COUNTRY)
    across = table.holds("Series Name", "Series Code", *COUNTRY)
    return down or (across and bool(steps.years_apart(table, 0, DATABANK_YEAR)))


def _read(table: Table, wanted: Wanted) -> Draft:
    rule = of_package(wanted)
    footer = _footer(table)
    if table.holds("Time Code"):
        draft = _years_down(table, rule, wanted)
    else:
        years = steps.years_apart(table, 0, DATABANK_YEAR)
        names = [*COUNTRY, "Series Name", "Series Code", *estimated_from(table, 0)]
        draft = drafted(table, [*names, *years], [rule], until=_is_footer, kind=Kind.INDICATORS)
        check_names(draft, table, wanted)
        keep_series(draft, table, "Series Code", wanted)
        tell_columns(draft, table, 0, [*names, *years])
        steps.melted(draft, years, names)
        draft.frame["__period"] = draft.frame["__period"].str[:4]
    found = re.match(r"(\d{2})/(\d{2})/(\d{4})", footer.get(FOOTER[1], ""))
    draft.vintage = f"{found[3]}-{found[1]}-{found[2]}" if found else ""
    if not footer:
        draft.notices.append(NO_DATABASE)
    put_source(draft, table, footer.get(FOOTER[0], ""), FOOTER[0])
    return in_our_words(draft, table, wanted, "Series Name", "Series Code")


def _years_down(table: Table, rule: Keep, wanted: Wanted) -> Draft:
    series = [name for name in table.header() if re.fullmatch(r".* \[[A-Z0-9.]+\]", name)]
    draft = drafted(
        table, [*TIME, *COUNTRY, *series], [rule], until=_is_footer, kind=Kind.INDICATORS
    )
    tell_columns(draft, table, 0, [*TIME, *COUNTRY, *series])
    _check_times(draft, table)
    check_names(draft, table, wanted)
    steps.melted(draft, series, ["Time", *COUNTRY])
    parts = draft.frame["__period"].str.extract(r"^(.*) \[([A-Z0-9.]+)\]$")
    draft.frame["Series Name"], draft.frame["Series Code"] = parts[0], parts[1]
    draft.frame["__period"] = draft.frame["Time"]
    return draft


def _check_times(draft: Draft, table: Table) -> None:
    """Problems of rows whose year and its code are two years."""
    time, code = (draft.frame[name] for name in TIME)
    for line in draft.frame.index[code.str.fullmatch("YR[0-9]{4}") & (code != "YR" + time)]:
        what = f"found “{brief(time[line])}” beside “{brief(code[line])}”; one of them is wrong."
        draft.problems.append(Problem(table.name, what, int(line), TIME[0]))


def _is_footer(row: Sequence[str]) -> bool:
    return clean(row)[:1] != [] and row[0].strip().startswith(FOOTER)


def _footer(table: Table) -> dict[str, str]:
    """What stands below the figures: the database, and the day written month/day/year there."""
    return {
        start: row[0].strip().removeprefix(start).strip()
        for _, row in table.rows()
        for start in FOOTER
        if row and row[0].strip().startswith(start)
    }


DATABANK = replace(WDI, title="World Bank, export of DataBank")
LAYOUT = Layout("databank", DATABANK, _fits, _read, Kind.INDICATORS, FACTS)
