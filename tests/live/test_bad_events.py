"""Events of the wrong shape or size get one sentence and a code, or their connection ends; nothing else does."""

import pytest

from tests.links import Ended
from tests.wire import new_id, refused

NO_EVENTS = ["[]", "{}", "null", "true", '["act"]', "[[]]", '[7,{"board":"b"}]', '["act",{"board"', "nonsense"]


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("act", None),
        ("act", []),
        ("act", "text"),
        ("act", {}),
        ("act", {"board": 7}),
        ("act", {"board": "b", "extra": 1}),
        ("open", {"board": "b", "since": -1}),
        ("open", {"board": "b", "since": "1"}),
        ("open", {"board": ["b"]}),
        ("here", {"board": "b", "at": [1]}),
        ("here", {"board": "b", "at": [1, 2, 3]}),
        ("here", {"board": "b", "drag": "n"}),
        ("close", {}),
        ("dance", {"board": "b"}),
        ("connect", {"board": "b"}),
        ("disconnect", {"board": "b"}),
        ("entries", {"board": "b"}),
        ("", {}),
    ],
    ids=str,
)
def test_an_event_of_the_wrong_shape_is_refused(room, ana, event, payload):
    answer = ana.call(event, payload)

    assert (answer["ok"], answer["code"]) == (False, "bad_args")


@pytest.mark.parametrize("said", NO_EVENTS)
def test_an_event_that_is_none_is_refused(ana, said):
    assert refused(ana.raw_call(said), "bad_args")


def test_an_unknown_command_is_refused(room, ana):
    assert refused(ana.act(room.board, "note.explode", {}), "unknown_command")


def test_more_than_500_commands_are_too_big(room, ana):
    commands = [{"id": new_id(), "command": "drop", "args": {"ids": ["n"]}}] * 501

    assert refused(ana.call("act", {"board": room.board, "commands": commands}), "too_big", "commands")


@pytest.mark.parametrize("extra", [{"commands": []}, {"commands": None}, {"id": "i", "commands": [{}]}], ids=str)
def test_an_act_without_or_with_two_kinds_of_commands_is_refused(room, ana, extra):
    answer = ana.call("act", {"board": room.board, **extra})

    assert (answer["ok"], answer["code"]) == (False, "bad_args")


def test_one_command_over_16_kb_is_too_big(room, ana):
    assert refused(room.add(ana, text="x" * 17_000), "too_big", "args")


def test_a_bundle_of_notes_full_of_emoji_is_not_too_big(room, ana):
    args = [{"note": f"n{at}", "x": 0, "y": 0, "text": "🌱" * 2000} for at in range(20)]
    commands = [{"id": new_id(), "command": "note.add", "args": each} for each in args]

    assert ana.call("act", {"board": room.board, "commands": commands})["ok"]


def test_one_act_over_256_kb_is_too_big(room, ana):
    args = {"note": "n", "x": 0, "y": 0, "text": "x" * 1500}
    commands = [{"id": new_id(), "command": "note.add", "args": args} for _ in range(180)]

    assert refused(ana.call("act", {"board": room.board, "commands": commands}), "too_big")


@pytest.mark.parametrize("size", [900_000, 5_000_000])
def test_a_huge_message_is_answered_or_the_connection_is_closed(room, ana, size):
    [other] = room.enter(room.bo)

    try:
        answer = room.add(other, text="x" * size)
    except (Ended, OSError):
        assert size > 1_048_576
    else:
        assert refused(answer, "too_big")


def test_a_message_over_1_mb_is_refused_with_its_close_code(room, ana):
    [other] = room.enter(room.bo)

    with pytest.raises(Ended) as ended:
        room.add(other, text="x" * 1_100_000)

    assert ended.value.code in (1009, None)


def test_huge_numbers_are_refused_and_leave_no_traceback(room, ana):
    for seq in (2**31, 2**63, 2**64, 10**30):
        assert refused(ana.act(room.board, "restore", {"seq": seq}), "gone", "seq")
        assert ana.call("open", {"board": room.board, "since": seq})["ok"]
    assert not room.server.tracebacks


def test_undoing_an_entry_of_the_very_same_act_is_no_accident(room, ana):
    commands = [
        {"id": new_id(), "command": "note.add", "args": {"note": "n", "x": 0, "y": 0, "text": ""}},
        {"id": new_id(), "command": "restore", "args": {"seq": 1}},
    ]

    answer = ana.call("act", {"board": room.board, "commands": commands})

    assert answer.get("code") in (None, "gone")
    assert not room.server.tracebacks


def test_a_command_in_a_new_bundle_does_not_stop_the_board(room, ana):
    room.add(ana)
    bundle = [{"id": f"c{at}", "command": "move", "args": {"moves": [["n", at, at]]}} for at in range(2)]
    ana.act(room.board, "move", bundle[0]["args"], id="c0")

    answer = ana.call("act", {"board": room.board, "commands": bundle})

    assert refused(answer, "bad_args", "id")


def test_a_bundle_sent_again_gets_its_first_answer(room, ana):
    room.add(ana)
    bundle = [{"id": f"c{at}", "command": "move", "args": {"moves": [["n", at, at]]}} for at in range(3)]
    first = ana.call("act", {"board": room.board, "commands": bundle})
    room.add(ana, note="m")

    assert ana.call("act", {"board": room.board, "commands": bundle}) == first == {"ok": True, "seq": 4}
