"""Words that deny what a figure is taken for: a part, a part of a year, a share, a forecast.

Titles, heads of columns, names of sheets and notes are given, in the languages of the publishers.
Only words that deny are found: “Exports of India by country” says nothing against the figures,
“Exports of fruit” does. Nothing is decided here; the caller asks.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.package.measures import PARITY, PERCENT, PRICES
from dashboard.reading.evidence import Fact
from dashboard.reading.letters import folded
from dashboard.reading.months import ONE_OF_THEM
from dashboard.reading.units import unit_of

MONTH = rf"(?:{ONE_OF_THEM})[еия]?\.?(?: [12][0-9]{{3}})?"
TO = r"\s*(?:-|/|to|through|until|till|bis|au?|ile|по|до|تا)\s*"
WHOLE_YEAR = re.compile(
    r"\b(jan\w*|ocak|янв\w*|ژانویه)\.?\W+(?:\w{1,5}\W+)?(dec\w*|dez\w*|aralik|дек\w*|دسامبر)"
)
COUNTS = (
    r"(?!12)[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده"
)
PART_OF_YEAR = re.compile(
    rf"\b{MONTH}{TO}{MONTH}\b|"
    rf"\b(through|until|till|up to|bis|по)\s+(end of\s+)?(?!dec|dez|дек){MONTH}\b|"
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th|last) (half|quarter|semester|trimester)\b|"
    r"\bq[1-4]\b|\b[1-4]q\b|\bh[12]\b|\bhalf[- ]year|"
    rf"\b({COUNTS})[- ]?(months?|monate?n?|mois|месяц\w*|aylik|aya?|ماهه|ماه)\b|"
    r"\bilk (yari|ceyrek|alti ay)|\bceyrek\w*|\bquartal\w*|\bhalbjahr\w*|"
    r"\bквартал\w*|\bполугоди\w*|"
    r"\b(premier|deuxieme|troisieme|quatrieme) (semestre|trimestre)\b|"
    r"\b(fiscal|financial|marketing|crop) years?\b|\bfy ?'?[0-9]{2}|\bmali yil\w*|\bexercice\b|"
    r"\b(geschafts|haushalts|wirtschafts)jahr\w*|\bфинансов\w+ год\w*|سال مالی|"
    rf"\byears? (starting|beginning|ending|ended|from|to)\b|\b(starting|ending)\s+(1 )?{MONTH}\b|"
    r"\b(iranian|solar|hijri|persian|ethiopian) (calendar )?years?\b|سال (شمسی|هجری)|"
    r"\b(monthly|quarterly|moving) averages?\b"
)
RUNNING = re.compile(
    r"\bcumulat\w*|\bkumulati\w*|\bkumuliert\w*|\bcumule\w*|накоп\w*|нарастающ\w*|"
    r"с начала года|\byear[- ]to[- ]date\b|\bytd\b|\byilbasindan\b|تجمعی|از ابتدای سال|"
    r"\b(last|past|latest|trailing|rolling|previous) (12|twelve)[- ]months?\b|\brolling\b|"
    r"\b12[- ]month (rolling|moving|sum)\b|\bannuali[sz]ed\b|\bson 12 ay\b"
)
QUARTERS = re.compile(
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th|last) (half|quarter)\b|\bq[1-4]\b|\b[1-4]q\b|"
    r"\bceyrek\w*|\bquartal\w*|\bквартал\w*"
)
OF_FIGURES = re.compile(
    r"\b(data|figures?|values?|covers?|only|includes?|veri\w*|werte|angaben|данные|(19|20)[0-9]{2})\b"
)
EXCLUDING = re.compile(
    r"\bexclud\w+|\bexcl\b|\bexcept(ing)?\b|\bexclusive of\b|\bother than\b|\bwithout\b|\bomit\w*|"
    r"\bnot (includ|cover)\w+|\bdo(es)? not (include|cover)|"
    r"\bnon[- ]?(oil|energy|petroleum|gold)\b|"
    r"\bharic\w*|\bdahil degil\w*|\bkapsam disi\w*|\bdisinda\b|"
    r"\bohne\b|\bau(ss|ß)er\b|\bnicht enthalten\b|\bausgenommen\b|"
    r"\bбез уч[её]та\b|\bза исключением\b|\bкроме\b|\bне (включ|учит|учт)\w+|"
    r"\bsauf\b|\bhors\b|\bnon compris\w*|\bexclu\w*|بدون|بجز|به جز|غیر ?نفتی|به استثنا\w*|"
    r"\b(covers?|includes?|comprises?) only\b|\bonly (covers?|includes?)\b"
)
PARTS = re.compile(
    r"\b(sectors?|free zones?|provinces?|by industry|industry of origin|enterprises?|border trade|"
    r"sektor\w*|serbest bolge\w*|iller\w*|illere|branche\w*|отрасл\w*|регион\w*|استان\w*|"
    r"chapters? [0-9]+|hs ?[0-9]{2,6}|sitc [0-9]+|gtip [0-9]+|fasil [0-9]+)\b"
)
SERVICES = re.compile(
    r"\bservices\b|\bhizmet\w*|dienstleistung\w*|\bуслуг\w*|خدمات|\btourism\b|\bturizm\w*"
)
PRODUCTS = re.compile(
    r"\b(crude|petroleum|oils?|natural gas|lng|fuels?|energy|electricity|coal|gold|fruits?|"
    r"vegetables?|foods?(tuffs)?|agri\w*|steel|iron|textiles?|clothing|apparel|machine\w*|cars?|"
    r"vehicles?|automotive|arms|weapons?|chemicals?|fertili[sz]ers?|wheat|grains?|cereals?|meat|"
    r"fish|minerals?|metals?|electronics?|pharma\w*|manufactur\w+|industrial (goods|products)|"
    r"raw materials?|(consumer|capital|intermediate|dual-use) goods|petrol\w*|dogal ?gaz|enerji|"
    r"tarim\w*|gida|meyve|sebze|celik|demir|tekstil|makine\w*|otomotiv|silah\w*|bugday|altin|komur|"
    r"erdol|erdgas|lebensmittel|stahl|maschinen\w*|kraftfahrzeuge|waffen|getreide|kohle|"
    r"нефт\w*|газа?|природн\w+ газ\w*|угол\w*|угля|пшениц\w*|зерн\w*|стал[ьи]|оборудовани\w*|"
    r"продовольств\w*|сельскохоз\w*|petrole|gaz|ble|acier|نفت|گاز|گندم|فولاد|پتروشیمی|کشاورزی)\b"
)
OF_WHAT = re.compile(r"\b(?:exports?|imports?|trade|sales) of ((?:[^\W\d_]+[ '’]*){1,6})")
STOPS = re.compile(r"\b(by|to|from|with|in|and|for|between|according|at|per)\b.*")
WHOLE_GOODS = re.compile(
    r"\b(goods|merchandise|commodit(y|ies)|all products|countr(y|ies)|econom(y|ies)|total|world|"
    r"groups?|partners?|region|union)\b"
)
INCLUDED = re.compile(r"\bincl\w*\W+(?!only)[^,;.)]*|\w+ dahil\b(?! degil)|включая [^,;.)]*")
HARMLESS = re.compile(
    r"\b(exclud\w+|without|excl\.?|not includ\w+) (trade in )?services\b|"
    r"\bwithout (prior|any|warrant\w*|notice|permission|prejudice|guarantee|limit\w*)|"
    r"\bexcept (where|as|if|when) (\w+ )?(noted|stated|indicated|specified)|(https?://|www\.)\S+"
)
CONSTANT = re.compile(
    rf"{PRICES}|{PARITY}|\bper capita\b|"
    r"\bkisi basi\w*|на душу населения|\bpro kopf\b|سرانه|\bseasonally adjusted\b"
)
NO_MONEY = re.compile(
    rf"{PERCENT}|"
    r"\bshares?\b|\bpaylari?\b|\banteile?\b|\bдол[яи]\b|\bpart (de|du|dans)\b|\bratio\b|"
    r"\bindex\b|\bindices\b|\bendeks\w*|\bиндекс\w*|\bindice\b|شاخص|\bgrowth\b|\bchanges?\b|"
    r"\byoy\b|\bartis\b|\bdegisim\w*|\bwachstum\w*|\bveranderung\w*|\bтемп\w*|\bприрост\w*|رشد|"
    r"\btonn?es?\b|\btons?\b|\bkilogram\w*|\bkg\b|\bbarrels?\b|\bquantit\w*|\bmiktar\w*|\bтонн\w*|"
    r"\bnet ?weight\b|\bvolume index\b"
)
GUESSES = re.compile(
    r"\b(forecast\w*|project(ion|ions|ed)|predict(ed|ions?)|nowcast\w*|scenarios?|"
    r"estimat(e|es|ed|ion|ions)|tahmin\w*|ongoru\w*|projeksiyon\w*|(voraus)?(ge)?schatz\w*|"
    r"prognos\w*|прогноз\w*|оцен(ка|ки|ок|очн\w*)|previsions?|estimee?s?|estimacion\w*|"
    r"proyeccion\w*|پیش\W?بینی|براورد|تخمین\w*|توقعات|تقدیر\w*|mirror(ed)?|ayna veri\w*|"
    r"зеркальн\w*|spiegeldaten|donnees miroir|آینه ای|partner[- ]reported|"
    r"(records|customs|reports|books) of (the )?partner\w*)"
)
"""Words that call figures no report of the one named: forecasts, estimates, the partner's books."""


@dataclass(frozen=True)
class Caveat:
    """What words deny: the fact, and whether only whole years are denied, not months."""

    fact: Fact
    of_years: bool = False


IsPlace = Callable[[str], bool]
"""Whether words name a country, or one of the package."""


def title_caveats(words: str, is_place: IsPlace, *, has_unit: bool = False) -> set[Caveat]:
    """What a title, a head of a column or the name of a sheet denies.

    Where the figures have a unit of money (`has_unit`), a share in a title is of other columns.
    """
    plain = _plain(words)
    found = set(_of_period(plain))
    if _is_part(plain) or _is_of_something(plain, is_place):
        found.add(Caveat(Fact.WHOLE))
    has_unit = has_unit or bool(unit_of([words]).currencies)
    if CONSTANT.search(plain) or (NO_MONEY.search(plain) and not has_unit):
        found.add(Caveat(Fact.UNIT))
    return found | ({Caveat(Fact.STATUS)} if GUESSES.search(plain) else set())


def note_caveats(words: str) -> set[Caveat]:
    """What a note below the figures denies; one that only names a product denies nothing.

    A quarter in a note is mostly that of a publication: beside a year or “figures” it is theirs.
    """
    plain = _plain(words)
    found = set(_of_period(plain if OF_FIGURES.search(plain) else QUARTERS.sub(" ", plain)))
    included = re.search(r"\b(goods and services|mal ve hizmet|товар\w* и услуг)", plain)
    if EXCLUDING.search(plain) or included:
        found.add(Caveat(Fact.WHOLE))
    return found | ({Caveat(Fact.UNIT)} if CONSTANT.search(plain) else set())


def is_guessed(words: str) -> bool:
    """Whether words call figures forecasts or estimates."""
    return bool(GUESSES.search(_plain(words)))


def measures(words: str) -> set[str]:
    """What words name that is no money: percents, shares, an index, growth, an amount of goods."""
    plain = _plain(words)
    found = [*NO_MONEY.finditer(plain), *CONSTANT.finditer(plain)]
    return {re.sub("%|percent.*|per cent", "percent", one[0]) for one in found}


def _plain(words: str) -> str:
    """Words for comparing, without those that deny nothing."""
    joined = folded(words.replace("_", " "))
    return HARMLESS.sub(" ", joined)


def _of_period(plain: str) -> Iterator[Caveat]:
    dated = WHOLE_YEAR.sub(" ", plain)
    if RUNNING.search(dated):
        yield Caveat(Fact.PERIOD)
    elif PART_OF_YEAR.search(dated):
        yield Caveat(Fact.PERIOD, of_years=True)


def _is_part(plain: str) -> bool:
    """Whether words name a part of trade, or trade with services."""
    bare = INCLUDED.sub(" ", plain)
    denied = EXCLUDING.search(bare) or PARTS.search(bare) or SERVICES.search(plain)
    return bool(denied or PRODUCTS.search(bare))


def _is_of_something(plain: str, is_place: IsPlace) -> bool:
    """Whether trade “of” what is no country and not all goods stands there."""
    for found in OF_WHAT.finditer(plain):
        what = STOPS.sub("", found[1]).strip()
        if what and not WHOLE_GOODS.search(what) and not is_place(what):
            return True
    return False
