"""Duplicates: pairs of notes that may be the same, also where they are written in different languages.

Better to miss a pair than to ask in vain: notes that say other numbers, the opposite, or more and less are no pair, for
sentence vectors hardly tell those apart.
"""

import re
from collections.abc import Sequence

import msgspec
import numpy as np

from workshop.core.board import Board
from workshop.core.fields import Args
from workshop.insights import meaning
from workshop.insights.insight import Insight
from workshop.insights.meaning import By

MOST_NOTES = 1_000
MOST = 50
LIKELY: dict[By, float] = {"meaning": 0.8, "letters": 0.85}
"""From here on two texts may be the same. Of pairs by meaning above it in the demo's answers all but those about different
things of one kind say the same; below it most don't."""

NUMBER = re.compile(r"\d+")
NOT = re.compile(r"\b(?:não|nao|nunca|jamais|jamás|sem|sin|not|never|without|contra|against|cannot)\b|n['’]t\b")
MAYBE_NOT = re.compile(r"\b(?:no|ni|nem)\b")
"""In Portuguese "no" is "in the"."""
MORE = re.compile(r"\b(?:mais|más|mas|more|aumentar|increase)\b")
LESS = re.compile(r"\b(?:menos|less|fewer|reduzir|reducir|diminuir|disminuir|reduce)\b")


class Params(Args):
    """Nothing may be asked: all notes are compared."""


class Pair(msgspec.Struct):
    """Two notes, the older first, and how alike they are, 1 for the same words."""

    ids: list[str]
    likeness: float


class Duplicates(msgspec.Struct):
    """The pairs, the most alike first. `capped` when there are more notes or pairs than were looked at."""

    pairs: list[Pair]
    by: By
    capped: bool


def compute(board: Board, params: Params) -> Duplicates:
    notes = [note for _, note in sorted(board.of("note").items()) if note["text"].strip()]
    looked = notes[:MOST_NOTES]
    pairs = likely([note["text"] for note in looked])
    told = [Pair([looked[one]["id"], looked[other]["id"]], likeness) for one, other, likeness in pairs[:MOST]]
    return Duplicates(told, meaning.by(), len(looked) < len(notes) or len(pairs) > MOST)


def likely(texts: Sequence[str]) -> list[tuple[int, int, float]]:
    """The places of two texts each that may say the same, and how alike they are, the most alike first."""
    if len(texts) < 2:
        return []
    alike = meaning.likeness(texts)
    ones, others = np.nonzero(np.triu(alike >= LIKELY[meaning.by()], 1))
    turns = [Turns(text) for text in texts]
    found = [
        (one, other, round(min(1.0, float(alike[one, other])), 2))
        for one, other in zip(ones.tolist(), others.tolist(), strict=True)
        if turns[one].suit(turns[other])
    ]
    return sorted(found, key=lambda pair: (-pair[2], pair[:2]))


class Turns:
    """What turns the sense of a text without changing what it is about."""

    def __init__(self, text: str) -> None:
        small = text.casefold()
        self._same = (frozenset(NUMBER.findall(small)), bool(MORE.search(small)), bool(LESS.search(small)))
        self._denies = True if NOT.search(small) else None if MAYBE_NOT.search(small) else False

    def suit(self, other: "Turns") -> bool:
        return self._same == other._same and (self._denies is other._denies or None in (self._denies, other._denies))


INSIGHT = Insight(
    "duplicates", "Pairs of notes that may be the same, as you see them.", Params, Duplicates, compute, beside=True
)
