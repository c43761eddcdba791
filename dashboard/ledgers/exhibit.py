"""Two ledgers' exhibit: the same goods as both sides recorded them, and the difference."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from dashboard.credit import TWO
from dashboard.drawing.axes import EMPTY, Drawing
from dashboard.drawing.spec import drawn
from dashboard.exhibit import Cited, Exhibit
from dashboard.ledgers import gaps as records
from dashboard.ledgers import lines, words
from dashboard.ledgers import words_reasons as reasons
from dashboard.ledgers.chart import Ends, gap_lines, gap_rows, shape, side_rows, two_sides
from dashboard.ledgers.csv import published_gaps
from dashboard.ledgers.gaps import Goods, both_ways
from dashboard.package.credits import credits_of, in_short, short_names, vintages_of
from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.annotations import domain
from dashboard.series.books import Request, within
from dashboard.series.flows import Pair
from dashboard.series.from_package import books_of
from dashboard.series.lines import STROKE, drawable, runs
from dashboard.series.words import missing_note, price_notes, source_line
from dashboard.text.glossary import WHY_LEDGERS_DIFFER
from dashboard.text.numbers import inert, scale
from dashboard.vocabulary import RATIO, Standing, Step


@dataclass(frozen=True)
class LedgersChoice:
    """Whose goods to set side by side, and how.

    `request` names one pair. `shared` draws both flows of goods to one scale; `derived` counts
    derived figures in the difference.
    """

    request: Request
    shared: bool = True
    derived: bool = False


@dataclass(frozen=True, eq=False)
class _BothSides:
    """Both sides' record of a pair's goods, as chosen.

    rows: a row a year of one flow of goods. sides: a row a figure. gaps: the rows that have a gap.
    latest: the gap of each flow of goods that a sentence tells. unpriced: without a price index.
    """

    package: Package
    choice: LedgersChoice
    rows: pd.DataFrame
    sides: pd.DataFrame
    gaps: pd.DataFrame
    latest: pd.DataFrame
    unpriced: pd.DataFrame


@remembered
def two_ledgers(package: Package, choice: LedgersChoice) -> Exhibit:
    """The finding; in its parts both flows of goods, the difference, and what it is made of."""
    both, request, names = _both_sides(package, choice), choice.request, package.names
    if why_not := _why_nothing(both):
        return Exhibit("ledgers", why_not=why_not)
    pair, unit = request.pairs[0], request.unit
    return Exhibit(
        key="ledgers",
        message=words.headline(in_names(both.latest, package), pair, names, unit),
        words=words.beneath(in_names(both.latest, package), pair, names, unit),
        table=lambda: words.table_of_gaps(in_names(both.rows, package), names, unit),
        figures=partial(_figures, both, both.rows),
        cited=partial(_cited, both, both.latest),
        notes=(
            *(f"**{inert(line)}**" for line in reasons.no_second_opinion(both.rows, names)),
            words.MARKS,
            words.RULE,
            *price_notes(request, both.unpriced),
        ),
        pointing=words.POINTER,
        credits=credits_of(both.sides, package),
        parts=(
            *(_of_goods(both, goods) for goods in both_ways(pair)),
            Exhibit("ledgers-difference", words.DIFFERENCE, parts=_differences(both)),
            _reasons(both),
        ),
        file=pair.id,
    )


def _both_sides(package: Package, choice: LedgersChoice) -> _BothSides:
    request, books = choice.request, books_of(package)
    every_year = _matched(package, request.pairs[0], request.source)
    current = within(every_year, request.start, request.end)
    rows = records.with_gaps(records.in_dollars(current, books, request), choice.derived)
    gaps = records.gaps(rows)
    return _BothSides(
        package,
        choice,
        rows,
        sides=lines.sides(rows),
        gaps=gaps,
        latest=records.latest_reports(gaps),
        unpriced=records.without_index(current, books, request),
    )


@remembered
def _matched(package: Package, pair: Pair, source: str | None) -> pd.DataFrame:
    """Every year of both flows of goods, which no choice of years or dollars changes."""
    return records.matched(books_of(package), pair, source)


def _why_nothing(both: _BothSides) -> str:
    """Why there is nothing to set side by side; empty where there is something."""
    source, names = both.choice.request.source, both.package.names
    if both.rows.empty:
        rows = books_of(both.package).between(both.choice.request.pairs[0])
        held_in = in_names(rows, both.package)["source"].unique()
        return words.nothing([] if source else list(held_in))
    if source is None or (both.rows["standing"] != Standing.ONE_SIDED).any():
        return ""
    held = books_of(both.package)
    keepers = [names[side] for side in dict.fromkeys(both.sides["pair"])]
    shorts = short_names(both.package)
    pair = both.choice.request.pairs[0]
    others = [shorts[id_] for id_ in records.two_sided_sources(held, pair)]
    return words.only_one_side(shorts[source], records.one_sided(held, source), keepers, others)


def in_names(rows: pd.DataFrame, package: Package) -> pd.DataFrame:
    """Rows with every source by the name that readers know."""
    names, columns = (
        short_names(package),
        [name for name in rows if "source" in str(name).split("_")],
    )
    return rows.assign(**{str(c): [in_short(id_, names) for id_ in rows[c]] for c in columns})


def _figures(both: _BothSides, rows: pd.DataFrame) -> pd.DataFrame:
    """Both sides' figures and their difference, as a table that leaves the dashboard."""
    package, request = both.package, both.choice.request
    released = vintages_of(package)
    return published_gaps(rows, request.pairs[0].id, request.unit, package.names, released)


def _cited(both: _BothSides, latest: pd.DataFrame) -> tuple[Cited, ...]:
    names, unit = both.package.names, both.choice.request.unit
    return tuple(
        Cited(words.both_recorded(row, names, unit), tuple(str(row["source"]).split(TWO)))
        for row in latest.to_dict("records")
    )


def _of_goods(both: _BothSides, goods: Goods) -> Exhibit:
    """One flow of goods, as both sides recorded it."""
    package, request, names = both.package, both.choice.request, both.package.names
    own, rows, unpriced = (
        frame[frame["goods"] == goods.id].reset_index(drop=True)
        for frame in (both.sides, both.rows, both.unpriced)
    )
    most = lines.largest(both.sides if both.choice.shared else own)
    units = scale(request.unit, most)
    spans = lines.spans_of_sides(own, unpriced, names)
    points = lines.drawn_sides(own, rows, goods, names, request.unit, units, short_names(package))
    data = partial(
        side_rows,
        band=lines.band(rows, units),
        names=words.line_ends(goods, names, own),
        ends=Ends(0.0, most / units.divisor),
    )
    drawing = _drawing(both, points, units.unit, spans)
    return Exhibit(
        key=f"ledgers-{'first' if goods.exporter == request.pairs[0].first else 'second'}",
        message=words.message(both.latest, goods, names),
        alternative=words.alternative(goods, names, own, units.unit),
        words=words.of_sides(own, goods, names, request.unit, spans),
        draw=partial(drawn, drawing, two_sides, shape, data),
        figures=partial(_figures, both, rows),
        cited=partial(_cited, both, both.latest[both.latest["goods"] == goods.id]),
        sources=(source_line(own, package),) if len(own) else (),
        notes=tuple(missing_note(spans)),
        credits=credits_of(own, package),
    )


def _differences(both: _BothSides) -> tuple[Exhibit, ...]:
    """The gap of both flows of goods, in dollars and as a ratio, where there is one."""
    kinds = {"gap_usd": len(both.gaps) > 0, "ratio": bool((both.gaps["ratio"] > 0).any())}
    mixed = reasons.two_source_note(in_names(both.gaps, both.package))
    return tuple(_of_gap(both, column, mixed) for column, is_there in kinds.items() if is_there)


def _of_gap(both: _BothSides, column: str, mixed: tuple[str, ...]) -> Exhibit:
    request, names = both.choice.request, both.package.names
    pair, is_ratio = request.pairs[0], column == "ratio"
    unit = RATIO if is_ratio else request.unit
    values = lines.gap_series(both.gaps, column)
    units = scale(unit, lines.largest(values))
    points = drawable(lines.drawn_gaps(values, names, unit, units), is_ratio)
    data = partial(
        gap_rows,
        names=words.seller_ends(pair, names),
        ends=Ends(float(points["value"].min()), float(points["value"].max())),
    )
    drawing = _drawing(both, points, units.unit, logarithmic=is_ratio)
    return Exhibit(
        key=f"ledgers-{'ratio' if is_ratio else 'gap'}",
        message=words.GAP_WORDS[column],
        alternative=words.alternative_of_gaps(pair, words.GAP_WORDS[column]),
        words=words.gap_summary(both.gaps, pair, names, column, unit),
        draw=partial(drawn, drawing, gap_lines, shape, data),
        figures=partial(
            _figures, both, both.gaps[both.gaps[column] > 0] if is_ratio else both.gaps
        ),
        cited=partial(_cited, both, both.latest),
        sources=(source_line(values, both.package),),
        notes=(words.GAP_MARKS[column], *mixed),
        credits=credits_of(values, both.package),
    )


def _reasons(both: _BothSides) -> Exhibit:
    """What the difference can be made of: what can be computed, and all published reasons."""
    unit, names = both.choice.request.unit, both.package.names
    computed = reasons.explained(both.latest, both.gaps, names, unit)
    published = [f"**{inert(word)}.** {inert(text)}" for word, text in WHY_LEDGERS_DIFFER.items()]
    return Exhibit(
        key="ledgers-reasons",
        message=words.MADE_OF,
        notes=tuple(inert(line) for line in computed),
        parts=(
            Exhibit(
                key="ledgers-published",
                message=words.PUBLISHED,
                words=words.ONLY_FREIGHT,
                notes=tuple(published),
            ),
        ),
    )


def _drawing(
    both: _BothSides,
    points: pd.DataFrame,
    unit: str,
    spans: pd.DataFrame = EMPTY,
    *,
    logarithmic: bool = False,
) -> Drawing:
    economies, pair = both.package.economies, both.choice.request.pairs[0]
    colours = dict(zip(economies["code"], economies["colour"], strict=True))
    if colours[pair.first] == colours[pair.second]:
        colours[pair.second] = next(
            colour for colour in both.package.colours if colour != colours[pair.first]
        )
    return Drawing(
        strokes=runs(points[STROKE], Step.ANNUAL),
        points=points,
        unit=unit,
        colours=colours,
        domain=domain(both.sides, both.choice.request),
        spans=spans,
        logarithmic=logarithmic,
    )
