"""What people said that struck others, word for word."""

from collections.abc import Iterable

from workshop.core.change import Record
from workshop.record.document import Section
from workshop.record.striking import quote, striking
from workshop.record.told import Surface, Told

MOST = 3
EACH = 2


def chapter(told: Told) -> Iterable[Section]:
    found = chosen(told)
    if found:
        yield Section("quotes", told.translate("In people's words"), [quote(told, *each) for each in found])


def chosen(told: Told) -> list[tuple[Surface, Record]]:
    """The notes that are told word for word, of all boards."""
    found = [
        (surface, note)
        for surface in told.surfaces
        for note in striking(surface.board, surface.board.of("note").values(), EACH)
    ]
    return found[:MOST]
