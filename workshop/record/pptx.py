"""PPTX: the record as slides, to be told to others: one idea each, and what was said at length in their notes."""

from workshop.record.document import Document

NAME = "pptx"
MIMETYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SUFFIX = ".pptx"


def write(document: Document) -> bytes:
    from workshop.record.slides import writing  # slow to load, and the server itself never writes one

    return writing.write(document)
