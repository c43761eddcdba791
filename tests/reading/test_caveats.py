"""Words that deny what a figure is taken for are found, and usual words deny nothing."""

import pytest
from handing import ReadIn
from portal_text import IMTS

from dashboard.reading.caveats import note_caveats, title_caveats
from dashboard.reading.economies import names_country
from dashboard.reading.evidence import Fact

DENY = {
    Fact.WHOLE: [
        *("Turkey's exports of fruit and vegetables", "Exports of hazelnuts by country"),
        *("Exports excluding gold", "Turkey: exports of goods and services", "Non-oil exports"),
        *("Exports by industry of origin", "Imports of free zones", "Exports by province"),
        *("Enerji hariç ihracat", "Ausfuhr ohne Waffen", "Экспорт без учета нефти"),
        *("Exportations hors petrole", "صادرات غیر نفتی", "Serbest bölge ihracatı"),
    ],
    Fact.PERIOD: [
        *("Exports, January-September", "Exports, Jan–Sep 2024", "First half of 2024"),
        *("Exports Q1 2024", "cumulative exports", "Fiscal years starting 1 April"),
        *("Ocak-Eylül dönemi ihracatı", "Veriler kümülatiftir", "Mali yıl", "ilk 9 ay"),
        *("Januar bis September", "Экспорт за 9 месяцев", "с начала года", "سال مالی"),
        *("Last twelve months", "janvier-septembre", "صادرات نه ماهه"),
    ],
    Fact.UNIT: [
        *("Exports, share in total", "Exports, percent", "Index of exports", "Export growth"),
        *("Exports in constant 2015 prices", "Exports per capita", "Exports in tonnes"),
        *("İhracat endeksi", "Anteile an der Ausfuhr", "в постоянных ценах", "سهم، درصد"),
    ],
    Fact.STATUS: ["Forecast of exports", "Exports, estimates", "İhracat tahmini", "Прогноз"],
}
USUAL = [
    *("Exports of India by country, 2023", "Trade by partner", "External trade by country"),
    *("Dış ticaret", "Foreign trade by countries (Value: Thousand $)", "Exports of goods"),
    *("Ülkelere göre dış ticaret, Ocak-Aralık 2023", "Exports of the Islamic Republic of Iran"),
    *("Exports of Turkey, January - December 2023", "Merchandise trade, total"),
    *("Imports of all commodities from Russia", "Ausfuhr nach Ländern", "Экспорт по странам"),
    *("Exports (including oil)", "صادرات به کشورها", "Sheet1", "exports-2023.csv"),
]
QUIET = [
    *("Source: Ministry of Trade, Directorate of statistical services", "Accessed 3 May 2026"),
    *("* revised", "Note: revised data", "Kaynak: TÜİK", "Source: IMF, second quarter"),
    *("Reproduced without permission", "Note: general trade system, January-December 2023"),
    "Except where noted, figures are in US dollars",
]


@pytest.mark.parametrize("fact", list(DENY))
def test_words_that_deny_a_fact_are_found(fact: Fact) -> None:
    for words in DENY[fact]:
        assert fact in {one.fact for one in title_caveats(words, names_country)}, words


def test_usual_titles_deny_nothing() -> None:
    assert [words for words in USUAL if title_caveats(words, names_country)] == []


def test_a_share_beside_a_currency_is_of_other_columns() -> None:
    words = "Exports in million US dollars and growth in percent"
    assert title_caveats(words, names_country) == set()
    constant = title_caveats("Exports in million US dollars at constant prices", names_country)
    assert {one.fact for one in constant} == {Fact.UNIT}


def test_usual_notes_deny_nothing() -> None:
    assert [words for words in QUIET if note_caveats(words)] == []


@pytest.mark.parametrize(
    ("note", "option", "answer"),
    [
        ("Not: Ham petrol ve doğal gaz ithalatı kapsam dışıdır", "complete", "yes"),
        ("Note: excluding gold", "complete", "yes"),
        ("Not: Veriler kümülatiftir", "frequency", "years"),
        ("Note: 2023 covers January to September", "frequency", "years"),
    ],
)
def test_a_note_that_denies_the_figures_is_asked_about(
    read_in: ReadIn, note: str, option: str, answer: str
) -> None:
    (question,) = read_in("x.csv", f"{IMTS}{note}\n").open
    assert question.option == option
    assert question.problem.line == 4
    assert not read_in("x.csv", f"{IMTS}{note}\n", **{option: answer}).open


def test_a_note_of_constant_prices_cannot_be_answered(read_in: ReadIn) -> None:
    tidy = read_in("x.csv", f"{IMTS}Note: at constant 2015 prices\n")
    assert "current US dollars" in str(tidy.problems[0])
