"""What a team has made, copied onto the plenary: its notes and groups, and who wrote them, in a frame that bears its name.

A copy's id follows from where it comes from, so that harvesting twice happens once. It keeps its author, who goes on
being told or hidden as on the team's board, and says where it comes from: `origin_board`, `origin` and `origin_name`, what
the team was called then.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from math import ceil
from typing import Annotated, Any

from msgspec import Meta

from workshop.core import order
from workshop.core.board import Board
from workshop.core.change import Change, Record, patch, put
from workshop.core.fields import Args, Id, Title
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects.placing import NOTE_HEIGHT, NOTE_WIDTH

COLUMNS = 3
GAP, PAD, HEAD, NAME, APART = 24, 24, 72, 56, 96
"""Between notes; within a frame; under its title; over a group, for its name; and between frames."""
WIDE = 2 * PAD + COLUMNS * (NOTE_WIDTH + GAP) - GAP
ENDS = ("from", "to")
NAMING = ("cluster", "in", *ENDS)
"""The fields that hold the id of another record."""


class Take(Args):
    """The `things` are as the asking person sees them on the team's board, but for their authors, who are the true ones;
    `tall` says how tall each note is."""

    team: Id
    title: Title
    things: Annotated[list[dict[str, Any]], Meta(max_length=2_000)]
    tall: dict[str, int]


def take(board: Board, args: Take, ask: Ask) -> Outcome:
    named = {thing["id"]: derived(args.team, thing["id"]) for thing in args.things}
    fresh = [thing for thing in args.things if board.get(named[thing["id"]]) is None]
    notes = [thing for thing in fresh if thing["kind"] == "note"]
    keys = _keys(board)
    framed = _frame(board, args, notes, ask, keys) if notes else None
    places, changes = framed or ({}, [])
    for thing in fresh:
        copy = _copy(board, args, thing, named)
        if copy["kind"] in ("note", "cluster"):
            copy |= places.get(thing["id"]) or _corner(thing, notes, places) or _beside(board)
        if copy["kind"] != "link" or all(end in named.values() or board.get(end) for end in (copy["from"], copy["to"])):
            changes.append(put(copy | {"order": next(keys)}))
    changes += _joined(board, args, named)
    chosen = [thing["id"] for thing in args.things if thing["kind"] != "link"]
    return Outcome(changes, {"made": [[id, named[id]] for id in chosen if board.get(named[id]) is None]})


def derived(*parts: object) -> str:
    """The id of what comes of something on another board, whoever harvests it."""
    return hashlib.blake2s("/".join(map(str, ("harvest", *parts))).encode(), digest_size=16).hexdigest()


def _keys(board: Board) -> Iterator[str]:
    """Places in the order, each on top of the one before."""
    key = board.top
    while True:
        key = order.between(key, None)
        yield key


def _copy(board: Board, args: Take, thing: Record, named: Mapping[str, str]) -> Record:
    """The record as it is on the plenary; what it names goes along where it was harvested too, now or before."""
    kept = {name: value for name, value in thing.items() if name not in NAMING}
    for field in NAMING:
        if field in thing:
            other = named.get(thing[field]) or derived(args.team, thing[field])
            if field in ENDS or thing[field] in named or board.get(other) is not None:
                kept[field] = other
    origin = {"origin_board": args.team, "origin": thing["id"], "origin_name": args.title}
    return {**kept, "id": named[thing["id"]], **({} if thing["kind"] == "link" else origin)}


def _joined(board: Board, args: Take, named: Mapping[str, str]) -> Iterator[Change]:
    """Notes that are here already join their group when that follows, unless they are in another one by now."""
    for thing in args.things:
        here = board.get(named[thing["id"]])
        group = named.get(thing.get("cluster", ""))
        if here is None or group is None or board.get(here.get("cluster", "")) is not None:
            continue
        if here.get("cluster") != group:
            yield patch(here["id"], {"cluster": group})


def _frame(
    board: Board, args: Take, notes: Sequence[Record], ask: Ask, keys: Iterator[str]
) -> tuple[dict[str, dict[str, float]], list[Change]]:
    """Where the notes go, and the frame around them: the team's, grown downwards, or a new one beside all that is there."""
    for number in count():
        id = derived(args.team, "frame", number)
        frame = board.get(id)
        if frame is None:
            x, y = _free(board)
            places, bottom = _laid(notes, args.tall, x + PAD, y + HEAD)
            area = {"x": x, "y": y, "w": WIDE, "h": bottom + PAD - y}
            made = {"id": id, "kind": "frame", "by": ask.person, **area, "title": args.title, "order": next(keys)}
            return places, [put(made)]
        end = frame["y"] + frame["h"]
        places, bottom = _laid(notes, args.tall, frame["x"] + PAD, end - PAD + GAP)
        if _clear(board, frame["x"], end, frame["w"], bottom + PAD - end):
            return places, [patch(id, {"w": max(frame["w"], WIDE), "h": bottom + PAD - frame["y"]})]
    raise AssertionError("some frame is new")


def _laid(
    notes: Sequence[Record], tall: Mapping[str, int], x: float, y: float
) -> tuple[dict[str, dict[str, float]], float]:
    """The notes row by row, those of a group together; and where the last row ends."""
    groups: dict[str, list[Record]] = {}
    for note in notes:
        groups.setdefault(note.get("cluster", ""), []).append(note)
    places: dict[str, dict[str, float]] = {}
    bottom = y
    for cluster in sorted(groups, key=lambda id: (id != "", id)):
        top = (bottom + GAP if places else y) + (NAME if cluster else 0)
        for at in range(0, len(groups[cluster]), COLUMNS):
            row = groups[cluster][at : at + COLUMNS]
            places |= {note["id"]: {"x": x + n * (NOTE_WIDTH + GAP), "y": top} for n, note in enumerate(row)}
            bottom = top + max(tall.get(note["id"], NOTE_HEIGHT) for note in row)
            top = bottom + GAP
    return places, bottom


def _corner(cluster: Record, notes: Sequence[Record], places: Mapping[str, dict[str, float]]) -> dict[str, float] | None:
    """A group lies where its first note does."""
    return next((places[note["id"]] for note in notes if note.get("cluster") == cluster["id"]), None)


def _beside(board: Board) -> dict[str, float]:
    x, y = _free(board)
    return {"x": x, "y": y}


def _free(board: Board) -> tuple[float, float]:
    """The upper left corner of the room beside all that has a place; frames of a harvest stand in one row."""
    placed = [record for record in board.records.values() if "x" in record]
    if not placed:
        return 0, 0
    right = max(record["x"] + record.get("w", NOTE_WIDTH) for record in placed)
    harvested = [record["y"] for id in board.bearing("origin") if "y" in (record := board.records[id])]
    top = min(harvested) - HEAD if harvested else min(record["y"] for record in placed)
    return ceil((right + APART) / GAP) * GAP, top // GAP * GAP


def _clear(board: Board, x: float, y: float, w: float, h: float) -> bool:
    """Whether nothing lies in a region."""
    return not any(
        "x" in record
        and record["x"] < x + w
        and record["x"] + record.get("w", NOTE_WIDTH) > x
        and record["y"] < y + h
        and record["y"] + record.get("h", NOTE_HEIGHT) > y
        and not (record["kind"] == "frame" and record["y"] < y and record["y"] + record["h"] <= y)
        for record in board.records.values()
    )


RULE = Rule(Take, take, roles=FACILITATORS, unlocked=True, inside=True)
RULES: Mapping[str, Rule] = {"harvest.take": RULE}
