"""What the form says: what is still needed, what is wrong with a field, what the data hold."""

from collections.abc import Mapping, Sequence

from dashboard.articles.files import READ as READ_HERE
from dashboard.check.coverage import Coverage, Held
from dashboard.claims.words import period_words
from dashboard.text.numbers import capital, listed, possessive, through
from dashboard.vocabulary import CURRENCIES, MONEY, PERCENT, PLACE, RATIO, Form, Measure, Relation

NEEDED = {
    "reporter": "whose trade it is (first side)",
    "partner": "with whom (second side)",
    "value": "the figure as printed",
    "period": "its period, or the day it was said",
    "other_partner": "the second pair",
}
NO_DAY = "write a day, a month or a year, such as 12 June 2024, June 2024 or 2024."
NO_PERCENT = "write a percentage from 0 to 100."
ONLY_ABOUT = "only “about” has a percentage: choose it, or leave this empty."
NO_PARAGRAPH = "write a whole number: non-empty lines counted from the title, which is 1."
NO_PLACE = "a place is a whole number, such as 3 or third."
FORMS: Mapping[str, str] = {
    Form.LEVEL: "An amount",
    Form.CHANGE: "A change since an earlier period",
    Form.RATIO: "Times another pair's trade",
    Form.SHARE: "A share of the first side's total",
    Form.COMPARISON: "More or less than another pair's trade",
    Form.RANK: "A place among the first side's partners",
    Form.RECORD: "A record: the place of the period among earlier ones",
}
IN_UNIT = {
    PERCENT: "a percentage",
    RATIO: "“times”",
    PLACE: "a place",
}
KIND_OF = {
    PERCENT: "choose a change or a share as the kind of figure",
    RATIO: "choose “times another pair's trade” as the kind of figure",
    PLACE: "choose a place or a record as the kind of figure",
}
EMPTY = (
    "Name two sides, a figure as printed and its period. The verdict stands here as soon as they "
    "do; nothing is stored."
)
NO_ROW = (
    "Of files handed in, only the pairs of pairs.csv are read, unless the whole file is kept (a "
    "choice on Data, or add --all-pairs); where no stated order names its source, the pair is "
    "found on Trade over time under that source."
)
EVERYWHERE = (
    "a file of the IMF's trade by partner (IMTS or DOTS)",
    "UN Comtrade",
    "WITS",
    "ITC Trade Map",
)
"""Publishers whose files are read here and hold every economy's own reports, in dollars."""
OFFICES = {"TUR": "TurkStat", "RUS": "the Federal Customs Service of Russia"}
"""Offices whose files of their own trade are read here."""
SILENT, SILENT_SINCE = "RUS", "2022"
NO_FILE = "No file fills Russia's ledger: it has published no trade by partner since January 2022."


def no_economy(typed: str) -> str:
    """Words that name no economy."""
    return f"“{typed.strip()[:40]}” is no economy that is known here; write a name or a code."


def found(typed: str, why: Exception) -> str:
    """What is wrong with what stands in a field."""
    said = str(why)
    return said if said.startswith(("“", "found")) else f"“{typed.strip()[:40]}”: {said}"


def other_kind(unit: str, form: Form) -> str:
    """A figure that is none of its kind."""
    stated = IN_UNIT.get(unit, f"money ({unit})")
    advice = KIND_OF.get(unit, "choose an amount as the kind of figure")
    return f"found {stated}, which {FORMS[form][:1].lower()}{FORMS[form][1:]} is not in; {advice}."


def still_needed(fields: Sequence[str]) -> str:
    """What must be entered before there is a verdict."""
    return f"Still needed: {listed([NEEDED[field] for field in fields])}."


def held_words(coverage: Coverage, names: Mapping[str, str]) -> str:
    """What the books hold of a pair: “Figures for India–Russia: Russia's ledger 1992 to 2020 …”."""
    if not coverage.is_held:
        return f"The data hold no figures for {coverage.label}."
    told = [_ledger(each, names) for each in coverage.ledgers]
    what = "Figures" if coverage.measure is Measure.TURNOVER else capital(str(coverage.measure))
    return f"{what} for {coverage.label}: {'; '.join(told)}."


def _ledger(held: Held, names: Mapping[str, str]) -> str:
    whose = _whose(held, names)
    said = _stretch(held.years) or "holds no report of a whole year"
    parts = [f"{whose} {said}"]
    if held.months:
        parts.append(
            f"by month {' to '.join(map(period_words, (held.months[0], held.months[-1])))}"
        )
    if held.estimates:
        parts.append(f"estimates {_stretch(held.estimates)}")
    return ", ".join(parts)


def _stretch(years: Sequence[str]) -> str:
    """Years by their ends, and how many of them there are if some are missing."""
    if not years:
        return ""
    span, whole = through(years[0], years[-1]), int(years[-1]) - int(years[0]) + 1
    return span if whole == len(years) else f"{span} ({len(years)} of {whole} years)"


def coverage_lines(coverage: Coverage, period: str, names: Mapping[str, str]) -> list[str]:
    """What the books hold of a pair, whether that is short of a period, and what would help."""
    lines = [
        held_words(coverage, names),
        _outside(coverage, period, names),
        _help(coverage, period, names),
        "" if coverage.is_held else NO_ROW,
    ]
    return [line for line in lines if line]


def _outside(coverage: Coverage, period: str, names: Mapping[str, str]) -> str:
    """Whose ledger has no report of a period; nothing where both have."""
    keepers = [_whose(each, names) for each in coverage.missing]
    if not (keepers and coverage.is_held):
        return ""
    return f"No report of {period_words(period)} in {listed(keepers, 'or')}."


def _help(coverage: Coverage, period: str, names: Mapping[str, str]) -> str:
    """Which files would fill the ledgers that lack a period, or hold nothing at all."""
    asked = coverage.missing if coverage.is_held else coverage.ledgers
    silent = [each for each in asked if each.keeper == SILENT and period >= SILENT_SINCE]
    fills = [each for each in asked if each not in silent]
    said = [NO_FILE] if silent else []
    if fills:
        offices = [OFFICES[each.keeper] for each in fills if each.keeper in OFFICES]
        files = listed([*EVERYWHERE, *offices], "or")
        said.append(
            f"What would help for {listed([_whose(each, names) for each in fills])}: {files}."
        )
    return " ".join(said)


def _whose(held: Held, names: Mapping[str, str]) -> str:
    return f"{possessive(names.get(held.keeper, held.keeper))} ledger"


RELATIONS: Mapping[str, str] = {
    Relation.EQUALS: "just this figure",
    Relation.ABOUT: "about, nearly, some",
    Relation.AT_LEAST: "over, at least, more than",
    Relation.AT_MOST: "under, at most, up to",
    Relation.BETWEEN: "between two figures",
}
UNITS: Mapping[str, str] = {
    MONEY: "US dollars",
    f"billion {MONEY}": "billion US dollars",
    f"million {MONEY}": "million US dollars",
    **{
        f"{size} {unit}": f"{size} {unit}" for unit in CURRENCIES for size in ("billion", "million")
    },
}
KINDS: Mapping[str, str] = {
    "stated": "stated as a fact",
    "implied": "implied, not stated (not judged)",
    "forecast": "a forecast or a target (not judged)",
}
NO_VERDICT = "No verdict yet"
NO_ANSWER = "No answer: the data know nothing of this trade"
LABELS: Mapping[str, str] = {
    "reporter": "First side",
    "partner": "With",
    "measure": "Measure",
    "relation": "It says",
    "value": "Figure as printed",
    "period": "Period",
    "form": "Kind of figure",
    "unit": "Unit, if none is printed",
    "since": "Since",
    "upper": "Upper end (between)",
    "within": "“About”: percent",
    "other_reporter": "Second pair",
    "other_partner": "Second pair: with",
    "kind": "It is",
    "said": "Who said it",
    "on": "When",
    "quoted": "The words",
    "title": "Title of the article",
    "author": "Author",
    "publisher": "Publisher",
    "address": "Address",
    "paragraph": "Paragraph",
    "note": "Note",
}
"""What each field of the form is called."""


def to_mend(problems: Sequence[tuple[str, str]]) -> list[str]:
    """What is wrong, by the names of the fields: some may be behind a click."""
    return [f"{LABELS[field]}: {what}" for field, what in problems]


INTRODUCTION = (
    "A figure of trade that you read or heard, beside both sides' books. Nothing you enter is "
    "stored; the address holds the form."
)
KEEP = "Keep this figure in the data"
WHERE_UNDO = "at the top of the page"
NOTE_ABOUT = "What the remark is about, such as goods trade or arms deliveries"
NOTE_NEEDS = (
    "A note is words without a figure. It takes the two sides and, under “Who said it”, the words "
    "from the form above."
)


def held_already(ids: Sequence[str]) -> str:
    """That rows are in the data, so that nothing is kept twice."""
    return f"The data hold this already, as {listed(list(ids))}; nothing was kept twice."


PASTE = "Paste a sentence or an article"
PASTE_HINT = "Russia's trade with Türkiye reached $66.6 billion in 2023."
READ = "Find its figures"
HOME = "Whose trade, where the text names one side only"
NO_HOME = "Not needed"
FILE = f"A file in place of the text: {READ_HERE}"
NOT_KEPT = "Nothing can be kept here: this dashboard is open for reading only."
NO_HANDING_IN = (
    "No file can be handed in: this dashboard is open for reading only. Paste its text above."
)
SAID = "Who said it, where and when; the words"
MORE = "Whose trade, where the text names one side only; or a file"
NOTHING_READ = (
    "No figure of trade between two named economies was found. The form below takes any figure."
)
WHOSE = "The text names one side only. Whose trade is it?"
OPEN = "Open in the form"
IN_FORM = "· in the form now"
KEEP_IT = "Keep"
MARKS = (
    "✓ holds · ≈ holds when rounded · ~ close · ✗ fails · – no answer · ? something is needed · "
    "→ a forecast or a target, not judged. Two signs: the two ledgers differ. The text is only "
    "looked at; it is in no file and not in the address. Its title, publisher and date are asked "
    "once, under “Who said it”; “last year” is counted from that date."
)


def as_of(name: str) -> str:
    """Whose trade a text is of."""
    return f"{possessive(name)} trade"


def found_in_text(count: int, most: int) -> str:
    """How many figures a text has, and how many of them are shown."""
    if count <= most:
        return f"{count} figures of trade in the text."
    return (
        f"{count:,} figures of trade in the text; the first {most} are shown, {count - most:,} "
        "more are not. Paste a part to see those."
    )


def keep_chosen(count: int) -> str:
    """The button that keeps the figures chosen of a text."""
    return f"Keep the {count} chosen figures" if count > 1 else "Keep the chosen figure"


def more_text(paragraphs: int) -> str:
    """That the end of a long text is not shown."""
    return f"… and {paragraphs:,} more paragraphs, which were read but are not shown here."


def why_open(
    needed: Sequence[str], problems: Sequence[tuple[str, str]], held: Sequence[Sequence[str]]
) -> str:
    """Why a figure of a text is not judged."""
    if needed:
        return still_needed(needed)
    said = [what for _, what in problems] or [line for lines in held for line in lines[:1]]
    return said[0] if said else ""
