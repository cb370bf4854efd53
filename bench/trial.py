"""One shape on one server: let people in, let them write, and see what everybody was told."""

import gc
from bisect import bisect_left
from dataclasses import dataclass
from time import perf_counter, process_time

from bench import machine
from bench.crowd import Crowd
from bench.figures import spread
from bench.loop import Loop
from bench.servers import Server
from bench.shapes import Run, Shape
from bench.writing import Writing

WARM_UP = 2.0
DRAIN = 6.0
"""Seconds that the last commands get to arrive."""


def measure(server: Server, shape: Shape, seconds: float) -> Run:
    return Trial(server, shape, seconds).run()


@dataclass(frozen=True)
class Used:
    """Seconds of processor time up to a moment: the servers', this process's, the whole machine's."""

    at: float
    server: float
    own: float
    machine: float

    @classmethod
    def now(cls, server: Server) -> "Used":
        cpu = sum(process.cpu() for process in server.processes)
        return cls(perf_counter(), cpu, process_time(), machine.busy())


@dataclass(frozen=True)
class Arrived:
    """Seconds from emit to each arrival, how many arrivals lie in the measured window, how many places are wrong."""

    after: list[float]
    in_window: int
    wrong: int


class Trial:
    def __init__(self, server: Server, shape: Shape, seconds: float) -> None:
        self._server, self._shape, self._seconds = server, shape, seconds
        self._loop, self._board = Loop(), server.new_board()

    def run(self) -> Run:
        self._rehearse()
        self._let_in()
        gc.collect()
        gc.disable()
        self._write()
        gc.enable()
        stall = self._server.stall()
        self._crowd.leave()
        return self._result(stall)

    def _rehearse(self) -> None:
        """Two people come, write and go, so that what is loaded at first use isn't counted as anybody's."""
        crowd = Crowd(self._loop, self._server.people(2, self._board))
        crowd.enter()
        Writing(self._loop, crowd.clients).plan(perf_counter(), 0.5, 20)
        self._loop.run(1.0)
        crowd.leave()
        self._loop.run(0.3)

    def _let_in(self) -> None:
        empty = self._memory()
        self._crowd = Crowd(self._loop, self._server.people(self._shape.people, self._board))
        self._crowd.enter()
        self._loop.run(1.0)
        self._grown = self._memory() - empty

    def _memory(self) -> int:
        return sum(process.rss() for process in self._server.processes)

    def _write(self) -> None:
        """Warm up, measure, and let what is under way arrive."""
        self._writing = writing = Writing(self._loop, self._crowd.clients[: self._shape.writers])
        begin = perf_counter() + 0.1
        writing.plan(begin, WARM_UP + self._seconds, self._shape.rate)
        self._loop.run(begin + WARM_UP - perf_counter())
        self._first, self._loop.busiest = len(writing.sent), 0.0
        self._before = Used.now(self._server)
        self._loop.run(self._seconds)
        self._after = Used.now(self._server)
        until = perf_counter() + DRAIN
        while perf_counter() < until and not self._all_there():
            self._loop.run(0.1)

    def _all_there(self) -> bool:
        last = max(self._writing.seqs, default=0)
        return not self._writing.unanswered and all(client.next > last for client in self._crowd.clients)

    def _result(self, stall: float | None) -> Run:
        writing, before, after = self._writing, self._before, self._after
        seqs, acked = writing.seqs[self._first :], writing.acked[self._first :]
        arrived, seconds = self._arrived(), after.at - before.at
        expected = self._shape.people * sum(seq > 0 or ack < 0 for seq, ack in zip(seqs, acked, strict=True))
        there = len(arrived.after) - self._crowd.doubles
        server, own = after.server - before.server, after.own - before.own
        return Run(
            server=self._server.name,
            shape=str(self._shape),
            commands=len(seqs),
            refused=writing.refused,
            delivered=there / expected if expected else 0.0,
            gaps=self._crowd.gaps,
            doubles=self._crowd.doubles,
            wrong=arrived.wrong,
            arrival=spread(arrived.after, missing=max(0, expected - there)),
            acks=spread([ack for ack in acked if ack >= 0], missing=sum(ack < 0 for ack in acked)),
            acked_a_second=self._acked() / seconds,
            per_cpu_second=arrived.in_window / server if server else 0.0,
            kb_a_person=self._grown / self._shape.people / 1024,
            stall=stall,
            server_cpu=server / seconds,
            load=own / seconds,
            others=max(0.0, after.machine - before.machine - server - own) / seconds,
            lag=self._loop.busiest * 1000,
        )

    def _acked(self) -> int:
        """How many commands were accepted in the measured window."""
        writing, begin, end = self._writing, self._before.at, self._after.at
        every = zip(writing.sent, writing.acked, writing.seqs, strict=True)
        return sum(seq > 0 and begin <= sent + after < end for sent, after, seq in every)

    def _arrived(self) -> Arrived:
        after: list[float] = []
        in_window = wrong = 0
        sent, seqs = self._writing.sent, self._writing.seqs
        for batch in self._crowd.hearing.batches:
            first, last = (bisect_left(batch.arrivals, moment.at) for moment in (self._before, self._after))
            in_window += (last - first) * len(batch.numbers)
            for number, seq in batch.numbers:
                known = 0 <= number < len(sent)
                wrong += not known or seqs[number] not in (0, seq)
                if known and number >= self._first:
                    after += [at - sent[number] for at in batch.arrivals]
        return Arrived(after, in_window, wrong)
