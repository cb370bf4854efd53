"""A board as a small picture: its frames, notes and links as somebody sees them, drawn once for all who see the same."""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from flask import Blueprint, Response, request

from workshop.objects.placing import NOTE_HEIGHT, NOTE_WIDTH
from workshop.parts import parts
from workshop.web import identity

COLORS = {
    "sand": "#fdebca", "amber": "#d0bb53", "coral": "#f4a88d", "mint": "#61d2bc", "sky": "#b9e3fa", "lilac": "#c2acfb",
}  # fmt: skip
LINE, INK, EDGE, DARK = "#cfc8b8", "#56615f", "#7a8481", "#1f2726"
MOST = 300
KEPT = 300
SMALLEST = 900
"""Board units that a picture shows at least, so that one note does not fill it."""

Box = tuple[float, float, float, float]

blueprint = Blueprint("thumbnails", __name__)
_drawn: OrderedDict[tuple[str, str], str] = OrderedDict()


@blueprint.get("/b/<board>/picture.svg")
def picture(board: str) -> Response:
    _, _, viewer = identity.enter(request, parts().store, board)
    etag = parts().boards.etag(board, viewer)
    if (board, etag) not in _drawn:
        seen = parts().boards.see(board, viewer)
        _drawn[board, seen.etag] = drawn(seen.records)
        etag = seen.etag
        while len(_drawn) > KEPT:
            _drawn.popitem(last=False)
    response = Response(_drawn[board, etag], content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(etag)
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional


def drawn(records: Mapping[str, dict[str, Any]], marked: Collection[str] = ()) -> str:
    """The picture as SVG, without a word of what is written; what is `marked` has a thick outline."""
    boxes = dict(_boxes(records))
    shapes = "".join([*_frames(records, boxes), *_links(records, boxes), *_things(records, boxes, marked)])
    x, y, w, h = _around(list(boxes.values()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {w:g} {h:g}" '
        f'preserveAspectRatio="xMidYMid meet">{shapes}</svg>'
    )


def _boxes(records: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, Box]]:
    """Where things lie; a card, a text or a drawing has its own ways to be large, and isn't shown."""
    for id, record in list(records.items()):
        if record["kind"] == "note":
            yield id, (record["x"], record["y"], NOTE_WIDTH, NOTE_HEIGHT)
        elif record["kind"] in ("frame", "image"):
            yield id, (record["x"], record["y"], record["w"], record["h"])


def _frames(records: Mapping[str, dict[str, Any]], boxes: Mapping[str, Box]) -> Iterator[str]:
    for id, (x, y, w, h) in boxes.items():
        if records[id]["kind"] == "frame":
            yield _rect(x, y, w, h, f'fill="none" stroke="{LINE}" stroke-width="12"')


def _links(records: Mapping[str, dict[str, Any]], boxes: Mapping[str, Box]) -> Iterator[str]:
    links = (record for record in records.values() if record["kind"] == "link")
    for _, link in zip(range(MOST), links, strict=False):
        ends = [boxes.get(str(link.get(end))) for end in ("from", "to")]
        if ends[0] and ends[1]:
            (x, y, w, h), (u, v, s, t) = ends[0], ends[1]
            yield (
                f'<line x1="{x + w / 2:g}" y1="{y + h / 2:g}" x2="{u + s / 2:g}" y2="{v + t / 2:g}" '
                f'stroke="{INK}" stroke-width="10"/>'
            )


def _things(
    records: Mapping[str, dict[str, Any]], boxes: Mapping[str, Box], marked: Collection[str]
) -> Iterator[str]:
    things = [(id in marked, id, box) for id, box in boxes.items() if records[id]["kind"] != "frame"]
    things = sorted(things, key=lambda thing: thing[0])[-MOST:]
    for mark, id, (x, y, w, h) in things:
        fill = COLORS.get(str(records[id].get("color")), LINE)
        edge = f'stroke="{DARK}" stroke-width="20"' if mark else f'stroke="{EDGE}" stroke-opacity=".35" stroke-width="6"'
        yield _rect(x, y, w, h, f'fill="{fill}" {edge}')


def _rect(x: float, y: float, w: float, h: float, look: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="20" {look}/>'


def _around(boxes: list[Box]) -> Box:
    """What the picture shows: all of it, with a margin."""
    if not boxes:
        return 0, 0, SMALLEST, SMALLEST / 2
    left, top = min(x for x, _, _, _ in boxes), min(y for _, y, _, _ in boxes)
    wide = max(x + w for x, _, w, _ in boxes) - left
    high = max(y + h for _, y, _, h in boxes) - top
    across, down = max(wide, SMALLEST) + 80, max(high, SMALLEST / 2) + 80
    return left + wide / 2 - across / 2, top + high / 2 - down / 2, across, down
