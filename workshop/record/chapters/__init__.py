"""The chapters of a record, in their order, listed by hand: each answers with its sections, none where it has nothing to
say."""

from collections.abc import Callable, Iterable

from workshop.record.chapters import (
    agenda,
    attendance,
    boards,
    clusters,
    commitments,
    decisions,
    dictionary,
    disagreement,
    facts,
    loops,
    method,
    quotes,
    returning,
    votes,
)
from workshop.record.document import Section
from workshop.record.told import Told

Chapter = Callable[[Told], Iterable[Section]]

CHAPTERS: tuple[Chapter, ...] = (
    facts.chapter,
    method.chapter,
    attendance.chapter,
    agenda.chapter,
    quotes.chapter,
    boards.chapter,
    clusters.chapter,
    loops.chapter,
    votes.chapter,
    decisions.chapter,
    disagreement.chapter,
    commitments.chapter,
    returning.chapter,
    dictionary.chapter,
)

__all__ = ["CHAPTERS", "Chapter"]
