"""Tallies by group give no small group away."""

from tests.votes.polls import ABC
from workshop import votes


def groups(*ballots):
    return votes.groups("choice", ABC, {}, ballots)


def test_large_groups_are_counted_each_by_itself():
    found = groups(*[("Sun", ["a"])] * 5, *[("Moon", ["a", "b"])] * 6)

    assert [(each["group"], each["ballots"]) for each in found["groups"]] == [("Moon", 6), ("Sun", 5)]
    assert found["groups"][0]["tally"]["options"][1] == {
        "id": "b", "rank": 1, "people": 6, "support": 1.0, "agreement": "fine",
    }  # fmt: skip
    assert found["withheld"] == 0
    assert found["across"] == {
        "a": {"in": 2, "of": 2, "word": "unites"},
        "b": {"in": 1, "of": 2, "word": "divides"},
        "c": {"in": 0, "of": 2, "word": None},
    }


def test_small_groups_are_withheld_together():
    found = groups(*[("Sun", ["a"])] * 5, *[("Moon", ["b"])] * 4, *[("Sea", ["c"])] * 3)

    assert [each["group"] for each in found["groups"]] == ["Sun"]
    assert (found["withheld"], found["across"]) == (7, {})


def test_a_small_group_cannot_be_found_out_by_subtraction():
    found = groups(*[("Sun", ["a"])] * 9, *[("Moon", ["b"])] * 5, *[("Sea", ["c"])] * 2)

    assert [each["group"] for each in found["groups"]] == ["Sun"]
    assert found["withheld"] == 7


def test_ballots_without_a_group_are_withheld():
    found = groups(*[(None, ["a"])] * 5, *[("", ["a"])] * 2)

    assert (found["groups"], found["withheld"]) == ([], 7)
