"""Dots, choice and score are counted as people expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.votes.polls import ABC, BALLOTS
from workshop import votes
from workshop.core.refusal import Refused


def count(way, settings, ballots):
    found = votes.tally(way, ABC, votes.settings(way, ABC, settings), ballots)
    return found, {line["id"]: line for line in found["options"]}


def rank(way, settings, ballots, id):
    return count(way, settings, ballots)[1][id]["rank"]


def test_dots_and_the_people_who_gave_them_are_counted_apart():
    found, _ = count("dots", {}, [{"a": 3, "b": 1}, {"a": 2}, {"b": 2, "c": 1}])

    assert [(line["id"], line["rank"], line["dots"], line["people"]) for line in found["options"]] == [
        ("a", 1, 5, 2), ("b", 2, 3, 2), ("c", 3, 1, 1),
    ]  # fmt: skip
    assert (found["dots"], found["ties"]) == (9, [])


def test_more_dots_than_there_are_is_over_the_budget():
    with pytest.raises(Refused) as refused:
        votes.check("dots", ABC, {"budget": 3, "most": 2}, {"a": 2, "b": 2})
    assert refused.value.code == "budget"

    with pytest.raises(Refused) as refused:
        votes.check("dots", ABC, {"budget": 3, "most": 2}, {"a": 3})
    assert refused.value.code == "bad_args"


def test_options_with_no_dots_leave_the_ballot():
    assert votes.check("dots", ABC, {}, {"a": 0, "b": 1}) == {"b": 1}


def test_nobody_can_put_more_on_one_than_they_have():
    assert votes.settings("dots", ABC, {"budget": 2}) == {"budget": 2, "most": 2}


def test_ties_are_told_and_stand_in_the_order_of_the_poll():
    found, _ = count("dots", {}, [{"c": 1}, {"b": 1}])

    assert [(line["id"], line["rank"]) for line in found["options"]] == [("b", 1), ("c", 1), ("a", 3)]
    assert found["ties"] == [["b", "c"]]


def test_what_a_few_like_strongly_and_what_is_fine_for_all_is_told():
    ballots = [{"a": 3, "c": 2}] * 2 + [{"b": 1}] * 6

    _, lines = count("dots", {}, ballots)

    assert [lines[id]["agreement"] for id in "abc"] == ["few", "fine", None]


def test_three_ballots_are_too_few_for_a_word():
    _, lines = count("dots", {}, [{"a": 1}] * 3)

    assert lines["a"]["agreement"] is None


def test_a_single_choice_takes_one():
    with pytest.raises(Refused) as refused:
        votes.check("choice", ABC, {"most": 1}, ["a", "b"])

    assert refused.value.code == "budget"


def test_approval_by_half_is_divisive_and_by_four_in_five_fine():
    ballots = [["a", "b"]] * 2 + [["b"]] * 2 + [[]]

    _, approval = count("choice", {}, ballots)
    _, single = count("choice", {"most": 1}, [["a"]] * 2 + [["b"]] * 2)

    assert [approval[id]["agreement"] for id in "abc"] == ["divisive", "fine", None]
    assert single["a"]["agreement"] is None


def test_scores_are_averaged_over_those_who_gave_any():
    found, lines = count("score", {"most": 5}, [{"a": 5, "b": 2}, {"a": 4, "b": 3}, {"a": 5}])

    assert [line["id"] for line in found["options"]] == ["a", "b", "c"]
    assert (lines["a"]["mean"], lines["a"]["mean_exact"], lines["a"]["median"]) == (4.667, "14/3", 5)
    assert lines["a"]["histogram"] == [0, 0, 0, 0, 1, 2]
    assert (lines["c"]["mean"], lines["c"]["people"]) == (None, 0)


def test_scores_at_both_ends_are_divisive():
    _, lines = count("score", {"most": 4}, [{"a": 4, "b": 3, "c": 4}] * 3 + [{"a": 0, "b": 2, "c": 1}] * 3)

    assert [lines[id]["agreement"] for id in "abc"] == ["divisive", "fine", "divisive"]


@given(ballots=st.lists(BALLOTS["dots"], min_size=1, max_size=8), id=st.sampled_from("abc"), data=st.data())
def test_another_dot_never_hurts(ballots, id, data):
    settings = {"budget": 100, "most": 100}
    place = data.draw(st.integers(0, len(ballots) - 1))
    more = [{**ballot, id: ballot.get(id, 0) + 1} if n == place else ballot for n, ballot in enumerate(ballots)]

    assert rank("dots", settings, more, id) <= rank("dots", settings, ballots, id)


@given(ballots=st.lists(BALLOTS["choice"], min_size=1, max_size=8), id=st.sampled_from("abc"), data=st.data())
def test_another_yes_never_hurts(ballots, id, data):
    place = data.draw(st.integers(0, len(ballots) - 1))
    more = [sorted({*ballot, id}) if n == place else ballot for n, ballot in enumerate(ballots)]

    assert rank("choice", {}, more, id) <= rank("choice", {}, ballots, id)
