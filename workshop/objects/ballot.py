"""Ballots of open polls: one record a person, which all may read; those of secret polls are never records."""

from typing import Any

from workshop.core.board import Board
from workshop.core.change import Change, Record
from workshop.core.kind import Kind
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask
from workshop.objects import placing, reaction


def cast(
    board: Board, poll: Record, ballot: Any, group: str | None, ask: Ask, voter: str
) -> tuple[list[Change], bool]:
    """The changes of a voter's ballot, and whether it is their first: the last one counts, once."""
    id = id_of(poll["id"], voter)
    there = board.get(id)
    if there is None or there["kind"] != "ballot":
        return [placing.unordered(board, ask, "ballot", id, poll=poll["id"], ballot=ballot, group=group)], True
    return placing.fields(id, there, ballot=ballot, group=group or placing.AWAY), False


def id_of(poll: str, person: str) -> str:
    """Made like the id of a person's reaction, so that voting again is changing one's vote."""
    return reaction.id_of(poll, "ballot", person)


def of(board: Board, poll: str) -> list[Record]:
    """The ballots of an open poll, always in the same order, whoever asks."""
    found = (board.records[id] for id in sorted(board.hanging(poll)))
    return [record for record in found if record["kind"] == "ballot"]


KIND = Kind(
    name="ballot",
    rules={},
    words=lambda record, board: str(board.records[record["poll"]]["title"]),
    unnamed=reaction.own,
    hangs_on=lambda record: (record["poll"],),
    placed=False,
    part=True,
    roles=FACILITATORS,
)
