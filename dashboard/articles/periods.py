"""Which period of a sentence belongs to which figure, and what a change is measured from."""

from dataclasses import dataclass

from dashboard.articles.dates import Dates
from dashboard.articles.figure import Figure
from dashboard.articles.groups import Group
from dashboard.articles.later import counted_on
from dashboard.articles.sentence import Sentence
from dashboard.articles.years import When, years_on


@dataclass(frozen=True, slots=True)
class Times:
    """The periods of a sentence: those that figures hold for, and those they are measured from."""

    held: tuple[When, ...] = ()
    since: tuple[When, ...] = ()


def times_of(sentence: Sentence, today: str, earlier: str = "") -> Times:
    """The periods of a sentence. A month in which something was said is the date of the rest.

    `earlier` is the period of the sentence before, from which “a year later” counts.
    """
    found = list(Dates(sentence, today).found())
    said = next((one for one in found if _is_said(sentence, one)), None)
    if said:
        found = list(Dates(sentence, said.period).found())
    found = counted_on(sentence, found, earlier)
    usable = [one for one in found if not (one.day or _is_said(sentence, one))]
    usable = [one for one in usable if not _in_basis(sentence, one)]
    usable = [one for one in usable if not sentence.ending("outside", one.i)]
    since = [one for one in usable if _is_since(sentence, one)]
    return Times(tuple(one for one in usable if one not in since), tuple(since))


def _is_said(sentence: Sentence, when: When) -> bool:
    """“Said in January 2024”, or a day: when it was said, not what it was said of."""
    if when.day:
        return True
    return "-" in when.period and any(
        sentence.ending("speak", at) for at in (when.i - 1, when.i) if at > 0
    )


def _in_basis(sentence: Sentence, when: When) -> bool:
    """Whether the words are part of “than in the same period last year”."""
    return any(mark.key == "year" and mark.i <= when.i < mark.j for mark in sentence.of("basis"))


def _is_since(sentence: Sentence, when: When) -> bool:
    """Whether a period stands behind “since”, “compared with”, “up on”: a basis."""
    if any(sentence.starting("basis_behind", at) for at in (when.j - 1, when.j)):
        return True
    mark = sentence.ending("basis", when.i)
    since = sentence.ending("since", when.i)
    if since:
        return True
    if mark is None or mark.key != "from":
        return False
    return "/" not in when.period or mark.j - mark.i > 1


def period_of(
    sentence: Sentence, group: Group, figure: Figure, times: Times, earlier: str, *, aim: bool
) -> tuple[str, str]:
    """The period of a figure and what it is since; `earlier` is the period of “the same period”.

    An aim, and what is “now”, takes no period from the figures around it.
    """
    now = sentence.within("now", group.i, group.j)
    held = tuple(one for one in times.held if _may_hold(sentence, figure, one))
    when = _nearest(sentence, group, figure, held, far=not (aim or now))
    since = _nearest(sentence, group, figure, times.since, far=False)
    if when is None:
        same = sentence.within("same", group.i, group.j) or sentence.of("same")
        period = earlier if same else ""
    else:
        period = when.period
    if figure.is_money:
        grown = sentence.of("change") or sentence.of("multiply")
        return (_end_of(group, figure, when) if when and when.first and grown else period), ""
    if when and when.first:
        return when.last, when.first
    return period, since.period if since else _year_before(sentence, group, period)


def _may_hold(sentence: Sentence, figure: Figure, when: When) -> bool:
    """Whether a figure may be of a period: a change is of “the year before” right before it."""
    beside = when.i == figure.j + (sentence.starting("prep", figure.j) is not None)
    return figure.is_money or when.counted >= 0 or beside


def _end_of(group: Group, figure: Figure, when: When) -> str:
    """The end of a span that an amount stands for: “from $5 to $7 billion between … and …”."""
    money = [one for one in group.figures if one.is_money]
    return when.first if len(money) == 2 and figure == money[0] else when.last


def _year_before(sentence: Sentence, group: Group, period: str) -> str:
    """What “year on year” is measured from: the same period of the year before."""
    marks = [mark for mark in sentence.within("basis", group.i, group.j) if mark.key == "year"]
    return years_on(period, -1) if marks and period else ""


def _nearest(
    sentence: Sentence, group: Group, figure: Figure, found: tuple[When, ...], far: bool = True
) -> When | None:
    """The period of a figure: the only one; else of its group the one behind it, or before it."""
    if len(found) == 1 and far:
        return found[0]
    inside = [one for one in found if group.i <= one.i < group.j]
    if inside:
        before_it = sentence.lexicon.settings.get("period_before")
        return _beside(group, figure, inside, first=bool(before_it))
    behind = [one for one in found if one.i >= group.j]
    if behind and not figure.is_money and sentence.within("onway", group.i, figure.i):
        return behind[0]
    before = [one for one in found if one.i < group.i and one.counted >= 0]
    if far and before:
        return before[-1]
    return found[0] if far and found else None


def _beside(group: Group, figure: Figure, inside: list[When], *, first: bool) -> When:
    """Of several periods in a group: the first behind the figure, before the next figure.

    `first`: what stands before the figure goes before, where the language says when first.
    """
    following = [one.i for one in group.figures if one.i > figure.i]
    end = min(following, default=group.j)
    behind = [one for one in inside if figure.j <= one.i < end]
    before = [one for one in inside if one.i < figure.i]
    own = [one for one in before if not any(one.i < f.i < figure.i for f in group.figures)]
    if first and own:
        return own[-1]
    return (behind or own[-1:] or before[-1:] or inside)[0]
