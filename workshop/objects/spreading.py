"""Notes that were written in private lie wherever their writers saw a free place, often all at the same one. Once they are
shown, what would lie on top of another note moves to the next free place, within the part of the frame that it lies in."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Change, Record, patch
from workshop.objects import cells, placing

ACROSS, DOWN = placing.NOTE_WIDTH + 24, placing.NOTE_HEIGHT + 24
RINGS = 12
"""So many places away, in each direction, a free one is looked for."""
PATIENCE = 5_000
"""So many places are looked at in all: the board waits meanwhile. What is left over stays where it lies."""
SHARE = 0.25
"""Of its width and height a note may lie under others."""


def shown(board: Board, stage: Record) -> list[Change]:
    """What moves when that stage comes: nothing unless it shows people notes that were private."""
    was = board.stage
    opens = was.get("private") and not stage.get("private")
    wider = was.get("circles") != stage.get("circles")
    return apart(board) if was.get("private") and (opens or wider) else []


def apart(board: Board) -> list[Change]:
    """The oldest notes and those that are locked stay; the others make room for them."""
    taken: dict[tuple[int, int], list[Record]] = defaultdict(list)
    notes = sorted(board.of("note").values(), key=lambda note: ("locked" not in note, note["order"], note["id"]))
    changes: list[Change] = []
    roundabout: dict[tuple[float, float], Iterator[tuple[float, float]]] = {}  # where a pile has not looked yet
    looks = 0
    for note in notes:
        here = note
        if "locked" not in note and _covered(taken, note):
            for x, y in roundabout.setdefault((note["x"], note["y"]), _around(note["x"], note["y"])):
                place = {**note, "x": x, "y": y}
                looks += 1
                if looks > PATIENCE:
                    break
                if not _covered(taken, place) and _home(board, place) == _home(board, note):
                    here = place
                    changes.append(patch(note["id"], {"x": here["x"], "y": here["y"]}))
                    break
        taken[_cell(here)].append(here)
    return changes


def _around(x: float, y: float) -> Iterator[tuple[float, float]]:
    """Places round about, the nearest first; beside comes before below."""
    for ring in range(1, RINGS + 1):
        steps = [(i, j) for i in range(-ring, ring + 1) for j in range(-ring, ring + 1) if max(abs(i), abs(j)) == ring]
        for i, j in sorted(steps, key=lambda step: (abs(step[0]) + abs(step[1]), abs(step[1]), step[0] < 0, step[1] < 0)):
            yield x + i * ACROSS, y + j * DOWN


def _covered(taken: dict[tuple[int, int], list[Record]], note: Record) -> bool:
    """Whether too much of it would lie under what is there."""
    column, row = _cell(note)
    near = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in taken.get((column + i, row + j), ()))
    across, down = placing.NOTE_WIDTH * (1 - SHARE), placing.NOTE_HEIGHT * (1 - SHARE)
    return any(abs(other["x"] - note["x"]) < across and abs(other["y"] - note["y"]) < down for other in near)


def _cell(note: Record) -> tuple[int, int]:
    return int(note["x"] // ACROSS), int(note["y"] // DOWN)


def _home(board: Board, note: Record) -> tuple[Any, ...]:
    """The frame that holds a note, and the part of it: what it means must not change."""
    frame = placing.frame_of(board, note)
    return () if frame is None else (frame["id"], cells.cell_of(frame, note))
