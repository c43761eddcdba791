"""UN General Assembly votes: ideal points, agreement scores, and the library's list of votes.

Ideal points (Bailey, Strezhnev and Voeten, known by programs that read them; Dataverse's `.tab` is
separated by tabs): by state and year, older files by session (year = session + 1945). Agreement
scores: an unnamed first column, Correlates of War codes, both orders of a couple. The UN Digital
Library's list (rows of 2026 seen): one state's vote on one resolution per row, Germany is GER; of
it the share of recorded votes on which both sides of a pair voted alike is counted here.
"""

from dataclasses import replace

import pandas as pd

from dashboard.credit import Credit
from dashboard.package.kinds import Kind
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table
from dashboard.reading.tidy import WORLD, Draft, Keep, Layout, Wanted, known_by

IDEAL = {
    "IdealPointFP": (
        *("un-ideal-point", "UN General Assembly ideal point"),
        "ideal point, higher is closer to the US-led order",
    ),
    "NVotesFP": ("un-votes-counted", "UN General Assembly votes behind the figure", "votes"),
}
AGREEMENT = (
    *("un-agreement", "Agreement in UN General Assembly votes"),
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


def _fits_ideal(table: Table) -> bool:
    return table.holds("ccode", *IDEAL) and bool({"year", "session"} & set(table.header()))


def _read_ideal(table: Table, wanted: Wanted) -> Draft:
    codes = by("cow", wanted.economies)
    when = "year" if table.holds("year") else "session"
    rule = Keep("ccode", frozenset(codes), OTHERS)
    draft = drafted(table, ["ccode", when, *IDEAL], [rule], kind=Kind.INDICATORS)
    steps.put_codes(draft, "ccode", "economy", codes)
    if when == "session":
        numbers = draft.frame["session"].where(draft.frame["session"].str.isdigit(), "0")
        draft.frame["year"] = (numbers.astype(int) + FIRST_SESSION).astype("str")
        draft.notices.append("Years were worked out from sessions (session + 1945).")
    steps.put_periods(draft, table, "year")
    frame = draft.frame.assign(partner="", status="reported", note="")
    parts = [
        frame.assign(indicator=id_, label=label, unit=unit, __cell=frame[column])
        for column, (id_, label, unit) in IDEAL.items()
    ]
    draft.frame = pd.concat(parts)
    steps.put_values(draft, table, "__cell", missing=frozenset({"", "NA"}))
    return draft


def _read_agreement(table: Table, wanted: Wanted) -> Draft:
    codes = by("cow", wanted.economies)
    rule = Keep("ccode1", wanted.couples(codes), "other couples of states", beside="ccode2")
    draft = drafted(table, SCORES, [rule], kind=Kind.INDICATORS)
    steps.put_codes(draft, "ccode1", "economy", codes)
    steps.put_codes(draft, "ccode2", "partner", codes)
    steps.put_periods(draft, table, "year")
    frame = draft.frame
    frame["indicator"], frame["label"], frame["unit"] = AGREEMENT
    frame["status"], frame["note"] = "reported", ""
    steps.put_values(draft, table, "agree", missing=frozenset({"", "NA"}))
    return draft


def _read_listed(table: Table, wanted: Wanted) -> Draft:
    codes = {code: code for code in wanted.economies - {WORLD}}
    codes |= {"GER": "DEU"} if "DEU" in codes else {}
    rules = [
        Keep("ms_code", frozenset(codes), OTHERS),
        Keep("ms_vote", VOTES, "", (("^X?$", SILENT),)),
    ]
    draft = drafted(table, LISTED, rules, kind=Kind.INDICATORS)
    steps.put_codes(draft, "ms_code", "economy", codes)
    draft.frame["__when"] = draft.frame["date"].str[:4]
    steps.put_periods(draft, table, "__when", "date")
    draft.frame = _alike(draft.frame, wanted)
    draft.notices.append(
        "Counted here: votes on which both sides of a pair voted yes, no or abstained alike, "
        "divided by all on which both voted."
    )
    steps.leave_out(draft, pd.Series(False, draft.frame.index, dtype=bool), OTHERS)
    return draft


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
)
AGREEMENT_SCORES = replace(IDEAL_POINTS, title="UN General Assembly, agreement scores")
LIST_OF_VOTES = replace(
    IDEAL_POINTS,
    source="undl-votes",
    publisher="United Nations",
    title="UN Digital Library, list of votes",
    page="https://digitallibrary.un.org",
)
FACTS = (
    by_column(Fact.FLOW, "each state's votes, by code", "ccode, ccode1 or ms_code"),
    by_column(Fact.PARTNER, "by code, or none", "ccode2 or ms_code"),
    documented(Fact.UNIT, "a share of votes, or points on a scale", "as the label says"),
    documented(Fact.STATUS, "reported", "as the votes were recorded"),
    documented(Fact.WHOLE, "all recorded votes of a year", "the file counts every vote"),
)
LAYOUTS = (
    Layout("un-ideal-points", IDEAL_POINTS, _fits_ideal, _read_ideal, Kind.INDICATORS, FACTS),
    Layout(
        *("un-agreement", AGREEMENT_SCORES, _fits_agreement, _read_agreement),
        *(Kind.INDICATORS, FACTS),
    ),
    Layout("un-library-votes", LIST_OF_VOTES, _fits_listed, _read_listed, Kind.INDICATORS, FACTS),
)
