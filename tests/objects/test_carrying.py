"""What the server asks of a stage: a team's is the plenary's, never an older one, and says whose board it is."""

import pytest

from tests.cast import ANA, FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.core.rule import Command

PLENARY = {"id": "stage", "kind": "stage", "by": "fay", "teams": 2, "step": "s", "began": 1, "where": "teams"}


@pytest.fixture
def play():
    return Play()


def carry(play, carried, **stage):
    given = {"stage": {**PLENARY, **stage}, "carried": carried}
    return play.give(FAY, Command(f"c{len(play.entries)}", "stage.carry", given, inside=True))


def test_a_teams_stage_is_the_plenarys_and_says_that_it_is_a_teams(play):
    carry(play, 7, question="Why?")

    stage = play.copies[ANA]["stage"]
    assert (stage["question"], stage["team"], stage["carried"]) == ("Why?", True, 7)
    assert "teams" not in stage


def test_an_older_stage_never_takes_the_place_of_a_newer_one(play):
    carry(play, 7, question="newer")

    assert carry(play, 6, question="older").changes == []
    assert carry(play, 7, question="the same again").changes == []
    assert play.board.stage["question"] == "newer"


def test_what_facilitators_set_on_one_board_holds_until_the_next_carry(play):
    carry(play, 7, question="Why?")

    play.act(FAY, "stage.set", locked=True)
    with pytest.raises(Refused):
        play.act(ANA, "note.add", note="n", x=0, y=0, text="")
    assert play.board.stage["carried"] == 7

    carry(play, 8, question="Why?")
    play.act(ANA, "note.add", note="n", x=0, y=0, text="")


def test_signs_and_what_was_missing_last_as_long_as_the_step(play):
    carry(play, 1)
    for sort in ("help", "ready", "time"):
        play.act(ANA, "signal.raise", signal=sort, sort=sort)
    play.act(FAY, "stage.set", missing="children")

    carry(play, 2, ends_at=5)
    assert {"help", "ready", "time"} <= play.board.records.keys()
    assert play.board.stage["missing"] == "children"

    carry(play, 3, step="next", began=2)
    assert play.board.of("signal").keys() == {"help"}
    assert "missing" not in play.board.stage


@pytest.mark.parametrize(("where", "team", "works"), [
    ("teams", True, True), ("teams", False, False), ("plenary", True, False), ("plenary", False, True),
])  # fmt: skip
def test_people_work_where_the_step_says_and_nowhere_else(play, where, team, works):
    if team:
        carry(play, 1, where=where)
    else:
        play.act(FAY, "step.add", step="s", title="s", where=where)
        play.give(FAY, Command("t", "stage.teams", {"teams": 2}, inside=True))
        play.act(FAY, "step.enter", step="s", **{"from": None})

    play.act(FAY, "note.add", note="fays", x=0, y=0, text="")
    play.act(ANA, "signal.raise", signal="h", sort="help")
    if works:
        play.act(ANA, "note.add", note="n", x=0, y=0, text="")
        return
    with pytest.raises(Refused) as refused:
        play.act(ANA, "note.add", note="n", x=0, y=0, text="")
    assert refused.value.code == "not_now"


def test_without_teams_everybody_works_in_the_plenary(play):
    play.act(FAY, "step.add", step="s", title="s", where="teams")
    play.act(FAY, "step.enter", step="s", **{"from": None})

    play.act(ANA, "note.add", note="n", x=0, y=0, text="")


def test_nobody_carries_a_stage_by_the_wire(play):
    for name, args in (("stage.carry", {"stage": PLENARY, "carried": 1}), ("stage.teams", {"teams": 1})):
        with pytest.raises(Refused) as refused:
            play.act(FAY, name, **args)
        assert refused.value.code == "unknown_command"
        with pytest.raises(Refused):
            play.act(FAY, "together", commands=[[name, args]])
