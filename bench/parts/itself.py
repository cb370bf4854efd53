"""The load generator itself, against a server that only writes: what it can take before it is late."""

from bisect import bisect_left
from dataclasses import asdict, dataclass
from time import perf_counter, process_time

from bench.client import Pass
from bench.crowd import Crowd
from bench.figures import Spread, spread
from bench.loop import Loop
from bench.part import Findings, Say, Wish
from bench.process import Process, free_port
from bench.servers import scratch
from bench.table import ms, number, percent, table

CASES = ((200, 1, 200), (200, 4, 60), (1000, 10, 20), (1000, 10, 40), (1000, 3, 60))
"""People, entries a frame, frames a second: as plain servers send, as ours does, and more."""
SECONDS = 4.0


@dataclass(frozen=True)
class Took:
    wanted: float
    taken: float
    load: float
    late: Spread


def run(wish: Wish, say: Say) -> Findings:
    found, rows = Findings(), []
    for people, entries, frames in CASES:
        took = _take(people, entries, frames)
        name = f"{people} people, {frames} frames a second with {entries} entries"
        share = percent(min(1.0, took.load))
        rows.append(
            (name, number(took.wanted), number(took.taken), share, ms(took.late.p50), ms(took.late.p99))
        )
        found.figures[name] = asdict(took)
    say(table(("the server writes", "entries/s", "taken", "of a core", "p50 ms", "p99"), rows))
    return found


def _take(people: int, entries: int, frames: int) -> Took:
    loop, port = Loop(), free_port()
    arguments = ["-m", "bench.blaster", *map(str, (port, people, entries, frames))]
    with scratch() as folder:
        server = Process(arguments, port, folder / "blaster.log")
        try:
            crowd = Crowd(loop, [Pass(server.address, "board")] * people)
            crowd.enter(at_once=people)
            loop.run(2.0)
            own = process_time()
            began = perf_counter()
            loop.run(SECONDS)
            own, ended = process_time() - own, perf_counter()
        finally:
            server.end()
    crowd.leave()
    taken, late = 0, []
    for batch in crowd.hearing.batches:
        first, last = bisect_left(batch.arrivals, began), bisect_left(batch.arrivals, ended)
        taken += (last - first) * len(batch.numbers)
        sent = batch.numbers[0][0] / 1000
        late += [at - sent for at in batch.arrivals[first:last]]
    return Took(people * entries * frames, taken / SECONDS, own / SECONDS, spread(late))
