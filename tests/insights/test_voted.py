"""Votes beside leverage: of the last poll on factors whose result may be told, and of no other."""

import pytest

from tests.insights.board import board, note
from workshop.insights.leverage import Params, compute
from workshop.insights.voted import votes


def poll(id, *things, ballots=(), **more):
    """A finished vote by dots on some things."""
    record = {
        "id": id, "kind": "poll", "by": "fay", "way": "dots", "title": "Where?", "secret": True, "state": "revealed",
        "settings": {"budget": 5, "most": 3}, "opened": 1, "cast": len(ballots), "round": 1, "order": "a0",
        "options": [{"id": f"o-{thing}", "text": thing, "note": thing} for thing in things],
        "ballots": [{"ballot": {f"o-{thing}": dots for thing, dots in ballot.items()}} for ballot in ballots],
    }  # fmt: skip
    return {**record, **more}


def factor(id, **more):
    return note(id, sort="factor", **more)


TWO = [{"a": 3, "b": 1}, {"a": 2}]


def test_a_factor_has_the_votes_that_were_given_for_it():
    found = votes(board(factor("a"), factor("b"), factor("c"), poll("p", "a", "b", ballots=TWO)), "abc")

    assert found == {"a": 5, "b": 1}


def test_votes_for_its_notes_and_their_cluster_are_its_votes():
    notes = [note("n1", cluster="k"), note("n2", cluster="k"), note("n3")]
    resting = [factor("a", evidence=["n1", "n2"]), factor("b", evidence=["n1", "n3"])]

    assert votes(board(*notes, *resting, poll("p", "k", "n3", ballots=[{"k": 2, "n3": 3}])), "ab") == {"a": 2, "b": 3}


def test_the_last_poll_on_factors_counts():
    first, last = poll("p1", "a", "b", ballots=TWO), poll("p2", "a", "b", ballots=[{"b": 1}], opened=2)
    other = poll("p3", "x", "y", opened=3)

    assert votes(board(factor("a"), factor("b"), first, last, other), "ab") == {"a": 0, "b": 1}


@pytest.mark.parametrize("more", [{"state": "closed"}, {"state": "open"}, {"way": "ranking", "settings": {}}])
def test_what_may_not_be_told_or_is_no_count_of_votes_is_left_out(more):
    assert votes(board(factor("a"), factor("b"), poll("p", "a", "b", ballots=[], **more)), "ab") == {}


def test_an_open_poll_is_told_while_it_goes_on_and_choices_are_counted_by_people():
    going = poll("p", "a", "b", secret=False, state="open", way="choice", settings={"most": None})
    first = {"id": "v1", "kind": "ballot", "by": "ana", "poll": "p", "ballot": ["o-a"]}
    cast = [first, {**first, "id": "v2", "by": "bo", "ballot": ["o-a", "o-b"]}]

    assert votes(board(factor("a"), factor("b"), going, *cast), "ab") == {"a": 2, "b": 1}


def test_leverage_tells_votes_beside_the_weight():
    answer = compute(board(factor("a"), factor("b"), poll("p", "a", "x", ballots=[{"a": 2}])), Params())

    assert [(each.id, each.votes, each.weight) for each in answer.factors] == [("a", 2, 0), ("b", None, 0)]
