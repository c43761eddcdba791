"""Every figure in README, CHANGELOG and on the page Method that speaks of the data is recomputed.

A phrase is made again from the data and looked for; a number that stands in no phrase must be one
of those that speak of something else, or the test asks for its phrase.
"""

import re
import shlex
from pathlib import Path

import pandas as pd
import pytest
from pages import page
from typer.testing import CliRunner

from dashboard.claims import closeness, deciding, plain_reading
from dashboard.cli import app
from dashboard.package.package import Package
from dashboard.series.choose import FIRST_YEAR
from dashboard.series.from_package import years_of
from dashboard.vocabulary import ABOUT, FREIGHT

ROOT = Path(__file__).resolve().parent.parent
IN_WORDS = {10: "ten", 16: "sixteen"}
"""The counts that the papers write as words."""
NUMBER = re.compile(r"(?<![\w.-])\d(?:[\d,.]*\d)?(?![\w])")
OTHERS = {
    "README": {"3.11", "360"},
    "CHANGELOG": {"0.1.0", "360", "1,000", "1,000,000"},
    "Method": {"1", "100", "2021", "6.96", "7"},
}
"""Numbers of programs, screens, formulas and examples."""


def plain(text: str) -> str:
    return " ".join(text.replace("\\", "").replace("’", "'").split())


def readme() -> str:
    """The prose of README: its blocks of code and what was measured on a machine are no prose."""
    whole = (ROOT / "README.md").read_text("utf-8")
    return plain(re.sub(r"```.*?```|## Speed.*?(?=\n## )", "", whole, flags=re.DOTALL))


def method() -> str:
    shown = page("method")
    kinds = (shown.markdown, shown.caption, shown.header, shown.subheader)
    return plain(" ".join(element.value for kind in kinds for element in kind))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    return {"README": readme(), "CHANGELOG": plain(changelog), "Method": method()}


def flow(
    package: Package, reporter: str, partner: str, direction: str, **more: str
) -> pd.DataFrame:
    rows = package.trade
    sought = {"reporter": reporter, "partner": partner, "flow": direction, **more}
    for column, value in sought.items():
        rows = rows[rows[column] == value]
    return rows


def billions(package: Package, claim: str) -> str:
    (value,) = package.claims.loc[package.claims["id"] == claim, "value"]
    return f"${value / 1e9:g} billion"


def span(rows: pd.DataFrame, word: str) -> str:
    years = rows["period"].str[:4]
    assert len(rows)
    return f"{years.min()} {word} {years.max()}"


def phrases(package: Package) -> dict[str, list[str]]:
    """What the papers say, made from the data."""
    imts = package.trade[package.trade["source"] == "imf-imts"]
    estimates = imts[(imts["reporter"] == "RUS") & (imts["status"] == "estimate")]
    last_report = imts.loc[
        (imts["reporter"] == "RUS") & (imts["status"] == "reported"), "period"
    ].max()
    iran = flow(package, "IRN", "RUS", "export", source="imf-dots")
    derived, own = iran[iran["status"] == "estimate"], flow(package, "IRN", "RUS", "export")
    own = own[own["status"] == "reported"]
    monthly = flow(package, "RUS", "IRN", "export", source="imf-dots-2023-04")
    (year_of_months,) = set(monthly["period"].str[:4])
    months = flow(package, "TUR", "RUS", "export")
    months = months[months["period"].str.fullmatch(r"\d{4}-\d\d")]
    cow = package.trade[
        (package.trade["source"] == "cow-trade")
        & (package.trade["reporter"] == "IRN")
        & (package.trade["status"] == "estimate")
    ]
    (factor,) = set(cow["note"].str.extract(r"times ([\d.]+)")[0])
    partners = set(package.pairs.loc[package.pairs["first"] == "RUS", "second"]) - {"IRN", "TUR"}
    stated = package.claims["stated_on"].iloc[0]
    month = pd.Timestamp(stated).strftime("%B %Y")
    return {
        "README": [
            f"An article of {month} says",
            f"“not exceed {billions(package, 'russia-iran-turnover')}”",
            f"“{billions(package, 'russia-turkey-turnover')}”",
            f"since {FIRST_YEAR} (and back to {years_of(package)[0]})",
            f"Russia stopped reporting in {int(last_report) + 1}.",
            f"figures for {span(estimates, 'to')} are its estimates",
            f"Iranian exports to Russia from {span(derived, 'to')} were derived",
            f"Turkish exports to Russia by month before {months['period'].min()[:4]}",
        ],
        "CHANGELOG": [
            f"trade of Russia with Iran, Turkey and {IN_WORDS[len(partners)]} comparison partners "
            f"from {IN_WORDS[len(package.of_kind('trade'))]} sources",
            f"Iranian imports of Correlates of War for {span(cow, 'to')} that are the partner's "
            f"exports times {factor}",
            f"what remains after {FREIGHT[0]:.2f} and {FREIGHT[1]:.2f}",
        ],
        "Method": [
            f"within {ABOUT:g} percent of it",
            f"never more than {closeness.MOST:g}:",
            f"never more than {closeness.MOST:g} percent",
            f"divided by {FREIGHT[0]:g} for freight",
            f"the last {closeness.YEARS} such years",
            f"in the last {closeness.YEARS} years that have both, and never more than "
            f"{closeness.MOST:g}.",
            f"in the {plain_reading.LATELY} years before the period",
            f"one of the {deciding.BACK} before",
            f"Holds within {ABOUT:g} percent of the claim",
            f"own reports after {last_report}: Russia stopped reporting in {int(last_report) + 1}",
            f"what stands for {span(estimates, 'to')} are IMF estimates",
            f"Iran reported them after {own['period'].max()}, and in some years before: the IMF's "
            f"figures from {span(derived, 'to')} were derived",
            f"Russia's exports of {year_of_months}",
            f"and most months from then to {int(months['period'].max()[:4]) - 1}",
            f"Turkish exports to Russia by month before {months['period'].min()[:4]}",
            f"the IMF assumes {100 * FREIGHT[0] - 100:.0f} percent "
            f"({100 * FREIGHT[1] - 100:.0f} before 1992)",
        ],
    }


@pytest.mark.parametrize("paper", ["README", "CHANGELOG", "Method"])
def test_every_figure_in_prose_is_what_the_data_say(
    paper: str, package: Package, texts: dict[str, str]
) -> None:
    said = texts[paper]
    for phrase in phrases(package)[paper]:
        assert phrase in said
        said = said.replace(phrase, "")
    names = (source.credit.short for source in package.sources)
    for of_the_data in (*package.ledger_order_reasons.values(), *names):
        said = said.replace(plain(of_the_data), "")
    rest = re.sub(r"`[^`]*`|\(https?:[^)]*\)|\S+/\S+", "", said)
    assert set(NUMBER.findall(rest)) - OTHERS[paper] == set()


def test_the_commands_in_the_readme_print_what_stands_beneath_them() -> None:
    whole = (ROOT / "README.md").read_text("utf-8")
    shown = [
        block.split("\n", 1) for block in re.findall(r"```console\n(.*?)```", whole, re.DOTALL)
    ]
    checked = 0
    for command, told in shown:
        lines = [line for line in told.splitlines() if line.strip() and not line.startswith("$")]
        if not lines:
            continue
        found = CliRunner().invoke(app, shlex.split(command)[2:])
        printed = iter(found.stdout.splitlines())
        assert all(line in printed for line in lines if line.strip() != "…"), command
        checked += 1
    assert checked == 2
