"""Equal shares buys what the published examples say, spends no more than there is, and says who paid and why not."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop import votes
from workshop.core.refusal import Refused
from workshop.votes import shares
from workshop.votes.shares import Vote

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "votes" / "budget.json").read_text())


@pytest.fixture(params=VECTORS, ids=[vector["name"] for vector in VECTORS])
def vector(request):
    return request.param


def vote_of(options, ballots, total):
    costs = {option["id"]: option["cost"] for option in options}
    return Vote(costs, {id: [n for n, b in enumerate(ballots) if id in b] for id in costs}, len(ballots), total)


def tally(costs, ballots, total):
    options = [{"id": id, "text": id, "cost": cost} for id, cost in costs.items()]
    return votes.tally("budget", options, votes.settings("budget", options, {"total": total}), ballots)


def test_published_examples_buy_what_they_say(vector):
    vote = vote_of(vector["options"], vector["ballots"], vector["total"])
    first = shares.at_share(vote, Fraction(vector["total"], vote.people))

    found = votes.tally("budget", vector["options"], {"total": vector["total"]}, vector["ballots"])

    assert [[each.id, str(each.votes)] for each in first.purchases] == vector["first"]
    assert found["shares"]["bought"] == vector["bought"]
    assert found["shares"]["raised"]["exact"] == vector["raised"]
    assert found["shares"]["added"] == vector["added"]
    assert found["greedy"]["bought"] == vector["greedy"]


def test_who_paid_how_much_is_told_exactly():
    [example, *_] = VECTORS

    found = votes.tally("budget", example["options"], {"total": 1100}, example["ballots"])["shares"]

    assert found["steps"][2]["paid"] == [{"amount": 33.333, "exact": "100/3", "people": 3}]
    assert (found["share"]["exact"], found["spent"], found["left"], found["represented"]) == ("100", 1000, 100, 11)


def test_why_something_was_not_bought_is_told():
    costs = {"lamps": 60, "court": 50, "bridge": 500, "opera": 30}
    found = tally(costs, [["lamps", "bridge"]] * 3 + [["court"]] * 2, 100)

    assert found["shares"]["not"] == {
        "court": {"why": "short", "had": {"amount": 40.0, "exact": "40"}, "cost": 50},
        "bridge": {"why": "dear", "cost": 500},
        "opera": {"why": "none"},
    }
    assert found["greedy"]["not"] == {
        "bridge": {"why": "dear", "cost": 500},
        "opera": {"why": "none"},
        "court": {"why": "left", "left": 40, "cost": 50},
    }


def test_a_minority_gets_its_part_where_the_greedy_rule_gives_all_to_the_majority():
    costs = {"red 1": 50, "red 2": 50, "blue": 40}
    found = tally(costs, [["red 1", "red 2"]] * 6 + [["blue"]] * 4, 100)

    assert found["greedy"]["bought"] == ["red 1", "red 2"]
    assert found["shares"]["bought"] == ["red 1", "blue"]
    assert (found["greedy"]["represented"], found["shares"]["represented"]) == (6, 10)


def test_ties_are_broken_by_cost_then_votes_then_the_order_of_the_poll_and_told():
    cheaper = tally({"a": 30, "b": 20}, [["a", "b"]] * 2, 40)
    by_order = tally({"b": 30, "a": 30}, [["a", "b"]] * 2, 40)

    assert [(each["id"], each["over"]) for each in cheaper["shares"]["steps"]] == [("b", ["a"])]
    assert by_order["shares"]["bought"] == by_order["greedy"]["bought"] == ["b"]


@pytest.mark.parametrize("cost", [None, 0, -5, True, 2.5, "7", 10**12])
def test_every_option_needs_a_whole_cost(cost):
    with pytest.raises(Refused) as refused:
        votes.settings("budget", [{"id": "a", "text": "A", "cost": cost}], {"total": 10})

    assert (refused.value.code, refused.value.field) == ("bad_args", "options")


@pytest.mark.parametrize("total", [None, 0, -1, True, 10.5, 10**12])
def test_the_total_is_a_whole_number(total):
    with pytest.raises(Refused):
        votes.settings("budget", [{"id": "a", "text": "A", "cost": 1}], {"total": total})


elections = st.integers(1, 6).flatmap(
    lambda count: st.tuples(
        st.lists(st.integers(1, 40), min_size=count, max_size=count),
        st.lists(st.sets(st.integers(0, count - 1)), max_size=7),
        st.integers(1, 90) | st.integers(500, 3000),
    )
)


def of(election):
    costs, ballots, total = election
    options = [{"id": str(n), "cost": cost} for n, cost in enumerate(costs)]
    return vote_of(options, [{str(n) for n in ballot} for ballot in ballots], total)


@settings(max_examples=300)
@given(elections)
def test_nothing_ever_costs_more_than_there_is(election):
    vote = of(election)
    run, added = shares.equal_shares(vote)

    assert shares.spent(vote, [*run.bought(), *added]) <= vote.total
    assert shares.spent(vote, shares.greedy(vote)) <= vote.total
    assert not set(run.bought()) & set(added)


@settings(max_examples=300)
@given(elections, st.integers(1, 60))
def test_everybody_pays_as_much_as_they_can_and_no_more_than_the_others(election, share):
    vote = of(election)
    run = shares.at_share(vote, Fraction(share))

    assert all(money >= 0 for money in run.left)
    assert sum(run.left) == share * vote.people - shares.spent(vote, run.bought())
    for each in run.purchases:
        assert set(each.paid) <= set(vote.supporters[each.id])
        assert sum(each.paid.values()) == vote.costs[each.id]
        most = max(each.paid.values())
        assert each.votes == vote.costs[each.id] / most
        assert all(run.left[person] == 0 for person, paid in each.paid.items() if paid < most)


@settings(max_examples=200)
@given(elections)
def test_nothing_that_still_fits_is_left_out(election):
    vote = of(election)
    run, added = shares.equal_shares(vote)
    bought = [*run.bought(), *added]

    free = vote.total - shares.spent(vote, bought)
    assert all(vote.costs[id] > free for id in vote.candidates() if id not in bought)


@settings(max_examples=200)
@given(elections)
def test_who_can_pay_for_something_alone_together_gets_something(election):
    """Justified representation: people who agree on one option and whose shares cover it are not left with nothing."""
    vote = of(election)
    run = shares.at_share(vote, Fraction(vote.total, max(1, vote.people)))

    for id in vote.candidates():
        if vote.costs[id] * vote.people <= len(vote.supporters[id]) * vote.total:
            assert any(set(vote.supporters[id]) & set(vote.supporters[other]) for other in run.bought())
