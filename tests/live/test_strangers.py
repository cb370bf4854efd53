"""Who may not open a board, or not do this there now, is told so in one sentence."""

import json

import pytest

from tests import guests
from tests.guests import connect, get
from tests.links import Ended, WebSocket
from tests.wire import Client, refused

COOKIES = ["", "session=nonsense", "session=eyJndWVzdHMiOnt9fQ.aaaaaa.bbbbbbbbbbbbbbbb", 'a=b;;=;"', "é=é"]
CREDENTIALS = [{"token": "wrong"}, {"token": None}, {"token": ["x"]}, [], "x", 7, {"guests": {"a": "b"}}]


@pytest.mark.parametrize("how", ["open", "act", "http", "here"])
def test_a_board_of_another_workshop_is_nobodys_business(room, ana, how):
    other = guests.room(room.server)

    if how == "http":
        for path in ("", "/entries?since=0", "/export/json"):
            assert get(room.server, room.ana, f"/api/v1/boards/{other.board}{path}")[0] in (401, 403, 404)
    elif how == "open":
        assert refused(ana.call("open", {"board": other.board}), "unknown_board")
    elif how == "here":
        assert refused(ana.call("here", {"board": other.board, "at": [1, 1]}), "unknown_board")
    else:
        args = {"note": "n", "x": 0, "y": 0, "text": ""}
        assert refused(ana.act(other.board, "note.add", args), "unknown_board")


@pytest.mark.parametrize("cookie", COOKIES)
def test_a_stranger_opens_no_board(room, cookie):
    stranger = connect(room.server, None, **({"Cookie": cookie} if cookie else {}))

    assert refused(stranger.call("open", {"board": room.board}), "unknown_board")


@pytest.mark.parametrize("auth", CREDENTIALS, ids=str)
def test_wrong_credentials_open_no_board(room, auth):
    stranger = Client(WebSocket(room.server.address, {}, {}))
    try:
        stranger.greet(auth)
    except Ended:
        return
    assert refused(stranger.call("open", {"board": room.board}), "unknown_board")


def test_nobody_becomes_another_guest_by_naming_them(room):
    thief = Client(WebSocket(room.server.address, {}, {}))
    thief.link.send(["40" + json.dumps({"guests": {room.session.id: room.fay.person}})])
    thief.wait(lambda: thief._welcome or thief.ended)

    assert thief.ended or refused(thief.call("open", {"board": room.board}), "unknown_board")


@pytest.mark.parametrize(
    ("stage", "code"),
    [({"locked": True}, "locked"), ({"tools": ["text"]}, "not_now")],
    ids=["locked", "tool not offered"],
)
def test_the_stage_holds_participants_but_not_the_facilitator(room, ana, stage, code):
    [fay] = room.enter(room.fay)
    assert fay.act(room.board, "stage.set", stage)["ok"]

    assert refused(room.add(ana), code)
    assert room.add(fay)["ok"]
    fay.act(room.board, "stage.set", {"locked": False, "tools": None})


def test_a_participant_does_not_set_the_stage(room, ana):
    assert refused(ana.act(room.board, "stage.set", {"private": True}), "not_allowed")


def test_what_is_gone_is_refused_as_gone(room, ana):
    assert refused(ana.act(room.board, "note.write", {"note": "n", "text": "x", "base": ""}), "gone", "note")
    assert refused(ana.act(room.board, "move", {"moves": [["n", 1, 1]]}), "gone", "moves")
