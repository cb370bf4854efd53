"""What every way to vote keeps to: it refuses what is no ballot, and counts the same in any order."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.votes.polls import BALLOTS, EXAMPLE, OPTIONS, SETTINGS
from workshop import votes
from workshop.core.refusal import Refused

keys = st.sampled_from("abcz") | st.text(max_size=3)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from("abc"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
HOSTILE = (
    None, True, 3, math.nan, "a", "abc", ["z"], ["a", "a"], [["a"]], [True], [None], {"z": 1}, {"a": True}, {"a": -1},
    {"a": math.nan}, {"a": math.inf}, {"a": 1.5}, {"a": 2.0}, {"a": 10**30}, {"a": "1"}, {"a": None}, {"a": {"a": 1}},
    {"a": [[], {}]}, {"__proto__": 1}, [10**30], [{}],
)  # fmt: skip


@pytest.fixture(params=[way.NAME for way in votes.SHELF])
def way(request):
    return request.param


def check(way, ballot):
    return votes.check(way, OPTIONS[way], SETTINGS[way], ballot)


def tally(way, ballots):
    return votes.tally(way, OPTIONS[way], SETTINGS[way], ballots)


@pytest.mark.parametrize("ballot", HOSTILE, ids=repr)
def test_what_is_no_ballot_is_refused_with_a_sentence(way, ballot):
    with pytest.raises(Refused) as refused:
        check(way, ballot)

    assert (refused.value.code, refused.value.field) == ("bad_args", "ballot")
    assert refused.value.text.endswith(".")


@given(ballot=anything)
def test_anything_at_all_is_refused_or_kept_as_it_will_be_counted(ballot):
    for way in votes.WAYS:
        try:
            kept = check(way, ballot)
        except Refused as refused:
            assert refused.field == "ballot"
        else:
            assert check(way, kept) == kept
            json.dumps(tally(way, [kept]), allow_nan=False)


def test_the_example_is_kept_as_it_is(way):
    assert check(way, EXAMPLE[way]) == EXAMPLE[way]


def test_settings_come_complete_and_strange_ones_are_refused(way):
    kept = votes.settings(way, OPTIONS[way], SETTINGS[way])

    assert votes.settings(way, OPTIONS[way], kept) == kept
    for strange in ([], 3, {"loud": True}):
        with pytest.raises(Refused):
            votes.settings(way, OPTIONS[way], strange)


def test_an_unknown_way_is_refused():
    with pytest.raises(Refused) as refused:
        votes.settings("shouting", [], {})

    assert (refused.value.code, refused.value.field) == ("bad_args", "way")


def test_nobody_voting_is_counted_too(way):
    found = tally(way, [])

    assert found["ballots"] == 0
    assert {line["id"] for line in found["options"]} == {option["id"] for option in OPTIONS[way]}
    json.dumps(found, allow_nan=False)


@settings(max_examples=60)
@given(data=st.data())
def test_the_order_of_the_ballots_does_not_matter(data):
    for way, ballot in BALLOTS.items():
        ballots = data.draw(st.lists(ballot, max_size=8))
        assert all(check(way, each) == each for each in ballots)

        assert tally(way, ballots) == tally(way, data.draw(st.permutations(ballots)))


@settings(max_examples=60)
@given(data=st.data())
def test_a_tally_is_plain_and_ranks_every_option(data):
    for way, ballot in BALLOTS.items():
        found = tally(way, data.draw(st.lists(ballot, max_size=8)))

        assert json.loads(json.dumps(found, allow_nan=False)) == found
        ranks = [line["rank"] for line in found["options"]]
        assert ranks == sorted(ranks) and ranks[0] == 1
        assert {line["agreement"] for line in found["options"]} <= {None, "fine", "divisive", "few"}
        alike = {id for ids in found["ties"] for id in ids}
        assert alike == {line["id"] for line in found["options"] if ranks.count(line["rank"]) > 1}
