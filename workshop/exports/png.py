"""PNG: the board as a picture for slides and messages, at most 4,000 pixels wide or high."""

from workshop.exports.exported import Exported
from workshop.exports.picture import Svg, svg
from workshop.resources import resource_dir

NAME = "png"
MIMETYPE = "image/png"
SUFFIX = ".png"

MOST = 4_000
FINER = 2
"""A small board is drawn with so many pixels a unit."""
PAGE = """#set page(width: {w}pt, height: {h}pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)"""


def write(board: Exported) -> bytes:
    return pixels(svg(board, board.language))


def pixels(picture: Svg, most: int = MOST) -> bytes:
    """A picture as PNG, its longer side at most so many pixels; takes up to some seconds.

    typst draws it, with our letters; what people wrote reaches it as data, never as markup.
    """
    import typst

    by = min(FINER, most / max(picture.w, picture.h))
    page = PAGE.format(w=f"{picture.w * by:.2f}", h=f"{picture.h * by:.2f}")
    fonts = typst.Fonts(font_paths=[resource_dir("fonts")])
    return typst.compile(page.encode(), format="png", ppi=72, font_paths=fonts, sys_inputs={"svg": picture.svg})
