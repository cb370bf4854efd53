"""Two processes that write to one board at once leave no gap and no double, and what each was told is true."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from tests.cast import ANA
from tests.crash.writer import Silence
from tests.server import ROOT
from tests.store.databases import fresh
from workshop.boards import Boards
from workshop.store import open_store

COUNT = 200


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        yield url


def race(url, board, names):
    """What each process says it was answered: pairs of record id and seq."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.crash.writer", url, board, name, str(COUNT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for name in names
    ]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [json.loads(writer.communicate(timeout=60)[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * len(writers)
    return said


def test_two_writing_processes_leave_no_gap_and_no_double(url):
    store = open_store(url)
    board = store.sessions.make("Corrida").board

    said = race(url, board, ["ana", "bo"])
    log = store.log.since(board, 0)
    there = Boards(store, Silence()).see(board, ANA).records
    store.db.close()

    assert [entry.seq for entry in log] == list(range(1, 2 * COUNT + 1))
    assert sorted((entry.id, entry.seq) for entry in log) == sorted((id, seq) for each in said for id, seq in each)
    assert sum(one.by != other.by for one, other in pairwise(log)) > 2, "they did not race"
    assert there.keys() == {entry.id for entry in log}
    assert len({record["order"] for record in there.values()}) == 2 * COUNT


def test_the_same_person_in_two_processes_writes_each_note_once(url):
    store = open_store(url)
    board = store.sessions.make("Corrida").board

    said = race(url, board, ["ana", "ana"])
    log = store.log.since(board, 0)
    store.db.close()

    assert [entry.seq for entry in log] == list(range(1, COUNT + 1))
    assert said[0] == said[1] == [[entry.id, entry.seq] for entry in sorted(log, key=lambda e: said_order(e.id))]


def said_order(id):
    _, lane, at = id.split("-")
    return int(lane), int(at)
