"""What is drawn, and where each thing lies: notes as tall as their words, clusters around what they hold."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.exports.exported import Exported
from workshop.objects import cluster
from workshop.objects.cells import Box

GAP, HEAD = 24, 48
"""Around what a cluster holds, and what its name takes. Twin of static/js/space/room.js."""
CLUSTER = (240, 136)


@dataclass(frozen=True)
class Scene:
    """A board as it is drawn, in one language."""

    exported: Exported
    language: str
    boxes: dict[str, Box] = field(default_factory=dict)
    board: Board = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "board", self.exported.board())

    def those(self, kind: str) -> Iterator[Record]:
        """The things of a kind that can be seen, in their order."""
        found = self.board.of(kind).values()
        for record in sorted(found, key=lambda record: (record.get("order") or "~", record["id"])):
            if "x" in record and cover(self.board, record) is None:
                yield record

    def name(self, record: Record) -> str:
        """Who wrote it; "" where nobody is told."""
        return "" if record.get("author") == "hidden" else self.exported.names.get(record.get("by", ""), "")

    def hanging(self, id: str, kind: str) -> list[Record]:
        return [self.board.records[each] for each in self.board.hanging(id) if self.board.records[each]["kind"] == kind]

    def signs(self, id: str) -> Counter[str]:
        return Counter(reaction["sort"] for reaction in self.hanging(id, "reaction"))

    def talk(self, id: str) -> int:
        """How many comments hang on something, answers included."""
        return sum(1 + len(self.hanging(each["id"], "comment")) for each in self.hanging(id, "comment"))


def cover(board: Board, record: Record) -> Record | None:
    """The outermost collapsed cluster that hides a record."""
    found = None
    host = cluster.holder(board, record)
    while host is not None:
        found = host if host.get("collapsed") else found
        host = cluster.holder(board, host)
    return found


def gather(scene: Scene) -> None:
    """Lay clusters around what they hold, the inner ones first."""
    open_ones = [record for record in scene.those("cluster") if not record.get("collapsed")]
    inside: dict[str, list[Record]] = {record["id"]: [] for record in open_ones}
    for kind in ("note", "cluster"):
        for record in scene.those(kind):
            host = cluster.holder(scene.board, record)
            if host is not None and host["id"] in inside:
                inside[host["id"]].append(record)
    for record in sorted(open_ones, key=lambda each: cluster.holder(scene.board, each) is None):
        held = around(scene.boxes[each["id"]] for each in inside[record["id"]] if each["id"] in scene.boxes)
        x, y, w, h = held or (record["x"], record["y"], CLUSTER[0] - 2 * GAP, CLUSTER[1] - HEAD - GAP)
        scene.boxes[record["id"]] = Box(x - GAP, y - HEAD, w + 2 * GAP, h + HEAD + GAP)


def around(boxes: Iterable[Box]) -> Box | None:
    all = list(boxes)
    if not all:
        return None
    x, y = min(box.x for box in all), min(box.y for box in all)
    return Box(x, y, max(box.x + box.w for box in all) - x, max(box.y + box.h for box in all) - y)
