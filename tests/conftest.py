"""Settings for all tests, and what tests of files handed in share."""

from dataclasses import replace
from pathlib import Path

import pytest
from handing import HandIn, ReadIn, Widened, read
from hypothesis import settings
from swapping import data_folder

from dashboard.package.package import Package, open_package
from dashboard.reading.evidence import Answers
from dashboard.reading.table import Handed
from dashboard.reading.tidy import Tidy, Wanted

# Machines that run tests are noisy: a slow example is no finding. CI tries twice as many.
settings.register_profile("patient", deadline=None, max_examples=50)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def package() -> Package:
    """The shipped package."""
    return open_package()


@pytest.fixture(scope="session")
def wanted(package: Package) -> Wanted:
    """What the shipped package is about."""
    return Wanted.of(package)


@pytest.fixture(scope="session")
def widened(wanted: Wanted) -> Widened:
    """The same with more economies, and every pair of all of them."""

    def add(*codes: str, **named: str) -> Wanted:
        economies = wanted.economies | set(codes)
        pairs = frozenset((one, other) for one in economies for other in economies if one != other)
        names = {**wanted.names, **{code: code for code in codes}, **named}
        return replace(wanted, economies=economies, pairs=pairs, names=names)

    return add


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data."""
    return data_folder(tmp_path)


@pytest.fixture
def hand_in(tmp_path: Path) -> HandIn:
    """Write a file as somebody would hand it in."""

    def write(name: str, content: str | bytes) -> Handed:
        folder = tmp_path / "handed in"
        folder.mkdir(exist_ok=True)
        path = folder / f"{len(list(folder.iterdir()))}.upload"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Handed(name, path)

    return write


@pytest.fixture
def read_in(hand_in: HandIn, wanted: Wanted) -> ReadIn:
    """Hand a file in, with answers, and read it for the package; it stays as it was."""

    def untouched(name: str, content: str | bytes, **answers: str) -> Tidy:
        handed = replace(hand_in(name, content), answers=Answers(**answers))
        before = handed.path.read_bytes()
        tidy = read(handed, wanted)
        assert handed.path.read_bytes() == before
        return tidy

    return untouched
