"""The fields of every kind of record, as the rules of its kind make them; a field that isn't named here may be there too."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from workshop import votes
from workshop.core.fields import EDGE, Id, Moment
from workshop.objects import comment, drawing, loop, note, options, reaction, signal, text
from workshop.objects.cells import Layout
from workshop.objects.loop import Ids as LoopIds
from workshop.objects.step import Circle, Minutes, Vote
from workshop.objects.step import Where as Board

EXACT = 2**53
"""Whole numbers beyond it are not the same in a browser."""

Where = Annotated[float, Meta(ge=-4 * EDGE, le=4 * EDGE)]
Size = Annotated[float, Meta(ge=1, le=1_000_000)]
Short = Annotated[str, Meta(max_length=400)]
Words = Annotated[str, Meta(max_length=4100)]
Ids = Annotated[list[Id], Meta(max_length=2000)]
Pattern = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,40}$")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class _Any(msgspec.Struct):
    id: Id
    kind: str
    by: Annotated[str, Meta(max_length=64)]
    locked: Annotated[str, Meta(max_length=64)] | None = None
    origin: Id | None = None
    origin_board: Annotated[str, Meta(max_length=64)] | None = None
    origin_name: Short | None = None


class _Placed(_Any, kw_only=True):
    x: Where
    y: Where
    order: str


class _Boxed(_Placed, kw_only=True):
    w: Size
    h: Size


class _Merged(msgspec.Struct):
    id: Id
    by: Annotated[str, Meta(max_length=64)]
    text: Words
    paper: note.Paper | None = None


class Note(_Placed, kw_only=True):
    text: Words
    color: note.Color
    sort: note.Sort
    lang: note.Lang | None = None
    author: Literal["hidden"] | None = None
    tags: Annotated[list[Short], Meta(max_length=100)] = []
    marks: Annotated[list[Pattern], Meta(max_length=50)] = []
    cluster: Id | None = None
    evidence: Ids = []
    merged: Annotated[list[_Merged], Meta(max_length=50)] = []
    mover: Annotated[str, Meta(max_length=64)] | None = None
    regrouped: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    proxy: Short | None = None
    paper: note.Paper | None = None


class Text(_Placed, kw_only=True):
    words: Words
    size: text.Size


class Image(_Boxed, kw_only=True):
    file: Id
    alt: Words | None = None


class Drawing(_Boxed, kw_only=True):
    points: drawing.Points
    color: drawing.Ink
    width: Annotated[int, Meta(ge=1, le=64)]
    pressure: drawing.Pressure | None = None
    alt: Words | None = None


class Card(_Placed, kw_only=True):
    url: Annotated[str, Meta(max_length=2000)]
    title: Short | None = None


class Frame(_Boxed, kw_only=True):
    title: Short
    layout: Layout | None = None
    labels: Annotated[list[Short], Meta(max_length=50)] | None = None
    method: Id | None = None


class Cluster(_Placed, kw_only=True, rename={"in_": "in"}):
    title: Short
    color: note.Color | None = None
    collapsed: bool | None = None
    in_: Id | None = None
    merged: Annotated[list[tuple[Id, Short, int]], Meta(max_length=50)] = []
    split: tuple[Id, Short] | None = None


class Link(_Any, kw_only=True, rename={"from_": "from"}):
    from_: Id
    to: Id
    order: str
    sort: Literal["plain", "causal"]
    polarity: Literal["+", "-", "?"] | None = None
    delay: bool | None = None
    confidence: Literal["low", "medium", "high"] | None = None
    contested: bool | None = None
    evidence: Ids = []


class Loop(_Any, kw_only=True):
    ids: Annotated[list[Id], Meta(min_length=2, max_length=30)]
    title: Short | None = None
    sense: Annotated[dict[str, loop.Sense], Meta(max_length=1000)] = {}


class Comment(_Any, kw_only=True):
    text: Words
    at: Moment
    sort: comment.Sort | None = None
    loop: LoopIds | None = None
    mentions: Annotated[list[str], Meta(max_length=50)] | None = None
    on: Id | None = None
    x: Where | None = None
    y: Where | None = None
    order: str | None = None
    done: bool | None = None


class Reaction(_Any, kw_only=True):
    on: Id
    sort: reaction.Sort


class Signal(_Any, kw_only=True):
    sort: signal.Sort
    since: Moment


class Stage(_Any, kw_only=True):
    title: Short | None = None
    question: Words | None = None
    tools: Annotated[list[Pattern], Meta(max_length=50)] | None = None
    private: bool | None = None
    silent: bool | None = None
    locked: bool | None = None  # type: ignore[assignment]
    ends_at: Moment | None = None
    began: Moment | None = None
    left: Annotated[int, Meta(ge=-EXACT, le=EXACT)] | None = None
    mode: Literal["divergent", "groan", "convergent"] | None = None
    missing: Words | None = None
    authors: Literal["shown", "hidden"] | None = None
    spotlight: Ids | None = None
    notice: Words | None = None
    where: Board | None = None
    step: Id | None = None
    method: Pattern | None = None
    circle: Circle | None = None
    circles: Annotated[list[Annotated[list[str], Meta(max_length=1000)]], Meta(max_length=1000)] | None = None
    circled: int | None = None
    paired: int | None = None
    rotate: bool | None = None
    poll: Vote | None = None
    done: bool | None = None
    team: bool | None = None
    teams: Annotated[int, Meta(ge=0, le=10_000)] | None = None
    carried: Annotated[int, Meta(ge=1, le=EXACT)] | None = None


class Step(_Any, kw_only=True, rename={"break_": "break"}):
    title: Short
    minutes: Minutes
    turn: str
    question: Words | None = None
    method: Pattern | None = None
    mode: Literal["divergent", "groan", "convergent"] | None = None
    tools: Annotated[list[Pattern], Meta(max_length=50)] | None = None
    private: bool | None = None
    authors: Literal["shown", "hidden"] | None = None
    silent: bool | None = None
    locked: bool | None = None  # type: ignore[assignment]
    where: Board | None = None
    circle: Circle | None = None
    rotate: bool | None = None
    poll: Vote | None = None
    cue: Words | None = None
    roles: Words | None = None
    break_: bool | None = None


class _Option(msgspec.Struct):
    id: Id
    text: Short | Annotated[str, Meta(max_length=600)]
    note: Id | None = None
    cost: options.Cost | None = None


class _Decision(msgspec.Struct):
    decided: Words
    who: Short | None = None
    how: Short | None = None
    open: Words | None = None
    review: Day | None = None


class _Slip(msgspec.Struct):
    ballot: Any
    group: Short | None = None


class Poll(_Any, kw_only=True):
    way: str
    title: Short
    options: Annotated[list[_Option], Meta(min_length=1, max_length=votes.MOST)]
    settings: dict[str, Any]
    secret: bool
    state: Literal["open", "closed", "revealed"]
    round: Annotated[int, Meta(ge=1, le=10_000)]
    cast: Annotated[int, Meta(ge=0, le=1_000_000)]
    opened: Moment
    order: str
    closed: Moment | None = None
    after: Id | None = None
    phase: Literal["clarify", "react", "consent"] | None = None
    ballots: Annotated[list[_Slip], Meta(max_length=10_000)] | None = None
    decision: _Decision | None = None
    met: dict[Annotated[str, Meta(pattern=r"^\d{1,5}$")], Words] | None = None


class Ballot(_Any, kw_only=True):
    poll: Id
    ballot: Any
    group: Short | None = None


SHAPES: dict[str, type[_Any]] = {
    shape.__name__.lower(): shape
    for shape in (Note, Text, Image, Drawing, Card, Frame, Cluster, Link, Loop, Comment, Reaction, Signal, Stage, Step,
                  Poll, Ballot)
}  # fmt: skip
