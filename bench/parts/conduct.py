"""Next and back with 12 teams' boards of 600 notes and 80 people: from the press until the last has the new stage."""

import random
from time import perf_counter

from bench.client import Pass
from bench.figures import Spread, spread
from bench.fill import give
from bench.part import Findings, Goal, Say, Wish
from bench.parts.processes import Unanswered, database, redis_url
from bench.servers import Mutirao, mutirao
from bench.session import Session
from bench.table import ms, table
from bench.words import sentence
from bench.writing import new_id

TEAMS, PEOPLE, NOTES = 12, 80, 600
PRESSES = 12
LIMIT = "1000000"
TARGET = 1000.0


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    notes = int(wish.shapes[0]) if wish.shapes else NOTES
    with mutirao(WORKSHOP_LIMIT_COMMANDS=LIMIT) as server:
        times = {"one, SQLite": _press(server, notes)}
        found.stalls["next for 12 teams"] = server.stall()
    try:
        redis = redis_url()
        with database() as two:
            environ = {"WORKSHOP_DATABASE_URL": two, "WORKSHOP_REDIS_URL": redis, "WORKSHOP_SECRET_KEY": "k" * 40}
            with mutirao(2, WORKSHOP_LIMIT_COMMANDS=LIMIT, **environ) as server:
                times["two, PostgreSQL, Redis"] = _press(server, notes)
    except Unanswered as error:
        say(f"SKIPPED, NOT MEASURED: {error}")
    head = ("processes, database", "p50 ms", "p95", "slowest")
    say(table(head, [[name, ms(each.p50), ms(each.p95), ms(each.most)] for name, each in times.items()]))
    found.figures = {name: vars(each) for name, each in times.items()}
    for name, each in times.items():
        measured = f"{ms(each.most)} ms at the slowest of {PRESSES}"
        goal = f"next, {TEAMS} teams, {PEOPLE} people, {notes} notes a board ({name})"
        found.goals.append(Goal(goal, "everywhere within 1 s", measured, each.most < TARGET))
    return found


def _press(server: Mutirao, notes: int) -> Spread:
    """The first press comes just after a start of the server, when no board is in memory but those that people look at."""
    session = Session(server, TEAMS, PEOPLE)
    chance = random.Random(1)
    for board in session.teams:
        lead = Pass(session.lead.entry.address, board, session.lead.entry.cookie, session.lead.entry.person)
        give(lead, [_note(number, chance) for number in range(notes)])
    server.restart()
    session.enter()
    for step in ("a", "b"):
        session.tell("step.add", {"step": step, "title": step, "where": "teams", "question": "Why is that so?"})
    times, before = [], None
    for number in range(PRESSES):
        step = "ab"[number % 2]
        began = perf_counter()
        session.tell("step.enter", {"step": step, "from": before})
        session.await_step(step)
        times.append(session.last() - began)
        before = step
        session.loop.run(0.5)
    session.leave()
    return spread(times)


def _note(number: int, chance: random.Random) -> dict[str, object]:
    place = {"x": number % 30 * 216, "y": number // 30 * 168}
    return {"id": new_id(), "command": "note.add", "args": {"note": new_id(), **place, "text": sentence(chance)}}
