"""What a facilitator picks on a team's board for the plenary: as they see it, but with the true authors, so that whoever
wrote something has written it there too."""

from collections.abc import Iterable, Sequence

from workshop.act import Answer
from workshop.boards import Boards
from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.imports.grid import tall
from workshop.objects import cluster
from workshop.store.boards import BoardRow
from workshop.store.ids import new_id

NAME = "harvest.take"
NOTHING = "None of this is on the team's board any more; reload the page and choose again."
NOT_THAT = "This was no harvest, or it is too long ago; take things away on the plenary board itself."
LEFT = frozenset({"x", "y", "order", "locked", "mover", "regrouped", "evidence", "collapsed"})
"""What a thing is on its own board alone."""


def take(boards: Boards, plenary: str, team: BoardRow, viewer: Viewer, ids: Sequence[str]) -> Answer:
    """Copy notes and groups, with what lies in them and the links between them; raises Refused."""
    things = picked(boards, team.id, viewer, ids)
    heights = {thing["id"]: tall(thing["text"]) for thing in things if thing["kind"] == "note"}
    args = {"team": team.id, "title": team.title, "things": things, "tall": heights}
    return boards.act(plenary, viewer, [Command(new_id(), NAME, args, inside=True)])


def undo(boards: Boards, plenary: str, viewer: Viewer, seq: int) -> Answer:
    """Take a harvest back, as far as nothing newer stands in its way; raises Refused."""
    entry = boards.room(plenary).past(seq) if seq > 0 else None
    if entry is None or entry.command != NAME:
        raise Refused("gone", NOT_THAT, "seq")
    return boards.act(plenary, viewer, [Command(new_id(), "restore", {"seq": seq})])


def picked(boards: Boards, team: str, viewer: Viewer, ids: Sequence[str]) -> list[Record]:
    """The records of these ids that this person sees, groups before what lies in them and links last."""
    room = boards.room(team)
    with room.lock:
        board, see = room.board, room.lens.see
        chosen = {id for id in ids if (board.get(id) or {}).get("kind") in ("note", "cluster")}
        groups = {id for id in chosen if board.records[id]["kind"] == "cluster"}
        groups |= {inner for id in groups for inner in cluster.nested(board, id)}
        chosen |= groups | {note for id in groups for note in cluster.members(board, id)}
        seen = {id: record for id in sorted(chosen) if (record := see(id, viewer)) is not None}
        links = (id for id, link in board.of("link").items() if link["from"] in seen and link["to"] in seen)
        seen |= {id: record for id in links if (record := see(id, viewer)) is not None}
        named = board.stage.get("authors") != "hidden"
        told = {id: named and room.lens.signed(id) for id in seen}
        authors = {id: board.records[id]["by"] for id in seen}
    if not any(record["kind"] != "link" for record in seen.values()):
        raise Refused("gone", NOTHING, "ids")
    return [_bare(seen[id], authors[id], told[id]) for id in _in_order(seen.values())]


def _in_order(records: Iterable[Record]) -> list[str]:
    """Groups, notes, links, each in the order of their board."""
    turn = {"cluster": 0, "note": 1, "link": 2}
    placed = sorted(records, key=lambda each: (turn[each["kind"]], each.get("order", ""), each["id"]))
    return [record["id"] for record in placed]


def _bare(record: Record, by: str, told: bool) -> Record:
    """A record without what only its own board knows of it; whose author is not told there is not told elsewhere."""
    left = LEFT | ({"from"} if record["kind"] == "note" else {"merged", "split"} if record["kind"] == "cluster" else set())
    kept = {name: value for name, value in record.items() if name not in left}
    if told or record["kind"] != "note":
        return {**kept, "by": by}
    merged = {"merged": [{**each, "by": ""} for each in record["merged"]]} if "merged" in record else {}
    return {**kept, **merged, "by": by, "author": "hidden"}
