"""The economies that the package knows, in the codes and names of the publishers.

ISO 3166-1 alpha-3 codes need no table, alpha-2 and the UN's numbers stand in iso.py. The others
are stated here for the economies of data/economies.csv: the UN's numbers as UN Comtrade and CEPII
BACI use them (India 699, United States 842), Correlates of War (state system membership list), the
IMF's old numbers (recalled, so a row's name must agree with its number), the EU's Geonomenclature
(TurkStat). Names are those seen in files.
"""

import re
from collections.abc import Iterable, Mapping

from dashboard.reading.iso import COUNTRIES, OTHER_NUMBERS, OTHER_PAIRS

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
    more: Mapping[str, str] = {"m49": OTHER_NUMBERS, "cow": COW_TOO, "iso2": OTHER_PAIRS}.get(
        system, {}
    )
    return found | {theirs: code for theirs, code in more.items() if code in set(wanted)}


def _code(system: str, code: str) -> str:
    """An economy's code in a system, or nothing where it is not known here."""
    if code in ECONOMIES:
        return ECONOMIES[code][system]
    if code in COUNTRIES and system in {"iso2", "m49"}:
        return COUNTRIES[code][system == "m49"]
    return ""


def unknown(system: str, wanted: Iterable[str]) -> list[str]:
    """The economies wanted whose code in a system is not known here."""
    return sorted(code for code in wanted if code != "WLD" and not _code(system, code))


def name_key(name: str) -> str:
    """A name for comparing: without case, marks of footnotes and doubled blanks."""
    return re.sub(r"[\s\u00a0]+", " ", name).strip(" *†").casefold().replace("i̇", "i")


def by_name(wanted: Mapping[str, str]) -> dict[str, str]:
    """Names for comparing to codes: those of the package and those seen in files."""
    found = {name_key(name): code for code, name in wanted.items()}
    for code in wanted:
        found |= {name_key(name): code for name in NAMES.get(code, [])}
    return found
