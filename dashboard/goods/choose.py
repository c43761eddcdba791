"""What can be chosen of goods: the groups, whose record, which years, shares or dollars."""

from dashboard.asking import Ask
from dashboard.goods.exhibit import GoodsChoice, groups_of, records_of, years_of
from dashboard.goods.products import Record
from dashboard.goods.words import FEW, record_name
from dashboard.package.package import Package
from dashboard.series import choose

SHOWN_AS = {"share": "Shares", "dollars": "Dollars"}


def goods_choice(ask: Ask, package: Package) -> GoodsChoice:
    """The groups, whose record of which flow, its years, and shares or dollars."""
    source = ask.switch("Groups of goods", "groups", groups_of(package))
    by_id = {record.id: record for record in records_of(package)[source]}
    names = {id_: record_name(record, package.names) for id_, record in by_id.items()}
    left, middle, right = ask.columns([2, 1, 1])
    with left:
        record = by_id[ask.select("Whose record of which flow", "flow", names)]
    with middle:
        shown_as = ask.switch("Shown as", "shown", SHOWN_AS)
    with right:
        prices = choose.price_year(ask, package)
    years = _years(ask, package, record)
    ask.done()
    return GoodsChoice(record, years, shown_as == "dollars", prices)


def _years(ask: Ask, package: Package, record: Record) -> tuple[str, ...]:
    """The years that the reader chose of a record of many; none where all are shown."""
    years = years_of(package, record)
    if len(years) <= FEW:
        return ()
    words = {year: year for year in years}
    chosen = ask.several("Years", "goods-years", words, years[:FEW])
    return tuple(sorted(chosen)) or tuple(years[:FEW])
