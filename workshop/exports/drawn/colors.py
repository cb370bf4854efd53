"""The second sign of a colour, for people who can't tell the fills apart: in the corner of a note, and of a swatch."""

from workshop.exports.drawn.pen import FILLS, MARKS, element, number, rect

SWATCH = 16


def corner(color: str, right: float, top: float, round: float = 10, by: float = 1) -> str:
    """The sign in an upper right corner that is rounded so far; `by` is how large it is beside a note's."""

    def at(x: float, y: float) -> str:
        return f"{number(right - x)} {number(top + y)}"

    bend = f"{at(round, 0)}A{number(round)} {number(round)} 0 0 1 {at(0, round)}"
    wide, dot, square, near, far = 14 * by, 4.5 * by, max(10 * by, round), 10.5 * by, 14.7 * by
    paths = {
        "amber": f"M{at(wide, 0)}L{bend}L{at(0, wide)}Z",
        "coral": f"M{at(wide, 0)}L{bend}L{at(0, wide)}A{number(wide)} {number(wide)} 0 0 1 {at(wide, 0)}Z",
        "mint": f"M{at(3 * dot, 2 * dot)}a{number(dot)} {number(dot)} 0 1 0 {number(2 * dot)} 0"
        f"a{number(dot)} {number(dot)} 0 1 0 {number(-2 * dot)} 0Z",
        "sky": f"M{at(square, 0)}L{bend}L{at(0, square)}L{at(square, square)}Z",
        "lilac": f"M{at(far, 0)}L{at(near, 0)}L{at(0, near)}L{at(0, far)}Z",
    }
    return element("path", d=paths[color], fill=MARKS[color]) if color in paths else ""


def swatch(color: str, x: float, y: float) -> str:
    color = color if color in FILLS else "sand"
    patch = rect(x, y, SWATCH, SWATCH, rx=4, fill=FILLS[color])
    edge = rect(x + 0.5, y + 0.5, SWATCH - 1, SWATCH - 1, rx=3.5, fill="none", stroke=MARKS[color])
    return patch + corner(color, x + SWATCH, y, 4, 0.65) + edge
