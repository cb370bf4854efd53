"""What kinds with a place share: making a record, finding one, and the frame it lies in."""

from typing import Any, Final

from msgspec import UNSET

from workshop.core import order
from workshop.core.board import Board
from workshop.core.change import Change, Record, patch, put
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome

NOTE_WIDTH, NOTE_HEIGHT = 192, 120
AWAY: Final = object()
"""Asks for a field to go."""


def new(board: Board, ask: Ask, kind: str, id: str, **fields: Any) -> Change:
    """Put a record of the asking person on top of the others; refused when its id is taken."""
    return unordered(board, ask, kind, id, **fields, order=order.between(board.top, None))


def unordered(board: Board, ask: Ask, kind: str, id: str, **fields: Any) -> Change:
    """The same without a place in the order: it comes after all that has one."""
    if board.get(id) is not None:
        raise Refused("bad_args", "Something with this id is already on the board; choose another id.", kind)
    given = {name: value for name, value in fields.items() if value is not None}
    return put({"id": id, "kind": kind, "by": ask.person, **given})


def existing(board: Board, id: str, kind: str) -> Record:
    """The record of that kind; refused when somebody has removed it."""
    record = board.get(id)
    if record is None or record["kind"] != kind:
        raise Refused("gone", "This is no longer on the board; somebody removed it.", kind)
    return record


def wanted(value: Any) -> Any:
    """What an argument asks of a field: UNSET nothing (None), null that it goes (AWAY), anything else that value."""
    return None if value is UNSET else AWAY if value is None else value


def fields(id: str, record: Record, **asked: Any) -> list[Change]:
    """A patch of what differs; None means that nothing was asked of that field, AWAY that it is to go."""
    given = {name: None if value is AWAY else value for name, value in asked.items() if value is not None}
    given = {name: value for name, value in given.items() if record.get(name) != value}
    return [patch(id, given)] if given else []


def several(board: Board, ids: list[str], kind: str, **asked: Any) -> Outcome:
    """The same fields for several records; those that are gone are told, all gone is refused."""
    there = those(board, ids, kind)
    return told(ids, there, [each for id in there for each in fields(id, board.records[id], **asked)])


def those(board: Board, ids: list[str], kind: str) -> list[str]:
    """The ids of the records of that kind which are there, each once; refused when none is."""
    there = [id for id in dict.fromkeys(ids) if (board.get(id) or {}).get("kind") == kind]
    if not there:
        raise Refused("gone", "This is no longer on the board; somebody removed it.", f"{kind}s")
    return there


def told(ids: list[str], there: list[str], changes: list[Change]) -> Outcome:
    """The changes, and which of the ids are gone."""
    missing = [id for id in ids if id not in there]
    return Outcome(changes, {"gone": missing} if missing else {})


def frame_of(board: Board, record: Record) -> Record | None:
    """The smallest frame in which the middle of a record lies; frames hold things by place alone.

    The browser's twin is static/js/model/placing.js.
    """
    x, y = middle(record)
    around = [
        frame
        for frame in board.of("frame").values()
        if frame["id"] != record["id"]
        and frame["x"] <= x <= frame["x"] + frame["w"]
        and frame["y"] <= y <= frame["y"] + frame["h"]
    ]
    return min(around, key=lambda frame: (frame["w"] * frame["h"], frame["id"]), default=None)


def middle(record: Record) -> tuple[float, float]:
    return record["x"] + record.get("w", NOTE_WIDTH) / 2, record["y"] + record.get("h", NOTE_HEIGHT) / 2
