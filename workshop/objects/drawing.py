"""Drawings: one stroke of a pen, with words for those who can't see it."""

from typing import Annotated, Literal

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.fields import Args, Id, Length, Place, Text
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import note, placing, writing

Ink = Literal["ink", "sand", "amber", "coral", "mint", "sky", "lilac"]
Tenths = Annotated[int, Meta(ge=-10_000_000, le=10_000_000)]
Points = Annotated[list[Tenths], Meta(min_length=2, max_length=4000)]
Pressure = Annotated[list[Annotated[int, Meta(ge=0, le=100)]], Meta(max_length=2000)]


class Add(Args):
    """A stroke: x and y by turns, in tenths of a unit from its corner; how hard the pen was pressed, 0 to 100 each."""

    drawing: Id
    x: Place
    y: Place
    w: Length
    h: Length
    points: Points
    color: Ink = "ink"
    width: Annotated[int, Meta(ge=1, le=64)] = 4
    pressure: Pressure | None = None
    alt: Text | None = None


class Write(Args):
    """What the drawing shows, in words."""

    drawing: Id
    alt: Text
    base: Text


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    if len(args.points) % 2 or (args.pressure is not None and len(args.pressure) * 2 != len(args.points)):
        raise Refused("bad_args", "This stroke is not whole; draw it again.", "points")
    box = {"x": args.x, "y": args.y, "w": args.w, "h": args.h}
    stroke = {"points": args.points, "pressure": args.pressure, "color": args.color, "width": args.width}
    return Outcome([placing.new(board, ask, "drawing", args.drawing, **box, **stroke, alt=args.alt or None)])


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    note.readable(board, args.drawing, ask, "drawing")
    return writing.write(board, args.drawing, "drawing", "alt", args.alt, args.base)


KIND = Kind(
    name="drawing",
    rules={
        "drawing.add": Rule(Add, add, tool="drawing"),
        "drawing.write": Rule(Write, write, tool="drawing"),
    },
    words=lambda record, board: record.get("alt", ""),
    see=note.see,
    hides=note.private,
    personal=note.private,
)
