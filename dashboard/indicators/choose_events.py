"""What can be chosen of before and after: which event, over how many years, and whose trade."""

from dashboard.asking import Ask
from dashboard.indicators import choose
from dashboard.indicators.exhibit_events import USUAL_LENGTH, EventChoice, usual_of
from dashboard.indicators.from_package import events_by_id
from dashboard.package.package import Package

LENGTHS = {
    str(length): f"{length} year{'s' * (length != 1)}"
    for length in (USUAL_LENGTH, *(one for one in range(1, 11) if one != USUAL_LENGTH))
}


def event_choice(ask: Ask, package: Package) -> EventChoice | None:
    """The event, the years and the trade; None where the data hold no event."""
    above = ask.place()
    trade, _ = choose.trade_choice(ask, package, choose.FLOWS, years=False, also=("predecessors",))
    events = events_by_id(package)
    with above:
        left, right = ask.columns([3, 1])
        with right:
            length = int(ask.select("Before and after", "window", LENGTHS))
        with left:
            usual = usual_of(package, trade)
            first = {usual: events[usual].text} if usual else {}
            texts = {**first, **{id_: one.text for id_, one in events.items()}}
            picked = ask.select("Event", "event", texts) if texts else ""
    ask.done()
    return EventChoice(trade, events[picked], length) if picked else None
