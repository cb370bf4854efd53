"""10,000 malformed packets leave no traceback, no ghost and a server that goes on serving everybody else."""

import contextlib
import os
import random
import socket
import time

import pytest

from tests import guests
from tests.guests import connect, request
from tests.links import Ended, Polling, Turned, WebSocket
from tests.live.nonsense import Nonsense
from tests.server import serving

SEED = int(os.environ.get("NONSENSE_SEED") or random.SystemRandom().randrange(10**9))
BY_WEBSOCKET, BY_POLLING, BY_HTTP = 8_000, 1_600, 400
PACKETS_EACH = 12

UPGRADE = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
POLL = "/socket.io/?EIO=4&transport=polling"
REQUESTS = [
    f"{UPGRADE}\r\n",
    f"{UPGRADE}Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    f"{UPGRADE}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: \xff\xfe\r\n\r\n",
    "GET /socket.io/?EIO=3&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n",
    f"GET {POLL}&sid=nobody HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /socket.io/?EIO=4&transport=%ff%00&j=x HTTP/1.1\r\nHost: x\r\n\r\n",
    f"POST {POLL} HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
    f"POST {POLL} HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc",
    f"POST {POLL} HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\nabc",
    f"POST {POLL} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "PUT /socket.io/?EIO=4 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nCookie: " + "a" * 70_000 + "\r\n\r\n",
    "GET /" + "a" * 9_000 + " HTTP/1.1\r\nHost: x\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "nonsense\r\n\r\n",
    "\r\n" * 100,
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("malformed"), WORKSHOP_LIMIT_COMMANDS="100000") as server:
        print(f"NONSENSE_SEED={SEED}")
        yield server


@pytest.fixture
def room(server):
    return guests.room(server)


@pytest.fixture
def served(room):
    """Bo, who must be served all along: called between the packets, and after them all."""
    [bo] = room.enter(room.bo)

    def check():
        started = time.monotonic()
        answer = bo.act(room.board, "note.add", {"note": f"bo-{time.monotonic_ns()}", "x": 0, "y": 0, "text": "ok"})
        assert answer["ok"] and time.monotonic() - started < 3
        assert not room.server.tracebacks

    yield check
    check()
    until = time.monotonic() + 10
    while [each["person"] for each in bo.open(room.board)["people"]] != [room.bo.person]:
        assert time.monotonic() < until, "somebody who went is still here"
        time.sleep(0.2)


def test_malformed_packets_by_websocket(room, served):
    nonsense = Nonsense(SEED, room.board)
    sent = 0
    while sent < BY_WEBSOCKET:
        link = WebSocket(room.server.address, {}, {"Cookie": room.ana.cookie})
        hello = "" if nonsense.chance.random() < 0.1 else f'420["open",{{"board":"{room.board}"}}]'
        with contextlib.suppress(Ended, OSError):
            link.send(["40", hello] if hello else [])
            packets = [nonsense.polite() for _ in range(nonsense.chance.randrange(PACKETS_EACH))] + [nonsense.rude()]
            sent += len(packets)
            for packet in [*packets, nonsense.polite()]:
                link.socket.sendall(packet)
        link.close()
        if sent % 1000 < PACKETS_EACH:
            served()


def test_malformed_packets_by_polling(room, served):
    nonsense = Nonsense(SEED + 1, room.board)
    sent = 0
    while sent < BY_POLLING:
        with contextlib.suppress(Ended, Turned, OSError):
            link = Polling(room.server.address, {}, {"Cookie": room.ana.cookie})
            link.send(["40", f'420["open",{{"board":"{room.board}"}}]'])
            for _ in range(PACKETS_EACH):
                sent += 1
                link.post(nonsense.body())
        with contextlib.suppress(Ended):
            link.post(b"1")
        link.close()
        if sent % 400 < PACKETS_EACH:
            served()


def test_malformed_requests(room, served):
    chance = random.Random(SEED + 2)
    for at in range(BY_HTTP):
        with socket.create_connection(room.server.address, 5) as client, contextlib.suppress(OSError):
            client.sendall(chance.choice(REQUESTS).encode("latin-1") if at % 4 else chance.randbytes(300))
            if at % 2:
                client.settimeout(0.2)
                client.recv(1000)
    served()


def test_what_is_left_behind_is_a_board_that_opens(room, served):
    nonsense = Nonsense(SEED + 3, room.board)
    [ana] = room.enter(room.ana)
    for _ in range(300):
        ana.link.socket.sendall(nonsense.command())
    ana.close()

    fay = connect(room.server, room.fay)
    answer = fay.open(room.board)
    fay.close()
    status, _, _ = request(room.server, "GET", f"/api/v1/boards/{room.board}", {"Cookie": room.fay.cookie})

    assert answer["ok"] and status == 200
    assert all(record["id"] == id for id, record in answer["records"].items())
