"""How many acknowledged commands a second one board takes, with acks at p95 <= 100 ms and everything delivered."""

from dataclasses import asdict

from bench.part import Findings, Goal, Say, Wish
from bench.parts.shapes import HEAD, flaws, row
from bench.servers import mutirao, plain
from bench.shapes import Run, Shape
from bench.table import ms, number, table
from bench.trial import measure

WRITERS = 80
"""At most 20 commands a second each: what the server lets one person send."""
WANTED, SLOWEST = 1_000, 100.0
STEPS = {True: (1_300, 1_550), False: (800, 600, 400)}
"""What is tried next, once the wanted rate was kept up with or not."""


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    seconds = min(wish.seconds, 6.0)
    runs = [_offer(WANTED, seconds)]
    for rate in STEPS[_kept_up(runs[0])]:
        runs.append(_offer(rate, seconds))
        if _kept_up(runs[-1]) != _kept_up(runs[0]):
            break
    with plain() as server:
        theirs = measure(server, Shape(WRITERS, WRITERS, WANTED / WRITERS), seconds)
    say(
        table(
            (*HEAD, "acked a second"), [[*row(each), number(each.acked_a_second)] for each in [*runs, theirs]]
        )
    )
    say("".join(map(flaws, [*runs, theirs])))
    found.stalls["one board, 1,000 commands a second"] = runs[0].stall
    found.figures = {"mutirao": [asdict(each) for each in runs], "plain": asdict(theirs)}
    best = max((each for each in runs if _kept_up(each)), key=lambda each: each.acked_a_second, default=None)
    told = f"{number(best.acked_a_second)} at p95 {ms(best.acks.p95)} ms" if best else "none that was tried"
    met = best is not None and best.acked_a_second >= WANTED * 0.99
    found.goals.append(
        Goal("one board, acknowledged commands a second", ">= 1,000 at p95 <= 100 ms", told, met)
    )
    return found


def _offer(rate: float, seconds: float) -> Run:
    with mutirao() as server:
        return measure(server, Shape(WRITERS, WRITERS, rate / WRITERS), seconds)


def _kept_up(run: Run) -> bool:
    return run.flawless and not run.refused and run.acks.p95 <= SLOWEST
