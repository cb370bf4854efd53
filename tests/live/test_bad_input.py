"""Bad values on the wire get one sentence and a code; the connection, the board and the others go on."""

import unicodedata

import pytest

from tests.guests import connect, get
from tests.wire import new_id, refused

LONG = "a" * 100_000
HARD = [
    "👩🏽‍🌾 🏘️ 🇧🇷 🫶🏾",
    "مرحبا بالعالم \u202e abc \u202c",
    "שלום <b>&amp;</b> 'x' \"y\"",
    "linha\noutra",
    "e\u0301 vira \u00e9",
    "𝒞𝑜𝓂",
]
NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "1000001", '"7"', "null", "[1]", "true"]
IDS = ["", "a" * 41, "a'b", 'a"b', "a b", "<b>", "é", "__proto__", "constructor", "prototype", None, 7, ["n"], {}]


@pytest.mark.parametrize("text", HARD)
def test_every_script_and_emoji_survives(room, ana, text):
    assert room.add(ana, text=text)["ok"]

    _, board = get(room.server, room.bo, f"/api/v1/boards/{room.board}")
    assert board["records"]["n"]["text"] == unicodedata.normalize("NFC", text)
    assert connect(room.server, room.bo).open(room.board)["records"] == board["records"]


def test_a_text_of_100_000_characters_is_too_big(room, ana):
    assert refused(room.add(ana, text=LONG), "too_big", "args")


def test_a_text_of_2_001_characters_is_too_big_and_2_000_are_not(room, ana):
    assert refused(room.add(ana, text="é" * 2001), "too_big", "text")
    assert room.add(ana, text="é" * 2000)["ok"]


def test_control_characters_and_half_pairs_never_arrive(room, ana):
    args = {"note": "n", "x": 0, "y": 0, "text": "a\0\ud800b\x1b"}

    assert ana.act(room.board, "note.add", args)["ok"]

    _, board = get(room.server, room.ana, f"/api/v1/boards/{room.board}")
    assert board["records"]["n"]["text"] == "a\ufffdb"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_place_that_is_no_number_on_the_board_is_refused(room, ana, number):
    said = '["act",{"board":"%s","id":"%s","command":"note.add","args":{"note":"n","x":%s,"y":0,"text":"t"}}]'

    assert refused(ana.raw_call(said % (room.board, new_id(), number)), "bad_args", "x")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_move_to_nowhere_is_refused(room, ana, number):
    room.add(ana)
    said = '["act",{"board":"%s","id":"%s","command":"move","args":{"moves":[["n",%s,0]]}}]'

    assert refused(ana.raw_call(said % (room.board, new_id(), number)), "bad_args", "moves")


@pytest.mark.parametrize("id", IDS, ids=repr)
def test_a_record_id_that_is_none_is_refused(room, ana, id):
    assert refused(room.add(ana, note=id), "bad_args", "note")


@pytest.mark.parametrize("id", [id for id in IDS if id is not None], ids=repr)
def test_a_command_id_that_is_none_is_refused(room, ana, id):
    said = {"board": room.board, "id": id, "command": "note.add", "args": {"note": "n", "x": 0, "y": 0, "text": ""}}

    assert refused(ana.call("act", said), "bad_args", "id")


@pytest.mark.parametrize("key", ["__proto__", "constructor", "by", "kind", "order", "id", "x y", "\ud800"], ids=ascii)
def test_fields_that_a_command_does_not_have_are_refused(room, ana, key):
    answer = room.add(ana, **{key: {"polluted": True}})

    assert (answer["ok"], answer["code"]) == (False, "bad_args")
