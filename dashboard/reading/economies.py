"""The economies that the package knows, in the codes and names of the publishers.

ISO 3166-1 alpha-3 codes need no table, alpha-2 and the UN's numbers stand in iso.py. The others
are stated here for the economies of data/economies.csv: the UN's numbers as UN Comtrade and CEPII
BACI use them (India 699, United States 842), Correlates of War (state system membership list), the
IMF's old numbers (recalled, so a row's name must agree with its number), the EU's Geonomenclature
(TurkStat). Names are those seen in files, and those of all countries in country_names.txt.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from dashboard.reading.iso import (
    COUNTRIES,
    FORMER,
    OTHER_NUMBERS,
    OTHER_PAIRS,
    RETIRED,
    SUCCESSORS,
)
from dashboard.reading.letters import folded

SOVIET_LAST = 1991
SOVIET_FIRST = 1922


CODES = """
RUS:RU:643:365:922:075 IRN:IR:364:630:429:616 TUR:TR:792:640:186:052 CHN:CN:156:710:924:720
DEU:DE:276:255:134:004 IND:IN:699:750:534:664 KAZ:KZ:398:705:916:079 AZE:AZ:031:373:912:078
ARM:AM:051:371:911:077 ISR:IL:376:666:436:624 SAU:SA:682:670:456:632 ARE:AE:784:696:466:647
SYR:SY:760:652:463:608 USA:US:842:002:111:400 SUN:SU:810:365:974:056 DDR:DD:278:265::058
WLD:W:000::001:1000
"""
"""Each economy by our code; its code in each of the systems, as far as it is known."""
SYSTEMS = ("iso2", "m49", "cow", "imf", "geonom")
ECONOMIES = {
    code: dict(zip(SYSTEMS, theirs, strict=True))
    for code, *theirs in (row.split(":") for row in CODES.split())
}
SEEN = {
    "RUS": "Russian Federation; Russia; Россия; Rusya; Rusya Federasyonu",
    "IRN": (
        "Iran; Iran (Islamic Rep. of); Iran, Islamic Rep.; Iran, Islamic Rep. of; "
        "Iran, Islamic Republic of; Islamic Republic of Iran; Iran (Islamic Republic of); "
        "İran; Иран; Иран, Исламская Республика; ایران"
    ),
    "TUR": (
        "Turkey; Türkiye; Turkiye; Türkiye, Rep of; Türkiye, Republic of; Republic of Türkiye; "
        "Турция; ترکیه"
    ),
    "CHN": "China; China, P.R.: Mainland; China, People's Republic of; Китай; Çin",
    "DEU": "Germany; Германия; Almanya",
    "IND": "India; Индия; Hindistan",
    "KAZ": "Kazakhstan; Kazakhstan, Rep. of; Kazakhstan, Republic of; Казахстан",
    "AZE": "Azerbaijan; Azerbaijan, Rep. of; Azerbaijan, Republic of; Азербайджан",
    "ARM": "Armenia; Armenia, Rep. of; Armenia, Republic of; Армения",
    "ISR": "Israel; Израиль; İsrail",
    "SAU": "Saudi Arabia; Саудовская Аравия",
    "ARE": "United Arab Emirates; UAE; Объединенные Арабские Эмираты",
    "SYR": "Syria; Syrian Arab Republic; Syrian Arab Rep.; Syrian Arab Rep; Сирия",
    "USA": "United States; United States of America; USA; США",
    "SUN": "Soviet Union; USSR; Fmr USSR; U.S.S.R.; Former USSR",
    "DDR": "East Germany; German Democratic Republic; East Germany (GDR)",
    "WLD": "World; All countries; Dünya",
}
NAMES = {code: names.split("; ") for code, names in SEEN.items()}
"""The names that an economy has had in files."""
COUNTRY_NAMES = Path(__file__).with_name("country_names.txt")
COW_TOO = {"260": "DEU"}
GROUP_OF_IMF = r"^G[0-9]{3}$"


def by(system: str, wanted: Iterable[str], *, padded: bool = False) -> dict[str, str]:
    """Codes of a system to our codes, for the economies wanted; without leading zeros.

    The forms with leading zeros stand too where `padded`: publishers lose them or not.
    """
    found: dict[str, str] = {}
    for code in wanted:
        theirs = _code(system, code)
        if theirs and not (system == "cow" and code == "SUN"):
            found[theirs.lstrip("0") or "0"] = code
            found |= {theirs: code} if padded else {}
    others = {"m49": OTHER_NUMBERS, "cow": COW_TOO, "iso2": OTHER_PAIRS, "iso3": RETIRED}
    more: Mapping[str, str] = others.get(system, {})
    return found | {theirs: code for theirs, code in more.items() if code in set(wanted)}


def _code(system: str, code: str) -> str:
    """An economy's code in a system, or nothing where it is not known here."""
    if system == "iso3":
        return code
    if code in ECONOMIES:
        return ECONOMIES[code][system]
    table = COUNTRIES | FORMER
    return table[code][system == "m49"] if code in table and system in {"iso2", "m49"} else ""


def unknown(system: str, wanted: Iterable[str]) -> list[str]:
    """The economies wanted whose code in a system is not known here."""
    return sorted(code for code in wanted if code != "WLD" and not _code(system, code))


def former_states(wanted: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Codes of states that came apart, as patterns for Keep, each with a reason that names it.

    Those of which the package holds a successor, but not the state itself: its rows are no rows of
    the successor, and leaving them out should not go unsaid.
    """
    held = set(wanted)
    return tuple(
        (f"^{code}$", f"{name} ({code}), a former state that the package does not hold")
        for code, (name, successors) in SUCCESSORS.items()
        if code not in held and held & set(successors)
    )


FORMS = """
republic of the islamic islam federation federal arab kingdom cumhuriyeti federasyonu arap
республика исламская федерация republik islamische republique جمهوری اسلامی جمهوریه
"""
STATE = frozenset(FORMS.split())
"""Words for the form of a state, which one publisher writes and another leaves out."""
IN_FULL = {
    **{"rep": "republic", "dem": "democratic", "fed": "federation", "is": "islands"},
    **{"isds": "islands", "st": "saint", "&": "and", "cum": "cumhuriyeti", "респ": "республика"},
    **{"fmr": "former", "isl": "islamic"},
}
TWO_STATES = "korea kore корея کره congo kongo конго china cin китаи چین yemen"
NEEDS_FORM = frozenset(TWO_STATES.split())
"""Names that two states share: there the form of the state tells which is meant."""


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name for comparing: without case, accents, marks of footnotes and the form of the state.

    “İRAN (İslam Cum.)”, “Iran, Islamic Rep.” and “Islamic Republic of Iran” are the same name.
    """
    plain = re.sub(r"\(?[0-9]\)$|[*†‡]+", " ", folded(name))
    words = [IN_FULL.get(word, word) for word in re.findall(r"[^\s()\[\],.;:\-]+", plain)]
    bare = [word for word in words if word not in STATE]
    keep = not bare or (len(bare) == 1 and bare[0] in NEEDS_FORM)
    return " ".join(words if keep else bare)


@cache
def every_name() -> tuple[tuple[str, str], ...]:
    """Each economy's code with each of its names, in seven languages and as seen in files."""
    lines = COUNTRY_NAMES.read_text("utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    every = [(code, name) for code, *lists in rows for part in lists for name in part.split(";")]
    every += [(code, name) for code, names in NAMES.items() for name in names]
    return tuple((code, name) for code, name in every if name)


@cache
def _names() -> dict[str, str]:
    """The names of all countries, for comparing, to their codes."""
    return {name_key(name): code for code, name in every_name()}


def by_name(wanted: Mapping[str, str]) -> dict[str, str]:
    """Names for comparing to codes: those of the package, in other languages, and seen in files."""
    known = {name: code for name, code in _names().items() if code in wanted}
    return known | {name_key(name): code for code, name in wanted.items()}


def as_written(wanted: Mapping[str, str]) -> dict[str, str]:
    """Names letter for letter to codes, for choosing rows: those of the package, and seen ones."""
    return {one: code for code, name in wanted.items() for one in (name, *NAMES.get(code, []))}


def code_of(cell: str) -> str:
    """The code of a country by its name or its three letters, also of a part (“DEU.2”)."""
    stem = re.sub(r"\.[0-9]$", "", cell.strip())
    code = RETIRED.get(stem, stem)
    return code if code in COUNTRIES | FORMER else country_of(cell)


def country_of(name: str) -> str:
    """The code of any country by its name, or nothing for a group or a name that is not known."""
    return _names().get(name_key(name), "")


def names_country(words: str) -> bool:
    """Whether the name of any country stands among words."""
    each = name_key(words.replace("'s", " ").replace("’s", " ")).split()
    spans = (" ".join(each[i:j]) for i in range(len(each)) for j in range(i + 1, i + 5))
    return any(span in _names() for span in spans)
