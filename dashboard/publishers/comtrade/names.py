"""UN Comtrade's columns in every writing: one word of ours for each, and what the cells mean.

The same columns have gone through many programs: the portal and Python write `refPeriodId`, R
`ref_period_id`, the bulk files leave the names of countries out, and the page closed in 2023
wrote “Trade Value (US$)”, which R made into `Trade.Value..US..` or `trade_value_usd`. A name is
compared by its letters and digits alone, so that signs, blanks and capitals do not matter; what
else stands in it (“1000 USD”) does.
"""

import re

from dashboard.reading.letters import folded
from dashboard.reading.table import Table

PORTAL = {
    "type": "typecode",
    "frequency": "freqcode",
    "when": "period",
    "year": "refyear",
    "month": "refmonth",
    "period_words": "perioddesc",
    "flow_code": "flowcode flowdesc",
    "flow_words": "flowdesc",
    "reporter_iso": "reporteriso",
    "reporter_number": "reportercode",
    "reporter_name": "reporterdesc",
    "partner_iso": "partneriso",
    "partner_number": "partnercode",
    "partner_name": "partnerdesc",
    "second": "partner2code partner2iso partner2desc",
    "second_iso": "partner2iso",
    "second_words": "partner2desc",
    "customs": "customscode customsdesc",
    "customs_words": "customsdesc",
    "transport": "motcode motdesc",
    "transport_words": "motdesc",
    "supply": "moscode",
    "supply_words": "mosdesc",
    "system": "classificationcode",
    "asked_for": "classificationsearchcode",
    "product": "cmdcode",
    "words": "cmddesc",
    "level": "aggrlevel",
    "value": "primaryvalue",
    "cif": "cifvalue",
    "fob": "fobvalue",
    "is_original": "isoriginalclassification",
    "is_reported": "isreported",
    "is_estimated": "isprimaryvalueestimated",
    "is_aggregate": "isaggregate",
}
LEGACY = {
    "when": "period",
    "year": "year yr",
    "period_words": "perioddesc",
    "flow_code": "tradeflowcode rgcode tradeflow rgdesc",
    "flow_words": "tradeflow rgdesc",
    "reporter_iso": "reporteriso rt3iso",
    "reporter_number": "reportercode rtcode",
    "reporter_name": "reporter rttitle",
    "partner_iso": "partneriso pt3iso",
    "partner_number": "partnercode ptcode",
    "partner_name": "partner pttitle",
    "second": "2ndpartnercode x2ndpartnercode secondpartnercode ptcode2 2ndpartner x2ndpartner",
    "second_iso": "2ndpartneriso x2ndpartneriso pt3iso2",
    "second_words": "2ndpartner x2ndpartner pttitle2",
    "customs": "customsproccode cstcode customs",
    "customs_words": "customs cstdesc",
    "transport": "modeoftransportcode motcode modeoftransport",
    "transport_words": "modeoftransport motdesc",
    "system": "classification pfcode",
    "product": "commoditycode cmdcode",
    "words": "commodity cmddesce",
    "level": "aggregatelevel aggrlevel",
    "value": "tradevalueus tradevalueusd tradevalue",
    "cif": "ciftradevalueus ciftradevalueusd cifvalue",
    "fob": "fobtradevalueus fobtradevalueusd fobvalue",
}
"""Our words for the columns, and the names they have had, the better first."""
NEEDED = {
    "portal": ("type", "frequency", "when", "flow_code", "system", "product", "value"),
    "legacy": ("when", "flow_code", "system", "product", "value"),
}
THEIR = {
    "portal": {
        **{"type": "typeCode", "frequency": "freqCode", "when": "period", "flow_code": "flowCode"},
        **{"system": "classificationCode", "product": "cmdCode", "value": "primaryValue"},
        **{"reporter": "reporterCode", "partner": "partnerCode"},
    },
    "legacy": {
        **{"when": "Period", "flow_code": "Trade Flow Code", "system": "Classification"},
        **{"product": "Commodity Code", "value": "Trade Value (US$)"},
        **{"reporter": "Reporter Code", "partner": "Partner Code"},
    },
}
"""The publisher's own names of the columns that are needed."""
MANY = 8
"""So many of its columns make a table one of Comtrade's."""
WRITINGS = {"portal": PORTAL, "legacy": LEGACY}
VALUES = {"portal": "primaryvalue", "legacy": "tradevalue"}
SIDES = ("reporter", "partner")

EXPORTS = """
x export exports exportation exportations exportación exportaciones экспорт ausfuhr ihracat صادرات
"""
IMPORTS = """
m import imports importation importations importación importaciones импорт einfuhr ithalat واردات
"""
FLOW = dict.fromkeys(map(folded, EXPORTS.split()), "export")
FLOW |= dict.fromkeys(map(folded, IMPORTS.split()), "import")
"""Codes and words of the two flows that hold everything, for comparing."""
PART_OF = {"export": "part of exports", "import": "part of imports"}
"""What re-exports, domestic exports, processing and the like are inside of."""
PARTS = dict.fromkeys(["rx", "dx", "fx", "xip", "xop"], PART_OF["export"])
PARTS |= dict.fromkeys(["rm", "fm", "mip", "mop"], PART_OF["import"])
PARTS_IN_WORDS = re.compile(
    "(domestic|foreign|re-?) ?(im|ex)ports?|(im|ex)port of goods (for|after) .*processing"
)
OLD_CODES = {"1": "import", "2": "export", "3": PART_OF["export"], "4": PART_OF["import"]}
FLOWS = {"portal": FLOW | PARTS, "legacy": FLOW | PARTS | OLD_CODES}
TRUE = frozenset({"TRUE", "1", "T", "DOĞRU", "WAHR", "ИСТИНА", "VRAI", "VERDADERO", "VERO"})
FALSE = frozenset({"FALSE", "0", "F", "YANLIŞ", "FALSCH", "ЛОЖЬ", "FAUX", "FALSO"})
NOTHING = frozenset({"", "NA", "N/A", "NaN", "nan", "None", "null", "NULL"})
"""What programs write where there is nothing."""


Names = dict[str, str]
"""Where a table holds what: our words to the names of its columns."""


def plain(name: str) -> str:
    """A name's letters and digits, for comparing."""
    return re.sub(r"[\W_]", "", name).casefold()


def names_of(table: Table, writing: str) -> Names:
    """The columns that a table has in one of the writings.

    A column of values may state another unit in its name: “primaryValue (1000 USD)”.
    """
    header = {plain(name): name for name in reversed(table.header())}
    found = {
        word: next(header[one] for one in theirs.split() if one in header)
        for word, theirs in WRITINGS[writing].items()
        if any(one in header for one in theirs.split())
    }
    values = [name for name in header.values() if plain(name).startswith(VALUES[writing])]
    if "value" not in found and len(values) == 1:
        found["value"] = values[0]
    return found


OWN_SIGNS = re.compile(r"[\w\s.,()$:;\"'-]*")
"""Signs that a program may put around the publisher's own name; others, as “€”, say something."""


def states_unit(value: str, writing: str) -> bool:
    """Whether a column of values has another name than the publisher's own."""
    own = plain(value) in WRITINGS[writing]["value"].split() and OWN_SIGNS.fullmatch(value)
    return not own


def twice(table: Table, names: Names) -> list[str]:
    """Columns that stand in the header again in another writing: which one holds is not clear."""
    every = [plain(name) for name in table.header()]
    return [name for name in dict.fromkeys(names.values()) if every.count(plain(name)) > 1]


def fits(table: Table, writing: str) -> bool:
    """Whether a table has the columns that are needed, and a code for each side.

    The trade matrix by groups has a column of its own and names no classification.
    """
    names = names_of(table, writing)
    sides = all(f"{side}_iso" in names or f"{side}_number" in names for side in SIDES)
    needed = [word for word in NEEDED[writing] if word not in names]
    return sides and (not needed or (needed == ["system"] and "is_estimated" in names))


def lacking(table: Table, writing: str) -> tuple[str, ...]:
    """The columns that a table lacks which is one of Comtrade's but for one or two of them."""
    names = names_of(table, writing)
    missing = [word for word in NEEDED[writing] if word not in names]
    missing += [side for side in SIDES if not {f"{side}_iso", f"{side}_number"} & {*names}]
    most = 2 if len(names) >= MANY else 0
    return tuple(THEIR[writing][word] for word in missing) if len(missing) <= most else ()


def flow_of(cell: str, writing: str) -> str:
    """Export, import, or what is inside of one of them; nothing for a word that is not known."""
    key = folded(cell)
    if not (known := FLOWS[writing].get(key, "")) and PARTS_IN_WORDS.fullmatch(key):
        return PART_OF["export" if "export" in key else "import"]
    return known


def truth_of(cell: str) -> bool | None:
    """Whether a cell says yes, in the languages of spreadsheets; None where it says nothing.

    Raises ValueError for any other word.
    """
    word = cell.strip().upper()
    if cell in NOTHING:
        return None
    if word not in TRUE | FALSE:
        raise ValueError(cell)
    return word in TRUE


def first_said(table: Table, name: str) -> bool:
    """Whether the first rows of a table fill a column."""
    place = table.header().index(name)
    cells = [row[place].strip() for row in table.head[1:] if len(row) > place]
    return not cells or any(cell not in NOTHING for cell in cells)
