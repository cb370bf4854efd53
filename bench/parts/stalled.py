"""A reader that stops reading for 10 s while 24 MB go by: dropped at its limit, back by seq, and nobody else slower."""

from dataclasses import asdict
from time import perf_counter

from bench.crowd import Crowd
from bench.figures import Spread, spread
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.servers import Mutirao, mutirao
from bench.table import ms, table
from bench.witness import Witness
from bench.writing import Writing, new_id

WRITERS, READERS, RATE = 20, 4, 17.0
CALM, STALL, AFTER = 5.0, 10.0, 3.0
LONG = "🌱" * 2000
"""8,000 bytes: the longest text a note may have, in the widest letters."""
CLEAR = 9
"""Each writer takes back so many notes at once, to keep the board small."""
ALLOWED = 1.25, 5.0
"""Others may be slower by this factor and so many ms: what two runs of the same differ by."""


class Flood(Writing):
    """Long notes, taken back after a while."""

    def _command(self, writer: int, number: int) -> str:
        notes = self._notes[writer]
        if len(notes) == CLEAR:
            ids, self._notes[writer] = '","'.join(notes), []
            return f'"drop","args":{{"ids":["{ids}"]}}'
        notes.append(new_id())
        return (
            f'"note.add","args":{{"note":"{notes[-1]}","x":{writer * 216},"y":{number / 2},"text":"{LONG}"}}'
        )


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao() as server:
        trial = Trial(server)
        trial.carry_out()
        found.stalls["a reader that stalls"] = server.stall()
        dropped = server.metrics().get("workshop_dropped_total", 0.0)
    calm, stalled = trial.others
    say(
        table(
            ("everybody else", "p50 ms", "p95", "p99"),
            [_row("while all read", calm), _row("while one stalls", stalled)],
        )
    )
    facts = {
        "megabytes that went by": round(trial.bytes / 1e6, 1),
        "dropped by the server": dropped == 1 and trial.ended,
        "what it was sent is whole": trial.whole,
        "its seq is answered with": trial.answered,
        "its board is a newcomer's": trial.same,
    }
    say("\n".join(f"{name}: {_told(fact)}" for name, fact in facts.items()))
    found.figures = {"calm": asdict(calm), "stalled": asdict(stalled), **facts}
    factor, more = ALLOWED
    even = stalled.p99 <= calm.p99 * factor + more
    told = f"p99 of others {ms(calm.p99)} -> {ms(stalled.p99)} ms"
    missing = [name for name, fact in facts.items() if fact is False]
    told += f"; not so: {', '.join(missing)}" if missing else ""
    met = even and not missing and trial.bytes >= 24e6
    target = "dropped, back by seq, others not slower"
    found.goals.append(Goal("a reader stalls 10 s while 24 MB go by", target, told, met))
    return found


class Trial:
    """One board, a flood of long notes, and one reader who looks away."""

    def __init__(self, server: Mutirao) -> None:
        self._loop, board = Loop(), server.new_board()
        self._crowd = Crowd(self._loop, server.people(WRITERS + READERS, board))
        self._watchers = Crowd(self._loop, server.people(2, board), Witness)
        for client in self._crowd.clients:
            client.chunk = Witness.chunk
        self._newcomer = server.people(1, board)

    def carry_out(self) -> None:
        self._crowd.enter()
        self._watchers.enter()
        steady, stalling = self._watchers.clients
        assert isinstance(steady, Witness) and isinstance(stalling, Witness)
        writing = Flood(self._loop, self._crowd.clients[:WRITERS])
        begin = perf_counter() + 0.1
        writing.plan(begin, CALM + STALL + AFTER, RATE)
        self._loop.run(begin + CALM - perf_counter())
        looked_away = perf_counter()
        self._loop.forget(stalling.socket.fileno())
        self._loop.run(STALL)
        back = perf_counter()
        self._loop.watch(stalling.socket.fileno(), stalling.read)
        self._loop.run(0.5, lambda: stalling.ended is not None)
        self.ended = stalling.ended is not None
        self.whole = not str(stalling.ended).startswith("broken")
        again = self._come_back(stalling)
        self._loop.run(begin + CALM + STALL + AFTER - perf_counter())
        self._loop.run(10, lambda: not writing.unanswered)
        self._loop.run(1.0)
        self.bytes = sum(len(payload) for at, payload in steady.log if looked_away <= at < back)
        self.others = (
            self._arrivals(writing, begin + 1, looked_away),
            self._arrivals(writing, looked_away, back),
        )
        self.same = self._same(stalling, again)
        self._crowd.leave()
        self._watchers.leave()
        again.close()

    def _come_back(self, stalling: Witness) -> Witness:
        """The same person once more, from the seq they had; cut off first, in case the server has not."""
        stalling.close()
        returning = Crowd(self._loop, [stalling.entry], Witness)
        returning.enter(since=[stalling.seq])
        again = returning.clients[0]
        assert isinstance(again, Witness)
        self.answered = "entries" if b'"entries":' in again.opening else "the whole board"
        return again

    def _same(self, stalling: Witness, again: Witness) -> bool:
        """Whether the reader that came back ended with what somebody new is sent."""
        newcomer = Crowd(self._loop, self._newcomer, Witness)
        newcomer.enter()
        (new,) = newcomer.clients
        assert isinstance(new, Witness)
        newcomer.leave()
        return again.folded(before=stalling.folded()) == new.records()

    def _arrivals(self, writing: Flood, begin: float, end: float) -> Spread:
        found: list[float] = []
        for batch in self._crowd.hearing.batches:
            for number, _ in batch.numbers:
                if 0 <= number < len(writing.sent) and begin <= writing.sent[number] < end:
                    found += [at - writing.sent[number] for at in batch.arrivals]
        return spread(found)


def _row(name: str, others: Spread) -> list[str]:
    return [name, ms(others.p50), ms(others.p95), ms(others.p99)]


def _told(fact: object) -> str:
    return ("yes" if fact else "NO") if isinstance(fact, bool) else str(fact)
