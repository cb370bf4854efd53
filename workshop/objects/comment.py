"""Comments: on a thing, at a place on the board, or in answer to another comment."""

from collections.abc import Iterable

from workshop.core.board import Board
from workshop.core.change import Record, patch
from workshop.core.fields import Args, Id, Place, Text
from workshop.core.kind import Kind, author
from workshop.core.refusal import Refused
from workshop.core.role import CONTRIBUTORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import anchor, note, placing, stage, writing


class Add(Args):
    """A comment on a thing or in answer to a comment (`on`), or else at a place."""

    comment: Id
    text: Text
    on: Id | None = None
    x: Place | None = None
    y: Place | None = None


class Write(Args):
    """Other words; only its author gives them."""

    comment: Id
    text: Text
    base: Text


class Settle(Args):
    """What was asked is settled, or open again."""

    comment: Id
    done: bool


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    """What was settled is open again once somebody answers."""
    stage.talking(board, ask)
    has_words(args.text)
    if args.on is not None:
        answerable(board, args.on, ask)
    if (args.x is None) != (args.y is None) or (args.on is None) == (args.x is None):
        raise Refused("bad_args", "A comment is on one thing or at one place; choose where it belongs.", "on")
    make = placing.unordered if args.on else placing.new
    fields = {"on": args.on, "x": args.x, "y": args.y, "text": args.text, "at": ask.now}
    changes = [make(board, ask, "comment", args.comment, **fields)]
    if args.on and board.records[args.on].get("done"):
        changes.append(patch(args.on, {"done": None}))
    return Outcome(changes)


def answerable(board: Board, id: str, ask: Ask) -> None:
    """Refuse to hang a comment on what has no place, and on an answer: talks are two levels deep."""
    record = anchor.seen(board, id, ask, "on")
    if record["kind"] != "comment":
        anchor.placed(board, id, ask)
    elif is_answer(record, board):
        raise Refused("bad_args", "This is an answer itself; answer the comment that it belongs to.", "on")


def is_answer(record: Record, board: Board) -> bool:
    return (board.get(record.get("on", "")) or {}).get("kind") == "comment"


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    has_words(args.text)
    stage.talking(board, ask)
    if existing(board, args.comment, ask)["by"] != ask.person:
        raise Refused("not_allowed", "Only who wrote a comment can change it; you can answer it.", "comment")
    return writing.write(board, args.comment, "comment", "text", args.text, args.base)


def settle(board: Board, args: Settle, ask: Ask) -> Outcome:
    record = existing(board, args.comment, ask)
    if bool(record.get("done")) == args.done:
        return Outcome([])
    return Outcome([patch(args.comment, {"done": args.done or None})])


def existing(board: Board, id: str, ask: Ask) -> Record:
    anchor.seen(board, id, ask, "comment")
    return placing.existing(board, id, "comment")


def has_words(text: str) -> None:
    if not text.strip():
        raise Refused("bad_args", "Write some words for the comment first.", "text")


def see(record: Record, lens: Lens, viewer: Viewer) -> Record | None:
    """Seen by whoever sees what it is on, and while people write in private by its author alone."""
    if note.hidden(record, lens.board, viewer.person):
        return None
    return record if all(lens.see(id, viewer) is not None for id in hangs_on(record)) else None


def named(record: Record, lens: Lens) -> Iterable[str]:
    yield from author(record, lens)
    for id in hangs_on(record):
        yield from lens.named(id)


def hangs_on(record: Record) -> Iterable[str]:
    return (record["on"],) if "on" in record else ()


KIND = Kind(
    name="comment",
    rules={
        "comment.add": Rule(Add, add, tool="comment", roles=CONTRIBUTORS),
        "comment.write": Rule(Write, write, tool="comment", roles=CONTRIBUTORS),
        "comment.settle": Rule(Settle, settle, tool="comment", roles=CONTRIBUTORS),
    },
    words=lambda record, board: record["text"],
    see=see,
    named=named,
    hides=note.private,
    personal=note.private,
    hangs_on=hangs_on,
    owned=True,
    roles=CONTRIBUTORS,
)
