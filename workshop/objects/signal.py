"""Signals: what somebody tells the facilitator without a word: help wanted, ready, more time wanted.

A call for help says whose it is, so that somebody can go there; that one is ready or slow is only counted.
"""

from typing import Literal

from workshop.core.board import Board
from workshop.core.change import Change, drop
from workshop.core.fields import Args, Id
from workshop.core.kind import Kind
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import placing

Sort = Literal["help", "ready", "time"]


class Raise(Args):
    """Give a sign; whoever gives it already gives it once."""

    signal: Id
    sort: Sort


class Lower(Args):
    """Take one's own signs of a sort back; a facilitator takes back another person's, or all of a sort."""

    sort: Sort
    person: Id | None = None


def give(board: Board, args: Raise, ask: Ask) -> Outcome:
    if any(record["by"] == ask.person and record["sort"] == args.sort for record in board.of("signal").values()):
        return Outcome([])
    return Outcome([placing.unordered(board, ask, "signal", args.signal, sort=args.sort, since=ask.now)])


def lower(board: Board, args: Lower, ask: Ask) -> Outcome:
    whose = args.person if ask.facilitates else ask.person
    return Outcome(
        [
            drop(id)
            for id, record in board.of("signal").items()
            if record["sort"] == args.sort and whose in (None, record["by"])
        ]
    )


def over(board: Board) -> list[Change]:
    """Takes away the signs that speak of the step that ends; who waits for help waits on."""
    return [drop(id) for id, record in board.of("signal").items() if record["sort"] != "help"]


KIND = Kind(
    name="signal",
    rules={
        "signal.raise": Rule(Raise, give, unlocked=True),
        "signal.lower": Rule(Lower, lower, unlocked=True),
    },
    words=lambda record, board: record["sort"],
    signed=lambda record: record["sort"] == "help",
    placed=False,
    official=True,
    owned=True,
)
