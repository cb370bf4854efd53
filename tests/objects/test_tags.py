"""Tags of notes: told apart without regard to capitals, few and short, and as secret as their note."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY
from workshop.core.refusal import Refused


def tags(play, id="a"):
    return play.board.records[id].get("tags")


def test_several_notes_are_tagged_at_once(play):
    play.act(ANA, "note.tag", notes=["a", "b"], add=["school", "night"])

    assert tags(play, "a") == tags(play, "b") == ["school", "night"]
    assert all(copy["a"]["tags"] == ["school", "night"] for copy in play.copies.values())


def test_a_tag_is_cleaned_and_never_there_twice(play):
    play.act(ANA, "note.tag", notes=["a"], add=["  school\n bus ", "School Bus", "", "  "])

    assert tags(play) == ["school bus"]
    assert play.act(BO, "note.tag", notes=["a"], add=["SCHOOL BUS"]).changes == []


def test_a_tag_is_taken_away_however_it_is_written(play):
    play.act(ANA, "note.tag", notes=["a"], add=["School", "night"])

    play.act(BO, "note.tag", notes=["a"], remove=["SCHOOL"])
    assert tags(play) == ["night"]

    play.act(BO, "note.tag", notes=["a"], remove=["night"])
    assert "tags" not in play.board.records["a"]


def test_a_ninth_tag_is_refused_and_nothing_changes(play):
    play.act(ANA, "note.tag", notes=["a"], add=[f"tag {at}" for at in range(8)])

    with pytest.raises(Refused) as refused:
        play.act(ANA, "note.tag", notes=["b", "a"], add=["one more"])

    assert refused.value.code == "too_big"
    assert (len(tags(play)), tags(play, "b")) == (8, None)
    play.act(ANA, "note.tag", notes=["a"], add=["one more"], remove=["tag 0"])
    assert len(tags(play)) == 8


def test_a_tag_is_at_most_forty_characters(play):
    play.act(ANA, "note.tag", notes=["a"], add=["x" * 40])

    with pytest.raises(Refused) as refused:
        play.act(ANA, "note.tag", notes=["a"], add=["x" * 41])

    assert (refused.value.code, refused.value.field) == ("too_big", "add")


def test_what_is_gone_is_told_and_the_rest_tagged(play):
    outcome = play.act(ANA, "note.tag", notes=["zz", "b"], add=["night"])

    assert outcome.facts == {"gone": ["zz"]}
    assert tags(play, "b") == ["night"]


def test_nobody_tags_what_they_do_not_see(play):
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as refused:
        play.act(BO, "note.tag", notes=["a"], add=["night"])

    assert refused.value.code == "gone"
    assert all("a" not in copy for viewer, copy in play.copies.items() if viewer is not ANA)


def test_undoing_gives_the_tags_of_before_back(play):
    play.act(ANA, "note.tag", notes=["a"], add=["night"])
    play.act(ANA, "note.tag", notes=["a"], add=["school"], remove=["night"])

    play.act(ANA, "restore", seq=4)

    assert tags(play) == ["night"]
    assert all(play.copies[viewer] == play.lens.seen(viewer) for viewer in EVERYBODY)
