"""The names of the months as files write them: in full, or short, in seven languages."""

import re

from dashboard.reading.letters import folded

NAMES = """
january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|
october oct|november nov|december dec
ocak oca|subat sub|mart|nisan nis|mayis|haziran haz|temmuz tem|agustos agu|eylul eyl|
ekim eki|kasim kas|aralik ara
январь января янв|февраль февраля фев|март марта мар|апрель апреля апр|май мая|июнь июня июн|
июль июля июл|август августа авг|сентябрь сентября сен сент|октябрь октября окт|
ноябрь ноября ноя нояб|декабрь декабря дек
januar|februar|marz mrz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez
janvier janv|fevrier fevr fev|mars|avril avr|mai|juin|juillet juil|aout|septembre|octobre|
novembre|decembre
ژانویه|فوریه|مارس|اوریل|مه|ژوین ژوین|ژوییه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر
ینایر|فبرایر|مارس|ابریل|مایو|یونیو یونیه|یولیو یولیه|اغسطس|سبتمبر|اکتوبر|نوفمبر|دیسمبر
"""
"""A language a line (some run over several), a month between bars, as letters.folded leaves it."""
MONTHS: dict[str, int] = {}
for _language in re.sub(r"\|\n", "|", NAMES.strip()).splitlines():
    for _number, _words in enumerate(_language.split("|"), start=1):
        MONTHS |= {folded(_word): _number for _word in _words.split()}
ONE_OF_THEM = "|".join(sorted(MONTHS, key=len, reverse=True))


def month_of(word: str) -> int:
    """The number of a month by its name, or 0; a point behind a short name may stand."""
    return MONTHS.get(folded(word).rstrip("."), 0)
