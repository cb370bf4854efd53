"""Letters that files can't hold or that would reorder what stands around them, made visible or left out."""

import unicodedata

DIRECTIONS = dict.fromkeys(
    map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
)
"""Signs that turn the direction of what follows: a file's own words must not be turned by a note."""
KEPT = "\n\t"


def visible(words: str) -> str:
    """The words without control letters, halves of letters and signs of direction."""
    return "".join(letter for letter in words.translate(DIRECTIONS) if letter in KEPT or _sound(letter))


def _sound(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn") and letter not in "\ufffe\uffff"
