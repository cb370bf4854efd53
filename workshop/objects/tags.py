"""Tags: short words of people's own on a note; the same word is the same tag, however it is written."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from workshop.core import fields
from workshop.core.board import Board
from workshop.core.fields import Args, Id
from workshop.core.refusal import Refused
from workshop.core.rule import Outcome
from workshop.objects import placing

MOST = 8

Words = Annotated[list[fields.Tag], Meta(max_length=50)]


class Tag(Args):
    """Tags are told apart without regard to capital letters; at most eight stay on a note."""

    notes: Annotated[list[Id], Meta(min_length=1, max_length=500)]
    add: Words = []
    remove: Words = []


def change(board: Board, args: Tag) -> Outcome:
    there = placing.those(board, args.notes, "note")
    changes = []
    for id in there:
        now = tagged(board.records[id].get("tags", []), args.add, args.remove)
        changes += placing.fields(id, board.records[id], tags=now or placing.AWAY)
    return placing.told(args.notes, there, changes)


def tagged(tags: list[str], add: Iterable[str], remove: Iterable[str]) -> list[str]:
    """A note's tags after some were taken away and some added, without doubles; refused when they become too many."""
    gone = {word.casefold() for word in remove}
    kept = {tag.casefold(): tag for tag in tags if tag.casefold() not in gone}
    for word in add:
        if word:
            kept.setdefault(word.casefold(), word)
    if len(kept) > max(MOST, len(tags)):
        raise Refused("too_big", "A note has room for {most} tags; take one away first.", "add", most=MOST)
    return list(kept.values())
