"""The cells of a frame: lanes beside each other, levels on top of each other, or the quadrants of two axes.

A record lies in the cell that holds its middle; nothing is stored, as with frames themselves. The browser's twin is
static/js/model/cells.js; tests/vectors/cells.json holds them equal.
"""

from collections.abc import Sequence
from math import floor
from typing import Literal, NamedTuple

from workshop.core.change import Record
from workshop.objects.placing import middle

Layout = Literal["free", "lanes", "levels", "quadrants"]

MOST = 12
HEAD, NAMES, GUTTER, FOOT = 64, 40, 144, 44
"""What the frame's title, the names of lanes, the names at the left and those at the foot take of it."""


class Box(NamedTuple):
    x: float
    y: float
    w: float
    h: float


def shaped(layout: str, labels: Sequence[str]) -> list[str]:
    """The labels that a layout has room for: a name for each lane or level, of which there are at least two, or the
    words at the ends of the axes, [x low, x high, y low, y high]."""
    least, most = {"free": (0, 0), "quadrants": (4, 4)}.get(layout, (2, MOST))
    return [*labels[:most], *[""] * (least - len(labels))]


def cell_of(frame: Record, record: Record) -> int | None:
    """Which cell the middle of a record lies in, counted in reading order; None where a frame has none."""
    layout = frame.get("layout")
    if layout is None:
        return None
    x, y = middle(record)
    whole, count = area(frame), len(frame["labels"])
    if layout == "lanes":
        return _step(x, whole.x, whole.w, count)
    if layout == "levels":
        return _step(y, whole.y, whole.h, count)
    return 2 * _step(y, whole.y, whole.h, 2) + _step(x, whole.x, whole.w, 2)


def tenths(frame: Record, record: Record) -> tuple[int, int]:
    """How far along both axes of quadrants the middle of a record lies, from 1 to 10: each axis is ten bands of equal
    size, so that 1 to 5 is its low half; the upright one counts from below."""
    x, y = middle(record)
    whole = area(frame)
    return 1 + _step(x, whole.x, whole.w, 10), 10 - _step(y, whole.y, whole.h, 10)


def name(frame: Record, cell: int) -> str:
    """What a cell is called: its label, its number where it has none, or where it lies on both axes."""
    labels = frame["labels"]
    if frame["layout"] != "quadrants":
        return labels[cell] or str(cell + 1)
    row, column = divmod(cell, 2)
    ends = [end for end in (labels[3 - row], labels[column]) if end]
    return " · ".join(ends) or str(cell + 1)


def boxes(frame: Record) -> list[Box]:
    """The cells in reading order; none where a frame has no parts."""
    if frame.get("layout") is None:
        return []
    x, y, w, h = area(frame)
    count = len(frame["labels"])
    columns, rows = {"lanes": (count, 1), "levels": (1, count)}.get(frame["layout"], (2, 2))
    w, h = w / columns, h / rows
    return [Box(x + column * w, y + row * h, w, h) for row in range(rows) for column in range(columns)]


def area(frame: Record) -> Box:
    """What of a frame its cells share, beside the title and the names."""
    x, y, w, h, layout = frame["x"], frame["y"], frame["w"], frame["h"], frame["layout"]
    head = min(HEAD, h / 4)
    if layout == "lanes":
        head += min(NAMES, h / 4)
        return Box(x, y + head, w, h - head)
    gutter, foot = min(GUTTER, w / 3), min(FOOT, h / 4) if layout == "quadrants" else 0
    return Box(x + gutter, y + head, w - gutter, h - head - foot)


def _step(at: float, start: float, span: float, count: int) -> int:
    return max(0, min(count - 1, floor((at - start) * count / span)))
