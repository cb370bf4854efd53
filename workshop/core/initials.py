"""Initials in place of a name, where nobody's name is to be kept."""

import re

_NUMBER = re.compile(r"\s+\d+$")
"""What tells the second Ana of a session apart."""
_BETWEEN = re.compile(r"[\s\-.'’]+")


def initials(name: str) -> str:
    """`Ana Lima 2` is `A. L.`, and `A. L.` stays what it is; of what has no letters nothing is told but a dot."""
    words = _BETWEEN.split(_NUMBER.sub("", name))
    first = (next((each for each in word if each.isalnum()), "") for word in words)
    return " ".join(f"{each.upper()}." for each in first if each) or "."
