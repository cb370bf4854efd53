"""Whether a poll is there, still open, or closed: what its commands are refused by."""

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.refusal import Refused


def existing(board: Board, id: str, field: str = "poll") -> Record:
    record = board.get(id)
    if record is None or record["kind"] != "poll":
        raise Refused("gone", "This vote is no longer on the board; somebody removed it.", field)
    return record


def open(board: Board, id: str) -> Record:
    record = existing(board, id)
    if record["state"] != "open":
        raise Refused("closed", "This vote is closed; no more ballots are taken.", "poll")
    return record


def closed(board: Board, id: str) -> Record:
    record = existing(board, id)
    if record["state"] == "open":
        raise Refused("not_now", "This vote is still open; close it first.", "poll")
    return record


def consent(record: Record) -> Record:
    if record["way"] != "consent":
        raise Refused("bad_args", "Only a vote by consent has this; open one for it.", "poll")
    return record
