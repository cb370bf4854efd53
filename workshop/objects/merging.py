"""Two notes that say the same become one, which keeps both texts, both authors and all that hung on either.

What was merged stands in the field `merged` of the note that is left, oldest first: [{id, by, text, paper?}, …], where
`by` is empty for whoever hid their name and `paper` is the code of its slip, by which its writer finds it again; the note's
tags, cluster and evidence go along as far as there is room. Of one person's equal reactions to both notes one is left; a
link from one to the other goes. Polls keep their options as they were when they were opened. Undo brings everything back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Change, Record, drop, patch, put
from workshop.core.fields import Args, Id
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome
from workshop.objects import anchor, evidence, placing, reaction, tags
from workshop.objects.anything import GONE, with_what_hangs

MOST = 12
"""So many other notes go into one: each may be 2,000 letters long."""
FIELD = "merged"


class Merge(Args):
    """All of `note` goes into the note `into`."""

    note: Id
    into: Id


def merge(board: Board, args: Merge, ask: Ask) -> Outcome:
    gone, into = _readable(board, args.note, ask, "note"), _readable(board, args.into, ask, "into")
    if args.note == args.into:
        raise Refused("bad_args", "A note can't be merged with itself; choose another one.", "into")
    if board.stage.get("mode") == "divergent" and not ask.facilitates:
        raise Refused("not_now", "While ideas are being gathered each note stays by itself; merge them later.")
    told = [*into.get(FIELD, ()), *gone.get(FIELD, ()), _told(gone)]
    if len(told) > MOST:
        raise Refused("too_big", "A note has room for {most} others; make a group of them instead.", "note", most=MOST)
    fields = placing.fields(args.into, into, **{FIELD: told}, **_taken_over(board, gone, into))
    return Outcome([*_hung_anew(board, args), *_named_anew(board, args), *fields, drop(args.note)])


def authors(fields: Mapping[str, Any]) -> Iterable[str]:
    """Whom a record, or a change of it, names as the author of its text or of one that was merged into it. (A cluster
    also tells what was merged into it, without authors.)"""
    merged = fields.get(FIELD)
    said = merged if isinstance(merged, list) and all(isinstance(each, dict) for each in merged) else ()
    return [by for by in (fields.get("by"), *(each.get("by") for each in said)) if by is not None]


def shown(record: Record, sees: Callable[[str], bool]) -> Record:
    """The record with the texts of those people alone whose texts its reader may see."""
    if record["kind"] != "note" or FIELD not in record:
        return record
    kept = [each for each in record[FIELD] if sees(each["by"])]
    bare = {name: value for name, value in record.items() if name != FIELD}
    return {**bare, FIELD: kept} if kept else bare


def unnamed(record: Record) -> Record:
    """The record with all the texts and none of their authors."""
    return {**record, FIELD: [{**each, "by": ""} for each in record[FIELD]]} if FIELD in record else record


def _readable(board: Board, id: str, ask: Ask, field: str) -> Record:
    if anchor.seen(board, id, ask, field)["kind"] != "note":
        raise Refused("gone", GONE, field)
    return board.records[id]


def _told(note: Record) -> dict[str, str]:
    """Nobody can read a hidden author in what was merged, not even in the log of this board's later years."""
    paper = {"paper": note["paper"]} if "paper" in note else {}
    return {"id": note["id"], "by": "" if note.get("author") == "hidden" else note["by"], "text": note["text"], **paper}


def _taken_over(board: Board, gone: Record, into: Record) -> Record:
    """What a note says of itself that the other one has room for: its cluster where that has none, tags, evidence."""
    own = {gone["id"], into["id"]}
    rests = dict.fromkeys(id for note in (into, gone) for id in note.get(evidence.FIELD, ()) if id not in own)
    said = dict.fromkeys(tag for note in (into, gone) for tag in note.get("tags", ()))
    return {
        "cluster": gone.get("cluster") if board.get(into.get("cluster", "")) is None else None,
        "tags": list(said)[: tags.MOST] or None,
        evidence.FIELD: list(rests)[: evidence.MOST] or None,
    }


def _hung_anew(board: Board, args: Merge) -> Iterator[Change]:
    """What hung on the note hangs on the other one now, and what can't is dropped."""
    for id in sorted(board.hanging(args.note)):
        record = board.records[id]
        make = HANGING.get(record["kind"])
        yield from make(board, record, args) if make else [drop(id)]


def _comment(board: Board, record: Record, args: Merge) -> list[Change]:
    """What was said of a loop that is none any more was said of the note."""
    ids = record.get("loop")
    if ids is None:
        return [patch(record["id"], {"on": args.into})]
    now = _around(ids, args)
    return [patch(record["id"], {"on": now[0] if now else args.into, "loop": now})]


def _link(board: Board, record: Record, args: Merge) -> list[Change]:
    ends = {end: args.into for end in ("from", "to") if record[end] == args.note}
    joined = {record["from"], record["to"], args.into} - {args.note}
    if len(joined) > 1:
        return [patch(record["id"], ends)]
    return [drop(id) for id in reversed(with_what_hangs(board, [record["id"]]))]


def _loop(board: Board, record: Record, args: Merge) -> list[Change]:
    """A loop begins with the smallest id; one that went through both notes is none any more."""
    ids = _around(record["ids"], args)
    return [patch(record["id"], {"ids": ids}) if ids else drop(record["id"])]


def _around(ids: list[str], args: Merge) -> list[str] | None:
    """The factors of a loop after the merge."""
    now = [args.into if id == args.note else id for id in ids]
    if len(set(now)) < len(now):
        return None
    at = now.index(min(now))
    return now[at:] + now[:at]


def _reaction(board: Board, record: Record, args: Merge) -> list[Change]:
    """The same person's same sign has one id on each thing."""
    id = reaction.id_of(args.into, record["sort"], record["by"])
    moved = [] if board.get(id) else [put({**record, "id": id, "on": args.into})]
    return [*moved, drop(record["id"])]


HANGING: dict[str, Callable[[Board, Record, Merge], list[Change]]] = {
    "comment": _comment,
    "link": _link,
    "loop": _loop,
    "reaction": _reaction,
}


def _named_anew(board: Board, args: Merge) -> Iterator[Change]:
    """Who named the note as evidence names the other one; what is locked stays as it is."""
    for id in sorted(evidence.bearing(board, [args.note])):
        record = board.records[id]
        if id in (args.note, args.into) or "locked" in record:
            continue
        those = [args.into if each == args.note else each for each in record[evidence.FIELD]]
        wanted = [each for each in dict.fromkeys(those) if each != id]
        yield from placing.fields(id, record, evidence=wanted or placing.AWAY)
