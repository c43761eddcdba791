"""A figure found in a text, said in one line."""

from dashboard.articles.proposal import Proposal
from dashboard.text.numbers import plain, printable

RELATIONS = {
    **{"at_most": "at most ", "at_least": "at least ", "about": "about ", "between": "between "},
    "equals": "",
}
UNITS = {"change": " percent", "share": " percent", "ratio": " times", "rank": ". place"}
FLOWS = {"exports": "exports of ", "imports": "imports of "}


def in_text(one: Proposal) -> str:
    """“2: turnover RUS and IRN, level: at most 4000000000 USD, “does not exceed $4 billion””."""
    period = f", {one.period}" if one.period else ""
    since = f" (since {one.since})" if one.since else ""
    what = f"{_trade(one)}, {one.kind}: {_figure(one)}{period}{since}"
    return f"{one.paragraph}: {what}: “{printable(one.fragment)}”"


def _trade(one: Proposal) -> str:
    pair = f"{one.reporter} and {one.partner}"
    against = f" beside {one.other[0]} and {one.other[1]}" if one.other else ""
    flow = f" ({FLOWS.get(one.measure, 'in favour of ')}{one.flow_of})" if one.flow_of else ""
    return f"{one.measure} {pair}{flow}{against}"


def _figure(one: Proposal) -> str:
    if one.value is None:
        return RELATIONS[one.relation].strip() or "equal"
    upper = f" and {plain(one.upper)}" if one.upper is not None else ""
    unit = f" {one.currency}" if one.currency else UNITS.get(one.kind, "")
    return f"{RELATIONS[one.relation]}{plain(one.value)}{upper}{unit}"
