"""From a command to changes: the one gate through which every change of a board passes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.core.board import Board
from workshop.core.box import NOTHING_WAITS, Aside, Boxes
from workshop.core.change import Change
from workshop.core.fields import Args, clean
from workshop.core.refusal import Refused
from workshop.core.role import WRITERS, Role
from workshop.core.sight import Viewer

MOST_RECORDS = 20_000


@dataclass(frozen=True)
class Command:
    """What a person asks for: `id` is the client's, and makes asking twice happen once.

    Only the server's own commands come from `inside`; whatever arrives by the wire does not.
    """

    id: str
    name: str
    args: Mapping[str, Any]
    inside: bool = False


@dataclass(frozen=True)
class Entry:
    """One accepted command: its meaning, its effect, and the changes that undo it. `at` is ms since 1970."""

    seq: int
    at: int
    by: str
    command: str
    id: str
    changes: list[Change]
    undo: list[Change]


@dataclass(frozen=True)
class Ask:
    """Who asks and what a rule may know besides its board: the entry of a seq, the time in ms, and sealed boxes."""

    viewer: Viewer
    now: int
    past: Callable[[int], Entry | None]
    boxes: Boxes = NOTHING_WAITS

    @property
    def person(self) -> str:
        return self.viewer.person

    @property
    def facilitates(self) -> bool:
        return self.viewer.role is Role.FACILITATOR


@dataclass(frozen=True)
class Outcome:
    """The changes of a command, facts its sender should hear (as in `could_not`), and what happens to sealed boxes."""

    changes: list[Change]
    facts: Mapping[str, Any] = field(default_factory=dict)
    aside: Sequence[Aside] = ()


@dataclass(frozen=True)
class Rule:
    """How one command is carried out. `tool` is what the stage must offer for it; None when always offered.

    `composed` says that it is made of other commands, each of which has passed this gate by itself. What is `sealed`
    may use a box: it is never part of another command, and never undone. `unlocked` works on a locked board too,
    and `after` on one that is locked because its workshop is over.
    What is for `inside` is the server's own to ask for, whoever it does so for.
    """

    args: type[Args]
    run: Callable[[Board, Any, Ask], Outcome]
    tool: str | None = None
    roles: frozenset[Role] = WRITERS
    composed: bool = False
    sealed: bool = False
    unlocked: bool = False
    after: bool = False
    inside: bool = False


def decide(board: Board, rules: Mapping[str, Rule], command: Command, ask: Ask) -> Outcome:
    """What a command does to the board as it stands; raises Refused and then nothing has changed."""
    rule = rules.get(command.name)
    if rule is None or (rule.inside and not command.inside):
        raise Refused("unknown_command", "This page is older than the server; reload it.")
    fitting(rule, ask)
    args = clean(rule.args, command.args)
    timely(board, rule, ask)
    outcome = rule.run(board, args, ask)
    if rule.composed:
        return outcome
    for each in () if rule.inside else outcome.changes:
        free(board, each, ask)
    added = sum(1 for each in outcome.changes if each[0] == "put")
    if added and len(board.records) + added > MOST_RECORDS:
        raise Refused("too_big", "This board is full ({most} things); remove some or open another board.", most=MOST_RECORDS)
    return outcome


def fitting(rule: Rule, ask: Ask) -> None:
    """Refuse whose role the command is not for."""
    if ask.viewer.role not in rule.roles:
        raise Refused("not_allowed", "Your role here doesn't allow this; ask the facilitator.")


def timely(board: Board, rule: Rule, ask: Ask) -> None:
    """Refuse what the stage doesn't allow now."""
    if not rule.unlocked:
        if not (rule.after and board.stage.get("done")):
            unlocked(board, ask)
        in_place(board, ask)
    if rule.tool is not None:
        offered(board, ask, rule.tool)


def unlocked(board: Board, ask: Ask) -> None:
    """Refuse while the stage locks the board; a facilitator may go on."""
    if board.stage.get("locked") and not ask.facilitates:
        raise Refused("locked", "The facilitator has locked the board; your text is kept, try again later.")


def in_place(board: Board, ask: Ask) -> None:
    """Refuse participants while they are meant to work on another board."""
    if board.elsewhere and ask.viewer.role is Role.PARTICIPANT:
        if board.stage.get("team"):
            raise Refused("not_now", "Everybody works on the board of the whole room now; go there.")
        raise Refused("not_now", "The teams are working on their own boards now; go to your team's board.")


def free(board: Board, change: Change, ask: Ask) -> None:
    """Refuse to change what somebody has locked, but for a facilitator, or for that person to take the lock off."""
    holder = None if change[0] == "put" else (board.get(change[1]) or {}).get("locked")
    if holder is None or ask.facilitates or (holder == ask.person and change[0] == "patch" and "locked" in change[2]):
        return
    raise Refused("locked", "This is locked; ask the facilitator, or whoever locked it, to unlock it.")


def offered(board: Board, ask: Ask, tool: str) -> None:
    """Refuse a tool that the stage does not offer; a facilitator has all tools."""
    tools = board.stage.get("tools")
    if tools is not None and tool not in tools and not ask.facilitates:
        raise Refused("not_now", "This tool isn't part of the current step; wait for the facilitator.")
