"""JSON: the whole board for programs, the same bytes for the same board.

An object with `format` ("mutirao-board"), `version` (1; it grows by new fields, it changes when old ones do),
`title`, `seq` (the board's last entry), `people` ({person id: name}, the authors) and `records`: a list in reading
order of the wire's flat records, each with `id`, `kind`, `by` and the fields of its kind. `places` says of what lies
in a frame which one, and which part of it where it is parted: {record id: [frame id, part's name or null]}. In the
frame of a method a third says what that means: {"method", "value", and by axis as "power" and "interest" 1 to 10, in ten
bands of equal size, see cells.tenths}.
`clusters` says which cluster a note is in, and in which one a cluster lies: {record id: cluster id}.
`polls` says what the votes came to whose result may be seen: {record id: {"tally", "groups"?}}, as the API tells it.
The schema of all this is made by schema.py and published at /schemas/board.json.
"""

from collections.abc import Iterator
from json import dumps
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.exports import polls
from workshop.exports.exported import Exported
from workshop.objects import cells, cluster, evidence
from workshop.objects.meaning import meaning, part
from workshop.objects.placing import frame_of

NAME = "json"
MIMETYPE = "application/json"
SUFFIX = ".json"


def write(exported: Exported) -> bytes:
    board = exported.board()
    whole = {
        "format": "mutirao-board",
        "version": 1,
        "title": exported.title,
        "seq": exported.seq,
        "people": dict(sorted(exported.names.items())),
        "places": dict(places(exported, board)),
        "clusters": dict(clusters(exported, board)),
        "polls": polls.counted(board),
        "records": [dict(sorted(told(record, board).items())) for record in exported.in_order()],
    }
    return (dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def told(record: Record, board: Board) -> Record:
    """The record; what is gone is no evidence."""
    return evidence.shown(record, board, lambda note: True)


def clusters(exported: Exported, board: Board) -> Iterator[tuple[str, str]]:
    for record in exported.in_order():
        host = cluster.holder(board, record)
        if host is not None:
            yield record["id"], host["id"]


def places(exported: Exported, board: Board) -> Iterator[tuple[str, list[Any]]]:
    for record in exported.in_order():
        frame = frame_of(board, record) if "x" in record else None
        if frame is not None:
            yield record["id"], place(record, frame)


def place(record: Record, frame: Record) -> list[Any]:
    cell, means = cells.cell_of(frame, record), meaning(frame, record)
    said = [{"method": means.method, "value": means.value, **means.measures}] if means else []
    return [frame["id"], None if cell is None else part(frame, cell), *said]
