"""Where the dashboard is reached, under which names, and what whoever reaches it may do."""

import os
import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address

from dashboard.errors import NotOpened, UnknownChoice

HOST = "127.0.0.1"
PORT = 8501
ANYWHERE = "0.0.0.0"  # noqa: S104  (only where it is asked for)
LOCAL = ("localhost", HOST)
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", re.IGNORECASE)
"""A name or address that a browser may call this computer by; a star would admit every one."""
NEVER_ASKED = ("192.0.2.1", 9)
"""An address kept for examples: a socket turned to it sends nothing, and knows its own address."""
READ_ONLY_VARIABLE = "TWO_LEDGERS_READ_ONLY"
READ_ONLY = (
    "This dashboard is open for reading only. Files are put in, figures kept and changes taken "
    "back where the data are: with two-ledgers add, judge and undo, or with two-ledgers run "
    "without --read-only."
)


def read_only() -> bool:
    """Whether this server only shows what there is."""
    return os.environ.get(READ_ONLY_VARIABLE) == "1"


@dataclass(frozen=True)
class Door:
    """Where the server listens, whether it only shows, and the further names readers call it by."""

    address: str = HOST
    port: int = PORT
    read_only: bool = False
    names: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether only this computer reaches it."""
        return IPv4Address(self.address).is_loopback

    @property
    def near(self) -> str:
        """The address by which this computer itself reaches it."""
        return HOST if self.address == ANYWHERE else self.address

    @property
    def url(self) -> str:
        """What to open in a browser of this computer."""
        return f"http://{self.near}:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names it answers to: the address listened on and those said, and no other.

        Under any other name a page of a stranger could make a reader's browser ask for it.
        """
        by_address = {HOST: LOCAL, ANYWHERE: (*LOCAL, *_own_names())}
        return tuple(dict.fromkeys((*by_address.get(self.address, (self.address,)), *self.names)))

    @property
    def said(self) -> str:
        """What it opens, in words; nothing where only this computer reaches it."""
        if self.is_local:
            return READ_ONLY if self.read_only else ""
        where = "any address of this computer" if self.address == ANYWHERE else self.address
        who = f"Every computer that reaches {where} can read all data and every view of them"
        more = ", hand files in, accept them, keep figures and take changes back"
        less = "; nothing can be handed in, kept, accepted or taken back"
        return (
            f"{who}{less if self.read_only else more}. Nobody is asked for a name, and nothing is "
            f"encrypted. It answers to {', '.join(self.hosts)} only; --host adds a name."
        )


def door(
    address: str, port: int, names: tuple[str, ...], *, only_read: bool, trusted: bool
) -> Door:
    """Where the dashboard is to be reached.

    Raises UnknownChoice for what is no address or name, and NotOpened where other computers could
    change the data and nobody said that they may.
    """
    try:
        found = IPv4Address(HOST if address == "localhost" else address)
    except AddressValueError:
        raise UnknownChoice(
            f"“{address}” is no address to listen on; allowed is an IPv4 address of this computer, "
            f"such as {HOST} (this computer only) or {ANYWHERE} (all its addresses)."
        ) from None
    if unfit := [name for name in names if not NAME.fullmatch(name)]:
        raise UnknownChoice(
            f"“{unfit[0]}” is no name of a computer; allowed is one such as data.example.org, "
            "without a scheme, a port or a star."
        )
    opened = Door(str(found), port, only_read, names)
    if not (opened.is_local or only_read or trusted):
        raise NotOpened(
            f"{address} can be reached by other computers, and whoever reaches it could change the "
            "data. Add --read-only to let them read and no more, or --i-trust-this-network to let "
            "them change the data too."
        )
    return opened


def _own_names() -> tuple[str, ...]:
    """The name of this computer, and the address by which its network reaches it."""
    name, found = socket.gethostname().lower(), []
    if NAME.fullmatch(name):
        found.append(name)
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(NEVER_ASKED)
        found.append(str(probe.getsockname()[0]))
    return tuple(found)
