"""Whether a file's exports are the imports held, and the other way round. Pure."""

import pandas as pd

from dashboard.package import exchanged
from dashboard.package.kinds import FLOW
from dashboard.package.near import TURNED, dated, is_held, mirrored, near
from dashboard.swap.question import Question, groups_of, named

MOST = 0.5
"""The share of a pair's judged figures that must be crossed."""
APART, CLEARLY = 0.7, 3
"""How much worse the own flow must fit, as a logarithm (twice), and how many times worse."""
COLUMNS = [*exchanged.KEY, exchanged.VALUE]


def exchanged_questions(frame: pd.DataFrame, held: pd.DataFrame) -> tuple[Question, ...]:
    """What must be asked of trade whose flows fit what is held of the other flow."""
    rows = frame.reset_index(drop=True)
    found = exchanged.judged(rows, held)
    share = found.groupby(exchanged.PAIR)["crossed"].transform("mean")
    places = {int(str(place)) for place in found.index[(share > MOST) & found["crossed"]]}
    places |= _beside_near(rows[~rows.index.isin(found.index)], held)
    if not places:
        return ()
    mine = rows.loc[sorted(places)]
    groups = groups_of(mine, FLOW)
    says = (
        f"Exports look like the imports held, and the other way round ({len(mine):,} figures, "
        f"{named(groups)}). Are the two flows exchanged, or is it the other side's table?"
    )
    return (Question(says, tuple(sorted(places)), groups),)


def _beside_near(rows: pd.DataFrame, held: pd.DataFrame) -> set[int]:
    """The rows of periods that nobody holds that fit what is held near them of the other flow."""
    every = pd.concat([held[COLUMNS], mirrored(held)[COLUMNS]], ignore_index=True)
    handed = dated(rows[~is_held(rows, every, exchanged.KEY)], FLOW, exchanged.VALUE)
    sizes = dated(every, FLOW, exchanged.VALUE)
    own = _misfit(handed, sizes)
    other = _misfit(handed, sizes.assign(flow=sizes["flow"].map(TURNED)))
    found = handed.assign(own=own, other=other).dropna()
    found = found[(found["own"] - found["other"]).abs() > APART]
    is_crossed = (found["own"] > CLEARLY * found["other"]).astype(float)
    share = is_crossed.groupby([found[name] for name in exchanged.PAIR]).transform("mean")
    return {int(str(row)) for row in found.index[(is_crossed > 0) & (share > MOST)]}


def _misfit(handed: pd.DataFrame, held: pd.DataFrame) -> pd.Series:
    """How far each size is from the middle of those held near it, as a logarithm."""
    middle = near(handed, held, FLOW)["middle"]
    return (handed["size"] / middle.reindex(handed.index)).map(exchanged.apart)
