"""The plain alternative: each command is emitted to the room as it comes; nothing is checked, ordered or stored.

Run as a process of its own: python -m bench.plain PORT
"""
# ruff: noqa: E402 (everything after must be patched)

from gevent import monkey

monkey.patch_all()

import sys
import time
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, emit, join_room

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent")
log: list[int] = []
"""The seqs so far: all that this server remembers."""


@socketio.on("open")  # type: ignore[untyped-decorator]
def opened(said: dict[str, Any]) -> dict[str, Any]:
    join_room(said["board"])
    return {"ok": True, "seq": len(log), "person": _who(), "role": "participant", "people": [], "records": {}}


@socketio.on("act")  # type: ignore[untyped-decorator]
def act(said: dict[str, Any]) -> dict[str, Any]:
    log.append(len(log) + 1)
    seq = log[-1]
    entry = {
        "seq": seq,
        "at": int(time.time() * 1000),
        "by": _who(),
        "command": said["command"],
        "id": said["id"],
        "changes": _changes(said["command"], said["args"]),
    }
    answer = {"ok": True, "seq": seq}
    emit("entries", {"board": said["board"], "entries": [entry]}, to=said["board"])
    return answer


def _who() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _changes(command: str, args: dict[str, Any]) -> list[Any]:
    if command == "move":
        return [["patch", id, {"x": x, "y": y}] for id, x, y in args["moves"]]
    return [["put", {"id": args["note"], "kind": "note", **args}]]


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]))
