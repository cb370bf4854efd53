"""Steps: the agenda of a workshop, on its plenary board; entering one sets the stage.

A step says what the stage of every board becomes while it lasts; which boards work then is in its `where`. Nothing of a
step is secret: whoever wants to see what comes next may.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from workshop.core import order
from workshop.core.board import STAGE, Board
from workshop.core.change import Record, patch, put
from workshop.core.fields import Args, Id, Text, Title
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import carrying, placing, signal, spreading
from workshop.objects.stage import KEPT, Mode, Tools

MOST = 100
MINUTE = 60_000
LASTING = ("teams", "team", "carried")
"""What the stage of a board says of the board, whichever step it is in."""

MOVED_ON = "Somebody has already moved the room; look where it is now."

Minutes = Annotated[int, Meta(ge=1, le=600)]
Method = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,40}$")]
Where = Literal["plenary", "teams"]
Circle = Literal[1, 2, 4]


class Vote(Args):
    """The vote that opens with a step: by which way, in secret or not, and that way's settings."""

    way: Annotated[str, Meta(max_length=40)]
    secret: bool = True
    settings: dict[str, Any] = {}


class Set(Args):
    """Only the fields given change; null takes one away.

    `circle` is how many people see each other's notes; at a step that `rotate`s people change their tables; `cue` is what
    the facilitator says or does; a `break` is a pause.
    """

    step: Id
    title: Title | UnsetType = UNSET
    question: Text | None | UnsetType = UNSET
    minutes: Minutes | UnsetType = UNSET
    method: Method | None | UnsetType = UNSET
    mode: Mode | None | UnsetType = UNSET
    tools: Tools | None | UnsetType = UNSET
    private: bool | UnsetType = UNSET
    authors: Literal["shown", "hidden"] | UnsetType = UNSET
    silent: bool | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    where: Where | UnsetType = UNSET
    circle: Circle | None | UnsetType = UNSET
    rotate: bool | UnsetType = UNSET
    poll: Vote | None | UnsetType = UNSET
    cue: Text | None | UnsetType = UNSET
    roles: Text | None | UnsetType = UNSET
    break_: bool | UnsetType = msgspec.field(default=UNSET, name="break")


class Add(Set):
    """A new step after another; without `after` it comes last, with null first."""

    after: Id | None | UnsetType = UNSET


class Place(Args):
    """Bring a step behind another one; null brings it to the front."""

    step: Id
    after: Id | None


class Enter(Args):
    """Bring the room to a step; `from` is where it was, so that two people who press at once move it once.

    Without a `step` the room goes back to before the first; when it is `done` the workshop is over.
    """

    step: Id | None
    from_: Id | None = msgspec.field(name="from")
    done: bool = False


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    if len(board.of("step")) >= MOST:
        raise Refused("too_big", "An agenda has at most {most} steps; remove some first.", most=MOST)
    given = {"title": "", "minutes": 10, **_given(args)}
    turn = _turn(board, args.after if args.after is not UNSET else _last(board), args.step)
    return Outcome([placing.unordered(board, ask, "step", args.step, **_there(given), turn=turn)])


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    record = placing.existing(board, args.step, "step")
    given = {name: None if value in ("", False) else value for name, value in _given(args).items()}
    changed = {name: value for name, value in given.items() if record.get(name) != value}
    return Outcome([patch(args.step, changed)] if changed else [])


def place(board: Board, args: Place, ask: Ask) -> Outcome:
    placing.existing(board, args.step, "step")
    return Outcome([patch(args.step, {"turn": _turn(board, args.after, args.step)})])


def enter(board: Board, args: Enter, ask: Ask) -> Outcome:
    """The new stage, and without the signs that were meant for the step before."""
    if board.stage.get("step") != args.from_:
        raise Refused("not_now", MOVED_ON, "from")
    if args.step is None:
        stage: dict[str, Any] = {"locked": args.done, "done": args.done}
    else:
        stage = staged(placing.existing(board, args.step, "step"), ask.now)
    lasting = {name: board.stage[name] for name in LASTING if name in board.stage}
    lasting |= carrying.kept(board.stage, {**stage, "began": ask.now})
    set_up = put({"id": STAGE, "kind": "stage", "by": ask.person, **_there(stage), **lasting})
    return Outcome([set_up, *signal.over(board), *spreading.shown(board, set_up[1])])


def staged(step: Record, now: int) -> dict[str, Any]:
    """What the stage is while a step lasts; `now` in ms."""
    kept = {name: step[name] for name in KEPT if name in step}
    rest = {"locked": True} if step.get("break") else {}
    where = step.get("where", "plenary")
    length = step["minutes"] * MINUTE
    return {**kept, **rest, "where": where, "step": step["id"], "began": now, "ends_at": now + length}


def in_order(board: Board) -> list[Record]:
    """The steps of an agenda from first to last."""
    return sorted(board.of("step").values(), key=lambda step: (step["turn"], step["id"]))


def _given(args: Set) -> dict[str, Any]:
    told = {name: getattr(args, name) for name in args.__struct_fields__ if name not in ("step", "after")}
    if isinstance(args.poll, Vote):
        told["poll"] = msgspec.to_builtins(args.poll)
    told["break"] = told.pop("break_")
    return {name: value for name, value in told.items() if value is not UNSET}


def _there(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None and value is not False}


def _last(board: Board) -> str | None:
    steps = in_order(board)
    return steps[-1]["id"] if steps else None


def _turn(board: Board, after: str | None, itself: str) -> str:
    """A key of order behind that step; refused when that has been removed."""
    steps = [step for step in in_order(board) if step["id"] != itself]
    if after is None:
        at = 0
    else:
        at = next((n + 1 for n, step in enumerate(steps) if step["id"] == after), -1)
        if at < 0:
            raise Refused("gone", "The step before was removed; choose the place again.", "after")
    low = steps[at - 1]["turn"] if at else None
    high = steps[at]["turn"] if at < len(steps) else None
    return order.between(low, high)


KIND = Kind(
    name="step",
    rules={
        "step.add": Rule(Add, add, roles=FACILITATORS),
        "step.set": Rule(Set, change, roles=FACILITATORS),
        "step.place": Rule(Place, place, roles=FACILITATORS),
        "step.enter": Rule(Enter, enter, roles=FACILITATORS),
    },
    words=lambda record, board: record.get("question") or record.get("title") or "",
    placed=False,
    official=True,
    roles=FACILITATORS,
)
