"""A process that acts on a board as fast as it can, beside others: `python -m tests.crash.writer URL BOARD NAME COUNT`.

It waits for a line on stdin, and prints the seq of each of its acts, in order, as JSON.
"""

import json
import sys

import gevent

from workshop.boards import Boards
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Audience, Viewer
from workshop.store import open_store

AT_ONCE = 4


class Silence:
    """Nobody listens."""

    def audience(self, board):
        return Audience()

    def announce(self, board, news):
        pass

    def pace(self, board):
        return 0.016  # as a quiet board has it: without it the first process leaves the other no turn


def main(url, board, name, count):
    boards = Boards(open_store(url), Silence())
    viewer = Viewer(name, Role.PARTICIPANT)
    print("ready", flush=True)
    sys.stdin.readline()

    def act(lane):
        return [
            (id := f"{name}-{lane}-{at}", boards.act(board, viewer, [note(id)]).seq)
            for at in range(int(count) // AT_ONCE)
        ]

    lanes = [gevent.spawn(act, lane) for lane in range(AT_ONCE)]
    gevent.joinall(lanes, raise_error=True)
    print(json.dumps([each for lane in lanes for each in lane.value]), flush=True)


def note(id):
    return Command(id, "note.add", {"note": id, "x": 0, "y": 0, "text": id})


if __name__ == "__main__":
    main(*sys.argv[1:])
