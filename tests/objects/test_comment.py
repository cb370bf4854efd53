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


def test_a_comment_on_a_link_goes_with_it_and_stays_when_its_ends_move(play):
    play.act(ANA, "note.add", note="m", x=300, y=0, text="late")
    play.act(ANA, "link.add", **{"link": "l", "from": "n", "to": "m"})
    play.act(MEL, "comment.add", comment="d", on="l", text="Who says so?", sort="evidence")

    play.act(ANA, "move", moves=[["n", 50, 60], ["m", 400, 10]])
    assert play.board.records["d"] | {"at": 0} == {
        "id": "d", "kind": "comment", "by": MEL.person, "on": "l", "text": "Who says so?", "sort": "evidence", "at": 0,
    }  # fmt: skip
    play.act(ANA, "note.merge", note="m", into="n")
    assert not {"l", "d", "m"} & play.board.records.keys()

    play.act(ANA, "restore", seq=len(play.entries))
    assert play.board.records["d"]["on"] == "l"


def causal(play, *ends):
    for one, _ in ends:
        if one not in play.board.records:
            play.act(ANA, "note.add", note=one, x=0, y=0, text=one, sort="factor")
    for one, other in ends:
        play.act(ANA, "link.add", **{"link": one + other, "from": one, "to": other, "sort": "causal"})


def test_a_comment_on_a_loop_needs_no_name_of_it_and_goes_with_any_of_its_factors(play):
    causal(play, ("a", "b"), ("b", "d"), ("d", "a"))
    loop = ["a", "b", "d"]
    play.act(MEL, "comment.add", comment="l", on="a", loop=loop, text="Since when?", sort="question")
    assert play.board.records["l"]["loop"] == loop

    assert refused(play, MEL, "comment.add", comment="x", on="b", loop=loop, text="From the middle") == "bad_args"
    assert refused(play, MEL, "comment.add", comment="x", on="b", loop=["b", "d", "a"], text="Turned") == "bad_args"
    assert refused(play, MEL, "comment.add", comment="x", on="a", loop=["a", "b"], text="No loop") == "gone"
    assert refused(play, MEL, "comment.add", comment="x", loop=loop, text="Nowhere") == "bad_args"

    play.act(ANA, "note.add", note="0", x=0, y=0, text="sooner", sort="factor")
    play.act(ANA, "note.merge", note="d", into="0")
    assert play.board.records["l"] | {"loop": ["0", "a", "b"], "on": "0"} == play.board.records["l"]
    play.act(ANA, "note.merge", note="b", into="0")
    assert "loop" not in play.board.records["l"] and play.board.records["l"]["on"] == "0"
    play.act(ANA, "restore", seq=len(play.entries))
    play.act(ANA, "drop", ids=["b"])
    assert "l" not in play.board.records


@pytest.mark.parametrize("where", [{"on": "n"}, {"on": "k"}, {"on": "f"}, {"x": 5, "y": 5}])
def test_a_comment_stays_with_what_it_is_on_when_that_moves(play, where):
    play.act(ANA, "cluster.make", cluster="k", notes=["n"], title="Buses")
    play.act(ANA, "frame.add", frame="f", x=0, y=0, w=500, h=300, title="Street")
    play.act(MEL, "comment.add", comment="d", text="Why?", sort="risk", **where)

    play.act(ANA, "move", moves=[["n", 900, 900]])
    play.act(ANA, "move", moves=[["f", 700, 700]])
    assert play.board.records["d"].items() >= {**where, "sort": "risk"}.items()


def test_a_plain_comment_stays_plain_and_an_answer_is_of_no_sort(play):
    assert "sort" not in play.board.records["c"]

    assert refused(play, MEL, "comment.add", comment="d", on="n", text="?", sort="angry") == "bad_args"
    assert refused(play, MEL, "comment.add", comment="d", on="c", text="?", sort="question") == "bad_args"
    for sort in ("question", "evidence", "contradiction", "praise", "risk"):
        play.act(MEL, "comment.add", comment=sort, on="n", text="?", sort=sort)
        assert play.copies[ANA][sort]["sort"] == sort


def test_who_is_mentioned_stands_in_the_text_after_an_at(play):
    play.act(MEL, "comment.add", comment="d", on="n", text="@Ana, @Bo: since when?", mentions=["ana", "bo", "ana"])
    assert play.board.records["d"]["mentions"] == ["ana", "bo"]

    assert refused(play, MEL, "comment.add", comment="e", on="n", text="@Ana", mentions=["ana", "bo"]) == "bad_args"
    assert refused(play, MEL, "comment.add", comment="e", on="n", text="@", mentions=["a b"]) == "bad_args"
    assert refused(play, MEL, "comment.add", comment="e", on="n", text="@" * 30, mentions=[str(n) for n in range(30)])
    play.act(MEL, "comment.write", comment="d", text="@Bo: since when?", base="@Ana, @Bo: since when?", mentions=["bo"])
    assert play.board.records["d"]["mentions"] == ["bo"]
    play.act(MEL, "comment.write", comment="d", text="Since when?", base="@Bo: since when?", mentions=[])
    assert "mentions" not in play.board.records["d"]


def test_while_authors_are_hidden_nobody_is_told_whom_others_mention(play):
    play.act(MEL, "comment.add", comment="d", on="n", text="@Ana and @Bo", mentions=["ana", "bo"])

    play.act(FAY, "stage.set", authors="hidden")
    assert play.copies[ANA]["d"]["mentions"] == ["ana"]
    assert "mentions" not in play.copies[FAY]["d"] and "mentions" not in play.copies[OTTO]["d"]


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


def test_once_the_workshop_is_over_mentors_ask_and_the_team_answers(play):
    play.act(FAY, "step.add", step="s", title="Last")
    play.act(FAY, "step.enter", step="s", **{"from": None})
    play.act(FAY, "step.enter", step=None, done=True, **{"from": "s"})
    assert play.board.stage["locked"] and play.board.stage["done"]

    play.act(MEL, "comment.add", comment="q", on="n", text="Who else?", sort="question")
    play.act(ANA, "comment.add", comment="a", on="q", text="All of us")
    play.act(ANA, "comment.settle", comment="q", done=True)
    assert refused(play, ANA, "note.write", note="n", text="x", base="late bus") == "locked"
    assert refused(play, MEL, "drop", ids=["q"]) == "locked"

    play.act(FAY, "stage.set", locked=True)
    play.act(FAY, "step.enter", step="s", **{"from": None})
    play.act(FAY, "stage.set", locked=True)
    assert refused(play, MEL, "comment.add", comment="r", on="n", text="Now?") == "locked"
