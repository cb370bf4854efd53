"""What was written in private at the same place lies side by side once it is shown."""

from itertools import combinations

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play


@pytest.fixture
def play():
    play = Play()
    play.act(FAY, "stage.set", private=True)
    for id, who in (("a", ANA), ("b", BO)):
        play.act(who, "note.add", note=id, x=0, y=0, text=id)
    return play


def places(play):
    return {id: (note["x"], note["y"]) for id, note in play.board.of("note").items()}


def apart(play):
    return all(
        abs(x - u) >= 192 or abs(y - v) >= 120 for (x, y), (u, v) in combinations(places(play).values(), 2)
    )


def test_the_older_note_stays_and_the_other_moves_beside_it(play):
    play.act(FAY, "stage.set", private=False)

    assert places(play) == {"a": (0, 0), "b": (216, 0)}
    assert all(play.copies[viewer] == play.lens.seen(viewer) for viewer in play.copies)


def test_a_step_that_shows_them_does_so_too(play):
    play.act(FAY, "step.add", step="show", title="Mostrar", minutes=5)

    play.act(FAY, "step.enter", step="show", **{"from": None})

    assert apart(play)


def test_while_they_stay_private_nothing_moves(play):
    play.act(FAY, "stage.set", question="E agora?")

    assert places(play) == {"a": (0, 0), "b": (0, 0)}


def test_what_lies_in_a_part_of_a_frame_stays_in_it():
    play = Play()
    play.act(FAY, "frame.add", frame="f", x=-20, y=-80, w=2000, h=900, title="Frame")
    play.act(FAY, "frame.set", frame="f", layout="lanes", labels=["one", "two"])
    play.act(FAY, "stage.set", private=True)
    for n in range(12):
        play.act(ANA if n % 2 else BO, "note.add", note=f"n{n}", x=700, y=100, text="x")

    play.act(FAY, "stage.set", private=False)

    assert apart(play)
    assert all(-20 <= x + 96 <= 980 and -80 <= y + 60 <= 820 for x, y in places(play).values())


def test_locked_notes_stay_and_undo_brings_all_back(play):
    play.act(FAY, "stage.set", private=False)
    play.act(FAY, "restore", seq=len(play.entries))

    assert places(play) == {"a": (0, 0), "b": (0, 0)}


def test_six_hundred_notes_at_one_place_keep_nobody_waiting():
    play = Play()
    play.act(FAY, "stage.set", private=True)
    for n in range(600):
        play.act(ANA, "note.add", note=f"n{n}", x=0, y=0, text="x")

    play.act(FAY, "stage.set", private=False)

    assert len(set(places(play).values())) > 500
