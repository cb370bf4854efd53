"""Images: a picture on the board, with words for those who can't see it."""

from workshop.core.board import Board
from workshop.core.fields import Args, Id, Length, Place, Text, length
from workshop.core.kind import Kind
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import note, placing, writing


class Add(Args):
    """A picture that was sent before; `file` is what was answered then."""

    image: Id
    x: Place
    y: Place
    w: Length
    h: Length
    file: Id
    alt: Text | None = None


class Write(Args):
    """What the picture shows, in words."""

    image: Id
    alt: Text
    base: Text


class Size(Args):
    """The height follows the width, so that a picture keeps its proportions."""

    image: Id
    x: Place
    y: Place
    w: Length
    h: Length


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    given = {"x": args.x, "y": args.y, "w": args.w, "h": args.h, "file": args.file, "alt": args.alt or None}
    return Outcome([placing.new(board, ask, "image", args.image, **given)])


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    note.readable(board, args.image, ask, "image")
    return writing.write(board, args.image, "image", "alt", args.alt, args.base)


def size(board: Board, args: Size, ask: Ask) -> Outcome:
    note.readable(board, args.image, ask, "image")
    record = placing.existing(board, args.image, "image")
    tall = length(max(1, args.w * record["h"] / record["w"]))
    return Outcome(placing.fields(args.image, record, x=args.x, y=args.y, w=args.w, h=tall))


KIND = Kind(
    name="image",
    rules={
        "image.add": Rule(Add, add, tool="image"),
        "image.write": Rule(Write, write, tool="image"),
        "image.size": Rule(Size, size, tool="image"),
    },
    words=lambda record, board: record.get("alt", ""),
    see=note.see,
    hides=note.private,
    personal=note.private,
)
