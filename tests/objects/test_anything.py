"""Move, raise, lock, drop and restore."""

import pytest

from tests.cast import ANA, BO, FAY
from workshop.core.refusal import Refused


def test_a_link_goes_with_its_note_in_the_same_entry(play):
    play.act(BO, "link.add", **{"link": "l", "from": "a", "to": "b"})

    outcome = play.act(ANA, "drop", ids=["a"])

    assert sorted(each[1] for each in outcome.changes) == ["a", "l"]


def test_undoing_a_drop_brings_the_links_back(play):
    play.act(BO, "link.add", **{"link": "l", "from": "a", "to": "b"})
    before = dict(play.board.records)
    play.act(ANA, "drop", ids=["a"])

    play.act(ANA, "restore", seq=4)

    assert play.board.records == before


def test_undo_undone_is_redo(play):
    play.act(ANA, "move", moves=[["a", 50, 60]])
    play.act(ANA, "restore", seq=3)
    assert play.board.records["a"]["x"] == 0

    play.act(ANA, "restore", seq=4)

    assert play.board.records["a"]["x"] == 50


def test_undo_never_takes_back_what_somebody_did_since(play):
    play.act(ANA, "move", moves=[["a", 50, 0], ["b", 70, 0]])
    play.act(BO, "move", moves=[["a", 90, 0]])

    outcome = play.act(ANA, "restore", seq=3)

    assert outcome.facts == {"could_not": ["a"]}
    assert (play.board.records["a"]["x"], play.board.records["b"]["x"]) == (90, 300)


def test_undoing_an_addition_that_others_built_on_is_refused(play):
    play.act(BO, "link.add", **{"link": "l", "from": "b", "to": "a"})

    with pytest.raises(Refused) as refused:
        play.act(ANA, "restore", seq=1)

    assert refused.value.code == "gone"
    assert "a" in play.board.records


def test_a_link_whose_end_has_gone_is_not_brought_back(play):
    play.act(BO, "link.add", **{"link": "l", "from": "b", "to": "a"})
    play.act(BO, "drop", ids=["l"])
    play.act(ANA, "drop", ids=["a"])

    with pytest.raises(Refused):
        play.act(BO, "restore", seq=4)

    assert "l" not in play.board.records


def test_only_a_facilitator_undoes_what_others_did(play):
    with pytest.raises(Refused) as refused:
        play.act(BO, "restore", seq=1)

    assert refused.value.code == "not_allowed"
    assert play.act(FAY, "restore", seq=1).changes == [["drop", "a"]]


def test_moving_says_what_is_gone_and_moves_the_rest(play):
    outcome = play.act(ANA, "move", moves=[["a", 5, 5], ["zz", 1, 1]])

    assert outcome.facts == {"gone": ["zz"]}
    assert play.board.records["a"]["x"] == 5


def test_a_link_has_no_place_to_move_to(play):
    play.act(BO, "link.add", **{"link": "l", "from": "b", "to": "a"})

    with pytest.raises(Refused) as refused:
        play.act(BO, "move", moves=[["l", 1, 1]])

    assert refused.value.code == "bad_args"


def refusal(play, viewer, name, **args):
    with pytest.raises(Refused) as refused:
        play.act(viewer, name, **args)
    return refused.value.code


def reading(play):
    return sorted((id for id in play.board.records if id != "stage"), key=lambda id: play.board.records[id]["order"])


def test_things_are_brought_to_the_front_and_sent_to_the_back_as_they_were_among_themselves(play):
    for id in "cd":
        play.act(ANA, "note.add", note=id, x=0, y=0, text=id)

    play.act(BO, "raise", ids=["c", "a"], to="front")
    assert reading(play) == ["b", "d", "a", "c"]

    play.act(BO, "raise", ids=["c", "a"], to="back")
    assert reading(play) == ["a", "c", "b", "d"]


def test_sending_something_back_looks_at_no_other_thing(play):
    class Counted(dict):
        def values(self):
            raise AssertionError("a large board is looked at for each of many commands")

    play.board.records = Counted(play.board.records)

    play.act(BO, "together", commands=[["raise", {"ids": [id], "to": "back"}] for id in "abab"])

    assert [id for id in sorted("ab", key=lambda id: play.board.records[id]["order"])] == ["b", "a"]


def test_what_is_added_after_something_was_raised_lies_above_it(play):
    play.act(BO, "raise", ids=["a"], to="front")
    play.act(ANA, "note.add", note="c", x=0, y=0, text="c")

    assert reading(play)[-1] == "c"


LOCKED = {
    "move": {"moves": [["a", 5, 5]]},
    "note.write": {"note": "a", "text": "new", "base": "first"},
    "note.set": {"notes": ["a"], "color": "mint"},
    "raise": {"ids": ["a"], "to": "front"},
    "drop": {"ids": ["a"]},
}


@pytest.mark.parametrize("name", LOCKED)
def test_what_is_locked_no_participant_changes(play, name):
    play.act(ANA, "lock", ids=["a"], locked=True)

    for viewer in (ANA, BO):
        assert refusal(play, viewer, name, **LOCKED[name]) == "locked"
    play.act(FAY, name, **LOCKED[name])


def test_a_locked_frame_keeps_its_size(play):
    play.act(ANA, "frame.add", frame="f", x=0, y=0, w=100, h=100)
    play.act(FAY, "lock", ids=["f"], locked=True)

    assert refusal(play, ANA, "frame.size", frame="f", x=0, y=0, w=200, h=200) == "locked"


def test_who_locked_something_and_who_facilitates_unlock_it(play):
    play.act(ANA, "lock", ids=["a", "b"], locked=True)

    assert refusal(play, BO, "lock", ids=["b"], locked=False) == "locked"
    play.act(ANA, "lock", ids=["a"], locked=False)
    play.act(FAY, "lock", ids=["b"], locked=False)

    assert not any("locked" in play.board.records[id] for id in "ab")
    play.act(BO, "move", moves=[["a", 5, 5], ["b", 5, 5]])


def test_locking_what_is_locked_leaves_it_to_who_locked_it(play):
    play.act(ANA, "lock", ids=["a"], locked=True)

    assert play.act(BO, "lock", ids=["a"], locked=True).changes == []


def test_a_lock_is_undone_by_who_made_it(play):
    play.act(BO, "lock", ids=["a"], locked=True)

    play.act(BO, "restore", seq=3)

    assert "locked" not in play.board.records["a"]


def test_undo_leaves_alone_what_somebody_has_locked_since(play):
    play.act(BO, "move", moves=[["a", 5, 5], ["b", 5, 5]])
    play.act(ANA, "lock", ids=["a"], locked=True)

    assert play.act(BO, "restore", seq=3).facts == {"could_not": ["a"]}
    assert (play.board.records["a"]["x"], play.board.records["b"]["x"]) == (5, 300)


def test_the_stage_and_links_are_not_locked_or_raised(play):
    play.act(BO, "link.add", **{"link": "l", "from": "a", "to": "b"})
    play.act(FAY, "stage.set", question="?")

    assert refusal(play, FAY, "lock", ids=["stage"], locked=True) == "bad_args"
    assert refusal(play, BO, "raise", ids=["l"], to="back") == "bad_args"


def test_a_hidden_note_is_not_said_to_be_locked(play):
    play.act(ANA, "lock", ids=["a"], locked=True)
    play.act(FAY, "stage.set", private=True)

    for name, args in LOCKED.items():
        assert refusal(play, BO, name, **args) == "gone"
    assert refusal(play, BO, "lock", ids=["a"], locked=False) == "gone"


def test_while_writing_is_private_one_links_what_one_sees(play):
    play.act(FAY, "frame.add", frame="f", x=0, y=0, w=500, h=300, title="Street")
    play.act(FAY, "stage.set", private=True)

    play.act(ANA, "link.add", **{"link": "l", "from": "a", "to": "f"})

    assert "l" in play.board.records
    with pytest.raises(Refused) as refused:
        play.act(ANA, "link.add", **{"link": "m", "from": "a", "to": "b"})
    assert refused.value.code == "gone"
