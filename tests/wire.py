"""A small strict Socket.IO client: it checks all it is sent and folds the entries with an applier of its own."""

import json
import select
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.links import Ended, Polling, WebSocket

ENTRY = {"seq", "at", "by", "command", "changes"}


class Copy:
    """A board as folded from what one person was sent; a gap or a double is an AssertionError."""

    def __init__(self, person: str) -> None:
        self.person, self.seq = person, 0
        self.records: dict[str, dict[str, Any]] = {}
        self.entries: list[dict[str, Any]] = []

    def start(self, seq: int, records: dict[str, dict[str, Any]]) -> None:
        self.seq, self.records = seq, records

    def take(self, entry: dict[str, Any]) -> None:
        assert entry["seq"] == self.seq + 1, f"seq {entry['seq']} after {self.seq}"
        assert entry.keys() - {"id"} == ENTRY, entry
        assert ("id" in entry) == (entry["by"] == self.person), f"{self.person} was sent {entry}"
        assert (entry["by"] is None) == (entry["command"] is None), entry
        assert entry["changes"] or entry["by"] in (None, self.person), f"who did a hidden thing: {entry}"
        self.seq = entry["seq"]
        self.entries.append(entry)
        for change in entry["changes"]:
            self.fold(*change)
        self.check(entry)

    def unnamed(self, entry: dict[str, Any], ids: set[str]) -> None:
        """While authors are hidden nothing that people make bears the name of anybody else."""
        for record in (self.records[id] for id in ids & self.records.keys()):
            if record["kind"] not in ("stage", "step", "signal", "poll"):
                told = {record["by"], *(each["by"] for each in record.get("merged", ()) if isinstance(each, dict))}
                told |= {record.get(name, "") for name in ("mover", "locked")} | record.get("sense", {}).keys()
                assert told <= {self.person, "", "somebody"}, f"{self.person} was sent {entry}"
                assert "stage" in ids or entry["by"] in ("", self.person), f"{self.person} was sent {entry}"

    def check(self, entry: dict[str, Any]) -> None:
        """Whose name is hidden stays unnamed to all others, in the record and in the entry that touches it; but a new
        stage, which shows many at once, has whom it has."""
        ids = {change[1]["id"] if change[0] == "put" else change[1] for change in entry["changes"]}
        if self.records.get("stage", {}).get("authors") == "hidden":
            self.unnamed(entry, ids if "stage" not in ids else set(self.records))
        for record in (self.records[id] for id in ids & self.records.keys()):
            if record.get("author") == "hidden" and record["by"] != self.person:
                assert record["by"] == "", f"{self.person} was sent {entry}"
                assert "stage" in ids or entry["by"] in ("", self.person), f"{self.person} was sent {entry}"

    def fold(self, verb: str, subject: Any, fields: dict[str, Any] | None = None) -> None:
        if verb == "put":
            self.records[subject["id"]] = subject
        elif verb == "drop":
            self.records.pop(subject, None)
        else:
            assert verb == "patch" and fields is not None, verb
            if subject in self.records:
                merged = {**self.records[subject], **fields}
                self.records[subject] = {name: value for name, value in merged.items() if value is not None}


@dataclass
class Client:
    """One connection of one person. `heard` holds every event but entries; `acks` every acknowledgement."""

    link: WebSocket | Polling
    acks: dict[int, dict[str, Any]] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    ended: Ended | None = None
    _last: int = -1
    _welcome: bool = False
    _opening: dict[int, str] = field(default_factory=dict)

    def greet(self, auth: Any = None) -> "Client":
        self.link.send(["40" + (json.dumps(auth) if auth is not None else "")])
        self.wait(lambda: self._welcome)
        return self

    def open(self, board: str, since: int | None = None) -> dict[str, Any]:
        """Open a board and hold a copy of it; with `since` the copy that is there goes on."""
        number = self.post("open", {"board": board} | ({} if since is None else {"since": since}))
        self._opening[number] = board
        return self.answer(number)

    def act(self, board: str, command: str, args: dict[str, Any], id: str | None = None) -> dict[str, Any]:
        return self.answer(self.send(board, command, args, id))

    def send(self, board: str, command: str, args: dict[str, Any], id: str | None = None) -> int:
        """Send a command and do not wait: the number of its acknowledgement."""
        return self.post("act", {"board": board, "id": id or new_id(), "command": command, "args": args})

    def call(self, event: str, payload: Any) -> dict[str, Any]:
        return self.answer(self.post(event, payload))

    def post(self, event: str, payload: Any) -> int:
        self._last += 1
        self.link.send([f"42{self._last}" + encode([event, payload])])
        return self._last

    def raw_call(self, text: str) -> dict[str, Any]:
        """Send an event in JSON that no encoder would write, and wait for its answer."""
        self._last += 1
        self.link.send([f"42{self._last}{text}"])
        return self.answer(self._last)

    def post_all(self, events: Iterable[tuple[str, Any]]) -> list[int]:
        """Send several events in one go, as a page does that has waited."""
        said = {self._last + at: encode(event) for at, event in enumerate(events, 1)}
        self._last += len(said)
        self.link.send([f"42{number}{event}" for number, event in said.items()])
        return list(said)

    def answer(self, number: int, timeout: float = 10) -> dict[str, Any]:
        self.wait(lambda: number in self.acks, timeout)
        return self.acks[number]

    def wait(self, until: Callable[[], bool], timeout: float = 10) -> None:
        listen([self], until, timeout)

    def catch_up(self, board: str, seq: int, timeout: float = 10) -> None:
        self.wait(lambda: self.copies[board].seq >= seq, timeout)

    def upgrade(self, headers: dict[str, str]) -> None:
        """Go from polling to WebSocket as engine.io-client does: probe, let the last poll come back, switch."""
        old = self.link
        assert isinstance(old, Polling)
        new = WebSocket(old.address, {"sid": old.sid}, headers)
        new.send(["2probe"])
        while new.receive() != ["3probe"]:
            pass
        for packet in old.pause():
            self.take(packet)
        new.send(["5"])
        self.link = new

    def fileno(self) -> int:
        return self.link.fileno()

    def hear(self) -> None:
        """Take what has arrived."""
        try:
            for packet in self.link.receive():
                self.take(packet)
        except Ended as ended:
            self.ended = ended
            self.link.close()

    def take(self, packet: str) -> None:
        self.raw.append(packet)
        if packet == "2":
            self.link.send(["3"])
        elif packet.startswith("40"):
            self._welcome = True
        elif packet.startswith("42"):
            name, payload = json.loads(packet[2:])
            self._event(name, payload)
        elif packet.startswith("43"):
            number, _, said = packet[2:].partition("[")
            self._acknowledged(int(number), json.loads("[" + said)[0])
        elif packet.startswith(("41", "44", "1")):
            raise Ended
        else:
            assert packet.startswith("0{") or packet == "6", f"what is {packet[:80]!r}?"

    def close(self) -> None:
        self.link.close()
        self.ended = Ended()

    def _event(self, name: str, payload: dict[str, Any]) -> None:
        if name != "entries":
            self.heard.append((name, payload))
            return
        assert {"board", "entries"} <= payload.keys() <= {"board", "entries", "names"} and payload["entries"], payload
        assert payload["board"] in self.copies, "entries of a board that is not open, or before its open's answer"
        for entry in payload["entries"]:
            self.copies[payload["board"]].take(entry)

    def _acknowledged(self, number: int, said: dict[str, Any]) -> None:
        assert number not in self.acks, f"acknowledged twice: {number}"
        self.acks[number] = said
        board = self._opening.pop(number, None)
        if board is None or not said["ok"]:
            return
        copy = self.copies.setdefault(board, Copy(said["person"]))
        if "records" in said:
            copy.start(said["seq"], said["records"])
        for entry in said.get("entries", ()):
            copy.take(entry)
        assert copy.seq == said["seq"]


def listen(clients: Sequence[Client], until: Callable[[], bool], timeout: float = 10) -> None:
    """Hear everybody until something is so; TimeoutError when it does not come about, Ended when all are gone."""
    limit = time.monotonic() + timeout
    while not until():
        there = [client for client in clients if client.ended is None]
        if not there:
            raise clients[0].ended or Ended()
        ready = [client for client in there if client.link.pending]
        ready = ready or select.select(there, [], [], max(0.0, limit - time.monotonic()))[0]
        if not ready or time.monotonic() > limit:
            raise TimeoutError("what was waited for did not come")
        for client in ready:
            client.hear()


def refused(answer: dict[str, Any], code: str, field: str | None = None) -> bool:
    """Whether an answer is that refusal, in one sentence that is ready to be read."""
    assert (answer["ok"], answer["code"], answer.get("field")) == (False, code, field), answer
    assert answer["text"].strip().endswith((".", "!", "?"))
    assert not {"{", "}"} & set(answer["text"])
    return True


def encode(value: Any) -> str:
    """JSON as a browser writes it: in UTF-8, with only halves of pairs escaped."""
    said = json.dumps(value, ensure_ascii=False)
    return said if said.isascii() or said.encode(errors="ignore").decode() == said else json.dumps(value)


def new_id() -> str:
    return uuid.uuid4().hex
