"""Real downloads, where the environment names a folder of them: each is read by its own layout.

The folder is no part of this project; without it these tests are skipped and say so.
"""

import os
from pathlib import Path

import pytest
from handing import Widened, read, recognise

from dashboard.errors import CannotRead
from dashboard.reading.mapped import read_mapped
from dashboard.reading.mapping import Mapping, Side
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Wanted

NAMED = "TWO_LEDGERS_SAMPLES"
FOLDER = Path(os.environ.get(NAMED, ""))
pytestmark = pytest.mark.skipif(
    not os.environ.get(NAMED), reason=f"{NAMED} names no folder of real downloads"
)
MORE = "THA,BWA,LCA,MLI,FRA,CAN,AUS,SGP,MYS,KOR,HKG,IDN,ISL,AUT,AND,AFG,BEN,BLR,POL,ABW,ITA,XAU"
NAMES = {"XAU": "African Union"}
FACTS = {
    "comtrade_plus/TradeData_THA_8542.csv": (
        "un-comtrade",
        {"reporter": "THA", "partner": "IRN", "flow": "import", "period": "2015"},
        118637.48,
    ),
    "comtrade_plus/TradeData_TOTAL_2022.csv": (
        "un-comtrade",
        {"reporter": "CHN", "partner": "RUS", "flow": "import", "period": "2022"},
        114148970877.0,
    ),
    "comtrade_plus/TradeData_Services.csv": (
        "un-comtrade",
        {"reporter": "DEU", "partner": "RUS", "flow": "export", "code": "S"},
        1856524734.69,
    ),
    "comtrade_legacy/comtrade.csv": (
        "un-comtrade-legacy",
        {"reporter": "BLR", "partner": "WLD", "flow": "export", "period": "2014"},
        36080536800.0,
    ),
    "comtrade_legacy/bulk_22col_header.csv": (
        "un-comtrade-legacy",
        {"reporter": "AFG", "partner": "WLD", "classification": "SITC1", "code": "0"},
        309541080.0,
    ),
    "imf_imts_portal/observation_per_row_ID.csv": (
        "imf-imts-observations",
        {"reporter": "BWA", "partner": "WLD", "flow": "import", "period": "2000"},
        2081583938.0,
    ),
    "imf_imts_api/sdmx21_csv_1.csv": (
        "imf-imts-api",
        {"reporter": "USA", "partner": "WLD", "flow": "export", "period": "2024"},
        2065411250609.0,
    ),
    "imf_imts_api/sdmx30_text_csv.csv": (
        "imf-imts-api",
        {"reporter": "FRA", "partner": "USA", "flow": "import", "period": "2022"},
        56004917567.0,
    ),
    "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2.csv": (
        "wdi",
        {"indicator": "gdp", "economy": "RUS", "period": "2016"},
        1283162348132.89,
    ),
    "wits/Import_Export_by_Industry_SG.csv": (
        "wits",
        {"reporter": "SGP", "partner": "KOR", "flow": "import", "code": "92"},
        278861.0,
    ),
    "cow_national/National_COW_4.0.csv": (
        "cow-national",
        {"indicator": "goods-imports-cow", "economy": "TUR", "period": "2014"},
        242176.944458,
    ),
    "eurostat/sdmx_csv_1.csv": ("eurostat", {"economy": "FRA", "period": "2021"}, 287179.0),
    "eurostat/comext_full_v2.dat": (
        "eurostat-comext",
        {"economy": "AUT", "partner": "AND", "period": "2024-02"},
        2765.0,
    ),
    "oecd_sdmx/csvfilewithlabels.csv": ("oecd", {"economy": "ISL", "period": "2021"}, 50.4),
    "owid/old_header.csv": ("our-world-in-data", {"economy": "KOR", "period": "2022"}, 83.5),
    "fcs_portal/2021-01.csv": (
        "russian-customs",
        {"reporter": "RUS", "partner": "KAZ", "flow": "export", "period": "2021-01"},
        38333.71,
    ),
    "sipri/tiv_import_export_values_2026.csv": (
        "sipri-tiv",
        {"economy": "DEU", "partner": "ISR", "period": "2023"},
        399.0,
    ),
    "sipri/transfer_register_2026.csv": (
        "sipri-register",
        {"economy": "ISR", "partner": "XAU", "period": "2018"},
        0.3,
    ),
}
SAID = {
    "baci_codes/country_codes_V202201.csv": ("cepii-baci-codes", "it holds no figures"),
    "baci_codes/country_codes_V202501.csv": ("cepii-baci-codes", "it holds no figures"),
    "fred/header.csv": ("fred", "a header and no rows"),
    "owid/new_header_2026.csv": ("our-world-in-data", "a header and no rows"),
    "unvotes/AgreementScores_header.txt": ("un-agreement", "a header and no rows"),
}
ELSEWHERE = {"comtrade_errorfile/comtrade.csv", "unvotes/undl_bulk_2026.csv"}


def handed(name: str) -> Handed:
    path = FOLDER / name
    return Handed(path.name, path)


def samples() -> set[str]:
    found = (path for path in FOLDER.rglob("*") if path.is_file() and path.name != "SOURCE.txt")
    return {path.relative_to(FOLDER).as_posix() for path in found}


def test_every_sample_is_looked_at_here() -> None:
    examples = {name for name in samples() if name.startswith("sdmx_csv_official/")}
    assert samples() == {*FACTS, *SAID, *ELSEWHERE, *examples}


@pytest.mark.parametrize("name", FACTS)
def test_a_real_download_is_read_by_its_own_layout(widened: Widened, name: str) -> None:
    layout, row, value = FACTS[name]
    tidy = read(handed(name), widened(*MORE.split(","), **NAMES))
    assert tidy.layout == recognise(handed(name)).id == layout
    assert [str(problem) for problem in tidy.problems] == []
    frame = tidy.frame
    for column, cell in row.items():
        frame = frame[frame[column] == cell]
    assert frame[{"indicators": "value"}.get(tidy.kind, "value_usd")].tolist() == [value]
    used = {*frame.index}
    assert used <= set(range(2, tidy.rows_read + 20))


@pytest.mark.parametrize("name", SAID)
def test_a_sample_without_figures_says_so(wanted: Wanted, name: str) -> None:
    layout, said = SAID[name]
    tidy = read(handed(name), wanted)
    assert tidy.layout == layout
    assert said in str(tidy.problems[0])


def test_the_saved_error_page_is_refused_in_words(wanted: Wanted) -> None:
    with pytest.raises(CannotRead, match="error message of UN Comtrade saved as a file"):
        read(handed("comtrade_errorfile/comtrade.csv"), wanted)


def test_the_list_of_votes_counts_states_that_voted(widened: Widened) -> None:
    tidy = read(handed("unvotes/undl_bulk_2026.csv"), widened(*MORE.split(",")))
    assert tidy.layout == "un-library-votes"
    october = "votes of years without a vote in December: a part of their year"
    assert (tidy.rows_read, tidy.left_out) == (2, {"states that did not vote": 1, october: 1})


def test_the_standards_own_examples_name_no_economy_and_are_read_by_a_mapping(
    wanted: Wanted,
) -> None:
    names = sorted(name for name in samples() if name.startswith("sdmx_csv_official/"))
    for name in names:
        assert recognise(handed(name)).id == "sdmx-csv"
        assert "no column names an economy" in str(read(handed(name), wanted).problems[0])
    sides = Side(value="RUS"), Side(value="TUR"), Side(value="export"), Side(column="DIM_3")
    mapping = Mapping("example", *sides, value="OBS_VALUE", unit="plain")
    tidy = read_mapped(handed("sdmx_csv_official/example-01.csv"), mapping, wanted)
    assert tidy.frame.set_index("period")["value_usd"].to_dict() == {
        "2014-01": 12.4,
        "2014-02": 10.8,
    }
