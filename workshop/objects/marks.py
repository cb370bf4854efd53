"""Marks: what a method lets people say of a note beside its text, one of each group; a group is what stands before the
first dash. Their words are in the files of workshop/methods. Twin of static/js/ui/badges.js."""

from typing import Annotated

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.change import patch
from workshop.core.fields import Args, Id
from workshop.core.refusal import Refused
from workshop.core.rule import Outcome
from workshop.objects import placing

GROUPS = {
    "stance": ("ally", "supporter", "neutral", "sceptic", "blocker"),
    "presence": ("absent",),
    "sign": ("captured", "harnessed"),
    "keep": ("yes",),
    "basis": ("quote", "assumption"),
    "feeling": ("awful", "bad", "even", "good", "great"),
    "assumption": ("holds", "open"),
    "proposed": ("yes",),
}
MARKS = frozenset(f"{group}-{each}" for group, those in GROUPS.items() for each in those)
PROPOSED = "proposed-yes"

UNKNOWN = "There is no such mark; choose one of those that are offered."


class Mark(Args):
    """Put a mark on notes, in place of another of its group, or take it off."""

    notes: Annotated[list[Id], Meta(min_length=1, max_length=500)]
    mark: Annotated[str, Meta(max_length=40)]
    on: bool


def change(board: Board, args: Mark) -> Outcome:
    if args.mark not in MARKS:
        raise Refused("bad_args", UNKNOWN, "mark")
    there = placing.those(board, args.notes, "note")
    changes = []
    for id in there:
        now = marked(board.records[id].get("marks", []), args.mark, args.on)
        changes += placing.fields(id, board.records[id], marks=now or placing.AWAY)
    return placing.told(args.notes, there, changes)


def marked(marks: list[str], mark: str, on: bool) -> list[str]:
    """A note's marks after one was put on or taken off."""
    if not on:
        return [each for each in marks if each != mark]
    group = mark.partition("-")[0]
    return [each for each in marks if each.partition("-")[0] != group] + [mark]


def rewritten(board: Board, id: str, outcome: Outcome) -> Outcome:
    """The outcome of writing a note: words that were proposed are people's own once they have written them."""
    marks = board.records[id].get("marks", [])
    if PROPOSED not in marks or not outcome.changes:
        return outcome
    [changed] = outcome.changes
    return Outcome([patch(id, {**changed[2], "marks": marked(marks, PROPOSED, False) or None})], outcome.facts)
