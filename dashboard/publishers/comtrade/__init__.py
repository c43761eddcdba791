"""UN Comtrade: one reading of its rows (reader.py) for the columns of every writing (names.py)."""

from dashboard.publishers.comtrade import legacy, portal

LAYOUTS = (portal.LAYOUT, legacy.LAYOUT)
