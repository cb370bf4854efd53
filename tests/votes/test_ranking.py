"""Rankings are counted as the published examples of Borda and of Schulze are."""

import json
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.votes.polls import ABC
from workshop import votes

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "votes" / "ranking.json").read_text())


def tally(names, ballots):
    return votes.tally("ranking", [{"id": name, "text": name} for name in names], {}, ballots)


def by_id(found, field):
    return {line["id"]: line[field] for line in found["options"]}


@pytest.fixture(params=VECTORS, ids=[vector["name"] for vector in VECTORS])
def vector(request):
    return request.param


def test_published_examples_come_out_as_published(vector):
    ballots = [order for count, order in vector["ballots"] for _ in range(count)]

    found = tally(vector["options"], ballots)

    assert [line["id"] for line in found["options"]] == vector["schulze"]
    assert by_id(found, "points") == vector["borda"]
    assert found["pairs"] == vector["pairs"]
    assert found["paths"] == vector.get("paths", found["paths"])
    assert found["condorcet"] == vector["condorcet"]
    assert found["disagree"] == vector["disagree"]


def test_options_left_out_share_what_is_left():
    found = tally("abc", [["b"], ["b", "c", "a"]])

    assert {line["id"]: line["points_exact"] for line in found["options"]} == {"a": "1/2", "b": "4", "c": "3/2"}
    assert found["pairs"]["a"]["c"] == 0
    assert by_id(found, "places") == {"a": [0, 0, 1], "b": [2, 0, 0], "c": [0, 1, 0]}


def test_both_winners_are_told_when_borda_and_schulze_disagree():
    found = tally("abc", [["a", "b", "c"]] * 3 + [["b", "c", "a"]] * 2)

    assert found["winners"] == {"schulze": ["a"], "borda": ["b"]}
    assert (found["disagree"], found["condorcet"]) == (True, "a")


def test_a_perfect_circle_is_a_tie():
    found = tally("abc", [["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"]])

    assert (found["ties"], found["condorcet"]) == ([["a", "b", "c"]], None)


@given(st.lists(st.permutations("abcd").map(lambda order: order[:3]), max_size=7))
def test_who_beats_everybody_wins_by_schulze(ballots):
    found = tally("abcd", ballots)

    if found["condorcet"] is not None:
        assert found["winners"]["schulze"] == [found["condorcet"]]


@given(st.lists(st.permutations("abcd"), max_size=7))
def test_paths_are_the_strongest_of_all_paths(ballots):
    found = tally("abcd", ballots)
    pairs = found["pairs"]

    def strength(path):
        return min(pairs[a][b] if pairs[a][b] > pairs[b][a] else 0 for a, b in pairwise(path))

    for a, b in permutations("abcd", 2):
        between = [path for n in range(3) for path in permutations(set("abcd") - {a, b}, n)]
        assert found["paths"][a][b] == max(strength((a, *path, b)) for path in between)


@given(st.lists(st.permutations("abc").map(list), min_size=1, max_size=7))
def test_every_ballot_gives_as_many_points(ballots):
    found = votes.tally("ranking", ABC, {}, [ballot[: len(ballot) % 2 + 1] for ballot in ballots])

    assert sum(line["points"] for line in found["options"]) == 3 * len(ballots)
