"""Marks of notes: one of each group, known ones alone, as secret as their note; and proposed words."""

import pytest

from tests.cast import ANA, BO, FAY
from workshop.core.refusal import Refused


def marks(play, id="a"):
    return play.board.records[id].get("marks")


def test_a_mark_takes_the_place_of_another_of_its_group(play):
    play.act(ANA, "note.mark", notes=["a", "b"], mark="stance-ally", on=True)
    play.act(BO, "note.mark", notes=["a"], mark="presence-absent", on=True)
    play.act(ANA, "note.mark", notes=["a"], mark="stance-blocker", on=True)

    assert (marks(play, "a"), marks(play, "b")) == (["presence-absent", "stance-blocker"], ["stance-ally"])
    assert all(copy["a"] == play.board.records["a"] for copy in play.copies.values())


def test_a_mark_is_taken_off_and_only_that_one(play):
    play.act(ANA, "note.mark", notes=["a"], mark="stance-ally", on=True)

    assert play.act(ANA, "note.mark", notes=["a"], mark="stance-neutral", on=False).changes == []
    play.act(BO, "note.mark", notes=["a"], mark="stance-ally", on=False)
    assert "marks" not in play.board.records["a"]


@pytest.mark.parametrize("mark", ["", "stance", "stance-", "stance-friend", "ally", "x" * 41])
def test_a_mark_that_is_not_known_is_refused(play, mark):
    with pytest.raises(Refused) as refused:
        play.act(ANA, "note.mark", notes=["a"], mark=mark, on=True)

    assert (refused.value.code, refused.value.field) == ("bad_args", "mark")


def test_nobody_marks_what_they_do_not_see(play):
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as refused:
        play.act(BO, "note.mark", notes=["a"], mark="keep-yes", on=True)

    assert refused.value.code == "gone"


def test_what_is_gone_is_told_and_the_rest_marked(play):
    outcome = play.act(ANA, "note.mark", notes=["zz", "b"], mark="keep-yes", on=True)

    assert (outcome.facts, marks(play, "b")) == ({"gone": ["zz"]}, ["keep-yes"])


def test_proposed_words_are_ones_own_once_they_are_written_anew(play):
    play.act(ANA, "note.mark", notes=["a", "b"], mark="proposed-yes", on=True)
    play.act(ANA, "note.mark", notes=["a"], mark="keep-yes", on=True)

    play.act(BO, "note.write", note="a", text="first", base="first")
    assert marks(play) == ["proposed-yes", "keep-yes"]

    play.act(BO, "note.write", note="a", text="Trees for all", base="first")
    play.act(BO, "note.write", note="b", text="Shade", base="second")
    assert (marks(play, "a"), marks(play, "b")) == (["keep-yes"], None)
    assert all(copy["a"] == play.board.records["a"] for copy in play.copies.values())


def test_a_note_remembers_what_it_came_from_even_when_that_is_gone(play):
    play.act(ANA, "note.add", note="c", x=0, y=300, text="Shade", **{"from": "a"})
    play.act(ANA, "drop", ids=["a"])

    assert play.board.records["c"]["from"] == "a"


def test_nothing_comes_from_what_one_does_not_see(play):
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as refused:
        play.act(BO, "note.add", note="c", x=0, y=300, text="Shade", **{"from": "a"})

    assert (refused.value.code, refused.value.field) == ("gone", "from")
