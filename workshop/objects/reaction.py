"""Reactions: one person's sign on a thing, of a small set, given or taken back."""

from collections.abc import Iterable
from typing import Literal

from workshop.core.board import Board
from workshop.core.change import Record, drop, put
from workshop.core.fields import Args, Id
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import anchor, stage

Sort = Literal["agree", "love", "important", "question", "lived"]
MOST = 10_000
"""Half a board: the other half stays free for what people write."""

_FNV_START = 0x6C62272E07BB014262B821756295C58D
_FNV_PRIME = 0x0000000001000000000000000000013B


class Set(Args):
    """Give one's sign to a thing, or take it back; asking twice is asking once."""

    on: Id
    sort: Sort
    given: bool


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    """A second tap does nothing: a person's sign of one sort on one thing has one id."""
    stage.talking(board, ask)
    id = id_of(args.on, args.sort, ask.person)
    wanted = {"id": id, "kind": "reaction", "by": ask.person, "on": args.on, "sort": args.sort}
    anchor.placed(board, args.on, ask)
    there = board.get(id)
    if args.given == (there == wanted):
        return Outcome([])
    if not args.given:
        return Outcome([drop(id)])
    if there is not None:
        raise Refused("bad_args", "Something with this id is already on the board; choose another id.", "on")
    if len(board.of("reaction")) >= MOST:
        raise Refused("too_big", "This board has all the reactions it can hold; write a comment instead.")
    return Outcome([put(wanted)])


def id_of(on: str, sort: str, person: str) -> str:
    """Fowler, Noll and Vo's FNV-1a in 128 bits; the browser's twin is static/objects/reaction.js."""
    hash = _FNV_START
    for byte in f"{on} {sort} {person}".encode():
        hash = ((hash ^ byte) * _FNV_PRIME) % (1 << 128)
    return f"r{hash:032x}"


def see(record: Record, lens: Lens, viewer: Viewer) -> Record | None:
    return record if lens.see(record["on"], viewer) is not None else None


def named(record: Record, lens: Lens) -> Iterable[str]:
    yield record["by"]
    yield from lens.named(record["on"])


def own(record: Record, viewer: Viewer) -> Record | None:
    """Its id follows from who gave it, so where that is hidden all of it is."""
    return record if record["by"] == viewer.person else None


KIND = Kind(
    name="reaction",
    rules={"reaction.set": Rule(Set, change, tool="reaction")},
    words=lambda record, board: record["sort"],
    see=see,
    named=named,
    unnamed=own,
    hangs_on=lambda record: (record["on"],),
    placed=False,
    owned=True,
)
