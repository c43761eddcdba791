"""What the words around a TurkStat table say: whose books, unit, year, trade system and status.

Words are the title lines, the notes, and words that stand where figures stand. What they state is
obeyed, what they leave open is asked.
"""

import re
from collections.abc import Callable, Sequence

from dashboard.errors import Problem
from dashboard.publishers.turkstat_header import Header, in_turkish, is_unit, of_application
from dashboard.reading import steps
from dashboard.reading.economies import by_name
from dashboard.reading.evidence import Fact
from dashboard.reading.footnotes import provisional
from dashboard.reading.letters import folded
from dashboard.reading.table import Said, Table, brief, clean
from dashboard.reading.tidy import Draft, Wanted
from dashboard.reading.units import unit_of

SYSTEMS = ("general", "special")
KNOWN_SYSTEMS = "allowed are general and special trade (Genel, Özel Ticaret Sistemi)."
INSTITUTE = re.compile(
    r"\b(turkish statistical institute|turkiye istatistik kurumu|tuik|turkstat)\b"
)
US_DOLLAR = re.compile(r"\b(abd|usa?|united states) ?(dolar\w*|dollars?|\$)")
OTHER_BODIES = (
    "kktc|kibris|tim|ihracatcilar meclisi|ticaret bakanligi|tcmb|merkez bankasi|eurostat|imf|"
    "comtrade|trade map"
)
GENERAL = re.compile(r"\b(genel|general)\b(?! (mudurlug|toplam|total))(?=.{0,15}\b(ticaret|trade))")
SPECIAL = re.compile(r"\b(ozel|special)\b(?=.{0,15}\b(ticaret|trade))")
DATED = re.compile(r"\b(date|tarih|tarihi|created|updated|guncelleme|yayin)\b|\d\.\d\d?\.\d{4}|©")
ESTIMATED = re.compile(r"\b(tahmin\w*|estimat\w*|forecast\w*|nowcast\w*|ongoru\w*|oncu)\b")
FLAGS = {
    **dict.fromkeys(("kesin", "final", "reported", "r", "revize", "revised"), "reported"),
    **dict.fromkeys(("gecici", "provisional", "p", "g"), "provisional"),
    **dict.fromkeys(("tahmin", "tahmini", "estimate", "estimated", "e"), "estimate"),
}
KNOWN_FLAGS = "allowed are kesin, geçici, tahmin or final, provisional, estimate."
PART = re.compile(
    r"\b(haric\w*|disinda\w*|kapsam disi\w*|kapsanma\w*|(dahil|kapsam\w*) degil\w*|only|yalniz\w*|"
    r"sadece|(in|out)ward processing|(dahil|haric)de isleme|"
    r"exclud\w+|excl|except|without|not (covered|included)|serbest bolge\w*|free zones?|"
    r"sektor\w*|sanayi\w*|imalat\w*|tarim\w*|ili?|iller\w*|bolge\w*|provinces?|regions?)\b"
    r"|\b[0-9]{2}\.? (fasil|chapter)"
    r"|\b(fasil|fasli|chapter|gtip|hs|sitc|bec) ?[:=]? ?[0-9]{2,}"
)
NO_MONTHS = re.compile(
    r"\b(kumulatif\w*|cumulat\w+|birikimli\w*|yilbasindan (beri|itibaren)|year to date|"
    r"yilliklandir\w+|annuali[sz]ed|son 12 ay|last 12 months|arindiril\w+|adjusted|"
    r"endeks\w*|index|indices|sabit fiyat\w*|constant prices?|birim deger\w*|unit values?)\b"
)
WORDED = re.compile(r"[^\W\d_]{2}|[$€]")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
OWNER = re.compile(r"(\w+?)'?n?[iu]n (dis ticaret|ihracat|ithalat)")
TOTALS = frozenset({"total", "toplam", "genel toplam", "toplam / total", "total:", "toplam:"})
CHOOSE = "Choose monthly values in US dollars on TurkStat's page."
MAP_IT = "If these are another economy's books, hand the table in on the mapping page."


def said_around(table: Table, row: int, header: Header, is_note: Callable[..., bool]) -> list[Said]:
    """The words of title lines, notes and the sheet's name, and those that stand for figures.

    Of columns of units those cells that name money or a scale count too: others are of quantities.
    """
    names = table.header(row)
    places = [names.index(one.name) for one in header.money]
    units = [place for place, name in enumerate(names) if is_unit(name)]
    first = table.lines[row]
    sheet = table.name.rpartition(" → ")[2] if " → " in table.name else ""
    found = {Said(sheet, first): None} if sheet else {}
    for line, cells in table.rows():
        if line < first or (line > first and is_note(cells)):
            found |= {Said(cell.strip(), line): None for cell in cells if cell.strip()}
        elif line > first and clean(cells) != names:
            beside = [cells[place] for place in places if WORDED.search(_at(cells, place))]
            beside += [cells[place] for place in units if _is_money(_at(cells, place))]
            found |= {Said(cell, line): None for cell in beside}
    return list(found)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _is_money(cell: str) -> bool:
    """Whether a cell of a column of units names a currency or a scale."""
    return bool(unit_of([cell]).findings or folded(cell) == "bin")


def names_the_institute(rows: Sequence[Sequence[str]]) -> bool:
    """Whether TurkStat is named in rows of cells."""
    return any(INSTITUTE.search(folded(cell)) for row in rows for cell in row)


def put_books(
    draft: Draft, table: Table, header: Header, row: int, said: Sequence[Said], wanted: Wanted
) -> None:
    """Turkey's books, where the file proves that they are; else asked."""
    line, column = table.lines[row], ", ".join(one.name for one in header.money)
    named = next((one for one in said if INSTITUTE.search(folded(one.words))), None)
    other = _other_economy(said, wanted)
    found = "Turkey's books, a column a direction"
    draft.frame["reporter"] = "TUR"
    if named:
        draft.prove(Fact.FLOW, found, line=named.line, words=brief(named.words))
    elif of_application(table.header(row)) or (in_turkish(header) and other is None):
        words = "the header of TurkStat's application" if not in_turkish(header) else column
        draft.prove(Fact.FLOW, found, line=line, column=column, words=words)
    else:
        about = f" Line {other.line} says “{brief(other.words)}”." if other else ""
        what = f"nothing says whose exports and imports these are.{about} {MAP_IT}"
        steps.answer(draft, table, "reporter", Fact.FLOW, what, ("TUR",), line=line, column=column)


def _other_economy(said: Sequence[Said], wanted: Wanted) -> Said | None:
    """Words that name an economy that is not Turkey, or another body, whose books these may be."""
    names = by_name(wanted.names).items()
    others = [name for name, code in names if code not in {"TUR", "WLD"} and len(name) > 2]
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, others))}|{OTHER_BODIES})\b")
    for one in said:
        bare = US_DOLLAR.sub("", folded(one.words))
        owner = OWNER.search(bare)
        if pattern.search(bare) or (owner and not owner[1].startswith("turkiye")):
            return one
    return None


def put_system(draft: Draft, table: Table, header: Header, said: Sequence[Said]) -> str:
    """General or special trade: by column, names of columns or words; asked where both stand.

    Rows and columns of the other system are left out. Nothing where nothing states it.
    """
    found = {system: one for one in said for system in _systems(one.words)}
    column = header.system or ", ".join(one.name for one in header.money if one.system)
    if header.system:
        cells = draft.frame[header.system].map(lambda cell: "".join(_systems(f"{cell} ticaret")))
        draft.frame["__system"] = cells.astype("str")
        held = [system for system in SYSTEMS if (cells == system).any()]
        odd = draft.frame.loc[~cells.isin(SYSTEMS).to_numpy(), header.system]
        steps.refuse(draft, table, odd, KNOWN_SYSTEMS, header.system)
    else:
        draft.frame["__system"] = ""
        held = [one for one in SYSTEMS if one in {each.system for each in header.money}]
    if len(held) > 1 or (not held and len(found) > 1):
        what = "found general and special trade, two views of the same trade. Which one is it?"
        line = min((one.line or 0 for one in found.values()), default=None)
        return steps.answer(
            draft, table, "system", Fact.WHOLE, what, SYSTEMS, line=line, column=column
        )
    system = held[0] if held else next(iter(found), "")
    if held:
        draft.prove(Fact.WHOLE, f"{system} trade", column=column)
    elif system:
        draft.prove(
            Fact.WHOLE, f"{system} trade", line=found[system].line, words=brief(found[system].words)
        )
    return system


def _systems(words: str) -> list[str]:
    plain = folded(words)
    patterns = zip(SYSTEMS, (GENERAL, SPECIAL), strict=True)
    return [system for system, pattern in patterns if pattern.search(plain)]


def put_status(draft: Draft, table: Table, said: Sequence[Said]) -> None:
    """Reported, with “provisional” in the note of the years that a note calls so."""
    draft.frame["status"] = "reported"
    for one in said:
        plain = folded(one.words)
        if provisional(one.words):
            years = YEAR.findall(plain)
            rows = draft.frame["__provisional"] | (
                draft.frame["period"].str[:4].isin(years) if years else True
            )
            draft.frame["__provisional"] = rows
            meant = f"provisional for {', '.join(years)}" if years else "provisional"
            draft.prove(Fact.STATUS, f"reported, {meant}", line=one.line, words=brief(one.words))
        if ESTIMATED.search(plain):
            what = f"found “{brief(one.words)}”: are the figures reported or estimated?"
            allowed = ("reported", "estimate")
            status = steps.answer(draft, table, "status", Fact.STATUS, what, allowed, line=one.line)
            draft.frame["status"] = status or "reported"


def put_flags(draft: Draft, table: Table, column: str) -> None:
    """The status of rows by a column of words or letters; others are problems."""
    plain = draft.frame[column].map(folded)
    known = plain.isin([*FLAGS, ""]).to_numpy()
    steps.refuse(draft, table, draft.frame[column][~known], KNOWN_FLAGS, column)
    meant = plain.map({**FLAGS, "": "reported"}).fillna("reported")
    draft.frame["__provisional"] |= meant.eq("provisional")
    draft.frame["status"] = draft.frame["status"].mask(meant.eq("estimate"), "estimate")
    draft.prove(Fact.STATUS, "by row, as the column says", column=column)


def refuse_other_measures(draft: Draft, table: Table, said: Sequence[Said]) -> None:
    """Cumulated and adjusted figures and indices are no trade of a month."""
    for one in said:
        if NO_MONTHS.search(folded(one.words)):
            what = f"found “{brief(one.words)}”: these are no plain figures of months."
            draft.problems.append(Problem(table.name, what, line=one.line, advice=CHOOSE))


def ask_for_parts(draft: Draft, table: Table, header: Header, said: Sequence[Said]) -> None:
    """Words that tell of a part of the trade, and columns that may split it, are asked about."""
    part = next((one for one in said if PART.search(folded(one.words))), None)
    if part:
        what = f"found “{brief(part.words)}”, which may tell of a part of the trade."
        _ask_whole(draft, table, what, part.line, "")
    for name in header.others:
        cells = {folded(cell) for cell in draft.frame[name]} - {"", "-", *TOTALS}
        if cells:
            what = f"found {len(cells)} different cells: does this column split the trade?"
            _ask_whole(draft, table, what, None, name)


def _ask_whole(draft: Draft, table: Table, what: str, line: int | None, column: str) -> None:
    what += " Is each figure the whole trade with the country?"
    steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), line=line, column=column)


def years_in(said: Sequence[Said], first: int) -> dict[str, Said]:
    """The years that title lines name, without those of days such as that of the report."""
    titles = [one for one in said if (one.line or 0) < first and not DATED.search(one.plain)]
    return {year: one for one in titles for year in YEAR.findall(one.plain)}
