"""Lanes, levels and quadrants of frames, held equal with the browser's by shared vectors."""

import json
from pathlib import Path

import pytest

from tests.cast import ANA, BO
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.objects import cells

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "cells.json").read_text())
BOX = {"x": 0, "y": 0, "w": 720, "h": 480}


@pytest.fixture
def play():
    play = Play()
    play.act(ANA, "frame.add", frame="f", **BOX, title="Streets")
    return play


def parted(play):
    frame = play.board.records["f"]
    return frame.get("layout"), frame.get("labels")


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_cells_hold_what_the_shared_vectors_say(vector):
    found = cells.cell_of(vector["frame"], vector["record"])

    assert found == vector["cell"]
    if found is not None:
        assert cells.name(vector["frame"], found) == vector["part"]


def test_a_frame_may_be_parted_from_the_start(play):
    play.act(ANA, "frame.add", frame="g", **BOX, layout="lanes", labels=["Now", " later\n on "])

    assert play.board.records["g"]["labels"] == ["Now", "later on"]
    assert parted(play) == (None, None)


def test_lanes_become_levels_and_keep_their_names(play):
    play.act(ANA, "frame.set", frame="f", layout="lanes", labels=["Now", "later", "never"])
    play.act(BO, "frame.set", frame="f", layout="levels")

    assert parted(play) == ("levels", ["Now", "later", "never"])
    assert all(copy["f"] == play.board.records["f"] for copy in play.copies.values())


def test_quadrants_have_four_ends_and_lanes_are_at_least_two(play):
    play.act(ANA, "frame.set", frame="f", layout="quadrants", labels=["a"])
    assert parted(play) == ("quadrants", ["a", "", "", ""])

    play.act(ANA, "frame.set", frame="f", layout="lanes", labels=["only one"])
    assert parted(play) == ("lanes", ["only one", ""])


def test_a_free_frame_forgets_its_parts_and_undo_remembers_them(play):
    play.act(ANA, "frame.set", frame="f", layout="lanes", labels=["Now", "later"])
    play.act(ANA, "frame.set", frame="f", layout="free")
    assert parted(play) == (None, None)

    play.act(ANA, "restore", seq=3)
    assert parted(play) == ("lanes", ["Now", "later"])


@pytest.mark.parametrize(
    ("args", "field"),
    [({"layout": "rings"}, "layout"), ({"labels": ["x"] * 13}, "labels"), ({"labels": ["x" * 81]}, "labels")],
    ids=["another layout", "thirteen lanes", "a long name"],
)
def test_what_does_not_fit_is_refused(play, args, field):
    with pytest.raises(Refused) as refused:
        play.act(ANA, "frame.set", frame="f", **args)

    assert refused.value.field == field
