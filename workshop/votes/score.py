"""Score: everybody gives each option a number of points; leaving one out is no opinion of it."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Annotated

from msgspec import Meta

from workshop.core.fields import Args
from workshop.votes.agreement import agreement
from workshop.votes.ballots import marked, whole
from workshop.votes.way import Options, Tally, anything, exact, ids, ranked, rounded

NAME = "score"

Ballot = dict[str, int]


class Settings(Args):
    """Points from 0 to `most`."""

    most: Annotated[int, Meta(ge=1, le=100)] = 5


suits = anything


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """`{option: points}`; 0 is an opinion and stays."""
    return marked(options, ballot, lambda value: whole(value, 0, settings.most))


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """Mean, median and histogram of the points of those who gave any, the highest mean first.

    An option that nobody scored has no mean and comes last. Equal means are broken by nothing: they tie. The word
    about agreement is that of `agreement`, of points as shares of the most.
    """
    lines = [_line(id, settings, ballots) for id in ids(options)]
    best, ties = ranked(lines, lambda line: (Fraction(line["mean_exact"] or -1),))
    return {"ballots": len(ballots), "options": best, "ties": ties}


def _line(id: str, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    given = [ballot[id] for ballot in ballots if id in ballot]
    mean = Fraction(sum(given), len(given)) if given else None
    counts = Counter(given)
    return {
        "id": id,
        "points": sum(given),
        "people": len(given),
        "mean": None if mean is None else rounded(mean),
        "mean_exact": None if mean is None else exact(mean),
        "median": median(given) if given else None,
        "histogram": [counts[points] for points in range(settings.most + 1)],
        "support": rounded(sum(1 for points in given if points * 2 >= settings.most) / len(given)) if given else 0,
        "agreement": agreement([points / settings.most for points in given]),
    }
