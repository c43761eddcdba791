"""The glossary: what measures, ledgers, statuses and verdicts are called, and what they mean."""

from dashboard.vocabulary import ABOUT, Ledger, Measure, Relation, Status, Verdict

MEASURE_WORDS: dict[Measure, str] = {
    Measure.TURNOVER: "Turnover",
    Measure.EXPORTS: "Exports",
    Measure.IMPORTS: "Imports",
    Measure.BALANCE: "Balance",
    Measure.INDEX: "Index of turnover",
    Measure.CHANGE: "Change of turnover on the year before",
    Measure.RATIO: "Ratio of turnovers",
    Measure.SHARE: "Share of the first side's goods trade",
    Measure.SHARE_OF_PARTNER: "Share of the partner's goods trade",
}

MEASURE_RULES: dict[Measure, str] = {
    Measure.TURNOVER: (
        "Exports plus imports in one ledger. If either is missing, turnover is missing, never half."
    ),
    Measure.EXPORTS: (
        "What the side that keeps the ledger sold to the other, usually valued at its own border "
        "(FOB). In both importers' or both exporters' records: what the first-named side sold."
    ),
    Measure.IMPORTS: (
        "What the side that keeps the ledger bought from the other, usually with freight and "
        "insurance (CIF). In both importers' or both exporters' records: what the first-named "
        "side bought."
    ),
    Measure.BALANCE: "Exports minus imports in one ledger. Missing if either is missing.",
    Measure.INDEX: (
        "Turnover divided by turnover in the base year, times 100. Without a value in the base "
        "year there is no index."
    ),
    Measure.CHANGE: (
        "Turnover divided by turnover one year earlier (for months: the same month one year "
        "earlier), minus one, in percent. Missing if either is missing."
    ),
    Measure.RATIO: (
        "Each other pair's turnover divided by the turnover of the pair chosen first, in the "
        "same period and the same kind of ledger."
    ),
    Measure.SHARE: (
        "The pair's turnover divided by the goods exports plus goods imports of the first-named "
        "side with the whole world (World Bank, WDI), in percent. Years only."
    ),
    Measure.SHARE_OF_PARTNER: "The same, of the second-named side. Years only.",
}

LEDGER_WORDS: dict[Ledger, str] = {
    Ledger.FIRST: "First-named side's ledger",
    Ledger.SECOND: "Partner's ledger",
    Ledger.IMPORTERS: "Both importers' records",
    Ledger.EXPORTERS: "Both exporters' records",
}

LEDGER_RULES: dict[Ledger, str] = {
    Ledger.FIRST: (
        "What the first-named side of the pair recorded: for Russia–Iran and Russia–Turkey, Russia."
    ),
    Ledger.SECOND: "What the other side recorded. Its exports are the first side’s imports.",
    Ledger.IMPORTERS: (
        "Each side’s imports from the other, so two ledgers in one figure. For Correlates of War, "
        "which holds imports only: there turnover is import plus import."
    ),
    Ledger.EXPORTERS: (
        "Each side’s exports to the other, so two ledgers in one figure. For data that hold one "
        "value a flow under the exporter’s name: CEPII BACI and the UNCTAD matrix."
    ),
}

VERDICT_RULES: dict[Verdict, str] = {
    Verdict.HOLDS: "The figure keeps what the claim says.",
    Verdict.ROUNDED: (
        "It does once it is rounded as the claim was printed: 6.96 billion to “7 billion”. Halves "
        "are rounded up."
    ),
    Verdict.CLOSE: (
        "It misses the claim by no more than figures of this trade usually are apart, in percent "
        "of the claim. That is the largest of three: how far the pair’s two books usually are "
        "apart, how far sources that carry the same report usually are apart, and half a percent; "
        "never more than 10 percent. Where a speaker quotes the statistics of the very side whose "
        "ledger is read, the two books are left out of it: a later figure of the same side is no "
        "second book."
    ),
    Verdict.FAILS: (
        "It does not; the margin says by how much, in money and in percent of the claim."
    ),
    Verdict.NO_ANSWER: (
        "The data do not decide, and the reason is given. Where a part is known the whole is at "
        "least that, and the bound is said."
    ),
}

VERDICT_SIGNS: dict[Verdict, str] = {
    Verdict.HOLDS: "✓",
    Verdict.ROUNDED: "≈",
    Verdict.CLOSE: "~",
    Verdict.FAILS: "✗",
    Verdict.NO_ANSWER: "–",
}
"""The sign of each verdict. What nobody stated as a fact has none."""

RELATION_RULES: dict[Relation, str] = {
    Relation.AT_MOST: "Holds when the figure is no larger than the claim.",
    Relation.AT_LEAST: "Holds when the figure is no smaller than the claim.",
    Relation.ABOUT: (
        f"Holds within {ABOUT:g} percent of the claim, unless the claim's row names another "
        "percentage or the reader sets one."
    ),
    Relation.EQUALS: (
        "Holds when the figure is the claim, and when rounded if it rounds to the claim at the "
        "precision it was printed with."
    ),
    Relation.BETWEEN: "Holds when the figure lies between the two ends, both counted.",
    Relation.DESCRIBED: "A remark without a figure: shown beside the series, without a verdict.",
}

RELATION_NAMES: dict[Relation, str] = {
    Relation.AT_MOST: "At most",
    Relation.AT_LEAST: "At least",
    Relation.ABOUT: "About",
    Relation.EQUALS: "A plain figure",
    Relation.BETWEEN: "Between",
    Relation.DESCRIBED: "Described",
}

PLAIN_READING = (
    "The claimed measure in current dollars, in the last full calendar year before the statement "
    "(or the period it names), from reported values only, in each ledger by its stated order of "
    "sources. The rule is the same for every claim."
)

STATUS_RULES: dict[Status, str] = {
    Status.REPORTED: "The reporter itself recorded and published it. Drawn as a solid line.",
    Status.RECONCILED: (
        "The publisher made one value out of both sides' reports. Drawn with long dashes."
    ),
    Status.ESTIMATE: (
        "The publisher derived it, as a rule from the partner's report. It is no second opinion. "
        "Drawn dashed."
    ),
    Status.DOUBTFUL: "Reported, but contradicted by another source. Drawn dotted.",
}

GLOSSARY: dict[str, str] = {
    "reporter": "The economy that compiled a figure.",
    "partner": "The other side, as the reporter saw it.",
    "ledger": (
        "One side's own record of the trade: Russia's ledger, Iran's, Turkey's. Not the same as a "
        "source, which is a publisher's data set and may hold many ledgers."
    ),
    "flow": "Export or import, seen from the reporter.",
    "turnover": "Exports plus imports in one ledger.",
    "balance": "Exports minus imports in one ledger.",
    "gap": (
        "The importer's figure (CIF) minus the exporter's figure (FOB) for the same goods. A "
        "difference between two records, to be explained."
    ),
    "CIF over FOB": (
        "The importer's figure divided by the exporter's for the same goods. Freight and insurance "
        "alone make it a little more than 1."
    ),
    "valuation": (
        "FOB: the value at the exporter's border. CIF: with freight and insurance to the "
        "importer's border."
    ),
    "period": (
        "A calendar year (2021), a month (2021-03), or an interval of days with both ends counted "
        "(2023-03-21/2024-03-19, an Iranian year). Iranian years are never relabelled."
    ),
    "status": "How a figure came to be: reported, reconciled, estimate or doubtful.",
    "current dollars": "Dollars as counted in the year itself, with the prices of that year.",
    "constant dollars": (
        "Dollars brought to the prices of one year with the US consumer price index. A year "
        "without an index has no value in constant dollars."
    ),
    "vintage": "The publisher's release that a figure came from.",
    "retrieved": "The day the release was fetched.",
    "reading": (
        "One way to understand a claim: which source, ledger, year, definition (turnover, exports "
        "or imports only) and prices. Estimates can be shown too; they never count."
    ),
    "plain reading": PLAIN_READING,
    "verdict": (
        "Holds, holds when rounded, close, fails, or no answer, for one reading of a claim. A "
        "figure that is implied by others and a forecast are not judged."
    ),
    "witness": (
        "One customs report, through however many sources it reaches us. Readings that rest on "
        "the same report count once."
    ),
    "statement": "A figure somebody said. Never drawn as reported statistics.",
    "claim": "A statement that is set beside the statistics.",
    "predecessor": (
        "A state whose records end where another's begin (the Soviet Union, before Russia) or "
        "that became a part of another (East Germany). Joined only when asked, always marked."
    ),
}

WHY_LEDGERS_DIFFER: dict[str, str] = {
    "Freight and insurance": (
        "The exporter values goods at its border (FOB), the importer adds the way there (CIF). "
        "Between neighbours that is a few percent; the IMF assumes 6 percent (10 before 1992)."
    ),
    "Timing": "Goods leave in December and arrive in January: two ledgers, two years.",
    "Re-exports and transit": (
        "Goods sold through a third country may be booked to that country by one side and to the "
        "country of origin by the other."
    ),
    "Confidentiality": (
        "Oil, gas and arms may be recorded without product or partner, or not at all. Turkey "
        "publishes crude oil and pipeline gas from Russia only inside a confidential line."
    ),
    "Valuation and currency": (
        "Contract prices, exchange rates and customs valuation differ; Iran’s official rate was "
        "fixed far from the market’s."
    ),
    "What is counted": (
        "General trade counts goods entering bonded warehouses and free zones, special trade does "
        "not. Iranian customs figures usually leave oil out."
    ),
}

NOT_IN_THE_DATA: tuple[str, ...] = (
    "Russia’s own reports after 2021: Russia stopped reporting in 2022, and what stands for "
    "2022 to 2024 are IMF estimates made from partners’ reports.",
    "Russia–Iran by month, except Russia’s exports of 2021; Turkish exports to Russia by month "
    "before 2022, and most months from then to 2024.",
    "The tables of Iranian customs; officials’ statements about them are shown as statements.",
    "Services, arms outside the SIPRI counts, unrecorded and barter trade.",
    "Iranian exports to Russia as Iran reported them after 2018, and in some years before: the "
    "IMF’s figures from 2000 to 2020 were derived from Russia’s imports, so they are no second "
    "opinion.",
)
