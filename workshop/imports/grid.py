"""Where imported notes go: tidy grids, about 4:3 overall, below what is already on the board."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log, sqrt
from typing import Any

WIDTH, HEIGHT, GAP = 192, 120, 24
ACROSS = WIDTH + GAP
PAD = 24
"""Between a frame's edge and its notes."""
HEAD = 72
"""From a frame's upper edge to its first notes: its title stands there."""
BETWEEN = 48
ASPECT = 4 / 3
SHELVES = 12
LONG = 90
"""From so many characters on a note is set smaller."""

Place = tuple[float, float]
Heights = Sequence[int]
"""How tall each note of a grid is."""


def tall(text: str) -> int:
    """How tall a note grows around its text, up to the next dots of the board. Twin of static/objects/note.js."""
    letters, line = (20, 22) if len(text) < LONG else (24, 18)
    lines = sum(max(1, ceil(len(part) / letters)) for part in text.split("\n"))
    return ceil(max(HEIGHT, 54 + line * lines) / GAP) * GAP


def grid(heights: Heights, x: float, y: float, columns: int) -> Iterator[Place]:
    """The places of notes, row by row; the tallest of a row says where the next row begins."""
    for row in _rows(heights, columns):
        yield from ((x + at * ACROSS, y) for at in range(len(row)))
        y += max(row) + GAP


def columns_for(heights: Heights) -> int:
    """So many notes side by side make a grid of about 4:3."""
    return max(1, round(sqrt(sum(height + GAP for height in heights) * ASPECT / ACROSS)))


def below(records: Iterable[Mapping[str, Any]]) -> Place:
    """The upper left corner of the free space under everything that has a place, on the board's grid of dots."""
    placed = [record for record in records if "x" in record]
    if not placed:
        return 0, 0
    left = min(record["x"] for record in placed)
    bottom = max(record["y"] + (record.get("h") or tall(record.get("text", ""))) for record in placed)
    return left // GAP * GAP, ceil(bottom / GAP) * GAP + 2 * BETWEEN


@dataclass(frozen=True)
class Area:
    """A frame's place, and how many notes stand side by side in it."""

    x: float
    y: float
    w: float
    h: float
    columns: int

    def places(self, heights: Heights) -> Iterator[Place]:
        return grid(heights, self.x + PAD, self.y + HEAD, self.columns)


def arrange(frames: Sequence[Heights], x: float, y: float) -> list[Area]:
    """Areas for the notes of each frame, in their order on shelves of equal height, like pictures on a wall.

    Of all numbers of shelves and widths it takes the one that comes nearest to 4:3, as a whole and frame by frame,
    and wastes least.
    """
    about = sqrt(sum(height + GAP for heights in frames for height in heights) * ACROSS * ASPECT)
    widths = [about * percent / 100 for percent in range(90, 180, 4)]
    walls = (_Wall(shelves, width, x, y) for shelves in _splits(frames) for width in widths)
    return min(walls, key=lambda wall: wall.badness).areas


def _splits(frames: Sequence[Heights]) -> Iterator[list[list[Heights]]]:
    """The frames on one shelf, on two shelves and so on, with about as many notes on each."""
    for shelves in range(1, min(len(frames), SHELVES) + 1):
        share, found, total = sum(map(len, frames)) / shelves, [[frames[0]]], len(frames[0])
        for heights in frames[1:]:
            if total + len(heights) / 2 > share * len(found) and len(found) < shelves:
                found.append([])
            found[-1].append(heights)
            total += len(heights)
        yield found


class _Wall:
    """Shelves of frames within a width."""

    def __init__(self, shelves: list[list[Heights]], width: float, x: float, y: float) -> None:
        self.areas: list[Area] = []
        top, widest, used = y, 0.0, 0
        for frames in shelves:
            columns = _columns(frames, width)
            h = max(_height(heights, side) for heights, side in zip(frames, columns, strict=True))
            left = x
            for side in columns:
                self.areas.append(Area(left, top, _width(side), h, side))
                left += _width(side) + BETWEEN
            widest = max(widest, left - BETWEEN - x)
            top += h + BETWEEN
            used += sum(height + GAP for heights in frames for height in heights)
        down = top - BETWEEN - y
        waste = 1 - used * ACROSS / (widest * down)
        frames_off = sum(_off(area.w, area.h) for area in self.areas) / len(self.areas)
        self.badness = _off(widest, down) + waste + frames_off / 4


def _columns(frames: Sequence[Heights], width: float) -> list[int]:
    """The columns of each frame when all get as few rows as the width allows."""
    rows, most = 1, max(map(len, frames))
    while True:
        columns = [ceil(len(heights) / rows) for heights in frames]
        across = sum(_width(side) + BETWEEN for side in columns) - BETWEEN
        if across <= width or rows >= most:
            return columns
        rows += max(1, rows // 32)


def _rows(heights: Heights, columns: int) -> Iterator[Heights]:
    return (heights[at : at + columns] for at in range(0, len(heights), columns))


def _off(w: float, h: float) -> float:
    """How far a shape is from 4:3; 0 is right."""
    return abs(log(w / h / ASPECT))


def _width(columns: int) -> float:
    return 2 * PAD + columns * ACROSS - GAP


def _height(heights: Heights, columns: int) -> float:
    return HEAD + sum(max(row) + GAP for row in _rows(heights, columns)) - GAP + PAD
