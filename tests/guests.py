"""People at a real server: joining with a code, connecting, and asking over HTTP."""

import gzip
import http.client
import json
from dataclasses import dataclass
from typing import Any

from tests.links import Polling, WebSocket
from tests.server import Server
from tests.wire import Client
from workshop.store.sessions import Session

WAYS = {"websocket": WebSocket, "polling": Polling}


@dataclass(frozen=True)
class Guest:
    """Somebody who has typed a code: who they are, and the cookie that says so."""

    session: str
    person: str
    role: str
    board: str
    name: str
    cookie: str


@dataclass(frozen=True)
class Room:
    """A workshop on a server, in which Ana and Bo take part and Fay facilitates."""

    server: Server
    session: Session
    ana: Guest
    bo: Guest
    fay: Guest

    @property
    def board(self) -> str:
        return self.session.board

    def enter(self, *guests: Guest, way: str = "websocket") -> list[Client]:
        """A connection for each, with the board open."""
        clients = [connect(self.server, guest, way) for guest in guests]
        for client in clients:
            assert client.open(self.board)["ok"]
        return clients

    def add(self, client: Client, **args: Any) -> dict[str, Any]:
        """What is answered to a note, with some of its arguments as given."""
        return client.act(self.board, "note.add", {"note": "n", "x": 0, "y": 0, "text": "t", **args})


def room(server: Server) -> Room:
    session = server.session()
    ana, bo = (join(server, session.code, name) for name in ("Ana", "Bo"))
    return Room(server, session, ana, bo, join(server, session.facilitator_code, "Fay"))


def join(server: Server, code: str, name: str, cookie: str = "") -> Guest:
    """What POST /join makes of a code and a name, with the cookie that it sets."""
    headers = {"Accept": "application/json", "Content-Type": "application/json", "Cookie": cookie}
    asked = json.dumps({"code": code, "name": name, "language": "en"})
    status, body, answer = request(server, "POST", "/join", headers, asked)
    assert status in (200, 201), (status, body[:300])
    found = json.loads(body)
    cookies = [value.split(";")[0] for value in answer.get_all("Set-Cookie", [])]
    return Guest(found["session"], found["person"], found["role"], found["board"], name, "; ".join(cookies) or cookie)


def connect(server: Server, guest: Guest | None = None, way: str = "websocket", **headers: str) -> Client:
    """A connection that has been let in; `links.Turned` when it is not."""
    said = {"Cookie": guest.cookie} if guest else {}
    query = {"board": guest.board} if guest else {}
    return Client(WAYS[way](server.address, query, {**said, **headers})).greet()


def get(server: Server, guest: Guest | None, path: str) -> tuple[int, Any]:
    """The status and JSON of a GET as that guest."""
    status, body, _ = request(server, "GET", path, {"Cookie": guest.cookie} if guest else {})
    return status, json.loads(body)


def request(
    server: Server, method: str, path: str, headers: dict[str, str], body: str | bytes | None = None
) -> tuple[int, bytes, Any]:
    connection = http.client.HTTPConnection(*server.address, timeout=20)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    if answer.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return answer.status, content, answer.headers
