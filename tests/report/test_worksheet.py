"""A worksheet: questions that the data can answer, and a key that says what the court says."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest
from markupsafe import escape
from swapping import data_folder
from typer.testing import CliRunner

from dashboard import api
from dashboard.claims.claim import Claim
from dashboard.claims.court import court_of, plainly
from dashboard.claims.figure import exact
from dashboard.claims.given import claim_given
from dashboard.claims.verdict import KEEPING, compared, verdict_of
from dashboard.cli import app
from dashboard.package.package import Package, open_package
from dashboard.remember import forget
from dashboard.report.choice import choice_of
from dashboard.report.question import (
    BothBooks,
    Ends,
    Growth,
    Highest,
    HowMade,
    InDollars,
    Question,
    Scene,
    WhichYear,
    WhoseLedger,
)  # fmt: skip
from dashboard.report.questions import FIVE, KINDS, questions_of
from dashboard.report.words_question import Asked, in_runs
from dashboard.report.worksheet import IN_WORDS, Sheet, worksheet
from dashboard.text.glossary import VERDICT_RULES
from dashboard.vocabulary import Ledger, Status, Verdict

Kind = TypeVar("Kind", bound=Question)
TURKEY = {"stated_on": "2022-06", "reporter": "RUS", "partner": "TUR", "measure": "turnover"}
DOLLARS = {"unit": "US dollars", "precision": "1000000000"}
PERCENT, PLACE = ({"unit": unit, "precision": "1"} for unit in ("percent", "place"))
OTHERS = {
    "change": {"form": "change", "value": "58", "period": "2021", **PERCENT},
    "fall": {"form": "change", "value": "-20", "relation": "at_least", "period": "2020", **PERCENT},
    "share": {"form": "share", "value": "4", "relation": "about", **PERCENT},
    "rank": {"form": "rank", "value": "5", "period": "2021", **PLACE},
    "record": {"form": "record", "value": "1", "period": "2021", **PLACE},
    "more": {"form": "comparison", "other": "RUS-IRN", "relation": "at_least"},
    "ratio": {"form": "ratio", "other": "RUS-IRN", "value": "8", "unit": "ratio", "precision": "1"},
    "range": {"relation": "between", "value": "20000000000", "upper": "25000000000", **DOLLARS},
    "deficit": {
        "measure": "balance", "reporter": "TUR", "partner": "RUS", "value": "-10000000000",
        "relation": "at_least", **DOLLARS,
    },
    "month": {"period": "2021-03", "value": "2000000000", **DOLLARS},
    "exports": {"measure": "exports", "value": "26000000000", "period": "2021", **DOLLARS},
    "unlisted": {"reporter": "ISR", "partner": "IRN", "value": "1000000000", **DOLLARS},
    "of-estimates": {"reporter": "TUR", "partner": "IRN", "value": "5000000000", "period": "2019",
                     **DOLLARS},
    "forecast": {"kind": "forecast", "period": "2030", "value": "100000000000", **DOLLARS},
}  # fmt: skip
"""A claim of every form, as a row of claims.csv says it."""


@pytest.fixture(scope="module")
def claimed(tmp_path_factory: pytest.TempPathFactory, package: Package) -> Package:
    """The shipped data with the claims above after their own."""
    place = tmp_path_factory.mktemp("claimed")
    path = data_folder(place) / "claims.csv"
    header = path.read_text().splitlines()[0].split(",")
    usual = {"relation": "equals", "form": "level", "kind": "stated", "fragment": "so it was said"}
    with path.open("a", newline="") as file:
        rows = csv.DictWriter(file, header, restval="", lineterminator="\n")
        for id_, said in OTHERS.items():
            rows.writerow({"id": id_, "speaker": "A minister", **TURKEY, **usual, **said})
    opened = open_package(path.parent)
    assert opened.set_aside == package.set_aside
    return opened


@pytest.fixture(scope="module")
def scenes(claimed: Package) -> list[Scene]:
    """A scene for each claim alone."""
    chosen = [choice_of(claimed, [claim.id]) for claim in court_of(claimed).claims]
    return [Sheet(claimed, choice).scene for choice in chosen]


def every(scenes: list[Scene], kind: type[Kind]) -> Iterator[tuple[Scene, Kind]]:
    """Every question of a kind that could be asked."""
    for scene in scenes:
        yield from ((scene, one) for one in could_be_asked(scene) if isinstance(one, kind))


@cache
def could_be_asked(scene: Scene) -> list[Question]:
    return [one for make in KINDS for one in make(scene)]


def given(package: Package, claim: Claim, **more: str) -> dict[str, Any]:
    """The row of a claim as a program gives it to be judged."""
    row = package.claims.set_index("id").loc[claim.id].drop(["document", "fragment"])
    said = {str(name): str(cell) for name, cell in row.items() if pd.notna(cell) and cell != ""}
    return said | more


def test_every_claim_of_the_data_has_five_questions_of_five_kinds(scenes: list[Scene]) -> None:
    for scene in scenes:
        kinds = [type(one) for one in questions_of(scene)]
        if scene.claims[0].id != "unlisted":
            assert len(set(kinds)) == len(kinds) == FIVE


def test_the_key_to_which_year_fits_is_what_the_court_says_of_each_year(
    claimed: Package, scenes: list[Scene]
) -> None:
    asked = [*every(scenes, WhichYear)]
    ids = {one.claim.id for _, one in asked}
    assert ids >= {"russia-iran-turnover", "russia-turkey-turnover", "change", "share", "record"}
    for scene, one in asked:
        side, key = [*Ledger].index(one.ledger), words_of(scene, one).answer
        for year in one.years:
            anew = claim_given(claimed, given(claimed, one.claim, period=year.period))
            assert plainly(court_of(claimed), anew).judgements[side].verdict is year.verdict
            (line,) = (
                line for line in key if line.startswith(f"{str(year.verdict).capitalize()}: ")
            )
            assert year.period in spelled(line)


def words_of(scene: Scene, question: Question) -> Asked:
    """A question in words."""
    labels = {pair.id: pair.label for pair in scene.pairs}
    return IN_WORDS[type(question)](question, scene.court.names, labels)


def spelled(line: str) -> set[str]:
    """Every year of a line in which stretches are told by their ends."""
    stretches = re.findall(r"(\d{4})(?: to (\d{4}))?", line)
    return {str(y) for one, other in stretches for y in range(int(one), int(other or one) + 1)}


def test_the_key_to_whose_ledger_is_what_the_court_says_of_each(
    claimed: Package, scenes: list[Scene]
) -> None:
    for scene, one in every(scenes, WhoseLedger):
        told = api.judge(claimed, one.claim.id).plain
        said = [f"{row['ledger']}: {row['in_words']}." for row in told.to_dict("records")]
        assert list(words_of(scene, one).answer) == said


def test_a_figure_given_is_the_one_that_decides(scenes: list[Scene]) -> None:
    """In 2012 Iran's reports bound the turnover; the estimate beside them decides nothing."""
    (scene,) = (one for one in scenes if one.claims[0].id == "of-estimates")
    by_ledger = {one.ledger: one for _, one in every([scene], WhichYear)}
    shown = dict(words_of(scene, by_ledger[Ledger.SECOND]).given)
    assert shown["2012"].startswith("at least ")
    assert shown["2013"].endswith("(estimate)")


def test_the_key_to_constant_dollars_is_the_figure_by_the_price_index_and_its_verdict(
    claimed: Package, scenes: list[Scene]
) -> None:
    rows = claimed.indicators
    cpi = rows[rows["indicator"] == "us-cpi"].set_index("period")["value"]
    asked = [one for _, one in every(scenes, InDollars)]
    assert {"russia-iran-turnover", "russia-turkey-turnover"} <= {one.claim.id for one in asked}
    for one in asked:
        then, now = one.own.period, one.claim.judged_period
        assert one.value == pytest.approx(one.own.value * cpi[now] / cpi[then])
        near = one.own.closeness.percent if one.own.closeness else 0
        assert one.verdict is compared(exact(one.value, "reported", "x"), one.claim, 5, near)[0]
        anew = claim_given(claimed, given(claimed, one.claim, period=then))
        side = [*Ledger].index(one.own.ledger)
        assert plainly(court_of(claimed), anew).judgements[side].value == one.own.value


def test_growth_and_ends_of_lines_are_those_of_the_series(
    claimed: Package, scenes: list[Scene]
) -> None:
    scene = next(one for one in scenes if one.claims[0].id == "change")
    rows = api.series(claimed, "RUS-TUR", start=1992).rows.set_index("period")["value"]
    ((_, growth),) = every([scene], Growth)
    assert [row["value"] for row in growth.rows] == [rows["1992"], rows["2021"]]
    constant = api.series(claimed, "RUS-TUR", prices=2021).rows.set_index("period")["value"]
    assert f"so {rows['2021'] / constant['1992']:.2f} times" in words_of(scene, growth).answer[1]
    ((_, highest),) = every([scene], Highest)
    assert [row["value"] for row in highest.rows[0]] == [rows.max(), rows.min()]


def test_seller_and_buyer_are_the_last_year_that_both_reported(
    claimed: Package, scenes: list[Scene]
) -> None:
    for _, one in every(scenes, BothBooks):
        row = one.row
        code = f"{row['exporter']}-{row['importer']}"
        pair = next(
            (p for p in (code, f"{code[4:]}-{code[:3]}") if p in set(claimed.pairs["id"])), ""
        )
        if not pair:
            continue
        held = api.ledgers(claimed, pair).rows
        same = held[(held["exporter"] == row["exporter"]) & held["gap_usd"].notna()]
        last = same.iloc[-1]
        assert (last["period"], last["gap_usd"]) == (row["period"], pytest.approx(row["gap_usd"]))
        assert last["exported_status"] == last["imported_status"] == "reported"


def test_what_is_estimated_and_what_is_missing_is_told_year_by_year(scenes: list[Scene]) -> None:
    for scene, one in every(scenes, HowMade):
        for pair, own in one.values.groupby("pair"):
            label = next(p.label for p in scene.pairs if p.id == pair)
            line = next(a for a in words_of(scene, one).answer if a.startswith(f"{label}: "))
            told = {part.split()[0]: spelled(part) for part in line.removesuffix(".").split("; ")}
            told |= {"reported": spelled(line.partition(": ")[2].split("; ")[0])}
            gone = one.spans[(one.spans["pair"] == pair) & (one.spans["what"] == "not reported")]
            stretches = ", ".join(gone["first"] + " to " + gone["last"])
            estimated = set(own.loc[own["status"] == "estimate", "period"])
            assert told["nothing"] == spelled(stretches) | estimated
            for status in Status:
                years = set(own.loc[own["status"] == status, "period"])
                assert not years or years == told[str(status)]


def test_the_sums_of_a_key_come_out_with_the_figures_that_are_printed(scenes: list[Scene]) -> None:
    amount = r"([\d.]+ [mb]illion) dollars"
    by_prices = rf"{amount} × ([\d.]+) / ([\d.]+) = [a-z ]*{amount}"
    for kind in (InDollars, Growth):
        told = [words_of(scene, one) for scene, one in every(scenes, kind)]
        assert told
        for one in told:
            (found,) = re.findall(by_prices, " ".join(one.answer))
            value, after, before, product = found
            assert as_printed(in_millions(value) * float(after) / float(before), product)
            assert value in one.text


def test_what_is_left_between_seller_and_buyer_comes_out_with_the_figures_given(
    scenes: list[Scene],
) -> None:
    asked = [words_of(scene, one) for scene, one in every(scenes, BothBooks)]
    assert asked
    for one in asked:
        sold, bought = (in_millions(figure) for _, figure in one.given)
        differences = (bought - sold, bought / 1.06 - sold, bought / 1.10 - sold)
        told = re.findall(r"([\d.]+ [mb]illion) dollars (?:more|less)", one.answer[1])
        for printed, difference in zip(told, differences, strict=True):
            assert as_printed(abs(difference), printed)


MILLIONS = {"billion": 1000, "million": 1}


def in_millions(figure: str) -> float:
    number, size = figure.split()[:2]
    return float(number) * MILLIONS[size]


def as_printed(millions: float, figure: str) -> bool:
    """Whether so many millions are what is printed, to its last digit."""
    number, size = figure.split()
    return f"{millions / MILLIONS[size]:.{len(number.partition('.')[2])}f}" == number


def test_the_ends_of_a_claim_keep_it_and_what_lies_beyond_does_not(scenes: list[Scene]) -> None:
    asked = [one for _, one in every(scenes, Ends)]
    assert {"fall", "range", "deficit", "ratio"} <= {one.claim.id for one in asked}
    for one in asked:
        for ends, kept in ((one.plain, (Verdict.HOLDS,)), (one.rounded, KEEPING)):
            for end, way in zip(ends, (-1, 1), strict=True):
                if abs(end) == float("inf"):
                    continue
                step = one.claim.precision * 1e-4
                inside, outside = (
                    verdict_of(exact(end + way * far, "reported", "x"), one.claim)
                    for far in (-step, step)
                )
                is_point = ends[0] == ends[1]
                assert is_point or inside in kept
                assert outside not in kept


def test_of_every_statement_a_key_can_be_made(package: Package) -> None:
    statements = court_of(package).statements[::6]
    for claim in statements:
        scene = Scene(package=package, claims=(claim,), pairs=claim.pairs, plot=None)
        for question in questions_of(scene):
            told = words_of(scene, question)
            assert told.text.endswith("?")
            assert all(line.endswith(".") for line in told.answer)


def test_a_sheet_shows_no_answer_before_its_key(claimed: Package) -> None:
    html, number = worksheet(claimed, choice_of(claimed))
    before, _, key = html.partition('<section class="key"')
    body = before.partition("<body>")[2]
    assert number == body.count('class="question"') == FIVE
    needed, _, questions = body.partition('class="needed"')[2].partition("</section>")
    assert questions.count('class="question"') == FIVE
    for verdict in Verdict:
        rule = VERDICT_RULES.get(verdict)
        assert rule is None or escape(rule) in needed
        assert verdict in ("holds",) or str(verdict) not in body.replace(needed, "")
    for word in ("Ledger", "Turnover", "Valuation", "Estimate"):
        assert f"<dt>{word}.</dt>" in needed
    assert "4.046" not in needed
    assert "article ≤" not in body
    assert "<script" not in html
    assert not re.search(r'(src|href)="(?!#)', html)
    for quoted in ("does not exceed $4 billion", "$25 billion trade between Russia and Turkey"):
        assert f"“{quoted}”" in body
    assert "Holds: 2018, 2019." in key
    assert "Reported: IMF 2026 (2026 download, read in a public copy)" in key
    assert not re.search(
        "fraud|error|wrong|false", re.sub("<style>.*?</style>", "", html, flags=re.S)
    )
    assert ".key { break-before: page;" in html


def test_it_is_the_same_twice_and_text_of_files_is_inert(package: Package) -> None:
    choice = choice_of(package, ["russia-iran-turnover"])
    first = worksheet(package, choice)
    forget()
    assert worksheet(package, choice) == first
    hostile = "</script><img src=x onerror=alert(1)>"
    rows = package.claims.assign(fragment=hostile, speaker=hostile)
    shown, _ = worksheet(replace(package, claims=rows, digest="0" * 64), choice)
    assert "<img" not in shown
    assert "&lt;img src=x onerror" in shown


def test_data_without_claims_or_a_listed_pair_still_make_a_sheet(
    package: Package, claimed: Package
) -> None:
    bare = replace(package, claims=package.claims.iloc[:0], digest="1" * 64)
    html, number = worksheet(bare, choice_of(bare))
    assert "The data hold no claims." in html
    assert number >= 4
    unlisted, number = worksheet(claimed, choice_of(claimed, ["unlisted"]))
    assert "so nothing is drawn" in unlisted
    assert number > 0


def test_years_in_a_row_are_told_by_their_ends() -> None:
    assert in_runs(["2011", "2010", "1992", "1994", "1993"]) == "1992 to 1994, 2010, 2011"


def test_the_command_writes_a_sheet_and_replaces_it_only_by_force(tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"

    def ask(*options: str) -> tuple[int, str]:
        found = CliRunner().invoke(app, ["worksheet", str(out), *options])
        return found.exit_code, found.output

    code, said = ask("--claim", "russia-turkey-turnover")
    assert (code, "5 questions, the key on the last page" in said) == (0, True)
    first = out.read_bytes()
    assert "--force" in ask()[1]
    assert out.read_bytes() == first
    assert ask("--force")[0] == 0
    assert ask("--force", "--claim", "nothing")[0] == 2
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.html"]
