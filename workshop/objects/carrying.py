"""Carrying the stage: what only the server asks of a stage, so that every board of a session knows all it needs by itself.

The plenary's stage knows how many `teams` there are. A team's stage is the plenary's as of its entry `carried`; what
facilitators set on that board alone holds until the next one is carried there.
"""

from typing import Annotated, Any

from msgspec import Meta

from workshop.core import change
from workshop.core.board import STAGE, Board
from workshop.core.change import Record, patch, put
from workshop.core.fields import Args
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import signal, spreading

PLENARY = frozenset({"id", "kind", "by", "teams", "circles", "circled", "paired"})
"""What of the plenary's stage a team's board has as its own, or not at all."""
OWN = ("missing", "circles", "circled", "paired")
"""What people made of a step on their own board: kept while that step lasts."""


class Carry(Args):
    """The plenary's `stage` as its entry `carried` has left it."""

    stage: dict[str, Any]
    carried: Annotated[int, Meta(ge=1)]


class Teams(Args):
    """How many teams the session has."""

    teams: Annotated[int, Meta(ge=0, le=1000)]


def carry(board: Board, args: Carry, ask: Ask) -> Outcome:
    """An older stage never takes the place of a newer one."""
    before = board.get(STAGE)
    if before is not None and before.get("carried", 0) >= args.carried:
        return Outcome([])
    given = {name: value for name, value in args.stage.items() if name not in PLENARY}
    lasts = before is not None and same_step(before, args.stage)
    own = kept(before or {}, args.stage)
    now: Record = {"id": STAGE, "kind": "stage", "by": ask.person, **own, **given, "team": True, "carried": args.carried}
    changed = change.difference(before, now)
    moved = spreading.shown(board, now)
    return Outcome([*([changed] if changed else []), *([] if lasts else signal.over(board)), *moved])


def kept(before: Record, now: Record) -> Record:
    """What a board keeps of its own as the stage goes on; fours are made of the pairs of the step before."""
    own = {name: before[name] for name in OWN if name in before} if same_step(before, now) else {}
    if now.get("circle") == 4 and "circles" in before:
        own["circles"] = before["circles"]
    asked = max(own.get("paired", 0), now.get("paired", 0))
    return {**own, "paired": asked} if asked else own


def same_step(before: Record, now: Record) -> bool:
    """Whether the room is still where it was, not even there anew."""
    return all(before.get(name) == now.get(name) for name in ("step", "began"))


def teams(board: Board, args: Teams, ask: Ask) -> Outcome:
    given = args.teams or None
    if board.get(STAGE) is None:
        return Outcome([put({"id": STAGE, "kind": "stage", "by": ask.person, "teams": given})] if given else [])
    return Outcome([patch(STAGE, {"teams": given})] if board.stage.get("teams") != given else [])


RULES = {
    "stage.carry": Rule(Carry, carry, roles=FACILITATORS, inside=True),
    "stage.teams": Rule(Teams, teams, roles=FACILITATORS, inside=True),
}
