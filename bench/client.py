"""One person's connection: Socket.IO v5 over Engine.IO v4 on a WebSocket, slim enough for thousands on one core."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Any

import msgspec

from bench.frames import CLOSE, LARGE, PING, PONG, TEXT, extent, masked
from bench.hearing import Batch, Hearing
from bench.loop import Loop

encode = msgspec.json.Encoder().encode
Answered = Callable[[int, bytes, float], None]
"""Called with the number of a call, its answer as JSON in a list, and when it came."""
Opened = Callable[["Client", bytes, float], None]


@dataclass(frozen=True)
class Pass:
    """How one person gets in: where, and with which cookie."""

    address: tuple[str, int]
    board: str
    cookie: str = ""
    person: str = ""
    session: str = ""

    @cached_property
    def greeting(self) -> bytes:
        host = f"{self.address[0]}:{self.address[1]}"
        return (
            f"GET /socket.io/?EIO=4&transport=websocket&board={self.board} HTTP/1.1\r\nHost: {host}\r\n"
            f"Origin: http://{host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            + (f"Cookie: {self.cookie}\r\n" if self.cookie else "")
            + "\r\n"
        ).encode()


class Client:
    """A receiver checks the order of what it is sent: `next` is the seq it waits for, 0 before its board is open."""

    chunk = 16384

    def __init__(self, loop: Loop, hearing: Hearing, entry: Pass) -> None:
        self.entry, self.next = entry, 0
        self.gaps = self.doubles = 0
        self.ended: str | None = None
        self._loop, self._hearing, self._frames = loop, hearing, hearing.frames
        self._rest, self._need = bytearray(), 0
        self._unsent = bytearray()
        self._calls: dict[int, Answered] = {}
        self._last_call = 1 << 40

    def connect(self, ready: Callable[["Client"], None]) -> None:
        """Go through TCP, WebSocket, Engine.IO and Socket.IO, then call `ready`."""
        self._ready = ready
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._recv = self.socket.recv
        self.socket.connect_ex(self.entry.address)
        self._unsent += self.entry.greeting
        self._loop.watch(self.socket.fileno(), self._upgraded, self._drain)

    def open(self, opened: Opened, since: int | None = None) -> None:
        """Open the board; `opened` is called with the answer and when it came."""

        def answered(_: int, answer: bytes, at: float) -> None:
            said = msgspec.json.decode(answer, type=list[_Answer])[0]
            if said.ok:
                self.next = said.seq + 1
            opened(self, answer, at)

        self.call("open", {"board": self.entry.board} | ({} if since is None else {"since": since}), answered)

    def call(self, event: str, payload: Any, answered: Answered) -> None:
        self._last_call += 1
        self.act(self._last_call, b'["%b",%b]' % (event.encode(), encode(payload)), answered)

    def act(self, number: int, event: bytes, answered: Answered) -> None:
        """Emit an event that is encoded already, under an acknowledgement number of the caller's."""
        self._calls[number] = answered
        self._send(masked(b"42%d%b" % (number, event)))

    def close(self, why: str = "closed by us") -> None:
        if self.ended is None:
            self.ended = why
            self._loop.forget(self.socket.fileno())
            self.socket.close()

    def read(self) -> None:
        """Take what has arrived. Nearly always it is one frame that others were sent too."""
        try:
            data = self._recv(self.chunk)
        except BlockingIOError:
            return
        except OSError as error:
            self.close(str(error))
            return
        at = perf_counter()
        if not self._rest:
            batch = self._frames.get(data)
            if batch is not None and batch.first == self.next:
                self.next = batch.last + 1
                batch.arrivals.append(at)
                return
        if not data:
            self.close("ended by the server")
            return
        self._rest += data
        if len(self._rest) >= self._need:
            self._split(at)

    def heard(self, frame: bytes, payload: bytes, at: float) -> None:
        """Note the arrival of entries that nobody was sent before."""
        self.count(self._hearing.read(frame, payload), at)

    def count(self, batch: Batch, at: float) -> None:
        batch.arrivals.append(at)
        if not self.next:
            return
        if batch.first > self.next:
            self.gaps += batch.first - self.next
        elif batch.first < self.next:
            self.doubles += min(self.next, batch.last + 1) - batch.first
        self.gaps += batch.holes
        self.next = max(self.next, batch.last + 1)

    def _split(self, at: float) -> None:
        """Take the whole frames out of what is here."""
        data, start = bytes(self._rest), 0
        try:
            while True:
                begin, end = extent(data, start)
                if end > len(data):
                    break
                frame = data[start:end]
                batch = self._frames.get(frame)
                if batch is not None:
                    self.count(batch, at)
                else:
                    self._frame(frame, data[start], data[begin:end], at)
                start = end
        except (ValueError, msgspec.MsgspecError) as error:
            self.close(f"broken stream: {error}")
        self._rest = bytearray(data[start:])
        self._need = 0 if end == LARGE else end - start

    def _frame(self, frame: bytes, head: int, payload: bytes, at: float) -> None:
        if head == TEXT:
            self._packet(frame, payload, at)
        elif head == PING:
            self._send(masked(payload, PONG))
        elif head == CLOSE:
            self.close("closed by the server")
        elif head != PONG:
            raise ValueError(f"a frame starts with {head:#x}")

    def _packet(self, frame: bytes, payload: bytes, at: float) -> None:
        if payload.startswith(b'42["entries"'):
            self.heard(frame, payload, at)
        elif payload.startswith(b"43"):
            number, bracket, answer = payload[2:].partition(b"[")
            self._calls.pop(int(number))(int(number), bracket + answer, at)
        elif payload == b"2":
            self._send(masked(b"3"))
        elif payload.startswith(b"0"):
            self._send(masked(b"40"))
        elif payload.startswith(b"40"):
            self._ready(self)
        elif payload.startswith((b"41", b"44", b"1")):
            self.close(f"turned away: {payload[:80]!r}")
        elif not payload.startswith((b"42[", b"6")):
            raise ValueError(f"what is {payload[:80]!r}?")

    def _upgraded(self) -> None:
        try:
            data = self._recv(self.chunk)
        except BlockingIOError:
            return
        except OSError as error:
            self.close(str(error))
            return
        self._rest += data
        head, ended, rest = self._rest.partition(b"\r\n\r\n")
        if ended and head.startswith(b"HTTP/1.1 101"):
            self._rest = rest
            self._loop.watch(self.socket.fileno(), self.read, self._drain if self._unsent else None)
            self._split(perf_counter())
        elif ended or not data:
            self.close(f"not let in: {bytes(head[:60])!r}")

    def _send(self, data: bytes) -> None:
        if self.ended is not None:
            return
        if not self._unsent:
            try:
                sent = self.socket.send(data)
            except BlockingIOError:
                sent = 0
            except OSError as error:
                self.close(str(error))
                return
            if sent == len(data):
                return
            data = data[sent:]
        self._unsent += data
        self._loop.watch(self.socket.fileno(), self.read, self._drain)

    def _drain(self) -> None:
        try:
            del self._unsent[: self.socket.send(self._unsent)]
        except BlockingIOError:
            return
        except OSError as error:
            self.close(str(error))
            return
        if not self._unsent:
            self._loop.calm(self.socket.fileno())


class _Answer(msgspec.Struct):
    ok: bool
    seq: int = 0
