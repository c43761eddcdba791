"""What leaves the dashboard: safe for spreadsheets, whole, and the same every time."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
from frictionless import Package as Frictionless

from dashboard.package.bundle import bundle
from dashboard.sharing.link import link
from dashboard.shipped import SHIPPED
from dashboard.text.csv import csv_of, rounded


def test_a_formula_in_a_text_cell_is_made_harmless_and_numbers_are_left_alone() -> None:
    frame = pd.DataFrame({"note": ["=1+1", "@x", "-a", "plain"], "value": [-1.5, 2, 3, 4]})
    rows = list(csv.reader(io.StringIO(csv_of(frame).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'@x", "'-a", "plain"]
    assert rows[1][1] == "-1.5"


def test_a_download_opens_in_a_spreadsheet_as_utf8() -> None:
    assert csv_of(pd.DataFrame({"pair": ["Russia–Iran"]})).startswith(b"\xef\xbb\xbf")


def test_the_bundle_is_a_valid_package_with_every_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle(SHIPPED))) as archive:
        archive.extractall(tmp_path)
    assert Frictionless(str(tmp_path / "datapackage.json")).validate().valid
    described = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        copied = (tmp_path / resource["path"]).read_bytes()
        assert copied == (SHIPPED / resource["path"]).read_bytes()


def test_the_bundle_is_the_same_byte_for_byte() -> None:
    assert bundle(SHIPPED) == bundle(SHIPPED)


def test_a_link_holds_every_choice_a_version_and_the_digest() -> None:
    address = link("http://127.0.0.1:8501/trade", {"pairs": ["A", "B"], "show": [""]}, "abcdef0123")
    assert address == "http://127.0.0.1:8501/trade?pairs=A&pairs=B&show=&v=1&data=abcdef01"


def test_whole_dollars_are_printed_without_a_point() -> None:
    assert rounded(pd.DataFrame({"value": [2.0, 2.5]}))["value"].tolist() == [2, 2.5]
