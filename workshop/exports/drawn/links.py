"""Links in a picture, from edge to edge: twin of static/objects/link.js."""

from collections import Counter
from math import atan2, cos, hypot, pi, sin
from typing import Any, NamedTuple

from workshop import words
from workshop.core.change import Record
from workshop.exports.drawn.pen import CONTROL, INK, PAPER, element, number, write
from workshop.exports.drawn.scene import Scene
from workshop.objects.cells import Box

HEAD, GAP, SIGN, BESIDE, STEPS = 10, 6, 34, 18, 64
STROKES = {"+": "M-5 0H5M0 -5V5", "-": "M-5 0H5"}


class Point(NamedTuple):
    x: float
    y: float


class Arrow(NamedTuple):
    """A curve with its head, as path data; where its sign stands, the strokes of a delay, and where words stand."""

    line: str
    head: str
    sign: Point
    delay: str
    said: Point
    anchor: str


def links(scene: Scene) -> str:
    found, before = [], Counter[tuple[str, str]]()
    for record in sorted(scene.board.of("link").values(), key=lambda each: (each.get("order") or "~", each["id"])):
        ends = record["from"], record["to"]
        if all(end in scene.boxes for end in ends):
            found.append(draw(scene, record, arrow(scene.boxes[ends[0]], scene.boxes[ends[1]], before[ends])))
        before[ends] += 1
    return "".join(found)


def draw(scene: Scene, record: Record, at: Arrow) -> str:
    causal, contested = record.get("sort") == "causal", bool(record.get("contested"))
    unsure = record.get("confidence") == "low"
    dashes = "9 7" if unsure else None
    found = [element("path", d=at.line, stroke_width=6 if contested else 2, stroke_dasharray=dashes)]
    if contested:
        found.append(element("path", d=at.line, stroke=PAPER, stroke_width=2.5))
    found.append(element("path", d=at.head, stroke_width=2.5))
    if causal and record.get("delay"):
        found.append(element("path", d=at.delay, stroke_width=2.5))
    strokes = {"fill": "none", "stroke": CONTROL, "stroke_linecap": "round", "stroke_linejoin": "round"}
    return element("g", *found, **strokes) + _said(scene, at, contested, unsure) + (_badge(record, at) if causal else "")


def _said(scene: Scene, at: Arrow, contested: bool, unsure: bool) -> str:
    said = [
        *([words.translate("contested", scene.language)] if contested else []),
        *([words.translate("not sure", scene.language)] if unsure else []),
    ]
    halo: dict[str, Any] = {"stroke": PAPER, "stroke_width": 5, "stroke_linejoin": "round", "paint_order": "stroke"}
    x, y = at.said
    return write(x, y - 9, " · ".join(said), 13, 600, line=18, text_anchor=at.anchor, **halo) if said else ""


def _badge(record: Record, at: Arrow) -> str:
    polarity = record.get("polarity")
    if not polarity:
        return ""
    disc = element("circle", r=11, fill=PAPER, stroke=CONTROL, stroke_width=2)
    if polarity in STROKES:
        sign = element("path", d=STROKES[polarity], fill="none", stroke=INK, stroke_width=2.25, stroke_linecap="round")
    else:
        sign = write(0, -9, "?", 15, 700, line=18, text_anchor="middle")
    return element("g", disc, sign, transform=f"translate({_point(at.sign)})")


def arrow(start_box: Box, end_box: Box, rank: int = 0) -> Arrow:
    """`rank` is how many links go the same way already: each bends further than the one before."""
    a, b = middle(start_box), middle(end_box)
    dx, dy = b.x - a.x, b.y - a.y
    far = hypot(dx, dy) or 1
    bow = min(0.12, 36 / far) * (1 + 1.6 * rank)
    bend = Point((a.x + b.x) / 2 - dy * bow, (a.y + b.y) / 2 + dx * bow)
    start, tip = _edge(start_box, bend), _edge(end_box, bend)
    angle = atan2(tip.y - bend.y, tip.x - bend.x)
    head = min(HEAD, hypot(tip.x - start.x, tip.y - start.y) / 2)
    wings = [Point(tip.x - head * cos(angle + turn), tip.y - head * sin(angle + turn)) for turn in (0.5, -0.5)]
    aside, outward = _on(start, bend, tip, 0.3), Point(-dy / far, dx / far)
    sign, delay = _marks(start, bend, tip)
    return Arrow(
        f"M{_point(start)} Q{_point(bend)} {_point(tip)}",
        f"M{_point(wings[0])} L{_point(tip)} L{_point(wings[1])}",
        sign,
        delay,
        Point(aside.x + outward.x * BESIDE, aside.y + outward.y * BESIDE),
        "start" if outward.x > 0.3 else "end" if outward.x < -0.3 else "middle",
    )


def middle(box: Box) -> Point:
    return Point(box.x + box.w / 2, box.y + box.h / 2)


def _marks(start: Point, bend: Point, tip: Point) -> tuple[Point, str]:
    """The sign stands before the tip, the strokes of a delay well before the sign."""
    at = _before(start, bend, tip, SIGN)
    one, other = (_on(start, bend, tip, at * 0.55 + off) for off in (-0.001, 0.001))
    angle = atan2(other.y - one.y, other.x - one.x)
    along, across = _turned(angle, 3.5), _turned(angle + pi * 0.42, 9)
    strokes = []
    for side in (-1, 1):
        x, y = one.x + side * along.x, one.y + side * along.y
        strokes.append(f"M{number(x - across.x)} {number(y - across.y)} L{number(x + across.x)} {number(y + across.y)}")
    return _on(start, bend, tip, at), " ".join(strokes)


def _before(start: Point, bend: Point, tip: Point, wanted: float) -> float:
    """How far along the curve a point lies that many units before its end; in the middle of a short one."""
    left, last = wanted, tip
    for step in range(STEPS - 1, STEPS // 2, -1):
        here = _on(start, bend, tip, step / STEPS)
        left -= hypot(last.x - here.x, last.y - here.y)
        if left <= 0:
            return step / STEPS
        last = here
    return 0.5


def _on(start: Point, bend: Point, tip: Point, at: float) -> Point:
    """A point of the curve, `at` from 0 to 1."""
    a, b, c = (1 - at) ** 2, 2 * at * (1 - at), at**2
    return Point(a * start.x + b * bend.x + c * tip.x, a * start.y + b * bend.y + c * tip.y)


def _turned(angle: float, length: float) -> Point:
    return Point(cos(angle) * length, sin(angle) * length)


def _edge(box: Box, towards: Point) -> Point:
    """Where the line from the middle of a box towards a point leaves it."""
    x, y = middle(box)
    dx, dy = towards.x - x, towards.y - y
    reach = min((box.w / 2 + GAP) / (abs(dx) or 1e-9), (box.h / 2 + GAP) / (abs(dy) or 1e-9), 1)
    return Point(x + dx * reach, y + dy * reach)


def _point(place: Point) -> str:
    return f"{number(place.x)} {number(place.y)}"
