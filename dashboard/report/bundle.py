"""A bundle: a report with all that it was made from, in one zip whose every byte can be checked.

The same data, choice and version of the program give the same bytes: no clock, names in order, the
same day and the same rights on every file.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from dashboard.claims.claim import Claim
from dashboard.claims.claim_review import review_file
from dashboard.claims.court import court_of
from dashboard.claims.reviewer import SETTINGS, reviewer_beside
from dashboard.errors import DataChanged
from dashboard.package.bundle import paths, zipped
from dashboard.package.credits import retrieved_of
from dashboard.package.documents import documents_of
from dashboard.package.package import Package, open_package
from dashboard.report import words_bundle as words
from dashboard.report.choice import ReportChoice
from dashboard.report.contents import Contents
from dashboard.report.report import report
from dashboard.sharing.figures import figures_table
from dashboard.sharing.layout import SIZES
from dashboard.sharing.picture import picture
from dashboard.sharing.view import View
from dashboard.text.csv import csv_of
from dashboard.vocabulary import ABOUT

Files = dict[str, bytes]
"""Files by their paths in the zip."""
SUMS = "SHA256SUMS"


def bundle(package: Package, choice: ReportChoice, reviewed_on: str = "") -> tuple[bytes, int]:
    """The zip, and how many files are in it; `reviewed_on` is the day its reviews bear.

    Raises DataChanged where the data are no longer those of the package.
    """
    files = files_of(package, choice, reviewed_on or retrieved_of(package))
    files[SUMS] = sums(files)
    return zipped(dict(sorted(files.items()))), len(files)


def files_of(package: Package, choice: ReportChoice, reviewed_on: str) -> Files:
    """Every file of a bundle but its checksums."""
    views = [part.view for part in Contents(package, choice).parts]
    known = _data(package)
    claims = [one for one in court_of(package).claims if one.id in choice.claims]
    reviews = dict(_reviews(package, claims, reviewed_on))
    told = words.rebuild(choice.options, package.digest, reviewed_on)
    return {
        "README.txt": words.read_me(package, claims, len(views), len(reviews)).encode(),
        "REBUILD.txt": told.encode(),
        "report.html": report(package, choice).encode(),
        **dict(_taken(package, views)),
        **reviews,
        **known,
    }


def sums(files: Mapping[str, bytes]) -> bytes:
    """The checksums of files, as `sha256sum --check` reads them."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _taken(package: Package, views: list[View]) -> Iterator[tuple[str, bytes]]:
    """The figures and the picture of every view, under one name."""
    names: dict[str, int] = {}
    for view in views:
        number = names[view.file_name] = names.get(view.file_name, 0) + 1
        name = view.file_name if number == 1 else f"{view.file_name}-{number}"
        yield f"figures/{name}.csv", csv_of(figures_table(view, package))
        yield f"pictures/{name}.svg", picture(view, SIZES["article"]).encode()


def _reviews(
    package: Package, claims: Sequence[Claim], reviewed_on: str
) -> Iterator[tuple[str, bytes]]:
    """A ClaimReview for each claim chosen that somebody stated as a fact."""
    documents, reviewer = documents_of(package), reviewer_beside(package.folder)
    for claim in claims:
        if claim.is_judged:
            document = documents.get(claim.document)
            review = review_file(package, claim, ABOUT, reviewed_on, document, reviewer)
            yield f"reviews/{claim.id}.jsonld", review


def _data(package: Package) -> Files:
    """The data as they lie in their folder, byte by byte, and the settings beside them."""
    held = {path: (package.folder / path).read_bytes() for path in paths(package.folder)}
    if open_package(package.folder, held).digest != package.digest:
        raise DataChanged(words.CHANGED)
    files = {str(PurePosixPath("data", path)): content for path, content in held.items()}
    settings = Path(package.folder).resolve().parent / SETTINGS
    return files | ({SETTINGS: settings.read_bytes()} if settings.exists() else {})
