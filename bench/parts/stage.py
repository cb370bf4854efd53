"""The facilitator makes writing private and public again, with 200 people and 2,000 notes on the board."""

from time import perf_counter

from bench.client import Client
from bench.crowd import Crowd
from bench.figures import NEVER, Spread, spread
from bench.fill import fill
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.servers import mutirao
from bench.table import ms, table
from bench.witness import Witness
from bench.writing import decode_ack, new_id

PEOPLE, EACH = 200, 10
PATIENCE = 20.0
TURNS = ("private on", "private off")


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao() as server:
        board = server.new_board()
        people = fill(server, board, PEOPLE, EACH)
        server.restart()
        loop = Loop()
        room = Crowd(loop, people, Witness)
        room.enter()
        facilitator = Crowd(loop, server.people(1, board, facilitators=True))
        facilitator.enter()
        loop.run(1.0)
        times, wrong = [], []
        for private in (True, False):
            times.append(_turn(loop, facilitator.clients[0], room, private))
            wrong.append(_wrong(room, private))
        found.stalls["stage changes for 200 people"] = stall = server.stall()
        room.leave()
        facilitator.leave()
    shown = [
        [name, *map(ms, (each.p50, each.p95, each.most)), str(bad)]
        for name, each, bad in zip(TURNS, times, wrong, strict=True)
    ]
    say(table(("200 people, 2,000 notes", "p50 ms", "p95", "everybody", "people who are wrong"), shown))
    say(f"longest stall: {ms(stall and stall * 1000)} ms")
    found.figures = {
        name: {"p50": each.p50, "p95": each.p95, "everybody": each.most, "wrong": bad}
        for name, each, bad in zip(TURNS, times, wrong, strict=True)
    }
    slowest = NEVER if any(wrong) else max(each.most for each in times)
    told = f"{ms(times[0].most)} ms on, {ms(times[1].most)} ms off, {sum(wrong)} wrong"
    found.goals.append(
        Goal("stage change, 200 people, 2,000 notes", "everybody right within 500 ms", told, slowest <= 500)
    )
    return found


def _turn(loop: Loop, facilitator: Client, room: Crowd, private: bool) -> Spread:
    """Milliseconds from the facilitator's emit until each person's entry of it has come in whole."""
    people = [client for client in room.clients if isinstance(client, Witness)]
    for person in people:
        person.expect(facilitator.next)
    answers: list[bytes] = []
    command = {"id": new_id(), "command": "stage.set", "args": {"private": private}}
    began = perf_counter()
    payload = {"board": facilitator.entry.board, **command}
    facilitator.call("act", payload, lambda number, answer, at: answers.append(answer))
    loop.run(PATIENCE, lambda: bool(answers) and all(person.came is not None for person in people))
    if not answers or not decode_ack(answers[0]).ok:
        raise RuntimeError(f"the stage could not be set {answers}")
    loop.run(1.0)
    came = [person.came - began for person in people if person.came is not None]
    return spread(came, missing=len(people) - len(came))


def _wrong(room: Crowd, private: bool) -> int:
    """How many people's boards are not as they should be: one's own notes while writing is private, else everything."""
    wrong = 0
    for person in room.clients:
        assert isinstance(person, Witness)
        expected = person.records()
        if private:
            expected = {id: record for id, record in expected.items() if record["by"] == person.entry.person}
            assert len(expected) == EACH, f"somebody has {len(expected)} notes of their own"
        records = person.folded(until=person.came or 0.0)
        notes = {id: record for id, record in records.items() if record["kind"] != "stage"}
        wrong += notes != expected or records.get("stage", {}).get("private", False) != private
    return wrong
