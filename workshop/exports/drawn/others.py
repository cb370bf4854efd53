"""Texts, drawings, pictures, link cards and comments at a place: twins of what static/objects has for them."""

import base64
from itertools import pairwise
from urllib.parse import urlsplit

from workshop.core.change import Record
from workshop.exports.drawn import signs
from workshop.exports.drawn.icons import icon
from workshop.exports.drawn.letters import cut, width, wrapped
from workshop.exports.drawn.pen import (
    CHIP,
    EDGE,
    INK,
    MARKS,
    MUTED,
    SHADE,
    SURFACE,
    element,
    lines,
    number,
    rect,
    safe,
    write,
)
from workshop.exports.drawn.scene import Scene
from workshop.objects.cells import Box

SIZES = {"small": (16, 500), "medium": (22, 500), "large": (36, 600)}
MOST_WIDE = 480
CARD_WIDE, CARD_HIGH = 264, 112
PIN = 44
TENTHS = 10
STARTS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp", b"GIF8": "gif"}


def lay(scene: Scene) -> None:
    """The boxes of all these into the scene, and of frames and piles, whose records tell how large they are."""
    for record in scene.board.records.values():
        if "x" not in record or record["kind"] in ("note", "poll"):
            continue
        x, y = record["x"], record["y"]
        if record["kind"] == "text":
            told, size, weight = _told(record)
            breaks = len(told) > record["words"].count("\n") + 1
            wide = float(MOST_WIDE) if breaks else max([48.0, *(width(line, size, weight) + 12 for line in told)])
            scene.boxes[record["id"]] = Box(x, y, wide, len(told) * size * 1.3 + 4)
        elif record["kind"] == "card":
            scene.boxes[record["id"]] = Box(x, y, CARD_WIDE, CARD_HIGH)
        elif record["kind"] == "comment":
            scene.boxes[record["id"]] = Box(x, y, PIN, PIN)
        elif record["kind"] == "cluster" and record.get("collapsed"):
            scene.boxes[record["id"]] = Box(x, y, 240, 136)
        elif "w" in record and "h" in record:
            scene.boxes[record["id"]] = Box(x, y, record["w"], record["h"])


def text(scene: Scene, record: Record) -> str:
    told, size, weight = _told(record)
    box = scene.boxes[record["id"]]
    return lines(box.x + 6, box.y + 2, told, size, size * 1.3, weight, room=box.w - 12)


def _told(record: Record) -> tuple[list[str], int, int]:
    size, weight = SIZES.get(record.get("size", "medium"), SIZES["medium"])
    return wrapped(record["words"], MOST_WIDE - 12, size, weight), size, weight


def card(scene: Scene, record: Record) -> str:
    x, y, w, h = scene.boxes[record["id"]]
    host = (urlsplit(record["url"]).hostname or "").removeprefix("www.")
    told = wrapped(record.get("title") or record["url"], w - 32, 16, 600, most=3)
    return (
        rect(x, y, w, h, rx=10, fill=SURFACE, stroke=EDGE)
        + lines(x + 16, y + 14, told, 16, 20.8, 600)
        + icon("globe", x + 16, y + h - 29, 16, MUTED)
        + write(x + 38, y + h - 31, cut(host, w - 54, 13), 13, 400, MUTED, line=20)
    )


def image(scene: Scene, record: Record) -> str:
    """The picture itself where its bytes are given, else what it shows in words."""
    x, y, w, h = scene.boxes[record["id"]]
    data = scene.exported.pictures.get(record["file"], b"")
    sort = next((sort for start, sort in STARTS.items() if data.startswith(start)), None)
    if sort:
        href = f"data:image/{sort};base64,{base64.b64encode(data).decode()}"
        return element(
            "image", element("title", safe(record.get("alt", ""))), x=x, y=y, width=w, height=h, href=href,
            preserveAspectRatio="xMidYMid slice",
        )  # fmt: skip
    told = wrapped(record.get("alt", ""), w - 24, 14, most=max(1, int((h - 48) // 19)))
    sign = icon("image", x + 12, y + 12, 20, MUTED)
    return rect(x, y, w, h, rx=10, fill=CHIP) + sign + lines(x + 12, y + 38, told, 14, 19)


def drawing(scene: Scene, record: Record) -> str:
    """A stroke through its points, rounded as ink is."""
    x, y, _, _ = scene.boxes[record["id"]]
    flat = record["points"]
    points = [(x + a / TENTHS, y + b / TENTHS) for a, b in zip(flat[::2], flat[1::2], strict=False)]
    path = f"M{_at(points[0])}"
    if len(points) == 1:
        path += "h0.01"
    else:
        bends = ((p, ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)) for p, q in pairwise(points[1:]))
        path += "".join(f"Q{_at(p)} {_at(half)}" for p, half in bends) + f"L{_at(points[-1])}"
    look = {"fill": "none", "stroke_width": record["width"], "stroke_linecap": "round", "stroke_linejoin": "round"}
    return element("path", d=path, stroke=MARKS.get(record["color"], INK), **look)


def pin(scene: Scene, record: Record) -> str:
    x, y, w, h = scene.boxes[record["id"]]
    answers = len(scene.hanging(record["id"], "comment")) + 1
    return (
        rect(x, y + 2, w, h, rx=h / 2, fill=SHADE, fill_opacity=0.08)
        + signs.bubble(x, y, w, h)
        + (icon("message-square", x + 8, y + 14, 16) if answers > 1 else icon("message-square", x + 13, y + 13, 18))
        + (write(x + 27, y, str(answers), 13, 600, line=h) if answers > 1 else "")
    )


def _at(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


