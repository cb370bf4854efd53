"""Our WebSocket (RFC 6455) for python-engineio: it never blocks, never loses half a frame, and gives up on
whoever doesn't read.

The stock class corrupts the stream of a slow reader under gevent, because it doesn't continue a partial send.
"""

import base64
import hashlib
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import gevent
import structlog
from gevent import socket

from workshop import metrics
from workshop.live.frames import CLOSE, PING, PONG, TEXT, frame

log = structlog.get_logger()

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
MOST_MESSAGE = 1024 * 1024


class Broken(Exception):
    """The other side broke the protocol or is gone; `code` is what a close frame tells it."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class WebSocket:
    """One connection, in the shape that python-engineio expects of its `websocket` class."""

    outbox_limit = 8 * 1024 * 1024
    receive: Callable[[str, str], None] | None = None
    """Takes Socket.IO packets, by the connection's id, past engineio's general way of doing it."""

    def __init__(self, handler: Callable[["WebSocket"], Any], server: Any) -> None:
        self._handler = handler
        self._link = getattr(handler, "__self__", None)
        self._outbox: deque[memoryview] = deque()
        self._waiting = 0
        self._draining = False
        self._buffer = b""
        self._at = 0
        self.closed = False

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "").encode("latin-1", "replace")
        if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or len(key) != 24:
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return [b"This address speaks WebSocket version 13."]
        self._socket = environ["workshop.take"]()
        self._socket.settimeout(None)  # engineio's pings find out who is silent; a timer for each read is dear
        self._raw = self._socket._sock
        accept = base64.b64encode(hashlib.sha1(key + GUID).digest())
        self.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        if self._link is not None:
            self._link.wire = self
        try:
            self._handler(self)
        except (ValueError, KeyError, IndexError, TypeError, OSError) as error:
            log.info("connection ended", reason=f"{type(error).__name__}: {error}")
            if self._link is not None:
                self._link.queue.put(None)
                self._link.close(wait=False, abort=True)
        finally:
            self.close()
        return []

    def send(self, message: str | bytes) -> None:
        """Queue one message; OSError when the connection has ended, as engineio expects."""
        if self.closed:
            raise OSError("the connection has ended")
        self.write(frame(message.encode() if isinstance(message, str) else message))

    def write(self, data: bytes) -> None:
        """Write a whole frame now or as soon as the reader takes it; a reader too far behind is dropped."""
        if self.closed:
            return
        if not self._outbox:
            try:
                sent = self._raw.send(data)
            except BlockingIOError:
                sent = 0
            except OSError:
                self._end()
                return
            if sent == len(data):
                return
            rest = memoryview(data)[sent:]
        else:
            rest = memoryview(data)
        self._outbox.append(rest)
        self._waiting += len(rest)
        if self._waiting > self.outbox_limit:
            metrics.DROPPED.inc()
            log.info("connection dropped", reason="it doesn't read", waiting=self._waiting)
            self._end()
        elif not self._draining:
            self._draining = True
            gevent.spawn(self._drain)

    def wait(self) -> str | None:
        """The next message that is engineio's own business; None when the connection has ended."""
        receive = WebSocket.receive
        try:
            while True:
                message = self._message()
                if receive is None or self._link is None or not message.startswith("4"):
                    return message
                receive(self._link.sid, message[1:])
        except Broken as broken:
            self.close(broken.code)
        except (OSError, UnicodeDecodeError):
            self.close(1002)
        return None

    def close(self, code: int = 1000) -> None:
        if self.closed:
            return
        if not self._outbox:
            self.write(frame(code.to_bytes(2, "big"), CLOSE))
        self._end()

    def _drain(self) -> None:
        """Send what waits, in order, as fast as the reader takes it."""
        try:
            while self._outbox and not self.closed:
                sent = self._socket.send(self._outbox[0])
                self._waiting -= sent
                if sent == len(self._outbox[0]):
                    self._outbox.popleft()
                else:
                    self._outbox[0] = self._outbox[0][sent:]
        except OSError:
            self._end()
        finally:
            self._draining = False

    def _end(self) -> None:
        self.closed = True
        self._outbox.clear()
        self._waiting = 0
        with suppress(OSError):  # it may have ended already
            self._socket.shutdown(socket.SHUT_RDWR)

    def _message(self) -> str:
        """One whole text message, put together from its fragments, answering control frames on the way."""
        parts = bytearray()
        started = False
        while True:
            final, opcode, payload = self._frame()
            if opcode == PING:
                self.write(frame(payload, PONG))
            elif opcode == CLOSE:
                raise Broken(1000)
            elif opcode in (TEXT, 0x0):
                if (opcode == TEXT) == started:
                    raise Broken(1002)
                started = True
                parts += payload
                if len(parts) > MOST_MESSAGE:
                    raise Broken(1009)
                if final:
                    return parts.decode()
            elif opcode != PONG:
                raise Broken(1003)

    def _frame(self) -> tuple[bool, int, bytes]:
        head = self._take(2)
        final, opcode, masked, size = bool(head[0] & 0x80), head[0] & 0x0F, head[1] & 0x80, head[1] & 0x7F
        if head[0] & 0x70 or not masked or (opcode >= 0x8 and (not final or size > 125)):
            raise Broken(1002)
        if size == 126:
            size = int.from_bytes(self._take(2), "big")
        elif size == 127:
            size = int.from_bytes(self._take(8), "big")
        if size > MOST_MESSAGE:
            raise Broken(1009)
        mask = self._take(4)
        return final, opcode, _unmask(self._take(size), mask)

    def _take(self, size: int) -> bytes:
        while len(self._buffer) - self._at < size:
            more = self._socket.recv(16384)
            if not more:
                raise Broken(1000)
            self._buffer = self._buffer[self._at :] + more
            self._at = 0
        taken = self._buffer[self._at : self._at + size]
        self._at += size
        return taken


def _unmask(data: bytes, mask: bytes) -> bytes:
    size = len(data)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


def hang_in(engineio_server: Any) -> bool:
    """Make engineio use our class; False when its inner shape is no longer the one we know."""
    drivers = getattr(engineio_server, "_async", None)
    if not isinstance(drivers, dict) or "websocket" not in drivers:
        return False
    engineio_server._async = {**drivers, "websocket": WebSocket}
    return True
