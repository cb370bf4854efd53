"""Circles: the few people who share their notes while everybody writes in private, as in 1-2-4-All.

The server makes them once a step, and anew when a facilitator asks for it, of those who are there; nobody is alone where
there are two. Fours are made of whole pairs, so what two have said goes on together.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated

from msgspec import Meta

from workshop.core.board import STAGE, Board
from workshop.core.change import Record, patch
from workshop.core.fields import Args, Id
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import spreading

SIZES = (2, 4)
NO_CIRCLES = "People come together in twos or fours only in a step that asks for it; go to that step first."

Circle = list[str]


class Make(Args):
    """Circles of these people, in the order that chance gave them, for the `key` of the step; or one who comes late."""

    people: Annotated[list[Id], Meta(max_length=1000)] = []
    key: int = 0
    join: Id | None = None


class Pair(Args):
    """Make new circles of those who are there; circles that are whole stay as they are."""


def circle(board: Board, args: Make, ask: Ask) -> Outcome:
    stage, before = board.stage, board.stage.get("circles", [])
    size = stage.get("circle")
    if size not in SIZES:
        return Outcome([])
    if args.join is not None:
        now = before if any(args.join in each for each in before) else added(before, args.join, size)
    elif stage.get("circled") == args.key:
        return Outcome([])
    elif stage.get("paired") == args.key:
        now = mended(before, args.people, size)
    else:
        now = made(args.people, size, before)
    fields = {"circles": now} if args.join is not None else {"circles": now, "circled": args.key}
    return Outcome([patch(STAGE, fields), *spreading.shown(board, {**stage, **fields})])


def pair(board: Board, args: Pair, ask: Ask) -> Outcome:
    if board.stage.get("circle") not in SIZES:
        raise Refused("not_now", NO_CIRCLES)
    return Outcome([patch(STAGE, {"paired": ask.now})])


def wanted(stage: Record) -> int | None:
    """The key of the circles that a stage asks for, until it has them: when its step began, or when somebody last asked."""
    key = max(stage.get("began", 0), stage.get("paired", 0))
    return key if stage.get("circle") in SIZES and stage.get("circled") != key else None


def made(people: Sequence[str], size: int, before: Iterable[Circle] = ()) -> list[Circle]:
    """Everybody in a circle, of about that size."""
    if size == 2:
        return _in_twos(people)
    here = set(people)
    pairs = [there for each in before if 1 < len(there := [one for one in each if one in here]) < size]
    paired = {one for each in pairs for one in each}
    pairs += _in_twos([one for one in people if one not in paired])
    pairs.sort(key=lambda each: min(people.index(one) for one in each))
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        [odd] = pairs.pop()
        pairs[-1] = [*pairs[-1], odd]
    return [[one for each in pairs[at : at + 2] for one in each] for at in range(0, len(pairs), 2)]


def mended(before: Iterable[Circle], people: Sequence[str], size: int) -> list[Circle]:
    """The circles that are whole, and new ones of all others who are there."""
    here = set(people)
    whole = [each for each in before if len(each) >= size and here.issuperset(each)]
    kept = {one for each in whole for one in each}
    rest = made([one for one in people if one not in kept], size, before)
    if whole and len(rest) == 1 and len(rest[0]) == 1:
        return added(whole, rest[0][0], size)
    return whole + rest


def added(circles: Sequence[Circle], person: str, size: int) -> list[Circle]:
    """One more in the smallest circle, which becomes two when it is twice as large as it should be."""
    if not circles:
        return [[person]]
    least = min(circles, key=len)
    grown = [*least, person]
    parts = [grown] if len(grown) < 2 * size else [grown[:size], grown[size:]]
    return [part for each in circles for part in (parts if each is least else [each])]


def _in_twos(people: Sequence[str]) -> list[Circle]:
    """Pairs, and one of three where they are odd."""
    pairs = [list(people[at : at + 2]) for at in range(0, len(people), 2)]
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        [odd] = pairs.pop()
        pairs[-1].append(odd)
    return pairs


RULES = {
    "stage.circles": Rule(Make, circle, roles=FACILITATORS, inside=True),
    "stage.pair": Rule(Pair, pair, roles=FACILITATORS),
}
