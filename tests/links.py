"""The two ways to a server, by hand and strict: a WebSocket on a raw socket, and polling over plain HTTP."""

import base64
import hashlib
import http.client
import os
import socket
import struct
import time
from collections.abc import Mapping
from urllib.parse import urlencode

PATH = "/socket.io/?"
OPEN: "list[WebSocket | Polling]" = []
"""Every link there is, so that a test's end can close what it left open."""
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class Turned(Exception):
    """The server did not let a connection in; `status` is its HTTP answer."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"{status} {body[:200]!r}")
        self.status = status


class Ended(Exception):
    """The server ended the connection; `code` is that of its close frame, None when there was none."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__(f"ended with {code}")
        self.code = code


class WebSocket:
    """Frames as RFC 6455 wants them from a client, and an AssertionError for any that a server may not send."""

    def __init__(self, address: tuple[str, int], query: Mapping[str, str], headers: Mapping[str, str], room: int = 0):
        OPEN.append(self)
        self.socket = socket.socket()
        if room:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        self.socket.settimeout(10)
        try:
            self.socket.connect(address)
        except OSError:
            self.close()
            raise
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = bytearray()
        key = base64.b64encode(os.urandom(16)).decode()
        path = PATH + urlencode({"EIO": "4", "transport": "websocket", **query})
        lines = [f"GET {path} HTTP/1.1", f"Host: {address[0]}:{address[1]}", "Upgrade: websocket"]
        lines += ["Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        self._greeted(key)

    def fileno(self) -> int:
        return self.socket.fileno()

    @property
    def pending(self) -> bool:
        """Whether a whole frame is already here."""
        return self._whole() is not None

    def send(self, packets: list[str]) -> None:
        self.socket.settimeout(10)
        try:
            self.socket.sendall(b"".join(masked(packet.encode()) for packet in packets))
        except (BrokenPipeError, ConnectionResetError):
            raise Ended(None) from None  # the server had heard enough before all was sent

    def receive(self) -> list[str]:
        """The packets that have arrived, once the socket is readable."""
        if not self.pending:
            self._more()
        found = []
        while (size := self._whole()) is not None:
            opcode, payload = self._cut(size)
            if opcode == CLOSE:
                raise Ended(int.from_bytes(payload[:2], "big") if payload else None)
            if opcode == PING:
                self.socket.sendall(masked(payload, PONG))
            else:
                assert opcode == TEXT, f"opcode {opcode} from the server"
                found.append(payload.decode())
        return found

    def close(self) -> None:
        self.socket.close()

    def _greeted(self, key: str) -> None:
        while b"\r\n\r\n" not in self._buffer:
            self._more()
        head, rest = bytes(self._buffer).split(b"\r\n\r\n", 1)
        self._buffer = bytearray(rest)
        status = int(head.split()[1])
        if status != 101:
            self.close()
            raise Turned(status, rest)
        accept = base64.b64encode(hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        assert b"sec-websocket-accept: " + accept.lower() in head.lower()
        assert b"extensions" not in head.lower()

    def _more(self) -> None:
        try:
            more = self.socket.recv(1 << 16)
        except (ConnectionError, TimeoutError):
            more = b""
        if not more:
            raise Ended
        self._buffer += more

    def _whole(self) -> tuple[int, int] | None:
        """Where the payload of the first frame begins and ends; None while it is not all here."""
        here = len(self._buffer)
        if here < 2:
            return None
        size, start = self._buffer[1] & 0x7F, 2
        assert not self._buffer[1] & 0x80, "a server must not mask"
        if size >= 126:
            form, start = ("!H", 4) if size == 126 else ("!Q", 10)
            if here < start:
                return None
            size = struct.unpack(form, self._buffer[2:start])[0]
            assert size > (125 if start == 4 else 65535), "a longer length than needed"
        return (start, start + size) if here >= start + size else None

    def _cut(self, place: tuple[int, int]) -> tuple[int, bytes]:
        head = self._buffer[0]
        assert head & 0xF0 == 0x80, "only whole frames without extensions are ours"
        payload = bytes(self._buffer[place[0] : place[1]])
        del self._buffer[: place[1]]
        return head & 0x0F, payload


class Polling:
    """One GET always waits; each send is a POST of its own."""

    def __init__(self, address: tuple[str, int], query: Mapping[str, str], headers: Mapping[str, str]) -> None:
        self.address, self.headers = address, dict(headers)
        self._query = {"EIO": "4", "transport": "polling", **query}
        self._early = self._get_first()
        OPEN.append(self)
        self.sid = self._early[0].split('"sid":"')[1].split('"')[0]
        self._query["sid"] = self.sid
        self._paused = self._lost = False
        self._ask()

    def fileno(self) -> int:
        return self._waiting.sock.fileno()

    @property
    def pending(self) -> bool:
        return bool(self._early) or self._lost

    def send(self, packets: list[str]) -> None:
        status, body = self.post("\x1e".join(packets).encode())
        if status != 200:
            raise Ended
        assert body in (b"ok", b"OK"), body

    def post(self, body: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(*self.address, timeout=10)
        try:
            connection.request("POST", self._path(), body, {"Content-Type": "text/plain", **self.headers})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (http.client.HTTPException, ConnectionError):
            raise Ended from None
        finally:
            connection.close()

    def receive(self) -> list[str]:
        found, self._early = self._early, []
        if found:
            return found
        if self._lost:
            raise Ended
        try:
            answer = self._waiting.getresponse()
            body = answer.read()
        except (http.client.HTTPException, ConnectionError):
            raise Ended from None
        finally:
            self._waiting.close()
        if answer.status != 200:
            raise Ended
        if not self._paused:
            try:
                self._ask()
            except OSError:
                self._lost = True
        return body.decode().split("\x1e") if body else []

    def pause(self) -> list[str]:
        """Let the waiting GET come back and ask no more: the packets it brought."""
        self._paused = True
        return self.receive()

    def close(self) -> None:
        self._waiting.close()

    def _get_first(self) -> list[str]:
        connection = http.client.HTTPConnection(*self.address, timeout=10)
        connection.request("GET", self._path(), headers=self.headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise Turned(answer.status, body)
        return body.decode().split("\x1e")

    def _ask(self) -> None:
        self._waiting = http.client.HTTPConnection(*self.address, timeout=60)
        self._waiting.request("GET", self._path(), headers=self.headers)

    def _path(self) -> str:
        return PATH + urlencode({**self._query, "t": f"{time.monotonic_ns():x}"})


def close_all() -> None:
    for link in OPEN:
        link.close()
    OPEN.clear()


def masked(payload: bytes, opcode: int = TEXT, final: bool = True) -> bytes:
    """One frame as a client sends it."""
    size, key = len(payload), os.urandom(4)
    if size < 126:
        head = struct.pack("!BB", (0x80 if final else 0) | opcode, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", (0x80 if final else 0) | opcode, 0xFE, size)
    else:
        head = struct.pack("!BBQ", (0x80 if final else 0) | opcode, 0xFF, size)
    whole = (key * (size // 4 + 1))[:size]
    return head + key + (int.from_bytes(payload, "big") ^ int.from_bytes(whole, "big")).to_bytes(size, "big")
