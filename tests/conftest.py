"""Settings for all tests, and what tests of files handed in share."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.package.package import open_package
from dashboard.reading.handed_file import Handed
from dashboard.reading.tidy import Wanted

# What several tests share is imported by its name, wherever the tests are started from.
sys.path.insert(0, str(Path(__file__).parent))

# Machines that run tests are noisy: a slow example is no finding.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def wanted() -> Wanted:
    """What the shipped package is about."""
    package = open_package()
    return Wanted.of(package)


@pytest.fixture(scope="session")
def widened(wanted: Wanted) -> Callable[..., Wanted]:
    """The same with more economies, and every pair of all of them."""

    def add(*codes: str, **named: str) -> Wanted:
        economies = wanted.economies | set(codes)
        pairs = frozenset((one, other) for one in economies for other in economies if one != other)
        names = {**wanted.names, **{code: code for code in codes}, **named}
        return replace(wanted, economies=economies, pairs=pairs, names=names)

    return add


@pytest.fixture
def hand_in(tmp_path: Path) -> Callable[[str, str | bytes], Handed]:
    """Write a file as somebody would hand it in."""

    def write(name: str, content: str | bytes) -> Handed:
        folder = tmp_path / "handed in"
        folder.mkdir(exist_ok=True)
        path = folder / f"{len(list(folder.iterdir()))}.upload"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Handed(name, path)

    return write
