"""What two economies trade, where the data have it: groups of goods as shares and dollars."""

from functools import partial

from dashboard.goods.choose import goods_choice
from dashboard.goods.exhibit import by_groups
from dashboard.package.package import Package
from dashboard.parts import exhibit as parts
from dashboard.parts.controls import drawn_last


def render(package: Package) -> None:
    """Which groups, whose record, shares or dollars; the picture with its caution."""
    with drawn_last(lambda ask: goods_choice(ask, package)) as choice:
        parts.view(package, partial(by_groups, package, choice))
