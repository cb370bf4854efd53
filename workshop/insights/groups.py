"""Groups: which notes may speak of the same, from few groups to many, with the words that the notes of each share.

Notes that lie in a cluster already are left out: people have said where those belong.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import Annotated

import msgspec
from msgspec import Meta

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args
from workshop.insights import gathering, meaning
from workshop.insights.insight import Insight
from workshop.insights.meaning import By
from workshop.insights.shared import Vocabulary
from workshop.objects import cluster

MOST_NOTES = 1_000
"""So many notes are looked at, the oldest; once they lie in clusters the next ones come."""
MOST = 40
FEWEST = 2


class Params(Args):
    count: Annotated[
        Annotated[int, Meta(ge=1, le=MOST)] | None,
        Meta(description="How many groups; when left out, a number that suits the notes."),
    ] = None


class Group(msgspec.Struct):
    """Notes that may belong together, the oldest first, and up to three words that they share."""

    ids: list[str]
    words: list[str]


class Groups(msgspec.Struct):
    """The groups, that of the oldest note first, and the notes that are in none. `by` says what was compared: what the
    notes mean or, in the base installation, their letters. `count` is how many groups were asked for or suit, `most` how
    many can be. `capped` when there are more notes than were looked at."""

    groups: list[Group]
    alone: list[str]
    by: By
    count: int
    most: int
    capped: bool


def compute(board: Board, params: Params) -> Groups:
    notes = free(board)
    looked = notes[:MOST_NOTES]
    most = max(1, min(MOST, len(looked) // 2))
    count = min(params.count or suiting(len(looked)), most)
    groups, alone = parted([note["text"] for note in looked], count)
    vocabulary = Vocabulary([note["text"] for note in looked])
    return Groups(
        [Group([looked[at]["id"] for at in group], vocabulary.shared(group)) for group in groups],
        [looked[at]["id"] for at in alone],
        meaning.by(), count, most, len(looked) < len(notes),
    )  # fmt: skip


def free(board: Board) -> list[Record]:
    """The notes that say something and lie in no cluster, the oldest first."""
    notes = (note for _, note in sorted(board.of("note").items()))
    return [note for note in notes if note["text"].strip() and cluster.holder(board, note) is None]


def suiting(notes: int) -> int:
    """How many groups people may like to look at first: the square root of half the notes (K. V. Mardia, 1979)."""
    return max(FEWEST, round(sqrt(notes / 2)))


def parted(texts: Sequence[str], count: int) -> tuple[list[list[int]], list[int]]:
    """The places of the texts in so many groups of two or more, and of those that are in none."""
    if len(texts) < 2:
        return [], list(range(len(texts)))
    alike, near, merges = _grown(tuple(texts))
    labels = gathering.settled(near, gathering.cut(merges, count))
    alone = set(gathering.loners(alike, labels).nonzero()[0].tolist())
    found: dict[int, list[int]] = {}
    for at, label in enumerate(labels.tolist()):
        if at not in alone:
            found.setdefault(label, []).append(at)
    alone.update(group[0] for group in found.values() if len(group) == 1)
    return [group for group in found.values() if len(group) > 1], sorted(alone)


@lru_cache(maxsize=4)
def _grown(texts: tuple[str, ...]) -> tuple[gathering.Matrix, gathering.Matrix, list[gathering.Merge]]:
    """Kept for the last boards that were asked for, so that another number of groups only cuts anew."""
    alike = meaning.likeness(texts)
    near = gathering.nearness(alike)
    return alike, near, gathering.tree(near)


INSIGHT = Insight("groups", "Notes that may speak of the same, as you see them.", Params, Groups, compute, beside=True)
