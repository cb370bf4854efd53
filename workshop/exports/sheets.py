"""The things of boards as tables: what stands in which column, for formats that hold more than one table.

Columns that a CSV has too bear the same names and mean the same; all are told in `meanings`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.exports import csv, polls
from workshop.exports.exported import Exported
from workshop.insights import leverage, loops
from workshop.objects import cells, cluster, evidence, meaning
from workshop.objects.placing import frame_of

Cell = str | float | bool | None
Row = Sequence[Cell]
LETTERS = {"reinforcing": "R", "balancing": "B", "undetermined": "?"}


@dataclass(frozen=True)
class Sheet:
    """A table: its name, its columns, and what makes its rows of one board."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Exported, Board], Iterable[Row]]


@dataclass(frozen=True)
class People:
    """How many came to a board; None where nobody counted."""

    board: str
    count: int | None


def _notes(exported: Exported, board: Board) -> Iterator[Row]:
    for record in _those(exported, "note"):
        frame = frame_of(board, record)
        method, value, *axes = csv.means(record, frame)
        yield (
            exported.title, record["text"], exported.names.get(record.get("by", ""), ""), record.get("color", ""),
            record.get("sort", ""), _lines(record.get("tags", ())), record.get("lang", ""), frame["title"] if frame else "",
            csv.part(record, frame), method, value, *axes, csv.group(record, board),
            ", ".join(csv.reactions(board, record)), _lines(csv.comments(exported, board, record)),
            _lines(record.get("marks", ())), len(list(evidence.there(record, board))), _lines(csv.merged(exported, record)),
            record.get("origin_name", ""), record.get("paper", ""), record["x"], record["y"], record["id"],
        )  # fmt: skip


def _clusters(exported: Exported, board: Board) -> Iterator[Row]:
    for record in _those(exported, "cluster"):
        notes = cluster.members(board, record["id"])
        for inner in cluster.nested(board, record["id"]):
            notes = [*notes, *cluster.members(board, inner)]
        host = cluster.holder(board, record)
        outer = "" if host is None else host["title"] or host["id"]
        yield exported.title, record["title"], outer, record.get("color", ""), len(notes), record["id"]


def _links(exported: Exported, board: Board) -> Iterator[Row]:
    for record in _those(exported, "link"):
        if record["from"] not in board.records or record["to"] not in board.records:
            continue
        ends = (csv.words(board.records[record[end]], board) for end in ("from", "to"))
        yield (
            exported.title, *ends, record.get("sort", "plain"), record.get("polarity", ""), bool(record.get("delay")),
            record.get("confidence", ""), bool(record.get("contested")), len(list(evidence.there(record, board))),
            record["from"], record["to"], record["id"],
        )  # fmt: skip


def _factors(exported: Exported, board: Board) -> Iterator[Row]:
    for factor in leverage.compute(board, leverage.Params()).factors:
        record = board.records[factor.id]
        rests = len(list(evidence.there(record, board)))
        yield (
            exported.title, csv.words(record, board), factor.in_, factor.out, factor.reach, factor.loops,
            round(factor.between, 3), factor.weight, factor.votes, rests, factor.id,
        )  # fmt: skip


def _loops(exported: Exported, board: Board) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for loop in loops.compute(board, loops.Params()).loops:
        counts[loop.sort] = counts.get(loop.sort, 0) + 1
        chain = " → ".join(csv.words(board.records[id], board) for id in [*loop.ids, loop.ids[0]])
        mark = f"{LETTERS[loop.sort]}{counts[loop.sort]}"
        yield exported.title, mark, loop.sort, loop.name or "", loop.delayed, chain, " ".join(loop.ids)


def _votes(exported: Exported, board: Board) -> Iterator[Row]:
    for poll in _those(exported, "poll"):
        decision = poll.get("decision", {})
        settings = {name: value for name, value in poll["settings"].items() if name != "groups"}
        yield (
            exported.title, poll["title"], poll["way"], bool(poll["secret"]), poll["state"], poll["round"], poll["cast"],
            len(poll["options"]), ", ".join(polls.flat(settings)),
            *(decision.get(name, "") for name in ("decided", "why", "who", "how", "open", "review")), poll["id"],
        )  # fmt: skip


def _tallies(exported: Exported, board: Board) -> Iterator[Row]:
    """A row for each figure of each option, as long as its vote may be told."""
    counts = polls.counted(board)
    for poll in _those(exported, "poll"):
        count = counts.get(poll["id"])
        lines = {line["id"]: line for line in count["tally"]["options"]} if count else {}
        for option in poll["options"]:
            line = lines.get(option["id"], {})
            for name, value in _figures(line):
                yield (
                    exported.title, poll["title"], option["text"], line.get("rank"), name, value, poll["id"], option["id"],
                )  # fmt: skip


def _figures(facts: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, float]]:
    """The numbers among facts, those inside of others as "outer inner", lists numbered from 1."""
    for name, value in facts.items():
        if name in polls.TOLD_APART or isinstance(value, bool):
            continue
        if isinstance(value, int | float):
            yield f"{before}{name}", value
        elif isinstance(value, Mapping):
            yield from _figures(value, f"{before}{name} ")
        elif isinstance(value, list | tuple):
            yield from _figures({str(at): each for at, each in enumerate(value, 1)}, f"{before}{name} ")


def _frames(exported: Exported, board: Board) -> Iterator[Row]:
    inside: dict[str, int] = {}
    for note in board.of("note").values():
        host = frame_of(board, note)
        if host is not None:
            inside[host["id"]] = inside.get(host["id"], 0) + 1
    for record in _those(exported, "frame"):
        parts = [meaning.part(record, at) for at in range(len(cells.boxes(record)))]
        yield (
            exported.title, record["title"], record.get("layout", "free"), _lines(parts), record.get("method", ""),
            inside.get(record["id"], 0), record["id"],
        )  # fmt: skip


SHEETS = (
    Sheet(
        "notes",
        (
            "board", "text", "author", "color", "sort", "tags", "language", "frame", "part", "method", "value",
            *meaning.AXES, "cluster", "reactions", "comments", "marks", "evidence", "merged", "origin", "paper",
            "x", "y", "id",
        ),
        _notes,
    ),
    Sheet("clusters", ("board", "title", "cluster", "color", "notes", "id"), _clusters),
    Sheet("frames", ("board", "title", "layout", "parts", "method", "notes", "id"), _frames),
    Sheet(
        "links",
        (
            "board", "from", "to", "sort", "polarity", "delay", "confidence", "contested", "evidence", "from_id", "to_id",
            "id",
        ),
        _links,
    ),
    Sheet(
        "factors",
        ("board", "text", "in", "out", "reach", "loops", "between", "weight", "votes", "evidence", "id"),
        _factors,
    ),
    Sheet("loops", ("board", "mark", "sort", "title", "delay", "factors", "ids"), _loops),
    Sheet(
        "votes",
        (
            "board", "title", "way", "secret", "state", "round", "cast", "options", "settings", "decided", "why", "who",
            "how", "open", "review", "id",
        ),
        _votes,
    ),
    Sheet("tallies", ("board", "vote", "option", "rank", "figure", "number", "vote_id", "option_id"), _tallies),
)  # fmt: skip
PEOPLE = ("board", "people", "authors", "notes", "comments", "reactions", "links")


def people(exported: Exported, count: int | None) -> Row:
    """How many people, as far as somebody counted, and what they left: counts alone, never who."""
    board = exported.board()
    authors = {note.get("by", "") for note in board.of("note").values()} - {""}
    many = (len(board.of(kind)) for kind in ("note", "comment", "reaction", "link"))
    return exported.title, count, len(authors) or None, *many


def _those(exported: Exported, kind: str) -> Iterator[Record]:
    return (record for record in exported.in_order() if record["kind"] == kind)


def _lines(words: Iterable[str]) -> str:
    return "\n".join(words)
