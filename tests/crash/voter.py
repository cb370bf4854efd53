"""A process in which many vote at once: `python -m tests.crash.voter URL SECRET BOARD POLL NAME VOTERS ROUNDS`.

NAME is who votes, or with a {} in it a person for each voter. It waits for a line on stdin, and prints how often each
person was told "ok" and how often something else, as JSON.
"""

import json
import sys
from collections import Counter

import gevent

from tests.crash.writer import Silence
from workshop.boards import Boards
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.store import open_store


def main(url, secret, board, poll, name, voters, rounds):
    boards = Boards(open_store(url, secret), Silence())
    print("ready", flush=True)
    sys.stdin.readline()

    def vote(lane):
        person, told = Viewer(name.format(lane), Role.PARTICIPANT), Counter()
        for at in range(int(rounds)):
            args = {"poll": poll, "ballot": {"a": 1 + (lane + at) % 3, "b": at % 3}}
            try:
                boards.act(board, person, [Command(f"{name}-{lane}-{at}-{id(boards)}", "poll.cast", args)])
                told["ok"] += 1
            except Refused as refused:
                told[refused.code] += 1
        return person.person, told

    lanes = [gevent.spawn(vote, lane) for lane in range(int(voters))]
    gevent.joinall(lanes, raise_error=True)
    print(json.dumps([lane.value for lane in lanes]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
