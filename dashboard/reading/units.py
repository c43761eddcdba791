"""The unit that words state: a currency and a power of ten, in the languages of the publishers.

Titles, header names, cells and attributes are given; what they say is found, never what they do
not say. Words that tell two scales or two currencies are all reported, so that the caller can ask.
A scale of tons or persons is none of money. Short words (m, k, bin, 1000) count only beside a
currency, and 1000 never inside a longer number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.reading.letters import folded

SCALES = {
    3: "thousand thousands thous thsd ths tausend tsd millier milliers тыс тысяч тысяча тысячи "
    "тысячах هزار migliaia tys tysiac tysiace tysiecy tis tisic",
    5: "lakh lakhs",
    6: "million millions milyon mn mln mio millionen миллион миллиона миллионов миллионах млн "
    "میلیون ملیون ملایین millones milioni milhoes milion milionow 百万 백만",
    7: "crore crores",
    9: "billion billions bn bln milyar mrd milliard milliards milliarden миллиард миллиарда "
    "миллиардов миллиардах млрд میلیارد ملیار miliardi bilhoes mld miliard miliardow",
    12: "trillion trillions trn trilyon трлн триллион триллионов تریلیون",
}
SHORT = {
    3: "bin k th الف الاف ribu miles 千 천",
    4: "万 萬",
    6: "m mm mill juta",
    7: "cr",
    8: "亿 億 억",
    9: "b md mds",
    12: "tn",
}
"""Words that are a scale beside a currency only."""
SURE = {word: power for power, words in SCALES.items() for word in words.split()}
BESIDE = {word: power for power, words in SHORT.items() for word in words.split()}
MIL = "mil"  # a thousand in Portuguese, a million in Czech and in the papers of the UN
CURRENCIES = {
    "USD": "$ usd usdollar usdollars dollar dollars dolar dolari dolarlari долл доллар доллара "
    "долларов долларах دلار دولار 美元 달러 ドル",
    "EUR": "€ eur euro euros avro евро یورو 欧元",
    "RUB": "₽ rub rur ruble rubles rouble roubles rubel руб рубль рубля рублеи روبل",
    "TRY": "₺ try tl lira liras lirasi лир لیر",
    "IRR": "﷼ irr rial rials riyal riyals риал риалов ریال",
    "IRT": "toman tomans تومان",
    "CNY": "cny yuan renminbi rmb юань юанеи یوان 人民币 元",
    "GBP": "£ gbp pounds sterling",
    "JPY": "¥ jpy yen 円",
    "INR": "₹ inr rupee rupees",
    "CHF": "chf",
    "PLN": "zł pln zloty zlotych",
    "XDR": "xdr sdr sdrs",
    "KZT": "₸ kzt tenge тенге",
    "UAH": "₴ uah hryvnia hryvnias грн",
    "AED": "aed dirham dirhams درهم",
    "KRW": "₩ krw 원",
    "other dollars": "otherdollars cad aud hkd twd sgd nzd",
}
CURRENCY = {word: code for code, words in CURRENCIES.items() for word in words.split()}
OTHER_DOLLARS = re.compile(
    r"\b(canadian|australian|hong kong|singapore|taiwan|new zealand|international|intl\.?)"
    r" ?(dollars?|\$)|\b(c(?:an?)?|au?|hk|nt|s|nz|int|r)\$"
)
GLUED = re.compile(r"\b(usd|eur|rub|gbp)(k|mn?|mio|bn)\b|\b(k|mn?|bn)(usd|eur|rub|gbp)\b")
EAST = re.compile("(百万|百萬|千|万|萬|亿|億|천|백만|억)?(美元|人民币|欧元|元|円|ドル|달러|원)")
COUNTRYS_MONEY = re.compile(
    r"(us|u\.s\.|usa|abd|amerikan|united states|turk|turkish|chinese|canadian|australian)"
    r" ?(\$|dol\w*|lira\w*|yuan)|(дол\w*|рубл\w*)\.? ?сша|دلار (امریکا|ایالات متحده)"
)
TOKEN = re.compile(
    r"10\^[0-9]+|'?[0-9]+(?:[., ']0{3})*(?:'?s\b)?|[^\W\d_]+|[€₽₺﷼£¥₹₸₴₩$()\[\]]", re.UNICODE
)
FILLERS = {"of", "us", "abd", "de", "d", "in", "current", "united", "states", "сша", "amerikan"}
GOODS = """
metric ton tons tonne tonnes tonnen t kg kilogram kilograms litre litres liter liters barrel barrels
person persons people inhabitants kisi adet units pieces stuck head cubic тонн т кг человек
تن کیلوگرم نفر
"""
AMOUNTS = frozenset(GOODS.split())
DERIVED = re.compile(
    r"%|\b(percent\w*|per ?cent|shares?|pay[i]?|дол[яи]|index|indices|endeks\w*|индекс\w*"
    r"|constant|real|deflated|chained|sabit|reel|сопостав\w*|постоянн\w*|ثابت"
    r"|cumulat\w*|cumul|kumulatif|running (sum|total)s?|year[- ]to[- ]date|ytd|since january"
    r"|нарастающ\w*|с начала|change[sd]?|growth|increase|difference|yoy|degisim\w*|artis\w*"
    r"|изменени\w*|рост\w*|прирост\w*|averages?|avg|mean|median|moving|ortalama\w*|средн\w*"
    r"|forecasts?|project(ed|ions?)|per capita|kg|tonnes?|tons|net ?weight|quantity|miktar\w*)"
    r"(?!\w)"
)
"""What figures are that are no value of trade in the prices of its time: parts of a hundred, sums
since January, changes, averages, weights, values in the prices of another year."""
LABELS = {"value", "deger", "degeri", "unit", "birim", "birimi"}
IN_BRACKETS = {"bin", "th"}


@dataclass(frozen=True)
class Finding:
    """Words that state a scale or a currency, and the place of their cell among those given."""

    words: str
    place: int
    power: int | None = None
    currency: str = ""


@dataclass(frozen=True)
class Unit:
    """What the words given state of the unit, with every word that was found.

    `power` is None and `currency` empty where nothing states them or two words disagree: `powers`
    and `currencies` tell which.
    """

    findings: tuple[Finding, ...] = ()

    @property
    def powers(self) -> tuple[int, ...]:
        """The different powers of ten that are stated."""
        return tuple(sorted({each.power for each in self.findings if each.power is not None}))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The different currencies that are stated."""
        return tuple(dict.fromkeys(each.currency for each in self.findings if each.currency))

    @property
    def power(self) -> int | None:
        """The power of ten, where exactly one is stated."""
        return self.powers[0] if len(self.powers) == 1 else None

    @property
    def currency(self) -> str:
        """The currency, where exactly one is stated."""
        return self.currencies[0] if len(self.currencies) == 1 else ""


def unit_of(cells: Iterable[str]) -> Unit:
    """The unit of money that cells of words state, such as title lines or names of columns."""
    return Unit(tuple(each for place, cell in enumerate(cells) for each in _found(cell, place)))


def derived(words: str) -> str:
    """The words that say of figures that they are no plain values; nothing where none does."""
    found = DERIVED.search(folded(re.sub("[_.]+", " ", words)))
    return found[0] if found else ""


def without_money(words: str) -> str:
    """Words without the name of the country of a currency: US dollars are not about the US."""
    return COUNTRYS_MONEY.sub(" ", folded(words))


def _found(cell: str, place: int) -> Iterator[Finding]:
    """The scales and currencies of one cell, in its order."""
    words = _words(cell)
    for at, word in enumerate(words):
        if word in CURRENCY:
            yield Finding(word, place, currency=CURRENCY[word])
        powers = _powers(words, at)
        if powers and not _is_amount(words, at):
            yield from (Finding(word, place, power=power) for power in powers)


def _words(cell: str) -> list[str]:
    """The words, numbers and signs of a cell, without those that only join others."""
    plain = re.sub(r"\bu\.\s?s\.?\b", "us", folded(cell))
    plain = OTHER_DOLLARS.sub(" otherdollars ", plain)
    plain = GLUED.sub(lambda found: " ".join(filter(None, found.groups())), plain)
    plain = EAST.sub(lambda found: f" {found[1] or ''} {found[2]} ", plain)
    return [word for word in TOKEN.findall(plain) if word not in FILLERS]


def _powers(words: list[str], at: int) -> tuple[int, ...]:
    """The powers of ten that a word may state where it stands: mostly none or one."""
    word = words[at]
    before = words[at - 1] if at else ""
    if word in SURE:
        return (SURE[word] + {"10": 1, "ten": 1, "100": 2, "hundred": 2}.get(before, 0),)
    zeros = re.fullmatch(r"('?)1?((?:[., ']?0{3})+|0{4,})('?s)?|10\^([0-9]+)", word)
    if zeros and (zeros[1] or zeros[3] or _is_beside_money(words, at) or _is_alone(words, at)):
        return (int(zeros[4]) if zeros[4] else zeros[0].count("0"),)
    if not _is_beside_money(words, at):
        alone = word in IN_BRACKETS and _is_alone(words, at)
        return (3,) if alone or (word == "bin" and before in LABELS) else ()
    return (3, 6) if word == MIL else (BESIDE[word],) if word in BESIDE else ()


def _is_beside_money(words: list[str], at: int) -> bool:
    """Whether a currency stands at a word, or behind a bracket beside it."""
    near = [word for word in words[max(at - 2, 0) : at] if word not in "()[]"][-1:]
    near += [word for word in words[at + 1 : at + 3] if word not in "()[]"][:1]
    return any(word in CURRENCY for word in near)


def _is_alone(words: list[str], at: int) -> bool:
    """Whether a word is all that stands in brackets."""
    return words[at - 1 : at] in (["("], ["["]) and words[at + 1 : at + 2] in ([")"], ["]"])


def _is_amount(words: list[str], at: int) -> bool:
    """Whether a scale is one of goods or people, not of money."""
    return words[at + 1 : at + 2] != [] and words[at + 1] in AMOUNTS
