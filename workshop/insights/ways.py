"""Ways along causal links: which factors lie on the shortest ones between others, and how far each leads."""

from collections import Counter

from workshop.insights.causes import Causes, knots

STEPS = 300_000
"""So many links are looked along at most for betweenness, some tenths of a second."""


class Between:
    """Betweenness by the algorithm of U. Brandes, A faster algorithm for betweenness centrality (2001).

    `sums` holds for each factor the sum, over pairs of others, of its share in the shortest ways from one to the other.
    Two links between the same two are one way. On a map that is too large for all its ways, only those from factors
    spread evenly over it are followed (U. Brandes and C. Pich, Centrality estimation in large networks, 2007), and it is
    `sampled`.
    """

    def __init__(self, map: Causes) -> None:
        self._next = {id: sorted({other for other, _ in ways}) for id, ways in map.out.items()}
        starts = [id for id in map.factors if self._next[id]]
        cost = len(starts) * sum(1 + len(ways) for ways in self._next.values())
        self.sums = dict.fromkeys(map.factors, 0.0)
        self._ended: Counter[str] = Counter()
        self._started: Counter[str] = Counter()
        every = 1 + cost // STEPS
        self.sampled = every > 1
        for start in starts[::every]:
            self._follow(start)

    def pairs(self, factor: str) -> int:
        """How many pairs of others are joined by a way, of those that were followed."""
        return self._started.total() - self._started[factor] - self._ended[factor]

    def _follow(self, start: str) -> None:
        """The shortest ways from here, breadth first, and then back along them what each factor on them is owed."""
        distance, ways, before = {start: 0}, {start: 1}, {start: list[str]()}
        order = [start]
        for id in order:  # which grows meanwhile
            for other in self._next[id]:
                if other not in distance:
                    distance[other], ways[other], before[other] = distance[id] + 1, 0, []
                    order.append(other)
                if distance[other] == distance[id] + 1:
                    ways[other] += ways[id]
                    before[other].append(id)
        owed = dict.fromkeys(order, 0.0)
        for id in reversed(order[1:]):
            for one in before[id]:
                owed[one] += ways[one] / ways[id] * (1 + owed[id])
            self.sums[id] += owed[id]
        self._started[start] = len(order) - 1
        self._ended.update(order[1:])


def reached(map: Causes) -> dict[str, int]:
    """To how many others the links lead from each factor, however far.

    What a knot reaches is a set of bits, one for each factor, joined from the knots that it leads to.
    """
    knot = knots(map)
    bit = {id: 1 << number for number, id in enumerate(map.factors)}
    members: dict[str, list[str]] = {}
    for id, name in knot.items():
        members.setdefault(name, []).append(id)
    bits: dict[str, int] = {}
    for name in reversed(members):  # the knots come before those that they lead to
        found = 0
        for id in members[name]:
            found |= bit[id]
            for other, _ in map.out[id]:
                found |= bits.get(knot[other], 0)
        bits[name] = found
    return {id: bits[knot[id]].bit_count() - 1 for id in map.factors}
