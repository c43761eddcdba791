"""What stands beside UN Comtrade's codes must say the same: names, descriptions, months.

A column that was sorted alone, a row that was edited or a part that is labelled as one shows in the
words first. Words that are not known prove nothing, but for those beside the code of a total: there
the words of a total are few, and “Sea” or “Mineral fuels” is none of them.
"""

import re

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.comtrade.names import NOTHING, SIDES, Names
from dashboard.publishers.comtrade.wholes import TOTALS
from dashboard.reading import steps
from dashboard.reading.letters import folded
from dashboard.reading.periods import periods
from dashboard.reading.product_codes import refuse_part_words
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import Draft

LENGTHS = {"A": 4, "M": 7}
WHOLE_YEAR = {"52", "0", ""}
"""What `refMonth` holds beside a year."""
OF_TOTALS = """
0 w00 c00 total all world mot mots cpc mos modes mode of transport the customs procedures procedure
codes supply partners dunya toplam tum мир все всего monde mundo welt tous todos alle other
"""
TOTAL_WORDS = frozenset(OF_TOTALS.split()) - {"other"}
A_PART = "this names a part, and the code beside it the whole; they do not agree."
AGAIN = "Download the file again, or look on the portal which of the two holds."
BESIDE = {
    "second": ("second_iso", "second_words"),
    "customs": ("customs_words",),
    "transport": ("transport_words",),
    "supply": ("supply_words",),
}


def refuse_other_sides(draft: Draft, names: Names, table: Table) -> None:
    """Problems of names of reporters and partners that are another economy's than the code's."""
    for side in SIDES:
        if f"{side}_name" in names:
            shown = names[f"{side}_name"]
            steps.refuse_other_names(draft, table, f"{side}_name", side, shown)


def refuse_parts_in_words(draft: Draft, table: Table, names: Names) -> None:
    """Problems of descriptions that name a part beside the code of a total."""
    if "words" in names:
        goods = draft.frame["type"] != "S"
        refuse_part_words(draft, table, "product", "words", names["words"], goods)
    for word, beside in BESIDE.items():
        total = draft.frame[word].isin([*NOTHING, *TOTALS[word]])
        for name in beside:
            if name in names:
                _refuse_part(draft, table, name, names[name], total)


def _refuse_part(
    draft: Draft, table: Table, word: str, shown: str, total: "pd.Series[bool]"
) -> None:
    cells = draft.frame.loc[total.to_numpy(), word]
    parts = {cell for cell in cells.unique() if not _is_total(cell)}
    steps.refuse(draft, table, cells[cells.isin(list(parts))], A_PART, shown, AGAIN)


def _is_total(cell: str) -> bool:
    words = re.findall(r"\w+", folded(cell))
    return cell in NOTHING or TOTAL_WORDS.issuperset(words)


def refuse_other_periods(draft: Draft, table: Table, names: Names) -> None:
    """A problem where the year, the month, the words or the frequency beside a period disagree."""
    frame = draft.frame
    period, length = frame["period"], frame["period"].str.len()
    year, month = (frame[name].replace(list(NOTHING), "") for name in ("year", "month"))
    wrong = year.str.fullmatch("[12][0-9]{3}") & (year != period.str[:4])
    wrong |= (length != frame["frequency"].map(LENGTHS).fillna(0)) & (frame["frequency"] != "")
    wrong |= (length == 4) & ~month.isin(WHOLE_YEAR)
    wrong |= (length == 7) & (month != "") & (month.str.zfill(2) != period.str[5:])
    said, _ = periods(table.name, frame["period_words"], "")
    said = said.where(said.str.len().isin([4, 7]), "")
    wrong |= (said != "") & (said != period)
    for line in frame.index[wrong.to_numpy()]:
        row = frame.loc[line]
        what = f"found “{brief(row['when'])}” beside {_beside(row)}; "
        what += "they do not agree."
        draft.problems.append(Problem(table.name, what, int(str(line)), names["when"]))


def _beside(row: "pd.Series[str]") -> str:
    said = f"year {row['year']}, frequency {row['frequency'] or 'not given'}"
    said += f", month {row['month']}" if row["month"] else ""
    return f"{said}, “{brief(row['period_words'])}”" if row["period_words"] else said
