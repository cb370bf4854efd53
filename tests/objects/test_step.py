"""The agenda: its steps in order, and what entering one makes of the stage."""

import pytest

from tests.cast import ANA, FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.objects import step


@pytest.fixture
def play():
    play = Play()
    for id in ("arrive", "write", "vote"):
        play.act(FAY, "step.add", step=id, title=id, minutes=5, question=f"{id}?")
    return play


def order(play):
    return [each["id"] for each in step.in_order(play.board)]


def test_steps_are_put_in_order_and_moved(play):
    play.act(FAY, "step.add", step="first", title="first", minutes=1, after=None)
    play.act(FAY, "step.add", step="between", title="between", minutes=1, after="arrive")
    play.act(FAY, "step.place", step="vote", after="first")

    assert order(play) == ["first", "vote", "arrive", "between", "write"]


def test_entering_a_step_sets_the_stage_and_its_clock(play):
    play.act(FAY, "step.set", step="write", private=True, tools=["note"], authors="hidden", where="teams")

    play.act(FAY, "step.enter", step="write", **{"from": None})

    stage = play.board.stage
    assert (stage["step"], stage["title"], stage["question"]) == ("write", "write", "write?")
    assert (stage["private"], stage["tools"], stage["authors"], stage["where"]) == (True, ["note"], "hidden", "teams")
    assert stage["ends_at"] - stage["began"] == 5 * 60_000


def test_the_room_is_moved_once_when_two_press_at_once(play):
    play.act(FAY, "step.enter", step="arrive", **{"from": None})

    with pytest.raises(Refused) as refused:
        play.act(FAY, "step.enter", step="write", **{"from": None})

    assert refused.value.code == "not_now"


def test_a_step_back_gives_the_stage_of_that_step_anew(play):
    for here, there in ((None, "arrive"), ("arrive", "write"), ("write", "arrive")):
        play.act(FAY, "step.enter", step=there, **{"from": here})

    assert play.board.stage["step"] == "arrive"


def test_what_was_said_of_a_step_ends_with_it_but_not_a_call_for_help(play):
    play.act(FAY, "step.enter", step="arrive", **{"from": None})
    for sort in ("help", "ready", "time"):
        play.act(ANA, "signal.raise", signal=sort, sort=sort)

    play.act(FAY, "step.enter", step="write", **{"from": "arrive"})

    assert set(play.board.of("signal")) == {"help"}


def test_a_pause_locks_the_board_and_the_end_does(play):
    play.act(FAY, "step.set", step="write", **{"break": True})
    play.act(FAY, "step.enter", step="write", **{"from": None})
    assert play.board.stage["locked"]

    play.act(FAY, "step.enter", step=None, done=True, **{"from": "write"})
    assert play.board.stage["locked"] and play.board.stage["done"]


def test_the_clock_rests_and_goes_on_and_gets_a_minute(play):
    play.act(FAY, "step.enter", step="arrive", **{"from": None})
    ends = play.board.stage["ends_at"]

    play.act(FAY, "stage.time", add=60_000)
    assert play.board.stage["ends_at"] == ends + 60_000

    play.act(FAY, "stage.time", paused=True)
    assert "ends_at" not in play.board.stage and play.board.stage["left"] > 0

    play.act(FAY, "stage.time", paused=False)
    assert "left" not in play.board.stage and play.board.stage["ends_at"] > 0


def test_participants_change_no_agenda_and_no_clock(play):
    for command, args in (
        ("step.add", {"step": "x", "title": "x"}),
        ("step.enter", {"step": "arrive", "from": None}),
        ("stage.time", {"add": 60_000}),
        ("drop", {"ids": ["arrive"]}),
    ):
        with pytest.raises(Refused) as refused:
            play.act(ANA, command, **args)
        assert refused.value.code == "not_allowed", command
