"""Leverage: where in a causal map a push would be felt, by plain figures of each factor.

- `in` and `out`: how many causal links come in and go out.
- `reach`: to how many other factors the links lead from here, however far.
- `loops`: how many of the board's loops, of up to eight links, it is in.
- `between`: its betweenness, over all pairs of other factors of which one leads to the other the share of the shortest
  ways that go through this one (L. Freeman, A set of measures of centrality based on betweenness, 1977).
- `weight`, from 0 to 100: 100 * (loops / all loops + between / those pairs) / 2, rounded; a share of nothing is 0. So half
  of it is the part of the loops that the factor is in, half the part of the ways between others that it is on.

A figure tells about the map that was drawn, not about the town: it is shown beside what people think.
"""

from collections import Counter

import msgspec

from workshop.core.board import Board
from workshop.core.fields import Args
from workshop.insights.causes import causes
from workshop.insights.insight import Insight
from workshop.insights.loops import LENGTH, Search
from workshop.insights.voted import votes
from workshop.insights.ways import Between, reached

MOST = 300
"""So many factors are told: those that were voted on, and of the others those with the most weight."""


class Params(Args):
    """Nothing may be asked: all factors are told."""


class Factor(msgspec.Struct, omit_defaults=True, rename={"in_": "in"}):
    """One factor's figures. `votes` when the last poll on factors asked about it, and its result may be told."""

    id: str
    in_: int
    out: int
    between: float
    loops: int
    reach: int
    weight: int
    votes: int | None = None


class Leverage(msgspec.Struct):
    """The factors, the one with the most weight first, and how many loops there are. `capped` when the map is so
    large that some loops or ways were not looked at."""

    factors: list[Factor]
    loops: int
    capped: bool


def compute(board: Board, params: Params) -> Leverage:
    map = causes(board)
    search, between, reach = Search(map, LENGTH), Between(map), reached(map)
    loops = search.found()
    voted = votes(board, map.factors)
    looped = Counter(link["from"] for loop in loops for link in loop)
    factors = [
        Factor(
            id=id,
            in_=len(map.into[id]),
            out=len(map.out[id]),
            between=round(between.sums[id], 2),
            loops=looped[id],
            reach=reach[id],
            weight=round(50 * (share(looped[id], len(loops)) + share(between.sums[id], between.pairs(id)))),
            votes=voted.get(id),
        )
        for id in map.factors
    ]
    factors.sort(key=lambda factor: (factor.votes is None, -factor.weight, factor.id))
    told = sorted(factors[:MOST], key=lambda factor: (-factor.weight, factor.id))
    capped = search.capped or between.sampled or len(factors) > MOST
    return Leverage(told, len(loops), capped)


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


INSIGHT = Insight(
    "leverage", "Where in the causal map a push would be felt, as far as you see it.", Params, Leverage, compute
)
