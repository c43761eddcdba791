"""How a claim is judged, step by step, so that anybody can come to the same verdict by hand."""

JUDGING: dict[str, str] = {
    "Which rows": """
A claim names two sides, the reporter first and the partner second, and a measure: exports and
imports are seen from the reporter, turnover is both together. It is judged twice. **The first
side’s ledger** holds the rows in which it is the reporter and the other the partner. **The
partner’s ledger** holds the rows in which the other is the reporter; what the first side exports
stands there among the other’s imports. Rows of a code up to the last year of a state that it
continues (`last_year` in economies.csv, where `succession` is “continued”) are of that state and
count for nothing. Of two pairs, a ratio or a comparison takes each by the steps below, in the
first sides’ ledgers and in the partners’.""",
    "Which period": """
The period that the row names; else the calendar year before the one in which the claim was stated.
Days that make up a whole calendar year or month are that year or month. Several whole calendar
years are those years, other whole months are those months, all of them. Any other stretch of days,
such as an Iranian year, lies between the sum of the months that lie wholly in it (one at least)
and the sum of all that it touches, from one source or one report by the next step, if all of these
are there; else, and for a balance or a change, it has no answer. A source’s figure of a year is
its own yearly row; without one, the sum of its months if all twelve are there.""",
    "Which source": """
Rows with the status “reported” only, in current dollars. The sources of a ledger stand in a stated
order (below, under “Whose books”; `ledger_order` in datapackage.json, `*` for those not named).
Every flow of the measure, and every month where the period is months, must be there. All come from
one source, or each flow from another source if all figures carry **one report**: the same
economy’s own. A source carries the reporters’ own reports if its `witness` is “reporters”;
Turkey’s by special trade (`trade_system`) is another report than by general trade. Of all such
ways the one whose last-standing source stands first is taken; of two that end alike, the one whose
sources stand earlier (the sum of their places, one place a flow), and then the one that takes the
exports of the side that keeps the ledger from the earlier source.""",
    "What the figure is": """
The column `form` says it; an empty cell is a level.

- **Level**: the measure in the period. A **balance** is exports less imports, a deficit below nil,
  and always a level; with one flow missing it is not known at all.
- **Change**: 100 × (the period ÷ `since` − 1), in percent; without `since`, the same period a year
  before. Both periods come from one source or one report: of the ways of both, the two whose
  places in their lists have the smallest sum, the earlier period’s place first. A change is known
  whole or not at all.
- **Ratio**: one pair’s measure ÷ the other’s. A **comparison** without a figure is the same beside
  1 (“more” is at least, “less” at most); with one, the first pair’s measure less the other’s.
- **Share**: 100 × the measure ÷ the reporter’s goods trade with the world in that calendar year
  (exports, imports, or both; indicators goods-exports and goods-imports, World Bank), in either
  ledger. Of other periods no total is held.
- **Rank**: 1 and the number of the reporter’s other partners in the data with a larger figure, in
  the reporter’s ledger, or each in its own. Partners in the data are those with any figure, of
  either side, in the 10 years before the period or later, but for states that had ended; one
  without a whole figure in the period may stand above, and alone nothing has a place. Partners
  that the data do not hold may stand above too, so a place is known at best: **the data can refute
  one, and never confirm it**.
- **Record**: 1 and the number of the years from `since` (or the first the ledger holds whole) to
  the year before the period with a larger figure; years missing, or of another report, may be
  above.
- **Other money**: dollars × the average rate of the calendar year (indicator exchange-rate, IMF)
  where it is reported: roubles, liras, rials. Of other periods, and of the euro, there is none.""",
    "When something is missing": """
There is **no answer**, or the figure is bounded: trade is never below nil, so the whole is at
least what is known of it. The bound is the largest sum that any one source of the order holds of
the flows and periods needed: of a year that it lacks, the months it has. For a ratio, the least is
the least of the one over the most of the other, and the most the other way round; a turnover
without an upper bound leaves the ratio open there. A bound is judged at both its ends, by the next
step. If both ends get the same verdict, that is the verdict; “fails” only if both lie on the same
side of the claim. If one end holds and the other holds when rounded, it holds when rounded.
Otherwise there is no answer, and the bound is said.""",
    "Holds, or holds when rounded": """
“At most” holds of figures up to the claim, “at least” from it on, “about” within 5 percent of it
(or the percentage in the row’s `tolerance`, or the one that you set), “between” from one end to
the other, a plain figure of itself alone. A claim below nil (a fall, a deficit, less by so much)
is turned about nil first, and its figure too, so that “at least” means a larger fall, and the
upper end of “between” is the larger in size; a rise is no fall of at most so much, nor a surplus
such a deficit. Where that is not so, the figure is rounded to the
nearest whole multiple of the claim’s `precision`, halves away from nil, and compared once more: at
most, at least and between as before, “about” and a plain figure must then be the claim itself.
That is “holds when rounded”. Figures are compared as decimal numbers.""",
    "Close, or fails": """
What does not hold is **close** if it misses the claim by no more than so many percent of the
claim, and **fails** by more. So many is the largest of three, and never more than 10:

- **The two books.** In each calendar year that both sides reported, either side’s figure for the
  measure, each flow from the first source of its order that has it, imports divided by 1.06 for
  freight and insurance; the larger over the smaller, less one. The median of the last 5 such
  years. It is left out where `speaks_for`, the economy whose own statistics the speaker quotes,
  keeps the ledger that is read: a later figure of the same side is no second book.
- **Releases.** In each calendar year in which several sources of that ledger’s order hold a flow
  of the measure out of one and the same own report: the largest over the smallest, less one. The
  median of all such flows in the last 5 such years. This counts for every speaker.
- **Half a percent.**

The last years are those of all data, not those before the claim. A miss is measured from the claim
itself, also where the claim says “about”; of a range, from its nearer end. For a ratio, the
largest of both pairs; a share is measured as its own pair, “more” and “less” as a ratio. A change
is close within so many **points**: half a point, or the median difference of the two books’ yearly
changes (imports without freight) in the last 5 years that have both, and never more than 10. A
difference of two pairs is close within half a percent; no place is close to another.""",
    "What is told beside": """
Where the reports give no whole figure, the same steps are taken with estimates and reconciled
figures too. What they give is told and **decides nothing**. With an estimate of a turnover stands
how far such estimates lie from what was stated: all plain figures and “about” ones for the
turnover of the same two economies in a calendar year for which the same side’s ledger has an
estimate only; from the lowest to the highest, in percent of what was stated. There what is
reported whole goes before what is not.""",
    "What is not judged": """
A figure that is implied by others (`kind` “implied”), a forecast (“forecast”) and a remark without
a figure are **not judged**. The figures of the books stand beside them.""",
    "Every reading": """
The page Claims also judges a claim of a year in every year and by every source: in either ledger
as turnover, exports alone and imports alone, and as turnover in both importers’ and both
exporters’ records where the source has both flows whole; by one source at a time, and by the
sources of one report or of two pairs together where the steps above take them so. A reading
**counts** if it has an answer, if its figure is reported, and if it could go either way: one flow
alone is at most the turnover, so for a turnover of “at most” it does not count (of a ratio it
does). Readings of one ledger, definition and year that rest on the same report count **once**: the
first exact figure, in the order of the sources (those in no order last, by their ids), else the
first bound. `counted` in the CSV says which, and why not. Re-exports are not told apart in any
source here.""",
    "Which choice decides": """
From the plain reading in the first ledger that answers, one choice at a time is made otherwise:
the year (one of the 3 before, if the claim names none), the ledger, the source (also one that
carries the same report), one flow alone. A choice decides if any of its verdicts is another answer
(one flow that fails “at least” decides nothing); “holds” and “holds when rounded” are one answer.
The nearest flip is how far, in percent of the figure, the nearest edge lies of all that keeps the
claim, rounded as it was printed; for what holds only when rounded, the edge of what holds without
it. On the other side stands, of the plain readings of those years in either ledger, that of the
nearest year with the opposite answer; of two in one year the one that holds with the smaller miss,
or fails by more.""",
    "What the author could have seen": """
For each ledger the newest year, of that of the statement and the nine before it, that the sources
give in full which were public for certain: whose `released_by` (a day, month or year; its last
day) lies before the first day of the claim’s date. The sources of the plain reading that were not
are named, where the newest year is an earlier one than the claim’s; of most only the day they were
fetched is known.""",
}
"""Steps by their titles, in Markdown, in the order in which they are taken."""
