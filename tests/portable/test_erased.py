"""A workshop from which somebody was erased travels like any other, and nothing of them with it."""

import pytest

from tests.cast import ANA, BO
from tests.portable.conftest import folded, log, parts
from workshop.rewriting import Rewriting


@pytest.mark.parametrize("notes", ["go", "stay"])
def test_a_workshop_without_somebody_goes_out_and_in_again(quick, notes):
    session = quick.workshop()
    for number in range(4):
        viewer = ANA if number % 2 else BO
        given = {"note": f"n{number}", "x": 0, "y": 0, "text": f"Jabuticaba {number}"}
        quick.act(session.board, viewer, f"c{number}", "note.add", **given)
    going = [ANA.person] if notes == "go" else []
    quick.boards.room(session.board).rewrite(Rewriting([ANA.person], going, ["Ana Lima"]))
    quick.act(session.board, BO, "m", "move", moves=[["n0", 40, 40]])

    path = quick.take(session)
    brought = quick.bring(path)

    was, now = (folded(log(quick, each.board)) for each in (session, brought))
    assert sorted(each["text"] for each in now.values()) == sorted(each["text"] for each in was.values())
    assert len(log(quick, brought.board)) == len(log(quick, session.board))
    packed = b"".join(parts(path).values())
    assert b"Ana" not in packed
    assert (b"Jabuticaba 1" in packed) is (notes == "stay")
