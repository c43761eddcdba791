"""Five files as somebody would hand them in, and one that nobody can read."""

from pathlib import Path

from handing import FLIPS, PORTAL, as_csv, imts, portal_row

NEXT_YEAR = {("IRN", "export", "2025"): 2801.25, ("IRN", "import", "2025"): 1102.5}
TRADE = [
    ("TUR", "RUS", "M", "2021", "28959000000"),
    ("TUR", "RUS", "X", "2021", "5774000000"),
    ("IRN", "RUS", "M", "2021", "1702000000"),
    ("IRN", "RUS", "X", "2021", "580000000"),
]
WDI = (
    '\ufeff"Data Source","World Development Indicators",\r\n\r\n'
    '"Last Updated Date","2026-03-01",\r\n\r\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2020","2021","2025",\r\n'
    '"Turkiye","TUR","GDP (current US$)","NY.GDP.MKTP.CD","720289377120.5","819865253669.5",'
    '"1400000000000",\r\n'
    '"Arab World","ARB","GDP (current US$)","NY.GDP.MKTP.CD","1","2","3",\r\n'
)
EUROSTAT = (
    "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE\n"
    "ESTAT:DS-045409(1.0),22/05/26 11:00:00,A,DE,RU,TOTAL,1,VALUE_IN_EUROS,2021,33117000000\n"
    "ESTAT:DS-045409(1.0),22/05/26 11:00:00,A,DE,RU,TOTAL,2,VALUE_IN_EUROS,2021,26618000000\n"
    "ESTAT:DS-045409(1.0),22/05/26 11:00:00,A,DE,RU,TOTAL,2,VALUE_IN_EUROS,2022,:\n"
)


def specimens(folder: Path) -> dict[str, bytes]:
    """The files by name, made from the data of a folder where they revise them.

    Their releases lie in the past, so that none can be taken for today.
    """
    return {
        "imts.csv": imts(folder, {**FLIPS, **NEXT_YEAR}, "2026-10-20"),
        "comtrade.csv": _comtrade(),
        "claims.csv": _claims(folder),
        "wdi.csv": WDI.encode(),
        "eurostat.csv": EUROSTAT.encode(),
        "unknown.csv": b"Land;Art;Wert\nRussland;Ausfuhr;1\n",
    }


def _comtrade() -> bytes:
    """The portal's file, in a year that the data hold from other sources."""
    rows = [
        portal_row(reporter, partner, flow, value, period=year, refYear=year, mosCode="0",
                   legacyEstimationFlag="0", reporterDesc="0")
        for reporter, partner, flow, year, value in TRADE
    ]  # fmt: skip
    return as_csv([PORTAL.split(","), *rows])


def _claims(folder: Path) -> bytes:
    """Our own table with the first claim made stricter and the last left out."""
    lines = (folder / "claims.csv").read_text("utf-8").splitlines()
    lines[1] = lines[1].replace("4000000000", "3000000000")
    return "\n".join([*lines[:-1], ""]).encode()
