"""While authors are hidden nothing that leaves the server names who wrote what, by any way, to anybody."""

import pytest

from tests.guests import connect, request
from tests.wire import listen


@pytest.fixture
def writing(room):
    """Ana writes before authors are hidden and afterwards; Bo and Fay read."""
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    assert room.add(ana, note="before", text="rua")["ok"]
    bo.catch_up(room.board, 1)
    assert fay.act(room.board, "stage.set", {"authors": "hidden"})["ok"]
    for client in (ana, bo, fay):
        client.catch_up(room.board, 2)
        client.raw.clear()
    assert room.add(ana, note="after", text="luz")["ok"]
    assert ana.act(room.board, "move", {"moves": [["before", 5, 5]]})["ok"]
    listen([ana, bo, fay], lambda: all(client.copies[room.board].seq == 4 for client in (ana, bo, fay)))
    return ana, bo, fay


def test_no_frame_of_others_names_the_author(room, writing):
    for client in writing[1:]:
        assert not any(room.ana.person in packet for packet in client.raw)
        assert {each["by"] for each in client.copies[room.board].records.values() if each["kind"] == "note"} == {""}


@pytest.mark.parametrize("reader", ["bo", "fay"])
@pytest.mark.parametrize("path", ["", "/entries?since=0", "/entries?since=1", "/export/json", "/export/csv"])
def test_no_page_names_the_author_not_even_of_the_time_before(room, writing, reader, path):
    cookie = {"Cookie": getattr(room, reader).cookie}

    status, body, _ = request(room.server, "GET", f"/api/v1/boards/{room.board}{path}", cookie)

    assert status == 200 and b"luz" in body
    assert room.ana.person.encode() not in body
    assert b"Ana" not in body


@pytest.mark.parametrize("since", [None, 0, 1, 3])
def test_who_opens_anew_is_told_no_author(room, writing, since):
    late = connect(room.server, room.bo)

    answer = late.call("open", {"board": room.board} | ({} if since is None else {"since": since}))

    told = {name: value for name, value in answer.items() if name != "people"}
    assert answer["ok"] and room.ana.person not in str(told)


def test_nobody_is_told_who_writes_points_at_or_drags_something(room, writing):
    ana, bo, _ = writing

    for state in ({"at": [1, 2]}, {"at": [1, 2], "editing": "after"}, {"editing": "new"}, {"drag": [["before", 5, 5]]}):
        ana.call("here", {"board": room.board, **state})
    ana.close()
    bo.wait(lambda: any(name == "people" and room.ana.person in told["left"] for name, told in bo.heard))

    states = [state for name, told in bo.heard if name == "people" for state in told["people"]]
    hidden = [state for state in states if state["person"] == room.ana.person and state.keys() & {"at", "editing"}]
    assert not hidden
    assert not any(state.get("drag") for state in states)


def test_revealing_brings_the_names_back(room, writing):
    _, bo, fay = writing

    fay.act(room.board, "stage.set", {"authors": "shown"})
    bo.catch_up(room.board, 5)

    notes = [each for each in bo.copies[room.board].records.values() if each["kind"] == "note"]
    assert {each["by"] for each in notes} == {room.ana.person}
