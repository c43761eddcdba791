"""What travels with figures in words: what each column means, how a status came to be, a README."""

from collections.abc import Iterable, Sequence

from dashboard.credit import Credit
from dashboard.sharing.view import Choice, View
from dashboard.text.numbers import listed, on_one_line

SIDES = {"exported": "seller", "imported": "buyer"}
OF_A_SIDE = {
    "usd": "What the {} recorded, in the unit of the row; empty where it has no figure.",
    "valuation": "Where the {}'s goods were valued: fob at its border, cif with freight.",
    "status": "How the {}'s figure came to be.",
    "source": "The data set of the {}'s figure, by its id.",
    "vintage": "The release of the {}'s data set.",
    "note": "What must be said of the {}'s figure.",
}
COLUMNS = {
    "pair": "Whose trade: two economies by their ISO codes; of an indicator the economy.",
    "ledger": "Who kept the record: an economy's code, or importers or exporters for both sides'.",
    "measure": "What the figure is of.",
    "period": "The year or month, or the first and the last day (ISO 8601).",
    "value": "The figure, in the unit of the row; empty where there is none. Missing is not zero.",
    "unit": "The unit of the figure.",
    "status": "How the figure came to be: reported, reconciled, estimate, doubtful, or stated.",
    "source": "The data set by its id; “a + b” is a figure made of two.",
    "vintage": "The release of the data set.",
    "predecessor": "The state that kept the record, where it no longer exists.",
    "note": "What must be said of the figure.",
    "exporter": "Who sold the goods.",
    "importer": "Who bought the goods.",
    "gap_usd": "The buyer's figure less the seller's, where both reported.",
    "ratio_cif_over_fob": "The buyer's figure over the seller's, where both reported.",
    "after_106_usd": "The gap that remains once the buyer's figure is divided by 1.06.",
    "after_110_usd": "The gap that remains once the buyer's figure is divided by 1.10.",
    "standing": "What the two figures are to each other.",
    "why_no_comparison": "Why the two figures have no gap, or why it is no comparison.",
    "id": "The claim.",
    "about": "What the claim is of.",
    "relation": "How the stated figure binds.",
    "stated": "The figure as stated.",
    "precision": "The smallest step as printed.",
    "within_percent": "The percentage that “about” stands for.",
    "definition": "What is compared with the claim.",
    "year": "The year of the figure compared.",
    "prices": "Current dollars, or those of one year.",
    "at_least": "The least that the figure can be.",
    "at_most": "The most that the figure can be.",
    "report": "Whose report the figure is, through whatever data set it came.",
    "verdict": "What the figure says of the claim.",
    "margin": "The figure, or the least it can be, less the claim.",
    "percent": "The margin in percent of the claim.",
    "close_within": "By how much a figure may miss the claim and be close, in percent of it.",
    "counted": "Whether this reading counts, and if not, why.",
    "plain": "Whether this is the plain reading of its ledger.",
    "reason": "Why there is no figure.",
    "document": "The document that the claim stands in.",
    "title": "The document's title.",
    "address": "The document's address.",
    **{
        f"{side}_{part}": words.format(who)
        for side, who in SIDES.items()
        for part, words in OF_A_SIDE.items()
    },
}
"""What each column of a table of figures means."""
NUMBERS = frozenset({
    "value", "gap_usd", "ratio_cif_over_fob", "after_106_usd", "after_110_usd", "stated",
    "precision", "within_percent", "at_least", "at_most", "margin", "percent", "close_within",
    *(f"{side}_usd" for side in SIDES),
})  # fmt: skip
"""The columns that hold numbers; all others hold text."""

NO_LICENCE = "The publisher's terms are not recorded; see its page."
OURS = (
    "The figures belong to their publishers; the terms of each stand below. Nothing is "
    "interpolated: an empty cell is a missing figure, not zero."
)


def source(credit: Credit) -> str:
    """A source in one line, with its release."""
    return on_one_line(f"{credit.publisher}: {own_title(credit)} ({credit.vintage})")


def own_title(credit: Credit) -> str:
    """The title of a data set without its publisher, who stands beside it."""
    return credit.title.removeprefix(f"{credit.publisher}: ")


def chosen(choice: Choice) -> str:
    """A choice in one line: “Pairs: Russia–Iran and Russia–Turkey”."""
    return on_one_line(f"{choice.label}: {listed(list(choice.words)) or 'none'}")


def read_me(
    view: View, credits: Sequence[Credit], notes: Iterable[str], files: Iterable[tuple[str, str]]
) -> str:
    """What lies in a folder of figures, what was chosen, and what to beware of, in plain words."""
    exhibit = view.exhibit
    lines = [
        on_one_line(exhibit.message),
        "",
        f"Figures of the page {view.title}, made with {view.made_with}.",
        f"The way back to the chart, within the program: {view.address}",
        OURS,
        "",
        "Files",
        *(f"- {name}: {what}" for name, what in files),
        "",
        "What was chosen",
        *(f"- {chosen(choice)}" for choice in view.choices),
        "",
        "Notes",
        *(f"- {on_one_line(note)}" for note in (*notes, *exhibit.claimed)),
        "",
        "Sources, with their terms and what to beware of",
        *(line for credit in credits for line in _source_lines(credit)),
    ]
    return "\r\n".join(lines) + "\r\n"


def _source_lines(credit: Credit) -> list[str]:
    said = {
        "Page": credit.page,
        "Retrieved": credit.retrieved,
        "Terms": credit.licence or NO_LICENCE,
        "Beware": credit.caution,
    }
    lines = [f"  {name}: {on_one_line(words)}" for name, words in said.items() if words]
    return [f"- {credit.source}. {source(credit)}", *lines]
