"""The formats of a record, in the order in which they are offered: one file each, listed here by hand."""

from types import ModuleType
from typing import Protocol, cast

from workshop.record import docx, html, markdown, pdf, pptx
from workshop.record.document import Document


class Format(Protocol):
    """What the format is called, and how a document becomes a file of it."""

    NAME: str
    MIMETYPE: str
    SUFFIX: str

    def write(self, document: Document) -> bytes: ...


SHELF: tuple[ModuleType, ...] = (pdf, docx, pptx, html, markdown)
FORMATS: dict[str, Format] = {format.NAME: cast(Format, format) for format in SHELF}
