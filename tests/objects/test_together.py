"""Several commands in one entry: all or none, each on top of those before it, and one undo for all."""

import copy

import pytest

from tests.cast import ANA, BO, FAY, MEL
from workshop.core import rule
from workshop.core.refusal import Refused
from workshop.objects import RULES
from workshop.objects.together import weight


def together(play, viewer, *commands):
    return play.act(viewer, "together", commands=[list(each) for each in commands])


def note(id, **more):
    return "note.add", {"note": id, "x": 0, "y": 0, "text": id, **more}


def refusal(play, viewer, *commands):
    before = copy.deepcopy((play.board.records, play.board.top))
    with pytest.raises(Refused) as refused:
        together(play, viewer, *commands)
    assert (play.board.records, play.board.top) == before
    return refused.value.code


def test_each_command_sees_what_those_before_it_did(play):
    together(play, ANA, note("c"), ("link.add", {"link": "l", "from": "a", "to": "c"}), ("move", {"moves": [["c", 9, 9]]}))

    assert play.board.records["l"]["to"] == "c"
    assert play.board.records["c"]["x"] == 9
    assert len(play.entries) == 3


def test_notes_added_together_lie_one_above_the_other(play):
    together(play, ANA, note("c"), note("d"), note("e"))

    orders = [play.board.records[id]["order"] for id in "bcde"]
    assert orders == sorted(set(orders))


def test_when_one_command_is_refused_nothing_happens(play):
    assert refusal(play, ANA, note("c"), ("move", {"moves": [["b", 5, 5]]}), ("drop", {"ids": ["nobody"]})) == "gone"


def test_deciding_leaves_the_board_as_it_was(play):
    before = copy.deepcopy((play.board.records, play.board.top))
    commands = [list(note("c")), ["drop", {"ids": ["a"]}]]
    command = rule.Command("x", "together", {"commands": commands})

    rule.decide(play.board, RULES, command, rule.Ask(ANA, 0, lambda seq: None))

    assert (play.board.records, play.board.top) == before


def test_undoing_takes_all_of_it_back_and_redoing_brings_all_back(play):
    play.act(BO, "link.add", **{"link": "l", "from": "a", "to": "b"})
    before = copy.deepcopy(play.board.records)
    link = ("link.add", {"link": "m", "from": "b", "to": "c"})
    together(play, ANA, note("c"), link, ("move", {"moves": [["c", 40, 0], ["b", 40, 0]]}), ("drop", {"ids": ["a"]}))
    after = copy.deepcopy(play.board.records)

    play.act(ANA, "restore", seq=4)
    assert play.board.records == before

    play.act(ANA, "restore", seq=5)
    assert play.board.records == after


def test_several_changes_of_a_thing_are_told_as_one(play):
    write = ("note.write", {"note": "a", "text": "new", "base": "first"})

    outcome = together(play, ANA, ("move", {"moves": [["a", 5, 5]]}), write)

    assert outcome.changes == [["patch", "a", {"x": 5, "y": 5, "text": "new"}]]


def test_what_comes_and_goes_within_is_not_told_at_all(play):
    assert together(play, ANA, note("c"), ("drop", {"ids": ["c"]})).changes == []


def test_what_each_command_has_to_say_is_said(play):
    moves = [("move", {"moves": [["a", at, at], [gone, 0, 0]]}) for at, gone in ((5, "y"), (6, "z"))]

    outcome = together(play, ANA, *moves)

    assert outcome.facts == {"gone": ["y", "z"]}


def test_commands_that_go_together_hold_no_others_of_their_sort(play):
    assert refusal(play, ANA, ("together", {"commands": [list(note("c"))]})) == "bad_args"


def test_an_unknown_command_or_wrong_arguments_are_refused_as_alone(play):
    assert refusal(play, ANA, note("c"), ("note.fly", {})) == "unknown_command"
    assert refusal(play, ANA, note("c"), ("move", {"moves": [["a", "left", 0]]})) == "bad_args"
    assert refusal(play, ANA, note("c"), note("d", text="x" * 2001)) == "too_big"


def test_roles_tools_and_the_lock_hold_for_each(play):
    assert refusal(play, ANA, note("c"), ("stage.set", {"private": True})) == "not_allowed"
    assert refusal(play, MEL, note("c")) == "not_allowed"
    play.act(FAY, "stage.set", tools=["note"])
    assert refusal(play, ANA, note("c"), ("text.add", {"text": "t", "x": 0, "y": 0, "words": "w"})) == "not_now"
    play.act(FAY, "stage.set", locked=True)
    assert refusal(play, ANA, note("c")) == "locked"


def test_a_full_board_takes_no_more_but_something_in_place_of_something(play, monkeypatch):
    monkeypatch.setattr(rule, "MOST_RECORDS", 3)

    assert refusal(play, ANA, note("c"), note("d")) == "too_big"
    together(play, ANA, note("c"), ("drop", {"ids": ["a"]}), note("d"))
    assert play.board.records.keys() == {"b", "c", "d"}


def test_what_is_slow_to_decide_counts_each_and_is_not_many(play):
    write = ("note.write", {"note": "a", "text": "x", "base": "y"})
    weigh = [(1, [note("c")] * 90), (7, [write] * 5 + [("restore", {"seq": 1})] * 2), (1, [["x"], [], 7, {}])]

    assert [weight(rule.Command("x", "together", {"commands": each}), RULES) for _, each in weigh] == [n for n, _ in weigh]
    assert [weight(rule.Command("x", "move", {}), RULES), weight(rule.Command("x", "together", {}), RULES)] == [1, 1]
    assert refusal(play, ANA, *[write] * 21) == "too_big"


def test_nobody_hears_of_private_notes_that_were_added_together(play):
    play.act(FAY, "stage.set", private=True)

    together(play, ANA, note("c"), note("d"), ("link.add", {"link": "l", "from": "c", "to": "d"}))

    assert not {"c", "d", "l"} & play.copies[BO].keys()
    assert {"c", "d", "l"} <= play.copies[ANA].keys()
