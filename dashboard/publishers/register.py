"""All layouts, in the order in which they are tried: the more particular ones first."""

from dashboard.publishers import (
    atlas,
    cepii,
    comtrade,
    comtrade_legacy,
    cow,
    fred,
    imf_dots,
    imf_imts,
    owid,
    russian_customs,
    sdmx,
    sipri,
    turkstat,
    unvotes,
    wits,
    worldbank,
)
from dashboard.publishers import our_own as own
from dashboard.reading.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    own.LAYOUT,
    comtrade.LAYOUT,
    comtrade_legacy.LAYOUT,
    *worldbank.LAYOUTS,
    wits.LAYOUT,
    *imf_dots.LAYOUTS,
    *imf_imts.LAYOUTS,
    *sdmx.LAYOUTS,
    *cepii.LAYOUTS,
    *cow.LAYOUTS,
    atlas.LAYOUT,
    russian_customs.LAYOUT,
    owid.LAYOUT,
    fred.LAYOUT,
    *sipri.LAYOUTS,
    *unvotes.LAYOUTS,
    turkstat.LAYOUT,
)
