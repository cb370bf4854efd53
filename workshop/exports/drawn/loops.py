"""The marks of the loops that people named, in the middle of their factors: twin of static/js/works/shine.js."""

from math import hypot

from workshop.exports.drawn.letters import width
from workshop.exports.drawn.links import Point, middle
from workshop.exports.drawn.pen import ACCENT, PAPER, element, number, rect, write
from workshop.exports.drawn.scene import Scene
from workshop.insights import loops as insight
from workshop.objects.cells import Box

LETTERS = {"reinforcing": "R", "balancing": "B", "undetermined": "?"}
HALF, CLEAR, STEP, MOST = 34, 84, 16, 60
NAME_HALF, NAME_HIGH = 80, 32


def loops(scene: Scene) -> str:
    if not any(record.get("title") for record in scene.board.of("loop").values()):
        return ""
    counts: dict[str, int] = {}
    found: list[str] = []
    taken: list[Box] = []
    for loop in insight.compute(scene.board, insight.Params()).loops:
        counts[loop.sort] = counts.get(loop.sort, 0) + 1
        boxes = [scene.boxes[id] for id in loop.ids if id in scene.boxes]
        if loop.name and len(boxes) == len(loop.ids):
            found.append(_mark(boxes, taken, loop.sort, f"{LETTERS[loop.sort]}{counts[loop.sort]}", loop.name))
    return "".join(found)


def _mark(boxes: list[Box], taken: list[Box], sort: str, letter: str, name: str) -> str:
    wide = width(name, 15, 600) + 16
    x, y = _free(_place(boxes), max(wide / 2, HALF), taken)
    look = {"fill": "none", "stroke": ACCENT, "stroke_width": 3, "stroke_linecap": "round", "stroke_linejoin": "round"}
    dashes = "5 6" if sort == "undetermined" else None
    flip = "" if clockwise(boxes) else " scale(-1 1)"
    turn = element(
        "g",
        element("path", d="M22 10A25 25 0 1 0 46 11", fill=PAPER, fill_opacity=0.8, stroke_dasharray=dashes),
        element("path", d="M45 20L46 11L55 13"),
        transform=f"translate({number(x)} {number(y)}){flip} translate(-32 -32)",
        **look,
    )
    return (
        turn
        + write(x, y - 12, letter, 18, 600, ACCENT, line=24, text_anchor="middle")
        + rect(x - wide / 2, y + 36, wide, 22, rx=8, fill=PAPER, fill_opacity=0.8)
        + write(x, y + 36, name, 15, 600, line=22, text_anchor="middle")
    )


def _place(boxes: list[Box]) -> Point:
    """In the middle of the factors, and beside the links where they are only two. Twin of static/js/space/aside.js."""
    middles = [middle(box) for box in boxes]
    x, y = sum(each.x for each in middles) / len(boxes), sum(each.y for each in middles) / len(boxes)
    if len(boxes) > 2:
        return Point(x, y)
    out = _downward(*middles)
    away = CLEAR + (NAME_HALF - HALF) * abs(out.x)
    for _ in range(MOST):
        if not any(_touch(box, x + out.x * away, y + out.y * away) for box in boxes):
            break
        away += STEP
    return Point(x + out.x * away, y + out.y * away)


def _free(place: Point, half: float, taken: list[Box]) -> Point:
    """That place, or the next one below where no other mark lies; it is taken then."""
    x, y = place
    for _ in range(MOST):
        if not any(abs(x - other.x) < half + other.w / 2 and abs(y - other.y) < other.h for other in taken):
            break
        y += STEP
    taken.append(Box(x, y, 2 * half, 2 * HALF + NAME_HIGH))
    return Point(x, y)


def _downward(one: Point, other: Point) -> Point:
    """The way across that leads down, or to the right where they stand one above the other."""
    dx, dy = other.x - one.x, other.y - one.y
    far = hypot(dx, dy)
    if not far:
        return Point(0, 1)
    down = -1 if dx < 0 or (dx == 0 and dy > 0) else 1
    return Point(-dy * down / far, dx * down / far)


def _touch(box: Box, x: float, y: float) -> bool:
    across = box.x < x + NAME_HALF and x - NAME_HALF < box.x + box.w
    return across and box.y < y + HALF + NAME_HIGH and y - HALF < box.y + box.h


def clockwise(boxes: list[Box]) -> bool:
    """Whether one turns right along these places: by twice the area that they enclose."""
    places = [middle(box) for box in boxes]
    following = [*places[1:], places[0]]
    return sum(one.x * two.y - two.x * one.y for one, two in zip(places, following, strict=True)) >= 0
