"""Words inside a style sheet."""

import textwrap

LETTERS = 118
"""So many letters of 6.5 points stand side by side at the foot of a sheet of A4."""


def at_foot(words: str) -> str:
    """Words as a string of a style sheet, in lines for the foot of a sheet; nothing can end it.

    Browsers break no address there by themselves.
    """
    lines = "\n".join(textwrap.wrap(words, LETTERS, break_on_hyphens=False))
    signs = (sign if sign.isalnum() or sign in " ,." else f"\\{ord(sign):x} " for sign in lines)
    return f'"{"".join(signs)}"'
