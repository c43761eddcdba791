"""What is known of a document in which something is claimed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """What is known of a document; what is not is empty.

    `published` is a day, month or year and `published_basis` says how it is known; `address` is
    that of its page.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    kind: str = ""
    published: str = ""
    published_basis: str = ""
    address: str = ""
