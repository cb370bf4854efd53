"""What the files of the shelf may hold: methods with their frames and steps, and whole agendas."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Mode = Literal["divergent", "groan", "convergent"]
Thing = Literal[
    "question", "notes", "clusters", "factors", "links", "loops", "actors", "needs", "ideas", "ranking", "decision",
    "actions",
]  # fmt: skip
Role = Literal["facilitator", "co-facilitator", "recorder", "host", "timekeeper"]


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

    def ends(self, language: str) -> list[str]:
        return [self.low.to(language), self.high.to(language)]


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
        return [*self.across.ends(language), *self.up.ends(language)]

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


class Poll(Shape, frozen=True):
    """What a step asks people to vote by: one of the ways of workshop/votes with its settings."""

    way: str
    secret: bool = True
    settings: Mapping[str, Any] = {}


class Step(Shape, frozen=True):
    """A piece of a method, as an agenda has it: what is asked, for how long, and what people may do and see meanwhile.

    The `cue` is what facilitators say or do. `tools` are kinds of things, all where none are named. While writing is private
    people sit in a `circle` of so many and see each other's notes; with `rotate` they change tables when the step begins.
    """

    title: Words
    question: Words
    minutes: int
    cue: Words
    mode: Mode | None = None
    tools: tuple[str, ...] | None = None
    private: bool = False
    authors: Literal["shown", "hidden"] = "shown"
    silent: bool = False
    locked: bool = False
    where: Literal["plenary", "teams"] = "teams"
    circle: Literal[1, 2, 4] | None = None
    rotate: bool = False
    poll: Poll | None = None


class Method(Shape, frozen=True):
    """`mode` is where in a workshop it belongs, as a stage has it; `icon` one of the sprite's; `minutes` what it usually
    takes. `inputs` are what it can begin with and `outputs` what it leaves, so that one method opens where another ended.
    """

    name: Words
    about: Words
    mode: Mode
    icon: str
    minutes: int
    outputs: tuple[Thing, ...]
    roles: tuple[Role, ...]
    steps: tuple[Step, ...]
    inputs: tuple[Thing, ...] = ()
    frame: Frame | None = None
    marks: tuple[Mark, ...] = ()
    checks: tuple[str, ...] = ()

    def ends(self, language: str) -> dict[str, list[str]]:
        """What its axes measure, each with the words at its ends."""
        axes = (self.frame.across, self.frame.up) if self.frame else ()
        return {axis.key: axis.ends(language) for axis in axes if axis is not None}


class Turn(Shape, frozen=True, rename={"break_": "break"}):
    """A step of an agenda: the `step`th of a `method`, in other words where there are any, or a break with its title."""

    minutes: int
    method: str | None = None
    step: int = 1
    title: Words | None = None
    question: Words | None = None
    cue: Words | None = None
    break_: bool = False


class Agenda(Shape, frozen=True):
    """A whole workshop made of several methods, planned for so many `minutes`."""

    name: Words
    about: Words
    minutes: int
    steps: tuple[Turn, ...]
