"""Choice: one option, a few, or as many as somebody can say yes to (approval)."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.votes.ballots import chosen
from workshop.votes.way import Options, Tally, anything, ids, ranked

NAME = "choice"

Ballot = list[str]


class Settings(Args):
    """At most `most` options on a ballot; null for as many as one likes, 1 for a single choice."""

    most: Annotated[int, Meta(ge=1, le=100)] | None = None


suits = anything


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """The chosen options in the order of the poll."""
    taken = set(chosen(options, ballot))
    if settings.most is not None and len(taken) > settings.most:
        raise Refused("budget", "You can choose at most {most}; take one back first.", "ballot", most=settings.most)
    return [id for id in ids(options) if id in taken]


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """How many chose each option, and their share of the ballots; the most chosen first.

    With at least four ballots "fine" is what at least four in five chose. Where one may choose as many as one
    likes, "divisive" is what two to three in five chose: as many said yes as left it out.
    """
    lines = [_line(id, settings, ballots) for id in ids(options)]
    best, ties = ranked(lines, lambda line: (line["people"],))
    return {"ballots": len(ballots), "options": best, "ties": ties}


def _line(id: str, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    people = sum(1 for ballot in ballots if id in ballot)
    return {
        "id": id,
        "people": people,
        "support": round(people / len(ballots), 3) if ballots else 0,
        "agreement": _agreement(people, settings, len(ballots)),
    }


def _agreement(people: int, settings: Settings, ballots: int) -> str | None:
    if ballots < 4:
        return None
    if people * 5 >= ballots * 4:
        return "fine"
    return "divisive" if settings.most is None and ballots * 2 <= people * 5 <= ballots * 3 else None
