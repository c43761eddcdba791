"""Which language a text is in: by its script, then by the commonest words that stand in it."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.articles.lexicon import languages, lexicon
from dashboard.articles.tokens import tokens_of

LOOKED_AT = 5_000
"""Letters from the top that are looked at."""
SCRIPTS = {"ru": re.compile("[\u0400-\u04ff]"), "fa": re.compile("[\u0600-\u06ff]")}
LATIN = re.compile("[A-Za-z]")


def language_of(paragraphs: Sequence[str]) -> str:
    """The language of a text; English where nothing tells."""
    top = "\n".join(paragraphs)[:LOOKED_AT]
    letters = {code: len(script.findall(top)) for code, script in SCRIPTS.items()}
    most = max(letters, key=lambda code: letters[code])
    if letters[most] > len(LATIN.findall(top)):
        return most
    words = Counter(token.text for token in tokens_of(top))
    latin = (code for code in languages() if code not in SCRIPTS)
    return max(latin, key=lambda code: sum(words[word] for word in lexicon(code).telling))
