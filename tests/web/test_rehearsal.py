"""A rehearsal: simulated people at work in a copy of a workshop, of which nothing is left afterwards."""

import gevent
import pytest
from sqlalchemy import select

from tests.web.conftest import act
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.rehearsal import Rehearsals
from workshop.store.tables import boards, entries, people, sessions


class Shown:
    """Remembers who was shown where, and who was sent away."""

    def __init__(self):
        self.there, self.sent_away = {}, []

    def simulate(self, board, people, left):
        there = self.there.setdefault(board, set())
        there |= {state["person"] for state in people}
        there -= set(left)

    def gone(self, person, code, text):
        self.sent_away.append(person)


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", teams=("Sol", "Lua"))


@pytest.fixture
def agenda(parts, session, fay):
    act(parts, session, fay, "step.add", step="write", title="Escrever", minutes=5, where="teams", mode="divergent")
    act(parts, session, fay, "step.add", step="vote", title="Votar", minutes=5, cue="Leia alto")


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def quick(parts, shown):
    return Rehearsals(parts.store, parts.boards, parts.conduct, shown, pause=0.1)


def eventually(check):
    with gevent.Timeout(20):
        while not check():
            gevent.sleep(0.02)


def steps(parts, board):
    found = parts.boards.room(board).board.of("step").values()
    return [{name: value for name, value in step.items() if name not in ("id", "by")} for step in found]


def test_simulated_people_work_in_a_copy_and_nothing_of_them_is_left(parts, session, agenda, fay, quick, shown):
    host = parts.store.people.get(fay.person)
    copy, there = quick.begin(session, host, 6, "Ensaio")
    assert copy.rehearsal and there.role == "facilitator"
    assert steps(parts, copy.board) == steps(parts, session.board)

    eventually(lambda: len(shown.there.get(copy.board, ())) == 6)
    eventually(lambda: len(parts.boards.room(copy.board).board.of("note")) > 5)

    written = parts.boards.room(copy.board).board.of("note").values()
    assert {note["by"] for note in written} <= {person.id for person in parts.store.people.of(copy.id)}
    assert not parts.boards.room(session.board).board.of("note")

    quick.end(copy)

    assert len(shown.sent_away) == 7
    with parts.store.db.engine.connect() as connection:
        for table in (sessions, people, boards, entries):
            column = next(c for c in (table.c.get("session"), table.c.get("board"), table.c.id) if c is not None)
            left = set(connection.execute(select(column)).scalars())
            assert not left & {copy.id, *copy.boards}, table.name


def test_they_follow_the_room_to_their_teams(parts, session, agenda, fay, quick, shown):
    copy, there = quick.begin(session, parts.store.people.get(fay.person), 6, "Ensaio")
    eventually(lambda: len(shown.there.get(copy.board, ())) >= 4)
    step = next(iter(parts.boards.room(copy.board).board.of("step")))

    act_as(parts, copy, there, "step.enter", step=step, **{"from": None})

    teams = copy.boards[1:]
    eventually(lambda: all(parts.boards.room(team).board.of("note") for team in teams))
    quick.end(copy)


def test_a_workshop_is_rehearsed_by_who_facilitates_it_and_by_nobody_else(parts, session, agenda, ana, fay):
    assert ana.post(f"/s/{session.id}/rehearse").status_code == 403

    answer = fay.post(f"/s/{session.id}/rehearse", data={"people": "2"})
    assert answer.status_code == 303
    board = answer.location.rsplit("/", 1)[1]
    copy = parts.store.sessions.get(parts.store.boards.get(board).session)
    assert copy.title == "Ensaio: Bairro que acolhe"
    assert fay.get(f"/b/{board}").status_code == 200

    assert fay.post(f"/s/{copy.id}/rehearse").status_code == 403
    assert fay.post(f"/s/{session.id}/rehearse/end").status_code == 403
    assert fay.post(f"/s/{copy.id}/rehearse/end").status_code == 303
    assert parts.store.sessions.get(copy.id) is None
    assert parts.store.sessions.get(session.id) is not None


def act_as(parts, session, person, name, **args):
    return parts.boards.act(session.board, Viewer(person.id, person.role), [Command(f"r{person.id}", name, args)])
