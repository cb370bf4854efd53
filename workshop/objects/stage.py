"""The stage: the one record that says what a board allows and shows now.

The plenary's is set by its facilitators, also by entering a step of the agenda; every team's board is sent the same from
inside the server, so that a rule never looks beyond its own board.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from workshop.core.board import STAGE, Board
from workshop.core.change import Record, patch, put
from workshop.core.fields import Args, Id, Moment, Text, Title
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import carrying, circles, spreading

Tool = Annotated[str, Meta(pattern=r"^[a-z]{1,20}$")]
"""The name of a kind; one that nobody knows here allows nothing."""
Tools = Annotated[list[Tool], Meta(max_length=50)]
Mode = Literal["divergent", "groan", "convergent"]
KEPT = (
    "title", "question", "method", "mode", "tools", "private", "authors", "silent", "locked", "circle", "rotate", "poll",
)  # fmt: skip
"""What a step of the agenda says in the words of the stage."""
FAR = 24 * 60 * 60_000
"""A timer is set at most a day ahead, in ms."""


class Set(Args):
    """Only the fields given change; null takes a field away.

    In a `silent` round people move and group without talking; `missing` is what they found absent from the board.
    While `authors` are hidden nobody is told who wrote what. `spotlight` are things that all are to look at, and `notice`
    is what the facilitator says to everybody.
    """

    title: Title | None | UnsetType = UNSET
    question: Text | None | UnsetType = UNSET
    tools: Tools | None | UnsetType = UNSET
    private: bool | UnsetType = UNSET
    silent: bool | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    ends_at: Moment | None | UnsetType = UNSET
    mode: Mode | None | UnsetType = UNSET
    missing: Text | None | UnsetType = UNSET
    authors: Literal["shown", "hidden"] | None | UnsetType = UNSET
    spotlight: Annotated[list[Id], Meta(max_length=100)] | None | UnsetType = UNSET
    notice: Text | None | UnsetType = UNSET


class Time(Args):
    """Give the step more time or less, in ms, or let the clock rest and run again."""

    add: Annotated[int, Meta(ge=-FAR, le=FAR)] = 0
    paused: bool | None = None


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    given = {name: value for name, value in msgspec.structs.asdict(args).items() if value is not UNSET}
    if board.get(STAGE) is None:
        there = {name: value for name, value in given.items() if value is not None}
        return Outcome([put({"id": STAGE, "kind": "stage", "by": ask.person, **there})])
    given = {name: value for name, value in given.items() if board.stage.get(name) != value}
    moved = spreading.shown(board, {**board.stage, **given})
    return Outcome([patch(STAGE, given), *moved] if given else [])


def time(board: Board, args: Time, ask: Ask) -> Outcome:
    """`ends_at` while the clock runs, and while it rests `left`, how many ms it will have then."""
    stage = board.stage
    resting = "left" in stage
    left = stage["left"] if resting else stage.get("ends_at", ask.now) - ask.now
    left = min(max(left + args.add, 0 if args.add else left), FAR)
    if args.paused is None and not args.add:
        return Outcome([])
    if resting if args.paused is None else args.paused:
        given: dict[str, int | None] = {"left": left, "ends_at": None}
    else:
        given = {"left": None, "ends_at": ask.now + left}
    if not stage:
        return Outcome([put({"id": STAGE, "kind": "stage", "by": ask.person, **{k: v for k, v in given.items() if v}})])
    given = {name: value for name, value in given.items() if stage.get(name) != value}
    return Outcome([patch(STAGE, given)] if given else [])


def talking(board: Board, ask: Ask) -> None:
    """Refuse to say something of things while a round is silent; a facilitator may."""
    if board.stage.get("silent") and not ask.facilitates:
        raise Refused("not_now", "This is a silent round: group the notes without talking; say it afterwards.")


def governs(before: Record | None, now: Record | None) -> bool:
    was, becomes = before or {}, now or {}
    return any((was.get(name) or None) != (becomes.get(name) or None) for name in ("private", "authors", "circles"))


KIND = Kind(
    name="stage",
    rules={
        "stage.set": Rule(Set, change, roles=FACILITATORS),
        "stage.time": Rule(Time, time, roles=FACILITATORS),
        **carrying.RULES,
        **circles.RULES,
    },
    words=lambda record, board: record.get("question") or record.get("title") or "",
    governs=governs,
    placed=False,
    official=True,
    roles=FACILITATORS,
)
