"""The parts of the page Indicators, by the choices of an address."""

from collections.abc import Callable, Mapping

from dashboard.asking import Ask
from dashboard.exhibit import Exhibit
from dashboard.goods.choose import goods_choice
from dashboard.goods.exhibit import by_groups
from dashboard.indicators.choose import part_choice
from dashboard.indicators.choose_beside import beside_choice
from dashboard.indicators.choose_events import event_choice
from dashboard.indicators.choose_oil import oil_choice
from dashboard.indicators.choose_shares import shares_choice
from dashboard.indicators.exhibit_beside import beside
from dashboard.indicators.exhibit_events import before_and_after
from dashboard.indicators.exhibit_oil import against_price
from dashboard.indicators.exhibit_shares import both_shares
from dashboard.package.package import Package


def of_part(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    """The exhibit of the part that is open; none where the data hold nothing for it."""
    return PARTS[part_choice(ask)](ask, package)


def _beside(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return (beside(package, beside_choice(ask, package)),)


def _shares(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return (both_shares(package, shares_choice(ask, package)),)


def _oil(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    choice = oil_choice(ask, package)
    return (against_price(package, choice),) if choice else ()


def _events(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    choice = event_choice(ask, package)
    return (before_and_after(package, choice),) if choice else ()


def _goods(ask: Ask, package: Package) -> tuple[Exhibit, ...]:
    return (by_groups(package, goods_choice(ask, package)),)


PARTS: Mapping[str, Callable[[Ask, Package], tuple[Exhibit, ...]]] = {
    "beside": _beside,
    "shares": _shares,
    "oil": _oil,
    "events": _events,
    "goods": _goods,
}
