"""kill -9 under load, again and again: nothing acknowledged is lost, nothing is doubled, and the server is back soon."""

import os
import random
import time

import pytest

from tests import guests
from tests.guests import connect
from tests.links import Ended, Turned
from tests.server import Server, serving
from tests.store.databases import fresh
from tests.wire import Client, new_id
from workshop.store import open_store

pytestmark = pytest.mark.alone

ROUNDS = 20
WINDOW = 40
BACK = 3.0
"""Seconds from the start of the process to its first answered act: far above what `make bench` measures, so that only a
start that hangs is late."""


class Writer:
    """A person whose page sends what was never answered again, with the same ids, until it is answered."""

    def __init__(self, room, guest):
        self.room, self.guest = room, guest
        self.copies = {}
        self.unanswered = {}
        self.answered = {}
        self.client = None

    def connect(self):
        """Come back, read on from where the copy stands, and send the outbox again."""
        self.client = connect(self.room.server, self.guest)
        self.client.copies = self.copies
        copy = self.copies.get(self.room.board)
        assert self.client.open(self.room.board, since=copy and copy.seq)["ok"]
        self._asked = {self._send(id): id for id in self.unanswered}

    def work(self):
        """Keep some acts under way."""
        while len(self._asked) < WINDOW:
            id = new_id()
            self.unanswered[id] = {"note": id, "x": 0, "y": 0, "text": self.guest.name}
            self._asked[self._send(id)] = id
        self.client.wait(lambda: any(number in self.client.acks for number in self._asked))
        self.note_answers()

    def note_answers(self):
        for number in [number for number in self._asked if number in self.client.acks]:
            answer, id = self.client.acks[number], self._asked.pop(number)
            assert answer["ok"], answer
            self.answered[id] = answer["seq"]
            del self.unanswered[id]

    def lose(self):
        """The server is gone: take what had still arrived."""
        while self.client.ended is None:
            self.client.hear()
        self.note_answers()

    def finish(self):
        self.client.wait(lambda: all(number in self.client.acks for number in self._asked))
        self.note_answers()

    def _send(self, id):
        return self.client.send(self.room.board, "note.add", self.unanswered[id], id)


def first_answer(server, guest):
    """Seconds until a server that has just been started answers an act."""
    started = time.monotonic()
    server.spawn()
    while True:
        try:
            client: Client = connect(server, guest)
            assert client.open(guest.board)["ok"]
            assert client.act(guest.board, "note.add", {"note": new_id(), "x": 0, "y": 0, "text": "back"})["ok"]
            client.close()
            return time.monotonic() - started
        except (OSError, Ended, Turned):
            assert time.monotonic() - started < 30, server.log
            assert server.process.poll() is None, server.log
            time.sleep(0.02)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_twenty_kills_under_load_lose_nothing(kind, tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    with serving(tmp_path, kind, WORKSHOP_LIMIT_COMMANDS="100000") as server:
        room = guests.room(server)
        writers = [Writer(room, guest) for guest in (room.ana, room.bo, room.fay)]
        slowest, late = 0.0, []
        for round in range(ROUNDS):
            for writer in writers:
                writer.connect()
            until = time.monotonic() + chance.uniform(0.05, 0.4)
            while time.monotonic() < until:
                for writer in writers:
                    writer.work()
            server.kill()
            for writer in writers:
                writer.lose()
            took = first_answer(server, room.fay)
            slowest = max(slowest, took)
            if took > BACK * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)):
                late.append((round, took))
        for writer in writers:
            writer.connect()
            writer.finish()

        print(f"slowest start {slowest:.2f} s")
        assert not late
        check(server, room, writers)


def check(server, room, writers):
    """The log has no gap, every answer is in it, and everybody's copy is what a newcomer is sent."""
    store = open_store(server.database)
    log = store.log.since(room.board, 0)
    store.db.close()
    by_id = {entry.id: entry.seq for entry in log}
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
    assert len(by_id) == len(log) > ROUNDS * 10
    for writer in writers:
        assert not writer.unanswered
        assert {id: by_id[id] for id in writer.answered} == writer.answered

    newcomer = connect(server, room.bo).open(room.board)
    for writer in writers:
        writer.client.catch_up(room.board, newcomer["seq"])
        assert writer.copies[room.board].records == newcomer["records"]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_server_killed_while_it_makes_its_tables_starts_again(kind, tmp_path):
    chance = random.Random()
    with fresh(kind, tmp_path) as database:
        server = Server(tmp_path, database)
        for _ in range(3):
            server.spawn()
            time.sleep(chance.uniform(0.4, 1.1))
            server.kill()
        try:
            room = guests.room(server.start())
            [ana] = room.enter(room.ana)
            assert ana.act(room.board, "note.add", {"note": "n", "x": 0, "y": 0, "text": ""})["ok"]
        finally:
            server.stop()


def test_a_server_told_to_stop_lets_everybody_go_and_keeps_all(tmp_path):
    with serving(tmp_path, WORKSHOP_LIMIT_COMMANDS="100000") as server:
        room = guests.room(server)
        writer = Writer(room, room.ana)
        [polling] = room.enter(room.bo, way="polling")
        writer.connect()
        for _ in range(5):
            writer.work()

        started = time.monotonic()
        code = server.stop()
        took = time.monotonic() - started
        writer.lose()
        with pytest.raises(Ended):
            polling.wait(lambda: False)
        server.start()
        writer.connect()
        writer.finish()

        assert code == 0
        assert took < 6
        check_small(writer, room)


def check_small(writer, room):
    newcomer = connect(room.server, room.fay).open(room.board)
    assert newcomer["records"].keys() == writer.answered.keys()
