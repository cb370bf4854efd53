"""The record of 600 notes and 10,000 entries as PDF: how long it takes, and whether those who write meanwhile notice."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from time import perf_counter

from bench.client import Pass
from bench.crowd import Crowd
from bench.figures import Spread, spread
from bench.fill import fill, give
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.reading import read_board
from bench.servers import Mutirao, mutirao
from bench.table import ms, table
from bench.writing import Writing, new_id

AUTHORS, EACH, GROUPS, ENTRIES = 12, 50, 24, 10_000
PEOPLE, WRITERS, RATE = 20, 4, 5.0
WITHIN, TOLD = 20.0, 1.0
"""Seconds until the file, and until the page is told of it first."""
PATIENCE = 120.0


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao(WORKSHOP_LIMIT_COMMANDS="10000") as server:
        trial = Trial(server, wish.seconds)
        found.stalls["the record as PDF"] = stall = server.stall()
    made, board = trial.made, f"{AUTHORS * EACH} notes, {trial.entries:,} entries"
    say(table(("what is told", "after ms"), [(step, ms(after * 1000)) for step, after in made.steps]))
    say(f"{board}: {made.size / 1024:.0f} KB of PDF in {made.seconds:.1f} s; acks p99 {ms(trial.calm.p99)} ms before, "
        f"{ms(trial.asked.p99)} ms meanwhile; longest stall {ms(stall and stall * 1000)} ms")  # fmt: skip
    found.figures["pdf"] = {**asdict(made), "calm": asdict(trial.calm), "asked": asdict(trial.asked), "stall": stall}
    first = made.steps[0][1]
    found.goals += [
        Goal(f"the record of {board} as PDF", f"within {WITHIN:g} s", f"{made.seconds:.1f} s", made.seconds < WITHIN),
        Goal("until progress is told", f"within {TOLD:g} s", f"{first:.2f} s", first < TOLD),
    ]
    return found


@dataclass(frozen=True)
class Made:
    """A file that was made: the seconds until each step was told and until all was there, and its bytes."""

    steps: list[tuple[str, float]]
    seconds: float
    size: int


class Trial:
    """A full board on which people write, first undisturbed and then while its record is made."""

    def __init__(self, server: Mutirao, seconds: float) -> None:
        board = server.new_board()
        authors = fill(server, board, AUTHORS, EACH)
        people = server.people(PEOPLE, board)
        [facilitator] = server.people(1, board, facilitators=True)
        self.entries = _arrange(authors[0])
        server.restart()
        self._loop = Loop()
        crowd = Crowd(self._loop, people)
        crowd.enter()
        writers = crowd.clients[:WRITERS]
        self.calm = self._write(Writing(self._loop, writers, seed=1), seconds / 2)
        with ThreadPoolExecutor(1) as asker:
            asking = asker.submit(_ask, facilitator)
            self.asked = self._write(Writing(self._loop, writers, seed=2), seconds)
            self.made = asking.result(PATIENCE)
        crowd.leave()

    def _write(self, writing: Writing, seconds: float) -> Spread:
        writing.plan(perf_counter() + 0.1, seconds, RATE)
        self._loop.run(seconds + 0.1)
        self._loop.run(10, lambda: not writing.unanswered)
        return spread([each for each in writing.acked if each >= 0], writing.unanswered)


def _arrange(entry: Pass) -> int:
    """Put the notes into groups, then move them about until the board has so many entries; the answer is how many."""
    chance = random.Random(1)
    notes = [id for id, record in json.loads(read_board(entry).body)["records"].items() if record["kind"] == "note"]
    size = -(-len(notes) // GROUPS)
    groups = [
        _command("cluster.make", cluster=new_id(), notes=notes[at : at + size], title=f"Group {at // size + 1}")
        for at in range(0, len(notes), size)
    ]
    left = ENTRIES - len(notes) - len(groups)
    places = ((chance.choice(notes), chance.randrange(6_000), chance.randrange(6_000)) for _ in range(left))
    give(entry, [*groups, *(_command("move", moves=[place]) for place in places)])
    return int(json.loads(read_board(entry).body)["seq"])


def _command(name: str, **args: object) -> dict[str, object]:
    return {"id": new_id(), "command": name, "args": args}


def _ask(entry: Pass) -> Made:
    """Have the record made as its page does, and hear of it line by line."""
    connection = HTTPConnection(*entry.address, timeout=PATIENCE)
    began = perf_counter()
    connection.request("GET", f"/s/{entry.session}/record/make/pdf?language=pt-BR", headers={"Cookie": entry.cookie})
    answer = connection.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"the record is answered with {answer.status}: {answer.read()[:200]!r}")
    steps, file = [], ""
    while line := answer.readline():
        told = json.loads(line)
        if "wrong" in told:
            raise RuntimeError(told["wrong"])
        file = told.get("file", file)
        steps.append((told.get("step", "the file"), perf_counter() - began))
    connection.close()
    return Made(steps, perf_counter() - began, len(file) * 3 // 4)

