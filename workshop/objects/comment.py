"""Comments: on a thing, a link or a loop, at a place on the board, or in answer to another comment.

A comment may be of a sort, which says what it asks of whoever reads it, and may mention people: their ids stand beside
the text, in which their names follow an @. The browser's twin is static/objects/comment.js.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.change import Record, patch
from workshop.core.fields import Args, Id, Place, Text
from workshop.core.kind import Kind, author
from workshop.core.refusal import Refused
from workshop.core.role import CONTRIBUTORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import anchor, loop, note, placing, stage, writing
from workshop.objects.loop import Ids as LoopIds

Sort = Literal["question", "evidence", "contradiction", "praise", "risk"]
"""`evidence` says that some is missing."""
Mentions = Annotated[list[Id], Meta(max_length=20)]


class Add(Args):
    """A comment on a thing or in answer to a comment (`on`), or else at a place.

    On a causal loop it names the factors in `loop`, beginning with the smallest id, which is also what it is `on`.
    """

    comment: Id
    text: Text
    on: Id | None = None
    x: Place | None = None
    y: Place | None = None
    sort: Sort | None = None
    loop: LoopIds | None = None
    mentions: Mentions | None = None


class Write(Args):
    """Other words; only its author gives them."""

    comment: Id
    text: Text
    base: Text
    mentions: Mentions | None = None


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
    if args.loop is not None:
        around(board, args.loop, args.on, ask)
    if args.sort is not None and args.on is not None and board.records[args.on]["kind"] == "comment":
        raise Refused("bad_args", "An answer is of no sort of its own; leave it out.", "sort")
    make = placing.unordered if args.on else placing.new
    said = {"text": args.text, "sort": args.sort, "mentions": mentioned(args.text, args.mentions), "at": ask.now}
    fields = {"on": args.on, "loop": args.loop, "x": args.x, "y": args.y, **said}
    changes = [make(board, ask, "comment", args.comment, **fields)]
    if args.on and board.records[args.on].get("done"):
        changes.append(patch(args.on, {"done": None}))
    return Outcome(changes)


def answerable(board: Board, id: str, ask: Ask) -> None:
    """Refuse to hang a comment on what has no place, and on an answer: talks are two levels deep."""
    record = anchor.seen(board, id, ask, "on")
    if record["kind"] not in ("comment", "link"):
        anchor.placed(board, id, ask)
    elif is_answer(record, board):
        raise Refused("bad_args", "This is an answer itself; answer the comment that it belongs to.", "on")


def around(board: Board, ids: list[str], on: str | None, ask: Ask) -> None:
    """Refuse what is no loop now."""
    loop.known(board, "", ids, ask)
    if on != ids[0]:
        raise Refused("bad_args", "A comment on a loop hangs on its first factor; choose that one.", "on")


def mentioned(text: str, people: list[str] | None) -> list[str] | None:
    """The people once each; who they are is known beyond the board, but each has an @ in the text."""
    found = list(dict.fromkeys(people or ()))
    if len(found) > text.count("@"):
        raise Refused("bad_args", "Who is mentioned stands in the text after an @; write their name there.", "mentions")
    return found or None


def is_answer(record: Record, board: Board) -> bool:
    return (board.get(record.get("on", "")) or {}).get("kind") == "comment"


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    has_words(args.text)
    stage.talking(board, ask)
    if existing(board, args.comment, ask)["by"] != ask.person:
        raise Refused("not_allowed", "Only who wrote a comment can change it; you can answer it.", "comment")
    outcome = writing.write(board, args.comment, "comment", "text", args.text, args.base)
    if args.mentions is None:
        return outcome
    told, record = mentioned(args.text, args.mentions) or placing.AWAY, board.records[args.comment]
    return Outcome([*outcome.changes, *placing.fields(args.comment, record, mentions=told)], outcome.facts)


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
    yield from record.get("mentions", ())
    for id in hangs_on(record):
        yield from lens.named(id)


def hangs_on(record: Record) -> Iterable[str]:
    """What is on a loop goes with any of its factors, as the loop does."""
    return record.get("loop") or ((record["on"],) if "on" in record else ())


def unnamed(record: Record, viewer: Viewer) -> Record:
    """The record without whom it mentions, but for its viewer."""
    bare = {name: value for name, value in record.items() if name != "mentions"}
    return {**bare, "mentions": [viewer.person]} if viewer.person in record.get("mentions", ()) else bare


KIND = Kind(
    name="comment",
    rules={
        "comment.add": Rule(Add, add, tool="comment", roles=CONTRIBUTORS, after=True),
        "comment.write": Rule(Write, write, tool="comment", roles=CONTRIBUTORS, after=True),
        "comment.settle": Rule(Settle, settle, tool="comment", roles=CONTRIBUTORS, after=True),
    },
    words=lambda record, board: record["text"],
    see=see,
    named=named,
    unnamed=unnamed,
    hides=note.private,
    personal=note.private,
    hangs_on=hangs_on,
    owned=True,
    roles=CONTRIBUTORS,
)
