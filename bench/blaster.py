"""A server that does nothing but write one frame to everybody, again and again: it shows what the generator can take.

Run as a process of its own: python -m bench.blaster PORT PEOPLE ENTRIES FRAMES, where FRAMES is how many a second.
"""

import json
import socket
import sys
import time

SECONDS = 6.0
HELLO = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"


def main(port: int, people: int, entries: int, frames: float) -> None:
    with socket.create_server(("127.0.0.1", port), backlog=2048) as listener:
        crowd: list[socket.socket] = []
        while len(crowd) < people:
            link, _ = listener.accept()
            if _greeted(link):
                crowd.append(link)
    for link in crowd:
        link.sendall(frame(b'431099511627777[{"ok":true,"seq":0}]'))
    time.sleep(1)
    began, tick = time.perf_counter(), 0
    while tick < SECONDS * frames:
        time.sleep(max(0.0, began + tick / frames - time.perf_counter()))
        told = _entries(tick * entries, entries)
        for link in crowd:
            link.sendall(told)
        tick += 1
    time.sleep(60)


def frame(payload: bytes) -> bytes:
    """A frame from a server, with the longest head, which clients must read too."""
    return b"\x81\x7f" + len(payload).to_bytes(8, "big") + payload


def _greeted(link: socket.socket) -> bool:
    """Lead one client to where it has asked to open its board; False for whoever only looks whether we listen."""
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if not link.recv(4096):
        return False
    link.sendall(HELLO + frame(b"0{}"))
    link.recv(4096)
    link.sendall(frame(b"40{}"))
    link.recv(4096)
    return True


def _entries(since: int, count: int) -> bytes:
    """As large as a moved note is on the wire. The place tells when it was sent, in half milliseconds."""
    now = int(time.perf_counter() * 1000) / 2
    told = [
        {"seq": since + each, "at": 1_790_000_000_000, "by": "p" * 22, "command": "move"}
        | {"changes": [["patch", "n" * 32, {"x": 1080, "y": now}]]}
        for each in range(1, count + 1)
    ]
    return frame(b'42["entries",' + json.dumps({"board": "b" * 22, "entries": told}).encode() + b"]")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
