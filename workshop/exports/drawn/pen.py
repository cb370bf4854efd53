"""SVG elements as text: the one place where words and values become markup, and so the one that escapes."""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from workshop.exports.drawn.letters import leans_right

PAPER, SURFACE, INK, MUTED, EDGE, CONTROL = "#f6f4ef", "#fffdf9", "#1f2726", "#56615f", "#cfc8b8", "#7a8481"
ACCENT, CHIP, SHADE = "#0f6b5f", "#e9e4d8", "#2b261a"
FILLS = {
    "sand": "#fdebca", "amber": "#d0bb53", "coral": "#f4a88d", "mint": "#61d2bc", "sky": "#b9e3fa", "lilac": "#c2acfb",
}  # fmt: skip
MARKS = {
    "sand": "#9a7630", "amber": "#74640f", "coral": "#9c4229", "mint": "#0f6b5f", "sky": "#2f7fa8", "lilac": "#6243b5",
}  # fmt: skip
"""The values of static/css/tokens.css in light."""

FACES = "Figtree, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
ASCENT, DESCENT = 0.95, 0.25
"""Of Figtree, in ems: where its letters stand in a line."""
UNFIT = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no room for."""


def element(name: str, *inner: str, **attributes: Any) -> str:
    """An element around markup; an attribute that is None is left out, and `_` in its name stands for `-`."""
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(inner)
    return f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>"


def safe(words: str) -> str:
    """Words between tags, whatever they look like."""
    return escape(UNFIT.sub("\ufffd", words))


def write(
    x: float, y: float, words: str, size: float, weight: int = 400, fill: str = INK, room: float = 0, line: float = 0,
    **more: Any,
) -> str:  # fmt: skip
    """One line of words in a line box, `line` units tall, that begins at y. In a `room` so wide what runs from right
    to left stands at its right."""
    base = y + (line - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
    anchor = more.pop("text_anchor", None)
    if room and anchor is None and leans_right(words):
        x, anchor = x + room, "end"
    look = {"font_size": size, "font_weight": None if weight == 400 else weight, "fill": None if fill == INK else fill}
    return element("text", safe(words), x=x, y=base, text_anchor=anchor, **look, **more)


def lines(
    x: float, y: float, words: Sequence[str], size: float, line: float, weight: int = 400, fill: str = INK,
    room: float = 0, **more: Any,
) -> str:  # fmt: skip
    """Lines below each other, the first in a line box that begins at y."""
    placed = enumerate(words)
    return "".join(
        write(x, y + at * line, each, size, weight, fill, room, line=line, **more) for at, each in placed if each.strip()
    )


def rect(x: float, y: float, w: float, h: float, **more: Any) -> str:
    return element("rect", x=x, y=y, width=w, height=h, **more)


def number(value: float) -> str:
    """With one decimal at most, and never as a power of ten."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else UNFIT.sub("\ufffd", str(value))
