"""Our WebSocket keeps to RFC 6455, never blocks, and never loses half a frame."""

import struct

import gevent
import pytest
from gevent import socket

from workshop.live.frames import CLOSE, PING, PONG, frame
from workshop.live.websocket import MOST_MESSAGE, WebSocket

HEADERS = {"HTTP_SEC_WEBSOCKET_VERSION": "13", "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ=="}


def masked(payload, opcode=1, final=True):
    mask = b"\x01\x02\x03\x04"
    size = len(payload)
    head = bytes([(0x80 if final else 0) | opcode])
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 65536:
        head += struct.pack("!BH", 0x80 | 126, size)
    else:
        head += struct.pack("!BQ", 0x80 | 127, size)
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def exactly(sock, size):
    data = b""
    while len(data) < size:
        more = sock.recv(size - len(data))
        if not more:
            break
        data += more
    return data


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    theirs.settimeout(5)
    wires = []
    running = gevent.spawn(WebSocket(lambda wire: (wires.append(wire), gevent.sleep(30)), None), {
        **HEADERS, "workshop.take": lambda: ours,
    }, lambda *args: None)  # fmt: skip
    answer = exactly(theirs, 129)
    assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in answer
    yield wires[0], theirs
    running.kill()
    ours.close()
    theirs.close()


def test_a_message_arrives_whole(pair):
    wire, theirs = pair
    theirs.sendall(masked("olá 👋".encode()))

    assert wire.wait() == "olá 👋"


def test_fragments_become_one_message_around_a_ping(pair):
    wire, theirs = pair
    theirs.sendall(masked(b"one ", final=False) + masked(b"x", PING) + masked(b"two", 0))

    assert wire.wait() == "one two"
    assert exactly(theirs, 3) == frame(b"x", PONG)


@pytest.mark.parametrize("size", [5, 125, 126, 65535, 65536, 200_000])
def test_messages_of_every_length_form_pass_both_ways(pair, size):
    wire, theirs = pair
    heard = gevent.spawn(exactly, theirs, len(frame(b"x" * size)))

    wire.send("x" * size)
    gevent.spawn(theirs.sendall, masked(b"y" * size))

    assert wire.wait() == "y" * size
    assert heard.get(timeout=5) == frame(b"x" * size)


def test_a_slow_reader_gets_every_byte_in_order(pair):
    wire, theirs = pair
    sent = [frame(bytes([65 + number % 26]) * 50_000) for number in range(60)]

    for each in sent:
        wire.write(each)

    assert exactly(theirs, sum(map(len, sent))) == b"".join(sent)


def test_a_reader_too_far_behind_is_dropped(pair, monkeypatch):
    wire, _ = pair
    monkeypatch.setattr(WebSocket, "outbox_limit", 1_000_000)

    for _ in range(40):
        wire.write(frame(b"x" * 100_000))

    assert wire.closed


@pytest.mark.parametrize(
    "garbage",
    [
        frame(b"not masked"),
        b"\xf1\x80\x00\x00\x00\x00",
        masked(b"\xff\xfe"),
        masked(b"x", 2),
        masked(b"x", 0),
        masked(b"x" * 126, PING),
        masked(b"x", PING, final=False),
        b"\x81\xff" + struct.pack("!Q", MOST_MESSAGE + 1) + b"\0\0\0\0",
        masked(b"one", final=False) + masked(b"two"),
        masked(b"", CLOSE),
        b"\x81",
    ],
)
def test_what_is_not_the_protocol_ends_the_connection(pair, garbage):
    wire, theirs = pair
    theirs.sendall(garbage)
    theirs.shutdown(socket.SHUT_WR)

    assert wire.wait() is None
    assert wire.closed


def test_writing_after_the_end_is_an_error_for_engineio_and_nothing_for_us(pair):
    wire, _ = pair
    wire.close()

    wire.write(frame(b"late"))
    with pytest.raises(OSError):
        wire.send("late")


def test_another_version_is_refused():
    said = []
    WebSocket(lambda wire: None, None)({}, lambda status, headers: said.append(status))

    assert said == ["400 Bad Request"]
