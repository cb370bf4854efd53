"""Votes that race over two processes, and a server that is killed while people vote."""

import json
import random
import subprocess
import sys
import time

import pytest

from tests import guests
from tests.cast import FAY
from tests.crash.writer import Silence
from tests.guests import connect, get
from tests.server import ROOT, serving
from tests.store.databases import fresh
from workshop.boards import Boards
from workshop.core.rule import Command
from workshop.objects import tally
from workshop.store import open_store

SECRET = "s" * 40
OPTIONS = [{"id": "a", "text": "Light"}, {"id": "b", "text": "Trees"}]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        yield url


class Vote:
    """A vote of three dots on a board, held by this process while others cast."""

    def __init__(self, url, secret):
        self.url, self.store = url, open_store(url, SECRET)
        self.board = self.store.sessions.make("Corrida").board
        self.boards = Boards(self.store, Silence())
        more = {"way": "dots", "title": "?", "options": OPTIONS, "settings": {"budget": 3, "most": 3}, "secret": secret}
        self.act("poll.open", **more)

    def act(self, name, **args):
        return self.boards.act(self.board, FAY, [Command(name, name, {"poll": "p", **args})])

    def start(self, name, voters, rounds):
        given = (self.url, SECRET, self.board, "p", name, str(voters), str(rounds))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, "-m", "tests.crash.voter", *given], cwd=ROOT, **pipes)

    def cast(self):
        """How many people have voted, as the board tells it."""
        self.boards.rung(self.board)
        return self.boards.see(self.board, FAY).records["p"]["cast"]

    def ballots(self):
        room = self.boards.room(self.board)
        room.catch_up()
        return [ballot for _, ballot in tally.ballots(room.board.records["p"], room.board)]


def go(processes, meanwhile=lambda: None):
    """What each process says, once all are ready and told to go."""
    for each in processes:
        assert each.stdout.readline() == "ready\n"
    for each in processes:
        each.stdin.write("go\n")
        each.stdin.flush()
    meanwhile()
    said = [json.loads(each.communicate(timeout=120)[0]) for each in processes]
    assert [each.returncode for each in processes] == [0] * len(processes)
    return said


@pytest.mark.parametrize("secret", [True, False])
def test_one_person_at_fifty_places_has_one_ballot_and_no_more_than_the_budget(url, secret):
    vote = Vote(url, secret)

    said = go([vote.start("ana", 25, 3) for _ in range(2)])
    assert vote.cast() == 1
    vote.act("poll.close")

    [ballot] = vote.ballots()
    assert sum(ballot.values()) <= 3
    codes = {code for lanes in said for _, told in lanes for code in told}
    assert codes == {"ok", "budget"}
    assert vote.cast() == 1
    vote.store.db.close()


@pytest.mark.parametrize("secret", [True, False])
def test_a_close_that_races_with_votes_counts_who_was_told_ok(url, secret):
    vote = Vote(url, secret)

    def close():
        time.sleep(random.uniform(0.05, 0.4))
        vote.act("poll.close")

    said = go([vote.start(f"v{process}-{{}}", 20, 8) for process in range(2)], close)

    told = {person: codes for lanes in said for person, codes in lanes}
    assert len(vote.ballots()) == sum(1 for codes in told.values() if codes.get("ok"))
    assert {code for codes in told.values() for code in codes} <= {"ok", "budget", "closed"}
    assert vote.store.ballots.digests(vote.board, "p") == set()
    vote.store.db.close()


@pytest.mark.alone
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_no_vote_that_was_answered_is_lost_when_the_server_is_killed(kind, tmp_path):
    with serving(tmp_path, kind, WORKSHOP_LIMIT_COMMANDS="100000", WORKSHOP_SECRET_KEY=SECRET) as server:
        room = guests.room(server)
        [fay] = room.enter(room.fay)
        opened = {"poll": "p", "way": "score", "title": "?", "options": OPTIONS, "settings": {"most": 100}}
        assert fay.act(room.board, "poll.open", opened)["ok"]
        voters = [guests.join(server, room.session.code, f"V{at}") for at in range(12)]
        answered = {}
        for round in range(4):
            clients = [connect(server, voter) for voter in voters]
            for client in clients:
                assert client.open(room.board)["ok"]
            sent = [
                (at, client, client.send(room.board, "poll.cast", {"poll": "p", "ballot": {"a": 10 * round + at}}))
                for at, client in enumerate(clients)
            ]
            clients[0].wait(lambda sent=sent: sent[0][2] in sent[0][1].acks)
            server.kill()
            for client in clients:
                while client.ended is None:
                    client.hear()
            answered |= {at: 10 * round + at for at, client, number in sent if client.acks.get(number, {}).get("ok")}
            server.start()

        mine = {at: get(server, voters[at], f"/api/v1/boards/{room.board}/polls/p")[1]["mine"]["a"] for at in answered}
        [fay] = room.enter(room.fay)
        assert fay.act(room.board, "poll.close", {"poll": "p"})["ok"]
        assert fay.act(room.board, "poll.reveal", {"poll": "p"})["ok"]
        _, told = get(server, room.ana, f"/api/v1/boards/{room.board}/polls/p")

    assert all(mine[at] >= said for at, said in answered.items()), (mine, answered)
    assert told["ballots"] == told["cast"] >= len(answered)
