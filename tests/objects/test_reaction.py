"""A person's sign on a thing is there once or not at all."""

import json
from pathlib import Path

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.objects import reaction

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "reactions.json").read_text())


@pytest.fixture
def play():
    play = Play()
    play.act(ANA, "note.add", note="n", x=0, y=0, text="late bus")
    return play


def signs(play):
    return sorted((each["by"], each["sort"]) for each in play.board.of("reaction").values())


@pytest.mark.parametrize("vector", VECTORS)
def test_ids_are_what_the_shared_vectors_say(vector):
    assert reaction.id_of(vector["on"], vector["sort"], vector["person"]) == vector["id"]


def test_reacting_twice_happens_once(play):
    for _ in range(2):
        play.act(BO, "reaction.set", on="n", sort="agree", given=True)
    play.act(BO, "reaction.set", on="n", sort="love", given=True)
    play.act(ANA, "reaction.set", on="n", sort="agree", given=True)
    assert signs(play) == [("ana", "agree"), ("bo", "agree"), ("bo", "love")]

    for _ in range(2):
        play.act(BO, "reaction.set", on="n", sort="agree", given=False)
    assert signs(play) == [("ana", "agree"), ("bo", "love")]


def test_reactions_go_and_come_back_with_their_note(play):
    play.act(BO, "reaction.set", on="n", sort="lived", given=True)
    play.act(ANA, "drop", ids=["n"])
    assert play.board.records == {}

    play.act(ANA, "restore", seq=3)
    assert signs(play) == [("bo", "lived")]


def test_somebody_elses_reaction_cannot_be_taken_away(play):
    play.act(BO, "reaction.set", on="n", sort="agree", given=True)
    [id] = play.board.of("reaction")

    with pytest.raises(Refused) as refused:
        play.act(ANA, "drop", ids=[id])

    assert refused.value.code == "not_allowed"


def test_a_hidden_note_can_neither_be_reacted_to_nor_be_guessed_by_its_reactions(play):
    play.act(ANA, "reaction.set", on="n", sort="important", given=True)
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as refused:
        play.act(BO, "reaction.set", on="n", sort="agree", given=True)

    assert refused.value.code == "gone"
    assert play.copies[BO].keys() == play.copies[FAY].keys() == {"stage"}
    assert len(play.copies[ANA]) == 3


def test_reactions_leave_half_a_board_to_what_people_write(play, monkeypatch):
    monkeypatch.setattr(reaction, "MOST", 1)
    play.act(BO, "reaction.set", on="n", sort="agree", given=True)

    with pytest.raises(Refused) as refused:
        play.act(ANA, "reaction.set", on="n", sort="agree", given=True)

    assert refused.value.code == "too_big"
