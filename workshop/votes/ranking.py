"""Ranking: everybody puts options in order, as many as they like; counted by Borda and by Schulze, side by side."""

from collections.abc import Sequence
from fractions import Fraction

from workshop.core.fields import Args
from workshop.votes.agreement import agreement
from workshop.votes.ballots import chosen
from workshop.votes.schulze import Pairs, condorcet, paths
from workshop.votes.way import Options, Tally, anything, exact, ids, ranked, rounded

NAME = "ranking"

Ballot = list[str]


class Settings(Args):
    """There is nothing to set."""


suits = anything


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """Options from best on; those left out come after all others and are alike among themselves."""
    return chosen(options, ballot)


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """The order by Schulze (`rank`) and by Borda (`borda`), and all that both are counted from.

    *Borda* (J.-C. de Borda, Mémoire sur les élections au scrutin, 1781): of n options the first of a ballot gets
    n - 1 points, the next one fewer, and so on. The options that a ballot leaves out share its remaining points
    equally, so that every ballot gives as many points as any other.

    *Schulze* (M. Schulze, A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent
    single-winner election method, Social Choice and Welfare 36, 2011): see schulze.py. Options stand by how
    many others are better than them.

    `pairs[a][b]` is how many prefer a to b. `condorcet` is the option that beats every other one, when there is
    one. `disagree` says that the two methods have different winners, and `winners` names them. The word about
    agreement is that of `agreement`, of an option's points on each ballot as a share of the most.
    """
    names = ids(options)
    pairs = _pairs(names, ballots)
    strength = paths(names, pairs)
    better = {a: sum(1 for b in names if b != a and strength[b][a] > strength[a][b]) for a in names}
    points = {id: [_points(id, ballot, len(names)) for ballot in ballots] for id in names}
    sums = {id: sum(points[id], Fraction(0)) for id in names}
    lines = [
        {
            "id": id,
            "borda": 1 + sum(1 for other in names if sums[other] > sums[id]),
            "points": rounded(sums[id]),
            "points_exact": exact(sums[id]),
            "places": [sum(1 for ballot in ballots if ballot[n : n + 1] == [id]) for n in range(len(names))],
            "support": rounded(sum(1 for ballot in ballots if id in ballot) / len(ballots)) if ballots else 0,
            "agreement": agreement([float(each) / max(1, len(names) - 1) for each in points[id]]),
        }
        for id in names
    ]
    best, ties = ranked(lines, lambda line: (-better[line["id"]],))
    winners = {"schulze": [id for id in names if not better[id]], "borda": [a["id"] for a in lines if a["borda"] == 1]}
    return {
        "ballots": len(ballots),
        "options": best,
        "ties": ties,
        "winners": winners,
        "disagree": winners["schulze"] != winners["borda"],
        "condorcet": condorcet(names, pairs),
        "pairs": pairs,
        "paths": strength,
    }


def _pairs(names: Sequence[str], ballots: Sequence[Ballot]) -> Pairs:
    pairs = {a: {b: 0 for b in names if b != a} for a in names}
    for ballot in ballots:
        after = set(names)
        for a in ballot:
            after.discard(a)
            for b in after:
                pairs[a][b] += 1
    return pairs


def _points(id: str, ballot: Ballot, count: int) -> Fraction:
    if id in ballot:
        return Fraction(count - 1 - ballot.index(id))
    return Fraction(count - len(ballot) - 1, 2)
