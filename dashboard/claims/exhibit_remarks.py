"""A remark without a figure beside a series that bears on it, and without a verdict."""

from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.claims import words_remarks as words
from dashboard.claims.remarks import Remark, bearing, years_of
from dashboard.claims.words_documents import remark_line
from dashboard.exhibit import Exhibit
from dashboard.package.credits import short_names
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.annotations import domain
from dashboard.series.books import Request, within
from dashboard.series.exhibit import of_lines
from dashboard.series.from_package import books_of, colours_of
from dashboard.series.from_package import years_of as years_held
from dashboard.series.plot import Plot
from dashboard.series.words import source_line
from dashboard.series.words_cited import of_series
from dashboard.series.words_claimed import claimed_in, documents_of_claims
from dashboard.text.numbers import MISSING

SINCE = 1950
MEANT = "the remark"
"""What a span under the axis is: the years that a remark names."""


@remembered
def series_beside(package: Package, remark: Remark, topic: str) -> Exhibit:
    """The series that bears on a topic, from 1950 on, with the years of the remark marked."""
    key = f"remark-{remark.id}-{remark.topics.index(topic)}"
    pair, names = remark.pair, package.names
    if pair is None:
        return Exhibit(key, why_not=words.NO_PAIR)
    years = years_of(remark.period, SINCE, years_held(package)[1])
    found = bearing(books_of(package, join=True), pair, topic, years, names)
    values = within(found.values, SINCE, None)
    if values.empty:
        return Exhibit(key, why_not=f"The data hold no series for “{topic}”.")
    missing = MISSING if found.ledger else words.NONE_FOUND
    # What is no trade stands in nobody's ledger; its figures are taken away all the same.
    told = {"ledger": "", "measure": topic, "unit": found.unit}
    values = values.assign(**{key: word for key, word in told.items() if key not in values})
    plot = Plot(values, {pair.id: pair.label}, found.unit, missing=missing)
    drawing = plot.drawing(colours_of(package), domain(values, Request((pair,))))
    if remark.period:
        ends = {"start": years[0] - 0.5, "end": years[1] + 0.5}
        words_meant = {"text": f"The years of the remark, {years[0]} to {years[1]}", "what": MEANT}
        meant = pd.DataFrame([{"pair": pair.id, "kind": MEANT, **ends, **words_meant}])
        drawing = replace(drawing, spans=pd.concat([plot.spans, meant], ignore_index=True))
    what = words.message(found, pair, names)
    return replace(
        of_lines(package, key, plot, drawing),
        message=what,
        alternative=f"Line chart of {topic} over time. It is told in words below it.",
        sources=(source_line(values, package),),
        notes=(words.caveat(found),),
        cited=partial(of_series, values, what, {pair.id: what}, short_names(package)),
        file=f"{remark.id}-{topic.replace(' ', '-')}",
        claimed=(remark_line(remark), *claimed_in(package, [remark.id])),
        documents=documents_of_claims(package, [remark.id]),
    )
