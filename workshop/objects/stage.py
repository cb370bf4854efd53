"""The stage: the one record that says what a board allows and shows now."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from workshop.core.board import STAGE, Board
from workshop.core.change import Record, patch, put
from workshop.core.fields import Args, Moment, Text, Title
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule

Tool = Annotated[str, Meta(pattern=r"^[a-z]{1,20}$")]
"""The name of a kind; one that nobody knows here allows nothing."""
Mode = Literal["divergent", "groan", "convergent"]


class Set(Args):
    """Only the fields given change; null takes a field away.

    In a `silent` round people move and group without talking; `missing` is what they found absent from the board.
    """

    title: Title | None | UnsetType = UNSET
    question: Text | None | UnsetType = UNSET
    tools: Annotated[list[Tool], Meta(max_length=50)] | None | UnsetType = UNSET
    private: bool | UnsetType = UNSET
    silent: bool | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    ends_at: Moment | None | UnsetType = UNSET
    mode: Mode | None | UnsetType = UNSET
    missing: Text | None | UnsetType = UNSET


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    given = {name: value for name, value in msgspec.structs.asdict(args).items() if value is not UNSET}
    if board.get(STAGE) is None:
        there = {name: value for name, value in given.items() if value is not None}
        return Outcome([put({"id": STAGE, "kind": "stage", "by": ask.person, **there})])
    given = {name: value for name, value in given.items() if board.stage.get(name) != value}
    return Outcome([patch(STAGE, given)] if given else [])


def talking(board: Board, ask: Ask) -> None:
    """Refuse to say something of things while a round is silent; a facilitator may."""
    if board.stage.get("silent") and not ask.facilitates:
        raise Refused("not_now", "This is a silent round: group the notes without talking; say it afterwards.")


def governs(before: Record | None, now: Record | None) -> bool:
    return bool((before or {}).get("private")) != bool((now or {}).get("private"))


KIND = Kind(
    name="stage",
    rules={"stage.set": Rule(Set, change, roles=FACILITATORS)},
    words=lambda record, board: record.get("question") or record.get("title") or "",
    governs=governs,
    placed=False,
    roles=FACILITATORS,
)
