"""What people make of a poll: the phases of consent, how objections were met, and what was decided."""

from typing import Annotated, Literal

from msgspec import Meta

from workshop.core.board import Board
from workshop.core.fields import Args, Id, Text, Title
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import placing, standing, tally

Day = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class Phase(Args):
    """Where a consent round stands: first questions, then reactions, then consent or objections."""

    poll: Id
    phase: Literal["clarify", "react", "consent"]


class Decide(Args):
    """What people decided, why, who and how, what they didn't agree on, and the day to look at it again."""

    poll: Id
    decided: Text
    who: Title | None = None
    how: Title | None = None
    why: Text | None = None
    open: Text | None = None
    review: Day | None = None


class Meet(Args):
    """How an objection, by its number from 1 in the tally, was met; empty words take that back."""

    poll: Id
    objection: Annotated[int, Meta(ge=1, le=10_000)]
    how: Text


def phase(board: Board, args: Phase, ask: Ask) -> Outcome:
    record = standing.consent(standing.open(board, args.poll))
    return Outcome(placing.fields(args.poll, record, phase=args.phase))


def decide(board: Board, args: Decide, ask: Ask) -> Outcome:
    record = standing.closed(board, args.poll)
    if not args.decided.strip():
        raise Refused("bad_args", "Write down what was decided first.", "decided")
    if record["way"] == "consent" and args.review is None:
        raise Refused("bad_args", "Consent is good enough for now; choose the day when you look at it again.", "review")
    given = {name: getattr(args, name) for name in ("decided", "why", "who", "how", "open", "review")}
    decision = {name: value for name, value in given.items() if value}
    return Outcome(placing.fields(args.poll, record, decision=decision))


def meet(board: Board, args: Meet, ask: Ask) -> Outcome:
    record = standing.consent(standing.closed(board, args.poll))
    if not tally.tells(record):
        raise Refused("not_now", "Show the result first; then say how each objection was met.", "poll")
    if args.objection > sum(1 for _, said in tally.ballots(record, board) if not said["consent"]):
        raise Refused("gone", "There is no such objection; look at the result again.", "objection")
    met = {**record.get("met", {}), str(args.objection): args.how.strip()}
    met = {number: how for number, how in met.items() if how}
    return Outcome(placing.fields(args.poll, record, met=met or placing.AWAY))


RULES = {
    "poll.phase": Rule(Phase, phase, roles=FACILITATORS),
    "poll.decide": Rule(Decide, decide, roles=FACILITATORS),
    "poll.meet": Rule(Meet, meet, roles=FACILITATORS),
}
