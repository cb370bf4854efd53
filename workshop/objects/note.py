"""Notes: a short text on coloured paper, the thing people add most."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args, Id, Label, Place, Text
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import anchor, evidence, marks, merging, placing, tags, writing

Color = Literal["sand", "amber", "coral", "mint", "sky", "lilac"]
Sort = Literal[
    "idea", "problem", "cause", "effect", "factor", "actor", "need", "question", "quote", "action", "solution"
]
Lang = Literal["pt-BR", "es", "en"]
Paper = Annotated[str, Meta(pattern=r"^[A-Z0-9-]{1,20}$")]
GONE = "This is no longer on the board; somebody removed it."


class Add(Args, rename={"from_": "from"}):
    """`from` is the note that gave rise to this one; where that is gone nothing is missing.

    `proxy` says that somebody typed this for another person: their name, or what else is known of them; `paper` is the
    code of the sheet that they wrote on.
    """

    note: Id
    x: Place
    y: Place
    text: Text
    color: Color = "sand"
    sort: Sort = "idea"
    from_: Id | None = None
    proxy: Label | None = None
    paper: Paper | None = None


class Write(Args):
    note: Id
    text: Text
    base: Text


class Set(Args):
    """Only the fields given change. Who wrote a note may hide their name on it; a null `lang` takes it away."""

    notes: Annotated[list[Id], Meta(min_length=1, max_length=500)]
    color: Color | None = None
    sort: Sort | None = None
    lang: Lang | None | UnsetType = UNSET
    author: Literal["shown", "hidden"] | None = None


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    fields = {"x": args.x, "y": args.y, "text": args.text, "color": args.color, "sort": args.sort}
    given = {"proxy": args.proxy, "paper": args.paper}
    fields.update({name: value for name, value in given.items() if value})
    if args.from_ is not None:
        anchor.seen(board, args.from_, ask, "from")
        fields["from"] = args.from_
    return Outcome([placing.new(board, ask, "note", args.note, **fields)])


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    readable(board, args.note, ask)
    outcome = writing.write(board, args.note, "note", "text", args.text, args.base)
    return marks.rewritten(board, args.note, outcome)


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    for id in args.notes:
        readable(board, id, ask)
        if args.author is not None:
            own(board, id, ask)
    author = placing.AWAY if args.author == "shown" else args.author
    lang = placing.wanted(args.lang)
    return placing.several(board, args.notes, "note", color=args.color, sort=args.sort, lang=lang, author=author)


def tag(board: Board, args: tags.Tag, ask: Ask) -> Outcome:
    for id in args.notes:
        readable(board, id, ask)
    return tags.change(board, args)


def mark(board: Board, args: marks.Mark, ask: Ask) -> Outcome:
    for id in args.notes:
        readable(board, id, ask)
    return marks.change(board, args)


def readable(board: Board, id: str, ask: Ask, field: str = "note") -> None:
    """Refuse what is not shown to this person, in the words for what isn't there: its being there is secret too."""
    record = board.get(id)
    if record is not None and hidden(record, board, ask.person):
        raise Refused("gone", GONE, field)


def own(board: Board, id: str, ask: Ask) -> None:
    record = board.get(id)
    if record is not None and record["by"] != ask.person and not ask.facilitates:
        raise Refused("not_allowed", "Only who wrote a note can hide or show its author; choose your own notes.", "author")


def private(board: Board) -> bool:
    return bool(board.stage.get("private"))


def hidden(record: Record, board: Board, person: str) -> bool:
    return private(board) and record["by"] != person and record["by"] not in board.circle(person)


def see(record: Record, lens: Lens, viewer: Viewer) -> Record | None:
    if not private(lens.board):
        return record
    if hidden(record, lens.board, viewer.person):
        return None
    circle = (viewer.person, *lens.board.circle(viewer.person))
    own = merging.shown(record, lambda person: person in circle)
    return evidence.shown(own, lens.board, lambda other: not hidden(other, lens.board, viewer.person))


def unnamed(record: Record, viewer: Viewer) -> Record:
    """The record without whom it was typed for, and without the authors of what was merged into it."""
    return merging.unnamed({name: value for name, value in record.items() if name != "proxy"})


def signed(record: Record) -> bool:
    return record.get("author") != "hidden"


def apart(board: Board, person: str) -> bool:
    """Whether they wrote one of the notes whose authors are hidden, for they alone still see their name on it."""
    return any(board.records[id]["by"] == person for id in board.bearing("author"))


KIND = Kind(
    name="note",
    rules={
        "note.add": Rule(Add, add, tool="note"),
        "note.write": Rule(Write, write, tool="note"),
        "note.set": Rule(Set, change, tool="note"),
        "note.tag": Rule(tags.Tag, tag, tool="note"),
        "note.mark": Rule(marks.Mark, mark, tool="note"),
        "note.evidence": Rule(evidence.OfNote, evidence.of_note, tool="note"),
        "note.merge": Rule(merging.Merge, merging.merge, tool="note"),
    },
    words=lambda record, board: record["text"],
    see=see,
    hides=private,
    personal=private,
    apart=apart,
    signed=signed,
    unnamed=unnamed,
    loose=("cluster",),
    beside=evidence.bearing,
)
