"""Dots: everybody has a few and puts them on what matters, more than one on the same thing where that is allowed."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.votes.agreement import agreement
from workshop.votes.ballots import marked, whole
from workshop.votes.way import Options, Tally, anything, ids, ranked

NAME = "dots"

Ballot = dict[str, int]
Count = Annotated[int, Meta(ge=1, le=100)]


class Settings(Args):
    """`budget` dots for each person, at most `most` of them on one option."""

    budget: Count = 5
    most: Count = 3

    def __post_init__(self) -> None:
        self.most = min(self.most, self.budget)


suits = anything


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """`{option: dots}` without the options that got none."""
    dots = marked(options, ballot, lambda value: whole(value, 0, settings.most))
    if sum(dots.values()) > settings.budget:
        raise Refused("budget", "You have {budget} dots; take some back first.", "ballot", budget=settings.budget)
    return {id: count for id, count in dots.items() if count}


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """Each option's dots, how many people gave any, and their share; the most dots first.

    A dot is all that a ballot of few dots can say, so leaving an option out is no dislike: of the words about
    agreement only two are used. "fine": at least two thirds of the ballots gave dots, and at least four did.
    "few": under three in ten did, at least two, and on average three quarters of the dots that one option may get.
    """
    lines = [_line(id, settings, ballots) for id in ids(options)]
    best, ties = ranked(lines, lambda line: (line["dots"],))
    return {"ballots": len(ballots), "dots": sum(line["dots"] for line in lines), "options": best, "ties": ties}


def _line(id: str, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    given = [ballot[id] for ballot in ballots if id in ballot]
    people = len(given)
    return {
        "id": id,
        "dots": sum(given),
        "people": people,
        "support": round(people / len(ballots), 3) if ballots else 0,
        "agreement": _agreement(given, settings, len(ballots)),
    }


def _agreement(given: Sequence[int], settings: Settings, ballots: int) -> str | None:
    if len(given) >= 4 and len(given) * 3 >= ballots * 2:
        return "fine"
    strong = agreement([count / settings.most for count in given] + [0.0] * (ballots - len(given)))
    return "few" if strong == "few" and settings.most > 1 else None
