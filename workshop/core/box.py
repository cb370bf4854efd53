"""Sealed boxes beside the log: each holds one slip a person, which nobody reads before the box is opened.

A rule asks of a box through its `Ask`, and says in its `Outcome` what goes into one or out of it; that happens in
the transaction of its entry, so slips and the opening of their box are ordered as the log's entries are.
"""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Slip:
    """What the asking person puts into a box, in place of what they put there before; plain JSON.

    `whose` is who else it is from, where they put it in for somebody.
    """

    box: str
    said: Any
    whose: str = ""


@dataclass(frozen=True)
class Emptied:
    """All that is in a box is erased."""

    box: str


Aside = Slip | Emptied


class Boxes(Protocol):
    """The boxes of a board as one person may ask of them."""

    def holds(self, box: str, whose: str = "") -> bool:
        """Whether the asking person, or else `whose`, has put something in."""
        ...

    def shuffled(self, box: str) -> list[Any]:
        """All that is in a box, in an order that nobody can foretell."""
        ...


class NoBoxes:
    """For whoever asks where nothing waits."""

    def holds(self, box: str, whose: str = "") -> bool:
        return False

    def shuffled(self, box: str) -> list[Any]:
        return []


NOTHING_WAITS = NoBoxes()
