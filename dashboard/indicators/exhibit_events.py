"""Before and after an event: the mean level and growth of each pair's trade, and no cause."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from dashboard.credit import TWO
from dashboard.drawing.axes import Drawing
from dashboard.exhibit import Cited, Exhibit
from dashboard.indicators import words_events as words
from dashboard.indicators.events import Event, around, band, extent, usual_event, windows
from dashboard.indicators.from_package import events_by_id
from dashboard.indicators.words import trade_notes
from dashboard.package.credits import credits_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.exhibit import of_lines
from dashboard.series.exhibit_nothing import nothing
from dashboard.series.from_package import colours_of
from dashboard.series.plot import Plot
from dashboard.series.trade import TradeChoice, trade_plot
from dashboard.series.words import line_chart, source_line, subject
from dashboard.text.csv import published
from dashboard.text.glossary import MEASURE_WORDS

KEY = "events"
USUAL_LENGTH = 3
"""Years on each side at first."""


@dataclass(frozen=True)
class EventChoice:
    """Which trade around which event, over how many years on each side."""

    trade: TradeChoice
    event: Event
    length: int

    @property
    def near(self) -> TradeChoice:
        """The trade in the years around the event only."""
        before, after = windows(self.event, self.length).values()
        return replace(
            self.trade, request=replace(self.trade.request, start=before[0], end=after[1])
        )


@remembered
def usual_of(package: Package, trade: TradeChoice) -> str:
    """The event shown at first, which depends neither on the file's order nor on the window."""
    plot = trade_plot(package, trade)
    events = [*events_by_id(package).values()]
    return usual_event(events, plot.values, USUAL_LENGTH, [*plot.labels])


@remembered
def before_and_after(package: Package, choice: EventChoice) -> Exhibit:
    """The years around an event, with the mean and the growth of those before and after it."""
    request, plot = choice.trade.request, trade_plot(package, choice.near)
    values, labels = plot.values, plot.labels
    if values.empty:
        if not request.pairs:
            return nothing(package, KEY, choice.near)
        return Exhibit(KEY, why_not=words.NOTHING_NEAR)
    result = around(values, choice.event, choice.length, [*labels])
    measure = MEASURE_WORDS[request.measure].lower()
    what, whose = subject(request, request.pairs, package.names)
    means = words.means_as_series(result, values, choice.event)
    every = pd.concat([values, means], ignore_index=True)
    told = f"{what} a year on average, {whose}: {words.means_in_short(result, labels)}"
    message = f"{choice.event.text.rstrip('.')}. {told}"
    return replace(
        of_lines(package, KEY, plot, _drawing(package, choice, plot, result)),
        message=message,
        alternative=line_chart(f"{measure} {words.AROUND}", labels.values()),
        words=words.means_in_words(result, labels),
        answer=words.means_table(result, labels),
        figures=partial(published, every),
        cited=partial(_cited, message, every),
        sources=(source_line(values, package),),
        notes=(
            f"{words.NO_CAUSE} {words.left_out(choice.event)} {words.HOW}",
            *trade_notes(package, choice.near),
        ),
        credits=credits_of(every, package),
    )


def _cited(text: str, values: pd.DataFrame) -> tuple[Cited, ...]:
    """The means with the sources of all that they are made of."""
    ids = dict.fromkeys(id_ for cell in values["source"] for id_ in str(cell).split(TWO))
    return (Cited(text, tuple(ids)),)


def _drawing(package: Package, choice: EventChoice, plot: Plot, result: pd.DataFrame) -> Drawing:
    return replace(
        plot.drawing(colours_of(package), extent(choice.event, choice.length)),
        events=band(choice.event),
        means=words.mean_levels(result, plot.labels, plot.units),
    )
