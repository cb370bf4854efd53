"""What receivers were told: each distinct frame is read once, however many sockets it comes by."""

from collections.abc import Iterable
from typing import Any

import msgspec

MOST_KEPT = 32 << 20
"""Bytes of frames that are remembered; a frame told again after that is only read again."""


class Entry(msgspec.Struct):
    seq: int
    changes: list[Any]


class Told(msgspec.Struct):
    entries: list[Entry]


_decode = msgspec.json.Decoder(tuple[str, Told]).decode


class Batch:
    """The entries of one frame, and when each of its receivers had them."""

    __slots__ = ("arrivals", "first", "holes", "last", "numbers")

    def __init__(self, entries: list[Entry]) -> None:
        self.first, self.last = entries[0].seq, entries[-1].seq
        self.holes = self.last - self.first + 1 - len(entries)
        self.numbers = [(number_of(entry.changes), entry.seq) for entry in entries]
        self.arrivals: list[float] = []


class Hearing:
    """The frames that one crowd was sent. `frames` maps their bytes to what they say."""

    def __init__(self) -> None:
        self.frames: dict[bytes, Batch] = {}
        self.batches: list[Batch] = []
        self._kept = 0

    def read(self, frame: bytes, payload: bytes) -> Batch:
        """The batch of a frame that was not heard before; ValueError when it makes no sense."""
        try:
            batch = Batch(_decode(payload[2:])[1].entries)
        except (msgspec.MsgspecError, IndexError) as error:
            raise ValueError(str(error)) from None
        self._kept += len(frame)
        if self._kept > MOST_KEPT:
            self.frames.clear()
            self._kept = len(frame)
        self.frames[frame] = batch
        self.batches.append(batch)
        return batch


def number_of(changes: Iterable[Any]) -> int:
    """The number that a command of ours carries in its place (see writing.py); -1 when it is none of ours."""
    for *_, fields in changes:
        if isinstance(fields, dict) and "y" in fields:
            return int(fields["y"] * 2)
    return -1


def fold(records: dict[str, Any], entries: Iterable[Any]) -> dict[str, Any]:
    """The records after some entries as they come by the wire; changes them in place."""
    for entry in entries:
        for verb, *rest in entry["changes"]:
            if verb == "put":
                records[rest[0]["id"]] = rest[0]
            elif verb == "drop":
                records.pop(rest[0], None)
            elif rest[0] in records:
                merged = {**records[rest[0]], **rest[1]}
                records[rest[0]] = {name: value for name, value in merged.items() if value is not None}
    return records
