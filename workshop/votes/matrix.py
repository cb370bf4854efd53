"""Impact and effort: each places every option in silence; what people place alike needs no talk, what they don't does."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from workshop.core.fields import Args, Label
from workshop.core.refusal import Refused
from workshop.votes.ballots import UNREADABLE, marked, whole
from workshop.votes.way import Options, Tally, anything, ids, ranked

NAME = "matrix"
LEAST, MOST = 1, 10
MIDDLE = 5.5
WIDE = 3

Ballot = dict[str, list[int]]
Ends = Annotated[list[Label], Meta(min_length=2, max_length=2)]


class Settings(Args):
    """What the ends of both axes mean to this group, as [low, high]; empty words for none."""

    impact: Ends = msgspec.field(default_factory=lambda: ["", ""])
    effort: Ends = msgspec.field(default_factory=lambda: ["", ""])


suits = anything


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """`{option: [impact, effort]}`, both from 1 to 10."""
    return marked(options, ballot, _place)


def _place(value: object) -> list[int]:
    if not isinstance(value, list) or len(value) != 2:
        raise Refused("bad_args", UNREADABLE, "ballot")
    return [whole(axis, LEAST, MOST) for axis in value]


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """Median and spread of both axes for each option, those that people place most differently first.

    The spread is the distance between the quartiles (with both ends counted in); an option is `wide`, and worth
    talking about, when it is 3 or more on an axis. `quadrant` follows the medians: "quick" (high impact, low
    effort), "big" (high, high), "small" (low, low) or "hard" (low, high); None on the middle line of 5.5.

    With at least four people "fine" is what has a spread of at most 1 on both axes, and "divisive" what at least
    three in ten place at 8 or more and three in ten at 3 or less on the same axis.
    """
    lines = [_line(id, [ballot[id] for ballot in ballots if id in ballot]) for id in ids(options)]
    best, ties = ranked(lines, lambda line: (line["spread"], line["people"] > 0))
    return {"ballots": len(ballots), "options": best, "ties": ties}


def _line(id: str, places: Sequence[Sequence[int]]) -> Tally:
    impact, effort = (_axis([place[axis] for place in places]) for axis in (0, 1))
    spread = max(impact["spread"], effort["spread"])
    return {
        "id": id,
        "people": len(places),
        "impact": impact,
        "effort": effort,
        "spread": spread,
        "wide": spread >= WIDE,
        "quadrant": _quadrant(impact["median"], effort["median"]),
        "agreement": _agreement(places, spread),
    }


def _axis(values: Sequence[int]) -> dict[str, Any]:
    quartiles = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [0, 0, 0]
    return {
        "median": median(values) if values else None,
        "spread": quartiles[2] - quartiles[0],
        "least": min(values, default=None),
        "most": max(values, default=None),
        "histogram": [values.count(value) for value in range(LEAST, MOST + 1)],
    }


def _quadrant(impact: float | None, effort: float | None) -> str | None:
    if impact is None or effort is None or MIDDLE in (impact, effort):
        return None
    if impact > MIDDLE:
        return "big" if effort > MIDDLE else "quick"
    return "hard" if effort > MIDDLE else "small"


def _agreement(places: Sequence[Sequence[int]], spread: float) -> str | None:
    if len(places) < 4:
        return None
    if spread <= 1:
        return "fine"
    for axis in (0, 1):
        high = sum(1 for place in places if place[axis] >= 8)
        low = sum(1 for place in places if place[axis] <= 3)
        if min(high, low) * 10 >= len(places) * 3:
            return "divisive"
    return None
