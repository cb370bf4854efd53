"""What is different between two moments of a board, in facts: new, written, regrouped, moved, withdrawn; pure.

A text's difference is in words: [["=", "Tarifa "], ["-", "cara"], ["+", "pesa"], ["=", " para quem ganha pouco"]], by
Myers (1986), An O(ND) Difference Algorithm, over words instead of letters.
"""

import re
from collections.abc import Iterable, Mapping
from math import hypot
from typing import Any, Literal

import msgspec
from diff_match_patch import diff_match_patch

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import KINDS, hangs_on
from workshop.objects.cells import cell_of, name
from workshop.objects.placing import frame_of

Deed = Literal["new", "written", "grouped", "placed", "moved", "changed", "withdrawn"]
Piece = tuple[Literal["=", "-", "+"], str]

TOLD = ("note", "text", "image", "drawing", "card", "frame", "cluster", "link", "loop", "poll", "comment")
"""The kinds that are compared, in the order in which they are told."""
ORDER: tuple[Deed, ...] = ("new", "written", "grouped", "placed", "moved", "changed", "withdrawn")
FAR = 96.0
"""Less than half a note further is tidying and not told; in board units."""
FIELDS = (
    "color", "sort", "tags", "marks", "polarity", "sense", "state", "decided", "evidence", "merged", "from", "to", "done",
)  # fmt: skip
"""What else of a record is worth telling when it changes."""
WORD = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 0.2
"""Seconds after which a difference is told more coarsely."""


class Difference(msgspec.Struct, omit_defaults=True):
    """What became of one record. `deeds` has one word or more, the weightiest first; `words` are its words after, or
    before where it was withdrawn; `pieces` how they changed. `where` it is after, or before where it was withdrawn: the
    name of its group, or of its frame and part; `was`: where it was. `by` did the last of it, at `at`; empty where nobody
    may know."""

    id: str
    kind: str
    deeds: list[Deed]
    words: str
    pieces: list[Piece] = []
    where: str = ""
    was: str = ""
    by: str = ""
    at: int = 0


class Comparison(msgspec.Struct):
    """All differences, the weightiest first; `same` is how many notes are as they were."""

    differences: list[Difference]
    same: int


def compare(
    before: Mapping[str, Record], after: Mapping[str, Record], doers: Mapping[str, tuple[str, int]] | None = None
) -> Comparison:
    """The records of a board at two moments; `doers` tells who changed each last and when, by its id."""
    old, new = (Board(hangs_on, 0, records.values()) for records in (before, after))
    found, same = [], 0
    for id in dict.fromkeys([*before, *after]):
        was, now = before.get(id), after.get(id)
        record = now or was
        assert record is not None
        if record["kind"] not in TOLD:
            continue
        deeds = _deeds(was, now, old, new)
        if deeds:
            found.append(_told(record, was, now, deeds, old, new, (doers or {}).get(id, ("", 0))))
        elif record["kind"] == "note":
            same += 1
    found.sort(key=lambda each: (ORDER.index(each.deeds[0]), TOLD.index(each.kind), each.at, each.id))
    return Comparison(found, same)


def pieces(before: str, after: str) -> list[Piece]:
    """The way from one text to the other, word by word."""
    letters: dict[str, str] = {}
    old, new = ("".join(_letter(word, letters) for word in WORD.findall(text)) for text in (before, after))
    engine = diff_match_patch()
    engine.Diff_Timeout = LONGEST
    found = engine.diff_main(old, new, False)
    engine.diff_cleanupSemantic(found)
    words = {letter: word for word, letter in letters.items()}
    signs: dict[int, Literal["=", "-", "+"]] = {-1: "-", 0: "=", 1: "+"}
    return [(signs[sign], "".join(words[letter] for letter in said)) for sign, said in found]


def _letter(word: str, letters: dict[str, str]) -> str:
    """The letter that stands for a word, of those that Unicode leaves to private use."""
    return letters.setdefault(word, chr(0xE000 + len(letters)))


def _deeds(was: Record | None, now: Record | None, old: Board, new: Board) -> list[Deed]:
    if was is None:
        return ["new"]
    if now is None:
        return ["withdrawn"]
    if was == now:
        return []
    said: list[tuple[Deed, bool]] = [
        ("written", _words(was, old) != _words(now, new)),
        ("grouped", _group(was, old) != _group(now, new)),
        ("placed", _place(was, old) != _place(now, new)),
        ("changed", any(was.get(field) != now.get(field) for field in FIELDS)),
    ]
    deeds: list[Deed] = [deed for deed, done in said if done]
    if not {"grouped", "placed"} & set(deeds) and _way(was, now) >= FAR:
        deeds.append("moved")
    return sorted(deeds, key=ORDER.index)


def _told(
    record: Record, was: Record | None, now: Record | None, deeds: list[Deed], old: Board, new: Board, doer: tuple[str, int]
) -> Difference:
    board = old if now is None else new
    by, at = doer
    told = Difference(record["id"], record["kind"], deeds, _words(record, board), where=_where(record, board), by=by, at=at)
    if was is not None and now is not None:
        if "written" in deeds:
            told.pieces = pieces(_words(was, old), _words(now, new))
        if "grouped" in deeds or "placed" in deeds:
            told.was = _where(was, old)
    return told


def _words(record: Record, board: Board) -> str:
    """A link says what it joins, which is no text of its own."""
    if record["kind"] == "link":
        ends = (board.get(record[end]) for end in ("from", "to"))
        return " → ".join(KINDS[end["kind"]].words(end, board) if end else "…" for end in ends)
    return KINDS[record["kind"]].words(record, board)


def _group(record: Record, board: Board) -> str | None:
    id = record.get("cluster") or record.get("in")
    return id if id and board.get(id) is not None else None


def _place(record: Record, board: Board) -> tuple[str, int | None] | None:
    """The frame and the part of it that a note lies in."""
    frame = frame_of(board, record) if record["kind"] == "note" else None
    return (frame["id"], cell_of(frame, record)) if frame else None


def _where(record: Record, board: Board) -> str:
    group = board.get(_group(record, board) or "")
    if group is not None and group.get("title"):
        return str(group["title"])
    place = _place(record, board)
    frame = board.get(place[0]) if place else None
    if place is None or frame is None:
        return ""
    part = "" if place[1] is None else name(frame, place[1])
    return " · ".join(filter(None, (frame.get("title", ""), part)))


def _way(was: Record, now: Record) -> float:
    return hypot(now.get("x", 0) - was.get("x", 0), now.get("y", 0) - was.get("y", 0))


def last_doers(frames: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, int]]:
    """Who changed each record last, and when, of the frames of a story."""
    found: dict[str, tuple[str, int]] = {}
    for frame in frames:
        for change in frame["changes"]:
            found[change[1]["id"] if change[0] == "put" else change[1]] = (frame["by"], frame["at"])
    return found
