"""What comments, reactions and links hang on: things that the asking person can see."""

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.core.rule import Ask
from workshop.core.sight import Lens
from workshop.objects.anything import GONE


def seen(board: Board, id: str, ask: Ask, field: str) -> Record:
    """The record; what is hidden from this person is refused as if it weren't there, for its being there is secret too."""
    from workshop.objects import KINDS  # the shelf lists the files that ask this, so it is whole only later

    record = Lens(board, KINDS).see(id, ask.viewer)
    if record is None:
        raise Refused("gone", GONE, field)
    return record


def placed(board: Board, id: str, ask: Ask) -> Record:
    """The same, of a thing that lies somewhere."""
    record = seen(board, id, ask, "on")
    if "x" not in record:
        raise Refused("bad_args", "This has no place on the board; choose a note.", "on")
    return record
