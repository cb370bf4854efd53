"""How much one person may ask of the server, whatever others behind the same address ask."""

import time

import pytest

from tests import guests
from tests.server import serving
from tests.wire import listen, new_id


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("limits")) as server:
        yield server


@pytest.fixture
def room(server):
    return guests.room(server)


MANY = 300
"""More commands than the allowance grows by while they are sent, also where that takes ten seconds."""


def burst(client, board, count):
    numbers = [client.send(board, "note.add", {"note": new_id(), "x": 0, "y": 0, "text": ""}) for _ in range(count)]
    client.wait(lambda: all(number in client.acks for number in numbers))
    return [client.acks[number] for number in numbers]


def test_who_sends_too_fast_is_told_when_to_send_again(room):
    [ana] = room.enter(room.ana)

    answers = burst(ana, room.board, MANY)

    refused = [answer for answer in answers if not answer["ok"]]
    assert all(answer["ok"] for answer in answers[:100])
    assert {answer["code"] for answer in refused} == {"too_fast"}
    assert all(0 < answer["retry_ms"] <= 5000 for answer in refused)


def test_what_was_too_fast_is_accepted_when_sent_again_in_time(room):
    [ana] = room.enter(room.ana)
    refused = burst(ana, room.board, MANY)[-1]

    time.sleep(refused["retry_ms"] / 1000)

    assert ana.act(room.board, "note.add", {"note": "n", "x": 0, "y": 0, "text": ""})["ok"]


def test_another_person_behind_the_same_address_is_not_slowed(room):
    ana, bo = room.enter(room.ana, room.bo)
    burst(ana, room.board, MANY)

    assert all(answer["ok"] for answer in burst(bo, room.board, 90))


def test_two_windows_of_one_person_share_the_limit(room):
    first, second = room.enter(room.ana, room.ana)
    burst(first, room.board, MANY)

    assert not burst(second, room.board, MANY)[90]["ok"]


def test_an_act_of_500_commands_is_let_through_once(room):
    [ana] = room.enter(room.ana)

    def bundle():
        args = {"x": 0, "y": 0, "text": ""}
        return [{"id": new_id(), "command": "note.add", "args": {"note": new_id(), **args}} for _ in range(500)]

    answers = [ana.call("act", {"board": room.board, "commands": bundle()}) for _ in range(2)]

    assert [answer.get("seq") for answer in answers] == [500, None]
    assert answers[1]["code"] == "too_fast"


def test_pointing_too_often_is_refused_and_moves_nobody_out(room):
    ana, bo = room.enter(room.ana, room.bo)

    numbers = [ana.post("here", {"board": room.board, "at": [at, at]}) for at in range(200)]
    listen([ana, bo], lambda: all(number in ana.acks for number in numbers))

    codes = [ana.acks[number].get("code") for number in numbers]
    assert codes[0] is None and "too_fast" in codes
    assert ana.act(room.board, "note.add", {"note": "n", "x": 0, "y": 0, "text": ""})["ok"]


def test_people_are_told_at_most_ten_times_a_second(room):
    ana, bo = room.enter(room.ana, room.bo)
    bo.call("here", {"board": room.board, "at": [0, 0]})
    bo.heard.clear()
    started = time.monotonic()

    for at in range(30):
        ana.post("here", {"board": room.board, "at": [at, at]})
        time.sleep(0.02)
    bo.wait(lambda: any("[29,29]" in packet for packet in bo.raw))

    told = sum(1 for name, _ in bo.heard if name == "people")
    assert told <= 10 * (time.monotonic() - started) + 2
