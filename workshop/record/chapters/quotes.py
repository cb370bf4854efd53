"""What people said that struck others, word for word."""

from collections.abc import Iterable

from workshop.record.document import Section
from workshop.record.striking import quote, striking
from workshop.record.told import Told

MOST = 3
EACH = 2


def chapter(told: Told) -> Iterable[Section]:
    found = [
        (surface, note)
        for surface in told.surfaces
        for note in striking(surface.board, surface.board.of("note").values(), EACH)
    ]
    if found:
        yield Section(
            "quotes", told.translate("In people's words"), [quote(told, *each) for each in found[:MOST]]
        )
