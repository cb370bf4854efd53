"""Insights asked again and again of a map that people draw on: how long they take, and whether others notice."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from time import perf_counter

from bench.client import Pass
from bench.crowd import Crowd
from bench.figures import Spread, spread
from bench.fill import causal_map
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.reading import read_insight
from bench.servers import Mutirao, mutirao
from bench.table import ms, table
from bench.writing import Writing

MAPS = ((60, 120), (600, 2_400))
"""Factors and links: what must be listed within a second, and what makes the searches stop early."""
NAMES = ("loops", "leverage", "hints")
PEOPLE, WRITERS, RATE = 20, 4, 5.0
"""Each command of theirs makes a new board, so that every question is computed anew."""
WITHIN = 1000
"""Milliseconds."""


def run(wish: Wish, say: Say) -> Findings:
    found, rows = Findings(), []
    for factors, links in MAPS:
        where = f"{factors} factors, {links} links"
        with mutirao(WORKSHOP_LIMIT_COMMANDS="10000") as server:
            trial = Trial(server, factors, links, wish.seconds)
            found.stalls[f"insights of {where}"] = stall = server.stall()
        rows += [[f"{where}: {name}", *map(ms, (each.p50, each.p95, each.most))] for name, each in trial.told.items()]
        say(f"{where}: acks p99 {ms(trial.calm.p99)} ms, while asked {ms(trial.asked.p99)} ms; "
            f"longest stall {ms(stall and stall * 1000)} ms")  # fmt: skip
        told = {name: asdict(each) for name, each in trial.told.items()}
        found.figures[where] = {**told, "calm": asdict(trial.calm), "asked": asdict(trial.asked), "stall": stall}
        if (factors, links) == MAPS[0]:
            slowest = max(each.most for each in trial.told.values())
            goal = Goal(f"loops, leverage and hints of {where}", "each within 1 s", f"{ms(slowest)} ms", slowest < WITHIN)
            found.goals.append(goal)
    say(table(("while four people draw", "p50 ms", "p95", "slowest"), rows))
    return found


class Trial:
    """One map on which people write, first undisturbed and then while somebody asks."""

    def __init__(self, server: Mutirao, factors: int, links: int, seconds: float) -> None:
        board = server.new_board()
        people = server.people(PEOPLE, board)
        causal_map(people[0], factors, links)
        server.restart()
        self._loop = Loop()
        crowd = Crowd(self._loop, people)
        crowd.enter()
        writers = crowd.clients[:WRITERS]
        self.calm = self._write(Writing(self._loop, writers, seed=1), seconds / 2)
        with ThreadPoolExecutor(1) as asker:
            asking = asker.submit(_ask, people[-1], seconds / 2)
            self.asked = self._write(Writing(self._loop, writers, seed=2), seconds / 2)
            self.told = {name: spread(times) for name, times in asking.result().items()}
        crowd.leave()

    def _write(self, writing: Writing, seconds: float) -> Spread:
        writing.plan(perf_counter() + 0.1, seconds, RATE)
        self._loop.run(seconds + 0.1)
        self._loop.run(10, lambda: not writing.unanswered)
        return spread([each for each in writing.acked if each >= 0], writing.unanswered)


def _ask(entry: Pass, seconds: float) -> dict[str, Sequence[float]]:
    """The seconds of each answer, for so long."""
    times: dict[str, list[float]] = {name: [] for name in NAMES}
    until = perf_counter() + seconds
    while perf_counter() < until:
        for name, each in times.items():
            read = read_insight(entry, name)
            if read.status != 200:
                raise RuntimeError(f"{name} is answered with {read.status}: {read.body[:200]!r}")
            each.append(read.seconds)
    return dict(times)
