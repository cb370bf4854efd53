"""Circles: nobody is alone where there are two, fours are made of whole pairs, and who stays keeps theirs."""

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.core.rule import Command
from workshop.objects import circles

PEOPLE = [f"p{number}" for number in range(40)]


def everybody(found):
    return sorted(person for circle in found for person in circle)


@pytest.mark.parametrize("size", [2, 4])
@pytest.mark.parametrize("count", range(41))
def test_everybody_is_in_one_circle_and_nobody_alone(size, count):
    found = circles.made(PEOPLE[:count], size)

    assert everybody(found) == sorted(PEOPLE[:count])
    assert count < 2 or min(map(len, found)) >= 2
    assert max(map(len, found), default=0) <= size + 1


@pytest.mark.parametrize("count", range(2, 41))
def test_fours_are_made_of_whole_pairs(count):
    pairs = circles.made(PEOPLE[:count], 2)

    fours = circles.made(PEOPLE[:count][::-1], 4, pairs)

    assert everybody(fours) == sorted(PEOPLE[:count])
    assert all(any(set(pair) <= set(four) for four in fours) for pair in pairs)
    assert sum(len(four) < 4 for four in fours) <= 1


def test_who_lost_their_partner_comes_with_others_into_a_four():
    fours = circles.made(["a", "c", "d", "e", "f"], 4, [["a", "b"], ["c", "d"], ["e", "f"]])

    assert everybody(fours) == ["a", "c", "d", "e", "f"]
    assert min(map(len, fours)) >= 2
    assert all(any({one, other} <= set(four) for four in fours) for one, other in ("cd", "ef"))


def test_pairing_anew_leaves_whole_circles_alone():
    before = [["a", "b"], ["c", "d"], ["e", "f"]]

    assert circles.mended(before, ["x", "a", "b", "c", "e"], 2) == [["a", "b"], ["x", "c", "e"]]
    assert circles.mended(before, ["a", "b", "c", "d", "e"], 2) == [["a", "b", "e"], ["c", "d"]]
    assert circles.mended(before, ["a", "b", "c", "d", "e", "f"], 2) == before


def test_who_comes_late_is_added_to_the_smallest_circle():
    assert circles.added([], "a", 2) == [["a"]]
    assert circles.added([["a"]], "b", 2) == [["a", "b"]]
    assert circles.added([["a", "b", "c"], ["d", "e"]], "f", 2) == [["a", "b", "c"], ["d", "e", "f"]]
    assert circles.added([["a", "b", "c"]], "d", 2) == [["a", "b"], ["c", "d"]]


@pytest.fixture
def play():
    play = Play()
    play.act(FAY, "step.add", step="pairs", title="", private=True, circle=2)
    play.act(FAY, "step.add", step="all", title="")
    play.act(FAY, "step.enter", step="pairs", **{"from": None})
    give(play, people=["ana", "bo"], key=play.board.stage["began"])
    return play


def give(play, **args):
    play.give(FAY, Command(f"c{len(play.entries)}", "stage.circles", args, inside=True))


def test_in_a_circle_people_see_and_change_each_others_notes(play):
    play.act(ANA, "note.add", note="a", x=0, y=0, text="hers")
    play.act(BO, "note.add", note="b", x=0, y=0, text="his")
    play.act(BO, "note.write", note="a", text="ours", base="hers")
    play.act(ANA, "move", moves=[["b", 9, 9]])
    play.act(ANA, "cluster.make", cluster="k", notes=["a", "b"])
    play.act(BO, "note.merge", note="b", into="a")

    assert play.copies[ANA]["a"] == play.copies[BO]["a"] == play.board.records["a"]
    assert play.copies[ANA]["a"]["merged"] == [{"id": "b", "by": "bo", "text": "his"}]
    assert "a" not in play.copies[FAY]


def test_those_of_other_circles_see_and_change_nothing(play):
    for here, there in (("pairs", "all"), ("all", "pairs")):
        play.act(FAY, "step.enter", step=there, **{"from": here})
    give(play, people=["ana"], key=play.board.stage["began"])
    play.act(ANA, "note.add", note="a", x=0, y=0, text="hers")

    for viewer in (BO, FAY):
        assert "a" not in play.copies[viewer]
        with pytest.raises(Refused) as refused:
            play.act(viewer, "note.write", note="a", text="x", base="hers")
        assert refused.value.code == "gone"


def test_who_joins_a_circle_is_sent_its_notes_and_who_leaves_it_loses_them(play):
    play.act(ANA, "note.add", note="a", x=0, y=0, text="hers")
    assert "a" in play.copies[BO]

    play.board.apply([["patch", "stage", {"paired": 5}]])
    give(play, people=["ana"], key=5)
    assert "a" not in play.copies[BO]

    give(play, join="bo")
    assert play.copies[BO]["a"]["text"] == "hers"


def test_circles_are_made_once_and_last_as_long_as_their_step(play):
    give(play, people=["bo"], key=play.board.stage["began"])
    assert play.board.stage["circles"] == [["ana", "bo"]]

    play.act(FAY, "step.enter", step="all", **{"from": "pairs"})
    assert "circles" not in play.board.stage


def test_people_are_paired_anew_only_where_there_are_circles_and_by_facilitators(play):
    with pytest.raises(Refused) as refused:
        play.act(ANA, "stage.pair")
    assert refused.value.code == "not_allowed"

    play.act(FAY, "step.enter", step="all", **{"from": "pairs"})
    with pytest.raises(Refused) as refused:
        play.act(FAY, "stage.pair")
    assert refused.value.code == "not_now"
