"""A programme of 40 boards out of a server and in again: how long it takes, how large it is, and whether all is the same."""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from time import perf_counter
from typing import Any

from bench.part import Findings, Goal, Say, Wish
from bench.process import ROOT
from bench.servers import STALL, Mutirao, mutirao
from bench.table import number, table
from bench.words import sentence
from workshop.boards import Boards
from workshop.cli.offline import Nobody
from workshop.core.board import Board
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.objects import hangs_on
from workshop.store import Store, open_store
from workshop.store.people import Person

BOARDS, EACH, PEOPLE = 40, 500, 6
"""Boards, entries on each, and people who write on each."""
BOUNDARY = b"a-portable-file"
MOST_STALL = 0.1


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    boards, each = [int(part) for part in wish.shapes[0].split("x")] if wish.shapes else (BOARDS, EACH)
    with mutirao() as server:
        store = open_store(f"sqlite:///{server.folder / 'mutirao.sqlite3'}")
        owner = store.accounts.make("Lead", "lead@example.org", None, "en").id
        programme = _fill(store, owner, boards, each)
        server.restart()
        with _signed_in(server) as client:
            began = perf_counter()
            data = client.post(f"/p/{programme}/portable", b"").read()
            out = perf_counter() - began
            seen = client.post("/bring", _form(data), f"multipart/form-data; boundary={BOUNDARY.decode()}").read().decode()
            looked = perf_counter() - began - out
            token = re.search(r'action="/bring/(\w+)"', seen)
            assert token is not None, seen[:500]
            came = client.post(f"/bring/{token[1]}", b"")
            came.read()
            into = perf_counter() - began - out - looked
            after = str(came.headers["Location"]).rpartition("/")[2]
        stall = server.metrics().get(STALL)
        different = sum(_different(store, *pair) for pair in _pairs(store, programme, after))
        store.db.close()
    figures = {"out": out, "looked": looked, "in": into, "bytes": len(data), "stall": stall, "different": different}
    found.figures, found.stalls[f"a programme of {boards} boards, out and in"] = figures, stall
    row = (f"{boards} boards, {number(boards * each)} entries", f"{out:.1f}", f"{looked:.1f}", f"{into:.1f}",
           number(len(data) / 1024), f"{(stall or 0) * 1000:.0f}")  # fmt: skip
    say(table(("", "out s", "looked into s", "in s", "KB", "stall ms"), [row]))
    same = "all the same" if not different else f"{different} boards differ"
    goal = f"a programme of {boards} boards, out and in again"
    found.goals.append(Goal(goal, "the same boards, record by record and seq by seq", same, not different))
    told = f"{(stall or 0) * 1000:.0f} ms"
    found.goals.append(Goal(goal, "longest stall < 100 ms", told, stall is not None and stall < MOST_STALL))
    return found


def _fill(store: Store, owner: str, count: int, each: int) -> str:
    """A programme whose teams have a workshop each, with so many entries on its board."""
    made = store.programmes.make("A year", "en", owner)
    boards, chance = Boards(store, Nobody()), random.Random(1)
    for at in range(count):
        team = store.programmes.add_team(made.id, f"Team {at}")
        session = store.sessions.make(f"Workshop {at}", "en", programme=made.id, programme_team=team.id)
        people = [store.people.join(session.id, f"Person {n}", Role.PARTICIPANT, "en") for n in range(PEOPLE)]
        fay = store.people.join(session.id, "Fay", Role.FACILITATOR, "en")
        for viewer, commands in _written(people, fay, each, chance):
            boards.act(session.board, viewer, commands)
        boards.forget(session.board)
    return made.id


def _written(
    people: list[Person], fay: Person, count: int, chance: random.Random
) -> Iterator[tuple[Viewer, list[Command]]]:
    """Writing in private, then showing, moving, grouping and linking: `count` entries in all."""
    lead, notes = Viewer(fay.id, Role.FACILITATOR), [f"n{at}" for at in range(count // 2)]
    yield lead, [Command("private", "stage.set", {"private": True})]
    whose = {note: chance.choice(people) for note in notes}
    for person in people:
        mine = [note for note in notes if whose[note] is person]
        viewer = Viewer(person.id, Role.PARTICIPANT)
        yield viewer, [Command(f"add-{note}", "note.add", _note(note, chance)) for note in mine]
    yield lead, [Command("shown", "stage.set", {"private": False})]
    for at in range(count - len(notes) - 2):
        person = chance.choice(people)
        yield Viewer(person.id, Role.PARTICIPANT), [Command(f"c{at}", *_deed(at, notes, chance))]


def _note(note: str, chance: random.Random) -> dict[str, Any]:
    return {"note": note, "x": chance.randrange(9000), "y": chance.randrange(6000), "text": sentence(chance)}


def _deed(at: int, notes: list[str], chance: random.Random) -> tuple[str, dict[str, Any]]:
    one, other = chance.sample(notes, 2)
    kind = at % 4
    if kind == 0:
        return "link.add", {"link": f"l{at}", "from": one, "to": other}
    if kind == 1:
        return "note.set", {"notes": [one], "color": chance.choice(["mint", "sky", "coral"])}
    if kind == 2:
        return "cluster.make", {"cluster": f"g{at}", "notes": [one, other], "title": "Together"}
    return "move", {"moves": [[one, chance.randrange(9000), chance.randrange(6000)]]}


def _pairs(store: Store, before: str, after: str) -> list[tuple[str, str]]:
    sessions = [
        {each.title: each for each in store.programmes.workshops(programme)} for programme in (before, after)
    ]
    return [(each.id, sessions[1][title].id if title in sessions[1] else "") for title, each in sessions[0].items()]


def _different(store: Store, before: str, after: str) -> bool:
    """Whether a workshop's board isn't the same, at any seq, but for who is who."""
    was, now = store.sessions.get(before), store.sessions.get(after)
    if was is None or now is None or len(was.boards) != len(now.boards):
        return True
    people = [[person.id for person in store.portable.people(id) if not person.removed] for id in (before, after)]
    names = dict(zip(people[1], people[0], strict=True))
    for one, other in zip(was.boards, now.boards, strict=True):
        folds = Board(hangs_on), Board(hangs_on)
        logs = [list(store.portable.entries(board)) for board in (one, other)]
        if [entry.seq for entry in logs[0]] != [entry.seq for entry in logs[1]]:
            return True
        for entries in zip(*logs, strict=True):
            for board, entry in zip(folds, entries, strict=True):
                board.apply(entry.changes)
            if entries[0].seq % 25 == 0 and folds[0].records != _told(folds[1].records, names):
                return True
        if folds[0].records != _told(folds[1].records, names):
            return True
    return False


def _told(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {names.get(name, name): _told(each, names) for name, each in value.items()}
    if isinstance(value, list):
        return [_told(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


class _Client:
    """One browser that is signed in."""

    def __init__(self, connection: HTTPConnection, cookie: str) -> None:
        self._connection, self._cookie = connection, cookie

    def post(self, path: str, body: bytes, type: str = "application/x-www-form-urlencoded") -> HTTPResponse:
        self._connection.request("POST", path, body, {"Cookie": self._cookie, "Content-Type": type})
        answer = self._connection.getresponse()
        if answer.status >= 400:
            raise RuntimeError(f"POST {path}: {answer.status} {answer.read()[:300]!r}")
        return answer


@contextmanager
def _signed_in(server: Mutirao) -> Iterator[_Client]:
    command = [sys.executable, "-m", "workshop", "user", "--email", "lead@example.org", "--name", "Lead"]
    environ = {"PATH": "/usr/bin:/bin", "WORKSHOP_DATA": str(server.folder)}
    said = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
    link = re.search(r"/sign-in/\S+", said)
    assert link is not None, said
    connection = HTTPConnection(*server.processes[0].address, timeout=600)
    try:
        connection.request("POST", link[0], b"", {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        cookies = answer.headers.get_all("Set-Cookie") or []
        yield _Client(connection, "; ".join(cookie.partition(";")[0] for cookie in cookies))
    finally:
        connection.close()


def _form(data: bytes) -> bytes:
    head = b'--%b\r\nContent-Disposition: form-data; name="file"; filename="a.mutirao"\r\n\r\n' % BOUNDARY
    return head + data + b"\r\n--%b--\r\n" % BOUNDARY
