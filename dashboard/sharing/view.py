"""What is taken away: an exhibit with the address that leads back to it and the choices in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from dashboard.exhibit import Exhibit
from dashboard.sharing.link import link

PROGRAM = "Two Ledgers"
CHART = "chart"
"""The name, in an address, of the one chart that is meant of a page with several."""
TITLES = {
    "overview": "Overview",
    "claims": "Claims",
    "check": "Check",
    "trade": "Trade over time",
    "ledgers": "Two ledgers",
    "indicators": "Indicators",
    "data": "Data",
    "method": "Method",
}
"""The pages in their order, by their names in addresses."""
IN_FILE_NAMES = ("pairs", "pair", "claim", "years")
"""The choices that a file name tells, where a page has them."""
NO_SIGN = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True)
class Choice:
    """A control and what was chosen in it: as codes of the data, and in a reader's words.

    `key` names it in addresses, `label` is its name on the page. `is_usual` says that nobody need
    have touched it: the same is chosen when the page is opened.
    """

    key: str
    label: str
    codes: tuple[str, ...]
    words: tuple[str, ...]
    is_usual: bool = True


@dataclass(frozen=True, eq=False)
class View:
    """An exhibit of a page, with every choice made for it and the data it was made with.

    `page` is the page's name in addresses; `digest` is the data package's, in whole. Of a page with
    several charts `exhibit` may be one; `main` says that it is what the page's address without a
    chart's name stands for.
    """

    page: str
    exhibit: Exhibit
    choices: tuple[Choice, ...]
    digest: str
    main: bool = True

    @property
    def title(self) -> str:
        """The name of the page for readers."""
        return TITLES[self.page]

    @cached_property
    def state(self) -> Mapping[str, tuple[str, ...]]:
        """Every choice in codes, as an address holds them."""
        chosen = {choice.key: choice.codes or ("",) for choice in self.choices}
        return chosen if self.main else {**chosen, CHART: (self.exhibit.key,)}

    @property
    def address(self) -> str:
        """The way back, without a host: page, every choice, state version and data digest."""
        return self.ending("")

    def ending(self, ending: str) -> str:
        """The address of the same view as a file: `.svg`, `.png`, `.csv`, `.json`, `.html`…"""
        return link(f"{self.page}{ending}", self.state, self.digest)

    @property
    def made_with(self) -> str:
        """The program, its version, and eight signs of the data, as every thing taken away says."""
        return made_with(self.digest)

    @property
    def file_name(self) -> str:
        """A name that tells a file among others: page, figures, pairs and years; no ending."""
        own = self.exhibit.file_name
        chosen = [code for key in IN_FILE_NAMES for code in self.state.get(key, ())]
        words = ["two-ledgers", self.page, own, *(code for code in chosen if code not in own)]
        return "-".join(filter(None, (NO_SIGN.sub("-", word).strip("-") for word in words)))[:120]


def version_of(digest: str) -> str:
    """The version of the program, and eight signs of the digest of the data that it used."""
    return f"{version('two-ledgers')}, data {digest[:8]}"


def made_with(digest: str) -> str:
    """The program with its version and data, as every thing taken away says."""
    return f"{PROGRAM} {version_of(digest)}"
