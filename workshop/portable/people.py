"""Names as they travel: initials, so that people are told apart and nobody is named."""

import unicodedata
from collections.abc import Iterable

MOST = 6
NONE = "?"


def initials(name: str) -> str:
    """`Ana Lima` is `A. L.`, `Ana 2` is `A. 2`; what has no letter at all is `?`."""
    found = [_initial(word) for word in name.split()[:MOST]]
    return " ".join(filter(None, found)) or NONE


def _initial(word: str) -> str:
    if word.isdigit():
        return word[:3]
    for at, letter in enumerate(word):
        if unicodedata.category(letter)[0] == "L":
            marks = "".join(_marks(word[at + 1 :]))
            return f"{letter}{marks}".upper() + "."
    return ""


def _marks(rest: str) -> Iterable[str]:
    """The accents that stand on the letter before these."""
    for each in rest:
        if not unicodedata.combining(each):
            return
        yield each


def apart(names: Iterable[str]) -> list[str]:
    """Names told apart: the second `A. L.` is `A. L. 2`."""
    taken: set[str] = set()
    found = []
    for name in names:
        number, told = 2, name
        while told.casefold() in taken:
            number, told = number + 1, f"{name} {number}"
        taken.add(told.casefold())
        found.append(told)
    return found
