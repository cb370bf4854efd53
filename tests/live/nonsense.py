"""Packets that no honest page sends: random bytes, broken JSON, wrong shapes and frames that break the protocol."""

import json
import random
import struct
from collections.abc import Callable
from typing import Any

from tests.links import masked
from workshop.objects import RULES

WORDS = ["", "n", "__proto__", "constructor", "a" * 50, "é", "\0", "\ud800", "' OR 1=1", "<b>", "%s%n", "../..", "💥"]
FIELDS = ["note", "notes", "x", "y", "text", "base", "moves", "ids", "seq", "private"]
FIELDS += ["link", "from", "to", "frame", "cluster", "into", "in"]
EVENTS = ["open", "act", "here", "gather", "push", "close", "connect", "disconnect", "message"]
EVENTS += ["entries", "people", "gone", "", "*"]


class Nonsense:
    """Random packets for a board; the same seed gives the same packets."""

    def __init__(self, seed: int, board: str) -> None:
        self.chance, self.board = random.Random(seed), board
        self._polite: list[Callable[[], bytes]] = [self.broken, self.shape, self.command, self.command, self.deep]
        self._rude: list[Callable[[], bytes]] = [
            self.noise,
            self.bad_text,
            self.engine,
            self.packet,
            self.binary,
            self.frame,
            self.fragments,
        ]

    def polite(self) -> bytes:
        """Something to write to a WebSocket that is to be answered with a refusal, mostly."""
        return self.chance.choice(self._polite)()

    def rude(self) -> bytes:
        """Something that ends the connection, mostly."""
        return self.chance.choice(self._rude)()

    def body(self) -> bytes:
        """Something to send by polling."""
        some = [self._text() for _ in range(self.chance.choice([1, 1, 2, 5, 40]))]
        body = raw("\x1e".join(some))
        noise = self._noise(200)
        return self.chance.choice([body, body, noise, b"b" + noise, b"\x1e" * 50, b"d=" + body, b""])

    def noise(self) -> bytes:
        return self._noise(60)

    def bad_text(self) -> bytes:
        return masked(b"42" + self._noise(40))

    def engine(self) -> bytes:
        return masked(raw(self._engine()))

    def packet(self) -> bytes:
        return masked(raw(self._packet()))

    def broken(self) -> bytes:
        return masked(raw(self._broken()))

    def shape(self) -> bytes:
        return masked(raw(self._shape()))

    def command(self) -> bytes:
        return masked(raw(self._command()))

    def deep(self) -> bytes:
        return masked(raw(self._deep()))

    def binary(self) -> bytes:
        name = self.chance.choice(EVENTS)
        announced = f'45{self.chance.choice([0, 1, 2, 99])}-["{name}",{{"_placeholder":true,"num":0}}]'
        return masked(announced.encode()) + masked(self._noise(20), self.chance.choice([0x2, 0x1]))

    def frame(self) -> bytes:
        """A frame that breaks RFC 6455 in one way."""
        chance = self.chance
        unmasked = bytes([0x81, 4]) + b"2pro"
        reserved = bytes([chance.choice([0x91, 0xA1, 0xC1, 0xF1]), 0x80]) + b"abcd"
        unknown = masked(self._noise(9), chance.choice([0x3, 0x7, 0xB, 0xF]))
        long_ping = masked(self._noise(126) + b"x" * 126, 0x9)
        cut_ping = masked(b"x", 0x9, final=False)
        huge = struct.pack("!BBQ", 0x81, 0xFF, chance.choice([2**63, 2**64 - 1, 2**40, 1_048_577])) + b"abcd"
        closing = masked(chance.choice([b"", b"\x03", b"\x00\x00", b"\xff\xff" + self._noise(9)]), 0x8)
        return chance.choice([unmasked, reserved, unknown, long_ping, cut_ping, huge, closing])

    def fragments(self) -> bytes:
        text = raw(self._text()) or b"4"
        parts = [text[at : at + 3] for at in range(0, min(len(text), 60), 3)]
        frames = [masked(part, self.chance.choice([0x0, 0x0, 0x0, 0x1, 0x9]), final=False) for part in parts]
        return b"".join(frames) + masked(b"]", 0x0, final=self.chance.random() < 0.7)

    def _text(self) -> str:
        return self.chance.choice([self._engine, self._packet, self._broken, self._shape, self._command, self._deep])()

    def _engine(self) -> str:
        return self.chance.choice("0123456789b{x") + self._word()

    def _packet(self) -> str:
        rest = ["", "{}", "[", "/x,", "/", "99999999999999999999999", '[""]', "1[]", "-", "5-", "999-[]", self._word()]
        return "4" + self.chance.choice("0123456789") + self.chance.choice(rest)

    def _broken(self) -> str:
        """A good packet with some of its characters lost, doubled or replaced."""
        text = list(self._command())
        for _ in range(self.chance.randrange(1, 6)):
            at = self.chance.randrange(len(text))
            text[at] = self.chance.choice(["", text[at] * 2, '"', "{", "]", "\\", "\\ud800", "\x1e", "é", ",", "NaN"])
        return "".join(text)

    def _shape(self) -> str:
        ack = self.chance.choice(["", "0", "7", "٣", "999999999999"])
        event = [self.chance.choice(EVENTS), *(self._value(3) for _ in range(self.chance.randrange(3)))]
        return f"42{ack}" + json.dumps(self.chance.choice([event, event, event[::-1], event[-1]]))

    def _command(self) -> str:
        args = {self.chance.choice(FIELDS): self._value(2) for _ in range(self.chance.randrange(6))}
        name = self.chance.choice([*RULES, "note.explode", self._word()])
        said = {"board": self.board, "id": self._id(), "command": name, "args": args}
        if self.chance.random() < 0.2:
            said[self.chance.choice(["board", "id", "command", "args", "commands", "base", "since"])] = self._value(2)
        event = self.chance.choice(["act", "act", "open", "here"])
        return f"42{self.chance.randrange(1000)}" + json.dumps([event, said])

    def _deep(self) -> str:
        opening, depth = self.chance.choice(["[", '{"a":', '["act",']), self.chance.choice([100, 3_000, 100_000])
        return f"4{self.chance.choice('22230')}" + opening * depth

    def _value(self, depth: int) -> Any:
        chance = self.chance
        plain = [None, True, 0, -1, 7.5, 1e308, 10**25, float("nan"), self._word(), self._id(), [], {}]
        if depth and chance.random() < 0.4:
            several = [self._value(depth - 1) for _ in range(chance.randrange(4))]
            return chance.choice([several, {self._word(): value for value in several}])
        return chance.choice(plain)

    def _id(self) -> str:
        return self.chance.choice(["n1", "n2", "n3", "l1", "stage", f"i{self.chance.randrange(10**6)}"])

    def _word(self) -> str:
        return self.chance.choice(WORDS)

    def _noise(self, most: int) -> bytes:
        return self.chance.randbytes(self.chance.randrange(1, most))


def raw(text: str) -> bytes:
    """UTF-8, and what UTF-8 may not hold."""
    return text.encode(errors="surrogatepass")
