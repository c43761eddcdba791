"""What two economies trade, where the data have it: groups of goods as shares and dollars."""

import streamlit as st

from dashboard.goods.exhibit import GoodsChoice, by_groups, groups_of, records_of, years_of
from dashboard.goods.products import Record
from dashboard.goods.words import FEW, record_name
from dashboard.package.package import Package
from dashboard.parts import address, controls
from dashboard.parts import exhibit as parts
from dashboard.series import page_choose

SHOWN_AS = {"share": "Shares", "dollars": "Dollars"}


def render(package: Package) -> None:
    """Which groups, whose record, shares or dollars; the picture with its caution."""
    choice = _choose(package)
    parts.view(package, "goods", lambda: by_groups(package, choice))


def _choose(package: Package) -> GoodsChoice:
    source = controls.switch("Groups of goods", "groups", groups_of(package))
    by_id = {record.id: record for record in records_of(package)[source]}
    names = {id_: record_name(record, package.names) for id_, record in by_id.items()}
    left, middle, right = st.columns([2, 1, 1])
    with left:
        record = by_id[controls.select("Whose record of which flow", "flow", names)]
    with middle:
        shown_as = controls.switch("Shown as", "shown", SHOWN_AS)
    with right:
        prices = page_choose.price_year(package)
    years = _years(package, record)
    address.write()
    return GoodsChoice(record, years, shown_as == "dollars", prices)


def _years(package: Package, record: Record) -> tuple[str, ...]:
    """The years that the reader chose of a record of many; none where all are shown."""
    years = years_of(package, record)
    if len(years) <= FEW:
        return ()
    words = {year: year for year in years}
    chosen = controls.several("Years", "goods-years", words, years[:FEW])
    return tuple(sorted(chosen)) or tuple(years[:FEW])
