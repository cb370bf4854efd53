"""Boards as pictures in the record; none in workshops with children."""

from collections.abc import Iterable

from workshop.exports import picture as drawn
from workshop.exports.exported import Exported
from workshop.record.document import Picture
from workshop.record.outline import Outline
from workshop.record.told import Surface, Told, line

NAMED = 12
"""So many groups are named to who can't see the picture; all are in the outline that follows."""


def picture(told: Told, surface: Surface) -> Iterable[Picture]:
    if told.children:
        return
    made = drawn.svg(Exported(surface.title, surface.seq, surface.records, {}), told.language)
    yield Picture(made.svg, _said(told, surface), made.w, made.h)


def _said(told: Told, surface: Surface) -> str:
    """What the picture shows, in words."""
    board = surface.board
    parts = [
        told.translate("The board “{title}” as a picture.", title=line(surface.title)),
        told.translate_count("{n} note", "{n} notes", len(board.of("note"))),
        told.translate_count("{n} link", "{n} links", len(board.of("link"))),
    ]
    named = [item.text for item in Outline(told, surface).groups()][:NAMED]
    groups = told.translate("Groups: {names}.", names=", ".join(named)) if named else ""
    return " ".join(
        filter(None, [parts[0], f"{parts[1]}, {parts[2]}.", groups, told.translate("The outline follows.")])
    )
