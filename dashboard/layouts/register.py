"""All layouts, in the order in which they are tried: the more particular ones first."""

from dashboard.layouts import comtrade, imf_imts, own
from dashboard.layouts.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    own.LAYOUT,
    comtrade.LAYOUT,
    *imf_imts.LAYOUTS,
)
