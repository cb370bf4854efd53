"""A client that keeps what it is sent, to see afterwards whether its board is right."""

from math import inf
from typing import Any

import msgspec

from bench.client import Client, Opened, Pass
from bench.hearing import Batch, Hearing, fold
from bench.loop import Loop

Records = dict[str, Any]


class Witness(Client):
    """Reads nothing while it listens, so that large frames don't make it late: it only looks which seq has come."""

    chunk = 1 << 18

    def __init__(self, loop: Loop, hearing: Hearing, entry: Pass) -> None:
        super().__init__(loop, hearing, entry)
        self._frames: dict[bytes, Batch] = {}
        self.opening = b""
        self.log: list[tuple[float, bytes]] = []
        self.awaited = b""
        self.came: float | None = None

    def open(self, opened: Opened, since: int | None = None) -> None:
        def keep(client: Client, answer: bytes, at: float) -> None:
            self.opening = answer
            opened(client, answer, at)

        super().open(keep, since)

    def expect(self, seq: int) -> None:
        """Note in `came` when the entry of that seq arrives."""
        self.awaited, self.came = b'"seq":%d,' % seq, None

    @property
    def seq(self) -> int:
        """The last that was sent."""
        if not self.log:
            return self.next - 1
        return int(msgspec.json.decode(self.log[-1][1][2:])[1]["entries"][-1]["seq"])

    def heard(self, frame: bytes, payload: bytes, at: float) -> None:
        self.log.append((at, payload))
        if self.came is None and self.awaited and self.awaited in payload:
            self.came = at

    def records(self, before: Records | None = None) -> Records:
        """The board as it was opened; `before` is what was there already, when it was opened by seq."""
        said = msgspec.json.decode(self.opening)[0]
        if "records" in said:
            records: Records = said["records"]
            return records
        return fold(before or {}, said["entries"])

    def folded(self, until: float = inf, before: Records | None = None) -> Records:
        """The board after everything that had come by then."""
        records = self.records(before)
        for at, payload in self.log:
            if at <= until:
                records = fold(records, msgspec.json.decode(payload[2:])[1]["entries"])
        return records
