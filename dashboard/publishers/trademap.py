"""ITC Trade Map: a table of partners in rows and periods across (known by programs that read it).

The file (.txt with tabs, .xls) begins with Exporters or Importers and has columns “Exported value
in 2021”; title lines stand above it only in copies of the page. Which of the two names meets which
value tells whose books these are:

- Importers with exported values: the exports of one economy, which the table does not name;
- Exporters with imported values: the imports of one economy, not named either;
- Exporters with exported values, importers with imported ones: the books of those in the rows; the
  other side is the world, or the economy of a mirror table.

The unit is chosen on the page (mostly thousand US dollars), and the page shows mirror data, which
are estimates from the partners' books (exports CIF, imports FOB), in italics that a file loses:
both are asked.
"""

import re
from collections.abc import Mapping, Sequence

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.caveats import note_caveats
from dashboard.reading.economies import by_name, name_key
from dashboard.reading.evidence import Fact
from dashboard.reading.filter_rows import drafted
from dashboard.reading.letters import folded
from dashboard.reading.stated_unit import put_unit
from dashboard.reading.table import Said, Table, brief
from dashboard.reading.tidy import WORLD, Draft, Layout, Wanted

FIRST = {"exporters": "export", "importers": "import"}
VALUE = re.compile(
    r"(?:value )?(export|import)ed (?:value )?in ((?:19|20)[0-9]{2}(?:-(?:m|q)?[0-9]{1,2})?)"
    r"(?:[ ,($€)]|\b(?:us|usd|eur|euros?|dollars?|thousands?|millions?|in|of)\b)*"
)
BY = re.compile(r"(?:exported|imported) by (.+?)(?: in (?:19|20)[0-9]{2})?$")
WHOLE_LIST = re.compile(r"list of (exporters|importers) for the selected product")
PRODUCT = re.compile(r"\bproducts? ?: ?(.+)|\bproduct\b.*\((.+)\)$")
ALL = re.compile(r"\btotal\b|\ball products\b")
MIRROR = re.compile(r"\bmirror\b|\bpartners? (reported )?data\b")
ITALIC = re.compile(r"\bitalics?\b")
"""A legend tells how mirror data look on the page, and not that these are."""
ASIDE = re.compile(r" ?\((?:mirror|direct)\b[^)]*\)")
OTHERS = "other countries"
CHOOSE_ALL = "Choose TOTAL - All products on Trade Map's page."
MISSING = frozenset({"", "-", "n.a.", "N/A"})


def _header_row(table: Table) -> int | None:
    return table.find(
        lambda row: bool(row) and _word(row[0]) in FIRST and any(map(_value, row[1:]))
    )


def _fits(table: Table) -> bool:
    return _header_row(table) is not None


def _word(cell: str) -> str:
    return folded(cell).lstrip("'")


def _value(name: str) -> tuple[str, str] | None:
    """The flow and the period that the name of a column of values says; None for others."""
    found = VALUE.fullmatch(folded(name))
    return (found[1], found[2].upper()) if found else None


def _read(table: Table, wanted: Wanted) -> Draft:
    row = _header_row(table) or 0
    names, line = table.header(row), table.lines[row]
    values = {name: found for name in names if (found := _value(name))}
    draft = drafted(table, [names[0], *values], header_row=row, until=_is_note)
    said = _said(table, line)
    _refuse_services(draft, table, said)
    steps.melted(draft, list(values), [names[0]])
    _put_sides(draft, table, names[0], values, said, wanted)
    draft.frame["__when"] = draft.frame[steps.HEAD].map(lambda name: values[name][1]).astype("str")
    steps.put_periods(draft, table, "__when", ", ".join(values), sure=True)
    steps.keep_pairs(draft, wanted)
    power = put_unit(draft, table, line, list(values), said)
    steps.put_values(draft, table, "__cell", missing=MISSING, power=power, unit_sure=False)
    _put_status(draft, table, said)
    _ask_whole(draft, table, said)
    steps.name_monthly(draft, "itc-trade-map-monthly")
    return draft


def _is_note(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(filled) == 1 or bool(filled and re.match(r"(sources?|notes?)\b", folded(filled[0])))


def _said(table: Table, first: int) -> list[Said]:
    """The title lines above the header and the notes below the figures."""
    return [
        Said(cell.strip(), line)
        for line, row in table.rows()
        for cell in row
        if cell.strip() and (line < first or (line > first and _is_note(row)))
    ]


def _refuse_services(draft: Draft, table: Table, said: Sequence[Said]) -> None:
    for one in said:
        if re.search(r"\bservices?\b", folded(one.words)):
            what = f"found “{brief(one.words)}”: services are no trade in goods."
            draft.problems.append(Problem(table.name, what, one.line))


def _put_sides(
    draft: Draft,
    table: Table,
    column: str,
    values: Mapping[str, tuple[str, str]],
    said: Sequence[Said],
    wanted: Wanted,
) -> None:
    """Reporter, partner and flow: by the column of names, the values' own word, and a title."""
    names = by_name(wanted.names)
    found = draft.frame[column].map(lambda cell: names.get(name_key(cell), "")).astype("str")
    once = ~draft.frame.index.duplicated()
    steps.say_strangers(draft, draft.frame[column][(found == "").to_numpy() & once])
    flows = draft.frame[steps.HEAD].map(lambda name: values[name][0]).astype("str")
    own = flows.eq(FIRST[_word(column)])
    books = "reporter" if own.all() else "partner"
    draft.frame["flow"], draft.frame[books] = flows, found
    draft.frame["valuation"] = flows.map({"export": "fob", "import": "cif"})
    other = _other_side(draft, table, column, books, said, wanted)
    draft.frame["partner" if books == "reporter" else "reporter"] = other
    if own.any() and not own.all():
        what = "found exported and imported values in one table."
        draft.problems.append(
            Problem(table.name, what, column=column, advice="Hand in each alone.")
        )
    steps.leave_out(draft, draft.frame[books] == "", OTHERS)


def _other_side(
    draft: Draft,
    table: Table,
    column: str,
    books: str,
    said: Sequence[Said],
    wanted: Wanted,
) -> str:
    """The economy that the rows do not name: of a title, else asked."""
    names = by_name(wanted.names)
    asked, fact = ("partner", Fact.PARTNER) if books == "reporter" else ("reporter", Fact.FLOW)
    rows = Fact.FLOW if books == "reporter" else Fact.PARTNER
    draft.prove(rows, f"the {books} is named in the rows", column=column)
    for one in said:
        title = BY.search(_title(one.words))
        code = names.get(name_key(title[1]), "") if title else ""
        if books == "reporter" and WHOLE_LIST.search(_title(one.words)):
            code = WORLD
        if code:
            draft.prove(fact, f"the {asked} is {code}", line=one.line, words=brief(one.words))
            return code
        if title:
            what = f"found “{brief(one.words)}”: the package has no economy of that name."
            draft.problems.append(Problem(table.name, what, one.line))
    what = (
        f"this is a table of ITC Trade Map whose rows name the {books}; the {asked} stands in no "
        "cell."
    )
    allowed = tuple(sorted(wanted.economies))
    return steps.answer(draft, table, asked, fact, what, allowed, column=column)


def _title(words: str) -> str:
    """A title for comparing, without the word in brackets that tells of mirror data."""
    return ASIDE.sub("", folded(words))


def _is_mirror(words: str) -> bool:
    return bool(MIRROR.search(words)) and not ITALIC.search(words)


def _put_status(draft: Draft, table: Table, said: Sequence[Said]) -> None:
    """Mirror data are estimates; where no word tells, the reader saw it on the page."""
    draft.frame["status"], draft.frame["note"] = "reported", ""
    mirror = next((one for one in said if _is_mirror(folded(one.words))), None)
    if mirror:
        draft.frame["status"], draft.frame["note"] = "estimate", "mirror data"
        draft.frame["valuation"] = draft.frame["flow"].map({"export": "cif", "import": "fob"})
        words = brief(mirror.words)
        draft.prove(Fact.STATUS, "estimate: mirror data", line=mirror.line, words=words)
        return
    what = (
        "Trade Map mixes reported figures and mirror data (estimates from the partners' books, in "
        "italics on the page), and a file does not tell them apart."
    )
    allowed = ("reported", "estimate")
    draft.frame["status"] = (
        steps.answer(draft, table, "status", Fact.STATUS, what, allowed) or "reported"
    )


def _ask_whole(draft: Draft, table: Table, said: Sequence[Said]) -> None:
    """All products where a title says so; another product is no total; else asked."""
    for one in said:
        found, words = PRODUCT.search(_title(one.words)), brief(one.words)
        if not found:
            continue
        if not ALL.search(found[1] or found[2]):
            what = f"found “{words}”: one product is not the whole trade."
            draft.problems.append(Problem(table.name, what, one.line, advice=CHOOSE_ALL))
        elif note_caveats(one.words):
            what = f"found “{words}”, which leaves goods out: is the figure all goods?"
            steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), line=one.line)
        else:
            draft.prove(Fact.WHOLE, "the whole: all products", line=one.line, words=words)
        return
    what = "a table of ITC Trade Map does not say its product: is it TOTAL - All products?"
    steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",))


CREDIT = Credit(
    source="itc-trade-map",
    publisher="International Trade Centre",
    title="ITC Trade Map, trade by partner",
    page="https://www.trademap.org",
    licence="Cite ITC, Trade Map; its terms of use apply",
    caution=(
        "Calculated by ITC from UN Comtrade and national sources. Mirror data, made of the "
        "partners' books, stand among the reported figures."
    ),
    definition="Current US dollars; exports FOB, imports CIF",
    short_name="ITC Trade Map",
)
LAYOUT = Layout("itc-trade-map", CREDIT, _fits, _read)
