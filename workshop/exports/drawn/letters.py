"""How wide words are in Figtree, and where they break: what a browser does for the canvas, done without one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import ImageFont

from workshop.resources import resource_dir

STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
EM = 1000
OURS = 0x0250
"""Below this Figtree has the letters; other scripts come in whatever font there is, and are guessed."""
GUESSED, WIDE = 0.62, 1.05
"""Ems of a letter of another script; of one that fills a square, as Chinese signs and emoji do."""
CUT = "…"
GLUED = re.compile("(?s:.)(?:[\u0300-\u036f\u200c\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)*")
"""A letter with what belongs to it: accents, the parts of an emoji."""
BREAKS = re.compile(r"[^\s-]*-+(?=\w)|\S+\s*|\s+")


def width(words: str, size: float, weight: int = 400) -> float:
    return size * sum(advance(char, weight) for char in words)


@lru_cache(maxsize=20_000)
def advance(char: str, weight: int) -> float:
    """Of one letter, in ems."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if ord(char) < OURS or char in "–—‘’“”…•→←€":
        return float(_font(weight).getlength(char)) / EM
    return WIDE if unicodedata.east_asian_width(char) in "WF" else GUESSED


@cache
def _font(weight: int) -> ImageFont.FreeTypeFont:
    path = resource_dir("fonts") / "figtree" / f"Figtree-{STYLES[weight]}.ttf"
    return ImageFont.truetype(str(path), EM, layout_engine=ImageFont.Layout.BASIC)


def wrapped(words: str, room: float, size: float, weight: int = 400, most: int = 0) -> list[str]:
    """The words in lines no wider than `room`, those of people kept; what doesn't fit in `most` lines ends in an
    ellipsis. A word that is too long for a line breaks anywhere."""
    found: list[str] = []
    for paragraph in words.split("\n"):
        found += _filled(paragraph, room, size, weight)
        if most and len(found) > most:
            return [*found[: most - 1], cut(found[most - 1] + CUT, room, size, weight, always=True)]
    return found


def cut(words: str, room: float, size: float, weight: int = 400, always: bool = False) -> str:
    """The words in one line, with an ellipsis where they are too long for it."""
    words = " ".join(words.split())
    if not always and width(words, size, weight) <= room:
        return words
    kept, left = "", room - width(CUT, size, weight)
    for part in GLUED.findall(words.rstrip(CUT)):
        left -= width(part, size, weight)
        if left < 0:
            break
        kept += part
    return kept.rstrip() + CUT


def _filled(paragraph: str, room: float, size: float, weight: int) -> list[str]:
    lines, line, taken = [], "", 0.0
    for word in _words(paragraph, room, size, weight):
        wide = width(word.rstrip(), size, weight)
        if line and taken + wide > room:
            lines.append(line.rstrip())
            line, taken = "", 0.0
        line += word
        taken += width(word, size, weight)
    return [*lines, line.rstrip()]


def _words(paragraph: str, room: float, size: float, weight: int) -> Iterator[str]:
    """What stays together, each with the spaces after it; pieces of what is too long for a line."""
    for word in BREAKS.findall(paragraph):
        if width(word.rstrip(), size, weight) <= room:
            yield word
        else:
            yield from _pieces(word, room, size, weight)


def _pieces(word: str, room: float, size: float, weight: int) -> Iterator[str]:
    piece, taken = "", 0.0
    for part in GLUED.findall(word):
        wide = width(part, size, weight)
        if piece and taken + wide > room and not part.isspace():
            yield piece
            piece, taken = "", 0.0
        piece += part
        taken += wide
    if piece:
        yield piece


def leans_right(words: str) -> bool:
    """Whether words begin in a script that runs from right to left."""
    strong = (unicodedata.bidirectional(char) for char in words)
    return next((way for way in strong if way in ("L", "R", "AL")), "L") != "L"
