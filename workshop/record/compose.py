"""A record as a document: all chapters that have something to say. Pure: the same facts give the same document."""

from collections.abc import Iterable

from workshop.record.chapters import CHAPTERS, Chapter, boards, dictionary
from workshop.record.document import Document, Section
from workshop.record.told import Told, line

A_FEW = 80
"""Boards with so many notes in all are shown where they were worked on; larger ones after what came of them."""


def compose(told: Told) -> Document:
    sections: list[Section] = [section for chapter in _ordered(told) for section in chapter(told)]
    entries = sum(told.seqs.values())
    foot = [
        told.translate("We count people by team; names of participants do not appear."),
        told.translate_count(
            "Made from {n} entry of the boards.", "Made from {n} entries of the boards.", entries
        ),
    ]
    return Document(
        title=line(told.title),
        about=line(told.purpose),
        kind=told.translate("Record of the workshop"),
        language=told.language,
        foot=" ".join(foot),
        sections=sections,
    )


def _ordered(told: Told) -> Iterable[Chapter]:
    if sum(len(surface.board.of("note")) for surface in told.surfaces) <= A_FEW:
        return CHAPTERS
    last = (boards.chapter, dictionary.chapter)
    return (*(chapter for chapter in CHAPTERS if chapter not in last), *last)
