"""One publisher a file; here all their layouts, in the order tried: the more particular first."""

from dashboard.publishers import (
    atlas,
    cepii,
    comtrade,
    cow,
    fred,
    imf_dots,
    imf_imts,
    our_own,
    owid,
    russian_customs,
    sdmx,
    sipri,
    turkstat,
    unvotes,
    wits,
    wits_tables,
    worldbank,
)
from dashboard.reading.tidy import Layout

LAYOUTS: tuple[Layout, ...] = (
    our_own.LAYOUT,
    *comtrade.LAYOUTS,
    *worldbank.LAYOUTS,
    wits.LAYOUT,
    wits_tables.LAYOUT,
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
