"""Loops: every elementary circuit up to a length, told apart and signed as published maps have them."""

from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.insights.board import board, drawn, link, note
from workshop.insights import loops
from workshop.insights.loops import MOST, Params


def found(board, **params):
    return msgspec.to_builtins(loops.compute(board, Params(**params)))


def told(board, **params):
    """The loops in short: ("abc", "reinforcing")."""
    return [("".join(each["ids"]), each["sort"]) for each in found(board, **params)["loops"]]


# Published maps, as their texts describe them, with the loops that they name.
PUBLISHED = {
    "chickens and eggs, and roads that are crossed (Sterman, Business Dynamics, 2000, chapter 1)": (
        ["eggs+chickens", "chickens+eggs", "chickens+crossings", "crossings-chickens"],
        {("chickens", "eggs"): "reinforcing", ("chickens", "crossings"): "balancing"},
    ),
    "births, deaths and how long people live (Sterman, Business Dynamics, 2000, figure 5-1)": (
        ["population+births", "births+population", "population+deaths", "deaths-population", "fertility+births",
         "lifetime-deaths"],
        {("births", "population"): "reinforcing", ("deaths", "population"): "balancing"},
    ),
    "a thermostat in a leaking room (Meadows, Thinking in Systems, 2008, chapter 2)": (
        ["temperature-gap", "setting+gap", "gap+heating", "heating+temperature", "temperature+difference",
         "outside-difference", "difference+loss", "loss-temperature"],
        {("gap", "heating", "temperature"): "balancing", ("difference", "loss", "temperature"): "balancing"},
    ),
    "fixes that fail (Senge, The Fifth Discipline, 1990, appendix 2)": (
        ["problem+fix", "fix-problem", "fix~+consequences", "consequences+problem"],
        {("fix", "problem"): "balancing", ("consequences", "problem", "fix"): "reinforcing"},
    ),
    "shifting the burden (Senge, The Fifth Discipline, 1990, appendix 2)": (
        ["symptom+quick", "quick-symptom", "symptom+solution", "solution~-symptom", "quick+sideeffect",
         "sideeffect-solution"],
        {
            ("quick", "symptom"): "balancing",
            ("solution", "symptom"): "balancing",
            ("quick", "sideeffect", "solution", "symptom"): "reinforcing",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("map", PUBLISHED)
def test_published_maps_have_the_loops_that_their_authors_name(map):
    ways, expected = PUBLISHED[map]

    answer = found(drawn(*ways))

    assert {tuple(each["ids"]): each["sort"] for each in answer["loops"]} == expected
    assert answer["capped"] is False


def test_a_loop_with_a_delayed_link_is_delayed():
    ways, _ = PUBLISHED["fixes that fail (Senge, The Fifth Discipline, 1990, appendix 2)"]

    assert [each["delayed"] for each in found(drawn(*ways))["loops"]] == [False, True]


@pytest.mark.parametrize("way", ["b>a", "b?a"])
def test_a_loop_is_undetermined_while_a_sign_is_missing(way):
    assert told(drawn("a+b", way)) == [("ab", "undetermined")]


def test_two_links_between_the_same_factors_make_two_loops():
    answer = found(drawn("a+b", "b+a", "b-a"))

    assert [(each["links"], each["sort"]) for each in answer["loops"]] == [
        (["l0", "l1"], "reinforcing"),
        (["l0", "l2"], "balancing"),
    ]


def test_plain_links_make_no_loop():
    plain = link("l2", "b", "a", sort="plain")

    assert found(board(note("a"), note("b"), link("l1", "a", "b", "+"), plain)) == {"loops": [], "capped": False}


def test_a_loop_begins_at_its_smallest_factor_and_the_shortest_come_first():
    answer = drawn("b+c", "c+d", "d+a", "a+b", "d+c")

    assert told(answer) == [("cd", "reinforcing"), ("abcd", "reinforcing")]


def test_loops_through_a_factor_and_no_longer_than_asked():
    map = drawn("a+b", "b+a", "b+c", "c+b", "c+a")

    assert told(map, through="c") == [("bc", "reinforcing"), ("abc", "reinforcing")]
    assert told(map, length=2) == [("ab", "reinforcing"), ("bc", "reinforcing")]
    assert told(map, through="nothing") == []


def test_a_loop_wears_the_name_that_people_gave_it():
    kept = {"id": "k1", "kind": "loop", "by": "ana", "ids": ["a", "b"], "title": "Spiral"}
    judged = {"id": "k2", "kind": "loop", "by": "bo", "ids": ["b", "c"], "sense": {"bo": "yes"}}
    map = drawn("a+b", "b+a", "b+c", "c+b")

    named = loops.compute(shelved(map, kept, judged), Params()).loops

    assert [(each.name, each.loop) for each in named] == [("Spiral", "k1"), (None, "k2")]


def shelved(map, *records):
    """The board with loops on it, whichever kinds there are."""
    map.of = lambda kind, of=map.of: {each["id"]: each for each in records} if kind == "loop" else of(kind)
    return map


def test_too_many_loops_are_told_to_be():
    crowded = drawn(*(f"{a}+{b}" for a, b in permutations("abcdefghij", 2)))

    answer = found(crowded)

    assert (len(answer["loops"]), answer["capped"]) == (MOST, True)
    assert [len(each["ids"]) for each in answer["loops"]] == sorted(len(each["ids"]) for each in answer["loops"])


def test_a_search_that_takes_too_long_ends_and_says_so(monkeypatch):
    monkeypatch.setattr(loops, "STEPS", 4)

    assert found(drawn("a+b", "b+c", "c+d", "d+a"))["capped"] is True


def test_a_large_board_without_loops_is_searched_to_the_end():
    tree = drawn(*(f"n{number // 2}+n{number}" for number in range(1, 3_000)))

    assert found(tree, length=20) == {"loops": [], "capped": False}


ENDS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(st.tuples(ENDS, st.sampled_from("+-?>")), max_size=14), st.integers(2, 6), st.sampled_from([None, *"abc"]))
def test_it_finds_what_trying_everything_finds(ways, length, through):
    map = drawn(*(f"{start}{sign}{end}" for (start, end), sign in ways))

    mine = {tuple(each["links"]): each["sort"] for each in found(map, length=length, through=through)["loops"]}

    assert mine == tried(map, length, through)


def tried(map, length, through):
    """Every way through every order of up to `length` factors, begun at the smallest."""
    links = list(map.of("link").values())
    factors = sorted({end for each in links for end in (each["from"], each["to"])})
    found = {}
    for size in range(2, length + 1):
        for order in permutations(factors, size):
            if order[0] == min(order) and through in (None, *order):
                found.update(walks(links, order))
    return found


def walks(links, order):
    ways = [[]]
    for start, end in zip(order, (*order[1:], order[0]), strict=True):
        between = [each for each in links if (each["from"], each["to"]) == (start, end)]
        ways = [[*way, each] for way in ways for each in between]
    for way in ways:
        signs = [each.get("polarity", "?") for each in way]
        balancing = signs.count("-") % 2 == 1
        sort = "undetermined" if "?" in signs else "balancing" if balancing else "reinforcing"
        yield tuple(each["id"] for each in way), sort
