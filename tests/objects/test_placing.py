"""Which frame holds a record, held equal with the browser's by shared vectors."""

import json
from pathlib import Path

import pytest

from workshop.core import change
from workshop.objects import empty_board
from workshop.objects.placing import frame_of

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "placing.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_frames_hold_what_the_shared_vectors_say(vector):
    board = empty_board()
    board.apply([change.put({"kind": "frame", "by": "fay", **frame}) for frame in vector["frames"]])

    found = frame_of(board, vector["record"])

    assert (found and found["id"]) == vector["frame"]
