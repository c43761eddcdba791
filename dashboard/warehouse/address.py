"""Where a warehouse is, as a reader writes it, and how it is spoken of without its secrets."""

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from dashboard.errors import UnknownChoice

TRADE = "trade"
EMBEDDED = "duckdb"
FORMS = (
    "a folder of Parquet (duckdb:///FOLDER), a file of DuckDB (duckdb:///FILE.duckdb), "
    "postgresql://USER@HOST/DATABASE, spark://HOST:PORT/FOLDER, spark-local:///FOLDER"
)
HIDDEN = "***"
AS_SIGNS = (
    "This is no address of a warehouse: in a name or a password, @ is written %40, / is %2F, "
    "# is %23 and ? is %3F."
)


@dataclass(frozen=True)
class Address:
    """The address of a warehouse, taken apart. `table` is the name that its trade goes by.

    Its text holds what nobody else may read, so it shows `shown` wherever it is printed.
    """

    scheme: str
    path: str
    table: str
    options: tuple[tuple[str, str], ...]
    shown: str
    url: str
    secrets: frozenset[str]

    def __repr__(self) -> str:
        return f"Address({self.shown})"

    __str__ = __repr__

    def without_secrets(self, said: str) -> str:
        """What a driver says, with nothing in it that only the address may hold."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            said = said.replace(secret, HIDDEN)
        return said


def address_of(text: str) -> Address:
    """An address as typed; a bare path is a folder of Parquet. Raises UnknownChoice."""
    try:
        whole = urlsplit(text if "://" in text else f"{EMBEDDED}://{text}")
        host = f"{whole.hostname or ''}{f':{whole.port}' if whole.port else ''}"
    except ValueError:
        raise UnknownChoice(f"This is no address of a warehouse; one is {FORMS}.") from None
    if not whole.netloc and not whole.path.strip("/"):
        raise UnknownChoice(f"This address names no warehouse; one is {FORMS}.")
    if _tells_a_secret(whole):
        raise UnknownChoice(AS_SIGNS)
    is_file = whole.scheme == EMBEDDED
    place = f"{whole.netloc if is_file else host}{whole.path}"
    return Address(
        scheme=whole.scheme,
        path=unquote(place if is_file else whole.path),
        table=whole.fragment or TRADE,
        options=tuple(parse_qsl(whole.query)),
        shown=f"{whole.scheme}://{place}{f'#{whole.fragment}' if whole.fragment else ''}",
        url=urlunsplit(whole._replace(fragment="")),
        secrets=_secrets(whole),
    )


def _tells_a_secret(whole: SplitResult) -> bool:
    """Whether a password was read as the name of a place: it would be told with it."""
    has_user = "@" in whole.netloc and whole.scheme != EMBEDDED
    place = f"{whole.path}{whole.fragment}{'' if has_user else whole.netloc}"
    asked = "" if has_user else whole.query
    return "@" in f"{place}{asked}" or "password=" in place.lower()


def _secrets(whole: SplitResult) -> frozenset[str]:
    """Who knocks and with which key, as written and as meant; so is every option of the address."""
    options = [value for _, value in parse_qsl(whole.query)]
    written = [whole.password or "", *whole.query.split("&"), *options]
    meant = [unquote(word) for word in written]
    return frozenset(word for word in (*written, *meant, whole.query) if word)
