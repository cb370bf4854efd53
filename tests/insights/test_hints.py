"""Hints: each small question is asked where it is due, and only there."""

import re

import pytest

from tests.insights.board import board, drawn, link, note
from workshop.insights import hints
from workshop.insights.hints import CHECKS, MOST, MOST_IDS, Params
from workshop.resources import PACKAGE, resource_dir


def asked(*records):
    """The hints by sort; those about words are not in the way."""
    return hints.compute(board(*records), Params()).hints


def sorts(*records):
    return [(hint["sort"], hint["ids"]) for hint in asked(*records)]


def factor(id, text="Ônibus"):
    return note(id, text, sort="factor")


def test_a_map_without_loose_ends_is_asked_nothing():
    assert asked(factor("a"), factor("b"), link("l", "a", "b", "+"), note("c", "Mais luz"), note("d", "Falta de luz")) == []


def test_factors_that_are_verbs_or_take_a_side_are_asked_about_with_the_word():
    found = asked(factor("a", "Melhorar a rua"), factor("b", "Mais luz"), factor("c", "Educar"), note("d", "Educar"))

    assert found == [
        {"sort": "verb", "ids": ["c"], "word": "Educar"},
        {"sort": "direction", "ids": ["a"], "word": "Melhorar", "rest": "A rua"},
        {"sort": "direction", "ids": ["b"], "word": "Mais", "rest": "Luz"},
    ]


@pytest.mark.parametrize("sort", ["problem", "cause"])
def test_problems_and_causes_told_as_an_absence_are_asked_about(sort):
    assert asked(note("a", "Falta de luz", sort=sort)) == [{"sort": "lack", "ids": ["a"], "word": "Falta de"}]
    assert asked(note("a", "Falta de luz", sort="quote")) == []


def test_links_without_a_sign_are_asked_about_together():
    links = [link("l1", "a", "b"), link("l2", "b", "a", "?"), link("l3", "a", "b", "-"), link("l4", "a", "b", sort="plain")]

    assert asked(factor("a"), factor("b"), *links) == [{"sort": "unsigned", "ids": ["l1", "l2"], "count": 2}]


def test_lonely_factors_are_asked_about_once_others_are_linked():
    linked = [factor("b"), factor("c"), link("l", "b", "c", "+")]

    assert asked(factor("a"), factor("b")) == []
    assert asked(factor("a"), *linked) == [{"sort": "lonely", "ids": ["a"], "count": 1}]


def test_a_circle_in_a_tree_is_asked_about_once_with_its_links():
    tree = [note(id, sort="cause") for id in "abcd"]
    links = [link(f"l{a}{b}", a, b, sort="plain") for a, b in ("ab", "bc", "ca", "cd")]

    assert asked(*tree, *links) == [{"sort": "circle", "ids": ["a", "b", "c"], "links": ["lab", "lbc", "lca"]}]
    assert asked(*tree, *links[1:]) == []
    assert asked(*tree, *(link(f"l{a}{b}", a, b, "+") for a, b in ("ab", "ba", "cd"))) == []


def test_what_hangs_on_nothing_is_asked_about_once_there_is_a_tree():
    tree = [note("a", sort="problem"), note("b", sort="cause"), note("c", sort="effect")]

    assert asked(*tree) == []
    assert asked(*tree, link("l", "b", "a", sort="plain")) == [{"sort": "orphan", "ids": ["c"], "count": 1}]


def test_only_so_many_are_asked_of_a_sort():
    found = asked(*(factor(f"n{number:03}", "Mais luz") for number in range(MOST_IDS + 99)))
    many = drawn("a>b", factors=[f"n{number:03}" for number in range(MOST_IDS + 99)])

    assert [hint["sort"] for hint in found] == ["direction"] * MOST
    _, lonely = hints.compute(many, Params()).hints
    assert (len(lonely["ids"]), lonely["count"]) == (MOST_IDS, MOST_IDS + 99)


def test_every_check_says_what_it_asks():
    assert all(check.__doc__ and "?" in check.__doc__ for check in CHECKS)


def test_every_question_can_be_said():
    """Whatever a check finds has a sentence where it is shown."""
    asking = "".join(path.read_text() for path in (PACKAGE / "insights").glob("*.py"))
    works = resource_dir("static") / "js" / "works"
    said = "".join((works / name).read_text() for name in ("hints.js", "method-questions.js"))

    sorts = set(re.findall(r"""(?:Hint|\.hint)\("([\w-]+)\"""", asking))

    assert len(sorts) > 15
    assert [sort for sort in sorts if not re.search(rf"""^  "?{sort}"?: """, said, re.M)] == []
