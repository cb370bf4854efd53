"""WebSocket frames as a client needs them (RFC 6455)."""

import struct

MASK = b"\0\0\0\0"
"""A mask that changes nothing: the server unmasks it all the same, and we save the work."""
TEXT, CLOSE, PING, PONG = 0x81, 0x88, 0x89, 0x8A
LARGE = 1 << 62


def masked(payload: bytes, head: int = TEXT) -> bytes:
    """One whole frame from a client."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", head, 0x80 | size) + MASK + payload
    if size < 65536:
        return struct.pack("!BBH", head, 0xFE, size) + MASK + payload
    return struct.pack("!BBQ", head, 0xFF, size) + MASK + payload


def extent(data: bytes | bytearray, start: int) -> tuple[int, int]:
    """Where the payload of the frame at `start` begins and ends; (start, LARGE) while its head is not all here."""
    here = len(data) - start
    if here < 2:
        return start, LARGE
    size = data[start + 1]
    if size < 126:
        return start + 2, start + 2 + size
    if size == 126 and here >= 4:
        return start + 4, start + 4 + (data[start + 2] << 8 | data[start + 3])
    if size == 127 and here >= 10:
        return start + 10, start + 10 + int.from_bytes(data[start + 2 : start + 10], "big")
    return start, LARGE
