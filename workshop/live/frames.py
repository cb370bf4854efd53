"""Messages built once and written to many: a WebSocket frame, or an Engine.IO packet for a polling client.

Frames from a server are not masked (RFC 6455, section 5.1), so the same bytes serve every socket.
"""

import struct
from functools import cached_property

from engineio import packet as engineio

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """One final WebSocket frame as a server sends it."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x80 | opcode, size) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x80 | opcode, 126, size) + payload
    return struct.pack("!BBQ", 0x80 | opcode, 127, size) + payload


class Message:
    """A Socket.IO packet of the default namespace in the forms that transports need, each made at most once."""

    def __init__(self, packet: bytes) -> None:
        self._packet = packet

    @cached_property
    def frame(self) -> bytes:
        return frame(b"4" + self._packet)

    @cached_property
    def packet(self) -> engineio.Packet:
        return engineio.Packet(engineio.MESSAGE, data=self._packet.decode())


def event(name: bytes, payload: bytes) -> Message:
    return Message(b'2["%b",%b]' % (name, payload))


def answer(ack: int, payload: bytes) -> Message:
    return Message(b"3%d[%b]" % (ack, payload))
