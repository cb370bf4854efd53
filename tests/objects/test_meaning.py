"""Frames with a method: what lies in a part has its value, which goes with the place and not with the words."""

import pytest

from tests.cast import ANA, BO
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.methods import FRAMES
from workshop.objects import cells
from workshop.objects.meaning import meaning, part
from workshop.objects.placing import frame_of

QUADRANTS = {"x": 0, "y": 0, "w": 144 + 1000, "h": 64 + 1000 + 44}
"""The area that the quadrants share is 1000 by 1000, from 144 and 64 on."""


@pytest.fixture
def play():
    return Play()


def framed(play, name, **given):
    frame = FRAMES[name]
    args = {**QUADRANTS, "layout": frame.layout, "labels": frame.labels("en"), **given}
    play.act(ANA, "frame.add", frame="f", **args, method=name)


def at(play, x, y):
    """What it says of Ana's note that its middle lies so far along the axes of the frame, in its area."""
    place = {"x": 144 + x - 96, "y": 64 + y - 60}
    if "n" not in play.board.records:
        play.act(ANA, "note.add", note="n", text="City hall", **place)
    else:
        play.act(BO, "move", moves=[["n", place["x"], place["y"]]])
    note = play.board.records["n"]
    return meaning(frame_of(play.board, note), note)


def test_a_note_that_moves_says_something_else(play):
    framed(play, "stakeholders")

    assert at(play, 100, 100) == ("stakeholders", "keep-satisfied", {"power": 10 - 1, "interest": 2})
    assert at(play, 900, 950) == ("stakeholders", "keep-informed", {"power": 1, "interest": 10})


@pytest.mark.parametrize(("along", "band"), [(0, 1), (99, 1), (100, 2), (499, 5), (500, 6), (999, 10), (1000, 10)])
def test_an_axis_is_ten_bands_and_five_of_them_are_its_low_half(play, along, band):
    framed(play, "impact-effort")
    found = at(play, along, 500)

    assert found.measures["effort"] == band
    assert (found.value in ("do-first", "if-time-is-left")) == (band <= 5)


def test_the_upright_axis_counts_from_below(play):
    framed(play, "impact-effort")

    assert [at(play, 10, y).measures["impact"] for y in (0, 95, 105, 495, 505, 995)] == [10, 10, 9, 6, 5, 1]


def test_names_may_change_and_the_value_stays(play):
    framed(play, "iceberg", h=1000)
    play.act(BO, "frame.set", frame="f", labels=["Vimos", "Se repete", "Regras", "Crenças"])

    assert at(play, 0, 10).value == "events"
    assert part(play.board.records["f"], 0) == "Vimos"


def test_the_stages_of_a_journey_mean_what_people_call_them(play):
    framed(play, "journey")
    play.act(BO, "frame.set", frame="f", labels=["Wakes", "Waits for the bus"])

    assert (play.board.records["f"]["method"], at(play, 900, 10).value) == ("journey", "Waits for the bus")


def test_quadrants_without_axes_are_called_by_their_value(play):
    framed(play, "empathy")

    assert [part(play.board.records["f"], cell) for cell in range(4)] == ["says", "thinks", "does", "feels"]
    assert at(play, 900, 100) == ("empathy", "thinks", {})


@pytest.mark.parametrize("args", [{"layout": "lanes"}, {"labels": ["one", "two"]}, {"layout": "free"}, {"method": None}])
def test_a_frame_parted_otherwise_has_no_method_any_more(play, args):
    framed(play, "iceberg")

    play.act(BO, "frame.set", frame="f", **args)

    assert "method" not in play.board.records["f"]
    assert all(copy["f"] == play.board.records["f"] for copy in play.copies.values())


@pytest.mark.parametrize(
    ("args", "field"),
    [({"method": "tarot"}, "method"), ({"method": "../iceberg"}, "method"), ({"method": "iceberg"}, "labels"),
     ({"method": "iceberg", "layout": "levels", "labels": ["a", "b"]}, "labels")],
)  # fmt: skip
def test_a_method_that_is_not_there_or_does_not_fit_is_refused(play, args, field):
    framed(play, "stakeholders")
    for name, place in (("frame.set", {"frame": "f"}), ("frame.add", {"frame": "g", **QUADRANTS})):
        with pytest.raises(Refused) as refused:
            play.act(ANA, name, **place, **args)
        assert (refused.value.code, refused.value.field) == ("bad_args", field)


def test_a_frame_without_a_method_says_nothing(play):
    play.act(ANA, "frame.add", frame="f", **QUADRANTS, layout="lanes", labels=["a", "b"])

    assert at(play, 10, 10) is None
    assert part(play.board.records["f"], 0) == cells.name(play.board.records["f"], 0)
