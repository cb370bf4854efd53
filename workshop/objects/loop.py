"""Loops: what people say of a causal loop that was found: its name, and whether it makes sense to them.

Which loops there are follows from the links and is never stored; a record is kept only for a loop somebody spoke of,
and hangs on its factors. When a link of it goes the words stay, for whoever draws that link again.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Annotated, Literal

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.change import Change, Record, drop, patch
from workshop.core.fields import Args, Id, Label
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import anchor, placing

MOST = 500
"""So many people can say of one loop whether it makes sense."""

Sense = Literal["yes", "partly", "no"]
Ids = Annotated[list[Id], Meta(min_length=2, max_length=30)]
"""The factors in the order of the arrows, beginning with the smallest id."""


class Name(Args):
    """`loop` is a new id, or the id of the record for these factors; an empty title takes the name away."""

    loop: Id
    ids: Ids
    title: Label


class Judge(Args):
    """Whether the loop makes sense to the one who says so; null takes it back."""

    loop: Id
    ids: Ids
    sense: Sense | None


def name(board: Board, args: Name, ask: Ask) -> Outcome:
    record = known(board, args.loop, args.ids, ask)
    return Outcome(said(board, args.loop, args.ids, record, {"title": args.title or None}, ask))


def judge(board: Board, args: Judge, ask: Ask) -> Outcome:
    record = known(board, args.loop, args.ids, ask)
    sense = {**(record or {}).get("sense", {}), ask.person: args.sense}
    sense = {person: each for person, each in sense.items() if each is not None}
    if len(sense) > MOST:
        raise Refused("too_big", "{most} people have said what they think of this loop; no more fit.", most=MOST)
    return Outcome(said(board, args.loop, args.ids, record, {"sense": sense or None}, ask))


def known(board: Board, id: str, ids: list[str], ask: Ask) -> Record | None:
    """The record for these factors, whatever id was given: two people may name the same loop at once."""
    if ids[0] != min(ids) or len(set(ids)) < len(ids):
        raise Refused("bad_args", "A loop names each of its factors once, beginning with the smallest id.", "ids")
    for each in ids:
        anchor.seen(board, each, ask, "ids")
    if not closed(board, ids):
        raise Refused("gone", "This is no longer a loop; a link of it has been removed.", "ids")
    there = board.get(id)
    if there is not None and (there["kind"] != "loop" or there["ids"] != ids):
        raise Refused("bad_args", "Something with this id is already on the board; choose another id.", "loop")
    return next((loop for loop in board.of("loop").values() if loop["ids"] == ids), None)


def closed(board: Board, ids: list[str]) -> bool:
    """Whether a causal link leads from each to the next, and from the last to the first."""
    return all(joined(board, one, other) for one, other in pairwise([*ids, ids[0]]))


def joined(board: Board, one: str, other: str) -> bool:
    links = (board.records[id] for id in board.hanging(one))
    return any(
        link["kind"] == "link" and (link["from"], link["to"]) == (one, other) and link["sort"] == "causal"
        for link in links
    )


def said(
    board: Board, id: str, ids: list[str], record: Record | None, fields: Mapping[str, object], ask: Ask
) -> list[Change]:
    """A record for what was said; without a name and without anybody's view there is none."""
    given = {name: value for name, value in fields.items() if value is not None}
    if record is None:
        return [placing.unordered(board, ask, "loop", id, ids=ids, **given)] if given else []
    left = {name for name in ("title", "sense") if name in record and name not in fields}
    if not given and not left:
        return [drop(record["id"])]
    changed = {name: value for name, value in fields.items() if record.get(name) != value}
    return [patch(record["id"], changed)] if changed else []


def see(record: Record, lens: Lens, viewer: Viewer) -> Record | None:
    """Seen by whoever sees all its factors."""
    return record if all(lens.see(id, viewer) is not None for id in record["ids"]) else None


def named(record: Record, lens: Lens) -> Iterable[str]:
    yield record["by"]
    yield from record.get("sense", ())
    for id in record["ids"]:
        yield from lens.named(id)


def unnamed(record: Record, viewer: Viewer) -> Record:
    """The record with what its viewer thinks of it alone."""
    sense = {person: each for person, each in record.get("sense", {}).items() if person == viewer.person}
    bare = {name: value for name, value in record.items() if name != "sense"}
    return {**bare, "sense": sense} if sense else bare


KIND = Kind(
    name="loop",
    rules={"loop.name": Rule(Name, name, tool="link"), "loop.judge": Rule(Judge, judge, tool="link")},
    words=lambda record, board: str(record.get("title") or ""),
    see=see,
    named=named,
    unnamed=unnamed,
    hangs_on=lambda record: record["ids"],
    placed=False,
)
