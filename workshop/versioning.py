"""The moments of a board that people go back to, and what is different between two of them; pure, from frames of a story."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from workshop.comparing import Difference, compare, last_doers
from workshop.core import change
from workshop.core.board import STAGE
from workshop.core.change import Record

PAUSE = 6 * 60 * 60_000
"""After so many ms without a change a session day is over."""

Frame = Mapping[str, Any]
Sort = Literal["begin", "step", "day", "named", "now"]


class Moment(msgspec.Struct, omit_defaults=True):
    """A moment after the entry `seq`, at `at` in ms: the beginning, the end of the step `title`, the end of a day, one
    that somebody has `named`, or now. `id` and `by` of one that was named."""

    sort: Sort
    seq: int
    at: int
    title: str = ""
    id: str = ""
    by: str = ""


class Compared(msgspec.Struct):
    """The records at two moments, and what is different. Moments in ms; 0 where nothing had happened yet."""

    before_at: int
    after_at: int
    before: dict[str, Record]
    after: dict[str, Record]
    differences: list[Difference]
    same: int


def read(frames: Sequence[bytes]) -> list[Frame]:
    return [msgspec.json.decode(frame) for frame in frames]


def moments(frames: Sequence[Frame]) -> list[Moment]:
    """The beginning, the end of each step and of each day, and now."""
    if not frames:
        return []
    ends = {moment.seq: moment for moment in _ends(frames)}
    first, last = frames[0], frames[-1]
    ends.pop(last["seq"], None)
    return [Moment("begin", 0, first["at"]), *ends.values(), Moment("now", last["seq"], last["at"])]


def _ends(frames: Sequence[Frame]) -> Iterator[Moment]:
    """Where a day and a step end at once, it is the step's end."""
    stage: Record = {}
    before: Frame | None = None
    for frame in frames:
        now = _stage(frame, stage)
        if before is not None and frame["at"] - before["at"] > PAUSE:
            yield Moment("day", before["seq"], before["at"])
        if before is not None and stage.get("title") and _step(now) != _step(stage):
            yield Moment("step", before["seq"], before["at"], str(stage["title"]))
        stage, before = now, frame


def _stage(frame: Frame, stage: Record) -> Record:
    for each in frame["changes"]:
        if change.target(each) == STAGE:
            stage = change.after(stage or None, each) or {}
    return stage


def _step(stage: Record) -> tuple[Any, ...]:
    return stage.get("step"), stage.get("began"), stage.get("title")


def compared(frames: Sequence[Frame], since: int, until: int) -> Compared:
    """What is different between the board after the entry `since` and after the entry `until`, not the other way round."""
    records: dict[str, Record] = {}
    old = [frame for frame in frames if frame["seq"] <= since]
    new = [frame for frame in frames if since < frame["seq"] <= until]
    _fold(records, old)
    before = dict(records)
    _fold(records, new)
    found = compare(before, records, last_doers(new))
    before_at = old[-1]["at"] if old else 0
    return Compared(before_at, new[-1]["at"] if new else before_at, before, records, found.differences, found.same)


def _fold(records: dict[str, Record], frames: Sequence[Frame]) -> None:
    for frame in frames:
        for each in frame["changes"]:
            id = change.target(each)
            now = change.after(records.get(id), each)
            if now is None:
                records.pop(id, None)
            else:
                records[id] = now
