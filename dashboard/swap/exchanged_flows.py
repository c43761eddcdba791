"""Whether a file's exports are the imports held, and the other way round. Pure."""

import pandas as pd

from dashboard.package import exchanged
from dashboard.package.near import TURNED
from dashboard.swap.question import Group, Question, named

MOST = 0.5
"""The share of a pair's judged figures that must be crossed."""


def exchanged_questions(frame: pd.DataFrame, held: pd.DataFrame) -> tuple[Question, ...]:
    """What must be asked of trade whose flows fit what is held of the other flow."""
    rows = frame.reset_index(drop=True)
    found = exchanged.judged(rows, held)
    share = found.groupby(exchanged.PAIR)["crossed"].transform("mean")
    places = {int(str(place)) for place in found.index[(share > MOST) & found["crossed"]]}
    for _, part in held.groupby("source"):
        crossed = exchanged.against_neighbours(_not_held(rows, part), part)
        places |= {int(place) for flow in TURNED for place in crossed[flow]}
    if not places:
        return ()
    mine = rows.loc[sorted(places)]
    groups: tuple[Group, ...] = tuple(
        dict.fromkeys(mine[[*exchanged.PAIR, "flow"]].itertuples(index=False, name=None))
    )
    says = (
        f"Exports look like the imports held, and the other way round ({len(mine):,} figures, "
        f"{named(groups)}). Are the two flows exchanged, or is it the other side's table?"
    )
    return (Question(says, tuple(sorted(places)), groups),)


def _not_held(rows: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    key = exchanged.KEY
    return rows[~pd.MultiIndex.from_frame(rows[key]).isin(pd.MultiIndex.from_frame(held[key]))]
