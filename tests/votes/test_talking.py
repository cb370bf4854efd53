"""Gradients, consent and the matrix show where people stand, so that they can talk about it."""

import json

import pytest

from tests.votes.polls import ABC
from workshop import votes
from workshop.core.refusal import Refused


def lines(way, ballots, options=ABC):
    return {line["id"]: line for line in votes.tally(way, options, {}, ballots)["options"]}


def stands(*levels):
    return [{"a": {"level": level}} for level in levels]


def test_gradients_show_how_many_stand_at_each_level():
    """The scale is that of Sam Kaner's Facilitator's Guide to Participatory Decision-Making."""
    line = lines("gradients", stands(1, 1, 2, 3, 4, 6, 7, 8))["a"]

    assert line["histogram"] == [2, 1, 1, 1, 0, 1, 1, 1]
    assert line["zones"] == {"for": 4, "between": 2, "against": 2}


def test_enthusiastic_and_lukewarm_support_look_different():
    """Kaner's two pictures: most at the first levels, and most in the middle, with the same number of people."""
    enthusiastic, lukewarm = (lines("gradients", stands(*levels))["a"] for levels in ([1, 1, 1, 2, 2], [3, 3, 4, 4, 6]))

    assert (enthusiastic["zones"]["for"], enthusiastic["agreement"]) == (5, "fine")
    assert (lukewarm["zones"]["for"], lukewarm["zones"]["between"]) == (2, 3)


def test_gradients_are_never_averaged():
    assert not any(word in json.dumps(lines("gradients", stands(1, 8))) for word in ("mean", "average", "median"))


def test_reasons_of_the_most_opposed_come_first():
    ballots = [{"a": {"level": 3, "reason": "so be it"}}, {"a": {"level": 8, "reason": "it floods"}}]

    assert [each["level"] for each in lines("gradients", ballots)["a"]["reasons"]] == [8, 3]


def test_both_ends_are_divisive():
    assert lines("gradients", stands(1, 2, 7, 8))["a"]["agreement"] == "divisive"


@pytest.mark.parametrize(
    "stand", [1, True, {}, {"level": True}, {"level": 0}, {"level": 9}, {"level": 1, "mood": 2}, {"level": 1, "reason": 3}]
)
def test_a_stand_is_a_level_and_a_reason(stand):
    with pytest.raises(Refused):
        votes.check("gradients", ABC, {}, {"a": stand})


def test_an_empty_reason_is_none_and_a_long_one_is_refused():
    assert votes.check("gradients", ABC, {}, {"a": {"level": 2, "reason": " \n"}}) == {"a": {"level": 2}}
    with pytest.raises(Refused) as refused:
        votes.check("gradients", ABC, {}, {"a": {"level": 2, "reason": "x" * 501}})
    assert refused.value.code == "too_big"


def test_objections_are_numbered_with_the_aim_they_harm():
    found = votes.tally(
        "consent", ABC[:1], {},
        [{"consent": True}, {"consent": True, "reaction": "Good start."},
         {"consent": False, "reason": "No money after June.", "harms": "keeping the lamps lit"}],
    )  # fmt: skip

    assert (found["ballots"], found["consents"]) == (3, 2)
    assert found["objections"] == [{"number": 1, "reason": "No money after June.", "harms": "keeping the lamps lit"}]
    assert found["reactions"] == ["Good start."]


@pytest.mark.parametrize(
    "ballot",
    [
        {"consent": False}, {"consent": False, "reason": "no", "harms": " "}, {"consent": False, "reason": "", "harms": "x"},
        {"consent": 1}, {"consent": None}, {}, {"consent": True, "harms": "x"}, {"consent": True, "reaction": 5},
    ],
)  # fmt: skip
def test_an_objection_says_why_and_what_it_harms(ballot):
    with pytest.raises(Refused):
        votes.check("consent", ABC[:1], {}, ballot)


def test_consent_is_asked_for_one_proposal():
    with pytest.raises(Refused) as refused:
        votes.settings("consent", ABC, {})

    assert refused.value.field == "options"


def test_what_people_place_most_differently_comes_first():
    found = votes.tally("matrix", ABC, {}, [{"a": [8, 2], "b": [9, 2]}, {"a": [9, 3], "b": [2, 9]}] * 2)
    line = found["options"][0]

    assert [(each["id"], each["wide"]) for each in found["options"]] == [("b", True), ("a", False), ("c", False)]
    assert (line["impact"]["median"], line["impact"]["spread"], line["agreement"]) == (5.5, 7, "divisive")
    assert (line["impact"]["least"], line["impact"]["most"], line["quadrant"]) == (2, 9, None)


def test_medians_say_the_quadrant():
    found = lines("matrix", [{"a": [9, 2], "b": [9, 9], "c": [1, 8]}] * 4)

    assert [found[id]["quadrant"] for id in "abc"] == ["quick", "big", "hard"]
    assert {line["agreement"] for line in found.values()} == {"fine"}


@pytest.mark.parametrize("place", [[1], [1, 2, 3], [0, 5], [5, 11], [True, 5], [5.0, 5], "55", [None, 1]])
def test_a_place_is_two_numbers_from_one_to_ten(place):
    with pytest.raises(Refused):
        votes.check("matrix", ABC, {}, {"a": place})


def test_the_ends_of_the_axes_have_words():
    assert votes.settings("matrix", ABC, {"impact": ["few people", " many\npeople "]}) == {
        "impact": ["few people", "many people"],
        "effort": ["", ""],
    }
