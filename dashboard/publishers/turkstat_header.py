"""The header of a TurkStat table: which column is what, in Turkish, English or both.

A column of money is known by a direction and otherwise only by words of value, currency, scale,
year and trade system. One word more (“change”, “quantity”, “kümülatif”) makes it another measure.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dashboard.reading.letters import folded
from dashboard.reading.units import BESIDE, CURRENCY, FILLERS, SURE, unit_of

TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[$€₺%]")
FLOWS = {
    **dict.fromkeys(("export", "exports", "ihracat", "ihracati"), "export"),
    **dict.fromkeys(("import", "imports", "ithalat", "ithalati"), "import"),
}
SYSTEMS = {
    **dict.fromkeys(("general", "genel"), "general"),
    **dict.fromkeys(("special", "ozel"), "special"),
}
WORDS = {
    kind: frozenset(words.split())
    for kind, words in {
        "value": "value values deger degeri degerleri total toplam trade ticaret sistem sistemi "
        "system goods dis aylik monthly fob cif u s the 000 1000 000000 1000000",
        "name": "adi ad name names",
        "code": "kodu kod code codes",
        "partner": "ulke ulkeler ulkesi country countries partner partners",
        "year": "yil yillar year years",
        "month": "ay aylar month months donem period",
        "system": "ticaret sistem sistemi trade system",
        "product": "hs gtip sitc bec isic fasil fasillar chapter chapters urun product products "
        "madde",
        "status": "durum durumu status flag flags bayrak",
        "unit": "unit birim birimi olcu olcek scale multiplier carpan currency",
        "harmless": "quantity miktar miktari sira no note notes not change degisim hacim hacmi "
        "volume turnover denge dengesi balance oran orani ratio karsilama pay payi share acik "
        "acigi deficit surplus",
    }.items()
}
MONEY = frozenset().union(WORDS["value"], FLOWS, SYSTEMS, SURE, BESIDE, CURRENCY, FILLERS)
ENGLISH = re.compile(r"(export|import)s?\b.*\bdollars?\b", re.IGNORECASE)
QUANTITY = re.compile(r"(export|import) quantity [12]", re.IGNORECASE)


@dataclass(frozen=True)
class Money:
    """A column of values: its name, its direction, and what else its name says.

    The valuation is that of the publisher (exports FOB, imports CIF) unless the name says another.
    """

    name: str
    flow: str
    year: str = ""
    system: str = ""
    valuation: str = ""


@dataclass(frozen=True)
class Header:
    """The columns of a table by what they hold; names are those of the file, empty where none.

    `others` are columns whose meaning is not known: they may split a flow into parts.
    """

    month: str
    year: str = ""
    code: str = ""
    country: str = ""
    product: str = ""
    system: str = ""
    status: str = ""
    money: tuple[Money, ...] = ()
    others: tuple[str, ...] = field(default=())

    def named(self) -> list[str]:
        """Every column that is read, each once."""
        every = (*self.keys(), self.system, self.status, *self.others)
        return list(dict.fromkeys(name for name in (*every, *(m.name for m in self.money)) if name))

    def keys(self) -> list[str]:
        """The columns that name a row, from the left of a grouped table."""
        every = (self.year, self.month, self.code, self.country, self.product)
        return [name for name in every if name]


def header_of(names: Sequence[str]) -> Header | None:
    """The header that a row of names is; None where it is none."""
    month = _first(names, lambda found: found <= WORDS["month"])
    code = _first(
        names,
        lambda found: found <= WORDS["partner"] | WORDS["code"] and bool(found & WORDS["code"]),
    )
    partners = [
        name for name in names if _words(name) and _words(name) <= WORDS["partner"] | WORDS["name"]
    ]
    if not code and len(partners) == 2:
        code, partners = partners[0], partners[1:]
    money = _in_dollars([found for name in names if (found := _money(name))])
    if not month or not (code or partners) or not money:
        return None
    return Header(
        month,
        year=_first(names, lambda found: found <= WORDS["year"]),
        code=code,
        country=partners[0] if partners else "",
        product=_product(names),
        system=_first(
            names, lambda found: found <= WORDS["system"] and bool(found - {"ticaret", "trade"})
        ),
        status=_first(names, lambda found: bool(found & WORDS["status"])),
        money=money,
        others=tuple(name for name in names if name and not _is_known(name, month, partners, code)),
    )


def in_turkish(header: Header) -> bool:
    """Whether the header is in Turkish, which names Turkey's own statistics."""
    partner = _words(header.country or header.code)
    words = set().union(*(_words(one.name) for one in header.money))
    return bool(partner & {"ulke", "ulkeler", "ulkesi"} and words & {"ihracat", "ithalat"})


def of_application(names: Sequence[str]) -> bool:
    """Whether the names are those of TurkStat's own application, with its two quantities."""
    return any(map(QUANTITY.fullmatch, names)) and any(map(ENGLISH.fullmatch, names))


def is_english(header: Header) -> bool:
    """Whether values are named as TurkStat's application names them in English."""
    return all(ENGLISH.match(one.name) for one in header.money)


def is_unit(name: str) -> bool:
    """Whether a column holds units, of quantities or of money."""
    return bool(_words(name) & WORDS["unit"]) and _money(name) is None


def _words(name: str) -> set[str]:
    return set(TOKEN.findall(folded(name)))


def _first(names: Sequence[str], test: Callable[[set[str]], bool]) -> str:
    return next((name for name in names if _words(name) and test(_words(name))), "")


def _product(names: Sequence[str]) -> str:
    """The column of product codes, or that of their names where there is no other."""
    found = [
        name
        for name in names
        if _words(name) & WORDS["product"] and not _words(name) & FLOWS.keys()
    ]
    return next(
        (name for name in found if not _words(name) & WORDS["name"]), found[0] if found else ""
    )


def _money(name: str) -> Money | None:
    words = TOKEN.findall(folded(name))
    years = {word for word in words if re.fullmatch("(19|20)[0-9]{2}", word)}
    flows = {FLOWS[word] for word in words if word in FLOWS}
    systems = {SYSTEMS[word] for word in words if word in SYSTEMS}
    if len(flows) != 1 or len(years) > 1 or len(systems) > 1 or set(words) - years - MONEY:
        return None
    flow, stated = flows.pop(), [word for word in words if word in {"fob", "cif"}]
    valuation = stated[0] if stated else {"export": "fob", "import": "cif"}[flow]
    return Money(name, flow, "".join(years), "".join(systems), valuation)


def _in_dollars(columns: Sequence[Money]) -> tuple[Money, ...]:
    """The columns without those in other currencies that stand in dollars beside."""
    other = {one for one in columns if set(unit_of([one.name]).currencies) - {"USD"}}
    kept = {replace(one, name="") for one in columns if one not in other}
    return tuple(one for one in columns if one not in other or replace(one, name="") not in kept)


def _is_known(name: str, month: str, partners: Sequence[str], code: str) -> bool:
    """Whether a column names the row, measures something, or only describes it."""
    words = _words(name)
    kinds = (
        WORDS["year"],
        WORDS["system"],
        WORDS["month"],
        WORDS["partner"] | WORDS["name"],
        WORDS["partner"] | WORDS["code"],
    )
    if name in (month, code, *partners) or any(words <= kind for kind in kinds):
        return True
    return bool(
        words
        & (WORDS["product"] | WORDS["unit"] | WORDS["status"] | WORDS["harmless"] | FLOWS.keys())
    )
