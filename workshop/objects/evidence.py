"""Evidence: the notes that a factor or a link rests on, named by their ids in its field `evidence`.

The ids are soft: a note that is gone stays named, so that it counts again once it is back, and is left out wherever
evidence is shown. While people write in private a list names to its reader only what they see: see `shown`.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Annotated

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args, Id
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome
from workshop.objects import anchor, placing

MOST = 1_000
"""As many notes as a cluster holds, for one may become a factor."""
FIELD = "evidence"

Ids = Annotated[list[Id], Meta(max_length=500)]


class OfNote(Args):
    """All that a note rests on (`notes`), or what is to be added and taken away; others' changes are kept then."""

    note: Id
    notes: Ids | None = None
    add: Ids = []
    remove: Ids = []


class OfLink(Args):
    """The same for a link."""

    link: Id
    notes: Ids | None = None
    add: Ids = []
    remove: Ids = []


def of_note(board: Board, args: OfNote, ask: Ask) -> Outcome:
    return change(board, args.note, "note", args, ask)


def of_link(board: Board, args: OfLink, ask: Ask) -> Outcome:
    return change(board, args.link, "link", args, ask)


def change(board: Board, id: str, kind: str, args: OfNote | OfLink, ask: Ask) -> Outcome:
    anchor.seen(board, id, ask, kind)
    record = placing.existing(board, id, kind)
    if args.notes is None:
        wanted, gone = added(board, record, args.add, args.remove, ask)
    else:
        wanted, gone = instead(board, record, args.notes, ask)
    changes = placing.fields(id, record, evidence=wanted or placing.AWAY)
    return Outcome(changes, {"gone": gone} if gone else {})


def added(
    board: Board, record: Record, add: list[str], remove: list[str], ask: Ask
) -> tuple[list[str], list[str]]:
    """A list with some notes more and some less, and which of those to add are gone; all gone is refused."""
    there, gone = _those(board, record, add, ask)
    away = {id for id in remove if board.get(id) is None or _sees(board, id, ask)}
    now = [id for id in record.get(FIELD, ()) if id not in away]
    return _fitting(record, [*now, *there]), gone


def instead(board: Board, record: Record, notes: list[str], ask: Ask) -> tuple[list[str], list[str]]:
    """A list in place of the one there; notes that the asking person doesn't see stay in it."""
    there, gone = _those(board, record, notes, ask)
    unseen = [id for id in record.get(FIELD, ()) if board.get(id) is not None and not _sees(board, id, ask)]
    return _fitting(record, [*there, *unseen]), gone


def _those(board: Board, record: Record, ids: list[str], ask: Ask) -> tuple[list[str], list[str]]:
    """The ids of notes that the asking person sees, and the others: hidden and gone are the same to them."""
    if record["id"] in ids:
        raise Refused("bad_args", "A note can't be evidence of itself; choose other notes.", "notes")
    there = [id for id in ids if _sees(board, id, ask)]
    if ids and not there:
        raise Refused("gone", "This is no longer on the board; somebody removed it.", "notes")
    return there, [id for id in ids if id not in there]


def _sees(board: Board, id: str, ask: Ask) -> bool:
    try:
        return bool(anchor.seen(board, id, ask, "notes")["kind"] == "note")
    except Refused:
        return False


def _fitting(record: Record, ids: list[str]) -> list[str]:
    """Each once; refused when they become too many."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > max(MOST, len(record.get(FIELD, ()))):
        raise Refused("too_big", "There is room for {most} notes as evidence; take one away first.", "notes", most=MOST)
    return wanted


def shown(record: Record, board: Board, sees: Callable[[Record], bool]) -> Record:
    """The record with those notes alone that are there and that its reader sees; without a list when none is left."""
    if FIELD not in record:
        return record
    kept = [id for id in record[FIELD] if (note := board.get(id)) is not None and sees(note)]
    bare = {name: value for name, value in record.items() if name != FIELD}
    return {**bare, FIELD: kept} if kept else bare


def bearing(board: Board, ids: Collection[str]) -> Iterable[str]:
    """The ids of the records that name one of these as evidence."""
    wanted = set(ids)
    return [id for id in board.bearing(FIELD) if not wanted.isdisjoint(board.records[id][FIELD])]


def there(record: Record, board: Board) -> list[str]:
    """The notes it rests on, as far as they are on the board."""
    return [id for id in record.get(FIELD, ()) if board.get(id) is not None]
