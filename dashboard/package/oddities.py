"""What no single cell shows: valid data that look wrong beside other rows and files.

Warnings, not problems: each says what was found, where, and with what it was compared. The
shipped data raise none; a figure that is known to be right may say so in its note (“checked”).
"""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from dashboard.errors import Problem
from dashboard.package import exchanged
from dashboard.package.exchanged import VALUE
from dashboard.package.kinds import SHAPES, Kind
from dashboard.package.measures import mislabelled
from dashboard.package.misplaced import misplaced
from dashboard.package.misreported import CHECKED, misreported
from dashboard.package.near import FAR, JUMP, SAME, dated, mirrored, near
from dashboard.package.package import Package
from dashboard.package.source import Source
from dashboard.package.spikes import spikes
from dashboard.package.tables import read_table
from dashboard.package.units import mixed
from dashboard.text.numbers import plain

SMALL = 5e6
BESIDE = {4: 36, 7: 6}
"""Months within which a value stands beside another: years and months."""
COMPARE = "Compare both rows with the publisher's."


def oddities(package: Package) -> list[Problem]:
    """All that looks wrong in valid data, file by file."""
    tables = [(each, _table(package, each)) for each in package.sources if each.kind in SHAPES]
    found: list[Problem] = []
    trade = package.trade
    for source, rows in tables:
        is_trade = source.kind == Kind.TRADE
        others = trade[(trade["source"] != source.id) & is_trade]
        found += _jumps(source, rows, others)
        found += misreported(source.path, rows, date.today())
        if source.kind == Kind.INDICATORS:
            found += mislabelled(source.path, rows, rows)
        if is_trade:
            found += _exchanged(source, rows, others)
            found += _misplaced(source, rows, others)
            found += _unexplained(source, rows)
        if SHAPES[source.kind].unit:
            found += _spikes(source, rows, {one.line for one in found if one.file == source.path})
    indicators = [(source, rows) for source, rows in tables if source.kind == Kind.INDICATORS]
    return [*found, *mixed([(source.path, rows) for source, rows in indicators])]


def _table(package: Package, source: Source) -> pd.DataFrame:
    """The rows of a file, by their lines."""
    content = (package.folder / source.path).read_bytes()
    schema = (package.folder / "schemas" / f"{source.kind}.json").read_bytes()
    frame, _ = read_table(source.path, content, schema)
    return package.rows_of(source) if frame is None else frame


def _jumps(source: Source, rows: pd.DataFrame, others: pd.DataFrame) -> Iterator[Problem]:
    """Values far above or below those before and after, or all that others hold of them."""
    shape = SHAPES[source.kind]
    key = [name for name in shape.key if name != "period"]
    least = FAR if source.kind == Kind.TRADE else JUMP
    sizes = dated(rows, key, shape.value).sort_values([*key, "length", "at"])
    for against, beside in (("the values before and after", _neighbours(sizes, key)),
                            ("the others hold", _of_others(sizes, key, others))):  # fmt: skip
        off = _far(sizes["size"], beside, least, SMALL if shape.unit else 0)
        off &= ~_beside_far(sizes, off, beside["count"].reindex(off.index), key)
        for line in off.index[off & ~rows.loc[off.index, "note"].str.contains(CHECKED)]:
            low, high = (plain(float(beside[name][line])) for name in ("low", "high"))
            span = low if low == high else f"{low} to {high}"
            size = f"{float(rows[shape.value][line]):,.12g}"
            what = f"found {size} for {_row(rows, int(str(line)), key)}; {against}: {span}."
            advice = "Look whether it is in another unit."
            yield Problem(source.path, what, int(str(line)), shape.value, advice)


def _far(size: pd.Series, beside: pd.DataFrame, least: int, small: float) -> pd.Series:
    """Whether each size is far from all beside it; a single one beside it must be farther."""
    low, high = beside["low"].reindex(size.index), beside["high"].reindex(size.index)
    times = pd.Series(least, index=size.index).where(beside["count"].reindex(size.index) > 1, JUMP)
    return ((size > times * high) & (high > small)) | ((size < low / times) & (low > small))


def _beside_far(sizes: pd.DataFrame, off: pd.Series, count: pd.Series, key: list[str]) -> pd.Series:
    """A first or last value looks far off where the only one beside it is what is far off."""
    sure = (off & (count > 1)).groupby([*(sizes[name] for name in key), sizes["length"]])
    beside = sure.shift(1, fill_value=False) | sure.shift(-1, fill_value=False)
    return (count == 1) & beside


def _neighbours(sizes: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    both = pd.concat([_beside(sizes, key, step) for step in (1, -1)], axis=1)
    return pd.DataFrame(
        {"low": both.min(axis=1), "high": both.max(axis=1), "count": both.count(axis=1)}
    )


def _of_others(sizes: pd.DataFrame, key: list[str], others: pd.DataFrame) -> pd.DataFrame:
    """The span of what other sources and other sides hold of each value of trade."""
    if others.empty:
        return pd.DataFrame(columns=["low", "high", "count"], dtype=float)
    held = pd.concat([dated(part, key, "value_usd") for part in (others, mirrored(others))])
    return near(sizes, held, key, SAME).assign(count=1)


def _beside(sizes: pd.DataFrame, key: list[str], step: int) -> pd.Series:
    """The size before or after each in its series, where it is not far away."""
    shifted = sizes.groupby([*key, "length"])[["size", "at"]].shift(step)
    close = (shifted["at"] - sizes["at"]).abs() <= sizes["length"].map(BESIDE)
    return shifted["size"].where(close)


def _row(rows: pd.DataFrame, line: int, key: list[str]) -> str:
    row = dict(rows.loc[line])
    return " ".join(row[name] for name in [*key, "period"] if row[name])


def _told(
    source: Source, rows: pd.DataFrame, column: str, said: Mapping[int, str]
) -> Iterator[Problem]:
    """What is said of figures of trade, by their lines, unless they are checked."""
    key = [name for name in SHAPES[source.kind].key if name != "period"]
    for line, words in said.items():
        if not CHECKED.search(rows["note"][line]):
            what = f"found {plain(rows[VALUE][line])} for {_row(rows, line, key)}; {words}"
            yield Problem(source.path, what, line, column, COMPARE)


def _exchanged(source: Source, rows: pd.DataFrame, others: pd.DataFrame) -> Iterator[Problem]:
    """Years whose exports look like the imports of others, or of the years beside."""
    said = {
        line: f"beside {against}, exports and imports look exchanged."
        for line, against in sorted(_crossed(rows, others).items())
    }
    return _told(source, rows, "flow", said)


def _crossed(rows: pd.DataFrame, others: pd.DataFrame) -> dict[int, str]:
    """The lines of years whose two flows are crossed, and with what they were compared."""
    found = exchanged.judged(rows, others)
    found = found[found["crossed"]]
    names = [*exchanged.PAIR, "period"]
    flows = found.groupby(names)["flow"].transform("nunique")
    fits = pd.MultiIndex.from_frame(found[names]).isin(exchanged.steady(rows))
    lines = {int(str(line)): "others' figures" for line in found.index[(flows == 2) & ~fits]}
    for row in exchanged.against_neighbours(rows, rows).to_dict("records"):
        for line in (row["export"], row["import"]):
            lines.setdefault(int(line), "the years before and after")
    return lines


def _misplaced(source: Source, rows: pd.DataFrame, others: pd.DataFrame) -> Iterator[Problem]:
    """Values that another source holds under another period."""
    found = misplaced(rows, others)
    there = zip(found["there"], found["source"], rows["period"][found.index], strict=True)
    said = [f"this value stands under {a} in {file}.csv, here under {b}." for a, file, b in there]
    return _told(source, rows, "period", dict(zip(map(int, found.index), said, strict=True)))


def _spikes(source: Source, rows: pd.DataFrame, told: set[int | None]) -> Iterator[Problem]:
    """Single months far above those around them, where nothing is said of them yet."""
    key = [name for name in SHAPES[source.kind].key if name != "period"]
    said = {
        int(str(line)): f"the months around it are about {plain(usual)}."
        for line, usual in spikes(rows, key).items()
        if line not in told
    }
    return _told(source, rows, VALUE, said)


def _unexplained(source: Source, rows: pd.DataFrame) -> Iterator[Problem]:
    """Estimates without a note in a file whose other estimates have one."""
    weak = rows[rows["status"].isin(["estimate", "doubtful"])]
    bare = weak[weak["note"] == ""]
    if len(bare) and len(bare) < len(weak):
        for line, status in bare["status"].items():
            what = f"found “{status}” without a note; the others of this file say who made it."
            advice = "Say in the note where the figure is from."
            yield Problem(source.path, what, int(str(line)), "note", advice)
