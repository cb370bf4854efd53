"""A board at a glance, pure: how lively it was in the last minutes, who wrote, and its things as plain rectangles."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.core.change import Record
from workshop.core.rule import Entry
from workshop.imports.grid import WIDTH, tall

BARS = 10
MINUTE = 60_000
MOST = 1_500
"""So many things of a board are shown small; more would be dust."""
SIGNS = "signal."
"""Commands that call for the facilitator are no work on the board."""

Thing = list[Any]
"""[x, y, w, h, look], rounded: look is a colour, or frame, cluster, thing. A frame and a cluster tell their title too, and
a link is [x, y, x, y, "link"], from end to end."""


@dataclass(frozen=True)
class Life:
    """When somebody last did something, in ms since 1970, and in each of the last ten minutes how many things people did,
    the running minute last. Minutes are those of the clock, so that all who ask in one minute are told the same."""

    last: int | None
    pulse: list[int]


def life(newest_first: Iterable[Entry], people: Collection[str], now: int) -> Life:
    """How lively `people` were by a board's entries."""
    pulse, last, minute = [0] * BARS, None, now // MINUTE
    for entry in newest_first:
        ago = minute - entry.at // MINUTE
        if ago >= BARS and last is not None:
            break
        if entry.by in people and not entry.command.startswith(SIGNS):
            last = last or entry.at
            if 0 <= ago < BARS:
                pulse[-1 - ago] += 1
    return Life(last, pulse)


def things(records: Mapping[str, Record]) -> list[Thing]:
    """What is on a board from far away, the lower first: frames, groups, links, then all else in its order."""
    folded = {id for id, each in records.items() if each["kind"] == "cluster" and each.get("collapsed")}
    boxes = {id: box for id, each in records.items() if (box := _box(each)) and each.get("cluster") not in folded}
    held: dict[str, list[Thing]] = {}
    for id, box in boxes.items():
        if records[id].get("cluster") in records:
            held.setdefault(records[id]["cluster"], []).append(box)
    frames = sorted(_of(records, "frame"), key=lambda frame: (-frame["w"] * frame["h"], frame["id"]))
    clusters = [(each, _around(held[each["id"]])) for each in _of(records, "cluster") if each["id"] in held]
    placed = sorted(boxes, key=lambda id: (records[id].get("order", ""), id))
    found = [
        *([*boxes[frame["id"]], "frame", frame["title"]] for frame in frames if frame["id"] in boxes),
        *([*box, "cluster", each["title"]] for each, box in clusters),
        *(line for link in _of(records, "link") if (line := _line(link, boxes))),
        *([*boxes[id], _look(records[id])] for id in placed if records[id]["kind"] != "frame"),
    ]
    return found[:MOST]


def _of(records: Mapping[str, Record], kind: str) -> list[Record]:
    return [record for record in records.values() if record["kind"] == kind]


def _box(record: Record) -> Thing | None:
    """Where a record lies; a group that is not folded lies where its notes do."""
    if "x" not in record or record["kind"] == "comment" or (record["kind"] == "cluster" and not record.get("collapsed")):
        return None
    w, h = record.get("w", WIDTH), record.get("h") or tall(str(record.get("text", "")))
    return [round(record["x"]), round(record["y"]), round(w), round(h)]


def _around(boxes: Iterable[Thing]) -> Thing:
    """The rectangle around some, with room for a name above it."""
    lefts, tops, rights, downs = zip(*((x, y, x + w, y + h) for x, y, w, h in boxes), strict=True)
    left, top = min(lefts) - 24, min(tops) - 56
    return [left, top, max(rights) + 24 - left, max(downs) + 24 - top]


def _line(link: Record, boxes: Mapping[str, Thing]) -> Thing | None:
    """A link from the middle of one end to that of the other."""
    ends = [boxes.get(link["from"]), boxes.get(link["to"])]
    middles = [side for end in ends if end for side in (end[0] + end[2] // 2, end[1] + end[3] // 2)]
    return [*middles, "link"] if len(middles) == 4 else None


def _look(record: Record) -> str:
    return str(record.get("color", "thing")) if record["kind"] == "note" else "thing"
