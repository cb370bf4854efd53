"""At each tick one frame for all who are to see the same."""

import gevent
import msgspec
import pytest

from tests.cast import ANA, BO, FAY
from workshop.act import Answer
from workshop.boards import Boards
from workshop.core.rule import Command
from workshop.live.announce import Hall
from workshop.live.seat import Seat
from workshop.store import open_store


class Visitor:
    """Keeps the messages that a connection would be sent."""

    wire = None

    def __init__(self):
        self.messages = []

    def write(self, message):
        self.messages.append(message)

    def told(self):
        return [msgspec.json.decode(message.packet.data[1:])[1] for message in self.messages]

    def entries(self):
        return [entry for payload in self.told() for entry in payload["entries"]]


@pytest.fixture
def hall():
    return Hall(lambda people: {person: person.title() for person in people})


@pytest.fixture
def boards(tmp_path, hall):
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    yield Boards(store, hall)
    store.db.close()


@pytest.fixture
def board(boards):
    return boards._store.sessions.make("Oficina").board


def sit(hall, board, viewer, seq=0):
    seat = Seat(Visitor(), board, viewer, viewer.person, seq, held=None)
    hall.table(board).join(seat)
    return seat


def add(boards, board, viewer, *ids):
    for id in ids:
        boards.act(board, viewer, [Command(f"c{id}", "note.add", {"note": id, "x": 0, "y": 0, "text": id})])
    gevent.sleep(0.1)


def test_all_who_see_the_same_are_written_the_same_bytes(hall, boards, board):
    bo, fay = sit(hall, board, BO), sit(hall, board, FAY)
    sit(hall, board, ANA)
    ben = sit(hall, board, BO)

    add(boards, board, ANA, "n")

    assert bo.visitor.messages[0] is ben.visitor.messages[0]
    assert fay.visitor.entries() == bo.visitor.entries()


def test_the_id_of_a_command_goes_to_its_sender_alone(hall, boards, board):
    ana, bo = sit(hall, board, ANA), sit(hall, board, BO)

    add(boards, board, ANA, "n")

    assert ana.visitor.entries()[0]["id"] == "cn"
    assert "id" not in bo.visitor.entries()[0]


def test_everybody_hears_every_seq_once_whenever_they_sat_down(hall, boards, board):
    early = sit(hall, board, BO)
    boards.act(board, ANA, [Command("c1", "note.add", {"note": "a", "x": 0, "y": 0, "text": ""})])
    late = sit(hall, board, BO, seq=1)
    boards.act(board, ANA, [Command("c2", "note.add", {"note": "b", "x": 0, "y": 0, "text": ""})])
    gevent.sleep(0.1)

    assert [entry["seq"] for entry in early.visitor.entries()] == [1, 2]
    assert [entry["seq"] for entry in late.visitor.entries()] == [2]


def test_a_quiet_board_tells_at_once_and_a_busy_one_in_batches(hall, boards, board):
    bo = sit(hall, board, BO)
    done = []
    for number in range(60):
        command = Command(f"c{number}", "note.add", {"note": f"n{number}", "x": 0, "y": 0, "text": ""})
        boards.submit(board, ANA, [command], done.append)
        gevent.sleep(0.001)
    with gevent.Timeout(20):
        while len(bo.visitor.entries()) < 60:
            gevent.sleep(0.01)

    assert len(done) == 60 and all(isinstance(outcome, Answer) for outcome in done)
    assert [entry["seq"] for entry in bo.visitor.entries()] == list(range(1, 61))
    assert 1 < len(bo.visitor.messages) < 30


def test_who_has_left_is_written_nothing(hall, boards, board):
    bo = sit(hall, board, BO)
    hall.leave(bo)

    add(boards, board, ANA, "n")

    assert bo.visitor.messages == []
    assert hall.get(board) is None


def test_who_wrote_what_comes_to_light_is_told_by_name(hall, boards, board):
    boards.act(board, FAY, [Command("s", "stage.set", {"private": True})])
    add(boards, board, ANA, "hers")
    bo = sit(hall, board, BO, 2)

    add(boards, board, BO, "his")
    boards.act(board, FAY, [Command("r", "stage.set", {"private": False})])
    gevent.sleep(0.1)

    first, last = [payload.get("names") for payload in bo.visitor.told()]
    assert first is None
    assert last[ANA.person] == ANA.person.title()
