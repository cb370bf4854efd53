"""A record as a document: all chapters that have something to say. Pure: the same facts give the same document."""

from workshop.record.chapters import CHAPTERS
from workshop.record.document import Document, Section
from workshop.record.told import Told, line


def compose(told: Told) -> Document:
    sections: list[Section] = [section for chapter in CHAPTERS for section in chapter(told)]
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
