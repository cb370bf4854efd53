"""What people write: half of the commands add a note, half move one of the writer's own.

A command's number is told by its place: y is half of it. So every arrival can be traced to its emit, whatever
becomes of acknowledgements.
"""

import random
import time
from collections.abc import Callable, Sequence
from time import perf_counter

import msgspec

from bench.client import Client
from bench.loop import Loop
from bench.words import sentence

MOST_NOTES = 40
"""A writer who has so many notes only moves them."""


class Ack(msgspec.Struct):
    ok: bool
    seq: int = 0
    code: str = ""


_decode = msgspec.json.Decoder(list[Ack]).decode


def decode_ack(answer: bytes) -> Ack:
    return _decode(answer)[0]


class Writing:
    """Commands of many writers and what became of each, by its number."""

    def __init__(self, loop: Loop, writers: Sequence[Client], seed: int = 1) -> None:
        self.sent: list[float] = []
        self.acked: list[float] = []
        """Seconds from the emit to the answer; negative while there is none."""
        self.seqs: list[int] = []
        """Of each command its entry's seq; 0 while there is none."""
        self.refused: dict[str, int] = {}
        self._loop, self._writers = loop, writers
        self._random = random.Random(seed)
        self._notes: list[list[str]] = [[] for _ in writers]

    def plan(self, begin: float, seconds: float, rate: float) -> None:
        """Let every writer send `rate` commands a second, each at a random moment of its turn."""
        turn = 1 / rate
        for writer in range(len(self._writers)):
            for step in range(int(seconds * rate)):
                self._loop.at(begin + (step + self._random.random()) * turn, self._deed(writer))

    @property
    def unanswered(self) -> int:
        return sum(each < 0 for each in self.acked)

    def _deed(self, writer: int) -> Callable[[], None]:
        return lambda: self._send(writer)

    def _send(self, writer: int) -> None:
        client, number = self._writers[writer], len(self.sent)
        said = self._command(writer, number)
        event = f'["act",{{"board":"{client.entry.board}","id":"{new_id()}","command":{said}}}]'.encode()
        self.acked.append(-1.0)
        self.seqs.append(0)
        self.sent.append(perf_counter())
        client.act(number, event, self._answered)

    def _command(self, writer: int, number: int) -> str:
        """The command's name and arguments as JSON."""
        notes = self._notes[writer]
        if len(notes) < MOST_NOTES and (not notes or number % 2):
            notes.append(new_id())
            place = f'"x":{writer * 216},"y":{number / 2}'
            return f'"note.add","args":{{"note":"{notes[-1]}",{place},"text":"{sentence(self._random)}"}}'
        note = self._random.choice(notes)
        return f'"move","args":{{"moves":[["{note}",{writer * 216},{number / 2}]]}}'

    def _answered(self, number: int, answer: bytes, at: float) -> None:
        said = decode_ack(answer)
        self.acked[number] = at - self.sent[number]
        self.seqs[number] = said.seq
        if not said.ok:
            self.refused[said.code] = self.refused.get(said.code, 0) + 1


def new_id() -> str:
    """A UUIDv7 in hexadecimal digits, as browsers make them."""
    return f"{time.time_ns() // 1_000_000:012x}7{random.getrandbits(76):019x}"
