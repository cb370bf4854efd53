"""Signs that people gave a thing, and how much was said of it."""

from collections.abc import Sequence

from workshop.exports.drawn.icons import SIGNS, icon
from workshop.exports.drawn.letters import width
from workshop.exports.drawn.pen import CHIP, EDGE, INK, SURFACE, element, number, rect, write
from workshop.exports.drawn.scene import Scene

SMALL = 13
TALL, GAP, APART = 24, 4, 8
BADGE = 26


def rows(scene: Scene, id: str, room: float) -> list[list[tuple[str, str]]]:
    """The signs of a thing as (icon, count), in rows that fit."""
    found = scene.signs(id)
    chips = [(picture, str(found[sort])) for sort, picture in SIGNS.items() if found[sort]]
    told: list[list[tuple[str, str]]] = []
    left = 0.0
    for chip in chips:
        wide = _wide(chip[1])
        if not told or wide > left:
            told.append([])
            left = room
        told[-1].append(chip)
        left -= wide + GAP
    return told


def draw(chips: Sequence[Sequence[tuple[str, str]]], x: float, y: float, fill: str = CHIP, opacity: float = 1) -> str:
    found = []
    for row, each in enumerate(chips):
        left, top = x, y + row * (TALL + GAP)
        for picture, count in each:
            wide = _wide(count)
            found.append(rect(left, top, wide, TALL, rx=TALL / 2, fill=fill, fill_opacity=None if opacity == 1 else opacity))
            found.append(icon(picture, left + 6, top + 4, 16))
            found.append(write(left + 26, top, count, SMALL, 600, line=TALL))
            left += wide + GAP
    return "".join(found)


def badge(scene: Scene, id: str, right: float, top: float) -> str:
    """How many comments hang on it, at its upper edge."""
    count = scene.talk(id)
    if not count:
        return ""
    wide = 7 + 16 + 5 + width(str(count), SMALL, 600) + 9
    x, y = right - wide, top - BADGE / 2
    return bubble(x, y, wide, BADGE) + icon("message-square", x + 7, y + 5, 16) + write(
        x + 28, y, str(count), SMALL, 600, INK, line=BADGE
    )  # fmt: skip


def bubble(x: float, y: float, w: float, h: float) -> str:
    """A round box with one corner that points to what it speaks of."""
    r = h / 2
    path = (
        f"M{number(x + r)} {number(y)}H{number(x + w - r)}a{number(r)} {number(r)} 0 0 1 0 {number(h)}"
        f"H{number(x + 3)}a3 3 0 0 1 -3 -3V{number(y + r)}a{number(r)} {number(r)} 0 0 1 {number(r)} {number(-r)}Z"
    )
    return element("path", d=path, fill=SURFACE, stroke=EDGE)


def _wide(count: str) -> float:
    return 6 + 16 + 4 + width(count, SMALL, 600) + 8
