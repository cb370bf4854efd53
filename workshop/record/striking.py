"""Which notes are worth being read word for word: quotes first, then what most people reacted to."""

from collections.abc import Iterable

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.record.document import Quote
from workshop.record.told import Surface, Told, line

LONGEST = 400
QUOTE = "basis-quote"


def striking(board: Board, notes: Iterable[Record], most: int) -> list[Record]:
    """At most so many notes, the most striking first; those that nobody pointed out are none."""
    found = [(_weight(board, note), note) for note in notes if 0 < len(line(note["text"])) <= LONGEST]
    found = [(weight, note) for weight, note in found if any(weight)]
    found.sort(key=lambda each: (each[0], each[1]["id"]), reverse=True)
    return [note for _, note in found[:most]]


def _weight(board: Board, note: Record) -> tuple[bool, int]:
    signs = sum(1 for id in board.hanging(note["id"]) if board.records[id]["kind"] == "reaction")
    return note["sort"] == "quote" or QUOTE in note.get("marks", ()), signs


def quote(told: Told, surface: Surface, note: Record) -> Quote:
    """The words of a note; of a team's the team is told, unless authors were hidden."""
    hidden = note.get("author") == "hidden" or surface.board.anonymous
    who = told.translate("Team {team}", team=line(surface.title)) if surface.team and not hidden else ""
    return Quote(line(note["text"]), who)
