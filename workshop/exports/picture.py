"""A board as one picture, drawn as the canvas draws it at rest, in light, with no browser.

The picture stands alone: no scripts, and nothing that is fetched. Whatever people wrote is text in it. Who isn't named in
`Exported.names` isn't named in it either.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workshop import words
from workshop.core.change import Record
from workshop.exports.drawn import holders, links, loops, notes, others, signs
from workshop.exports.drawn.pen import FACES, INK, MUTED, PAPER, element, rect, safe, write
from workshop.exports.drawn.scene import Scene, around, cover, gather
from workshop.exports.exported import Exported
from workshop.objects.cells import Box

MARGIN = 40
SMALLEST = (640, 360)
THINGS: Mapping[str, Callable[[Scene, Record], str]] = {
    "text": others.text, "card": others.card, "image": others.image, "drawing": others.drawing, "comment": others.pin,
}  # fmt: skip


@dataclass(frozen=True)
class Svg:
    """A picture and its size, in board units, which are CSS pixels at 100 %."""

    svg: str
    w: int
    h: int


def svg(board: Exported, language: str) -> Svg:
    """The picture of a board; its images are in it where `board.pictures` has them, else what they show in words."""
    scene = Scene(board, language)
    sheets = notes.lay(scene)
    others.lay(scene)
    gather(scene)
    for id, record in scene.board.records.items():
        if cover(scene.board, record) is not None:
            scene.boxes.pop(id, None)
    x, y, w, h = _whole(scene)
    layers = [holders.frames(scene), holders.clusters(scene), links.links(scene), loops.loops(scene)]
    drawn = element("g", *layers, *_things(scene, sheets), *_nothing(scene), fill=INK, font_family=FACES)
    about = element("title", safe(board.title)) + element("desc", safe(told(scene)))
    sheet = rect(x, y, w, h, fill=PAPER)
    size = {"viewBox": f"{x} {y} {w} {h}", "width": w, "height": h}
    marked = {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "xml:lang": language, "xml:space": "preserve"}
    return Svg(element("svg", about, sheet, drawn, **marked, **size), w, h)


def told(scene: Scene) -> str:
    """What the picture shows, in a line."""
    counts = {kind: len(scene.board.of(kind)) for kind in ("note", "cluster", "link")}
    said = (
        words.translate_count("{n} note", "{n} notes", counts["note"], scene.language),
        words.translate_count("{n} group", "{n} groups", counts["cluster"], scene.language),
        words.translate_count("{n} link", "{n} links", counts["link"], scene.language),
    )
    return ", ".join(each for each, n in zip(said, counts.values(), strict=True) if n)


def _whole(scene: Scene) -> tuple[int, int, int, int]:
    """What the picture shows: all of it, with a margin."""
    box = around(scene.boxes.values()) or Box(0, 0, 0, 0)
    wide, high = max(box.w + 2 * MARGIN, SMALLEST[0]), max(box.h + 2 * MARGIN, SMALLEST[1])
    x, y = box.x + box.w / 2 - wide / 2, box.y + box.h / 2 - high / 2
    return round(x), round(y), round(wide), round(high)


def _things(scene: Scene, sheets: Mapping[str, notes.Sheet]) -> Iterator[str]:
    """What lies on the board, from below to above."""
    for record in scene.exported.in_order():
        if record["id"] not in scene.boxes:
            continue
        if record["kind"] == "note":
            yield notes.draw(scene, record, sheets[record["id"]])
        elif record["kind"] in THINGS:
            yield THINGS[record["kind"]](scene, record) + _marks(scene, record)


def _marks(scene: Scene, record: Record) -> str:
    if record["kind"] == "comment":
        return ""
    box = scene.boxes[record["id"]]
    given = signs.draw(signs.rows(scene, record["id"], max(box.w, 192)), box.x, box.y + box.h + 6)
    return given + signs.badge(scene, record["id"], box.x + box.w - 18, box.y)


def _nothing(scene: Scene) -> Iterator[str]:
    if not scene.boxes:
        said = words.translate("There is nothing on this board yet.", scene.language)
        yield write(0, -12, said, 18, 400, MUTED, line=24, text_anchor="middle")
