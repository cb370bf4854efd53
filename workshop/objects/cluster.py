"""Clusters: notes that belong together under a name which comes after; a note is in one, and one holds others once.

Membership is the field `cluster` of a note, nesting the field `in` of a cluster. What these name may be gone or unseen,
and then they mean nothing. static/js/space/clusters.js reads them in the same way.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from workshop.core.board import Board
from workshop.core.change import Change, Record, drop, patch
from workshop.core.fields import LONGEST_TITLE, Args, Id, Place, Title
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule, free, offered
from workshop.objects import anchor, anything, evidence, note, placing, writing
from workshop.objects.note import Color

MOST = 1_000
"""The notes of one cluster."""
MOST_TOLD = 20
"""How many of the clusters that went into one it still tells of."""

Notes = Annotated[list[Id], Meta(min_length=1, max_length=500)]


class Make(Args):
    cluster: Id
    notes: Notes
    title: Title = ""


class Name(Args):
    """Without `base` the title is replaced, whatever it is."""

    cluster: Id
    title: Title
    base: Title | None = None


class Join(Args):
    cluster: Id
    notes: Notes


class Leave(Args):
    notes: Notes


class Set(Args):
    """Only the fields given change; a null colour takes it away."""

    cluster: Id
    color: Color | None | UnsetType = UNSET
    collapsed: bool | None = None


class Nest(Args, rename={"in_": "in"}):
    """Into another cluster, or with null out of it."""

    cluster: Id
    in_: Id | None


class Merge(Args):
    cluster: Id
    into: Id


class Split(Args):
    """Some notes of a cluster become one of their own, `into`."""

    cluster: Id
    into: Id
    notes: Notes


class Factor(Args):
    """A new note, a factor with the cluster's name, whose evidence are the notes of the cluster."""

    cluster: Id
    note: Id
    x: Place
    y: Place


def make(board: Board, args: Make, ask: Ask) -> Outcome:
    there = _notes(board, args.notes, ask)
    made = placing.new(board, ask, "cluster", args.cluster, **_corner(board, there), title=args.title)
    return placing.told(args.notes, there, [made, *_taken(board, there, args.cluster, ask)])


def name(board: Board, args: Name, ask: Ask) -> Outcome:
    record = _existing(board, args.cluster, ask)
    base = record["title"] if args.base is None else args.base
    return writing.write(board, args.cluster, "cluster", "title", args.title, base, LONGEST_TITLE)


def join(board: Board, args: Join, ask: Ask) -> Outcome:
    _open(board, args.cluster, ask)
    there = _notes(board, args.notes, ask)
    _roomy(board, args.cluster, there)
    return placing.told(args.notes, there, _taken(board, there, args.cluster, ask))


def leave(board: Board, args: Leave, ask: Ask) -> Outcome:
    there = _notes(board, args.notes, ask)
    return placing.told(args.notes, there, _taken(board, there, None, ask))


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    """A collapsed cluster lies where its notes lay."""
    record = _existing(board, args.cluster, ask)
    collapsed = placing.AWAY if args.collapsed is False else args.collapsed
    folding = args.collapsed and not record.get("collapsed")
    place = _corner(board, _seen(board, members(board, args.cluster), ask)) if folding else {}
    color = placing.wanted(args.color)
    return Outcome(placing.fields(args.cluster, record, color=color, collapsed=collapsed, **place))


def nest(board: Board, args: Nest, ask: Ask) -> Outcome:
    record = _existing(board, args.cluster, ask)
    if args.in_ is not None:
        host = _open(board, args.in_, ask, "in")
        if args.in_ == args.cluster:
            raise Refused("bad_args", "A group can't lie in itself; choose another one.", "in")
        if _within(board, host) is not None or nested(board, args.cluster):
            raise Refused("bad_args", "Groups lie in one another only once; take the inner one out first.", "in")
    return Outcome(placing.fields(args.cluster, record, **{"in": args.in_ or placing.AWAY}))


def merge(board: Board, args: Merge, ask: Ask) -> Outcome:
    """All that one cluster holds goes into another, which keeps what it was merged from, oldest first: [id, title, how
    many notes]. What was said of it goes along, and so do the links to other things."""
    gone, into = _open(board, args.cluster, ask), _open(board, args.into, ask, "into")
    if args.cluster == args.into:
        raise Refused("bad_args", "A group can't be put into itself; choose another one.", "into")
    moving = _seen(board, members(board, args.cluster), ask)
    _roomy(board, args.into, moving)
    freed = into.get("in") == args.cluster
    host = args.into if freed or _within(board, into) is None else (parent(board, into) or {}).get("id")
    inner = [id for id in _seen(board, nested(board, args.cluster), ask) if id not in (args.into, host)]
    told = [*into.get("merged", []), *gone.get("merged", []), [args.cluster, gone["title"], len(moving)]]
    asked = {"title": into["title"] or gone["title"], "merged": told[-MOST_TOLD:], "in": placing.AWAY if freed else None}
    return Outcome(
        [
            *(patch(id, {"cluster": args.into}) for id in moving),
            *(patch(id, {"in": host}) for id in inner),
            *placing.fields(args.into, into, **asked),
            *_carried(board, args.cluster, args.into),
            drop(args.cluster),
        ]
    )


def _carried(board: Board, cluster: str, into: str) -> Iterator[Change]:
    """What hung on one cluster hangs on the other; what can't, as a reaction or a link between the two, goes."""
    for id in sorted(board.hanging(cluster)):
        record = board.records[id]
        fields = {field: into for field in ("on", "from", "to") if record.get(field) == cluster}
        now = {**record, **fields}
        if record["kind"] == "comment" or (record["kind"] == "link" and now["from"] != now["to"]):
            yield patch(id, fields)
        else:
            yield from map(drop, reversed(anything.with_what_hangs(board, [id])))


def split(board: Board, args: Split, ask: Ask) -> Outcome:
    whole = _open(board, args.cluster, ask)
    part = [id for id in _notes(board, args.notes, ask) if board.records[id].get("cluster") == args.cluster]
    if not part:
        raise Refused("gone", "None of these notes is in this group any more; choose notes that are.", "notes")
    given = {"title": "", "color": whole.get("color"), "in": (parent(board, whole) or {}).get("id")}
    told = [args.cluster, whole["title"]]
    made = placing.new(board, ask, "cluster", args.into, **_corner(board, part), **given, split=told)
    return placing.told(args.notes, part, [made, *_taken(board, part, args.into, ask)])


def factor(board: Board, args: Factor, ask: Ask) -> Outcome:
    """What the asking person sees of the cluster, with what lies in the clusters within it."""
    offered(board, ask, "note")
    record = _existing(board, args.cluster, ask)
    clusters = [args.cluster, *_seen(board, nested(board, args.cluster), ask)]
    notes = _seen(board, (id for each in clusters for id in members(board, each)), ask)[: evidence.MOST]
    fields = {"x": args.x, "y": args.y, "text": record["title"], "color": "sand", "sort": "factor"}
    return Outcome([placing.new(board, ask, "note", args.note, **fields, evidence=notes or None)])


def members(board: Board, id: str) -> list[str]:
    """The ids of the notes of a cluster."""
    return sorted(board.naming("cluster", id))


def nested(board: Board, id: str) -> list[str]:
    """The ids of the clusters that lie in this one."""
    return sorted(other for other in board.naming("in", id) if parent(board, board.records[other]) is not None)


def holder(board: Board, record: Record) -> Record | None:
    """The cluster of a note, or that in which a cluster lies."""
    if record["kind"] == "cluster":
        return parent(board, record)
    found = board.get(record.get("cluster", ""))
    return found if found is not None and found["kind"] == "cluster" else None


def parent(board: Board, record: Record) -> Record | None:
    """The cluster that one lies in. What lies in something itself holds nothing: so nothing goes round or deeper."""
    host = _within(board, record)
    return None if host is None or _within(board, host) is not None else host


def _within(board: Board, record: Record) -> Record | None:
    """What a cluster says that it lies in, if that is there."""
    host = board.get(record.get("in", ""))
    return host if host is not None and host["kind"] == "cluster" else None


def _notes(board: Board, ids: list[str], ask: Ask) -> list[str]:
    """The ids of the notes that are there for this person; refused when none is."""
    there = _seen(board, placing.those(board, ids, "note"), ask)
    if not there:
        raise Refused("gone", note.GONE, "notes")
    return there


def _seen(board: Board, ids: Iterable[str], ask: Ask) -> list[str]:
    return [id for id in ids if not note.hidden(board.records[id], board, ask.person)]


def _existing(board: Board, id: str, ask: Ask, field: str = "cluster") -> Record:
    if anchor.seen(board, id, ask, field)["kind"] != "cluster":
        raise Refused("gone", note.GONE, field)
    return board.records[id]


def _open(board: Board, id: str, ask: Ask, field: str = "cluster") -> Record:
    """The same, refused where it is locked: what lies in it stays so, too."""
    record = _existing(board, id, ask, field)
    free(board, patch(id, {}), ask)
    return record


def _roomy(board: Board, id: str, more: Iterable[str]) -> None:
    if len({*board.naming("cluster", id), *more}) > MOST:
        raise Refused("too_big", "A group has room for {most} notes; make another one.", "notes", most=MOST)


def _taken(board: Board, ids: Sequence[str], into: str | None, ask: Ask) -> list[Change]:
    """Notes on their way into a cluster, or out of any; a cluster that becomes empty stays where they were."""
    moving = [id for id in ids if board.records[id].get("cluster") != into]
    left: dict[str, list[str]] = {}
    for id in moving:
        host = holder(board, board.records[id])
        if host is not None:
            free(board, patch(host["id"], {}), ask)
            left.setdefault(host["id"], []).append(id)
    empty = [id for id, gone in left.items() if len(gone) == len(_seen(board, board.naming("cluster", id), ask))]
    places = [each for id in empty for each in placing.fields(id, board.records[id], **_corner(board, left[id]))]
    return [patch(id, {"cluster": into, **_moved(board.records[id], ask)}) for id in moving] + places


def _moved(record: Record, ask: Ask) -> dict[str, Any]:
    """Who moved a note last, and how often that was somebody else than before. Sight keeps the mover of what bears no
    name from all but its author."""
    again = "mover" in record and record["mover"] != ask.person
    return {"mover": ask.person, **({"regrouped": record.get("regrouped", 0) + 1} if again else {})}


def _corner(board: Board, ids: Iterable[str]) -> dict[str, float]:
    """The top left of some notes; nothing of none."""
    notes = [board.records[id] for id in ids]
    return {axis: min(note[axis] for note in notes) for axis in "xy"} if notes else {}


KIND = Kind(
    name="cluster",
    rules={
        "cluster.make": Rule(Make, make, tool="cluster"),
        "cluster.name": Rule(Name, name, tool="cluster"),
        "cluster.join": Rule(Join, join, tool="cluster"),
        "cluster.leave": Rule(Leave, leave, tool="cluster"),
        "cluster.set": Rule(Set, change, tool="cluster"),
        "cluster.nest": Rule(Nest, nest, tool="cluster"),
        "cluster.merge": Rule(Merge, merge, tool="cluster"),
        "cluster.split": Rule(Split, split, tool="cluster"),
        "cluster.factor": Rule(Factor, factor, tool="cluster"),
    },
    words=lambda record, board: record["title"],
    see=note.see,
    hides=note.private,
    personal=note.private,
    loose=("in",),
)
