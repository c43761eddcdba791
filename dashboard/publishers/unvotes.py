"""UN General Assembly votes: ideal points, agreement scores, and the library's list of votes.

Ideal points (Bailey, Strezhnev and Voeten, known by programs that read them; Dataverse's `.tab` is
separated by tabs): by state and year, older files by session (year = session + 1945), of all votes
(`…All`, a file of June 2024 seen, and the package's) or of final passage alone (`…FP`). Agreement
scores: an unnamed first column, Correlates of War codes, both orders of a couple. The UN Digital
Library's list (rows of 2026 seen): one state's vote on one resolution per row, Germany is GER; of
it the share of recorded votes on which both sides of a pair voted alike is counted here.
"""

import re
from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted, known_by

POINT = "ideal point, higher is closer to the US-led order"
ALL_VOTES = {
    "IdealPointAll": ("un-ideal-point", "UN General Assembly ideal point", POINT),
    "NVotesAll": ("un-votes-counted", "UN General Assembly votes behind the figure", "votes"),
}
FINAL_VOTES = {
    "IdealPointFP": (
        *("un-ideal-point-final", "UN General Assembly ideal point, votes on final passage"),
        POINT,
    ),
    "NVotesFP": (
        *("un-votes-counted-final", "UN General Assembly votes on final passage behind the figure"),
        "votes",
    ),
}
"""Two measures: of all votes, which the package has, and of those on final passage alone."""
AGREEMENT = (
    *("un-agreement", "Agreement in UN General Assembly votes"),
    "share of votes, 0 to 1",
)
AGREEMENT_FINAL = (
    *("un-agreement-final", "Agreement in UN General Assembly votes on final passage"),
    "share of votes, 0 to 1",
)
ALIKE = ("un-same-vote", "Recorded UN General Assembly votes cast alike", "share of votes, 0 to 1")
SCORES = ("ccode1", "ccode2", "agree", "year")
_fits_agreement = known_by(holds=SCORES)
FIRST_SESSION = 1945
OTHERS = "other states"
LISTED = ("undl_id", "ms_code", "ms_vote", "date")
_fits_listed = known_by(*LISTED[:2], holds=LISTED)
VOTES = frozenset("YNA")
SILENT = "states that did not vote"
NOT_WHOLE = "votes of years without a vote in December: a part of their year"
TWICE = "votes that stand in the file twice"
MANY, FEWEST = 50, 10
"""So many recorded votes a year, on so many days and of so many topics, are no selection."""
TOPICS = ("subjects", "agenda_title")
NAMED = ("iso3c", "Countryname")
SESSIONS = ("session.x", "session")
MOST_POINT = 10


def _measures(table: Table) -> dict[str, tuple[str, str, str]]:
    """The columns that are read: those of all votes where the file has them."""
    return next((one for one in (ALL_VOTES, FINAL_VOTES) if table.holds(*one)), {})


def _fits_ideal(table: Table) -> bool:
    when = {"year", "session"} & set(table.header())
    return table.holds("ccode") and bool(_measures(table)) and bool(when)


def _read_ideal(table: Table, wanted: Wanted) -> Draft:
    codes = by("cow", wanted.economies)
    when = "year" if table.holds("year") else "session"
    rule = Keep("ccode", frozenset(codes), OTHERS)
    columns = ["ccode", when, *_measures(table)]
    draft = drafted(table, columns, [rule], optional=NAMED, kind=Kind.INDICATORS)
    steps.put_codes(draft, "ccode", "economy", codes)
    for name in NAMED:
        steps.refuse_other_names(draft, table, name, "economy")
    if when == "session":
        draft.frame["year"] = draft.frame["session"].map(_year_of).astype("str")
        draft.notices.append("Years were worked out from sessions (session + 1945).")
    steps.put_periods(draft, table, "year", when)
    measures = _measures(table)
    steps.melted(draft, list(measures), ["economy", "period"])
    steps.put_series(draft, measures)
    draft.frame = draft.frame.assign(partner="", status="reported", note="")
    steps.put_values(draft, table, "__cell", missing=frozenset({"", "NA"}))
    _refuse_out_of_range(draft, table)
    return draft


def _refuse_out_of_range(draft: Draft, table: Table) -> None:
    """Problems of points far off the scale, and of counts of votes below nil."""
    frame = draft.frame
    is_point = frame["unit"].eq(POINT)
    odd = frame["value"].abs().gt(MOST_POINT) & is_point
    for wrong, what in (
        (odd, f"ideal points lie between -{MOST_POINT} and {MOST_POINT}."),
        (frame["value"].lt(0) & ~is_point, "a number of votes is at least 0."),
    ):
        rows = zip(frame.index[wrong], frame["value"][wrong], frame["__head"][wrong], strict=True)
        draft.problems += [
            Problem(table.name, f"found {value:g}; {what}", int(line), head)
            for line, value, head in rows
        ]


def _year_of(session: str) -> str:
    """The year in which a regular session began; other cells are none."""
    is_regular = re.fullmatch("[1-9][0-9]?", session)
    return str(int(session) + FIRST_SESSION) if is_regular else f"session {session}"


def _read_agreement(table: Table, wanted: Wanted) -> Draft:
    codes = by("cow", wanted.economies)
    rule = Keep("ccode1", wanted.couples(codes), "other couples of states", beside="ccode2")
    session = next((name for name in SESSIONS if table.holds(name)), "")
    columns = [*SCORES, *([session] if session else [])]
    draft = drafted(table, columns, [rule], kind=Kind.INDICATORS)
    _refuse_other_session(draft, table, session)
    steps.put_codes(draft, "ccode1", "economy", codes)
    steps.put_codes(draft, "ccode2", "partner", codes)
    steps.put_periods(draft, table, "year")
    frame = draft.frame
    is_passage = any(name.startswith("IdealPointFP") for name in table.header())
    words = AGREEMENT_FINAL if is_passage else AGREEMENT
    frame["indicator"], frame["label"], frame["unit"] = words
    frame["status"], frame["note"] = "reported", ""
    steps.put_values(draft, table, "agree", missing=frozenset({"", "NA"}))
    _refuse_no_share(draft, table)
    return draft


def _refuse_other_session(draft: Draft, table: Table, session: str) -> None:
    """Problems of a session that did not meet in the year beside it: 76 met in 2021 and 2022."""
    if not session:
        return
    frame = draft.frame
    for line, number, year in zip(frame.index, frame[session], frame["year"], strict=True):
        began = _year_of(number.removesuffix(".0"))
        if began.isdigit() and year.isdigit() and int(year) - int(began) not in (0, 1):
            what = f"found session {brief(number)}, which began in {began}, beside {brief(year)}."
            draft.problems.append(Problem(table.name, what, int(line), session))


def _refuse_no_share(draft: Draft, table: Table) -> None:
    """Problems of figures that are no share, or differ by the order of the two states."""
    frame = draft.frame
    sides = frame[["economy", "partner"]]
    couple = sides.min(axis=1).str.cat(sides.max(axis=1), " ")
    same = frame["value"].groupby([couple, frame["period"]]).transform("nunique") <= 1
    for wrong, what in (
        (~frame["value"].between(0, 1), "allowed is a share, 0 to 1."),
        (~same, "with the two states the other way round it is another figure."),
    ):
        draft.problems += [
            Problem(table.name, f"found {value:g}; {what}", int(str(line)), "agree")
            for line, value in frame.loc[wrong, "value"].items()
        ]


def _read_listed(table: Table, wanted: Wanted) -> Draft:
    codes = {code: code for code in wanted.economies - {WORLD}}
    codes |= {"GER": "DEU"} if "DEU" in codes else {}
    rules = [
        Keep("ms_code", frozenset(codes), OTHERS),
        Keep("ms_vote", VOTES, "", (("^X?$", SILENT),)),
    ]
    draft = drafted(table, LISTED, rules, optional=("ms_name", *TOPICS), kind=Kind.INDICATORS)
    steps.put_codes(draft, "ms_code", "economy", codes)
    steps.refuse_other_names(draft, table, "ms_name", "economy")
    draft.frame["__when"] = draft.frame["date"].str[:4]
    steps.put_periods(draft, table, "__when", "date")
    _keep_whole_years(draft, table)
    draft.frame = _alike(draft.frame, wanted)
    draft.notices.append(
        "Counted here: votes on which both sides of a pair voted yes, no or abstained alike, "
        "divided by all on which both voted."
    )
    return draft


def _keep_whole_years(draft: Draft, table: Table) -> None:
    """Each vote once, of years that go on to December; a selection of votes is asked about."""
    frame = draft.frame
    vote = ["undl_id", "economy"]
    again = frame.duplicated([*vote, "ms_vote"])
    other = frame.duplicated(vote) & ~again
    draft.problems += [
        Problem(table.name, "found a second vote of this state.", int(str(line)), "ms_vote")
        for line in frame.index[other]
    ]
    steps.leave_out(draft, again, TWICE)
    frame = draft.frame
    ends = set(frame.loc[frame["date"].str[5:7] == "12", "period"])
    steps.leave_out(draft, ~frame["period"].isin(ends), NOT_WHOLE)
    _prove_whole_years(draft, table)


def _prove_whole_years(draft: Draft, table: Table) -> None:
    """Votes enough, on days and topics enough, are all of their years; others are asked about."""
    each = draft.frame.drop_duplicates(["undl_id", "period"])
    votes = each.groupby("period").size()
    if not len(votes):
        return
    days = each.groupby("period")["date"].nunique()
    narrow = [
        f"{each[name].nunique():,} different {name}"
        for name in TOPICS
        if table.holds(name) and each[name].nunique() < FEWEST
    ]
    if votes.mean() >= MANY and days[votes >= MANY].min() >= FEWEST and not narrow:
        said = f"all recorded votes: {votes.mean():.0f} a year, on to December"
        draft.prove(Fact.WHOLE, said, column="undl_id, date")
        return
    fewest = f"found {votes.min():,} votes in {votes.idxmin()}, in {days.idxmin()} on "
    fewest += f"{days.min():,} different days{''.join(f', {one}' for one in narrow)}"
    what = f"{fewest}; a share needs all of a year. Are all recorded votes in it?"
    steps.answer(draft, table, "complete", Fact.WHOLE, what, ("yes",), column="undl_id")


def _alike(votes: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """The share of common votes cast alike, by ordered pair and year; the line is the first's."""
    votes = votes.assign(line=votes.index)
    both = votes.merge(votes, on=["undl_id", "period"], suffixes=("", "_two"))
    held = [pair in wanted.pairs for pair in zip(both["economy"], both["economy_two"], strict=True)]
    both = both[pd.Series(held, both.index, dtype=bool)].assign(
        same=lambda rows: rows["ms_vote"] == rows["ms_vote_two"]
    )
    found = (
        both.groupby(["economy", "economy_two", "period"])
        .agg(value=("same", "mean"), common=("same", "size"), line=("line", "min"))
        .reset_index()
        .rename(columns={"economy_two": "partner"})
        .set_index("line")
    )
    found["indicator"], found["label"], found["unit"] = ALIKE
    found["note"] = found["common"].map(lambda number: f"{number:,} common votes").astype("str")
    return found.assign(status="reported")


IDEAL_POINTS = Credit(
    source="unga-votes",
    publisher="Bailey, Strezhnev and Voeten",
    title="UN General Assembly, ideal points",
    page="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="See the publisher's page",
    caution="A year with few common votes says little: show the number of votes.",
    definition="Agreement: share of votes cast alike; ideal point by year",
    short_name="UN votes",
)
AGREEMENT_SCORES = replace(IDEAL_POINTS, title="UN General Assembly, agreement scores")
LIST_OF_VOTES = replace(
    IDEAL_POINTS,
    source="undl-votes",
    publisher="United Nations",
    title="UN Digital Library, list of votes",
    page="https://digitallibrary.un.org",
    short_name="UN list of votes",
)
FACTS = (
    by_column(Fact.FLOW, "each state's votes, by code", "ccode, ccode1 or ms_code"),
    by_column(Fact.PARTNER, "by code, or none", "ccode2 or ms_code"),
    documented(Fact.UNIT, "a share of votes, or points on a scale", "as the label says"),
    documented(Fact.STATUS, "reported", "as the votes were recorded"),
    documented(Fact.WHOLE, "all votes that the authors count", "one figure a state and year"),
)
LAYOUTS = (
    Layout("un-ideal-points", IDEAL_POINTS, _fits_ideal, _read_ideal, Kind.INDICATORS, FACTS),
    Layout(
        *("un-agreement", AGREEMENT_SCORES, _fits_agreement, _read_agreement),
        *(Kind.INDICATORS, FACTS),
    ),
    Layout(
        *("un-library-votes", LIST_OF_VOTES, _fits_listed, _read_listed),
        *(Kind.INDICATORS, FACTS[:-1]),
    ),
)
