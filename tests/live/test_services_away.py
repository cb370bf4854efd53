"""Redis or the database goes away from one of two processes and comes back while people work: nothing is lost."""

import time

import pytest

from tests import guests
from tests.wire import listen


def note(id):
    return {"note": id, "x": 0, "y": 0, "text": id}


def all_at(clients, board, seq, timeout=20):
    listen(clients, lambda: all(client.copies[board].seq >= seq for client in clients), timeout)


@pytest.mark.parametrize("how", ["cut", "hush"])
def test_redis_goes_and_comes_back_while_people_work(rooms, bell, how):
    board = rooms[0].board
    ana, bo = (room.enter(guest)[0] for room, guest in zip(rooms, (rooms[0].ana, rooms[1].bo), strict=True))

    def work(name, count=20):
        numbers = []
        for at in range(count):
            numbers += [(ana, ana.send(board, "note.add", note(f"{name}-a{at}")))]
            numbers += [(bo, bo.send(board, "note.add", note(f"{name}-b{at}")))]
        listen([ana, bo], lambda: all(number in client.acks for client, number in numbers))
        assert all(client.acks[number]["ok"] for client, number in numbers)
        return len(numbers)

    done = work("before")
    all_at([ana, bo], board, done, 3)
    getattr(bell, how)()
    done += work("without")
    all_at([ana, bo], board, done, 12)
    bell.restore()
    done += work("again")
    all_at([ana, bo], board, done, 12)

    assert ana.copies[board].records == bo.copies[board].records
    assert len(ana.copies[board].records) == done


def test_a_process_that_loses_the_database_catches_up_when_it_is_back(rooms, servers, way_to_database):
    board = rooms[0].board
    [ana], [bo] = rooms[0].enter(rooms[0].ana), rooms[1].enter(rooms[1].bo)

    way_to_database.cut()
    for at in range(10):
        assert ana.act(board, "note.add", note(f"n{at}"))["ok"]
    refused = bo.act(board, "note.add", note("b"), id="b")
    way_to_database.restore()
    all_at([ana, bo], board, 10)

    assert refused["code"] == "busy"
    assert bo.act(board, "note.add", note("b"), id="b") == {"ok": True, "seq": 11}
    assert not servers[1].tracebacks


def test_a_reader_who_has_seen_more_than_this_process_does_not_go_back(rooms, bell):
    board = rooms[0].board
    here, there = (room.enter(guest)[0] for room, guest in zip(rooms, (rooms[0].ana, rooms[1].bo), strict=True))
    bell.cut()
    time.sleep(0.1)
    for at in range(5):
        here.act(board, "note.add", note(f"n{at}"))
    here.catch_up(board, 5)
    here.close()

    [moved] = [guests.connect(rooms[1].server, rooms[1].ana)]
    moved.copies = here.copies
    answer = moved.open(board, since=5)

    assert answer["seq"] == 5
    assert there.copies[board].seq <= 5
