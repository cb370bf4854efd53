"""The icons of the sprite, for pictures that stand alone."""

import re
from collections.abc import Mapping
from functools import cache

from workshop.exports.drawn.pen import INK, element, number
from workshop.resources import resource_dir

SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.S)

SORTS = {
    "problem": "triangle-alert", "cause": "arrow-right", "effect": "crosshair", "actor": "user", "need": "heart",
    "question": "circle-help", "quote": "quote", "action": "flag", "solution": "circle-check",
}  # fmt: skip
"""Twin of static/js/ui/sorts.js; an idea bears none, and a factor is a shape of its own."""
SIGNS = {"agree": "thumbs-up", "love": "heart", "important": "star", "question": "circle-help", "lived": "hand"}
"""Twin of static/js/ui/signs.js."""


def icon(name: str, x: float, y: float, size: float, color: str = INK) -> str:
    """An icon whose upper left corner lies there."""
    place = f"translate({number(x)} {number(y)}) scale({size / 24:.3f})"
    look = {"stroke": color, "stroke_width": 2, "stroke_linecap": "round", "stroke_linejoin": "round"}
    return element("g", _sprite()[name], transform=place, fill="none", **look)


@cache
def _sprite() -> Mapping[str, str]:
    return dict(SYMBOL.findall((resource_dir("static") / "vendor" / "lucide" / "sprite.svg").read_text("utf-8")))
