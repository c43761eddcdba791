"""Files as somebody would hand them in: written here from what is known of their headers."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from openpyxl import Workbook

from dashboard.publishers import LAYOUTS
from dashboard.reading import recognise as reading
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Tidy, Wanted

HandIn = Callable[[str, str | bytes], Handed]
Widened = Callable[..., Wanted]


class ReadIn(Protocol):
    """Hands a file in by its name and content, with what its reader answers, and reads it."""

    def __call__(self, name: str, content: str | bytes, **answers: str) -> Tidy: ...


read = partial(reading.read, layouts=LAYOUTS)
recognise = partial(reading.recognise, layouts=LAYOUTS)
together = partial(reading.together, layouts=LAYOUTS)

HEADER = [
    "DATASET", "COUNTRY.ID", "COUNTRY", "COUNTERPART_COUNTRY.ID", "INDICATOR.ID", "FREQUENCY.ID",
    "SCALE.ID", "TIME_PERIOD", "OBS_VALUE", "UPDATE_DATE",
]  # fmt: skip
INDICATORS = {"export": "XG_FOB_USD", "import": "MG_CIF_USD"}
FLIPS = {("IRN", "export", "2021"): 2950.472539}
"""A revision of Russia's exports to Iran that turns “holds when rounded” into “holds”."""
PLAIN = "now 4.046 billion dollars, over by 1.1 percent (45.63 million dollars): holds when rounded"
TURNED = "with this file 3.926 billion dollars, under by 1.9 percent (74.37 million dollars): holds"
PORTAL = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,"
    "isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
NAMES = {"TUR": "Türkiye", "RUS": "Russian Federation", "IRN": "Iran", "CHN": "China"}
Revised = Mapping[tuple[str, str, str], float | Decimal]


def imts(folder: Path, revised: Revised = FLIPS, day: str = "2027-05-20") -> bytes:
    """The portal's file, an observation a row in millions, with some values revised or added."""
    with (folder / "trade" / "imf-imts.csv").open(encoding="utf-8") as file:
        values = {
            (row["partner"], row["flow"], row["period"]): Decimal(row["value_usd"]) / 10**6
            for row in csv.DictReader(file)
        }
    rows = [
        [
            "IMF.STA:IMTS", "RUS", "Russian Federation", partner, INDICATORS[flow], "A", "6",
            period, str(value), day,
        ]
        for (partner, flow, period), value in {**values, **revised}.items()
    ]  # fmt: skip
    return as_csv([HEADER, *rows])


def as_csv(rows: list[list[str]]) -> bytes:
    """Rows as a publisher writes them."""
    held = io.StringIO(newline="")
    csv.writer(held).writerows(rows)
    return held.getvalue().encode()


def tidy(folder: Path, old: str = "", new: str = "", file: str = "trade/imf-imts.csv") -> bytes:
    """A table of ours, with one passage replaced."""
    text = (folder / file).read_text("utf-8")
    assert not old or text.count(old) == 1
    return text.replace(old, new).encode() if old else text.encode()


def national(*rows: str) -> bytes:
    """A table of no known layout: a ministry's list, in thousands, with decimal commas."""
    return "\n".join(["Land;Partnerland;Art;Jahr;Wert", *rows, ""]).encode()


MINISTRY = national(
    "Russland;Iran;Ausfuhr;2025;2.801.250,5",
    "Russland;Iran;Einfuhr;2025;1.102.500,0",
    "Russland;Atlantis;Ausfuhr;2025;1,0",
)


def zipped(members: Mapping[str, str | bytes], onto: bytes = b"") -> bytes:
    """Files by name in a zip, or in one that is there."""
    content = io.BytesIO(onto)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def workbook(**sheets: Iterable[Sequence[object]]) -> bytes:
    """Rows on the sheets of a workbook."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def values(tidy: Tidy) -> dict[Any, float]:
    """The figures of a Tidy by reporter, partner, flow and period, or by indicator."""
    assert not tidy.problems, [str(problem) for problem in tidy.problems]
    assert not tidy.open, [str(question) for question in tidy.open]
    key, value = ["reporter", "partner", "flow", "period"], "value_usd"
    if tidy.kind == "indicators":
        key, value = ["indicator", "economy", "partner", "period"], "value"
    return tidy.frame.set_index(key)[value].to_dict()


def notes(tidy: Tidy) -> dict[str, tuple[str, str]]:
    """Status and note by period."""
    frame = tidy.frame
    couples = zip(frame["status"], frame["note"], strict=True)
    return dict(zip(frame["period"], couples, strict=True))


def portal_row(
    reporter: str = "TUR",
    partner: str = "RUS",
    flow: str = "M",
    value: str = "58848854000",
    **more: str,
) -> list[str]:
    """The cells of a row of Comtrade's portal, by name."""
    cells = dict.fromkeys(PORTAL.split(","), "0")
    cells |= {"typeCode": "C", "freqCode": "A", "period": "2022"}
    cells |= {"refYear": more.get("period", "2022")[:4]}
    cells |= {"refMonth": "52", "reporterISO": reporter, "partnerISO": partner, "flowCode": flow}
    cells |= {"classificationCode": "H6", "cmdCode": "TOTAL", "cmdDesc": "All Commodities"}
    cells |= {"customsCode": "C00", "partner2Code": "0", "motCode": "0", "mosCode": "0 "}
    cells |= {"primaryValue": value, "legacyEstimationFlag": "4", "isAggregate": "true"}
    cells |= {"cifvalue": value if flow == "M" else "", "fobvalue": value if flow == "X" else ""}
    cells |= {"reporterDesc": NAMES.get(reporter, ""), "partnerDesc": NAMES.get(partner, "")}
    month = more.get("period", "")[4:6]
    cells |= {"refMonth": month.lstrip("0") if month.isdigit() else "52", **more}
    return list(cells.values())
