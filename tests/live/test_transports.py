"""Who may connect from where, and by which way: WebSocket, polling, and from one to the other in the middle."""

import pytest

from tests.guests import connect, get
from tests.links import Polling, Turned, WebSocket
from tests.wire import Client, listen, new_id

WAYS = ["websocket", "polling"]
FOREIGN = ["https://evil.example", "null", "file://", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", "x", "//"]


def note(id):
    return {"note": id, "x": 0, "y": 0, "text": f"nota {id}"}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_from_elsewhere_is_not_let_in(room, way, origin):
    with pytest.raises(Turned) as turned:
        connect(room.server, room.ana, way, Origin=origin)

    assert turned.value.status in (400, 403)


@pytest.mark.parametrize("way", WAYS)
def test_our_own_page_is_let_in(room, way):
    own = "http://{}:{}".format(*room.server.address)

    assert connect(room.server, room.ana, way, Origin=own).open(room.board)["ok"]


def test_a_page_from_elsewhere_cannot_use_a_polling_connection_either(room):
    ana = connect(room.server, room.ana, "polling")
    ana.link.headers["Origin"] = "https://evil.example"

    status, _ = ana.link.post(b'420["open",{"board":"%b"}]' % room.board.encode())

    assert status in (400, 403)


def test_everything_works_by_polling(room):
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay, way="polling")

    assert ana.act(room.board, "note.add", note("a"))["ok"]
    assert bo.act(room.board, "note.write", {"note": "a", "text": "nova", "base": "nota a"})["ok"]
    assert fay.act(room.board, "stage.set", {"private": True})["ok"]
    assert ana.call("here", {"board": room.board, "at": [1, 1]})["ok"]
    listen([ana, bo, fay], lambda: all(client.copies[room.board].seq == 3 for client in (ana, bo, fay)))

    assert ana.copies[room.board].records["a"]["text"] == "nova"
    assert bo.copies[room.board].records.keys() == fay.copies[room.board].records.keys() == {"stage"}
    assert bo.call("close", {"board": room.board})["ok"]


def test_a_page_that_waited_sends_its_whole_outbox_in_one_poll(room):
    [ana] = room.enter(room.ana, way="polling")
    acts = [{"board": room.board, "id": new_id(), "command": "note.add", "args": note(f"n{at}")} for at in range(80)]

    numbers = ana.post_all(("act", each) for each in acts)
    ana.wait(lambda: all(number in ana.acks for number in numbers))

    assert [ana.acks[number].get("seq") for number in numbers] == list(range(1, 81))


def test_both_ways_are_told_the_same_in_the_same_order(room):
    [ana] = room.enter(room.ana)
    [bo] = room.enter(room.bo, way="polling")

    for at in range(60):
        (ana, bo)[at % 2].send(room.board, "note.add", note(f"n{at}"))
    listen([ana, bo], lambda: ana.copies[room.board].seq == bo.copies[room.board].seq == 60)

    told = [[(each["seq"], each["changes"]) for each in client.copies[room.board].entries] for client in (ana, bo)]
    assert told[0] == told[1]


def test_a_polling_reader_returns_by_since(room):
    [ana] = room.enter(room.ana)
    [bo] = room.enter(room.bo, way="polling")
    bo.close()
    for at in range(5):
        ana.act(room.board, "note.add", note(f"n{at}"))

    back = connect(room.server, room.bo, "polling")
    back.copies = bo.copies

    assert len(back.open(room.board, since=0)["entries"]) == 5


@pytest.mark.parametrize("round", range(5))
def test_an_upgrade_in_the_middle_of_work_loses_nothing(room, round):
    [ana] = room.enter(room.ana)
    [bo] = room.enter(room.bo, way="polling")

    for part in range(4):
        for at in range(25):
            ana.send(room.board, "note.add", note(f"a{part}-{at}"))
            if at % 5 == round:
                bo.send(room.board, "note.add", note(f"b{part}-{at}"))
        if part == 1:
            bo.upgrade({"Cookie": room.bo.cookie})
    listen([ana, bo], lambda: ana.copies[room.board].seq == bo.copies[room.board].seq == 120)

    assert isinstance(bo.link, WebSocket)
    assert len(bo.acks) == 21 and all(ack["ok"] for ack in bo.acks.values())
    assert bo.copies[room.board].records == get(room.server, room.bo, f"/api/v1/boards/{room.board}")[1]["records"]


@pytest.mark.parametrize("said", [[], ["2probe"], ["2nonsense"]], ids=str)
def test_an_upgrade_that_fails_leaves_polling_as_it_was(room, said):
    [ana] = room.enter(room.ana)
    [bo] = room.enter(room.bo, way="polling")
    assert isinstance(bo.link, Polling)

    half = WebSocket(room.server.address, {"sid": bo.link.sid}, {"Cookie": room.bo.cookie})
    half.send(said)
    half.close()
    for at in range(30):
        ana.send(room.board, "note.add", note(f"n{at}"))
    listen([ana, bo], lambda: bo.copies[room.board].seq == 30)

    assert bo.act(room.board, "note.add", note("last"))["ok"]


@pytest.mark.parametrize("way", WAYS)
def test_a_connection_that_goes_without_a_word_is_forgotten(room, way):
    [bo] = room.enter(room.bo)
    [ana] = room.enter(room.ana, way=way)
    bo.wait(lambda: any(name == "people" for name, _ in bo.heard))

    if way == "polling":
        ana.link.post(b"1")
    ana.close()

    bo.wait(lambda: any(room.ana.person in payload["left"] for name, payload in bo.heard if name == "people"))


def test_connecting_twice_over_one_link_leaves_no_ghost(room):
    [bo] = room.enter(room.bo)
    [ana] = room.enter(room.ana)
    bo.wait(lambda: any(room.ana.person in str(payload) for _, payload in bo.heard))

    ana.link.send(["40"])
    ana.close()

    bo.wait(lambda: any(room.ana.person in payload["left"] for name, payload in bo.heard if name == "people"))
    assert [each["person"] for each in bo.open(room.board)["people"]] == [room.bo.person]


def test_a_client_of_another_namespace_is_refused(room):
    stranger = Client(WebSocket(room.server.address, {}, {}))

    stranger.link.send(["40/admin,"])

    assert any(packet.startswith("44/admin") for packet in _next(stranger))


def _next(client):
    found = []
    while not any(packet.startswith("4") for packet in found):
        found += client.link.receive()
    return found
