"""A whole workshop: 80 people in 12 teams go through 8 steps, 90 minutes compressed into five: what comes, how late."""

import json
import random
from collections import Counter
from collections.abc import Callable
from time import perf_counter
from typing import Any

from bench.client import Pass
from bench.figures import Spread, spread
from bench.part import Findings, Goal, Say, Wish
from bench.reading import read_board
from bench.servers import mutirao
from bench.session import Attendee, Session
from bench.table import ms, number, table
from bench.words import sentence
from bench.writing import decode_ack, new_id

TEAMS, PEOPLE = 12, 80
LENGTH = 300.0
"""Seconds for all steps."""
PACE = 0.8
"""Deeds of one person in a second: one in some twenty seconds of a real workshop."""
TARGET = 150.0
STEPS: list[dict[str, Any]] = [
    {"title": "Arrive", "where": "plenary"},
    {"title": "Write alone", "where": "teams", "private": True, "tools": ["note"]},
    {"title": "In twos", "where": "teams", "private": True, "circle": 2},
    {"title": "In fours", "where": "teams", "private": True, "circle": 4},
    {"title": "Show and group", "where": "teams", "authors": "hidden"},
    {"title": "Causes", "where": "teams", "method": "problem-tree", "mode": "groan"},
    {"title": "Vote", "where": "teams", "question": "Which first?", "poll": {"way": "choice"}},
    {"title": "Together", "where": "plenary"},
]


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    length = float(wish.shapes[0]) if wish.shapes else LENGTH
    with mutirao() as server:
        session = Session(server, TEAMS, PEOPLE)
        session.enter()
        play = Play(session)
        moves = [_step(session, play, number, length / len(STEPS)) for number in range(len(STEPS))]
        if not session.loop.run(30, lambda: play.answered == len(play.sent)):
            say(f"{len(play.sent) - play.answered} commands were never answered")
        session.loop.run(1.0)
        lost = sum(each.lost for each in session.people) + _behind(session) + play.missing()
        found.stalls["a whole workshop"] = server.stall()
        session.leave()
    acks, told = spread(play.acks, len(play.sent) - play.answered), spread(play.delays())
    rows = [
        ("acknowledged", number(len(play.acks)), *_shown(acks)),
        ("delivered", number(len(play.delays())), *_shown(told)),
        ("next", str(len(moves)), *_shown(spread(moves))),
    ]
    say(table((f"{PEOPLE} people, {TEAMS} teams, {length:.0f} s", "how many", "p50 ms", "p95", "p99", "slowest"), rows))
    say(f"lost: {lost}; refused while the room moved on: {dict(play.refused)}")
    found.figures = {"acks": vars(acks), "delivered": vars(told), "lost": lost, "refused": dict(play.refused), "next": moves}
    goal = f"a workshop of {PEOPLE} people, {TEAMS} teams, {len(STEPS)} steps in {length:.0f} s"
    found.goals.append(Goal(goal, "nothing lost", f"{lost} lost", lost == 0))
    for name, each in (("acknowledged", acks), ("delivered", told)):
        found.goals.append(Goal(f"the same, {name}", "p99 < 150 ms", f"{ms(each.p99)} ms", each.p99 < TARGET))
    return found


def _step(session: Session, play: "Play", at: int, seconds: float) -> float:
    """Bring the room to a step and let people work in it; the answer is how long the press took to be everywhere."""
    step, before = f"step-{at}", f"step-{at - 1}" if at else None
    session.tell("step.add", {"step": step, **STEPS[at]})
    began = perf_counter()
    session.tell("step.enter", {"step": step, "from": before})
    session.await_step(step)
    moved = session.last() - began
    now = perf_counter()
    play.plan(now, seconds, STEPS[at]["where"])
    session.loop.run(seconds)
    return moved


def _behind(session: Session) -> int:
    """How many entries people have not been told of, compared with those who know most."""
    heads: dict[str, int] = {}
    for each in session.people:
        for board, seq in each.seqs.items():
            heads[board] = max(heads.get(board, 0), seq)
    return sum(heads[board] - seq for each in session.people for board, seq in each.seqs.items())


def _shown(each: Spread) -> tuple[str, ...]:
    return ms(each.p50), ms(each.p95), ms(each.p99), ms(each.most)


class Play:
    """People who write, move, group and vote at random, each command followed from its emit to its arrivals."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.sent: list[float] = []
        self.acks: list[float] = []
        self.of_seq: dict[tuple[str, int], float] = {}
        self.refused: Counter[str] = Counter()
        self.notes: dict[str, list[str]] = {}
        self.mine: dict[str, list[str]] = {}
        self.answered = 0
        self._random = random.Random(1)

    def plan(self, begin: float, seconds: float, where: str) -> None:
        """Let everybody act at random moments, on the board where the step has them work."""
        for person in self.session.people:
            for turn in range(int(seconds * PACE)):
                at = begin + (turn + self._random.random()) / PACE
                self.session.loop.at(at, self._deed(person, person.boards[where == "teams"]))

    def _deed(self, person: Attendee, board: str) -> Callable[[], None]:
        def deed() -> None:
            name, args = self._command(person, board)
            began = perf_counter()
            self.sent.append(began)

            def answered(_: int, answer: bytes, at: float) -> None:
                said = decode_ack(answer)
                self.answered += 1
                if said.ok:
                    self.acks.append(at - began)
                    self.of_seq.setdefault((board, said.seq), began)
                    if name == "note.add":
                        self.notes.setdefault(board, []).append(args["note"])
                        self.mine.setdefault(board + person.entry.person, []).append(args["note"])
                else:
                    self.refused[said.code] += 1

            person.say(board, name, args, answered)

        return deed

    def _command(self, person: Attendee, board: str) -> tuple[str, dict[str, Any]]:
        mine = self.mine.get(board + person.entry.person, [])
        chance = self._random.random()
        x, y = self._random.randrange(4000), self._random.randrange(3000)
        if chance < 0.5 and board in person.votes:
            poll = person.votes[board]
            return "poll.cast", {"poll": poll["id"], "ballot": [self._random.choice(poll["options"])["id"]]}
        if chance < 0.45 or not mine:
            return "note.add", {"note": new_id(), "x": x, "y": y, "text": sentence(self._random)}
        if chance < 0.75:
            return "move", {"moves": [[self._random.choice(mine), x, y]]}
        if chance < 0.9:
            return "note.set", {"notes": [self._random.choice(mine)], "color": self._random.choice(["mint", "sky"])}
        return "cluster.make", {"cluster": new_id(), "notes": self._random.sample(mine, min(3, len(mine)))}

    def delays(self) -> list[float]:
        """Seconds from each emit to its arrival at everybody on the board."""
        return [
            at - self.of_seq[board, seq]
            for person in self.session.people
            for board, seq, at in person.arrivals
            if (board, seq) in self.of_seq
        ]

    def missing(self) -> int:
        """How many notes that were acknowledged are not on their board, as their authors see it."""
        away = 0
        for person in self.session.people:
            for board in person.boards:
                entry = Pass(person.entry.address, board, person.entry.cookie, person.entry.person)
                there = json.loads(read_board(entry).body)["records"]
                away += sum(note not in there for note in self.mine.get(board + person.entry.person, ()))
        return away
