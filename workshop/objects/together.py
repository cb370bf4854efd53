"""Several commands as one entry: all of them happen or none, and one undo takes them back."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta

from workshop.core import change
from workshop.core.board import Board
from workshop.core.box import Aside
from workshop.core.change import Change, Record
from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.core.role import EVERYONE
from workshop.core.rule import Ask, Command, Outcome, Rule, decide

MOST_SLOW = 20
"""So many of an entry's commands may merge texts or undo, each of which can take the server some time."""
TOO_SLOW = "These are more than {most} changes of texts at once; send them in smaller parts."
NESTED = "Commands that go together can't hold others of their sort; send those one by one."
ALONE = "Votes are sent one by one; send this command by itself."


class Together(Args):
    """Each command is [name, args] and sees the board as those before it have left it."""

    commands: Annotated[list[tuple[str, dict[str, Any]]], Meta(min_length=1, max_length=500)]


def rule(rules: Mapping[str, Rule]) -> Rule:
    return Rule(
        Together, lambda board, args, ask: together(board, args, ask, rules), roles=EVERYONE, composed=True
    )


def weight(command: Command, rules: Mapping[str, Rule]) -> int:
    """How many commands one counts for where people are kept from asking too much: the slow ones it holds count each."""
    parts = command.args.get("commands") if command.name in rules and rules[command.name].composed else None
    if not isinstance(parts, list):
        return 1
    names = (part[0] for part in parts if isinstance(part, list | tuple) and part and isinstance(part[0], str))
    return max(1, sum(_slow(name, rules) for name in names))


def _slow(name: str, rules: Mapping[str, Rule]) -> bool:
    """Whether a command merges a text into what others wrote since its `base`, or looks into the past."""
    return name in rules and bool({"base", "seq"} & set(rules[name].args.__struct_fields__))


def together(board: Board, args: Together, ask: Ask, rules: Mapping[str, Rule]) -> Outcome:
    """Carry out the commands on the board, one on top of the other, and take them back: what is left is their sum."""
    made: list[Change] = []
    undo: list[list[Change]] = []
    facts: dict[str, Any] = {}
    aside: list[Aside] = []
    if sum(_slow(name, rules) for name, _ in args.commands) > MOST_SLOW:
        raise Refused("too_big", TOO_SLOW, "commands", most=MOST_SLOW)
    edges, before = (board.top, board.bottom), dict[str, Record | None]()
    try:
        for name, given in args.commands:
            if rules.get(name) and rules[name].composed:
                raise Refused("bad_args", NESTED, "commands")
            if rules.get(name) and rules[name].sealed:
                raise Refused("bad_args", ALONE, "commands")
            outcome = decide(board, rules, Command("", name, given), ask)
            for each in outcome.changes:
                before.setdefault(change.target(each), board.get(change.target(each)))
            undo.append(board.apply(outcome.changes))
            made += outcome.changes
            aside += outcome.aside
            _add(facts, outcome.facts)
        now = {id: board.get(id) for id in before}
    finally:
        for changes in reversed(undo):
            board.apply(changes)
        board.top, board.bottom = edges
    return Outcome(_sum(made, before, now), facts, aside)


def _sum(
    made: list[Change], before: Mapping[str, Record | None], now: Mapping[str, Record | None]
) -> list[Change]:
    """One change a record, in the order of their last coming or going, so that what hangs on a record comes after it
    and goes before it."""
    turn: dict[str, int] = {}
    for at, each in enumerate(made):
        if each[0] != "patch" or change.target(each) not in turn:
            turn[change.target(each)] = at
    differences = (change.difference(before[id], now[id]) for id in sorted(turn, key=turn.__getitem__))
    return [each for each in differences if each is not None]


def _add(facts: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Lists, as of what is gone, grow; anything else is told as it was told last."""
    for name, value in more.items():
        facts[name] = facts.get(name, []) + value if isinstance(value, list) else value
