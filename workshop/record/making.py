"""Making a record's file, beside the server: composed, changed as its facilitators wished, written in a format."""

from collections.abc import Callable

from workshop.record.compose import compose
from workshop.record.document import Document
from workshop.record.formats import FORMATS
from workshop.record.told import Told

Tell = Callable[[str], None]


def composed(told: Told) -> Document:
    """The document as it goes out: sections in which nothing is written are left out."""
    document = compose(told)
    document.sections = [section for section in document.sections if section.blocks]
    return document


def made(told: Told, name: str, tell: Tell = lambda step: None) -> bytes:
    """The file; `tell` hears what is being done: "read", then "write"."""
    tell("read")
    document = composed(told)
    tell("write")
    return FORMATS[name].write(document)
