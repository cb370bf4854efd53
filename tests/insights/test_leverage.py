"""Leverage: figures of each factor that anybody can check by hand, and by another program."""

import random

import msgspec
import networkx
import pytest

from tests.insights.board import drawn
from workshop.insights import leverage, ways
from workshop.insights.causes import causes
from workshop.insights.leverage import Params
from workshop.insights.ways import Between, reached


def figures(board):
    answer = msgspec.to_builtins(leverage.compute(board, Params()))
    return {each.pop("id"): each for each in answer["factors"]}


def test_a_chain_weighs_where_all_ways_lead_through():
    found = figures(drawn("a+b", "b+c", factors="d"))

    assert found["b"] == {"in": 1, "out": 1, "between": 1.0, "loops": 0, "reach": 1, "weight": 50}
    assert (found["a"]["reach"], found["a"]["weight"], found["c"]["weight"]) == (2, 0, 0)
    assert found["d"] == {"in": 0, "out": 0, "between": 0.0, "loops": 0, "reach": 0, "weight": 0}


def test_weight_is_half_the_loops_and_half_the_ways():
    """Loops ab and bc: b is in both, and on the only ways from a to c and back; a is in one of two."""
    found = figures(drawn("a+b", "b-a", "b+c", "c+b"))

    assert {id: (each["loops"], each["weight"]) for id, each in found.items()} == {"b": (2, 100), "a": (1, 25), "c": (1, 25)}


def test_of_two_ways_that_are_equally_short_each_counts_its_share():
    found = figures(drawn("a+b", "a+c", "b+d", "c+d", "c-d"))

    assert (found["b"]["between"], found["c"]["between"]) == (0.5, 0.5)
    assert (found["c"]["out"], found["d"]["in"]) == (2, 3)


def test_the_heaviest_comes_first_and_all_loops_are_counted():
    answer = leverage.compute(drawn("a+b", "b+c", "c+a", "d+a"), Params())

    assert [each.id for each in answer.factors] == ["a", "b", "c", "d"]
    assert (answer.loops, answer.capped) == (1, False)


@pytest.mark.parametrize("seed", range(30))
def test_betweenness_and_reach_are_what_networkx_finds(seed):
    chance = random.Random(seed)
    names = [f"n{number}" for number in range(12)]
    pairs = [chance.sample(names, 2) for _ in range(chance.randrange(8, 40))]
    map = causes(drawn(*(f"{start}+{end}" for start, end in pairs), factors=names))
    graph = networkx.DiGraph(pairs)
    graph.add_nodes_from(names)

    expected = networkx.betweenness_centrality(graph, normalized=False)

    assert Between(map).sums == pytest.approx(expected)
    assert reached(map) == {name: len(networkx.descendants(graph, name)) for name in names}


def test_a_large_map_is_looked_at_in_part_and_says_so(monkeypatch):
    chance = random.Random(1)
    names = [f"n{number:03}" for number in range(120)]
    map = causes(drawn(*("{}+{}".format(*chance.sample(names, 2)) for _ in range(360))))
    exact = Between(map)
    monkeypatch.setattr(ways, "STEPS", 12_000)

    part = Between(map)

    assert (exact.sampled, part.sampled) == (False, True)
    heavy = {id: sum / exact.pairs(id) for id, sum in exact.sums.items()}
    top = sorted(heavy, key=heavy.get)[-10:]
    assert sum(part.sums[id] / part.pairs(id) for id in top) == pytest.approx(sum(heavy[id] for id in top), rel=0.4)
