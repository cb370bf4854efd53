"""CSV: the board for spreadsheets, a row for each thing with words, in reading order.

UTF-8 with a byte order mark, commas, CRLF: Excel opens it with a double click. A text that a spreadsheet would
take for a formula gets an apostrophe in front (OWASP, CSV Injection), which our import takes away again.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.exports import polls
from workshop.exports.exported import Exported
from workshop.objects import KINDS, cells, cluster, evidence, meaning
from workshop.objects.placing import frame_of

NAME = "csv"
MIMETYPE = "text/csv; charset=utf-8"
SUFFIX = ".csv"

COLUMNS = (
    "kind", "text", "author", "color", "sort", "tags", "language", "frame", "part", "links", "reactions", "comments",
    "x", "y", "id", "marks", "method", "value", *meaning.AXES, "cluster", "evidence",
    "vote", "rank", "result", "merged", "origin",
)  # fmt: skip
"""`method` and `value` say what it means to lie in that part of a method's frame, the same in all languages. On axes
there are `power`, `interest` and the like from 1 to 10: ten bands of equal size, see cells.tenths. A vote is a
row of kind `poll` with how it was held and what was decided, then one of kind `option` for each option, with the id
of its vote."""

FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""How a cell begins that a spreadsheet may run; apostrophes in front count, so that one more can be told apart,
and so do the wide forms of the signs, which some spreadsheets read like the narrow ones.

Its twin is in workshop/imports/csv.py.
"""


def write(board: Exported) -> bytes:
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows([guarded(cell) for cell in row] for row in rows(board))
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: object) -> object:
    """The cell as no spreadsheet runs it."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def rows(exported: Exported) -> Iterable[tuple[object, ...]]:
    board = exported.board()
    links = joined(board)
    counts = polls.counted(board)
    for record in exported.in_order():
        if record["kind"] == "poll":
            yield from vote(exported, record, counts.get(record["id"]))
        if "x" in record:
            frame = frame_of(board, record)
            yield (
                record["kind"],
                words(record, board),
                exported.names.get(record["by"], ""),
                record.get("color", ""),
                record.get("sort", ""),
                "\n".join(record.get("tags", ())),
                record.get("lang", ""),
                frame["title"] if frame else "",
                part(record, frame),
                "\n".join(links.get(record["id"], ())),
                ", ".join(reactions(board, record)),
                "\n".join(comments(exported, board, record)),
                record["x"],
                record["y"],
                record["id"],
                "\n".join(record.get("marks", ())),
                *means(record, frame),
                group(record, board),
                "\n".join(" ".join(words(board.records[id], board).split()) for id in evidence.there(record, board)),
                *("", "", ""),
                "\n".join(merged(exported, record)),
                record.get("origin_name", ""),
            )


def vote(exported: Exported, poll: Record, count: Mapping[str, Any] | None) -> Iterable[tuple[object, ...]]:
    """A vote and its options."""
    author = exported.names.get(poll["by"], "")
    about = {"kind": "poll", "text": poll["title"], "author": author, "sort": poll["way"], "id": poll["id"]}
    found = [{**about, "vote": polls.held(poll), "result": polls.decided(poll)}]
    for id, text, rank, result in polls.options(poll, count):
        found.append({"kind": "option", "text": text, "id": id, "vote": poll["id"], "rank": rank, "result": result})
    return (tuple(row.get(column, "") for column in COLUMNS) for row in found)


def part(record: Record, frame: Record | None) -> str:
    """The part of its frame that something lies in; of a frame, the parts it has itself."""
    if record["kind"] == "frame":
        return "\n".join(filter(None, record.get("labels", ())))
    cell = cells.cell_of(frame, record) if frame else None
    return "" if frame is None or cell is None else meaning.part(frame, cell)


def means(record: Record, frame: Record | None) -> tuple[str | int, ...]:
    """The method, the value and the measures of a place; a frame has the method that it bears itself."""
    if record["kind"] == "frame":
        return record.get("method", ""), "", *("" for _ in meaning.AXES)
    found = meaning.meaning(frame, record) if frame else None
    if found is None:
        return ("",) * (2 + len(meaning.AXES))
    return found.method, found.value, *(found.measures.get(axis, "") for axis in meaning.AXES)


def group(record: Record, board: Board) -> str:
    """The name of the cluster that a note or cluster is in, or its id while it has none."""
    host = cluster.holder(board, record)
    return "" if host is None else host["title"] or host["id"]


def joined(board: Board) -> dict[str, list[str]]:
    """What each thing's links lead to, as "→ words of the other end", with what is said of the link."""
    found: dict[str, list[str]] = {}
    for link in board.of("link").values():
        other = board.get(link["to"])
        if other is not None:
            facts = ", ".join(said(link, board))
            found.setdefault(link["from"], []).append(f"→ {words(other, board)}{f' ({facts})' if facts else ''}")
    return found


def said(link: Record, board: Board) -> Iterable[str]:
    """What is said of a link, as "+", "delay", "low confidence", "contested" and "3 notes as evidence"."""
    notes = len(evidence.there(link, board))
    return filter(
        None,
        (
            link.get("polarity"),
            "delay" if link.get("delay") else "",
            f"{link['confidence']} confidence" if "confidence" in link else "",
            "contested" if link.get("contested") else "",
            f"{notes} {'note' if notes == 1 else 'notes'} as evidence" if notes else "",
        ),
    )


def reactions(board: Board, record: Record) -> Iterable[str]:
    """How often each sort was given to a thing, as "agree 3"; who gave them is not told."""
    found = Counter(each["sort"] for each in hanging(board, record, "reaction"))
    return (f"{sort} {count}" for sort, count in sorted(found.items()))


def comments(exported: Exported, board: Board, record: Record) -> Iterable[str]:
    """What was said of a thing, each comment before its answers, as "Ana: words"."""
    for each in sorted(hanging(board, record, "comment"), key=lambda comment: (comment["at"], comment["id"])):
        name = exported.names.get(each.get("by", ""))
        yield f"{name}: {each['text']}" if name else each["text"]
        yield from comments(exported, board, each)


def merged(exported: Exported, record: Record) -> Iterable[str]:
    """The texts of the notes that were merged into this one, as "Ana: words"."""
    for each in record.get("merged", ()):
        name = exported.names.get(each["by"])
        yield f"{name}: {each['text']}" if name else each["text"]


def hanging(board: Board, record: Record, kind: str) -> list[Record]:
    return [board.records[id] for id in board.hanging(record["id"]) if board.records[id]["kind"] == kind]


def words(record: Record, board: Board) -> str:
    return KINDS[record["kind"]].words(record, board)
