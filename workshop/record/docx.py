"""DOCX: for who goes on writing. Headings, lists and tables are real ones, so that screen readers and tables of contents
find them; pictures bear their words. What people wrote is text in it, whatever it looks like."""

from workshop.record.document import Document

NAME = "docx"
MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIX = ".docx"


def write(document: Document) -> bytes:
    from workshop.record.word import writing  # slow to load, and the server itself never writes one

    return writing.write(document)
