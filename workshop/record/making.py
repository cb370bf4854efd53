"""Making a record's file, beside the server: composed, changed as its facilitators wished, written in a format."""

from collections.abc import Callable

from workshop.record.compose import compose
from workshop.record.document import Document
from workshop.record.edits import Edits, edited
from workshop.record.formats import FORMATS
from workshop.record.told import Told

Tell = Callable[[str], None]
STEPS = ("read", "compose", "write")
"""What is told while a file is made; the first before it goes to the side."""


def composed(told: Told, edits: Edits | None = None) -> Document:
    """The document as it goes out."""
    return edited(compose(told), edits or Edits())


def made(told: Told, name: str, edits: Edits | None = None, tell: Tell = lambda step: None) -> bytes:
    tell("compose")
    document = composed(told, edits)
    tell("write")
    return FORMATS[name].write(document)
