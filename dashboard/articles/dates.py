"""Years, months and parts of years as a sentence prints them, one expression at a token."""

from collections.abc import Iterator

from dashboard.articles.iranian import FIRST, LAST
from dashboard.articles.lexicon import Mark
from dashboard.articles.numbers import number_at
from dashboard.articles.sentence import Sentence
from dashboard.articles.years import When, Year, months

EARLIEST, LATEST = 1900, 2049
PARTS = {"q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12), "h1": (1, 6), "h2": (7, 12)}
HYPHENS = ("-", "–", "/")
LOOSE_WORDS = 4


class Dates:
    """The expressions of time in a sentence, read from left to right.

    `today` is the date of the text, which “last year” counts from; nothing where it is not known.
    """

    def __init__(self, sentence: Sentence, today: str) -> None:
        self.sentence = sentence
        self.today = today
        words = {mark.key for mark in sentence.of("yearword")}
        self.iranian = "iranian" in words
        self.fiscal = "fiscal" in words

    def found(self) -> Iterator[When]:
        """Every expression, the longest at each place."""
        at = 0
        while at < len(self.sentence):
            when = self._at(at)
            if when:
                yield when
            at = when.j if when else at + 1

    def _at(self, at: int) -> When | None:
        return (
            self._part(at)
            or self._year_then_months(at)
            or self._first_months(at)
            or self._date(at)
            or self._months(at)
            or self._years(at)
        )

    # ------------------------------------------------------------ years

    def year(self, at: int) -> Year | None:
        """The year that begins at a token, with the words in front of it (“the year 2021”)."""
        relative = self.sentence.starting("relative", at)
        if relative:
            return self._relative(relative.key, relative.j)
        word = self.sentence.starting("yearword", at)
        if word:
            at = self._skip(word.j)
        token = self.sentence.text(at)
        if not (token.isdigit() and len(token) == 4):
            return None
        number, upto = int(token), self._second(at)
        named = bool(word and self._is_iranian(word)) or self._iranian_behind(at + 1)
        if FIRST <= number <= LAST and (named or self.iranian) and not self._counts(at):
            return Year(number, at + 1, iranian=True)
        if not EARLIEST <= number <= LATEST or self._counts(at):
            return None
        return Year(number, at + 3 if upto else at + 1, upto=upto, fiscal=self.fiscal and upto > 0)

    def _relative(self, key: str, j: int) -> Year | None:
        """“Last year”, which without a date of the text is no year that one can say."""
        if not self.today:
            return None
        return Year(int(self.today[:4]) + int(key), j, relative=True)

    def _skip(self, at: int) -> int:
        while self.sentence.text(at) in {"of", "(", ","} or self.sentence.starting("prep", at):
            at += 1
        return at

    def _is_iranian(self, word: Mark) -> bool:
        """Whether the words say whose year it is: “the solar year”, “Iran's fiscal year”."""
        owner = self.sentence.ending("owner", word.i)
        name = self.sentence.ending("name", owner.i) if owner else None
        return word.key == "iranian" or (name is not None and name.key == "IRN")

    def _iranian_behind(self, at: int) -> bool:
        mark = self.sentence.starting("yearword", at + (self.sentence.text(at) == "("))
        return mark is not None and mark.key == "iranian"

    def _second(self, at: int) -> int:
        """The year of “2022-23” or “2022/23”, or 0."""
        short = self.sentence.text(at + 2)
        joined = self.sentence.text(at + 1) in HYPHENS and not self.sentence.tokens[at + 1].spaced
        if not (joined and short.isdigit() and len(short) == 2):
            return 0
        first = int(self.sentence.text(at))
        return first + 1 if int(short) == (first + 1) % 100 else 0

    def _counts(self, at: int) -> bool:
        """Whether a number that looks like a year counts something."""
        behind = ("scale", "currency", "percent", "unit", "times")
        sign = self.sentence.ending("currency", at)
        amount = sign and (
            self.sentence.tokens[sign.i - 1].is_number or self.sentence.ending("scale", sign.i)
        )
        counted = sign is not None and not (sign.i and amount)
        return counted or any(self.sentence.starting(kind, at + 1) for kind in behind)

    def _years(self, at: int) -> When | None:
        """A year, or a span of years; a fiscal year from April to March where it is one."""
        year = self.year(at)
        if year is None:
            return None
        if year.upto:
            return When(at, year.j, year.period())
        behind = self._linked(year.j, at)
        last = self.year(behind) if behind else None
        if last and last.number > year.number and not year.relative and not last.upto:
            ends = (year.period(), last.period())
            span = f"{ends[0].split('/')[0]}/{ends[1].split('/')[-1]}"
            return When(at, last.j, span, *ends)
        return When(at, year.j, year.period())

    def _linked(self, at: int, first: int) -> int:
        """Where the second end of a span begins: “2015-2020”, “from 2015 to 2020”; else 0."""
        mark = self.sentence.starting("link", at)
        if mark is None or mark.key != "to":
            return 0
        opening = self.sentence.ending("link", first)
        opened = opening is not None and opening.key == "from"
        span = self.sentence.lexicon.settings.get("span", "").split()
        return mark.j if opened or self.sentence.text(at) in (*HYPHENS, *span) else 0

    # ------------------------------------------------------------ months and parts of years

    def _month(self, at: int) -> tuple[int, int]:
        """The number of a month and where it ends, or zeros."""
        mark = self.sentence.starting("month", at)
        capital = mark and not self.sentence.tokens[at].printed[0].islower()
        if not mark or not (capital or self.sentence.lexicon.settings.get("small_months")):
            return 0, 0
        return int(mark.key), mark.j + (self.sentence.text(mark.j) == ".")

    def year_behind(self, at: int) -> Year | None:
        """The year behind a month or part, with “of”, “in” or a comma between."""
        for _ in range(LOOSE_WORDS):
            year = self.year(at)
            if year:
                return year
            mark = self.sentence.starting("monthword", at)
            owned = self._owned(at)
            if not owned and (mark is None or mark.key != "of"):
                return None
            at = owned or (mark.j if mark else at)
        return None

    def _months(self, at: int) -> When | None:
        """A month with its year, or months from one to another."""
        first, j = self._month(at)
        if not first:
            return None
        early = self.year_behind(j)
        link = self.sentence.starting("link", early.j if early else j)
        last, end = self._month(link.j) if link and link.key == "to" else (0, 0)
        late = self.year_behind(end) if last else None
        if late is None:
            return self._ending_in(at, first, early) if early else None
        begins = (early or late).number
        wraps = not early and last < first
        start = f"{begins - wraps}-{first:02}"
        return When(at, late.j, months(start, f"{late.number}-{last:02}"))

    def _ending_in(self, at: int, month: int, year: Year) -> When:
        """One month; “the year to March 2023” are the twelve that end with it."""
        before = self.sentence.ending("ending", at)
        end = f"{year.number}-{month:02}"
        count = _count_before(self.sentence, before.i) if before and before.key == "months" else 12
        if before is None or not count:
            return When(at, year.j, end)
        earlier = year.number * 12 + month - count
        return When(before.i, year.j, months(f"{earlier // 12}-{earlier % 12 + 1:02}", end))

    def _part(self, at: int) -> When | None:
        """A quarter or half of a year; the year may stand before it (2021 Q3)."""
        mark = self.sentence.starting("part", at)
        if mark:
            year = self.year_behind(mark.j)
            end = year.j if year else 0
        else:
            year = self.year(at)
            at_part = self._possessed(year.j) if year else at
            mark = self.sentence.starting("part", at_part)
            end = mark.j if mark else 0
        if not (year and mark) or year.is_open:
            return None
        return When(at, end, year.period(*PARTS[mark.key]))

    def _owned(self, at: int) -> int:
        """Where the owner of a year ends: “of Iran's solar year 1402”; else 0."""
        name = self.sentence.starting("name", at)
        owner = self.sentence.starting("owner", name.j) if name else None
        return owner.j if owner and self.sentence.starting("yearword", owner.j) else 0

    def _possessed(self, at: int) -> int:
        mark = self.sentence.starting("owner", at)
        return mark.j if mark else at

    def _first_months(self, at: int) -> When | None:
        """“The first eight months of 2022”, “eight months of 2022”, “the last two months of”."""
        months = self._counted_months(at)
        year = self.year_behind(months[2]) if months else None
        if months is None or year is None or year.is_open:
            return None
        return When(at, year.j, year.period(*months[:2]))

    def _year_then_months(self, at: int) -> When | None:
        """“2023's first nine months”, “2023's January to August”: the year stands before them."""
        year = self.year(at)
        begins = self._possessed(year.j) if year else at
        beside = begins == (year.j if year else at)
        if year is None or year.upto or (beside and not self._small_month(begins)):
            return None
        count = self._counted_months(begins)
        if count:
            return When(at, count[2], year.period(*count[:2]))
        first, j = self._month(begins)
        link = self.sentence.starting("link", j) if first else None
        last, end = self._month(link.j) if link and link.key == "to" else (first, j)
        if not first or last < first:
            return None
        return When(at, end, year.period(first, last))

    def _small_month(self, at: int) -> bool:
        """Whether a month stands at a token, in a language that puts it right behind its year."""
        small = self.sentence.lexicon.settings.get("small_months")
        return bool(small and self._month(at)[0])

    def _counted_months(self, at: int) -> tuple[int, int, int] | None:
        """The first and last of “first eight months”, and where the words end."""
        mark = self.sentence.starting("first", at)
        number = number_at(self.sentence, mark.j if mark else at)
        if number is None or not 1 <= number.value <= 12:
            return None
        j = number.j + (self.sentence.text(number.j) == "-")
        word = self.sentence.starting("monthword", j)
        if word is None or word.key != "month":
            return None
        count = int(number.value)
        return (*((13 - count, 12) if mark and mark.key == "last" else (1, count)), word.j)

    def _date(self, at: int) -> When | None:
        """A day of the calendar: 14 February 2023, March 19, 2024, 14.02.2023."""
        month, j = self._month(at)
        day_at = j if month else at
        day = self.sentence.text(day_at)
        if not (day.isdigit() and len(day) <= 2 and 1 <= int(day) <= 31):
            return None
        if not month:
            ordinal = self.sentence.text(at + 1) in {"st", "nd", "rd", "th"}
            month, j = self._month(at + 1 + ordinal)
        else:
            j = day_at + 1
        year = self.year_behind(j) if month else None
        if year is None or year.iranian or year.relative or year.upto:
            return None
        return When(at, year.j, f"{year.number}-{month:02}-{int(day):02}", day=True)


def _count_before(sentence: Sentence, at: int) -> int:
    """The number of months in “the eleven months to November 2023”; 0 where none stands there."""
    number = number_at(sentence, at - 1)
    return int(number.value) if number and number.j == at and 1 <= number.value <= 12 else 0
