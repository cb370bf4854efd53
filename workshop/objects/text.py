"""Text labels: words straight on the board, such as a heading."""

from typing import Annotated, Literal

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.fields import Args, Id, Place, Text
from workshop.core.kind import Kind
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import placing, writing

Size = Literal["small", "medium", "large"]


class Add(Args):
    text: Id
    x: Place
    y: Place
    words: Text
    size: Size = "medium"


class Write(Args):
    text: Id
    words: Text
    base: Text


class Set(Args):
    texts: Annotated[list[Id], Meta(min_length=1, max_length=500)]
    size: Size


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    return Outcome([placing.new(board, ask, "text", args.text, x=args.x, y=args.y, words=args.words, size=args.size)])


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    return writing.write(board, args.text, "text", "words", args.words, args.base)


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    return placing.several(board, args.texts, "text", size=args.size)


KIND = Kind(
    name="text",
    rules={
        "text.add": Rule(Add, add, tool="text"),
        "text.write": Rule(Write, write, tool="text"),
        "text.set": Rule(Set, change, tool="text"),
    },
    words=lambda record, board: record["words"],
)
