"""What the load generator says of a server: it must notice whatever goes wrong."""

import json
import math
import struct

import pytest

from bench.client import Client, Pass
from bench.figures import spread
from bench.frames import extent, masked
from bench.hearing import Hearing
from bench.loop import Loop
from bench.servers import mutirao, plain
from bench.shapes import Shape, shape
from bench.trial import measure


def told(*seqs):
    entries = [{"seq": seq, "changes": [["patch", "n", {"x": 1, "y": seq / 2}]]} for seq in seqs]
    payload = b'42["entries",' + json.dumps({"board": "b", "entries": entries}).encode() + b"]"
    return struct.pack("!BBH", 0x81, 126, len(payload)) + payload


class Line:
    """A socket from which a client reads what was put there."""

    def __init__(self):
        self.data = b""

    def recv(self, most):
        taken, self.data = self.data[:most], self.data[most:]
        return taken


def receiver(at_seq):
    client = Client(Loop(), Hearing(), Pass(("127.0.0.1", 1), "b"))
    line = Line()
    client._recv, client.next = line.recv, at_seq + 1

    def hear(data):
        line.data = data
        while line.data:
            client.read()

    return client, hear


def test_entries_in_order_are_neither_gaps_nor_doubles():
    client, hear = receiver(at_seq=3)

    hear(told(4, 5))
    hear(told(6) + told(7))

    assert (client.next, client.gaps, client.doubles) == (8, 0, 0)


@pytest.mark.parametrize("missing", [(4,), (4, 5), (4, 6)])
def test_what_is_not_sent_is_a_gap(missing):
    client, hear = receiver(at_seq=3)

    hear(told(*sorted({4, 5, 6, 7} - set(missing))))

    assert (client.next, client.gaps) == (8, len(missing))


def test_what_is_sent_again_is_a_double():
    client, hear = receiver(at_seq=3)

    hear(told(4, 5))
    hear(told(4, 5))
    hear(told(5, 6))

    assert (client.next, client.doubles, client.gaps) == (7, 3, 0)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_frames_are_put_together_from_any_pieces(size):
    client, hear = receiver(at_seq=0)
    stream = told(1) + told(2, 3) + told(4)

    for start in range(0, len(stream), size):
        hear(stream[start : start + size])

    assert (client.next, client.gaps, client.doubles) == (5, 0, 0)
    assert [batch.numbers for batch in client._hearing.batches] == [[(1, 1)], [(2, 2), (3, 3)], [(4, 4)]]


@pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536])
def test_frames_of_a_client_say_their_size(size):
    frame = masked(b"x" * size)

    start, end = extent(frame[:1] + bytes([frame[1] & 0x7F]) + frame[2:], 0)

    assert end - start == size
    assert end + 4 == len(frame)


def test_what_never_came_counts_as_infinitely_late():
    late = spread([0.001] * 95, missing=5)

    assert (late.p50, late.p95) == (1.0, 1.0)
    assert late.p99 == math.inf


@pytest.mark.parametrize("text", ["200x40", "10x20x1", "10x0x1", "axbxc"])
def test_what_is_no_shape_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        shape(text)


@pytest.mark.parametrize("serving", [mutirao, plain])
def test_a_small_shape_is_delivered_on_a_real_server(serving):
    with serving() as server:
        run = measure(server, Shape(people=4, writers=2, rate=5), seconds=1)

    assert run.flawless
    assert run.commands > 5
    assert not run.refused
    assert 0 < run.arrival.p50 <= run.arrival.p99 < math.inf
    assert 0 < run.acks.p50 < math.inf
