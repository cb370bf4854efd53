"""What happens to open boards when people are removed, get another role or name, or take the room over."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests import guests
from tests.guests import join, request
from tests.server import serving
from tests.wire import Client, listen, refused


def call(server, guest, method, path, body=None):
    """An API call of the guest's session; the status, the answer, and who the browser is then."""
    headers = {"Cookie": guest.cookie, "Content-Type": "application/json"}
    said = json.dumps(body) if body is not None else None
    status, content, answer = request(server, method, f"/api/v1/sessions/{guest.session}{path}", headers, said)
    cookies = [value.split(";")[0] for value in answer.get_all("Set-Cookie", [])]
    return status, json.loads(content), replace(guest, cookie="; ".join(cookies) or guest.cookie)


def heard(client, name):
    return [payload for event, payload in client.heard if event == name]


def test_who_is_removed_is_let_go_at_once_and_does_not_come_back(room):
    ana, fay = room.enter(room.ana, room.fay)

    status, _, _ = call(room.server, room.fay, "DELETE", f"/people/{room.ana.person}")

    assert status == 200
    ana.wait(lambda: bool(heard(ana, "gone")))
    assert heard(ana, "gone")[0]["code"] == "gone"
    assert refused(room.add(ana), "unknown_board")
    assert refused(ana.open(room.board), "unknown_board")
    assert refused(guests.connect(room.server, room.ana).open(room.board), "unknown_board")
    assert room.add(fay)["ok"]


def test_another_role_counts_from_now_on(room):
    ana, = room.enter(room.ana)

    call(room.server, room.fay, "PATCH", f"/people/{room.ana.person}", {"role": "observer"})

    ana.wait(lambda: bool(heard(ana, "gone")))
    assert heard(ana, "gone")[0]["code"] == "not_allowed"
    assert ana.open(room.board)["role"] == "observer"
    assert refused(room.add(ana), "not_allowed")


def test_everybody_hears_another_name(rooms):
    """On both processes."""
    (here,), (there,) = rooms[0].enter(rooms[0].bo), rooms[1].enter(rooms[1].ana)
    (ana,) = rooms[0].enter(rooms[0].ana)

    call(rooms[1].server, rooms[0].fay, "PATCH", f"/people/{rooms[0].ana.person}", {"name": "Ana Luz"})

    def told(client):
        return any(each["name"] == "Ana Luz" for payload in heard(client, "people") for each in payload["people"])

    listen([here, there, ana], lambda: told(here) and told(there))


def test_the_facilitator_sees_who_is_where_on_all_processes(rooms):
    ana, = rooms[1].enter(rooms[1].ana)
    until = time.monotonic() + 10
    while True:
        _, told, _ = call(rooms[0].server, rooms[0].fay, "GET", "/people")
        found = {each["name"]: (each["here"], each["board"]) for each in told["people"]}
        if found["Ana"] == (True, rooms[0].board):
            break
        assert time.monotonic() < until, found
    assert found["Bo"] == (False, None)
    ana.close()


@pytest.fixture(scope="module")
def hasty(tmp_path_factory):
    """A server on which a room without a facilitator may be taken over after a second."""
    with serving(tmp_path_factory.mktemp("hasty"), WORKSHOP_LIMIT_AWAY="1") as server:
        yield server


def eventually(ask):
    """Ask until the answer is 200."""
    until = time.monotonic() + 10
    while (answer := ask())[0] != 200:
        assert time.monotonic() < until, answer
        time.sleep(0.1)
    return answer


def taking(room, guest):
    return lambda: call(room.server, guest, "POST", "/take-over")


def test_a_stand_in_leads_once_nobody_does(hasty):
    room = guests.room(hasty)
    ana, fay = room.enter(room.ana, room.fay)

    assert taking(room, room.ana)()[0] == 403
    call(hasty, room.fay, "PATCH", f"/people/{room.ana.person}", {"stand_in": True})
    ana.wait(lambda: bool(heard(ana, "you")))
    time.sleep(1.2)
    status, told, _ = taking(room, room.ana)()
    assert (status, told["code"]) == (409, "not_now")

    fay.close()
    assert taking(room, room.ana)()[0] == 409
    status, told, _ = eventually(taking(room, room.ana))

    assert told["role"] == "facilitator"
    ana.wait(lambda: bool(heard(ana, "gone")))
    assert ana.open(room.board)["role"] == "facilitator"
    assert ana.act(room.board, "stage.set", {"title": "Vamos"})["ok"]
    assert taking(room, room.bo)()[0] == 403


def test_a_facilitator_at_a_teams_board_is_there(hasty):
    room = guests.room(hasty)
    made = call(hasty, room.fay, "POST", "/teams", {"titles": ["Sol"]})[1]["teams"][0]["id"]
    call(hasty, room.fay, "PATCH", f"/people/{room.ana.person}", {"stand_in": True})
    fay = guests.connect(hasty, room.fay)
    assert fay.open(made)["ok"]
    time.sleep(1.2)

    assert taking(room, room.ana)()[0] == 409
    fay.close()
    eventually(taking(room, room.ana))


def test_while_another_facilitator_is_there_nobody_takes_over(hasty):
    room = guests.room(hasty)
    call(hasty, room.fay, "PATCH", f"/people/{room.ana.person}", {"stand_in": True})
    call(hasty, room.fay, "POST", "/pass", {"to": room.bo.person})
    bo, = room.enter(room.bo)
    time.sleep(1.2)

    assert taking(room, room.ana)()[0] == 409
    status, told, _ = taking(room, room.bo)()
    assert (status, told["role"]) == (200, "facilitator")
    bo.close()


def test_who_is_handed_a_device_is_somebody_else_there(room):
    status, told, device = call(room.server, room.ana, "POST", "/hand-over", {"name": "Rui"})

    assert status == 200
    rui = guests.connect(room.server, device)
    assert rui.open(room.board)["person"] == told["person"]["id"] != room.ana.person
    assert join(room.server, room.session.code, "Ana", device.cookie).person == told["person"]["id"]
    assert isinstance(rui, Client)


@pytest.mark.alone
def test_sixty_people_of_one_address_are_in_within_ten_seconds(server, capsys):
    """From the code to the lobby, all at once."""
    room = guests.room(server)
    fay, = room.enter(room.fay)
    assert fay.act(room.board, "step.add", {"step": "s1", "title": "Aquecer", "question": "Como é a rua?"})["ok"]

    def come(number):
        assert request(server, "GET", f"/api/v1/codes/{room.session.code}", {})[0] == 200
        guest = join(server, room.session.code, f"P{number}")
        return guest.person, request(server, "GET", f"/s/{guest.session}/lobby", {"Cookie": guest.cookie})[0]

    started = time.monotonic()
    with ThreadPoolExecutor(60) as pool:
        came = list(pool.map(come, range(60)))
    took = time.monotonic() - started
    with capsys.disabled():
        print(f" sixty are in the lobby in {took:.1f} s", end="")

    assert len({person for person, _ in came}) == 60
    assert {status for _, status in came} == {200}
    assert took < 10
