"""Frames with their parts, and clusters, in a picture: twins of static/objects/frame.js and cluster.js."""

from collections.abc import Iterator

from workshop import words
from workshop.core.change import Record
from workshop.exports.drawn import signs
from workshop.exports.drawn.colors import swatch
from workshop.exports.drawn.letters import cut, width, wrapped
from workshop.exports.drawn.pen import (
    CONTROL,
    EDGE,
    INK,
    MUTED,
    SURFACE,
    element,
    lines,
    number,
    rect,
    write,
)
from workshop.exports.drawn.scene import Scene
from workshop.methods import FRAMES
from workshop.methods.shapes import Part
from workshop.objects import cells, cluster
from workshop.objects.cells import Box
from workshop.objects.placing import frame_of

TITLE, SMALL, NAME = 18, 13, 15
NAME_LINE, ASK_LINE = 18.0, 19.5


def frames(scene: Scene) -> str:
    inside: dict[str, list[Record]] = {}
    for note in scene.those("note"):
        host = frame_of(scene.board, note)
        if host is not None:
            inside.setdefault(host["id"], []).append(note)
    return "".join(frame(scene, record, inside.get(record["id"], [])) for record in scene.those("frame"))


def frame(scene: Scene, record: Record, notes: list[Record]) -> str:
    box = scene.boxes[record["id"]]
    head = _head(scene, box.x + 24, box.y + 16, box.w - 48, record["title"] or None, len(notes), "Frame without a name")
    full = {cells.cell_of(record, note) for note in notes}
    given = signs.rows(scene, record["id"], box.w - 40)
    foot = box.y + box.h - 12 - len(given) * (signs.TALL + signs.GAP) + signs.GAP
    return element(
        "g", _area(box), *_parts(scene, record, full), head, signs.draw(given, box.x + 20, foot),
        signs.badge(scene, record["id"], box.x + box.w - 18, box.y),
    )  # fmt: skip


def _area(box: Box) -> str:
    look = {"fill": SURFACE, "fill_opacity": 0.55, "stroke": EDGE, "stroke_width": 1.5}
    return rect(box.x + 0.75, box.y + 0.75, box.w - 1.5, box.h - 1.5, rx=16, **look)


def _head(scene: Scene, x: float, y: float, room: float, title: str | None, count: int, without: str) -> str:
    """A name, cut to what the room leaves, and how many notes there are."""
    told = words.translate_count("{n} note", "{n} notes", count, scene.language)
    counted = width(told, SMALL)
    weight, fill = (600, INK) if title else (400, MUTED)
    short = cut(title or words.translate(without, scene.language), max(0.0, room - counted - 12), TITLE, weight)
    after = x + width(short, TITLE, weight) + 12
    return write(x, y, short, TITLE, weight, fill, line=24) + write(after, y + 3, told, SMALL, 400, MUTED, line=20)


def _parts(scene: Scene, record: Record, full: set[int | None]) -> Iterator[str]:
    """The lines between the parts, their names, and what the empty ones of a method ask."""
    boxes, layout = cells.boxes(record), record.get("layout")
    dashes = {"stroke": EDGE, "stroke_width": 1.5, "stroke_dasharray": "5 4", "fill": "none"}
    if layout == "quadrants":
        whole = cells.area(record)
        across, up = whole.x + whole.w / 2, whole.y + whole.h / 2
        yield element("path", d=_line(across, whole.y, across, whole.y + whole.h), **dashes)
        yield element("path", d=_line(whole.x, up, whole.x + whole.w, up), **dashes)
        if any(record["labels"]):
            yield from _axes(record, whole)
    for at, box in enumerate(boxes):
        if layout == "lanes" and at:
            yield element("path", d=_line(box.x, box.y, box.x, box.y + box.h), **dashes)
        if layout == "levels":
            yield element("path", d=_line(box.x, box.y, box.x + box.w, box.y), **dashes)
        if layout in ("lanes", "levels"):
            yield _name(scene, record, box, at)
        yield _asking(scene, record, box, at, at in full)


def _line(x: float, y: float, u: float, v: float) -> str:
    return f"M{number(x)} {number(y)}L{number(u)} {number(v)}"


def _name(scene: Scene, record: Record, box: Box, at: int) -> str:
    numbered = "Lane {n}" if record["layout"] == "lanes" else "Level {n}"
    said = record["labels"][at] or words.translate(numbered, scene.language, n=at + 1)
    if record["layout"] == "lanes":
        return write(box.x + 24, box.y - 40, cut(said, box.w - 32, NAME, 600), NAME, 600, line=40)
    told = wrapped(said, box.x - record["x"] - 20, NAME, 600, most=4)
    top = box.y + (box.h - len(told) * NAME_LINE) / 2
    return lines(record["x"] + 16, top, told, NAME, NAME_LINE, 600)


def _axes(record: Record, whole: Box) -> Iterator[str]:
    """The words at the ends of both axes: low and high, from left to right and from bottom to top."""
    left, right, bottom, top = record["labels"]
    foot = whole.y + whole.h
    path = f"M{number(whole.x)} {number(whole.y)}V{number(foot)}H{number(whole.x + whole.w)}"
    yield element("path", d=path, fill="none", stroke=CONTROL, stroke_width=2)
    room, edge, high = whole.x - record["x"] - 32, whole.x - 16, record["y"] + record["h"] - foot
    upper = wrapped(top, room, NAME, 600, most=4)
    lower = wrapped(bottom, room, NAME, 600, most=4)
    yield lines(edge, whole.y + 4, upper, NAME, NAME_LINE, 600, text_anchor="end")
    yield lines(edge, foot - 4 - len(lower) * NAME_LINE, lower, NAME, NAME_LINE, 600, text_anchor="end")
    yield write(whole.x + 16, foot, cut(left, whole.w / 2 - 32, NAME, 600), NAME, 600, line=high)
    end = whole.x + whole.w - 16
    yield write(end, foot, cut(right, whole.w / 2 - 32, NAME, 600), NAME, 600, line=high, text_anchor="end")


def _asking(scene: Scene, record: Record, box: Box, at: int, full: bool) -> str:
    part = method_part(record, at)
    if part is None:
        return ""
    inset = 24 if record["layout"] == "lanes" else 16
    room, left, top = box.w - inset - 12, box.x + inset, box.y + 10
    named, said = "", ""
    if record["layout"] == "quadrants":
        name = part.name.to(scene.language)
        named = write(left, top, cut(name[:1].upper() + name[1:], room, NAME, 600), NAME, 600, MUTED, line=ASK_LINE)
        top += ASK_LINE + 4
    most = int((box.y + box.h - top) // ASK_LINE)
    if not full and most > 0 and not _renamed(record, at, scene.language):
        turn = FRAMES[record["method"]].turn(part.key)
        question = part.question.to(scene.language)
        asked = wrapped(f"{turn}. {question}" if turn else question, room, NAME, most=most)
        said = lines(left, top, asked, NAME, ASK_LINE, 400, MUTED)
    return named + said


def method_part(record: Record, at: int) -> Part | None:
    """The part of a frame as its method has it."""
    shape = FRAMES.get(record.get("method", ""))
    return shape.parts[at] if shape is not None and at < len(shape.parts) else None


def _renamed(record: Record, at: int, language: str) -> bool:
    """Whether people gave a part of an open frame another meaning, so that its question doesn't fit any more."""
    shape = FRAMES[record["method"]]
    return shape.open and record["labels"][at] != shape.parts[at].name.to(language)


def clusters(scene: Scene) -> str:
    records = sorted(scene.those("cluster"), key=lambda each: cluster.holder(scene.board, each) is not None)
    return "".join(_cluster(scene, record) for record in records)


def _cluster(scene: Scene, record: Record) -> str:
    box = scene.boxes[record["id"]]
    notes = [*cluster.members(scene.board, record["id"])]
    for inner in cluster.nested(scene.board, record["id"]):
        notes += cluster.members(scene.board, inner)
    title = record["title"] or _split(scene, record)
    look = _pile if record.get("collapsed") else _open
    badge = signs.badge(scene, record["id"], box.x + box.w - 18, box.y)
    return element("g", *look(scene, record, box, title, len(notes)), badge)


def _split(scene: Scene, record: Record) -> str:
    """What a part of another cluster is called while it has no name of its own."""
    title = (record.get("split") or ["", ""])[1]
    return words.translate("Part of “{title}”", scene.language, title=title) if title else ""


def _open(scene: Scene, record: Record, box: Box, title: str, count: int) -> Iterator[str]:
    yield _area(box)
    left = box.x + 24
    if record.get("color"):
        yield swatch(record["color"], left, box.y + 15)
        left += 24
    yield _head(scene, left, box.y + 11, box.x + box.w - left - 12, title or None, count, "No name yet")


def _pile(scene: Scene, record: Record, box: Box, title: str, count: int) -> Iterator[str]:
    """Collapsed it is a pile of cards."""
    for off in (10, 5, 0):
        yield rect(box.x + off, box.y + off, box.w, box.h, rx=16, fill=SURFACE, stroke=EDGE, stroke_width=1.5)
    weight, fill = (600, INK) if title else (400, MUTED)
    told = wrapped(title or words.translate("No name yet", scene.language), box.w - 40, TITLE, weight, most=3)
    yield lines(box.x + 20, box.y + 16, told, TITLE, 24, weight, fill)
    said = words.translate_count("{n} note", "{n} notes", count, scene.language)
    left, foot = box.x + 20, box.y + box.h - 28
    if record.get("color"):
        yield swatch(record["color"], left, foot)
        left += 24
    yield write(left, foot - 2, said, SMALL, 400, MUTED, line=20)
