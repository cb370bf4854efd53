"""A board as an outline: groups and frames with what lies in them, in the order in which one reads the board."""

from collections.abc import Iterable, Mapping, Sequence

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import cells, cluster, meaning
from workshop.objects.placing import frame_of
from workshop.record.document import Item
from workshop.record.told import Surface, Told, line

ROW = 96
"""What lies less than so many board units lower is read as the same row."""


class Outline:
    """A board's notes, each once: in its group, else in its frame, else by itself."""

    def __init__(self, told: Told, surface: Surface) -> None:
        self._told, self._board = told, surface.board
        self._in: dict[str, list[Record]] = {}
        self._loose: list[Record] = []
        self._framed: dict[str, list[tuple[int | None, Record]]] = {}
        for note in reading(self._board.of("note").values()):
            self._place(note)

    def _place(self, note: Record) -> None:
        host = cluster.holder(self._board, note)
        frame = None if host is not None else frame_of(self._board, note)
        if host is not None:
            self._in.setdefault(host["id"], []).append(note)
        elif frame is not None:
            self._framed.setdefault(frame["id"], []).append((cells.cell_of(frame, note), note))
        else:
            self._loose.append(note)

    def items(self) -> list[Item]:
        """Groups first, then frames, then what lies by itself."""
        return [*self.groups(), *self._frames(), *self._alone()]

    def groups(self) -> list[Item]:
        outer = (
            group
            for group in self._board.of("cluster").values()
            if cluster.parent(self._board, group) is None
        )
        return [self._group(group) for group in reading(outer)]

    def loners(self) -> list[Record]:
        """Notes in no group, on a board that has groups."""
        if not self._board.of("cluster"):
            return []
        framed = [note for each in self._framed.values() for _, note in each]
        return [note for note in reading([*framed, *self._loose]) if note["sort"] not in ("factor", "action")]

    def _group(self, group: Record) -> Item:
        inner = [self._group(self._board.records[id]) for id in cluster.nested(self._board, group["id"])]
        notes = [item(note) for note in self._in.get(group["id"], ())]
        name = line(group["title"]) or self._told.translate("Group without a name")
        return Item(name, [*notes, *inner], counted(notes, inner), group.get("color", ""))

    def _frames(self) -> Iterable[Item]:
        for frame in reading(self._board.of("frame").values()):
            inside = self._framed.get(frame["id"], [])
            if inside:
                name = line(frame["title"]) or self._told.translate("Frame without a name")
                yield Item(name, list(self._parts(frame, inside)), len(inside))

    def _parts(self, frame: Record, inside: Sequence[tuple[int | None, Record]]) -> Iterable[Item]:
        by_part: dict[int | None, list[Item]] = {}
        for cell, note in inside:
            by_part.setdefault(cell, []).append(item(note))
        for cell, notes in sorted(by_part.items(), key=lambda each: -1 if each[0] is None else each[0]):
            if cell is None:
                yield from notes
            else:
                yield Item(line(meaning.part(frame, cell)), notes, len(notes))

    def _alone(self) -> Iterable[Item]:
        notes = [item(note) for note in self._loose]
        if notes and (self._in or self._framed):
            yield Item(self._told.translate("By themselves"), notes, len(notes))
        else:
            yield from notes


def item(note: Record) -> Item:
    """A note, with the words of those that were merged into it below."""
    merged = [Item(line(each["text"])) for each in note.get("merged", ()) if line(each["text"])]
    return Item(line(note["text"]) or "–", merged, None, note.get("color", ""))


def counted(notes: Sequence[Item], inner: Iterable[Item]) -> int:
    return len(notes) + sum(each.count or 0 for each in inner)


def reading(records: Iterable[Record]) -> list[Record]:
    """From the top row to the last, each from left to right."""
    return sorted(records, key=lambda each: (each.get("y", 0) // ROW, each.get("x", 0), each["id"]))


def words(board: Board, id: str) -> str:
    """What a thing that others speak of is called."""
    record: Mapping[str, str] = board.get(id) or {}
    return line(record.get("text") or record.get("title") or record.get("words") or "")
