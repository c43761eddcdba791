"""The words that state a unit, as publishers of several countries write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.units import SURE, unit_of, without_money

THOUSAND = """
Value: Thousand $|Thousand Dollars|Thousand US Dollars|US$ Thousand|1000 $|(000 USD)
Değer: 1000 $|TradeValue in 1000 USD|US$ '000|in thousands of US dollars|US$K|k USD
USD 1,000|1.000 Dolar|Bin ABD $|Değer: Bin ABD $|BİN DOLAR|BIN ABD DOLARI
İhracat (Bin ABD Doları)|bin USD|$000s|th. USD|тыс. долларов США|ТЫС. ДОЛЛ. США
тысяч долларов|هزار دلار|ألف دولار|Tsd. US-Dollar|milliers de dollars|Tausend US-Dollar|千美元
tys. USD|tysiące USD|USD ths.
Unit: US$1,000|10^3 USD|Thousands of U.S. Dollars|USD thousand|Thous. USD
"""
MILLION = """
Million $|Millions of US dollars|US$ million|US$m|USD mn|m USD|$ mln|Milyon Dolar
MİLYON ABD $|млн долларов США|миллионов долларов|میلیون دلار|ميليون دلار|مليون دولار
Mio. USD|Mill. US$|1,000,000 USD|US dollars, in millions|Millionen US-Dollar|USDmn|百万美元|$MM
10^6 USD|(in millions of U.S. dollars)|millions de dollars|US$ (millions)
Millions of current US$
"""
BILLION = """
Billion US$|US$ bn|Mrd. USD|milliards de dollars|Milyar Dolar|млрд долл. США|میلیارد دلار
billions of $|mld USD|miliard USD
"""


@pytest.mark.parametrize(
    ("words", "power"),
    [
        (words, power)
        for table, power in ((THOUSAND, 3), (MILLION, 6), (BILLION, 9))
        for words in table.strip().replace("\n", "|").split("|")
    ],
)
def test_a_scale_of_dollars_is_found_in_every_language(words: str, power: int) -> None:
    found = unit_of([words])
    assert (found.powers, found.currencies) == ((power,), ("USD",))


@pytest.mark.parametrize(
    ("words", "power", "currency"),
    [
        *(("Export Dollar", None, "USD"), ("İhracat (Dolar)", None, "USD"), ("€", None, "EUR")),
        *(("M€", 6, "EUR"), ("Million euro", 6, "EUR"), ("млн руб.", 6, "RUB")),
        *(("میلیارد ریال", 9, "IRR"), ("Bin TL", 3, "TRY"), ("100 million yuan", 8, "CNY")),
        *(("亿元", 8, "CNY"), ("万美元", 4, "USD"), ("1,000 yen", 3, "JPY")),
        *(("Rupees crore", 7, "INR"), ("Canadian $ million", 6, "other dollars")),
        *(("million SIPRI trend-indicator values", 6, ""), ("US$ 10 thousand", 4, "USD")),
        *(("trillion roubles", 12, "RUB"), ("C$ mn", 6, "other dollars")),
    ],
)
def test_other_currencies_and_scales_are_told_apart(
    words: str, power: int | None, currency: str
) -> None:
    found = unit_of([words])
    assert found.powers == (() if power is None else (power,))
    assert found.currencies == ((currency,) if currency else ())


@pytest.mark.parametrize(
    "words",
    [
        *("combine harvesters", "robin", "exports in 21000 rows", "Table 1000", "m", "K", "B 12"),
        *("2025 Yılı Ülkelere Göre Dış Ticaret", "4th quarter", "thousand tonnes", "bin", "1000"),
        *("million persons", "HS 1000", "No. 10000", "Section (m)", "Код 1000", "bin liners"),
    ],
)
def test_words_that_only_look_like_a_scale_are_none(words: str) -> None:
    assert unit_of([words]).findings == ()


def test_two_scales_or_two_currencies_are_reported_and_never_chosen() -> None:
    scales = unit_of(["Foreign trade (Thousand $)", "Export, Million $"])
    assert (scales.power, scales.powers) == (None, (3, 6))
    assert [(each.words, each.place) for each in scales.findings if each.power] == [
        ("thousand", 0),
        ("million", 1),
    ]
    money = unit_of(["Million US dollars", "Million euro"])
    assert (money.power, money.currency, money.currencies) == (6, "", ("USD", "EUR"))
    assert unit_of(["US$ mil"]).powers == (3, 6)  # Portuguese and Czech disagree
    same = unit_of(["Değer: Bin ABD $ / Value: Thousand US $", "Export Dollar"])
    assert (same.powers, same.currencies) == ((3,), ("USD",))
    goods = unit_of(["Value: Million $, Quantity: thousand tons"])
    assert goods.powers == (6,)


@given(st.lists(st.sampled_from(["export", "import", "year", "country", "ay", "code", "value"])))
def test_a_title_without_words_of_scale_states_none(words: list[str]) -> None:
    assert unit_of([" ".join(words), *words]).findings == ()


@given(st.sampled_from(sorted(SURE)), st.booleans(), st.sampled_from(["US$", "Dolar", "евро"]))
def test_a_word_of_scale_is_found_in_any_size_of_letters(
    word: str, large: bool, money: str
) -> None:
    written = word.upper() if large else word
    assert unit_of([f"Değer ({written} {money})"]).power == SURE[word]


def test_dollars_of_the_united_states_are_not_about_the_united_states() -> None:
    for words in ("Bin ABD $", "US$ million", "ABD Doları", "млн долл. США", "дол. США"):
        assert not {"abd", "us", "сша"} & set(without_money(words).split())
    assert "сша" in without_money("Экспорт в США, млн долл.")
