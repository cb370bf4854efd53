"""What simulated people do: always something that the step and the votes allow, of those who really count."""

from random import Random

import pytest

from workshop import votes
from workshop.rehearsal import words
from workshop.rehearsal.ballots import WAYS, ballot
from workshop.rehearsal.player import Player, next_deed

NOTES = {id: {"id": id, "kind": "note", "by": "x", "x": 0, "y": 0, "text": id} for id in "abcd"}


def deeds(stage, records=NOTES, times=300):
    chance = Random(7)
    player = Player("p", "Ipê", 0)
    seen = {**records, "stage": {"id": "stage", "kind": "stage", **stage}}
    found = (next_deed(player, seen, ["a text"], "new", chance) for _ in range(times))
    return {deed[0] for deed in found if deed}


def test_there_is_a_ballot_for_every_way_to_vote():
    assert set(WAYS) == set(votes.WAYS)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_ballot_by_chance_is_one_that_counts(way):
    options = [{"id": id, "text": id, "cost": 10} for id in ("a" if way == "consent" else "abc")]
    settings = votes.settings(way, options, {"total": 20} if way == "budget" else {})

    for seed in range(50):
        given = ballot({"way": way, "options": options, "settings": settings}, Random(seed))
        votes.check(way, options, settings, given)


def test_nobody_does_what_the_step_does_not_offer():
    assert deeds({"tools": ["reaction"]}) == {"reaction.set", "signal.raise"}
    assert deeds({"tools": ["note"], "mode": "divergent"}, {}) == {"note.add"}
    assert "cluster.make" in deeds({"mode": "groan"})
    assert deeds({"locked": True}) == set()


def test_an_open_vote_comes_first_and_once():
    settings = {"budget": 3, "most": 3}
    poll = {"id": "v", "kind": "poll", "way": "dots", "state": "open", "options": [{"id": "a"}], "settings": settings}
    player, chance = Player("p", "Ipê", 0), Random(1)

    first = next_deed(player, {"v": poll}, ["a"], "new", chance)
    second = next_deed(player, {"v": poll}, ["a"], "new", chance)

    assert first == ("poll.cast", {"poll": "v", "ballot": {"a": 3}})
    assert second and second[0] == "note.add"


def test_there_are_words_in_three_languages_and_names_for_all():
    assert len(words()["names"]) == len(set(words()["names"])) == 24
    assert {language: len(set(texts)) for language, texts in words()["notes"].items()} == {"pt-BR": 24, "es": 24, "en": 24}
