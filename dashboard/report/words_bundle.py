"""The sentences of a bundle: what is in it, how it is made again, and what its command says."""

import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from dashboard.claims.claim import Claim
from dashboard.claims.words import claimed
from dashboard.package.package import Package
from dashboard.report.words import left_out, no_claims
from dashboard.sharing.view import made_with

CHANGED = (
    "The data were changed while the bundle was being made. Nothing was written; try it once more."
)
DRAWN_BY = ("two-ledgers", "vl-convert-python", "altair", "pandas", "jinja2")
"""The programs that the bytes of a report and a picture hang on."""
READ_ME = """\
A claim about trade beside the statistics: a bundle of Two Ledgers
{line}

{title}.
Made with {made_with}.

{claims}

WHAT IS IN IT
report.html      The report: open it in any browser. It asks for nothing from the network.
figures/         The figures of each chart as CSV ({views}), a row a value, each with its unit,
                 status, source and release. They open in a spreadsheet.
pictures/        The same charts as pictures (SVG), with their sources written in them.
reviews/         What the data say of each claim that was stated as a fact ({reviews}), as a
                 ClaimReview of schema.org (JSON-LD), for web pages and search.
data/            The whole data package as it was used: datapackage.json names every file, its
                 publisher, release, licence and cautions. Where two-ledgers.toml lies beside it,
                 that file says who publishes the reviews.
SHA256SUMS       A checksum of every file here.
REBUILD.txt      How to check these files and make them again.

HOW TO READ THE FIGURES
A figure is reported, reconciled, an estimate or doubtful, and its row says which. Where the data
hold no figure there is an empty cell: missing is not zero, and nothing is filled in. Figures in
quotation marks are what somebody said; they are no statistics.

WHOSE IT IS
Every publisher keeps its own licence: see the section Sources of the report, or datapackage.json.
Whoever hands on a figure names its publisher and release.
"""
REBUILD = """\
HOW THESE FILES ARE CHECKED AND MADE AGAIN

The data have the digest
  {digest}
It is the SHA-256 of data/datapackage.json followed by the SHA-256, as hexadecimal text, of each
file that it names, in its order.

1. Check that no file has changed, in the folder where the bundle is unpacked:
  sha256sum --check SHA256SUMS

2. Install the same version of the program. These files were made by
{programs}
  Python {python}

3. Check the data, and make the report and the bundle again:
  two-ledgers check --data data
  two-ledgers report again.html {options} --data data
  two-ledgers bundle ../again.zip {options} --reviewed-on {day} --data data
  sha256sum report.html again.html

The day in the reviews of claims, {day}, comes from the data (the day on which their newest file
was fetched) or from --reviewed-on. Nothing here holds the time at which it was made, so the same
data, choice and versions give the same bytes. Where another version of a library packs the zip or
draws the charts, the data and the figures are still the same.
"""


def read_me(package: Package, claims: Sequence[Claim], views: int, reviews: int) -> str:
    """What is in a bundle, in plain words."""
    return READ_ME.format(
        line="=" * 66,
        title=package.title,
        claims="\n".join(
            [
                *([f"- {claimed(claim)}" for claim in claims] or [no_claims(package)]),
                *left_out(package),
            ]
        ),
        made_with=made_with(package.digest),
        views=_counted(views, "file"),
        reviews=_counted(reviews, "claim"),
    )


def rebuild(options: str, digest: str, day: str) -> str:
    """How a bundle is checked, and the commands that make it again."""
    programs = "\n".join(f"  {name} {version(name)}" for name in DRAWN_BY)
    python = platform.python_version()
    return REBUILD.format(options=options, digest=digest, day=day, programs=programs, python=python)


def no_day(word: str) -> str:
    """That a word is no day."""
    return f"“{word[:60]}” is no day; write one as 2026-03-31."


def written(path: Path, size: int, number: int) -> str:
    """What was written."""
    return f"{path}: {_counted(number, 'file')}, {size / 1e6:.1f} MB; begin with README.txt."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
