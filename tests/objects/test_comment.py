"""Comments hang on what they are about, are seen with it, and belong to who wrote them."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY, MEL, OTTO
from tests.core.test_sight import Play
from workshop.core.refusal import Refused


@pytest.fixture
def play():
    play = Play()
    play.act(ANA, "note.add", note="n", x=0, y=0, text="late bus")
    play.act(BO, "comment.add", comment="c", on="n", text="Since when?")
    play.act(ANA, "comment.add", comment="answer", on="c", text="Since March.")
    return play


def refused(play, viewer, name, **args):
    with pytest.raises(Refused) as caught:
        play.act(viewer, name, **args)
    return caught.value.code


def sees(play, viewer):
    return play.copies[viewer].keys()


def test_a_comment_goes_with_its_note_in_the_same_entry_and_comes_back_with_it(play):
    before = dict(play.board.records)

    outcome = play.act(ANA, "drop", ids=["n"])
    assert [each[1] for each in outcome.changes] == ["answer", "c", "n"]
    play.act(ANA, "restore", seq=len(play.entries))

    assert play.board.records == before
    assert all(sees(play, viewer) == before.keys() for viewer in EVERYBODY)


def test_a_comment_stands_on_one_thing_or_at_one_place(play):
    play.act(BO, "comment.add", comment="pin", x=10, y=20, text="Here")

    assert refused(play, BO, "comment.add", comment="d", text="Nowhere") == "bad_args"
    assert refused(play, BO, "comment.add", comment="d", text="Both", on="n", x=1, y=1) == "bad_args"
    assert refused(play, BO, "comment.add", comment="d", text="Half a place", on="n", x=1) == "bad_args"
    assert refused(play, BO, "comment.add", comment="d", text="Half a place", y=1) == "bad_args"
    assert refused(play, BO, "comment.add", comment="d", text=" ", on="n") == "bad_args"
    assert refused(play, BO, "comment.add", comment="d", text="To an answer", on="answer") == "bad_args"
    assert refused(play, BO, "comment.add", comment="d", text="To nobody", on="zz") == "gone"
    play.act(ANA, "move", moves=[["pin", 30, 40]])
    assert play.board.records["pin"]["x"] == 30
    assert refused(play, ANA, "move", moves=[["c", 1, 1]]) == "bad_args"


def test_links_are_not_commented_on(play):
    play.act(ANA, "note.add", note="m", x=300, y=0, text="late")
    play.act(ANA, "link.add", **{"link": "l", "from": "n", "to": "m"})

    assert refused(play, BO, "comment.add", comment="d", on="l", text="Why?") == "bad_args"


def test_a_comment_is_changed_and_removed_by_its_author_alone(play):
    assert refused(play, ANA, "comment.write", comment="c", text="x", base="Since when?") == "not_allowed"
    assert refused(play, FAY, "comment.write", comment="c", text="x", base="Since when?") == "not_allowed"
    assert refused(play, ANA, "drop", ids=["c"]) == "not_allowed"

    play.act(BO, "comment.write", comment="c", text="Since what day?", base="Since when?")
    assert play.board.records["c"]["text"] == "Since what day?"
    assert play.act(FAY, "drop", ids=["c"]).changes == [["drop", "answer"], ["drop", "c"]]


def test_anybody_who_comments_settles_a_comment_and_opens_it_again(play):
    play.act(ANA, "comment.settle", comment="c", done=True)
    assert play.board.records["c"]["done"] is True
    assert play.act(MEL, "comment.settle", comment="c", done=True).changes == []

    play.act(MEL, "comment.settle", comment="c", done=False)
    assert "done" not in play.board.records["c"]


def test_an_answer_opens_what_was_settled_again(play):
    play.act(ANA, "comment.settle", comment="c", done=True)

    play.act(BO, "comment.add", comment="more", on="c", text="And on Sundays?")
    assert "done" not in play.board.records["c"]

    play.act(BO, "restore", seq=len(play.entries))
    assert play.board.records["c"]["done"] is True


def test_a_mentor_comments_and_changes_nothing_else(play):
    play.act(MEL, "comment.add", comment="m", on="n", text="Who else says so?")
    play.act(MEL, "comment.write", comment="m", text="Who else?", base="Who else says so?")

    assert refused(play, MEL, "drop", ids=["n"]) == "not_allowed"
    assert refused(play, MEL, "move", moves=[["n", 5, 5]]) == "not_allowed"
    assert refused(play, MEL, "restore", seq=1) == "not_allowed"
    assert refused(play, MEL, "reaction.set", on="n", sort="agree", given=True) == "not_allowed"
    play.act(MEL, "drop", ids=["m"])
    play.act(MEL, "restore", seq=len(play.entries))
    assert play.board.records["m"]["text"] == "Who else?"


def test_an_observer_does_not_comment(play):
    assert refused(play, OTTO, "comment.add", comment="o", on="n", text="Hm") == "not_allowed"
    assert refused(play, OTTO, "drop", ids=["c"]) == "not_allowed"


def test_while_writing_is_private_a_comment_is_seen_by_its_author_on_what_they_see(play):
    play.act(FAY, "frame.add", frame="f", x=0, y=0, w=500, h=300, title="Street")
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "comment.add", comment="own", on="n", text="Mine")
    play.act(BO, "comment.add", comment="public", on="f", text="On a frame")
    play.act(BO, "comment.add", comment="pin", x=0, y=0, text="At a place")

    assert sees(play, ANA) == {"stage", "n", "f", "own"}
    assert sees(play, BO) == {"stage", "f", "public", "pin"}
    assert sees(play, FAY) == sees(play, MEL) == {"stage", "f"}
    assert refused(play, BO, "comment.add", comment="x", on="n", text="I can't see it") == "gone"
    assert refused(play, BO, "comment.write", comment="c", text="x", base="Since when?") == "gone"
    assert refused(play, FAY, "comment.settle", comment="public", done=True) == "gone"
    assert refused(play, FAY, "drop", ids=["pin"]) == "gone"

    play.act(FAY, "stage.set", private=False)
    assert sees(play, BO) == sees(play, FAY) == play.board.records.keys()


def test_a_comment_without_its_note_is_not_brought_back(play):
    play.act(BO, "drop", ids=["c"])
    play.act(ANA, "drop", ids=["n"])

    assert refused(play, BO, "restore", seq=4) == "gone"
