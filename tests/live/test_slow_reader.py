"""A reader that stalls while 24 MB go by is dropped, comes back by seq with nothing corrupt, and slows nobody."""

import time

import pytest

from tests.guests import connect
from tests.links import WebSocket
from tests.wire import Client, new_id

pytestmark = pytest.mark.alone

NOTES, ROUNDS = 28, 110
PAGE = "🌱" * 2000


@pytest.fixture
def walls(room):
    """Ana, who is going to fill the board again and again, and Fay who reads along."""
    ana, fay = room.enter(room.ana, room.fay)
    ana.act(room.board, "note.add", {"note": "first", "x": 0, "y": 0, "text": ""})
    ana.catch_up(room.board, 1)
    return ana, fay


def fill(room, ana, readers, rounds):
    """Replace all notes, many times over: the seconds it took, and the bytes that each reader was sent."""
    started, before = time.monotonic(), sum(map(len, ana.raw))
    for _ in range(rounds):
        there = [id for id in ana.copies[room.board].records if id != "stage"]
        args = [{"note": new_id(), "x": 0, "y": 0, "text": PAGE} for _ in range(NOTES)]
        commands = [{"id": new_id(), "command": "note.add", "args": each} for each in args]
        commands.append({"id": new_id(), "command": "drop", "args": {"ids": there}})
        answer = ana.call("act", {"board": room.board, "commands": commands})
        assert answer["ok"], answer
        for client in (ana, *readers):
            client.catch_up(room.board, answer["seq"])
    return time.monotonic() - started, 4 * (sum(map(len, ana.raw)) - before)


def test_a_reader_that_stalls_is_dropped_and_returns_by_seq(room, walls):
    ana, fay = walls
    alone, _ = fill(room, ana, [fay], 20)
    link = WebSocket(room.server.address, {"board": room.board}, {"Cookie": room.bo.cookie}, room=65536)
    bo = Client(link).greet()
    bo.open(room.board)

    beside, sent = fill(room, ana, [fay], ROUNDS)

    assert sent > 24_000_000
    assert beside / ROUNDS < 3 * alone / 20 + 0.05, "the others were slowed"

    last = ana.copies[room.board].seq
    while bo.ended is None:
        bo.hear()
    seen = bo.copies[room.board].seq
    assert 0 < seen < last, "who stalls is not dropped"

    back = connect(room.server, room.bo)
    back.copies = bo.copies
    answer = back.open(room.board, since=seen)
    assert answer["seq"] == last
    assert back.copies[room.board].records == ana.copies[room.board].records == fay.copies[room.board].records


def test_a_reader_that_is_only_slow_gets_everything(room, walls):
    ana, fay = walls
    link = WebSocket(room.server.address, {"board": room.board}, {"Cookie": room.bo.cookie}, room=65536)
    bo = Client(link).greet()
    bo.open(room.board)

    for _ in range(2):
        fill(room, ana, [fay], 30)
        bo.catch_up(room.board, ana.copies[room.board].seq)

    assert bo.ended is None
    assert bo.copies[room.board].records == ana.copies[room.board].records
