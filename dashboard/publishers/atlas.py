"""Harvard Growth Lab, Atlas of Economic Complexity: partner files, old and current shape.

Known by the programs that read them and the repository's lists of columns. Old (to about 2023):
`location_code`, `partner_code` beside numeric ids. Current: `country_iso3_code`,
`partner_iso3_code`. Plain US dollars, both sides reconciled already: `export_value` is what the
first-named country sold, `import_value` what it bought. The same flow stands once more under its
partner, so exports are read and imports left. Products are added up to totals; codes that are no
number are services and left out. The column order of country_country_year is recalled: columns
are found by name. Files without a partner hold no pairs and are left to the mapping page.
"""

import re

import pandas as pd

from dashboard.credit import Credit
from dashboard.errors import Problem
from dashboard.reading import steps
from dashboard.reading.economies import by
from dashboard.reading.evidence import Fact, by_column, documented
from dashboard.reading.filter_rows import drafted
from dashboard.reading.table import Table
from dashboard.reading.tidy import Draft, Keep, Layout, Wanted
from dashboard.reading.wholes import put_whole
from dashboard.vocabulary import Witness

SIDES = (("location_code", "partner_code"), ("country_iso3_code", "partner_iso3_code"))
PRODUCTS = (
    *("hs_product_code", "sitc_product_code", "product_hs92_code", "product_hs12_code"),
    *("product_sitc_code", "product_hs22_code"),
)
NO_CODES = "the rows are split by product, and no column holds the products' codes."
WITH_CODES = "Download the file of countries by partner, or one with the codes of products."
SERVICES = "services and unspecified products"
MIRRORED = 0.05
OTHER_MIRROR = (
    "found {:,.15g}; the partner's row has {:,.15g} as import_value of the same flow (line {})."
)


def _sides(table: Table) -> tuple[str, str] | None:
    return next((sides for sides in SIDES if table.holds(*sides)), None)


def _fits(table: Table) -> bool:
    return _sides(table) is not None and table.holds("year", "export_value", "import_value")


def _read(table: Table, wanted: Wanted) -> Draft:
    one, other = _sides(table) or SIDES[0]
    product = next((name for name in PRODUCTS if table.holds(name)), "")
    codes = by("iso3", wanted.economies)
    columns = [one, other, "year", "export_value", "import_value", *([product] if product else [])]
    rule = Keep(one, wanted.couples(codes), steps.OTHER_PAIRS, beside=other)
    draft = drafted(table, columns, [rule])
    if not product:
        _refuse_other_splits(draft, table)
    steps.put_periods(draft, table, "year")
    if product:
        goods = draft.frame[product].str.fullmatch("[0-9]+").astype(bool)
        steps.leave_out(draft, ~goods, SERVICES)
    steps.put_codes(draft, one, "reporter", codes)
    steps.put_codes(draft, other, "partner", codes)
    steps.put_values(draft, table, "export_value")
    _refuse_other_mirrors(draft, table, product)
    draft.frame["flow"], draft.frame["valuation"] = "export", "unknown"
    draft.frame["status"] = "reconciled"
    draft.frame["note"] = "one reconciled flow, not a national report"
    if product:
        put_whole(draft, table, product)
    return draft


def _refuse_other_mirrors(draft: Draft, table: Table, product: str) -> None:
    """Problems of exports that are another figure in the partner's row, as its imports."""
    frame, key = draft.frame, ["reporter", "partner", "period", *([product] if product else [])]
    turned = frame.rename(columns={"reporter": "partner", "partner": "reporter"})
    bought = pd.to_numeric(turned["import_value"], errors="coerce")
    mirror = turned.assign(__mirror=bought, __line=turned.index)[[*key, "__mirror", "__line"]]
    both = frame.merge(mirror.drop_duplicates(key), on=key, how="left").set_index(frame.index)
    sold, theirs = both["value_usd"], both["__mirror"]
    wrong = both[(sold - theirs).abs() > MIRRORED * sold.combine(theirs, max)]
    draft.problems += [
        Problem(table.name, OTHER_MIRROR.format(row[0], row[1], int(row[2])), line, "export_value")
        for line, row in zip(
            map(int, wrong.index),
            wrong[["value_usd", "__mirror", "__line"]].to_numpy(),
            strict=True,
        )
    ]


def _refuse_other_splits(draft: Draft, table: Table) -> None:
    """Products by numbers of the Atlas's own: without their codes no part is told from a whole."""
    splits = [name for name in table.header() if re.search("product|hs_|sitc", name)]
    if splits:
        line = table.lines[0]
        draft.problems.append(Problem(table.name, NO_CODES, line, splits[0], WITH_CODES))


CREDIT = Credit(
    source="harvard-atlas",
    publisher="Harvard Growth Lab",
    title="Atlas of Economic Complexity, trade by partner",
    page="https://atlas.hks.harvard.edu",
    licence="Creative Commons; see the page of the download",
    caution="Reconciled from both sides' reports, so reporter means exporter.",
    definition="Current US dollars; one reconciled value per flow",
    short_name="Atlas of Harvard",
    witness=Witness.PUBLISHER,
)
FACTS = (
    by_column(Fact.FLOW, "what the first-named country sold", "export_value"),
    by_column(Fact.PARTNER, "by code", "partner_code or partner_iso3_code"),
    documented(Fact.UNIT, "US dollars", "the Atlas gives plain dollars"),
    documented(Fact.STATUS, "reconciled", "the Atlas corrects both sides' reports to one figure"),
    documented(Fact.WHOLE, "the whole: country by partner", "no column splits a flow"),
)
LAYOUT = Layout("harvard-atlas", CREDIT, _fits, _read, facts=FACTS)
