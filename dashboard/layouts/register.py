"""All layouts, in the order in which they are tried: the more particular ones first."""

from dashboard.layouts import (
    comtrade,
    comtrade_legacy,
    cow,
    imf_dots,
    imf_imts,
    own,
    turkstat,
    worldbank,
)
from dashboard.layouts.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    own.LAYOUT,
    comtrade.LAYOUT,
    comtrade_legacy.LAYOUT,
    *worldbank.LAYOUTS,
    *imf_dots.LAYOUTS,
    *imf_imts.LAYOUTS,
    *cow.LAYOUTS,
    turkstat.LAYOUT,
)
