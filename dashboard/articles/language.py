"""Which language a text is in: the one whose commonest words stand in it most often."""

from collections import Counter
from collections.abc import Sequence

from dashboard.articles.lexicon import languages, lexicon
from dashboard.articles.tokens import tokens_of

LOOKED_AT = 5_000
"""Letters from the top that are looked at."""


def language_of(paragraphs: Sequence[str]) -> str:
    """The language of a text; English where nothing tells."""
    words = Counter(token.text for token in tokens_of("\n".join(paragraphs)[:LOOKED_AT]))
    return max(languages(), key=lambda code: sum(words[word] for word in lexicon(code).telling))
