"""SVG: the board as a picture that stays sharp, with its letters in it, so that it looks the same wherever it is opened."""

import base64
from functools import cache

from workshop.exports.exported import Exported
from workshop.exports.picture import svg
from workshop.resources import resource_dir

NAME = "svg"
MIMETYPE = "image/svg+xml"
SUFFIX = ".svg"

RANGES = {
    "figtree": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, "
    "U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    "figtree-ext": "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F",
}
"""As in static/css/base.css."""


def write(board: Exported) -> bytes:
    """The picture, with the letters of Figtree as data: an SVG may not ask any host for them."""
    drawn = svg(board, board.language).svg
    before, end, after = drawn.partition("</title>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{before}{end}<style>{_faces()}</style>{after}\n'.encode()


@cache
def _faces() -> str:
    return "".join(_face(name, range) for name, range in RANGES.items())


def _face(name: str, range: str) -> str:
    data = (resource_dir("static") / "vendor" / "figtree" / f"{name}.woff2").read_bytes()
    source = f"url(data:font/woff2;base64,{base64.b64encode(data).decode()}) format('woff2')"
    return f"@font-face{{font-family:Figtree;font-weight:300 900;src:{source};unicode-range:{range}}}"
