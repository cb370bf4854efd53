"""Frames: named areas of the board, which may be parted; what lies in one is what has its middle there."""

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from workshop.core.board import Board
from workshop.core.fields import LONGEST_TITLE, Args, Id, Label, Length, Place, Title
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule
from workshop.methods import FRAMES
from workshop.objects import cells, placing, writing
from workshop.objects.cells import Layout

UNKNOWN = "There is no such method here; reload the page and choose one of those that are offered."
UNFIT = "This method's frame has other parts; take them as they come, and then name them anew."

Labels = Annotated[list[Label], Meta(max_length=cells.MOST)]


class Add(Args):
    frame: Id
    x: Place
    y: Place
    w: Length
    h: Length
    title: Title = ""
    layout: Layout = "free"
    labels: Labels = []
    method: Id | None = None


class Set(Args):
    """How a frame is parted: lanes and levels bear a name each, quadrants [x low, x high, y low, y high].

    What its parts mean is said by a `method`; parted otherwise than that asks for, the frame has none any more.
    """

    frame: Id
    layout: Layout | None = None
    labels: Labels | None = None
    method: Id | None | UnsetType = UNSET


class Name(Args):
    frame: Id
    title: Title
    base: Title


class Size(Args):
    frame: Id
    x: Place
    y: Place
    w: Length
    h: Length


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    place = {"x": args.x, "y": args.y, "w": args.w, "h": args.h}
    parted = {name: value for name, value in parts(args.layout, args.labels).items() if value is not placing.AWAY}
    if args.method is not None:
        fitting(args.method, args.layout, args.labels)
        parted["method"] = args.method
    return Outcome([placing.new(board, ask, "frame", args.frame, **place, title=args.title, **parted)])


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    record = placing.existing(board, args.frame, "frame")
    layout = args.layout or record.get("layout", "free")
    labels = record.get("labels", []) if args.labels is None else args.labels
    method = record.get("method") if isinstance(args.method, UnsetType) else args.method
    if args.method:
        fitting(args.method, layout, labels)
    elif method and not fits(method, layout, labels):
        method = None
    return Outcome(placing.fields(args.frame, record, **parts(layout, labels), method=method or placing.AWAY))


def fitting(method: str, layout: str, labels: Sequence[str]) -> None:
    """Refuse a method that has no frame on the shelf, and one whose frame is parted in another way."""
    if method not in FRAMES:
        raise Refused("bad_args", UNKNOWN, "method")
    if not fits(method, layout, labels):
        raise Refused("bad_args", UNFIT, "labels")


def fits(method: str, layout: str, labels: Sequence[str]) -> bool:
    return method in FRAMES and FRAMES[method].fits(layout, len(labels))


def parts(layout: Layout, labels: Sequence[str]) -> dict[str, Any]:
    """The fields of a layout; a free frame has none."""
    if layout == "free":
        return {"layout": placing.AWAY, "labels": placing.AWAY}
    return {"layout": layout, "labels": cells.shaped(layout, labels)}


def name(board: Board, args: Name, ask: Ask) -> Outcome:
    return writing.write(board, args.frame, "frame", "title", args.title, args.base, LONGEST_TITLE)


def size(board: Board, args: Size, ask: Ask) -> Outcome:
    record = placing.existing(board, args.frame, "frame")
    return Outcome(placing.fields(args.frame, record, x=args.x, y=args.y, w=args.w, h=args.h))


KIND = Kind(
    name="frame",
    rules={
        "frame.add": Rule(Add, add, tool="frame"),
        "frame.title": Rule(Name, name, tool="frame"),
        "frame.set": Rule(Set, change, tool="frame"),
        "frame.size": Rule(Size, size, tool="frame"),
    },
    words=lambda record, board: record["title"],
)
