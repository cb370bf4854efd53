"""What a place in a method's frame says of a note: the value of the part it lies in, and how far along each axis.

Nothing is stored: who moves a note says something else of it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from workshop.core.change import Record
from workshop.methods import FRAMES
from workshop.objects import cells


class Meaning(NamedTuple):
    """`value` is the key of the part, or in an open frame what people call it; `measures` are 1 to 10 by axis."""

    method: str
    value: str
    measures: Mapping[str, int]


AXES = tuple(
    axis.key for frame in FRAMES.values() for axis in (frame.up, frame.across) if axis is not None
)
"""What any method measures."""


def meaning(frame: Record, record: Record) -> Meaning | None:
    """What it means that the record's middle lies where it does in the frame; None where the frame has no method."""
    shape = FRAMES.get(frame.get("method", ""))
    cell = cells.cell_of(frame, record)
    if shape is None or cell is None:
        return None
    value = cells.name(frame, cell) if shape.open else shape.parts[cell].key
    across, up = cells.tenths(frame, record) if shape.layout == "quadrants" else (0, 0)
    measures = {axis.key: at for axis, at in ((shape.up, up), (shape.across, across)) if axis is not None}
    return Meaning(frame["method"], value, measures)


def part(frame: Record, cell: int) -> str:
    """What a cell is called: by its labels, else by its value, else by its number."""
    shape = FRAMES.get(frame.get("method", ""))
    if shape is not None and not shape.open and not any(frame["labels"]):
        return shape.parts[cell].key
    return cells.name(frame, cell)
