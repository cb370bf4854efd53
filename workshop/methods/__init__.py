"""The shelf of methods: what a facilitation method's frame means, one .toml each, found by folder and read once.

A file names its method and says in three languages what it is for; `frame` is how it is laid out on the board, with
a part for each lane, level or quadrant in reading order, and the question that a part asks. `marks` are what the method
lets people say of a note beside its text, and `checks` the hints that ask about it, by their names in insights.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file may hold: names that are not known are mistakes."""


class Words(Shape, frozen=True, rename={"pt": "pt-BR"}):
    """The same words in all languages of the product."""

    pt: str
    es: str
    en: str

    def to(self, language: str) -> str:
        return {"pt-BR": self.pt, "es": self.es}.get(language, self.en)


class Part(Shape, frozen=True):
    """A lane, level or quadrant: `key` is the value that a note has there, the same in all languages; `sort` is what a
    note is at first that is written there."""

    key: str
    name: Words
    question: Words
    sort: str | None = None


class Axis(Shape, frozen=True):
    """One of the two axes of quadrants: what is measured, and the words at its ends."""

    key: str
    low: Words
    high: Words


class Frame(Shape, frozen=True):
    """How a method lies on the board; `w` and `h` in board units.

    `order` names the parts as they are worked on, where that is not from first to last. The parts of an `open` frame
    are examples: there may be more or fewer, and they mean what people call them.
    """

    layout: Literal["lanes", "levels", "quadrants"]
    w: float
    h: float
    parts: tuple[Part, ...]
    across: Axis | None = None
    up: Axis | None = None
    order: tuple[str, ...] = ()
    open: bool = False

    def labels(self, language: str) -> list[str]:
        """What its parts are called, or the ends of its axes, [x low, x high, y low, y high], empty where it has none."""
        if self.layout != "quadrants":
            return [part.name.to(language) for part in self.parts]
        if self.across is None or self.up is None:
            return [""] * 4
        return [end.to(language) for axis in (self.across, self.up) for end in (axis.low, axis.high)]

    def turn(self, key: str) -> int | None:
        """As which of the parts this one is worked on, where that is not from first to last."""
        return self.order.index(key) + 1 if self.order else None

    def fits(self, layout: str, labels: int) -> bool:
        """Whether a frame that is parted so may bear this method."""
        return layout == self.layout and (self.open or layout == "quadrants" or labels == len(self.parts))


class Mark(Shape, frozen=True):
    """One of those that workshop/objects/marks.py lists, with its words; what is not `offered` comes by itself."""

    mark: str
    name: Words
    offered: bool = True


class Method(Shape, frozen=True):
    """`mode` is where in a workshop it belongs, as a stage has it; `icon` one of the sprite's."""

    name: Words
    about: Words
    mode: Literal["divergent", "groan", "convergent"]
    icon: str
    frame: Frame
    marks: tuple[Mark, ...] = ()
    checks: tuple[str, ...] = ()


def _read(path: Path) -> Method:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Method)


SHELF: Mapping[str, Method] = {path.stem: _read(path) for path in sorted(Path(__file__).parent.glob("*.toml"))}
