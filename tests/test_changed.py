"""What is different on a board since somebody saw it: the sum, as they may see it."""

import pytest

from tests.cast import ANA, BO, FAY, MEL
from tests.core.test_sight import Play
from workshop.changed import changed, questions


class Visited(Play):
    """A play that Mel saw until some entry."""

    seen = 0

    def visit(self):
        self.seen = len(self.entries)

    def since(self, viewer=MEL):
        return changed(self.board, self.entries[self.seen :], viewer)


def asked(play):
    return {each["id"]: answered for each, answered in questions(play.board, play.lens, MEL)}


@pytest.fixture
def play():
    play = Visited()
    play.act(FAY, "frame.add", frame="f", x=0, y=0, w=600, h=400, title="Verde")
    play.act(ANA, "note.add", note="n", x=20, y=60, text="late bus")
    play.act(ANA, "note.add", note="m", x=300, y=60, text="dark street")
    play.act(BO, "note.add", note="gone", x=20, y=200, text="bench")
    play.visit()
    return play


def test_new_reworded_moved_and_withdrawn_notes_are_told_apart(play):
    play.act(ANA, "note.add", note="new", x=900, y=0, text="tree")
    play.act(ANA, "note.write", note="n", text="late buses", base="late bus")
    play.act(ANA, "move", moves=[["m", 2000, 60]])
    play.act(ANA, "drop", ids=["gone"])

    found = play.since()
    assert (found.notes, found.texts, found.moved) == (["new"], ["n"], {"m": "Verde"})
    assert [each["text"] for each in found.gone] == ["bench"] and found.withdrawn == 1
    assert found.count == 4 and found.marked == {"new", "n", "m"}


def test_what_came_and_went_or_was_put_straight_is_no_change(play):
    play.act(ANA, "note.add", note="x", x=900, y=0, text="tree")
    play.act(ANA, "drop", ids=["x"])
    play.act(ANA, "move", moves=[["n", 30, 70]])
    play.act(ANA, "note.write", note="n", text="bus", base="late bus")
    play.act(ANA, "note.write", note="n", text="late bus", base="bus")

    assert play.since().count == 0


def test_groups_links_named_loops_and_closed_votes_are_told(play):
    for one, other in (("a", "b"), ("b", "a")):
        if one not in play.board.records:
            play.act(ANA, "note.add", note="a", x=900, y=0, text="a", sort="factor")
            play.act(ANA, "note.add", note="b", x=900, y=300, text="b", sort="factor")
        play.act(ANA, "link.add", **{"link": one + other, "from": one, "to": other, "sort": "causal"})
    options = [{"id": id, "text": id} for id in "ab"]
    play.act(FAY, "poll.open", poll="p", way="choice", title="?", options=options)
    assert play.since().polls == []

    play.act(ANA, "cluster.make", cluster="k", notes=["n"], title="Buses")
    play.act(ANA, "loop.name", loop="o", ids=["a", "b"], title="Spiral")
    play.act(FAY, "poll.close", poll="p")

    found = play.since()
    assert (found.groups, found.links, found.loops, found.polls) == (["k"], ["ab", "ba"], ["o"], ["p"])
    assert found.moved == {"n": "Verde"}


def test_what_is_written_in_private_is_no_change_until_it_is_shown(play):
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "note.add", note="secret", x=900, y=0, text="tree")
    play.act(ANA, "note.write", note="n", text="late buses", base="late bus")
    assert play.since().count == 0
    assert play.since(ANA).notes == ["secret"]

    play.act(FAY, "stage.set", private=False)
    assert (play.since().notes, play.since().texts) == (["secret"], ["n"])


def test_a_change_in_what_one_has_commented_and_answers_are_told(play):
    play.act(MEL, "comment.add", comment="c", on="n", text="Since when?", sort="question")
    play.act(MEL, "comment.add", comment="d", on="m", text="Where?", sort="question")
    assert asked(play) == {"c": False, "d": False}
    play.visit()

    play.act(ANA, "note.write", note="n", text="late buses", base="late bus")
    play.act(ANA, "comment.add", comment="e", on="c", text="Since March")
    play.act(ANA, "comment.settle", comment="d", done=True)

    found = play.since()
    assert (found.commented, found.answers) == (["n"], ["e"])
    assert play.since(BO).commented == play.since(BO).answers == []
    assert asked(play) == {"c": True}
