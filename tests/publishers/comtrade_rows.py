"""Rows of UN Comtrade's portal, of Russia's trade with Turkey, for the tests of its layouts."""

from collections.abc import Iterable

from handing import PORTAL, portal_row

HEAD = PORTAL.split(",")
RUS_TUR = {"reporterCode": "643", "partnerCode": "792", "partner2Code": "0"}
EXPORT, IMPORT = ("RUS", "TUR", "export", "2021"), ("RUS", "TUR", "import", "2021")


def row(flow: str = "X", value: str = "26515683555", **more: str) -> list[str]:
    """A row of 2021, Russia's trade with Turkey, with the numbers of both."""
    year = {"period": "2021", "flowDesc": {"X": "Export", "M": "Import"}.get(flow, flow)}
    flags = {"isReported": "false", "isAggregate": "true"}
    other = {"partnerDesc": ""} if {"partnerCode", "partnerISO"} & more.keys() else {}
    return portal_row("RUS", "TUR", flow, value, **{**RUS_TUR, **year, **flags, **other, **more})


def table(rows: Iterable[list[str]], head: Iterable[str] = HEAD, mark: str = ",") -> str:
    lines = (mark.join(cells) for cells in [list(head), *rows])
    return "\n".join([*lines, ""])


BOTH = [row(), row("M", "6511050081")]
