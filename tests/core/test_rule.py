"""The one gate: who may do what, when."""

import pytest

from tests.cast import ANA, FAY, MEL, OTTO
from tests.core.test_sight import Play
from workshop.core import rule
from workshop.core.refusal import Refused

NOTE = {"note": "n", "x": 0, "y": 0, "text": "hello"}


def refused(play, viewer, name, **args):
    with pytest.raises(Refused) as caught:
        play.act(viewer, name, **args)
    return caught.value.code


def test_an_unknown_command_is_refused():
    assert refused(Play(), ANA, "note.explode") == "unknown_command"


@pytest.mark.parametrize("viewer", [MEL, OTTO])
def test_mentors_and_observers_change_nothing(viewer):
    assert refused(Play(), viewer, "note.add", **NOTE) == "not_allowed"


def test_only_facilitators_set_the_stage():
    assert refused(Play(), ANA, "stage.set", private=True) == "not_allowed"


def test_a_locked_board_takes_changes_from_facilitators_alone():
    play = Play()
    play.act(FAY, "stage.set", locked=True)

    assert refused(play, ANA, "note.add", **NOTE) == "locked"
    assert play.act(FAY, "note.add", **NOTE).changes


def test_a_tool_that_the_step_lacks_is_refused():
    play = Play()
    play.act(FAY, "frame.add", frame="f", x=0, y=0, w=100, h=100)
    play.act(FAY, "stage.set", tools=["note"])

    assert refused(play, ANA, "frame.add", frame="g", x=0, y=0, w=100, h=100) == "not_now"
    assert refused(play, ANA, "move", moves=[["f", 1, 1]]) == "not_now"
    assert refused(play, ANA, "drop", ids=["f"]) == "not_now"
    assert play.act(ANA, "note.add", **NOTE).changes


def test_while_ideas_are_gathered_people_remove_their_own_alone():
    play = Play()
    play.act(FAY, "note.add", **NOTE)
    play.act(ANA, "note.add", **{**NOTE, "note": "mine"})
    play.act(FAY, "stage.set", mode="divergent")

    assert refused(play, ANA, "drop", ids=["n"]) == "not_now"
    assert play.act(ANA, "drop", ids=["mine"]).changes


def test_a_full_board_takes_no_more(monkeypatch):
    monkeypatch.setattr(rule, "MOST_RECORDS", 1)
    play = Play()
    play.act(ANA, "note.add", **NOTE)

    assert refused(play, ANA, "note.add", **{**NOTE, "note": "m"}) == "too_big"


def test_a_refused_command_changes_nothing():
    play = Play()
    play.act(ANA, "note.add", **NOTE)
    before = dict(play.board.records)

    refused(play, ANA, "note.add", **NOTE)

    assert play.board.records == before
