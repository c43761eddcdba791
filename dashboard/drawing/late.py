"""Altair, loaded when the first chart is drawn: a command that draws none answers sooner."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt
else:

    class Late:
        """A module under its name, loaded when something of it is asked for."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, asked: str) -> Any:  # noqa: ANN401  (whatever the module holds)
            return getattr(import_module(self._name), asked)

    alt = Late("altair")

__all__ = ["alt"]
