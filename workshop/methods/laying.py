"""What a step finds on its board: the frame that a method begins with, and what of a board is up for a vote."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop import votes
from workshop.core import order
from workshop.core.change import Record
from workshop.core.fields import Args, Length, Place, clean
from workshop.methods import SHELF

Records = Mapping[str, Record]

RANKING = frozenset({"dots", "choice", "score", "ranking"})
"""The ways to vote that say what is wanted most."""


class Box(Args):
    x: Place
    y: Place
    w: Length
    h: Length


def lay(method: str, language: str, x: float, y: float, prefix: str) -> list[Record]:
    """What a method lays on an empty board, as `frame.add` would store it but for `by`; nothing where it has no frame."""
    frame = SHELF[method].frame
    if frame is None:
        return []
    box = clean(Box, {"x": x, "y": y, "w": frame.w, "h": frame.h})
    place = {"x": box.x, "y": box.y, "w": box.w, "h": box.h}
    parted = {"layout": frame.layout, "labels": frame.labels(language), "method": method}
    title = SHELF[method].name.to(language)
    return [{"id": f"{prefix}-1", "kind": "frame", **place, "title": title, **parted, "order": order.FIRST}]


def options(records: Records, poll: Mapping[str, Any]) -> list[str]:
    """The ids of what a step's poll offers of a board; none where there is too little to vote on.

    These are the clusters that are in no other one, when at least two have a name; else the ideas and solutions; else
    all notes. Where people may be asked about one thing alone, these are the solutions, of which consent takes the latest;
    else what won the latest vote.
    """
    least, most = votes.room(poll["way"])
    found = _proposals(records, most) if least == 1 else _many(records)
    return found[:most] if len(found) >= least else []


def _many(records: Records) -> list[str]:
    groups = [id for id in _said(records, "cluster", "title") if records[id].get("in") not in records]
    if len(groups) >= 2:
        return groups
    notes = _said(records, "note", "text")
    return _sorted(records, notes, "idea", "solution") or notes


def _proposals(records: Records, most: int) -> list[str]:
    notes = _said(records, "note", "text")
    return _sorted(records, notes, "solution")[-most:] or _winner(records) or _many(records)


def _said(records: Records, kind: str, words: str) -> list[str]:
    """The records of a kind that say something, in their order."""
    found = [each for each in records.values() if each["kind"] == kind and each.get(words, "").strip()]
    return [each["id"] for each in sorted(found, key=lambda each: (each.get("order", ""), each["id"]))]


def _sorted(records: Records, notes: Sequence[str], *sorts: str) -> list[str]:
    return [id for id in notes if records[id].get("sort") in sorts]


def _winner(records: Records) -> list[str]:
    """What came first in the latest vote whose result everybody may see, while it is still there."""
    polls = [each for each in records.values() if each["kind"] == "poll" and each["way"] in RANKING]
    told = [each for each in polls if each["state"] in (("revealed",) if each["secret"] else ("closed", "revealed"))]
    if not told:
        return []
    poll = max(told, key=lambda each: (each["opened"], each["id"]))
    cast = poll.get("ballots", []) if poll["secret"] else [
        each for each in records.values() if each["kind"] == "ballot" and each["poll"] == poll["id"]
    ]  # fmt: skip
    settings = {name: value for name, value in poll["settings"].items() if name != "groups"}
    first = votes.tally(poll["way"], poll["options"], settings, [each["ballot"] for each in cast])["options"][0]["id"]
    things = {option["id"]: option.get("note") for option in poll["options"]}
    return [thing] if cast and (thing := things[first]) in records else []
