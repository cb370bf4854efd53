"""Links: plain or causal, with a sign and a delay that can be said and taken back."""

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused


@pytest.fixture
def play():
    play = Play()
    play.act(ANA, "note.add", note="a", x=0, y=0, text="Traffic")
    play.act(BO, "note.add", note="b", x=300, y=0, text="Pollution")
    play.act(ANA, "link.add", **{"link": "l", "from": "a", "to": "b"})
    return play


def claim(play):
    link = play.board.records["l"]
    return link["sort"], link.get("polarity"), link.get("delay")


def test_a_link_is_given_a_sign_and_a_delay(play):
    play.act(BO, "link.set", link="l", sort="causal", polarity="+", delay=True)
    assert claim(play) == ("causal", "+", True)

    play.act(BO, "link.set", link="l", polarity="-")
    assert claim(play) == ("causal", "-", True)


def test_a_sign_and_a_delay_are_taken_away_again(play):
    play.act(BO, "link.set", link="l", sort="causal", polarity="+", delay=True)

    play.act(BO, "link.set", link="l", polarity=None)
    assert claim(play) == ("causal", None, True)

    play.act(BO, "link.set", link="l", delay=False)
    assert claim(play) == ("causal", None, None)
    assert all(copy["l"] == play.board.records["l"] for copy in play.copies.values())


def test_a_plain_link_has_neither_and_undo_brings_both_back(play):
    play.act(BO, "link.set", link="l", sort="causal", polarity="?", delay=True)
    play.act(BO, "link.set", link="l", sort="plain")
    assert claim(play) == ("plain", None, None)

    play.act(BO, "restore", seq=5)
    assert claim(play) == ("causal", "?", True)


def test_nobody_says_anything_of_a_link_they_do_not_see(play):
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as refused:
        play.act(BO, "link.set", link="l", polarity="+")

    assert refused.value.code == "gone"


def test_confidence_and_contest_are_said_and_taken_back(play):
    play.act(BO, "link.set", link="l", confidence="low", contested=True)
    assert (play.board.records["l"]["confidence"], play.board.records["l"]["contested"]) == ("low", True)

    play.act(ANA, "link.set", link="l", confidence=None, contested=False)
    assert not {"confidence", "contested"} & play.board.records["l"].keys()


def test_a_link_that_is_made_again_keeps_what_was_said_of_it(play):
    play.act(BO, "link.add", **{"link": "m", "from": "b", "to": "a", "confidence": "high", "contested": True})

    assert play.board.records["m"] == {
        "id": "m", "kind": "link", "by": "bo", "from": "b", "to": "a", "sort": "plain", "confidence": "high",
        "contested": True, "order": play.board.records["m"]["order"],
    }  # fmt: skip


@pytest.mark.parametrize("fields", [{"confidence": "certain"}, {"contested": "yes"}, {"evidence": ["n"] * 501}])
def test_nothing_else_is_said_of_a_link(play, fields):
    with pytest.raises(Refused) as refused:
        play.act(BO, "link.set", link="l", **fields)

    assert refused.value.code == "bad_args"
