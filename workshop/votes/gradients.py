"""Gradients of agreement: where each person stands on a proposal, in eight levels, and why; never an average.

S. Kaner, Facilitator's Guide to Participatory Decision-Making: 1 whole-hearted endorsement, 2 agreement with a minor
point of contention, 3 support with reservations, 4 abstain, 5 more discussion needed, 6 don't like but will support,
7 serious disagreement, 8 veto. Whether support is good enough is for people to judge.
"""

from collections.abc import Sequence
from typing import Any, TypedDict

from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.votes.agreement import agreement
from workshop.votes.ballots import UNREADABLE, marked, whole, words
from workshop.votes.way import Options, Tally, anything, ids, ranked, rounded

NAME = "gradients"
LEVELS = 8


class Stand(TypedDict, total=False):
    level: int
    reason: str


Ballot = dict[str, Stand]


class Settings(Args):
    """There is nothing to set."""


suits = anything


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """`{option: {"level": 1 to 8, "reason"?}}`; an empty reason is left out."""
    return marked(options, ballot, _stand)


def _stand(value: object) -> Stand:
    if not isinstance(value, dict) or not {"level"} <= value.keys() <= {"level", "reason"}:
        raise Refused("bad_args", UNREADABLE, "ballot")
    stand: Stand = {"level": whole(value["level"], 1, LEVELS)}
    reason = words(value.get("reason", ""))
    return {**stand, "reason": reason} if reason else stand


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """How many stand at each level, and their reasons, those of the most opposed first.

    Levels are in three zones: `for` (1 to 3), `between` (4 to 6) and `against` (7 and 8). Options with the fewest
    against come first, of these the ones with the most for; that is an order to talk in and no result. The word
    about agreement is that of `agreement`, of levels from 1 (as much as possible) to 8 (not at all).
    """
    lines = [_line(id, [ballot[id] for ballot in ballots if id in ballot]) for id in ids(options)]
    best, ties = ranked(lines, lambda line: (-line["zones"]["against"], line["zones"]["for"]))
    return {"ballots": len(ballots), "options": best, "ties": ties}


def _line(id: str, stands: Sequence[Stand]) -> Tally:
    histogram = [sum(1 for stand in stands if stand["level"] == level) for level in range(1, LEVELS + 1)]
    reasons: list[dict[str, Any]] = [dict(stand) for stand in stands if "reason" in stand]
    return {
        "id": id,
        "people": len(stands),
        "histogram": histogram,
        "zones": {"for": sum(histogram[:3]), "between": sum(histogram[3:6]), "against": sum(histogram[6:])},
        "reasons": sorted(reasons, key=lambda stand: (-stand["level"], stand["reason"])),
        "support": rounded(sum(histogram[:3]) / len(stands)) if stands else 0,
        "agreement": agreement([(LEVELS - stand["level"]) / (LEVELS - 1) for stand in stands]),
    }
