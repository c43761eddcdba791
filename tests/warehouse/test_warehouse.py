"""Trade that lives elsewhere: the same answers, the same sums, and no secret told."""

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner, Result
from warehousing import load_postgres, parquet, postgres, silent, spark_or_skip

from dashboard import api
from dashboard.claims.claim import PLAIN
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.review import table
from dashboard.cli import app
from dashboard.errors import NoWarehouse, UnknownChoice
from dashboard.package.package import Package
from dashboard.warehouse import backends
from dashboard.warehouse.address import address_of
from dashboard.warehouse.asked import all_of, of_pairs
from dashboard.warehouse.expressions import KEY
from dashboard.warehouse.patience import SECONDS_VARIABLE
from dashboard.warehouse.seen import WAREHOUSE_VARIABLE, through

# Ibis 12 calls DuckDB by a name that has a better one since.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
ASKED = [
    ["series", "RUS-IRN", "RUS-TUR", "RUS-CHN", "RUS-DEU", "--join"],
    ["series", "RUS-TUR", "TUR-IRN", "--measure", "balance", "--ledger", "partner"],
    ["series", "RUS-TUR", "--step", "monthly", "--ledger", "partner", "--format", "json"],
    ["claims", "--statements", "--format", "csv"],
    ["claims", "--format", "json"],
    ["judge", "--of", "RUS-TUR", "--value", "$66.6 billion", "--period", "2023"],
    ["judge", "--of", "DEU-RUS", "--form", "rank", "--value", "2", "--period", "2019"],
]
IN_LINES = ("cepii-baci", "imf-dots")
"""Sources whose rows stand as lines of goods in the table that is added up."""


def run(*words: str, warehouse: str = "") -> Result:
    return CliRunner().invoke(app, [*words], env={WAREHOUSE_VARIABLE: warehouse})


@pytest.fixture(scope="module")
def lines(package: Package) -> pd.DataFrame:
    """The shipped trade, of two sources as lines of goods at six digits."""
    trade, dice = package.trade, np.random.default_rng(13)
    in_lines = trade["source"].isin(IN_LINES)
    goods = [
        {**row, "code": f"{10101 + n:06d}", "value_usd": float(part)}
        for row in trade[in_lines].to_dict("records")
        for n, part in enumerate(_parts(row["value_usd"], dice))
    ]
    return pd.concat([trade[~in_lines].assign(code=""), pd.DataFrame(goods)], ignore_index=True)


def _parts(value: float, dice: np.random.Generator) -> list[Decimal]:
    """A value in lines of whole cents, as many as there happen to be."""
    cents = int((Decimal(value) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    cuts = sorted(int(cut) for cut in dice.integers(0, cents + 1, dice.integers(1, 12)))
    ends = zip([0, *cuts], [*cuts, cents], strict=True)
    return [Decimal(end - start) / 100 for start, end in ends]


def same_as_the_files(package: Package, trade_at: str, lines_at: str) -> None:
    """All that is asked of a warehouse, whatever it is."""
    there = through(package, trade_at, all_of(package))
    ours, theirs = (one.trade.set_index(KEY).sort_index() for one in (package, there))
    pd.testing.assert_frame_equal(ours, theirs[ours.columns])
    assert list(there.trade.columns) == list(package.trade.columns)
    for ask in (_series, _claims, _ledgers):
        pd.testing.assert_frame_equal(ask(package), ask(there))
    added_up = through(package, lines_at, all_of(package))
    summed = added_up.trade.set_index(KEY).sort_index()
    assert (ours["value_usd"] - summed["value_usd"]).abs().max() < 0.006
    shown, again = (_series(one)["value"] for one in (package, added_up))
    assert (shown - again).abs().max() < 0.015
    verdicts = [_claims(one)[["id", "verdict"]] for one in (package, added_up)]
    assert verdicts[0].equals(verdicts[1])


def _series(package: Package) -> pd.DataFrame:
    return api.series(package, "RUS-IRN", "RUS-TUR", "RUS-CHN", "RUS-DEU").rows


def _claims(package: Package) -> pd.DataFrame:
    court = court_of(package)
    return table([every_reading(court, claim) for claim in court.claims], PLAIN, court.names)


def _ledgers(package: Package) -> pd.DataFrame:
    return api.ledgers(package, "RUS-TUR").rows


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_command_says_letter_for_letter_what_it_says_of_the_files(
    words: list[str], package: Package, tmp_path: Path
) -> None:
    plain, there = run(*words), run(*words, warehouse=str(parquet(tmp_path, package.trade)))
    assert plain.exit_code == 0
    assert len(plain.stdout) > 100
    assert there.stdout == plain.stdout
    assert there.stderr == plain.stderr


def test_what_is_kept_goes_into_the_files(package: Package, folder: Path, tmp_path: Path) -> None:
    doubled = package.trade.assign(value_usd=2 * package.trade["value_usd"])
    words = ["judge", "--of", "RUS-TUR", "--value", "$66.6 billion", "--period", "2021"]
    words += ["--said", "Somebody", "--on", "2023-01-01", "--keep", "--yes", "--data", str(folder)]
    found = run(*words, warehouse=str(parquet(tmp_path / "twice", doubled)))
    assert found.exit_code == 0, found.output
    assert "66.05 billion dollars" in found.stdout
    assert "Somebody" in (folder / "claims.csv").read_text("utf-8")


def test_a_folder_of_parquet_answers_as_the_files_do(
    package: Package, lines: pd.DataFrame, tmp_path: Path
) -> None:
    same_as_the_files(
        package,
        f"duckdb://{parquet(tmp_path / 'trade', package.trade)}",
        f"duckdb://{parquet(tmp_path / 'lines', lines, name='part-0')}",
    )


def test_a_file_of_duckdb_answers_as_the_files_do(
    package: Package, lines: pd.DataFrame, tmp_path: Path
) -> None:
    import duckdb

    file = tmp_path / "world.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.register("frame", package.trade)
        connection.execute("CREATE TABLE trade AS FROM frame")
        connection.register("other", lines)
        connection.execute("CREATE TABLE hs6 AS FROM other")
    same_as_the_files(package, f"duckdb://{file}", f"duckdb://{file}#hs6")


@pytest.mark.slow
def test_postgresql_answers_as_the_files_do_and_its_password_is_not_told(
    package: Package, lines: pd.DataFrame, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with postgres() as url:
        load_postgres(url, "trade", package.trade)
        load_postgres(url, "hs6", lines)
        same_as_the_files(package, url, f"{url}#hs6")
        whole = run("series", "RUS-IRN", warehouse=url)
        refused = run("series", "RUS-IRN", warehouse=url.replace("p%40ss", "p%40ssed"))
        no_table = run("series", "RUS-IRN", warehouse=f"{url}#nothing")
    assert not whole.stderr
    assert "password authentication failed" in refused.stderr
    assert "no table “nothing”; it holds hs6, trade" in no_table.stderr
    secret = url.split(":")[2].split("@")[0].removeprefix("p%40ss%2F")
    said = [whole.output, refused.output, no_table.output, caplog.text, repr(address_of(url))]
    assert not [text for text in said if secret in text]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Spark's own Python has some
def test_a_cluster_of_spark_answers_as_the_files_do(
    package: Package, lines: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spark_or_skip()
    monkeypatch.setenv(SECONDS_VARIABLE, "300")
    master = "?master=local-cluster[2,1,1024]"
    same_as_the_files(
        package,
        f"spark-local://{parquet(tmp_path / 'trade', package.trade)}{master}",
        f"spark-local://{parquet(tmp_path / 'lines', lines)}{master}",
    )


def test_only_rows_of_the_pairs_asked_for_travel(package: Package, tmp_path: Path) -> None:
    url = str(parquet(tmp_path, package.trade))
    there = through(package, url, of_pairs(package, ["rus-irn"]))
    sides = {frozenset(row) for row in there.trade[["reporter", "partner"]].itertuples(index=False)}
    assert sides == {frozenset({"RUS", "IRN"}), frozenset({"SUN", "IRN"})}
    assert there.digest not in {package.digest, through(package, url, all_of(package)).digest}


def test_a_sum_of_lines_is_as_weak_as_its_weakest_and_says_that_it_was_added_up(
    package: Package, tmp_path: Path
) -> None:
    row = package.trade[package.trade["source"] == "imf-dots"].iloc[0]
    both = pd.DataFrame([row, row]).assign(
        code=["010101", "010102"], status=["reported", "estimate"], valuation=["fob", "cif"],
        note="", value_usd=[0.1, 0.2],
    )  # fmt: skip
    found = through(package, str(parquet(tmp_path, both)), all_of(package)).trade.iloc[0]
    assert found["value_usd"] == 0.3
    assert (found["status"], found["valuation"]) == ("estimate", "unknown")
    assert found["note"] == "added up from 2 lines of goods"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"code": ["01", "010102"]}, "lines of goods would be counted twice"),
        ({"classification": ["H4", None]}, "lines of goods would be counted twice"),
        ({"code": ["010101", "010101"]}, "a line of goods stands twice"),
        ({"code": ["TOTAL1", "010101"]}, "a code of goods is no number"),
        ({"value_usd": [0.1, None]}, "a line of goods has no value"),
    ],
)
def test_lines_that_do_not_add_up_to_all_goods_are_refused(
    package: Package, tmp_path: Path, other: dict[str, Any], said: str
) -> None:
    row = package.trade[package.trade["source"] == "imf-dots"].iloc[0]
    lines: dict[str, Any] = {
        "code": ["010101", "010102"],
        "classification": ["H4", "H4"],
        "value_usd": [0.1, 0.2],
    }
    both = pd.DataFrame([row, row]).assign(**lines)
    assert len(through(package, str(parquet(tmp_path / "good", both)), all_of(package)).trade) == 1
    with pytest.raises(NoWarehouse, match=said):
        through(package, str(parquet(tmp_path / "odd", both.assign(**other))), all_of(package))


def test_a_source_that_no_file_holds_is_shown_with_the_card_that_the_warehouse_has(
    package: Package, tmp_path: Path
) -> None:
    rows = package.trade[package.trade["source"] == "cepii-baci"].assign(source="baci-hs6")
    place = parquet(tmp_path, pd.concat([package.trade, rows], ignore_index=True))
    words = ("series", "RUS-CHN", "--measure", "exports", "--source", "baci-hs6")
    assert run(*words, warehouse=str(place)).exit_code == 2
    card = {
        "source": "baci-hs6", "publisher": "CEPII", "title": "BACI, HS 1992", "vintage": "202501",
        "licence": "Etalab 2.0", "retrieved": "2026-01-15",
    }  # fmt: skip
    parquet(tmp_path, pd.DataFrame([card]), name="sources")
    found = run(*words, warehouse=str(place))
    assert found.stdout.splitlines()[1].endswith(",baci-hs6")
    there = through(package, str(place), all_of(package))
    (credit,) = api.series(there, "RUS-CHN", measure="exports", source="baci-hs6").credits
    assert (credit.publisher, credit.vintage) == ("CEPII", "202501")
    parquet(tmp_path, pd.DataFrame([card]).drop(columns="licence"), name="sources")
    with pytest.raises(NoWarehouse, match=r"“sources” .* lacks the column licence"):
        through(package, str(place), all_of(package))


OTHERWISE: dict[str, tuple[Callable[[pd.DataFrame], pd.DataFrame], str]] = {
    "no column": (lambda rows: rows.drop(columns="status"), "lacks the column status"),
    "other type": (lambda rows: rows.assign(period=1999), "holds period as int64, not text"),
    "no number": (lambda rows: rows.assign(value_usd="12"), "value_usd as string, not a number"),
    "no flow": (lambda rows: rows.assign(flow="re-export"), "“re-export” is no flow; allowed are"),
    "no period": (lambda rows: rows.assign(period="in 1999"), "“in 1999” is no period"),
    "below zero": (lambda rows: rows.assign(value_usd=-1.0), "a value is missing, below zero"),
    "twice": (lambda rows: pd.concat([rows, rows]), "rows stand twice"),
}  # fmt: skip


@pytest.mark.parametrize("how", OTHERWISE)
def test_other_columns_and_rows_are_told_and_the_files_stay_in_use(
    how: str, package: Package, tmp_path: Path
) -> None:
    change, said = OTHERWISE[how]
    found = run("series", "RUS-IRN", warehouse=str(parquet(tmp_path, change(package.trade))))
    assert found.exit_code == 0
    assert said in found.stderr
    assert f"Trade is read from the files in {package.folder} instead." in found.stderr
    assert found.stderr.count("\n") == 1
    assert found.stdout == run("series", "RUS-IRN").stdout


def test_one_that_is_away_or_slow_is_told_without_its_secrets(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv(SECONDS_VARIABLE, "1")
    plain = run("series", "RUS-IRN")
    with silent() as port:
        away = [
            ("duckdb:///no/such/folder", "there is no folder /no/such/folder"),
            ("postgresql://me:hush%21@127.0.0.1:1/x?passfile=hush!", "Connection refused"),
            (f"postgresql://me:hush%21@127.0.0.1:{port}/x", "did not answer within 1 s"),
            ("nonsense://me:hush%21@somewhere/x", "Nothing here speaks to “nonsense”"),
        ]
        for url, said in away:
            found = run("series", "RUS-IRN", warehouse=url)
            assert said in found.stderr
            assert found.stdout == plain.stdout
            assert "hush" not in found.output + caplog.text
    assert run("series", "RUS-IRN", warehouse="duckdb://").exit_code == 2
    with pytest.raises(UnknownChoice, match="no address of a warehouse"):
        address_of("postgresql://me:hush@host:port/x")


@pytest.mark.parametrize("sign", "#/?")
def test_a_password_that_breaks_its_address_is_not_told_as_a_part_of_it(sign: str) -> None:
    found = run("series", "RUS-IRN", warehouse=f"postgresql://me:12{sign}34@localhost/world")
    assert found.exit_code == 2
    assert "is written %40" in found.stderr
    assert not {"12", "34"} & set(re.findall(r"\d+", found.output.replace("%2", "")))


def test_what_is_not_asked_is_not_even_imported() -> None:
    drivers = "{'ibis', 'duckdb', 'pyspark', 'psycopg'}"
    code = f"import sys, dashboard.cli, dashboard.app; sys.exit(bool({drivers} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_without_the_extra_a_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "find_spec", lambda _: None)
    found = run("series", "RUS-IRN", warehouse="duckdb:///somewhere")
    assert "pip install 'two-ledgers[warehouse]'" in found.stderr
    assert found.exit_code == 0


@pytest.mark.parametrize(
    "typed",
    [
        "postgresql:bob:SECRET@host/db", "postgres//bob:SECRET@host/db", "host=h password=SECRET",
        "postgresql://bob:x@host/db;password=SECRET",
    ],
)  # fmt: skip
def test_an_address_written_wrong_is_refused_without_its_password(typed: str) -> None:
    found = run("series", "RUS-IRN", warehouse=typed)
    assert found.exit_code == 2
    assert "SECRET" not in found.output


def test_an_economy_without_a_name_is_no_choice_and_breaks_nothing(
    package: Package, tmp_path: Path
) -> None:
    row = package.trade[package.trade["source"] == "imf-dots"].iloc[0]
    rows = pd.DataFrame([row, row]).assign(reporter=["FRA", "RUS"], partner=["BRA", "TUR"])
    found = run("series", "FRA-BRA", warehouse=str(parquet(tmp_path, rows)))
    assert isinstance(found.exception, SystemExit)
    assert found.exit_code == 2
    assert "FRA-BRA" in found.stderr
