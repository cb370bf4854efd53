"""Boards as pictures in the record; none in workshops with children."""

from collections.abc import Iterable

from workshop.record.document import Picture
from workshop.record.told import Surface, Told


def picture(told: Told, surface: Surface) -> Iterable[Picture]:
    return ()
